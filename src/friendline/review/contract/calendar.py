"""Calendar entries, and what contradicts them."""

from msgspec import Struct

from friendline.model import EventState, Party, Sees


class EventRow(Struct, frozen=True, kw_only=True):
    """A calendar entry that a conflict refers to.

    Attributes:
        id: Stable over repeated reviews.
        summary: Its title.
        start: When it was to begin; of a meeting that was moved, at first.
        end: When it was to end.
        all_day: Whether it has days and no times.
        state: What its entry says; a meeting that was moved is cancelled at its first time.
        ended_by: Which side called it off or moved it, as far as its entry tells.
        moved_to: When it begins now, if it was moved from this time.
        moved_from: When it was to begin before it was moved to this time.
    """

    id: str
    summary: str
    start: str | None
    end: str | None
    all_day: bool = False
    state: EventState
    ended_by: Party = Party.UNKNOWN
    moved_to: str | None = None
    moved_from: str | None = None


class ConflictRow(Struct, frozen=True, kw_only=True):
    """An item that contradicts what a client was told.

    Attributes:
        person: Id of the client.
        event: Id of the calendar entry.
        item: Id of the item.
        became: What became of the meeting, in a few words: "cancelled by you".
        near: How near in time the item is, in words; empty for an entry of whole days.
        minutes_apart: Whole minutes between the two; 0 for an item within the meeting's time.
        sees: Whether the client can see the item, or may.
        shows: What the item shows and how near in time, in sentences; they are in the chain too.
        because: The chain of reasons, from the calendar to what the client sees.
    """

    person: str
    event: str
    item: str
    became: str = ""
    near: str = ""
    minutes_apart: int | None = None
    shows: list[str] = []
    sees: Sees
    because: tuple[str, ...]
