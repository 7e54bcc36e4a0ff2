"""What clients get an edited version of: saying it, taking it back, what is seen of it (R36)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import msgspec
from django.db import connection

from friendline.model import Sees
from friendline.policy.authoring.interview import TOPICS_SAID, Topic
from friendline.review.contract import EditedRow
from friendline.review.edited.setting import CATEGORIES, Edited, written
from friendline.review.words import joined
from friendline.store import documents
from friendline.store.models import Item
from friendline.store.review import reviewed
from friendline.store.review.labelling import fine_for_others
from friendline.store.review.seeing import Eyes

__all__ = [
    "ChangedSinceError",
    "NoSuchItemError",
    "SeenByOne",
    "edit",
    "last_version",
    "number_for",
    "number_through",
    "say_of_item",
    "seen_by",
    "take_back",
]


class ChangedSinceError(ValueError):
    """It was changed since, so that this can no longer be taken back by itself."""

    def __init__(self) -> None:
        super().__init__("This was changed since. Say anew what clients get an edited version of.")


class NoSuchItemError(LookupError):
    """The last review knows no such item."""

    def __init__(self) -> None:
        super().__init__("This item is in no export any more, so nothing can be said of it.")


def edit(topics: Iterable[Topic]) -> bool:
    """Say of which parts of life clients get an edited version; gives whether it is new."""
    chosen = list(topics)
    named = joined(TOPICS_SAID[topic] for topic in chosen)
    return _save(documents.edited().of(chosen), named or "nothing any more")


def say_of_item(item: str, *, for_clients: bool | None) -> bool:
    """Say of one item whether it is for clients; gives whether it is new.

    Args:
        item: Its id.
        for_clients: ``None`` to leave it to the parts of life it is of.

    Raises:
        NoSuchItemError: The last review knows no such item.
    """
    if not Item.objects.filter(pk=item).exists():
        raise NoSuchItemError
    edited = documents.edited()
    if for_clients is None:
        return _save(edited.forgetting(item), "one item is as the parts of life that it is of")
    if for_clients:
        return _save(edited.showing(item), "one item is for clients")
    return _save(edited.hiding(item), "one item is not for clients")


def take_back(version: int) -> None:
    """Let it be again as it was before a version of it.

    Args:
        version: Number of the version, which must be the last.

    Raises:
        ChangedSinceError: It is not.
    """
    if not documents.take_back(documents.EDITED, version, what="the last change is taken back"):
        raise ChangedSinceError


def last_version() -> int:
    """Give the number of what was said last; 0 where nothing was."""
    return documents.last_version(documents.EDITED)


def number_for(person: str) -> tuple[int, int]:
    """Give how many items one client can and may see of which clients get an edited version."""
    rows = reviewed.section("edited_counts")
    return next(((row.can, row.may) for row in rows if row.person == person), (0, 0))


def number_through(eyes: Eyes) -> tuple[int, int]:
    """Give how many of the items that are edited somebody can and may see through these eyes.

    They may be eyes that nobody has yet: those of somebody who waits to be let in.
    """
    seen = Counter(
        eyes.channels[channel].sees(item, audience, kind)
        for item, (channel, audience, kind) in _places(*reviewed.review_and_store()).items()
        if channel in eyes.channels
    )
    return seen[Sees.CAN], seen[Sees.MAY]


@dataclass(frozen=True)
class SeenByOne:
    """An item that is edited, and how one client sees it."""

    row: EditedRow
    sees: Sees
    because: tuple[str, ...]


def seen_by(eyes: Eyes) -> list[SeenByOne]:
    """Give what one client sees of what the owner edits, what is certain first."""
    fine, places = _fine_for(eyes.key), _places(*reviewed.review_and_store())
    found = []
    for row in reviewed.section("edited"):
        place = places.get(row.item)
        seen = eyes.channels.get(place[0]) if place else None
        if place is None or seen is None or _is_fine(row, fine):
            continue
        where = row.item, place[1], place[2]
        if (sees := seen.sees(*where)) is not Sees.CANNOT:
            found.append(SeenByOne(row, sees, seen.because(*where)))
    return sorted(found, key=lambda one: one.sees is Sees.MAY)


def _save(edited: Edited, what: str) -> bool:
    if edited == documents.edited():
        return False
    return documents.save(documents.EDITED, written(edited), what=what)


def _fine_for(person: str) -> frozenset[tuple[str, str]]:
    own = (
        (row.finding.item, row.finding.category.value)
        for row in reviewed.section("cleared")
        if row.person == person
    )
    return frozenset([*own, *((item, category) for item, category in fine_for_others(person))])


def _is_fine(row: EditedRow, fine: frozenset[tuple[str, str]]) -> bool:
    """Tell whether all that makes an item one was called fine for somebody."""
    categories = {topic.value: category.value for topic, category in CATEGORIES.items()}
    return all((row.item, categories.get(topic, "")) in fine for topic in row.topics)


@lru_cache(maxsize=2)
def _places(review: int, store: str) -> dict[str, tuple[str, int, str]]:  # noqa: ARG001 - they tell one review from another
    """Give network, class of audience and kind of each item that is edited."""
    ids = msgspec.json.encode(reviewed.section("edits").items).decode()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, channel, audience_class, kind FROM reviewed_item "
            "WHERE id IN (SELECT value FROM json_each(%s))",
            [ids],
        )
        return {item: (channel, number, kind) for item, channel, number, kind in cursor.fetchall()}
