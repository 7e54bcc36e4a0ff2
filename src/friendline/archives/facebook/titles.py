"""What a record's title tells: whose timeline, who was with whom, where, in which group.

Titles are prose in the account's language and carry what no other key carries (formats 1.3). They
are read by the templates of ten languages; any other title is no information, never a guess.
"""

from functools import lru_cache
from typing import Final

from msgspec import Struct

from friendline.archives.facebook.title_templates import Match, templates
from friendline.archives.json_values import name_or_none

_MOST: Final = 10_000
"""Different titles that are remembered: most are one of a few."""

_WORDS_OF_A_NAME: Final = 6
_WORDS_OF_A_NOUN: Final = 3
_SEEN: Final = "en"
_HONORIFIC: Final = "さん"


class Told(Struct, frozen=True):
    """What a title tells.

    Attributes:
        by: Who did it, where it is told together with whose timeline it stands on.
        timeline: Whose timeline it stands on.
        tagged: Who was with them.
        place: Where.
        group: In which group.
    """

    by: str | None = None
    timeline: str | None = None
    tagged: tuple[str, ...] = ()
    place: str | None = None
    group: str | None = None


class Membership(Struct, frozen=True):
    """What a title tells of the owner and a group: joined or left."""

    group: str
    has_left: bool


NOTHING: Final = Told()


@lru_cache(maxsize=_MOST)
def told_by(title: str) -> Told:
    """Read the title of a post, whatever its language."""
    for match in templates("posts").matches(title):
        told = _told(match)
        if told is not None:
            return told
    return NOTHING


@lru_cache(maxsize=_MOST)
def commented_on(title: str) -> str | None:
    """Give on whose post a comment stands: "X commented on Y's photo." gives Y.

    Replies to comments tell whose comment it was and not where it stands: ``None``.
    """
    return _name_in(title, "comments", "whose")


@lru_cache(maxsize=_MOST)
def reacted_to(title: str) -> str | None:
    """Give under whose post a reaction stands: "X likes Y's photo." gives Y."""
    return _name_in(title, "reactions", "whose")


@lru_cache(maxsize=_MOST)
def writer(title: str) -> str | None:
    """Give who wrote on the owner's timeline: "Y wrote on your timeline." gives Y."""
    return told_by(title).by or _name_in(title, "walls", "by")


@lru_cache(maxsize=_MOST)
def membership(title: str) -> Membership | None:
    """Read "You became a member of G.", or that the owner is one no more."""
    for kind in ("left", "joined"):
        for match in templates(kind).matches(title):
            if group := match.values["group"].strip():
                return Membership(group, has_left=kind == "left")
    return None


def _told(match: Match) -> Told | None:
    """Give what a match tells; ``None`` where what should be a name is none."""
    values = match.values
    by, timeline, people = values.get("by"), values.get("timeline"), values.get("people")
    if (by and not _is_name(by)) or (timeline and not _is_name(timeline)):
        return None
    tagged = _names(people, match.template.and_words) if people else ()
    if people and not tagged:
        return None
    return Told(
        by=by if timeline else None,
        timeline=timeline,
        tagged=tagged,
        place=_proper(values.get("place"), match),
        group=_proper(values.get("group"), match),
    )


def _name_in(title: str, kind: str, field: str) -> str | None:
    for match in templates(kind).matches(title):
        is_noun = match.values.get("noun", "").count(" ") < _WORDS_OF_A_NOUN
        if is_noun and _is_name(name := match.values[field]):
            return name
    return None


def _proper(words: str | None, match: Match) -> str | None:
    """Give the name of a place or a group, if it is one.

    Templates of other languages than English were hardly ever seen, so there words that begin small
    may be part of another sentence: "publicó en la página de ...".
    """
    is_name = words and (match.template.language == _SEEN or not words[0].islower())
    return name_or_none(words) if is_name else None


def _is_name(words: str) -> bool:
    """Whether this can be a person's name: "his own", "her mother" and half a sentence cannot."""
    return bool(words) and not words[0].islower() and words.count(" ") < _WORDS_OF_A_NAME


def _names(people: str, and_words: tuple[str, ...]) -> tuple[str, ...]:
    """Split "Ann Lee, Bo Ek and 3 others": names have no digits."""
    for word in and_words:
        people = people.replace(word, "\n")
    names = (name.strip().removesuffix(_HONORIFIC) for name in people.split("\n"))
    return tuple(name for name in names if _is_name(name) and not _has_digit(name))


def _has_digit(name: str) -> bool:
    return any(map(str.isdigit, name))
