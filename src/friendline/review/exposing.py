"""Which findings are in what the subjects see: listed, counted, and by how many each is seen."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from friendline.model import Category, Finding, FindingKind, Severity
from friendline.review.contract import (
    ExposureCountRow,
    ExposureRow,
    GainedRow,
    SeenByRow,
    SightRow,
)
from friendline.review.looking import ANYBODY_LOOKS, ChannelSight, has_items
from friendline.review.subjects import Subjects
from friendline.sight.exposure import Exposure
from friendline.sight.exposure import expose as lay
from friendline.sight.judging.belonging import Verdict
from friendline.sight.judging.item_classes import Places
from friendline.sight.viewing import Sight, Verdicts

EXPOSURES_PER_PERSON = 1_000
"""So many exposures of one person are listed, the weightiest first; all of them are counted."""


def sight_rows(
    sights: Mapping[str, ChannelSight], findings: Sequence[Finding] = ()
) -> list[SightRow]:
    """Give how many items each subject can, may and cannot see, now and once accepted."""
    rows = []
    for one in filter(has_items, sights.values()):
        risks = _FindingsOfChannel((it for it in findings if _is_risk(it)), one)
        rows += [
            _sight_row(subject, number, one, risks) for subject, number in one.position.items()
        ]
    return rows


def _is_risk(finding: Finding) -> bool:
    return finding.category.kind is FindingKind.RISK


def _sight_row(
    subject: str, number: int, one: ChannelSight, risks: "_FindingsOfChannel"
) -> SightRow:
    now = one.sight.counts(number)
    accepted = one.accepted.get(subject)
    return SightRow(
        person=subject,
        channel=one.channel,
        can=now.can,
        may=now.may,
        cannot=now.cannot,
        if_accepted=None if accepted is None else one.sight.counts(accepted),
        gains=[] if accepted is None else risks.gained(number, accepted),
        as_anybody=number == ANYBODY_LOOKS,
    )


@dataclass(frozen=True)
class Exposures:
    """Findings that people of the client list can or may see.

    Attributes:
        rows: At most ``EXPOSURES_PER_PERSON`` of each person, the weightiest first.
        counts: All of them, counted by person and category.
        seen_by: For each finding that somebody can or may see, by how many.
    """

    rows: list[ExposureRow]
    counts: list[ExposureCountRow]
    seen_by: list[SeenByRow]


def expose(
    findings: Sequence[Finding], sights: Mapping[str, ChannelSight], subjects: Subjects
) -> Exposures:
    """Lay the findings over what each person of the client list sees."""
    rows: dict[str, list[list[ExposureRow]]] = defaultdict(list)
    counts: dict[str, Places] = {}
    seen_by: list[SeenByRow] = []
    for one in filter(has_items, sights.values()):
        people = {who: number for who, number in one.position.items() if who in subjects.listed}
        found = _FindingsOfChannel(findings, one)
        for person, number in people.items():
            rows[person].append(list(found.exposures(person, number)))
        laid = found.laid_over(sorted(set(people.values())))
        for person, seen in _counted(people, laid):
            counts[person] = counts.get(person, 0) + seen
        # several people look through one viewer only where they see everything, as anybody does
        seen_by += found.seen_by(laid, also=len(people) - len(laid.viewers))
    return Exposures(
        rows=[row for _, of_channels in sorted(rows.items()) for row in _merged(of_channels)],
        counts=[
            row for person, seen in sorted(counts.items()) for row in _count_rows(person, seen)
        ],
        seen_by=sorted(seen_by, key=lambda row: (row.item, row.category)),
    )


def _counted(people: Mapping[str, int], laid: Exposure) -> Iterator[tuple[str, Places]]:
    """Give how many findings each person can (row 0) and may (row 1) see, by category."""
    places = {viewer: place for place, viewer in enumerate(laid.viewers.tolist())}
    seen = np.stack([laid.by_category(verdict) for verdict in _SEEN], axis=1)
    for person, number in people.items():
        yield person, seen[places[number]]


def _count_rows(person: str, seen: Places) -> Iterator[ExposureCountRow]:
    can, may = seen.tolist()
    for category, code in sorted(_CODES.items()):
        if can[code] or may[code]:
            yield ExposureCountRow(person=person, category=category, can=can[code], may=may[code])


def _merged(of_channels: Sequence[list[ExposureRow]]) -> list[ExposureRow]:
    """Give one person's rows in order; those of one channel are in order already."""
    if len(of_channels) == 1:
        return of_channels[0]
    return sorted(chain.from_iterable(of_channels), key=lambda row: (row.item, row.category))


