"""What a step of the plan will change, computed before it is taken (R65, R66, A3).

Nothing is done to any network: the sight is judged again as if the step were taken. What stays
visible all the same is told with its reason, so that afterwards a look at the network can confirm
the step, or show that something else holds there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from friendline.model import Finding, FindingKind, ItemKind, TieKind
from friendline.review.contract import ExpectedRow, RemainsRow, ViewRow
from friendline.review.fine_for import FineFor
from friendline.review.looking import ANYBODY_LOOKS, ChannelSight
from friendline.review.words import joined, noun
from friendline.sight.audience import Except, Named, OnList, Tied, write_audience
from friendline.sight.deciding import others_decide
from friendline.sight.exposure import expose
from friendline.sight.judging.belonging import Verdict, Verdicts
from friendline.sight.judging.crowd import Flags
from friendline.sight.judging.item_classes import Places
from friendline.sight.judging.presence import name_key
from friendline.sight.viewing import Sight
from friendline.sight.what_if.asking import what_if
from friendline.sight.what_if.changes import (
    Change,
    Chosen,
    Narrowed,
    PutOnList,
    RequestAccepted,
    TakenDown,
    TieEnded,
    where,
)
from friendline.sight.what_if.difference import Difference

NEUTRAL_LIST = "Acquaintances"
"""A list is never called after what its members are: the network may show its name (trap T13)."""

MOST_EXAMPLES = 3

MOST_NAMED = 5
"""From more people than these an item is kept by a list, where the network offers lists."""

PICTURES = "photos and videos, yours and those you are tagged in"
"""What is looked at where pictures are kept from a list."""

# A tag is mostly a picture of the owner that somebody else put there.
_PICTURES = frozenset({ItemKind.PHOTO, ItemKind.VIDEO, ItemKind.TAG})
EVERYTHING = "everything there"
"""What is looked at where people are moved and not items."""


@dataclass(frozen=True)
class LetIn:
    """Accept requests, and put who is let in on a list where one is named."""

    channel: str
    people: tuple[str, ...]
    onto: str | None = None


@dataclass(frozen=True)
class ShowLess:
    """Let people who are tied see less, without ending the tie where that is possible."""

    channel: str
    people: tuple[str, ...]
    onto: str | None = None


@dataclass(frozen=True)
class Hide:
    """Hide items from some people; from all clients where none are named."""

    channel: str
    items: tuple[str, ...]
    people: tuple[str, ...] = ()


Deed: TypeAlias = LetIn | ShowLess | Hide
"""What a step would have the owner do."""


@dataclass(frozen=True)
class _Trial:
    """One way to do it.

    Attributes:
        words: What is done then, as the rest of a sentence that begins with "once".
        of: What is looked at, before and after.
        changes: The same for ``what_if``.
        rows: Which rows of the channel's items are looked at; all, where not given.
        tells_rest: Whether to tell what stays visible all the same.
    """

    words: str
    of: str
    changes: Sequence[Change]
    rows: Places | None = None
    tells_rest: bool = True


class Effects:
    """Says what is expected of deeds."""

    def __init__(
        self,
        sights: Mapping[str, ChannelSight],
        findings: Iterable[Finding],
        clients: Iterable[str],
        fine_for: FineFor | None = None,
    ) -> None:
        """Remember what is seen today.

        Args:
            sights: What everybody sees, by channel.
            findings: What was found in the items.
            clients: The ids of the people of the client list.
            fine_for: What does not count for whom.
        """
        self._sights = sights
        self._fine_for = fine_for or FineFor()
        self._clients = tuple(clients)
        risky = {one.item for one in findings if one.category.kind is FindingKind.RISK}
        self._is_risky = {
            channel: one.sight.items["id"].is_in(list(risky)).to_numpy()
            for channel, one in sights.items()
        }

    def expected(self, deed: Deed | None) -> list[ExpectedRow]:
        """Give what each way to do it will change; nothing for what changes no sight."""
        if deed is None or deed.channel not in self._sights:
            return []
        one = self._sights[deed.channel]
        places = {who: one.position.get(who, ANYBODY_LOOKS) for who in deed.people or self._clients}
        people = {who: number for who, number in places.items() if number != ANYBODY_LOOKS}
        if not people:
            return []
        trials = _trials(deed, one.sight, tuple(people.values()))
        return [self._try(trial, one, people) for trial in trials]

    def _try(self, trial: _Trial, one: ChannelSight, people: Mapping[str, int]) -> ExpectedRow:
        difference = what_if(one.sight, trial.changes)
        rows = np.arange(one.sight.items.height) if trial.rows is None else trial.rows
        remains: list[RemainsRow] = []
        if trial.tells_rest:
            aimed = np.zeros(one.sight.items.height, dtype=bool)
            aimed[rows] = True
            rest = replace(difference, aimed=aimed)
            remains = list(_remains(rest, tuple(people.values())))
        return ExpectedRow(
            change=trial.words,
            of=trial.of,
            people=len(people),
            before=self._view(one.channel, difference.before, rows, people),
            after=self._view(one.channel, difference.after, rows, people),
            remains=remains,
        )

    def _view(self, channel: str, sight: Sight, rows: Places, people: Mapping[str, int]) -> ViewRow:
        """Count what a group sees: each item once, by the one of them who sees it best."""
        viewers = tuple(people.values())
        seen = expose(sight, rows, np.zeros(len(rows), dtype=np.int64), 1, viewers)
        can, may = seen.seen_by(Verdict.CAN), seen.seen_by(Verdict.MAY)
        fine_can, fine_may = self._fine(channel, sight, rows, people)
        risky = self._is_risky[channel][rows]
        anything = seen.by_category(Verdict.CAN) + seen.by_category(Verdict.MAY)
        return ViewRow(
            clients=int((anything > 0).sum()),
            can=_some(can > 0),
            may=_some((may > 0) & (can == 0)),
            risks_can=_some(risky & (can > fine_can)),
            risks_may=_some(risky & (may > fine_may) & (can == fine_can)),
        )

    def _fine(
        self, channel: str, sight: Sight, rows: Places, people: Mapping[str, int]
    ) -> tuple[Places, Places]:
        """Count for each item by how many it is seen, surely or perhaps, for whom it is fine."""
        can, may = np.zeros((2, len(rows)), dtype=np.int64)
        ids = self._sights[channel].sight.items["id"]
        for person, viewer in people.items():
            if items := self._fine_for.items(person):
                is_fine = ids.is_in(list(items)).to_numpy()[rows]
                verdicts = sight.row_verdicts(viewer)[rows]
                can += is_fine & (verdicts == Verdict.CAN)
                may += is_fine & (verdicts == Verdict.MAY)
        return can, may


def _some(flags: Flags) -> int:
    return int(flags.sum())


def _trials(deed: Deed, sight: Sight, viewers: tuple[int, ...]) -> Iterator[_Trial]:
    match deed:
        case LetIn(onto=onto):
            yield from _let_in(sight, viewers, onto)
        case ShowLess(onto=onto):
            yield from _show_less(sight, viewers, onto)
        case Hide(items=items, people=people):
            yield _hide(sight, frozenset(items), viewers if people else ())


def _let_in(sight: Sight, viewers: tuple[int, ...], onto: str | None) -> Iterator[_Trial]:
    accepted: list[Change] = [RequestAccepted(viewer) for viewer in viewers]
    if onto is None:
        yield _Trial("you accept", EVERYTHING, accepted, tells_rest=False)
        return
    listed = [*accepted, PutOnList(viewers, onto)]
    words = f'you accept, and they are on the list "{onto}"'
    yield _Trial(words, EVERYTHING, listed, tells_rest=False)
    if sight.told.rules.offers_lists:
        yield _without_pictures(sight, words, onto, listed)


def _show_less(sight: Sight, viewers: tuple[int, ...], onto: str | None) -> Iterator[_Trial]:
    """Give the ways of a network: a list of people who see less, or the tie itself."""
    rules = sight.told.rules
    if rules.restricted_list is not None:
        yield _Trial(
            f'they are on the list "{rules.restricted_list}"',
            EVERYTHING,
            [PutOnList(viewers, rules.restricted_list)],
        )
    if rules.offers_lists:
        name = onto or NEUTRAL_LIST
        words = f'they are on a list "{name}"'
        yield _without_pictures(sight, words, name, [PutOnList(viewers, name)])
    if rules.tie is TieKind.FOLLOWER and not rules.all_is_public:
        yield _Trial(
            "they are off your followers", EVERYTHING, [TieEnded(viewer) for viewer in viewers]
        )


def _without_pictures(sight: Sight, done: str, name: str, changes: Sequence[Change]) -> _Trial:
    """Keep photos and videos from a list that people are put on (R66)."""
    pictures = Chosen(kinds=_PICTURES)
    tied = Tied(f"{sight.told.rules.tie_word}s")
    for_whom = write_audience(Except(tied, OnList(name)))
    return _Trial(
        f"{done}, and photos and videos are for: {for_whom}",
        PICTURES,
        [*changes, Narrowed(pictures, for_whom)],
        _rows(sight, pictures),
    )


def _hide(sight: Sight, items: frozenset[str], viewers: tuple[int, ...]) -> _Trial:
    """Hide items from some viewers, or from everybody where none are given."""
    rules, chosen = sight.told.rules, Chosen(ids=items)
    rows = _rows(sight, chosen)
    aimed = sight.items[rows]
    it = noun(len(rows), "it is", "they are")
    of = noun(len(rows), "this item", f"these {len(rows)} items")
    if aimed["by"].is_not_null().all():
        off = noun(len(rows), "it", "them")
        return _Trial(f"your tag is off {off}, or hidden on your own page", of, [], rows)
    can_be_narrowed = rules.instead_of_narrowing is None
    if not can_be_narrowed or where(aimed, others_decide(rules)).all():
        return _Trial(f"{it} taken down", of, [TakenDown(chosen)], rows)
    if not viewers:
        return _Trial(f"{it} for you alone", of, [Narrowed(chosen, "only me")], rows)
    if len(viewers) > MOST_NAMED and rules.offers_lists:
        return _kept_by_list(sight, chosen, viewers, of, it)
    names = sorted({look.name for one in viewers for look in sight.viewers[one].presences})
    tied = f"{rules.tie_word}s"
    for_whom = write_audience(Except(Tied(tied), Named(tuple(names))))
    words = f"{tied} except {joined(names)}"
    return _Trial(f"{it} for {words}", of, [Narrowed(chosen, for_whom)], rows)


def _kept_by_list(
    sight: Sight, chosen: Chosen, viewers: tuple[int, ...], of: str, it: str
) -> _Trial:
    """Hide items from more people than one would name: by a list that they are put on."""
    tied = Tied(f"{sight.told.rules.tie_word}s")
    for_whom = write_audience(Except(tied, OnList(NEUTRAL_LIST)))
    words = f'they are on a list "{NEUTRAL_LIST}", and {it} for {for_whom}'
    changes: list[Change] = [PutOnList(viewers, NEUTRAL_LIST), Narrowed(chosen, for_whom)]
    return _Trial(words, of, changes, _rows(sight, chosen))


def _rows(sight: Sight, chosen: Chosen) -> Places:
    rows: Places = np.flatnonzero(chosen.rows(sight.items).to_numpy())
    return rows


def _remains(difference: Difference, viewers: Sequence[int]) -> Iterator[RemainsRow]:
    """Give what any of the viewers sees all the same, by reason; what most items have first."""
    best: dict[str, Verdicts] = {}
    for viewer in _different(difference, viewers):
        verdicts = difference.after.row_verdicts(viewer)
        for rest in difference.remaining(viewer):
            seen = best.setdefault(rest.sentence, np.zeros_like(verdicts))
            seen[rest.rows] = np.maximum(seen[rest.rows], verdicts[rest.rows])
    ids = difference.after.items["id"]
    for because, seen in sorted(best.items(), key=lambda one: -np.count_nonzero(one[1])):
        surest = np.argsort(-seen.astype(np.int8), kind="stable")
        yield RemainsRow(
            can=int((seen == Verdict.CAN).sum()),
            may=int((seen == Verdict.MAY).sum()),
            because=because,
            examples=[ids[int(row)] for row in surest[:MOST_EXAMPLES] if seen[row]],
        )


def _different(difference: Difference, viewers: Sequence[int]) -> list[int]:
    """Of viewers who see the same for the same reasons give one."""
    sight = difference.after
    tagged = {name_key(name) for name in sight.classes.tags.names}
    alike: dict[object, int] = {}
    for number in viewers:
        viewer = sight.viewers[number]
        if tagged.isdisjoint(name_key(look.name) for look in viewer.presences):
            ties = tuple(look.ties for look in viewer.presences)
            seen = sight.judged.by_class[:, number].tobytes()
            other = tuple(part.tobytes() for part in sight.judged.exceptions.of(number))
            alike.setdefault((viewer.sure, ties, seen, other), number)
        else:
            alike[number] = number
    return list(alike.values())
