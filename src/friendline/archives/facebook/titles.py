"""What a record's title tells: whose timeline, who was with whom, where, in which group.

Titles are prose in the account's language and carry what no other key carries (formats 1.3).
Only the English templates are read; any other title is no information.
"""

from functools import lru_cache
from typing import Final

from msgspec import Struct

_TIMELINE_ENDS: Final = ("'s timeline.", "\N{RIGHT SINGLE QUOTATION MARK}s timeline.")
_POSSESSIVES: Final = ("'s ", "\N{RIGHT SINGLE QUOTATION MARK}s ")
_TIMELINE_VERBS: Final = (" wrote on ", " added ", " shared ", " posted ")
_WITH: Final = (" was with ", " is with ")
_AT: Final = (" is at ", " was at ", " checked in at ", " checked in to ")
_TO_GROUP: Final = " to the group: "
_POSTED_IN: Final = " posted in "
_COMMENTED: Final = " commented on "
_OWN_TIMELINE: Final = " wrote on your timeline"
_OWN: Final = frozenset({"his", "her", "their", "your", "own"})


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


NOTHING: Final = Told()


@lru_cache(maxsize=10_000)  # most titles are one of a few: "Ann Lee updated her status."
def told_by(title: str) -> Told:
    """Read a title by the English templates of formats 1.3."""
    if not title:
        return NOTHING
    if title.endswith(_TIMELINE_ENDS):
        return _of_timeline(title)
    for mark in _WITH:
        if mark in title:
            return _of_company(title.split(mark, 1)[1])
    for mark in _AT:
        if mark in title:
            return Told(place=_without_stop(title.split(mark, 1)[1]))
    for mark in (_TO_GROUP, _POSTED_IN):
        if mark in title:
            return Told(group=_without_stop(title.split(mark, 1)[1]))
    return NOTHING


def commented_on(title: str) -> str | None:
    """Give on whose post a comment stands: "X commented on Y's photo." gives Y.

    Replies to comments tell whose comment it was and not where it stands: ``None``.
    """
    _, mark, rest = title.partition(_COMMENTED)
    if not mark:
        return None
    for possessive in _POSSESSIVES:
        whose, found, _ = rest.partition(possessive)
        if found and whose.split(" ", 1)[0] not in _OWN:
            return whose
    return None


def writer(title: str) -> str | None:
    """Give who wrote on the owner's timeline: "Y wrote on your timeline." gives Y."""
    for mark in _TIMELINE_VERBS:
        who, found, _ = title.partition(mark)
        if found:
            return who
    return None


def _of_timeline(title: str) -> Told:
    """Read "X added a new photo to Y's timeline.": by X, on the timeline of Y."""
    head = title[: -len(_TIMELINE_ENDS[0])]
    start = max(head.rfind(" on ") + len(" on "), head.rfind(" to ") + len(" to "))
    return Told(by=writer(title), timeline=head[start:]) if start > len(" on ") else NOTHING


def _of_company(company: str) -> Told:
    """Read "A and B at P.": with A and B, at P."""
    people, found, place = _without_stop(company).partition(" at ")
    names = [
        name
        for part in people.split(" and ")
        for name in part.split(", ")
        if name and not name[0].isdigit()  # "A and 3 others" names only A
    ]
    return Told(tagged=tuple(names), place=place if found else None)


def _without_stop(words: str) -> str:
    """Drop the full stop that ends the title; "St. John's Inc.." keeps its own."""
    return words.removesuffix(".").strip()
