"""Somebody who looks: one account, as one channel knows it."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from friendline.model import TieKind


@dataclass(frozen=True)
class Presence:
    """One account through which somebody looks.

    Attributes:
        name: Its display name, by which tags and lists know it.
        ties: Ties to the owner that stand today.
        logged_in: Whether they have an account at all.
        account: Its id in the book, where it has one: two viewers may hold the same account.
        owner: Whether it is the owner's own.
        put_on: Lists, by ``name_key``, that it is on whatever else is told of them.
        taken_off: Lists, by ``name_key``, that it is not on whatever else is told of them.
        untied: Whether it is known to have no tie, though exports there may not tell.
    """

    name: str = ""
    ties: frozenset[TieKind] = frozenset()
    logged_in: bool = True
    account: str = ""
    owner: bool = False
    put_on: frozenset[str] = frozenset()
    taken_off: frozenset[str] = frozenset()
    untied: bool = False


ANYBODY = Presence(logged_in=False)
"""Who is not logged in: the public baseline (R52)."""

STRANGER = Presence()
"""Who has an account and no tie to the owner."""

OWNER = Presence(owner=True)
"""The owner, who sees their own."""

LETTING_IN = frozenset({TieKind.FRIEND, TieKind.CONNECTION, TieKind.FOLLOWER})
"""Ties by which somebody is let in; whom the owner follows is not."""


def name_key(name: str) -> str:
    """Give what two spellings of one name share: case, width and blanks do not tell them apart."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def shared_names(names: Iterable[str]) -> frozenset[str]:
    """Give the names, as ``name_key`` gives them, that more than one account has.

    Args:
        names: The display name of each account on one channel.
    """
    number = Counter(name_key(name) for name in names if name)
    return frozenset(key for key, accounts in number.items() if accounts > 1)
