"""The edited version as its page shows it: items that clients get a part of, and see (R36, A14)."""

from collections.abc import Sequence
from dataclasses import dataclass

from friendline.desk.items import ItemShown, item_shown
from friendline.model import Sees
from friendline.policy.authoring.interview import TOPICS_SAID, Topic
from friendline.review.contract import EditedRow, EditsRow, PersonRow
from friendline.review.edited.setting import NOT_FOR_CLIENTS
from friendline.review.words import count, joined, spelled
from friendline.store import documents
from friendline.store.models import Item
from friendline.store.review import reviewed
from friendline.store.review.edited_version import SeenByOne, seen_by
from friendline.store.review.freshness import is_current
from friendline.store.review.seeing import Eyes

__all__ = [
    "TOPIC_WORDS",
    "EditedItem",
    "Seer",
    "conflicting",
    "is_changed",
    "shown",
    "title_for",
    "unseen",
]

TOPIC_WORDS = {
    **{topic.value: TOPICS_SAID[topic].capitalize() for topic in Topic},
    NOT_FOR_CLIENTS: "What is not for clients",
}
"""Parts of life at the head of a choice."""


@dataclass(frozen=True)
class Seer:
    """A client who sees an item."""

    id: str
    name: str
    sees: Sees
    because: tuple[str, ...]


@dataclass(frozen=True)
class EditedItem:
    """An item of which clients get an edited version, and which one of them sees.

    Attributes:
        item: Its id.
        shown: What it is; ``None`` where it is gone.
        shows: What makes it one.
        sees: Whether it is certain that they see it.
        who: How many see it, in words.
        seers: Some of them.
        mend: What would end it.
        is_named: Whether the owner said of this item that it is not for clients.
        has_more_seers: Whether more see it than those who are named.
    """

    item: str
    shown: ItemShown | None
    shows: tuple[str, ...]
    sees: Sees
    who: str
    seers: tuple[Seer, ...]
    mend: str
    is_named: bool
    has_more_seers: bool


def conflicting(topic: str, sees: str, eyes: Eyes | None = None) -> Sequence[EditedRow | SeenByOne]:
    """Give what is seen of it in the last review.

    Args:
        topic: Only of this part of life; of all if empty.
        sees: Only what can, or may, be seen; both if empty.
        eyes: Only what this person sees; what anybody on the list sees if left out.
    """
    found = reviewed.section("edited") if eyes is None else seen_by(eyes)
    return [
        one
        for one in found
        if (not topic or topic in _row(one).topics) and (not sees or one.sees == sees)
    ]


def shown(found: Sequence[EditedRow | SeenByOne], person: PersonRow | None) -> list[EditedItem]:
    """Give some of them as the page shows them.

    Args:
        found: As ``conflicting`` gives them.
        person: Whom the page is about; ``None`` for a page about all.
    """
    items = Item.objects.in_bulk([_row(one).item for one in found])
    names = {one.id: one.name for one in reviewed.section("people")}
    return [_shown(one, items.get(_row(one).item), names, person) for one in found]


def title_for(edits: EditsRow, rows: Sequence[EditedRow]) -> str:
    """Say how it stands."""
    if is_changed(edits):
        return "What clients see of what you edit is not worked out yet"
    if not edits.topics and not edits.items:
        return "Nothing was said yet of what you edit for clients"
    if not edits.looked_for and not edits.items:
        return "Nobody knows what clients see of what you edit: nothing looks for it"
    can = sum(one.sees is Sees.CAN for one in rows)
    if not rows:
        return "No client sees what you edit for them"
    if not can:
        may = spelled(len(rows), "item", "items")
        return f"{may} of what you edit may be seen by a client"
    more = f", and {len(rows) - can:,} more may be" if len(rows) > can else ""
    return f"{spelled(can, 'item', 'items')} of what you edit can be seen by a client{more}"


def is_changed(edits: EditsRow) -> bool:
    """Whether the owner said something else since the review that is shown."""
    held = documents.edited()
    is_told = bool(edits.topics or edits.items)
    is_other = [topic.value for topic in held.topics] != edits.topics or bool(held) != is_told
    return is_other and not is_current()


def unseen(edits: EditsRow) -> str:
    """Name the parts of life that are edited, and that nothing looks for."""
    parts = [TOPIC_WORDS[one].lower() for one in edits.topics if one not in edits.looked_for]
    return joined(parts)


def _row(one: EditedRow | SeenByOne) -> EditedRow:
    return one if isinstance(one, EditedRow) else one.row


def _shown(
    one: EditedRow | SeenByOne,
    item: Item | None,
    names: dict[str, str],
    person: PersonRow | None,
) -> EditedItem:
    row = _row(one)
    return EditedItem(
        item=row.item,
        shown=item_shown(item) if item else None,
        shows=tuple(row.shows),
        sees=one.sees,
        who=_who(row),
        seers=_seers(one, names, person),
        mend=row.mend,
        is_named=NOT_FOR_CLIENTS in row.topics,
        has_more_seers=row.anybody or row.can + row.may > len(row.seen_by),
    )


def _seers(
    one: EditedRow | SeenByOne, names: dict[str, str], person: PersonRow | None
) -> tuple[Seer, ...]:
    if isinstance(one, SeenByOne):
        return (Seer(person.id, person.name, one.sees, one.because),) if person else ()
    return tuple(
        Seer(who.person, names.get(who.person, ""), who.sees, who.because) for who in one.seen_by
    )


def _who(row: EditedRow) -> str:
    if row.anybody:
        return "Anybody can see it, so every client can."
    can = f"{count(row.can, 'client')} can see it" if row.can else ""
    may = f"{count(row.may, 'more' if can else 'client', 'more' if can else None)} may"
    parts = [can, f"{may}{'' if can else ' see it'}" if row.may else ""]
    return f"{', '.join(filter(None, parts))}."
