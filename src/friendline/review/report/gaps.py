"""What was read, what was not, and what this review therefore cannot tell (design, rule 1)."""

from dataclasses import dataclass

from friendline.review.contract import MissingPart, Review, SkippedFile, SourceRow
from friendline.review.report.bounded import Bounded, first
from friendline.review.report.words import LONGEST_REASON, channel_name, shortened
from friendline.review.words import spelled

MOST_MISSING = 60
MOST_SKIPPED = 40
MOST_SOURCES = 100

_LONGEST_PATH = 120
_LONGEST_LINES = 2_000


@dataclass(frozen=True)
class Missing:
    """Something that cannot be told, how to supply it, and which source lacks it."""

    what: str
    remedy: str
    source: str
    lines: str = ""


@dataclass(frozen=True)
class Source:
    """One export, list or calendar that was read."""

    path: str
    kind: str
    items: int
    people: int
    requests: int
    events: int
    skipped: Bounded[SkippedFile]


def missing(review: Review) -> Bounded[Missing]:
    """Give what is missing for the whole review, then for each source, each thing once."""
    parts = [_missing(part, "") for part in review.missing]
    if review.not_screened:
        parts.append(_not_screened(review))
    for source in review.sources:
        parts += [_missing(part, shortened(source.path, _LONGEST_PATH)) for part in source.missing]
    once = {(part.what, part.remedy): part for part in reversed(parts)}
    return first([part for part in parts if once[part.what, part.remedy] is part], MOST_MISSING)


def _missing(part: MissingPart, source: str) -> Missing:
    what = shortened(part.what, 2 * LONGEST_REASON)
    remedy = shortened(part.remedy, 2 * LONGEST_REASON)
    return Missing(what, remedy, source, part.lines[:_LONGEST_LINES])


def _not_screened(review: Review) -> Missing:
    items = len({row.item for row in review.not_screened})
    verb = "item was not read to its end, so nobody knows whether it is clean"
    verbs = "items were not read to their end, so nobody knows whether they are clean"
    whys = dict.fromkeys(shortened(row.reason, LONGEST_REASON) for row in review.not_screened)
    return Missing(
        what=f"{spelled(items, verb, verbs)}. {first(list(whys), 1).rows[0]}",
        remedy="Read what is listed under “not_screened” in review.json yourself.",
        source="",
    )


def sources(review: Review) -> Bounded[Source]:
    """Give the sources in the order they were read."""
    kept = first(review.sources, MOST_SOURCES)
    return Bounded([_source(row) for row in kept], kept.more)


def _source(row: SourceRow) -> Source:
    kept = first(row.skipped, MOST_SKIPPED)
    skipped = [
        SkippedFile(
            file=shortened(one.file, _LONGEST_PATH), reason=shortened(one.reason, LONGEST_REASON)
        )
        for one in kept
    ]
    return Source(
        path=shortened(row.path, _LONGEST_PATH),
        kind=channel_name(row.kind),
        items=row.items,
        people=row.people,
        requests=row.requests,
        events=row.events,
        skipped=Bounded(skipped, kept.more),
    )
