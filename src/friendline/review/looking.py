"""What every subject sees on every channel, and which findings are in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from friendline.book import Book
from friendline.model import (
    AudienceSource,
    Category,
    Certainty,
    Finding,
    FindingKind,
    Match,
    Sees,
    Severity,
)
from friendline.review.contract import (
    BaselineRow,
    ExposureCountRow,
    ExposureRow,
    SightRow,
)
from friendline.review.subjects import Subject, Subjects, is_standing
from friendline.sight import RULES
from friendline.sight.belonging import ANYBODY, Presence, Verdict
from friendline.sight.statements import Statements
from friendline.sight.viewing import Sight, Verdicts, Viewer

EXPOSURES_PER_PERSON = 1_000
"""So many exposures of one person are listed, the weightiest first; all of them are counted."""


@dataclass(frozen=True)
class ChannelSight:
    """What everybody sees on one channel.

    Attributes:
        channel: The network.
        sight: The verdicts; viewer 0 is anybody who is not logged in.
        position: Number of each subject's viewer, by subject id.
        accepted: Number of the viewer that a subject would be once accepted.
    """

    channel: str
    sight: Sight
    position: Mapping[str, int]
    accepted: Mapping[str, int]

    def sees(self, subject: str, item: str) -> Sees:
        """Say whether a subject sees an item."""
        return self.sight.sees(self.position[subject], item)

    def seen_by_anybody(self, item: str) -> Sees:
        """Say whether somebody who is not logged in sees an item."""
        return self.sight.sees(0, item)

    def because(self, subject: str, item: str) -> tuple[str, ...]:
        """Say why."""
        return self.sight.because(self.position[subject], item)


def look(
    book: Book, items: pl.DataFrame, subjects: Subjects, statements: Statements
) -> dict[str, ChannelSight]:
    """Judge for all subjects what they see on each channel that has rules.

    Args:
        book: The book.
        items: Its table of items, with what the owner said about audiences.
        subjects: Whose sight is asked for.
        statements: For the members of the owner's lists.
    """
    sights = {}
    for channel in items["channel"].unique().sort():
        if channel in RULES:
            of_channel = items.filter(pl.col("channel") == channel)
            sights[channel] = _look_at(channel, of_channel, book, subjects, statements)
    return sights


def _look_at(
    channel: str, items: pl.DataFrame, book: Book, subjects: Subjects, statements: Statements
) -> ChannelSight:
    viewers = [Viewer("anybody", (ANYBODY,), sure=True)]
    position, accepted = {}, {}
    for subject in subjects.all().values():
        viewer = _viewer(channel, subject, book)
        if viewer is None:
            continue
        position[subject.id] = len(viewers)
        viewers.append(viewer)
        if _waits(channel, subject, book):
            accepted[subject.id] = len(viewers)
            viewers.append(_once_accepted(channel, viewer))
    # What the owner says of a list counts more than what an export tells of it.
    told = {**book.lists, **statements.lists}
    lists = {name: who for (where, name), who in told.items() if where == channel}
    return ChannelSight(channel, Sight(items, viewers, RULES[channel], lists), position, accepted)


def _viewer(channel: str, subject: Subject, book: Book) -> Viewer | None:
    """The subject as the channel knows them: confirmed accounts, or else all possible ones."""
    there = [one for one in subject.matches if book.accounts[one.account].channel == channel]
    confirmed = [one for one in there if one.certainty is Certainty.CONFIRMED]
    if not there:
        return None
    # an account that stands for itself is surely itself, whoever holds it
    sure = bool(confirmed) or subject.person is None
    return Viewer(
        subject.id, tuple(_presence(match, book) for match in confirmed or there), sure=sure
    )


def _presence(match: Match, book: Book) -> Presence:
    ties = book.ties.get(match.account, ())
    return Presence(
        name=book.accounts[match.account].name,
        ties=frozenset(tie.kind for tie in ties if tie.until is None),
    )


def _waits(channel: str, subject: Subject, book: Book) -> bool:
    """Whether the subject is on this channel and not let in yet."""
    return not any(
        is_standing(tie)
        for match in subject.matches
        if book.accounts[match.account].channel == channel
        for tie in book.ties.get(match.account, ())
    )


def _once_accepted(channel: str, viewer: Viewer) -> Viewer:
    tie = RULES[channel].tie
    return replace(
        viewer,
        presences=tuple(
            replace(presence, ties=presence.ties | {tie}) for presence in viewer.presences
        ),
    )


def sight_rows(sights: Mapping[str, ChannelSight]) -> list[SightRow]:
    """Give how many items each subject can, may and cannot see, now and once accepted."""
    return [
        _sight_row(subject, number, one)
        for one in sights.values()
        for subject, number in one.position.items()
    ]


def _sight_row(subject: str, number: int, one: ChannelSight) -> SightRow:
    now = one.sight.counts(number)
    accepted = one.accepted.get(subject)
    then = None if accepted is None else one.sight.counts(accepted)
    return SightRow(
        person=subject,
        channel=one.channel,
        can=now.can,
        may=now.may,
        cannot=now.cannot,
        if_accepted=then,
    )


def baseline_rows(sights: Mapping[str, ChannelSight]) -> list[BaselineRow]:
    """Give what anybody sees who is not even logged in (R52)."""
    rows = []
    for one in sights.values():
        counts = one.sight.counts(0)
        items = one.sight.items
        unknown = items.filter(pl.col("audience_source") == AudienceSource.UNKNOWN.value).height
        rows.append(
            BaselineRow(
                channel=one.channel,
                items=items.height,
                can=counts.can,
                may=counts.may,
                cannot=counts.cannot,
                unknown_audience=unknown,
            )
        )
    return rows


@dataclass(frozen=True)
class Exposures:
    """Findings that people of the client list can or may see.

    Attributes:
        rows: At most ``EXPOSURES_PER_PERSON`` of each person, the weightiest first.
        counts: All of them, counted by person and category.
    """

    rows: list[ExposureRow]
    counts: list[ExposureCountRow]


def expose(
    findings: Sequence[Finding], sights: Mapping[str, ChannelSight], subjects: Subjects
) -> Exposures:
    """Lay the findings over what each person of the client list sees."""
    rows: list[ExposureRow] = []
    counts: dict[tuple[str, Category], list[int]] = {}
    for one in sights.values():
        ordered = _FindingsOfChannel(findings, one)
        for person, number in one.position.items():
            if person not in subjects.listed:
                continue
            verdicts = ordered.verdicts(number)
            _count(counts, person, ordered, verdicts)
            rows.extend(ordered.exposures(person, verdicts))
    counted = [
        ExposureCountRow(person=person, category=category, can=can, may=may)
        for (person, category), (can, may) in sorted(counts.items())
    ]
    return Exposures(sorted(rows, key=lambda row: (row.person, row.item, row.category)), counted)


class _FindingsOfChannel:
    """The findings in the items of one channel, the weightiest and latest first."""

    def __init__(self, findings: Sequence[Finding], one: ChannelSight) -> None:
        self._one = one
        rows = {item: row for row, item in enumerate(one.sight.items["id"])}
        times = one.sight.items["at"].fill_null(0).to_list()
        here = [finding for finding in findings if finding.item in rows]
        here.sort(key=lambda finding: (_weight(finding), -times[rows[finding.item]], finding.item))
        self.findings = here
        self.categories = np.array([_CODES[finding.category] for finding in here], dtype=np.int64)
        self._rows = np.array([rows[finding.item] for finding in here], dtype=np.int64)

    def verdicts(self, viewer: int) -> Verdicts:
        return self._one.sight.row_verdicts(viewer)[self._rows]

    def exposures(self, person: str, verdicts: Verdicts) -> Iterator[ExposureRow]:
        visible = np.flatnonzero(verdicts)
        for position in visible[:EXPOSURES_PER_PERSON]:
            finding = self.findings[position]
            yield ExposureRow(
                person=person,
                item=finding.item,
                category=finding.category,
                sees=Verdict(verdicts[position]).sees,
                because=self._one.because(person, finding.item),
            )


def _weight(finding: Finding) -> tuple[bool, int]:
    is_perk = finding.category.kind is FindingKind.PERK
    return is_perk, -list(Severity).index(finding.severity)


def _count(
    counts: dict[tuple[str, Category], list[int]],
    person: str,
    one: _FindingsOfChannel,
    verdicts: Verdicts,
) -> None:
    for verdict, place in ((Verdict.CAN, 0), (Verdict.MAY, 1)):
        numbers = np.bincount(one.categories[verdicts == verdict], minlength=len(_CATEGORIES))
        for category, number in zip(_CATEGORIES, numbers.tolist(), strict=True):
            if number:
                counts.setdefault((person, category), [0, 0])[place] += number


_CATEGORIES = tuple(Category)
_CODES = {category: code for code, category in enumerate(_CATEGORIES)}
