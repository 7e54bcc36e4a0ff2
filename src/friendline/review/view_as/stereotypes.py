"""Viewers who are nobody in particular: anybody, a stranger, who has asked, a friend, a member.

The owner wants to know what *a* friend sees, and not only what Ann Lee does. A stereotype is on
none of the owner's lists, but for the member of a list, who is on that one alone; and nobody ever
tags it. So what it sees is what follows from audiences and ties.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from friendline.book import Book
from friendline.model import TieKind
from friendline.sight.audience import OnList, atoms, parse_audience
from friendline.sight.judging.presence import ANYBODY, Presence, name_key
from friendline.sight.network import NetworkRules
from friendline.sight.viewing import Sight, Viewer

ANYBODY_KEY = "anybody"
STRANGER_KEY = "stranger"
PENDING_KEY = "pending"
FRIEND_KEY = "friend"
FOLLOWER_KEY = "follower"
LIST_PREFIX = "list:"
"""Stands before the name of a list in the key of its member."""


@dataclass(frozen=True)
class Stereotype:
    """Somebody who stands for many.

    Attributes:
        key: ``anybody``, ``stranger``, ``pending``, ``friend``, ``follower`` or ``list:NAME`` with
            the name as ``name_key`` gives it.
        name: What to call them, in the middle of a sentence too.
        presence: The account through which they look.
        accepted: The same once let in, for who waits.
    """

    key: str
    name: str
    presence: Presence
    accepted: Presence | None = None

    @property
    def viewer(self) -> Viewer:
        """How they look today."""
        return Viewer(self.key, (self.presence,), sure=True)

    @property
    def viewer_once_accepted(self) -> Viewer | None:
        """How they would look once let in; ``None`` for who does not wait."""
        return None if self.accepted is None else Viewer(self.key, (self.accepted,), sure=True)


def stereotypes(book: Book, sight: Sight) -> list[Stereotype]:
    """Give those that make sense on one channel, the least close first.

    Args:
        book: Says whether anybody follows the owner there without being let in.
        sight: What is known of the channel: its rules, its items and the owner's lists.
    """
    lists = owners_lists(sight)
    rules = sight.told.rules
    base = Presence(taken_off=frozenset(lists), untied=True)
    let_in = replace(base, ties=frozenset({rules.tie}), untied=False)
    found = [
        Stereotype(ANYBODY_KEY, "Anybody", ANYBODY),
        Stereotype(STRANGER_KEY, "A stranger", base),
        Stereotype(PENDING_KEY, "Somebody who asked", base, accepted=let_in),
    ]
    if _has_followers(book, rules):
        follows = replace(let_in, ties=frozenset({TieKind.FOLLOWER}))
        found.append(Stereotype(FOLLOWER_KEY, "A follower", follows))
    found.append(Stereotype(FRIEND_KEY, f"A {rules.tie_word}", let_in))
    found += (_member(key, name, let_in) for key, name in lists.items())
    taken = _names(sight)
    return [_named_like_nobody(one, taken) for one in found]


def owners_lists(sight: Sight) -> dict[str, str]:
    """Give the owner's lists on a channel: their names as shown, by ``name_key``.

    They are told by exports and by the owner, or an audience names them, or the network has them.
    """
    written = (one.audience for one in sight.classes.classes)
    parts = (part for text in written for part in atoms(parse_audience(text)))
    named = [part.name for part in parts if isinstance(part, OnList)]
    restricted = sight.told.rules.restricted_list
    told = sorted(sight.told.lists)
    # an audience and the network write the name as it is shown; the others in lower case
    shown = {name_key(name): name for name in (*told, *named, restricted) if name}
    return dict(sorted(shown.items()))


def _member(key: str, name: str, let_in: Presence) -> Stereotype:
    presence = replace(let_in, put_on=frozenset({key}), taken_off=let_in.taken_off - {key})
    return Stereotype(f"{LIST_PREFIX}{key}", f'A member of "{name}"', presence)


def _has_followers(book: Book, rules: NetworkRules) -> bool:
    """Whether somebody follows the owner there who is not let in by that."""
    if rules.tie is TieKind.FOLLOWER:
        return False
    ties = (tie for ties in book.ties.values() for tie in ties)
    return any(
        tie.kind is TieKind.FOLLOWER and tie.account.channel == rules.channel for tie in ties
    )


def _names(sight: Sight) -> frozenset[str]:
    """Give all names that anything on the channel mentions."""
    classes = sight.classes
    listed = (name for members in sight.told.lists.values() for name in members)
    return frozenset(map(name_key, (*classes.tags.names, *classes.walls.names, *listed)))


def _named_like_nobody(one: Stereotype, taken: AbstractSet[str]) -> Stereotype:
    """Give a stereotype's account its name; a tag of that very name must not mean it."""
    if one.key == ANYBODY_KEY:
        return one
    name = next(name for name in _spellings(one.name) if name_key(name) not in taken)
    accepted = one.accepted and replace(one.accepted, name=name)
    return replace(one, presence=replace(one.presence, name=name), accepted=accepted)


def _spellings(name: str) -> Iterator[str]:
    while True:
        yield name
        name = f"{name}*"
