"""A slow and obvious judge of who sees what, and random books for it to judge.

It knows nothing of classes, arrays or bits. It takes one item and one viewer, goes through every
way in which what is open could turn out, and looks whether the viewer sees the item in all of them,
in some or in none.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

import polars as pl
from hypothesis import settings

from friendline.book.items import ITEM_COLUMNS
from friendline.model import AudienceSource, Item, ItemKind, TieKind
from friendline.sight import RULES
from friendline.sight.audience import (
    Audience,
    Both,
    Either,
    Everyone,
    Except,
    FriendsOf,
    FriendsOfFriends,
    InGroup,
    Named,
    OnList,
    OnlyOwner,
    OnTimeline,
    Tagged,
    Tied,
    Unknown,
    WallOwner,
    parse_audience,
    write_audience,
)
from friendline.sight.judging.belonging import ANYBODY, OWNER, STRANGER, Presence, Verdict
from friendline.sight.network import NetworkRules
from friendline.sight.viewing import Sight, Viewer

_LONG = 1_000
"""A hypothesis profile with more examples than this searches at length."""

World = Mapping[tuple[str, str], bool]


def seeds(number: int) -> range:
    """So many random books; with ``--hypothesis-profile=long`` ten times as many."""
    is_long = settings().max_examples >= _LONG
    return range(number * 10 if is_long else number)


@dataclass(frozen=True)
class RandomBook:
    """All that sight rests on, for one channel."""

    items: tuple[Item, ...]
    viewers: tuple[Viewer, ...]
    rules: NetworkRules
    lists: Mapping[str, frozenset[str]]
    namesakes: frozenset[str]

    @property
    def table(self) -> pl.DataFrame:
        """The items as a table, in their order."""
        columns = {
            name: [getattr(item, name) for item in self.items]
            for name in ITEM_COLUMNS
            if name != "id"
        }
        ids = [f"item-{number}" for number in range(len(self.items))]
        return pl.DataFrame({"id": ids, **columns}, ITEM_COLUMNS, strict=False)

    def sight(self) -> Sight:
        """What the fast judge says."""
        return Sight(self.table, self.viewers, self.rules, self.lists, self.namesakes)


class _OpenError(Exception):
    """A fact is asked for that nobody knows."""

    def __init__(self, fact: tuple[str, str]) -> None:
        self.fact = fact


@dataclass(frozen=True)
class _Question:
    """Whether one account belongs to the audience of one item, in one world."""

    book: RandomBook
    item: Item
    who: Presence
    world: World

    def turns_out(self, about: str, name: str = "") -> bool:
        """Give how an open fact turns out in this world."""
        if (about, name) not in self.world:
            raise _OpenError((about, name))
        return self.world[about, name]

    def is_meant(self, by: str, name: str) -> bool:
        """Whether a name that stands somewhere is this account's: open where two have it."""
        if not self.who.name or _same(self.who.name) != _same(name):
            return False
        return self.turns_out(by, _same(name)) if self.is_namesake else True

    @property
    def is_namesake(self) -> bool:
        return _same(self.who.name) in self.book.namesakes

    def is_listed(self, name: str) -> bool:
        rules, key = self.book.rules, _same(name)
        if key in self.who.put_on:
            return True
        if key in self.who.taken_off or (self.who.untied and not rules.lists_hold_anybody):
            return False
        lists = {_same(one): members for one, members in self.book.lists.items()}
        if key in lists:
            return any(self.is_meant(f"list {key}", member) for member in lists[key])
        anybody = rules.lists_hold_anybody or not rules.ties_are_exported
        could_be = bool(self.who.ties) or (anybody and self.who.logged_in)
        return could_be and self.turns_out("list", key)

    def is_restricted(self) -> bool:
        name = self.book.rules.restricted_list
        if name is None:
            return False
        if _same(name) not in map(_same, self.book.lists):
            return _same(name) in self.who.put_on
        return self.is_listed(name)

    def is_reached(self) -> bool:
        """Whether a list or a name reaches somebody; on the Restricted list nobody can tell."""
        return not self.is_restricted() or self.turns_out("reached all the same")

    def has_tie(self, kind: TieKind, word: str) -> bool:
        if kind in self.who.ties:
            return True
        if self.book.rules.ties_are_exported or self.who.untied or not self.who.logged_in:
            return False
        return self.turns_out("tie", word)

    def is_tied(self, word: str) -> bool:
        kinds = {"friends": [TieKind.FRIEND], "connections": [TieKind.CONNECTION]}
        tied = any(self.has_tie(kind, word) for kind in kinds.get(word, [TieKind.FOLLOWER]))
        if word == "followers":
            tied = tied or self.has_tie(TieKind.FRIEND, "friends")
            tied = tied or self.has_tie(TieKind.CONNECTION, "connections")
        return tied and not self.is_restricted()

    def is_tagged(self) -> bool:
        # one tag of a shared name is one open fact, however often the name stands there
        return any(self.is_meant("tagged", name) for name in self.item.tagged)

    def is_friend_of_tagged(self) -> bool:
        if not self.item.tagged or not self.who.logged_in:
            return False
        return self.turns_out("friend of tagged")

    def could(self, about: str, name: str = "") -> bool:
        return self.who.logged_in and self.turns_out(about, name)

    def within(self, audience: Audience) -> bool:  # noqa: C901, PLR0911, PLR0912 - one for each
        """Whether the account belongs to an audience."""
        match audience:
            case Unknown():
                return self.turns_out("unknown")
            case Everyone(members_only):
                return self.who.logged_in or (not members_only and self.book.rules.visitors_see)
            case Tied(word):
                return self.is_tied(word)
            case FriendsOfFriends():
                return self.is_tied("friends") or self.could("friend of friend")
            case OnlyOwner():
                return False
            case OnList(name):
                restricted = self.book.rules.restricted_list
                itself = restricted is not None and _same(restricted) == _same(name)
                return self.is_listed(name) and (itself or self.is_reached())
            case Named(names):
                return any(self.is_meant("named", one) for one in names) and self.is_reached()
            case FriendsOf(name):
                return self.is_meant("named", name) or self.could("friend of", _same(name))
            case OnTimeline(name):
                return self.is_meant("named", name) or self.turns_out("timeline", _same(name))
            case InGroup(name):
                return self.could("group", _same(name))
            case Tagged(friends):
                return self.is_tagged() or (friends and self.is_friend_of_tagged())
            case WallOwner(friends):
                if self.item.timeline is None:
                    return friends and self.is_tied("friends")
                is_theirs = self.is_meant("wall owner", self.item.timeline)
                return is_theirs or (friends and self.could("friend of wall owner"))
            case Either(parts):
                return any(self.within(part) for part in parts)
            case Both(parts):
                return all(self.within(part) for part in parts)
            case Except(base, without):
                return self.within(base) and not self.within(without)

    def sees(self) -> bool:
        """Whether the account sees the item, by its audience or by a tag."""
        if self.who.owner:
            return True
        rules = self.book.rules
        return (
            self.within(parse_audience(self.item.audience))
            or (rules.tagged_see and self.within(Tagged()))
            or (rules.tagged_friends_may_see and self.within(Tagged(friends=True)))
        )


