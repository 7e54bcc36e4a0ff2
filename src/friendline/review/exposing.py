"""Which findings are in what the subjects see: listed, counted, and by how many each is seen."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import Any, TypeAlias

import numpy as np

from friendline.model import Category, Finding, FindingKind, Severity
from friendline.review.contract import (
    ExposureCountRow,
    ExposureRow,
    GainedRow,
    SeenByRow,
    SightRow,
)
from friendline.review.fine_for import FineFor
from friendline.review.looking import ANYBODY_LOOKS, ChannelSight, has_items
from friendline.review.subjects import Subjects
from friendline.sight.exposure import Exposure
from friendline.sight.exposure import expose as lay
from friendline.sight.judging.belonging import Verdict
from friendline.sight.judging.crowd import Flags
from friendline.sight.judging.item_classes import Places
from friendline.sight.prior import Prior, prior_of
from friendline.sight.viewing import Sight, Verdicts

EXPOSURES_PER_PERSON = 1_000
"""So many exposures of one person are listed, of all channels together; all of them are counted."""

_Weight: TypeAlias = tuple[tuple[bool, int], int, str]
"""Sorts the weightiest and latest finding first."""


def sight_rows(
    sights: Mapping[str, ChannelSight],
    findings: Sequence[Finding] = (),
    fine_for: FineFor | None = None,
) -> list[SightRow]:
    """Give how many items each subject can, may and cannot see, now and once accepted."""
    rows = []
    for one in filter(has_items, sights.values()):
        risks = _FindingsOfChannel([it for it in findings if _is_risk(it)], one, fine_for)
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
        gains=[] if accepted is None else risks.gained(subject, number, accepted),
        as_anybody=number == ANYBODY_LOOKS,
    )


@dataclass(frozen=True)
class Exposures:
    """Findings that people of the client list can or may see.

    Attributes:
        rows: At most ``EXPOSURES_PER_PERSON`` of each person, the weightiest; in the order of the
            items.
        counts: All of them, counted by person and category.
        seen_by: For each finding that somebody can or may see, by how many.
        risks_seen_by: For each item with a risk, how many can and may see one that counts for them.
    """

    rows: list[ExposureRow]
    counts: list[ExposureCountRow]
    seen_by: list[SeenByRow]
    risks_seen_by: Mapping[str, tuple[int, int]]


def expose(
    findings: Sequence[Finding],
    sights: Mapping[str, ChannelSight],
    subjects: Subjects,
    fine_for: FineFor | None = None,
) -> Exposures:
    """Lay the findings over what each person of the client list sees.

    Args:
        findings: What was found.
        sights: What everybody sees, by channel.
        subjects: Whom the review speaks about.
        fine_for: What does not count for whom.
    """
    shown: dict[str, list[_Shown]] = defaultdict(list)
    counts: dict[str, Places] = {}
    seen_by: list[SeenByRow] = []
    risks_seen_by: dict[str, tuple[int, int]] = {}
    channels = list(filter(has_items, sights.values()))
    all_found = [_FindingsOfChannel(findings, one, fine_for) for one in channels]
    _rank_together(all_found)
    for one, found in zip(channels, all_found, strict=True):
        people = _people(one, subjects)
        for person, number in people.items():
            shown[person].append(_Shown(found, person, number))
        laid = found.laid_over(people)
        for person, seen in found.counted(laid, people):
            counts[person] = counts.get(person, 0) + seen
        seen_by += found.seen_by(laid, people)
        risks_seen_by |= found.risks_seen_by(laid, people)
    return Exposures(
        rows=[
            row for person, of_channels in sorted(shown.items()) for row in _weightiest(of_channels)
        ],
        counts=[
            row for person, seen in sorted(counts.items()) for row in _count_rows(person, seen)
        ],
        seen_by=sorted(seen_by, key=lambda row: (row.item, row.category)),
        risks_seen_by=risks_seen_by,
    )


def seen_by(
    findings: Sequence[Finding], sights: Mapping[str, ChannelSight], subjects: Subjects
) -> list[SeenByRow]:
    """Give by how many people of the client list each of some findings is seen."""
    rows: list[SeenByRow] = []
    for one in filter(has_items, sights.values()):
        found, people = _FindingsOfChannel(findings, one), _people(one, subjects)
        rows += found.seen_by(found.laid_over(people), people)
    return rows


def _people(one: ChannelSight, subjects: Subjects) -> dict[str, int]:
    """Give the viewers of the people of the client list on a channel."""
    return {who: number for who, number in one.position.items() if who in subjects.listed}


def _count_rows(person: str, seen: Places) -> Iterator[ExposureCountRow]:
    can, may = seen.tolist()
    for category, code in sorted(_CODES.items()):
        if can[code] or may[code]:
            yield ExposureCountRow(person=person, category=category, can=can[code], may=may[code])


class _Shown:
    """Which findings of one channel somebody sees, the weightiest first."""

    def __init__(self, found: "_FindingsOfChannel", person: str, viewer: int) -> None:
        self.found = found
        self.person = person
        self.viewer = viewer
        self.visible = np.flatnonzero(found.counting(person, viewer))

    @property
    def ranks(self) -> Places:
        """How they rank among the findings of all channels, ascending."""
        return self.found.ranks[self.visible]

    def rows(self, number: int) -> Iterator[ExposureRow]:
        """Give the first of them in the order of their items."""
        return self.found.exposures(self.person, self.viewer, self.visible[:number])


def _rank_together(all_found: Sequence["_FindingsOfChannel"]) -> None:
    """Rank the findings of all channels, each of which are in order already."""
    weights = [weight for found in all_found for weight in found.weights]
    ranks = _places(weights)
    begin = 0
    for found in all_found:
        found.ranks = ranks[begin : begin + len(found.weights)]
        begin += len(found.weights)


def _weightiest(of_channels: Sequence[_Shown]) -> list[ExposureRow]:
    """Give one person's rows in the order of the items: of all channels together, so many."""
    numbers = [len(one.visible) for one in of_channels]
    if sum(numbers) > EXPOSURES_PER_PERSON:
        ranks = np.concatenate([one.ranks for one in of_channels])
        last = np.partition(ranks, EXPOSURES_PER_PERSON)[EXPOSURES_PER_PERSON]
        numbers = [int(np.searchsorted(one.ranks, last)) for one in of_channels]
    each = [list(one.rows(number)) for one, number in zip(of_channels, numbers, strict=True)]
    if len(each) == 1:
        return each[0]
    return sorted(chain.from_iterable(each), key=lambda row: (row.item, row.category))


