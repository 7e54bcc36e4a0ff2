"""Who belongs to an audience in every possible world, in some, or in none.

What is open of an account (is it on that list? is it a friend of who is tagged?) can turn out one
way or the other. Each way that all open facts can turn out is a *possible world*. Somebody
surely belongs who belongs in all of them, and surely does not who belongs in none. So
``friends + (members except friends)`` lets in everybody who is logged in, though nobody knows who
is a friend; looking at each part alone could not tell.

There are two to the power of the number of open facts of them. Beyond ``MOST_OPEN`` the parts are
judged one by one (Kleene's three values), which leaves more open and never less.
"""

from collections.abc import Callable, Iterable
from functools import reduce
from typing import NamedTuple

import numpy as np

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
)
from friendline.sight.judging.crowd import Crowd, Fact, Flags, Known, Setting
from friendline.sight.judging.presence import name_key
from friendline.sight.network import NetworkRules

MOST_OPEN = 10
"""Up to so many open facts in one audience all possible worlds are looked at."""


class Belongs(NamedTuple):
    """For each account whether it belongs in all possible worlds, and whether in any."""

    surely: Flags
    possibly: Flags


def with_tags(audience: Audience, rules: NetworkRules) -> Audience:
    """Add whom the network's rules let in by a tag, whatever the audience (guidance 4.4, 4)."""
    parts: list[Audience] = [audience]
    if rules.tagged_see:
        parts.append(Tagged())
    if rules.tagged_friends_may_see:
        parts.append(Tagged(friends=True))
    return audience if len(parts) == 1 else Either(tuple(parts))


def belongs(audience: Audience, crowd: Crowd, setting: Setting) -> Belongs:
    """Say for each account of a crowd whether it belongs to an audience.

    Args:
        audience: The audience.
        crowd: The accounts.
        setting: The item whose audience it is.
    """
    known = {fact: crowd.known(fact, setting) for fact in _facts(audience, crowd, setting)}
    open_facts = [fact for fact, one in known.items() if one.open.any()]
    if len(open_facts) <= MOST_OPEN:
        values = _all_worlds(known, open_facts)
        members = _Reckoning(crowd, setting, values.__getitem__, np.logical_not).of(audience)
    else:
        bounds = {fact: np.stack((one.so, one.so | one.open)) for fact, one in known.items()}
        members = _Reckoning(crowd, setting, bounds.__getitem__, _not_between).of(audience)
    ways = np.atleast_2d(members | crowd.owner)
    return Belongs(np.logical_and.reduce(ways), np.logical_or.reduce(ways))


def _facts(audience: Audience, crowd: Crowd, setting: Setting) -> list[Fact]:
    """Give the facts on which belonging to an audience rests, by reckoning once without any."""
    facts: dict[Fact, None] = {}

    def note(fact: Fact) -> Flags:
        facts[fact] = None
        return crowd.none

    _Reckoning(crowd, setting, note, np.logical_not).of(audience)
    return list(facts)


def _all_worlds(known: dict[Fact, Known], open_facts: list[Fact]) -> dict[Fact, Flags]:
    """Give each fact's value for each account (columns) in each possible world (rows)."""
    worlds = np.arange(1 << len(open_facts))[:, None]
    values = {fact: one.so for fact, one in known.items()}
    for place, fact in enumerate(open_facts):
        turns_out = (worlds >> place & 1).astype(bool)
        values[fact] = known[fact].so | known[fact].open & turns_out
    return values


def _not_between(bounds: Flags) -> Flags:
    """Turn a lower and an upper bound (rows) into those of the opposite."""
    opposite: Flags = ~bounds[::-1] if bounds.ndim > 1 else ~bounds
    return opposite


class _Reckoning:
    """Works an audience out from the values of its facts, whatever shape these have."""

    def __init__(
        self,
        crowd: Crowd,
        setting: Setting,
        value: Callable[[Fact], Flags],
        opposite: Callable[[Flags], Flags],
    ) -> None:
        self._crowd = crowd
        self._setting = setting
        self._value = value
        self._opposite = opposite

    def of(self, audience: Audience) -> Flags:  # noqa: C901, PLR0911, PLR0912 - one for each kind
        match audience:
            case Unknown():
                return self._value(Fact("unknown"))
            case Everyone(members_only):
                return self._everyone(members_only=members_only)
            case Tied(word):
                return self._tied(word)
            case FriendsOfFriends():
                return self._value(Fact("friends of friends")) | self._tied("friends")
            case OnlyOwner():
                return self._crowd.none
            case OnList(name):
                return self._on_list(name_key(name))
            case Named(names):
                return self._reached(self._any(self._named(name) for name in names))
            case FriendsOf(name):
                return self._value(Fact("friends of", name_key(name))) | self._named(name)
            case OnTimeline(name):
                return self._value(Fact("timeline", name_key(name))) | self._named(name)
            case InGroup(name):
                return self._value(Fact("group", name_key(name)))
            case Tagged(friends):
                tagged = self._value(Fact("tagged"))
                return tagged | self._value(Fact("friends of tagged")) if friends else tagged
            case WallOwner(friends):
                return self._wall(friends=friends)
            case Either(parts):
                return self._any(map(self.of, parts))
            case Both(parts):
                return self._all(map(self.of, parts))
            case Except(base, without):
                return self.of(base) & self._opposite(self.of(without))

    def _everyone(self, *, members_only: bool) -> Flags:
        login = members_only or not self._crowd.visitors_see
        return self._crowd.logged_in if login else self._crowd.all

    def _tied(self, word: str) -> Flags:
        tied = self._value(Fact("tie", word))
        if word == "followers":  # who is a friend or a connection follows, too
            tied = tied | self._value(Fact("tie", "friends"))
            tied = tied | self._value(Fact("tie", "connections"))
        return tied & self._opposite(self._value(self._crowd.being_restricted))

    def _on_list(self, key: str) -> Flags:
        listed = self._value(Fact("list", key))
        return listed if key == self._crowd.restricted_list else self._reached(listed)

    def _reached(self, meant: Flags) -> Flags:
        unrestricted = self._opposite(self._value(self._crowd.being_restricted))
        return meant & (unrestricted | self._value(Fact("reached all the same")))

    def _named(self, name: str) -> Flags:
        return self._value(Fact("named", name_key(name)))

    def _wall(self, *, friends: bool) -> Flags:
        if not self._setting.has_wall:
            return self._tied("friends") if friends else self._crowd.none
        owner = self._value(Fact("wall owner"))
        return owner | self._value(Fact("friends of wall owner")) if friends else owner

    def _any(self, parts: Iterable[Flags]) -> Flags:
        return reduce(np.bitwise_or, parts, self._crowd.none)

    def _all(self, parts: Iterable[Flags]) -> Flags:
        return reduce(np.bitwise_and, parts, self._crowd.all)