def _same(name: str) -> str:
    return " ".join(name.casefold().split())


def _outcomes(question: _Question) -> set[bool]:
    """Whether the account sees the item, in every way in which what is open may turn out."""
    try:
        return {question.sees()}
    except _OpenError as error:
        ways = (
            replace(question, world={**question.world, error.fact: way}) for way in (True, False)
        )
        return {outcome for way in ways for outcome in _outcomes(way)}


def judge(book: RandomBook, viewer: Viewer, item: Item) -> Verdict:
    """Say what a viewer sees of an item."""
    if not item.audience_source.is_definite:
        return Verdict.MAY
    looks = [_let_in(one, book.rules) for one in viewer.presences]
    through = [_outcomes(_Question(book, item, one, {})) for one in looks]
    stranger = _outcomes(_Question(book, item, STRANGER, {}))
    if viewer.sure and through:
        # all accounts are theirs, so they see what any of them sees
        outcomes = {any(ways) for ways in product(*through)}
    else:
        # one of the accounts is theirs, or none
        outcomes = set().union(*through, stranger)
    if outcomes == {True}:
        return Verdict.CAN
    return Verdict.CANNOT if outcomes == {False} else Verdict.MAY


def _let_in(who: Presence, rules: NetworkRules) -> Presence:
    return ANYBODY if rules.block_hides and TieKind.BLOCKED in who.ties else who


