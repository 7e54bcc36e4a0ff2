"""Every detector over every item: findings, and an honest list of what could not be screened."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import polars as pl
from msgspec.structs import replace

from friendline.model import Category, Finding, Severity
from friendline.screening.choosing import Given, chosen
from friendline.screening.detector import LONGEST_TEXT, Batch, Detector
from friendline.screening.outside.not_screened import NotScreenedError

BATCH_ROWS = 20_000
SEPARATOR = "; "
"""Stands between the words in ``Finding.evidence``."""

_WEIGHT = {Severity.LOW: 0, Severity.MEDIUM: 1, Severity.HIGH: 2}
_ORDER = {category: place for place, category in enumerate(Category)}


@dataclass(frozen=True)
class Screening:
    """What the detectors saw.

    Attributes:
        findings: At most one per item and category, ordered by item id; ``detector`` is that of
            the strongest of what several saw.
        not_screened: Item id and a sentence for every item that a detector could not read, or
            not to its end. Such an item is not clean: nobody knows.
    """

    findings: list[Finding]
    not_screened: list[tuple[str, str]]


@cache
def standard_detectors() -> tuple[Detector, ...]:
    """Give the detectors that look where nothing is asked for; made once: they hold tables."""
    return tuple(chosen(Given()))


def screen(items: pl.DataFrame, detectors: Sequence[Detector] | None = None) -> Screening:
    """Screen an items table; never raises for what is in the items or for a failing detector.

    Args:
        items: The items table, one row an item; items by others are screened like the owner's.
        detectors: Which detectors; ``standard_detectors()`` if not given.

    Returns:
        Findings and the items not screened, the same whatever the order of the rows.
    """
    chosen = standard_detectors() if detectors is None else detectors
    findings: list[Finding] = []
    not_screened: list[tuple[str, str]] = []
    for rows in items.iter_slices(BATCH_ROWS):
        batch = Batch(rows)
        not_screened += ((item, _cut_short(length)) for item, length in batch.too_long)
        for detector in chosen:
            seen, failed = _attempt(detector, batch)
            findings += seen
            not_screened += failed
    ranks = {detector.name: rank for rank, detector in enumerate(chosen)}
    return Screening(list(_merged(findings, ranks)), sorted(set(not_screened)))


def _attempt(detector: Detector, batch: Batch) -> tuple[list[Finding], list[tuple[str, str]]]:
    """Let a detector read a batch; where that fails, item by item to find which one it is."""
    try:
        return list(detector.screen(batch)), []
    except NotScreenedError as partly:
        return list(partly.findings), list(partly.reasons.items())
    except Exception as error:  # noqa: BLE001 - a detector's failure costs one item, not the review
        if batch.items.height == 1:
            return [], [(batch.ids[0], _failure(detector, error))]
    findings: list[Finding] = []
    failed: list[tuple[str, str]] = []
    for row in batch.items.iter_slices(1):
        seen, not_seen = _attempt(detector, Batch(row))
        findings += seen
        failed += not_seen
    return findings, failed


def _failure(detector: Detector, error: Exception) -> str:
    return f"The detector '{detector.name}' could not read it ({type(error).__name__})."


def _cut_short(length: int) -> str:
    return (
        f"It is {length:,} characters long; "
        f"only its first {LONGEST_TEXT:,} characters were screened."
    )


def _merged(findings: Iterable[Finding], ranks: Mapping[str, int]) -> Iterator[Finding]:
    """Make one finding of those for the same item and category: the strongest speaks.

    Of equally strong ones the detector that comes first does. Words that another detector saw are
    left out: what one shows as a word, another shows as a sense of the whole.
    """

    def strength(found: Finding) -> tuple[int, int, str, str]:
        rank = ranks.get(found.detector, len(ranks))
        return -_WEIGHT[found.severity], rank, found.evidence, found.reason

    ordered = sorted(findings, key=lambda found: (*_subject(found), *strength(found)))
    for _, same in groupby(ordered, key=_subject):
        strongest, *others = same
        words = dict.fromkeys(
            one.evidence for one in (strongest, *others) if one.detector == strongest.detector
        )
        yield replace(strongest, evidence=SEPARATOR.join(words))


def _subject(found: Finding) -> tuple[str, int]:
    return found.item, _ORDER[found.category]
