"""What the owner edits for clients, and what a client sees of it all the same."""

from msgspec import Struct

from friendline.model import Sees


class EditsRow(Struct, frozen=True, kw_only=True):
    """What clients get an edited version of.

    Attributes:
        topics: Parts of life that the owner named: "weekend", "politics".
        looked_for: Those of them that this review could tell items of.
        items: Ids of all items that are of such a part, or are said not to be for clients, whoever
            sees them.
        undated: How many items have no day, so that nobody can say whether they are of a weekend
            or an evening; 0 where neither is edited.
    """

    topics: list[str] = []
    looked_for: list[str] = []
    items: list[str] = []
    undated: int = 0


class EditedSeerRow(Struct, frozen=True, kw_only=True, gc=False):
    """A client who can or may see an item, and why."""

    person: str
    sees: Sees
    because: tuple[str, ...]


class EditedRow(Struct, frozen=True, kw_only=True, gc=False):
    """An item of which clients get an edited version, and which a client can or may see.

    Attributes:
        item: Its id.
        topics: The parts of life that it is of; "not_for_clients" where the owner named the item.
        shows: What makes it one, in sentences.
        sees: Whether it is certain of anybody that they see it.
        can: How many clients with an account there can see it.
        may: How many more may.
        anybody: Whether anybody can see it, so that every client can.
        way: How it would be ended: "narrow", "untag", "hide" (on the owner's page), "take_down", or
            "instead" where the network cannot narrow an item.
        mend: The same in a sentence.
        seen_by: A few of the clients, the surest first; of the first rows only.
    """

    item: str
    topics: list[str]
    shows: list[str]
    sees: Sees
    can: int
    may: int
    anybody: bool = False
    way: str = ""
    mend: str = ""
    seen_by: list[EditedSeerRow] = []


class EditedCountRow(Struct, frozen=True, kw_only=True, gc=False):
    """How many of these items one client can, and how many more may see."""

    person: str
    can: int
    may: int
