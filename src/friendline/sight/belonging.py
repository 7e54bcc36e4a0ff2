"""Whether somebody belongs to an audience: yes, no, or nobody can tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from friendline.model import Sees, TieKind
from friendline.sight.audience import (
    Audience,
    Either,
    Everyone,
    Except,
    FriendsOfFriends,
    Named,
    OnList,
    OnlyOwner,
    Tied,
)
from friendline.sight.network import NetworkRules


class Verdict(IntEnum):
    """``Sees`` as numbers, so that the larger lets more be seen and tables can hold them."""

    CANNOT = 0
    MAY = 1
    CAN = 2

    @property
    def sees(self) -> Sees:
        """The word for it."""
        return _WORDS[self]


_WORDS = (Sees.CANNOT, Sees.MAY, Sees.CAN)


@dataclass(frozen=True)
class Presence:
    """One account through which somebody looks.

    Attributes:
        name: Its display name, by which tags and lists know it.
        ties: Ties to the owner that stand today.
        logged_in: Whether they have an account at all.
    """

    name: str = ""
    ties: frozenset[TieKind] = frozenset()
    logged_in: bool = True


ANYBODY = Presence(logged_in=False)
"""Who is not logged in: the public baseline (R52)."""

STRANGER = Presence()
"""Who has an account and no tie to the owner."""

_TIES = {
    "friends": frozenset({TieKind.FRIEND}),
    "connections": frozenset({TieKind.CONNECTION}),
    "followers": frozenset({TieKind.FOLLOWER, TieKind.FRIEND, TieKind.CONNECTION}),
}


@dataclass(frozen=True)
class Membership:
    """What is known to tell who belongs to which audience on one channel.

    Attributes:
        rules: The network's rules.
        lists: Names of the members of the owner's lists, by list name in lower case.
    """

    rules: NetworkRules
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def belongs(  # noqa: PLR0911 - one return for each kind of audience
        self, audience: Audience, who: Presence
    ) -> Verdict:
        """Say whether ``who`` is in ``audience``."""
        match audience:
            case Everyone(members_only):
                return _yes(who.logged_in or not members_only)
            case Tied(word):
                return self._is_tied(who, word)
            case FriendsOfFriends():
                tied = self._counts_as_tied(who, _TIES["friends"])
                # whose friends somebody's friends are, no export says
                return Verdict.CAN if tied else Verdict.MAY
            case OnlyOwner():
                return Verdict.CANNOT
            case Named(names):
                return _yes(who.name in names)
            case OnList(name):
                return self._on_list(name, who)
            case Either(parts):
                return max(self.belongs(part, who) for part in parts)
            case Except(base, without):
                left_out = Verdict(Verdict.CAN - self.belongs(without, who))
                return min(self.belongs(base, who), left_out)
            case _:
                return Verdict.MAY

    def _is_tied(self, who: Presence, word: str) -> Verdict:
        if self._counts_as_tied(who, _TIES[word]):
            return Verdict.CAN
        could_be = who.logged_in and not self.rules.ties_are_exported
        return Verdict.MAY if could_be else Verdict.CANNOT

    def _counts_as_tied(self, who: Presence, ties: frozenset[TieKind]) -> bool:
        return bool(who.ties & ties) and not self.is_restricted(who)

    def is_restricted(self, who: Presence) -> bool:
        """Whether they are on the list whose members see public items only."""
        restricted = self.rules.restricted_list
        return restricted is not None and who.name in self.lists.get(
            restricted.casefold(), frozenset()
        )

    def _on_list(self, name: str, who: Presence) -> Verdict:
        members = self.lists.get(name.casefold())
        if members is not None:
            return _yes(who.name in members)
        # A list holds tied people only; whom, the owner has not said. One that the network made
        # (a circle) may hold anybody who has an account there.
        could_be = who.ties or (who.logged_in and self.rules.lists_hold_anybody)
        return Verdict.MAY if could_be else Verdict.CANNOT


def _yes(belongs: bool) -> Verdict:  # noqa: FBT001 - its one argument is the answer itself
    return Verdict.CAN if belongs else Verdict.CANNOT
