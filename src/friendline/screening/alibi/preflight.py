"""Before posting: what a text, a time and a place would contradict, by the same rules (A1)."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from msgspec import Struct

from friendline.matching.attendees import EventMatch
from friendline.model import Category, Event, Item, ItemKind, Person, Seconds
from friendline.screening.alibi.checking import Contradiction, contradictions

if TYPE_CHECKING:
    import polars as pl

DRAFT = "draft"
"""What stands for the item in a contradiction of something not posted yet."""


class Draft(Struct, frozen=True, kw_only=True):
    """Something that is not posted yet.

    Attributes:
        at: When it is to be posted; UTC seconds.
        text: Its words.
        place: The place it shows.
        taken: When its picture was taken, if that is known; UTC seconds.
        kind: What it will be.
        tagged: Display names of people tagged in it.
        media: File names of its pictures and videos.
    """

    at: Seconds
    text: str = ""
    place: str | None = None
    taken: Seconds | None = None
    kind: ItemKind = ItemKind.POST
    tagged: tuple[str, ...] = ()
    media: tuple[str, ...] = ()


def would_contradict(  # noqa: PLR0913 - the draft, four tables of the book and a name
    draft: Draft,
    events: Iterable[Event],
    matches: Iterable[EventMatch],
    people: Mapping[str, Person],
    items: "pl.DataFrame | None" = None,
    *,
    owner_names: AbstractSet[str] = frozenset(),
) -> list[Contradiction]:
    """Say what a draft would contradict if it were posted; ``item`` is ``DRAFT`` in each.

    Args:
        draft: What is to be posted.
        events: Calendar events.
        matches: Which people they are with.
        people: Those people, by id.
        items: The items table, which tells the places where the owner is on other days; without
            it a place tells nothing under a holiday.
        owner_names: Names of the owner.
    """
    import polars as pl  # noqa: PLC0415 - heavy

    from friendline.screening.screen import screen  # noqa: PLC0415 - loads the word lists

    table = _table(draft)
    findings = screen(table).findings
    leisure = {one.item for one in findings if one.category is Category.ALCOHOL_PARTY}
    if items is not None and draft.place is not None:
        here = pl.col("place").str.to_lowercase() == draft.place.lower()
        table = pl.concat([items.filter(here), table], how="diagonal_relaxed")
    found = contradictions(events, matches, people, table, leisure, owner_names=owner_names)
    return [one for one in found if one.item == DRAFT]


def _table(draft: Draft) -> "pl.DataFrame":
    from friendline.book.items import item_table  # noqa: PLC0415 - heavy

    item = Item(
        channel=DRAFT,
        kind=draft.kind,
        at=draft.at,
        text=draft.text,
        place=draft.place,
        taken=draft.taken,
        tagged=draft.tagged,
        media=draft.media,
    )
    return item_table({DRAFT: item})