NAMES = ("Ann Lee", "Kim Novak", "kim  novak", "Dot Fey")
LISTS = ("Family", "Clients", "Restricted", "Close Friends")
_SINGLE = (
    "unknown",
    "public",
    "members",
    "friends",
    "connections",
    "followers",
    "friends of friends",
    "only me",
    "tagged",
    "friends of tagged",
    "wall owner",
    "friends of wall owner",
    'group "Hikers"',
    *(f'list "{name}"' for name in LISTS),
    *(f'{word} "{name}"' for word in ("people", "timeline", "friends of") for name in NAMES[:2]),
)


def random_audience(chance: random.Random, parts: int) -> Audience:
    """Make up an audience of so many sets."""
    if parts <= 1:
        return parse_audience(chance.choice(_SINGLE))
    left = chance.randint(1, parts - 1)
    one, other = random_audience(chance, left), random_audience(chance, parts - left)
    kind = chance.randrange(3)
    return Except(one, other) if kind == 2 else (Either, Both)[kind]((one, other))


def random_book(seed: int, *, most_sets: int = 3, items: int = 12) -> RandomBook:
    """Make up a book."""
    chance = random.Random(seed)  # noqa: S311 - made-up data
    rules = RULES[chance.choice(sorted(RULES))]
    if chance.random() < 0.3:
        rules = replace(
            rules,
            block_hides=chance.random() < 0.5,
            visitors_see=chance.random() < 0.5,
            ties_are_exported=chance.random() < 0.5,
        )
    lists = {
        name.lower(): frozenset(chance.sample(NAMES, chance.randint(0, 2)))
        for name in LISTS
        if chance.random() < 0.5
    }
    namesakes = frozenset(_same(name) for name in NAMES if chance.random() < 0.2)
    return RandomBook(
        tuple(_random_item(chance, rules.channel, most_sets, at) for at in range(items)),
        tuple(_random_viewer(chance) for _ in range(5)),
        rules,
        lists,
        namesakes,
    )


def _random_item(chance: random.Random, channel: str, most_sets: int, at: int) -> Item:
    return Item(
        channel=channel,
        kind=chance.choice(list(ItemKind)),
        at=at,
        text=f"words {at}",
        by=chance.choice([None, None, None, "Dot Fey"]),
        tagged=tuple(chance.sample(NAMES, chance.choice([0, 0, 1, 1, 2]))),
        timeline=chance.choice([None, None, "Ann Lee"]),
        album=chance.choice([None, None, "Cover photos"]),
        audience=write_audience(random_audience(chance, chance.randint(1, most_sets))),
        audience_source=chance.choice([*AudienceSource, *[AudienceSource.OWNER] * 5]),
    )


def _random_viewer(chance: random.Random) -> Viewer:
    presences = tuple(_random_presence(chance) for _ in range(chance.choice([0, 1, 1, 1, 2, 3])))
    return Viewer("somebody", presences, sure=chance.random() < 0.6)


def _random_presence(chance: random.Random) -> Presence:
    if chance.random() < 0.1:
        return chance.choice([ANYBODY, OWNER, STRANGER])
    return Presence(
        name=chance.choice(NAMES),
        ties=frozenset(kind for kind in TieKind if chance.random() < 0.3),
        account=chance.choice(["", "a", "b", "c"]),
        put_on=frozenset(_same(name) for name in LISTS if chance.random() < 0.1),
        taken_off=frozenset(_same(name) for name in LISTS if chance.random() < 0.1),
        untied=chance.random() < 0.1,
    )


def verdicts(book: RandomBook) -> Iterator[tuple[Verdict, Verdict, str]]:
    """Give what the fast judge says, what the slow one says, and what it was about."""
    sight = book.sight()
    for number, viewer in enumerate(book.viewers):
        fast = sight.row_verdicts(number)
        for row, item in enumerate(book.items):
            yield Verdict(fast[row]), judge(book, viewer, item), f"{viewer} {item}"
