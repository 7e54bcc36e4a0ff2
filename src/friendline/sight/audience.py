"""Who an item is for, as an expression over sets of people, and its short written form.

The written form is what ``Item.audience``, ``audience.toml`` and ``review.json`` hold::

    public                              anybody, logged in or not
    members                             everybody who is logged in to the network
    friends   connections   followers   who is tied to the owner
    friends of friends
    close friends                       the list of that name
    only me
    list "Family"                       one of the owner's lists
    people "Ann Lee", "Kim Novak"       these people
    friends of "Ann Lee"                that person and their friends
    tagged                              who is tagged in the item
    friends of tagged                   who is tagged in it, and their friends
    wall owner                          whose timeline it stands on, where not the owner's
    friends of wall owner               that person and their friends; on the owner's own: friends
    group "Sunday hikers"               who is in the group
    timeline "Ann Lee"                  who may see that person's timeline: theirs to say
    unknown

These are joined by ``and`` (in both), ``+`` (in one of them at least) and ``except`` (in the first
and not in the second). ``and`` binds nearest and ``except`` widest; brackets say otherwise::

    friends and list "Family"
    friends + people "Kim Novak" except list "Clients"
    friends except (list "Clients" and friends of tagged)
"""

import difflib
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


class FriendsOf(Struct, frozen=True):
    """A person, by the name of their account, and their friends, whom no export names."""

    name: str


class Tagged(Struct, frozen=True):
    """Who is tagged in the item; with ``friends`` their friends as well."""

    friends: bool = False


class WallOwner(Struct, frozen=True):
    """Whose timeline the item stands on, where it is another's; with ``friends`` their friends too.

    On the owner's own timeline nobody, and with ``friends`` the owner's friends.
    """

    friends: bool = False


class InGroup(Struct, frozen=True):
    """Who is in a group; exports name no members."""

    name: str


class OnTimeline(Struct, frozen=True):
    """Who may see another person's timeline; that is theirs to say."""

    name: str


class Either(Struct, frozen=True):
    """In at least one of these."""

    parts: tuple["Audience", ...]


class Both(Struct, frozen=True):
    """In each of these."""

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
    | FriendsOf
    | Tagged
    | WallOwner
    | InGroup
    | OnTimeline
    | Either
    | Both
    | Except
)

CLOSE_FRIENDS = "Close Friends"
"""Name of the list that networks call so."""

PLAIN: dict[str, Audience] = {
    UNKNOWN: Unknown(),
    "public": Everyone(),
    "members": Everyone(members_only=True),
    "friends": Tied("friends"),
    "connections": Tied("connections"),
    "followers": Tied("followers"),
    "friends of friends": FriendsOfFriends(),
    "close friends": OnList(CLOSE_FRIENDS),
    "only me": OnlyOwner(),
    "tagged": Tagged(),
    "friends of tagged": Tagged(friends=True),
    "wall owner": WallOwner(),
    "friends of wall owner": WallOwner(friends=True),
}
"""Audiences that are one phrase."""

_NAMING: dict[str, type[OnList | InGroup | OnTimeline | FriendsOf]] = {
    "list": OnList,
    "group": InGroup,
    "timeline": OnTimeline,
    "friends of": FriendsOf,
}
_JOINING = frozenset({"except", "and"})
_TOKEN = re.compile(r'\s*(?:"([^"]*)"|([+,()])|([^\s"+,()]+))')
_LONGEST = 2_000
_DEEPEST = 40


class AudienceError(ValueError):
    """A written audience that cannot be read."""

    def __init__(self, text: str, expected: str) -> None:
        self.text = text
        known = ", ".join(sorted(PLAIN))
        super().__init__(
            f"'{text[:80]}' is not an audience: expected {expected}.{_near(text)} Known are "
            f'{known}, list "NAME", people "NAME", group "NAME", friends of "NAME", and these '
            "joined by and, + and except, with brackets."
        )


def _near(text: str) -> str:
    """Give a hint at the audience that may be meant."""
    close = difflib.get_close_matches(text.lower(), PLAIN, n=1, cutoff=0.75)
    return f" Did you mean '{close[0]}'?" if close else ""


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
    """Reads ``sum {except sum}``; a sum is joined by ``+`` from parts that ``and`` joins."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(self._split(text))
        self.position = 0
        self.depth = 0

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
        audience = self._difference()
        if self.position < len(self.tokens):
            raise AudienceError(self.text, "nothing more after a whole audience")
        return audience

    def _difference(self) -> Audience:
        audience = self._sum()
        while self._takes("word", "except"):
            audience = Except(audience, self._sum())
        return audience

    def _sum(self) -> Audience:
        parts = [self._common()]
        while self._takes("sign", "+"):
            parts.append(self._common())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _common(self) -> Audience:
        parts = [self._one()]
        while self._takes("word", "and"):
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def _one(self) -> Audience:
        if self._takes("sign", "("):
            return self._bracketed()
        phrase = self._phrase()
        if phrase in _NAMING and self._kind() == "name":
            return _NAMING[phrase](self._name())
        if phrase == "people":
            return Named(tuple(self._names()))
        if phrase in PLAIN:
            return PLAIN[phrase]
        if phrase in _NAMING:
            raise AudienceError(self.text, 'a name in "quotes"')
        raise AudienceError(self.text, "an audience")

    def _bracketed(self) -> Audience:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise AudienceError(self.text, f"at most {_DEEPEST} brackets in one another")
        audience = self._difference()
        if not self._takes("sign", ")"):
            raise AudienceError(self.text, "a closing )")
        self.depth -= 1
        return audience

    def _phrase(self) -> str:
        words = []
        while self._kind() == "word" and self.tokens[self.position][1] not in _JOINING:
            words.append(self.tokens[self.position][1])
            self.position += 1
        return " ".join(words)

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
        case Named(names):
            return "people " + ", ".join(map(_quoted, names))
        case Either(parts):
            return " + ".join(_within(part, Either, Except) for part in parts)
        case Both(parts):
            return " and ".join(_within(part, Either, Both, Except) for part in parts)
        case Except(base, without):
            return f"{write_audience(base)} except {_within(without, Except)}"
    phrase = next((phrase for phrase, plain in PLAIN.items() if plain == audience), None)
    return phrase or _named(audience)


def _named(audience: Audience) -> str:
    for word, kind in _NAMING.items():
        if isinstance(audience, kind):
            return f"{word} {_quoted(audience.name)}"
    raise TypeError(audience)


def _within(part: Audience, *looser: type) -> str:
    """Write a part, in brackets where it would be read otherwise without them."""
    written = write_audience(part)
    return f"({written})" if isinstance(part, looser) else written


def _quoted(name: str) -> str:
    return '"' + name.replace('"', "'") + '"'


def atoms(audience: Audience) -> Iterator[Audience]:
    """Give the sets of which an audience is made, from left to right."""
    match audience:
        case Either(parts) | Both(parts):
            for part in parts:
                yield from atoms(part)
        case Except(base, without):
            yield from atoms(base)
            yield from atoms(without)
        case _:
            yield audience
