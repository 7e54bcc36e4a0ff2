"""Through whose eyes one can look: those that stand for many, and the people of the review."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from friendline.archives.tables.folding import fold
from friendline.review.view_as.stereotypes import (
    ANYBODY_KEY,
    FOLLOWER_KEY,
    FRIEND_KEY,
    LIST_PREFIX,
    PENDING_KEY,
    STRANGER_KEY,
)
from friendline.store.models import View
from friendline.store.review import reviewed

__all__ = ["Viewer", "people_called", "stereotypes"]

_WORDS: Final = {
    ANYBODY_KEY: "Anybody without an account",
    STRANGER_KEY: "A stranger",
    PENDING_KEY: "Somebody who asked",
    FOLLOWER_KEY: "A follower",
    FRIEND_KEY: "A friend",
}
_MOST: Final = 12


@dataclass(frozen=True)
class Viewer:
    """Somebody to look as.

    Attributes:
        key: In the address.
        name: What to call them.
        is_person: Whether this is a person, whose name may have to be covered.
    """

    key: str
    name: str
    is_person: bool = False


def stereotypes() -> list[Viewer]:
    """Give those that stand for many and that the last review knows, the least close first."""
    lists = View.objects.filter(viewer__startswith=LIST_PREFIX)
    known = View.objects.filter(viewer__in=list(_WORDS)).values_list("viewer", flat=True).distinct()
    named = dict(lists.values_list("viewer", "name"))
    there = set(known)
    return [
        *(Viewer(key, words) for key, words in _WORDS.items() if key in there),
        *(Viewer(key, name) for key, name in sorted(named.items())),
    ]


def people_called(words: str, shown_name: Callable[[str, str], str]) -> list[Viewer]:
    """Give the first people in whose name the words stand.

    Args:
        words: As typed.
        shown_name: Gives the name a person is shown by.
    """
    seen = set(View.objects.values_list("viewer", flat=True).distinct())
    wanted = fold(words)
    found = (
        Viewer(one.id, one.name, is_person=True)
        for one in reviewed.section("people")
        if one.id in seen and wanted in fold(shown_name(one.id, one.name))
    )
    return sorted(found, key=lambda one: fold(one.name))[:_MOST] if wanted else []