class _FindingsOfChannel:
    """The findings in the items of one channel, the weightiest and latest first."""

    def __init__(self, findings: Iterable[Finding], one: ChannelSight) -> None:
        self._one = one
        rows = {item: row for row, item in enumerate(one.sight.items["id"])}
        times = one.sight.items["at"].fill_null(0).to_list()
        here = [finding for finding in findings if finding.item in rows]
        here.sort(key=lambda finding: (_weight(finding), -times[rows[finding.item]], finding.item))
        self.findings = here
        self.categories = np.array([_CODES[finding.category] for finding in here], dtype=np.int64)
        self._rows = np.array([rows[finding.item] for finding in here], dtype=np.int64)
        self._place = _places([(finding.item, finding.category) for finding in here])
        self._alike = _alike(one.sight, self._rows)

    def verdicts(self, viewer: int) -> Verdicts:
        return self._one.sight.row_verdicts(viewer)[self._rows]

    def laid_over(self, viewers: Sequence[int]) -> Exposure:
        """Lay the findings over what these viewers see."""
        return lay(self._one.sight, self._rows, self.categories, len(_CATEGORIES), viewers)

    def exposures(self, person: str, viewer: int) -> Iterator[ExposureRow]:
        """Give the weightiest that somebody sees, in the order of their items."""
        verdicts = self.verdicts(viewer)
        visible = np.flatnonzero(verdicts)[:EXPOSURES_PER_PERSON]
        visible = visible[np.argsort(self._place[visible])]
        told: dict[tuple[object, int], tuple[str, ...]] = {}
        for position, verdict in zip(visible.tolist(), verdicts[visible].tolist(), strict=True):
            finding = self.findings[position]
            key = self._alike[position], verdict
            if (because := told.get(key)) is None:
                because = told[key] = self._one.because(person, finding.item)
            yield ExposureRow(
                person=person,
                item=finding.item,
                category=finding.category,
                sees=_WORDS[verdict],
                because=because,
            )

    def seen_by(self, laid: Exposure, also: int) -> Iterator[SeenByRow]:
        """Give by how many each finding is seen; ``also`` counts more people who can see all.

        Of several detectors that saw one thing in an item there is one row.
        """
        can, may = (laid.seen_by(verdict).tolist() for verdict in _SEEN)
        rows = {
            (finding.item, finding.category): SeenByRow(
                item=finding.item, category=finding.category, can=one_can + also, may=one_may
            )
            for finding, one_can, one_may in zip(self.findings, can, may, strict=True)
            if one_can + also or one_may
        }
        yield from rows.values()

    def gained(self, before: int, after: int) -> list[GainedRow]:
        """Count what one viewer sees newly, or more surely, than another."""
        then, now = self.verdicts(after), self.verdicts(before)
        can, may = (
            np.bincount(
                self.categories[(then == verdict) & (now < verdict)], minlength=len(_CATEGORIES)
            ).tolist()
            for verdict in _SEEN
        )
        return [
            GainedRow(category=category, can=can[code], may=may[code])
            for category, code in _CODES.items()
            if can[code] or may[code]
        ]


def _places(keys: Sequence[tuple[str, Category]]) -> Places:
    """Give for each key its place in the order of all."""
    places = np.empty(len(keys), dtype=np.int64)
    places[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))
    return places


def _alike(sight: Sight, rows: Places) -> list[object]:
    """Give for each row a key: rows of one key are seen by one viewer for the same reasons.

    Items that name nobody differ, for this, in the class of their audience and in their kind.
    """
    classes, kinds = sight.classes, sight.items["kind"].to_list()
    named = {*classes.tags.rows.tolist(), *classes.walls.rows.tolist()}
    return [
        row if row in named else (int(classes.of_row[row]), kinds[row]) for row in rows.tolist()
    ]


def _weight(finding: Finding) -> tuple[bool, int]:
    is_perk = finding.category.kind is FindingKind.PERK
    return is_perk, -list(Severity).index(finding.severity)


_SEEN = (Verdict.CAN, Verdict.MAY)
_WORDS = tuple(verdict.sees for verdict in Verdict)
_CATEGORIES = tuple(Category)
_CODES = {category: code for code, category in enumerate(_CATEGORIES)}
