"""Calendar entries, and what contradicts them."""

from msgspec import Struct

from friendline.model import EventState, Sees


class EventRow(Struct, frozen=True, kw_only=True):
    """A calendar entry that a conflict refers to."""

    id: str
    summary: str
    start: str | None
    end: str | None
    state: EventState


class ConflictRow(Struct, frozen=True, kw_only=True):
    """An item that contradicts what a client was told."""

    person: str
    event: str
    item: str
    sees: Sees
    because: tuple[str, ...]