class _FindingsOfChannel:
    """The findings in the items of one channel, the weightiest and latest first."""

    def __init__(
        self, findings: Iterable[Finding], one: ChannelSight, fine_for: FineFor | None = None
    ) -> None:
        self._one = one
        self._fine_for = fine_for or FineFor()
        rows = {item: row for row, item in enumerate(one.sight.items["id"])}
        times = one.sight.items["at"].fill_null(0).to_list()
        here = [
            ((_weight(finding), -times[row], finding.item), finding)
            for finding in findings
            if (row := rows.get(finding.item)) is not None
        ]
        here.sort(key=itemgetter(0))
        self.weights: list[_Weight] = [weight for weight, _ in here]
        self.ranks: Places = np.arange(len(here))
        self.findings = [finding for _, finding in here]
        self.categories = np.array([_CODES[one.category] for one in self.findings], dtype=np.int64)
        self._rows = np.array([rows[one.item] for one in self.findings], dtype=np.int64)
        self._place = _places([(one.item, one.category) for one in self.findings])
        self._alike = _alike(one.sight, self._rows)
        self._found_standing: dict[frozenset[Any], Places] = {}

    def verdicts(self, viewer: int) -> Verdicts:
        return self._one.sight.row_verdicts(viewer)[self._rows]

    def counting(self, person: str, viewer: int) -> Verdicts:
        """Give the verdicts of a person, as if what does not count for them were hidden."""
        verdicts = self.verdicts(viewer)
        verdicts[self._not_counting(person)] = Verdict.CANNOT
        return verdicts

    def _not_counting(self, person: str) -> Places:
        """Give where the findings stand that do not count for a person."""
        return self._standing(self._fine_for.findings(person))

    def _with_items_not_counting(self, person: str) -> Places:
        """Give where the findings stand in whose items no risk counts for a person."""
        return self._standing(self._fine_for.items(person))

    def _standing(self, wanted: frozenset[Any]) -> Places:
        """Give where the findings of some items, or of some items and categories, stand."""
        if wanted not in self._found_standing:
            places = sorted(chain.from_iterable(self._by_key.get(key, ()) for key in wanted))
            self._found_standing[wanted] = np.array(places, dtype=np.int64)
        return self._found_standing[wanted]

    @cached_property
    def _by_key(self) -> dict[Any, list[int]]:
        places: dict[Any, list[int]] = defaultdict(list)
        for place, one in enumerate(self.findings):
            places[one.item].append(place)
            places[one.item, one.category].append(place)
        return places

    @cached_property
    def _prior(self) -> Prior:
        return prior_of(self._one.sight)

    @cached_property
    def _leans(self) -> Flags:
        return self._prior.leans[self._rows]

    def laid_over(self, people: Mapping[str, int]) -> Exposure:
        """Lay the findings over what these people see; several may look through one viewer."""
        viewers = sorted(set(people.values()))
        return lay(self._one.sight, self._rows, self.categories, len(_CATEGORIES), viewers)

    def exposures(self, person: str, viewer: int, visible: Places) -> Iterator[ExposureRow]:
        """Give some findings that somebody sees, in the order of their items."""
        visible = visible[np.argsort(self._place[visible])]
        verdicts = self.verdicts(viewer)
        told: dict[tuple[object, int], tuple[str, ...]] = {}
        leans = (self._leans[visible] & (verdicts[visible] == Verdict.MAY)).tolist()
        seen = zip(visible.tolist(), verdicts[visible].tolist(), leans, strict=True)
        for position, verdict, may_lean in seen:
            finding = self.findings[position]
            key = self._alike[position], verdict
            if (because := told.get(key)) is None:
                because = told[key] = self._one.because(person, finding.item)
            if may_lean and (leaning := self._prior.leaning(viewer, finding.item)):
                because = (*because, leaning.because)
            yield ExposureRow(
                person=person,
                item=finding.item,
                category=finding.category,
                sees=_WORDS[verdict],
                because=because,
            )

    def counted(self, laid: Exposure, people: Mapping[str, int]) -> Iterator[tuple[str, Places]]:
        """Give how many findings each person can (row 0) and may (row 1) see, by category."""
        places = {viewer: place for place, viewer in enumerate(laid.viewers.tolist())}
        seen = np.stack([laid.by_category(verdict) for verdict in _SEEN], axis=1)
        for person, number in people.items():
            counts = seen[places[number]]
            if (fine := self._not_counting(person)).size:
                verdicts, categories = self.verdicts(number)[fine], self.categories[fine]
                counts = counts - np.stack(
                    [_numbers(categories[verdicts == verdict]) for verdict in _SEEN]
                )
            yield person, counts

    def seen_by(self, laid: Exposure, people: Mapping[str, int]) -> Iterator[SeenByRow]:
        """Give by how many people each finding is seen for whom it counts.

        Of several detectors that saw one thing in an item there is one row.
        """
        can, may = self._seers(laid, people, self._not_counting)
        rows = {
            (finding.item, finding.category): SeenByRow(
                item=finding.item, category=finding.category, can=one_can, may=one_may
            )
            for finding, one_can, one_may in zip(self.findings, can, may, strict=True)
            if one_can or one_may
        }
        yield from rows.values()

    def risks_seen_by(
        self, laid: Exposure, people: Mapping[str, int]
    ) -> dict[str, tuple[int, int]]:
        """Give by how many each item with a risk is seen for whom one of its risks counts."""
        can, may = self._seers(laid, people, self._with_items_not_counting)
        return {
            finding.item: seen
            for finding, seen in zip(self.findings, zip(can, may, strict=True), strict=True)
            if _is_risk(finding)
        }

    def _seers(
        self, laid: Exposure, people: Mapping[str, int], fine: Callable[[str], Places]
    ) -> tuple[list[int], list[int]]:
        """Count for each finding who can and who may see it, but for whom it is fine."""
        can, may = (laid.seen_by(verdict) for verdict in _SEEN)
        # several people look through one viewer only where they see everything, as anybody does
        can += len(people) - len(laid.viewers)
        for person, number in people.items():
            if (places := fine(person)).size:
                verdicts = self.verdicts(number)[places]
                can[places] -= verdicts == Verdict.CAN
                may[places] -= verdicts == Verdict.MAY
        return can.tolist(), may.tolist()

    def gained(self, person: str, before: int, after: int) -> list[GainedRow]:
        """Count what a person sees newly, or more surely, by one viewer than by another."""
        then, now = self.counting(person, after), self.counting(person, before)
        can, may = (
            _numbers(self.categories[(then == verdict) & (now < verdict)]).tolist()
            for verdict in _SEEN
        )
        return [
            GainedRow(category=category, can=can[code], may=may[code])
            for category, code in _CODES.items()
            if can[code] or may[code]
        ]


def _numbers(categories: Places) -> Places:
    """Count how often each category comes."""
    return np.bincount(categories, minlength=len(_CATEGORIES))


def _places(keys: Sequence[tuple[Any, ...]]) -> Places:
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
    return _IS_PERK[finding.category], -_GRAVITY[finding.severity]


_IS_PERK = {category: category.kind is FindingKind.PERK for category in Category}
_GRAVITY = {severity: gravity for gravity, severity in enumerate(Severity)}
_SEEN = (Verdict.CAN, Verdict.MAY)
_WORDS = tuple(verdict.sees for verdict in Verdict)
_CATEGORIES = tuple(Category)
_CODES = {category: code for code, category in enumerate(_CATEGORIES)}
