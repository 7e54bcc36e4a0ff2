"""What is known of many people who look, fact by fact: so, not so, or open.

A *fact* is the smallest thing that can be so or not so of one account: that it is a friend, that it
is on a list, that a tag means it. Audiences are made of facts (see ``worlds``).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from friendline.model import TieKind
from friendline.sight.judging.presence import ANYBODY, Presence, name_key
from friendline.sight.network import NetworkRules

Flags: TypeAlias = npt.NDArray[np.bool_]

TIES: Mapping[str, frozenset[TieKind]] = {
    "friends": frozenset({TieKind.FRIEND}),
    "connections": frozenset({TieKind.CONNECTION}),
    "followers": frozenset({TieKind.FOLLOWER, TieKind.FRIEND, TieKind.CONNECTION}),
}
"""The ties that each word for tied people stands for."""


class Fact(NamedTuple):
    """One fact: what it is about, and which list, person, group or tie it names."""

    about: str
    name: str = ""


class Known(NamedTuple):
    """What is known of one fact for each account: where it is so, and where it is open."""

    so: Flags
    open: Flags


@dataclass(frozen=True)
class Setting:
    """What of an item itself bears on who belongs to its audience.

    Attributes:
        has_tags: Whether anybody is tagged in it.
        has_wall: Whether it stands on another's timeline.
        tagged: Whether a tag in it has the name of the account that looks.
        on_own_wall: Whether the timeline is of that name.
    """

    has_tags: bool = False
    has_wall: bool = False
    tagged: bool = False
    on_own_wall: bool = False


BARE = Setting()
"""An item without tags on the owner's own timeline."""


@dataclass(frozen=True)
class Told:
    """What is told on one channel about lists and names.

    Attributes:
        rules: The network's rules.
        lists: Names of the members of the owner's lists, by list name.
        namesakes: Names that more than one account there has, so that a name alone does not tell
            whom a tag or a list means; see ``presence.shared_names``.
    """

    rules: NetworkRules
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    namesakes: frozenset[str] = frozenset()


class Crowd:
    """A number of accounts, and what is known of each."""

    def __init__(self, told: Told, presences: Sequence[Presence]) -> None:
        """Look at each account once.

        Args:
            told: What is told on the channel.
            presences: The accounts.
        """
        self.rules = told.rules
        self.visitors_see = told.rules.visitors_see
        restricted = told.rules.restricted_list
        self.restricted_list = None if restricted is None else name_key(restricted)
        self.presences = tuple(_as_let_in(one, told.rules) for one in presences)
        self.size = len(self.presences)
        self.none = np.zeros(self.size, dtype=bool)
        self.all = np.ones(self.size, dtype=bool)
        self.logged_in = self._where(one.logged_in for one in self.presences)
        self.owner = self._where(one.owner for one in self.presences)
        self._lists = {
            name_key(name): frozenset(map(name_key, members))
            for name, members in told.lists.items()
        }
        keys = [name_key(one.name) for one in self.presences]
        self._shared = self._where(key in told.namesakes for key in keys)
        self._by_key: dict[str, list[int]] = {}
        for position, key in enumerate(keys):
            if key:
                self._by_key.setdefault(key, []).append(position)
        self._known: dict[Fact, Known] = {}

    @property
    def being_restricted(self) -> Fact:
        """The fact that somebody sees public items only: where it is told, being on that list."""
        key = self.restricted_list
        return Fact("list", key) if key is not None and key in self._lists else Fact("restricted")

    def positions(self, key: str) -> Sequence[int]:
        """Give the accounts of this name, by ``name_key``."""
        return self._by_key.get(key, ())

    def known(self, fact: Fact, setting: Setting) -> Known:
        """Say for each account whether a fact is so, not so or open.

        Args:
            fact: The fact.
            setting: The item that the question is about.
        """
        match fact.about:
            case "tagged":
                return self._named_alike(self.all) if setting.tagged else self._not_so()
            case "wall owner":
                return self._named_alike(self.all) if setting.on_own_wall else self._not_so()
            case "friends of tagged":
                return self._open(self.logged_in) if setting.has_tags else self._not_so()
        if (known := self._known.get(fact)) is None:
            known = self._known[fact] = self._of_account(fact)
        return known

    def _of_account(self, fact: Fact) -> Known:
        match fact.about:
            case "tie":
                return self._tied(fact.name)
            case "list":
                return self._listed(fact.name)
            case "named":
                return self._named_alike(self._of_names([fact.name]))
            case "restricted":
                return self._restricted()
            case "reached all the same":
                return self._reached()
        # an unknown audience may hold anybody, and a timeline may be public; friends of friends
        # and members of a group have an account, and no export names them
        could_be = self.all if fact.about in {"unknown", "timeline"} else self.logged_in
        return self._open(could_be)

    def _tied(self, word: str) -> Known:
        so = self._where(bool(one.ties & TIES[word]) for one in self.presences)
        if self.rules.ties_are_exported:
            return Known(so, self.none)
        could_be = self.logged_in & ~self._where(one.untied for one in self.presences)
        return Known(so, could_be & ~so)

    def _listed(self, key: str) -> Known:
        put_on = self._where(key in one.put_on for one in self.presences)
        taken_off = self._where(
            key in one.taken_off or (one.untied and not self.rules.lists_hold_anybody)
            for one in self.presences
        )
        members = self._lists.get(key)
        if members is None:
            told = self._open(self._could_be_listed())
        else:
            told = self._named_alike(self._of_names(members))
        return Known(told.so & ~taken_off | put_on, told.open & ~taken_off & ~put_on)

    def _restricted(self) -> Known:
        """Who is on the list whose members see public items only; nobody, where none is told."""
        fact = self.being_restricted
        if fact.about == "list":
            return self._listed(fact.name)
        key = self.restricted_list
        return Known(self._where(key in one.put_on for one in self.presences), self.none)

    def _reached(self) -> Known:
        """Whom a list or a name reaches though restricted; whether it does, no rule says."""
        restricted = self._restricted()
        return self._open(restricted.so | restricted.open)

    def _could_be_listed(self) -> Flags:
        """Who may be on a list of which nobody said who is on it.

        A list holds tied people only. One that the network made (a circle) may hold anybody.
        """
        anybody = self.rules.lists_hold_anybody or not self.rules.ties_are_exported
        tied = self._where(bool(one.ties) for one in self.presences)
        return tied | self.logged_in if anybody else tied

    def _of_names(self, keys: Sequence[str] | frozenset[str]) -> Flags:
        flags = self.none.copy()
        for key in keys:
            flags[list(self.positions(key))] = True
        return flags

    def _named_alike(self, flags: Flags) -> Known:
        """What a name says: so, but open where somebody else has the same name."""
        return Known(flags & ~self._shared, flags & self._shared)

    def _open(self, flags: Flags) -> Known:
        return Known(self.none, flags)

    def _not_so(self) -> Known:
        return Known(self.none, self.none)

    def _where(self, flags: Iterable[bool]) -> Flags:
        return np.fromiter(flags, dtype=bool, count=self.size)


def _as_let_in(who: Presence, rules: NetworkRules) -> Presence:
    """Give how somebody looks; who is blocked sees what is to be seen without logging in."""
    return ANYBODY if rules.block_hides and TieKind.BLOCKED in who.ties else who
