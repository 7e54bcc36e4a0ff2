"""Who an item is for, as an expression over sets of people, and its short written form.

The written form is what ``Item.audience``, ``audience.toml`` and ``review.json`` hold::

    public                              anybody, logged in or not
    members                             everybody who is logged in to the network
    friends   connections   followers   who is tied to the owner
    friends of friends
    only me
    list "Close friends"                one of the owner's lists
    people "Ann Lee", "Kim Novak"       these people
    group "Sunday hikers"               who is in the group
    timeline "Ann Lee"                  who may see that person's timeline: theirs to say
    friends except list "Clients"
    friends + people "Kim Novak"
    unknown
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from msgspec import Struct

from friendline.model import UNKNOWN


class Unknown(Struct, frozen=True):
    """Nobody has said who it is for."""


class Everyone(Struct, frozen=True):
    """Anybody; ``members_only`` leaves out who is not logged in."""

    members_only: bool = False


class Tied(Struct, frozen=True):
    """Friends, connections or followers of the owner."""

    word: str


class FriendsOfFriends(Struct, frozen=True):
    """Friends, and their friends, whom no export names."""


class OnlyOwner(Struct, frozen=True):
    """Nobody but the owner."""


class OnList(Struct, frozen=True):
    """Who is on one of the owner's lists."""

    name: str


class Named(Struct, frozen=True):
    """These people, by the names of their accounts."""

    names: tuple[str, ...]


class InGroup(Struct, frozen=True):
    """Who is in a group; exports name no members."""

    name: str


class OnTimeline(Struct, frozen=True):
    """Who may see another person's timeline; that is theirs to say."""

    name: str


class Either(Struct, frozen=True):
    """In at least one of these."""

    parts: tuple["Audience", ...]


class Except(Struct, frozen=True):
    """In the first and not in the second."""

    base: "Audience"
    without: "Audience"


Audience: TypeAlias = (
    Unknown
    | Everyone
    | Tied
    | FriendsOfFriends
    | OnlyOwner
    | OnList
    | Named
    | InGroup
    | OnTimeline
    | Either
    | Except
)

PLAIN: dict[str, Audience] = {
    UNKNOWN: Unknown(),
    "public": Everyone(),
    "members": Everyone(members_only=True),
    "friends": Tied("friends"),
    "connections": Tied("connections"),
    "followers": Tied("followers"),
    "friends of friends": FriendsOfFriends(),
    "only me": OnlyOwner(),
}
"""Audiences that are one phrase."""

_NAMING: dict[str, type[OnList | InGroup | OnTimeline]] = {
    "list": OnList,
    "group": InGroup,
    "timeline": OnTimeline,
}
_TOKEN = re.compile(r'\s*(?:"([^"]*)"|([+,])|([^\s"+,]+))')
_LONGEST = 2_000


class AudienceError(ValueError):
    """A written audience that cannot be read."""

    def __init__(self, text: str, expected: str) -> None:
        self.text = text
        known = ", ".join(sorted(PLAIN))
        super().__init__(
            f"'{text[:80]}' is not an audience: expected {expected}. Known are {known}, "
            'list "NAME", people "NAME", group "NAME", and these joined by + and except.'
        )


@lru_cache(maxsize=10_000)
def parse_audience(text: str) -> Audience:
    """Read the written form.

    Raises:
        AudienceError: It is not one; the message says what was expected.
    """
    if len(text) > _LONGEST:
        raise AudienceError(text, f"at most {_LONGEST} characters")
    if (plain := PLAIN.get(" ".join(text.lower().split()))) is not None:
        return plain
    return _Reader(text).whole()


class _Reader:
    """Reads ``sum [except sum]`` where a sum is one or more audiences joined by ``+``."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(self._split(text))
        self.position = 0

    def _split(self, text: str) -> Iterator[tuple[str, str]]:
        """Give (kind, value) pairs; kind is ``name``, ``sign`` or ``word``."""
        position = 0
        text = text.rstrip()
        while position < len(text):
            found = _TOKEN.match(text, position)
            if found is None:
                raise AudienceError(text, 'a closing "')
            quoted, sign, word = found.groups()
            if quoted is not None:
                yield "name", quoted
            else:
                yield ("sign", sign) if sign else ("word", word.lower())
            position = found.end()

    def whole(self) -> Audience:
        audience = self._sum()
        if self._takes("word", "except"):
            audience = Except(audience, self._sum())
        if self.position < len(self.tokens):
            raise AudienceError(self.text, "nothing more after a whole audience")
        return audience

    def _sum(self) -> Audience:
        parts = [self._one()]
        while self._takes("sign", "+"):
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _one(self) -> Audience:
        words = []
        while self._kind() == "word" and self.tokens[self.position][1] != "except":
            words.append(self.tokens[self.position][1])
            self.position += 1
        phrase = " ".join(words)
        if phrase in _NAMING:
            return _NAMING[phrase](self._name())
        if phrase == "people":
            return Named(tuple(self._names()))
        if phrase in PLAIN:
            return PLAIN[phrase]
        raise AudienceError(self.text, "an audience")

    def _names(self) -> Iterator[str]:
        yield self._name()
        while self._takes("sign", ","):
            yield self._name()

    def _name(self) -> str:
        if self._kind() != "name":
            raise AudienceError(self.text, 'a name in "quotes"')
        self.position += 1
        return self.tokens[self.position - 1][1]

    def _kind(self) -> str | None:
        return self.tokens[self.position][0] if self.position < len(self.tokens) else None

    def _takes(self, kind: str, value: str) -> bool:
        if self.position < len(self.tokens) and self.tokens[self.position] == (kind, value):
            self.position += 1
            return True
        return False


def write_audience(audience: Audience) -> str:
    """Give the written form, which ``parse_audience`` reads back."""
    match audience:
        case OnList() | InGroup() | OnTimeline():
            word = next(word for word, kind in _NAMING.items() if isinstance(audience, kind))
            return f"{word} {_quoted(audience.name)}"
        case Named(names):
            return "people " + ", ".join(map(_quoted, names))
        case Either(parts):
            return " + ".join(map(write_audience, parts))
        case Except(base, without):
            return f"{write_audience(base)} except {write_audience(without)}"
        case _:
            return next(phrase for phrase, plain in PLAIN.items() if plain == audience)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', "'") + '"'
