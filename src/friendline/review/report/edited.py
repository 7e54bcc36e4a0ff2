"""The edited version: what clients see of what the owner edits for them (R36, A14)."""

from collections.abc import Sequence
from dataclasses import dataclass

from friendline.model import Sees
from friendline.policy.authoring.interview import TOPICS_SAID, Topic
from friendline.review.contract import EditedRow, Review
from friendline.review.report.bounded import Bounded, first, reasons
from friendline.review.report.index import Index
from friendline.review.report.quotes import Quote, quote
from friendline.review.words import count, joined, named, spelled

__all__ = ["EditedItem", "EditedView", "edited_headline", "edited_view", "seen_in_words"]

MOST_EDITED = 100


@dataclass(frozen=True)
class EditedItem:
    """One item that clients get an edited version of, and see.

    Attributes:
        quote: The item.
        shows: What makes it one.
        sees: Whether it is certain that a client sees it.
        who: Who sees it, in words.
        because: Why the first of them sees it.
        mend: What would end it.
    """

    quote: Quote
    shows: Bounded[str]
    sees: Sees
    who: str
    because: Bounded[str]
    mend: str


@dataclass(frozen=True)
class EditedView:
    """All of them.

    Attributes:
        topics: What the owner edits, in words.
        items: The items that a client can or may see.
        of: How many items are edited, whoever sees them.
        by_topic: How many of those that are seen are of each part of life.
        undated: What has no day, in a sentence; empty where all have one.
    """

    topics: str
    items: Bounded[EditedItem]
    of: int
    by_topic: Sequence[tuple[str, int]]
    undated: str


def edited_view(review: Review, index: Index) -> EditedView:
    """Give what clients see of what the owner edits: what is certain first."""
    kept = first(review.edited, MOST_EDITED)
    named_ones = ["what you said is not for clients"] if not review.edits.topics else []
    topics = [TOPICS_SAID[one] for one in Topic if one in review.edits.topics]
    return EditedView(
        topics=joined([*topics, *named_ones]) if review.edits.items or topics else "",
        items=Bounded([_item(row, index) for row in kept], kept.more),
        of=len(review.edits.items),
        by_topic=_by_topic(review.edited),
        undated=_undated(review.edits.undated),
    )


def edited_headline(rows: Sequence[EditedRow]) -> str:
    """Say in one sentence how many items clients see; nothing where they see none."""
    can = sum(row.sees is Sees.CAN for row in rows)
    may = len(rows) - can
    if not rows:
        return ""
    items, verb = spelled(can or may, "item"), "can" if can else "may"
    others = f"; {spelled(may, 'more may', 'more may').lower()}" if can and may else ""
    return f"{items} of what you edit for clients {verb} be seen by one{others}."


def seen_in_words(row: EditedRow, names: Sequence[str]) -> str:
    """Say who sees an item: ``Kim Novak and 3 others can, 2 more may``.

    Args:
        row: The item.
        names: The names of those who are named in it, in its order.
    """
    if row.anybody:
        return "Anybody can see it, so every client can"
    can = [name for name, one in zip(names, row.seen_by, strict=True) if one.sees is Sees.CAN]
    may = [name for name, one in zip(names, row.seen_by, strict=True) if one.sees is Sees.MAY]
    parts = [
        f"{_named(who, number)} {verb} see it"
        for who, number, verb in ((can, row.can, "can"), (may, row.may, "may"))
        if number
    ]
    return "; ".join(parts)


def _named(who: Sequence[str], number: int) -> str:
    others = number - len(who)
    if not who:
        return count(number, "client")
    return joined([*who, count(others, "other")]) if others else named(who)


def _item(row: EditedRow, index: Index) -> EditedItem:
    return EditedItem(
        quote=quote(row.item, index),
        shows=reasons(row.shows),
        sees=row.sees,
        who=seen_in_words(row, [index.name(one.person) for one in row.seen_by]),
        because=reasons(row.seen_by[0].because if row.seen_by else ()),
        mend=row.mend,
    )


def _by_topic(rows: Sequence[EditedRow]) -> list[tuple[str, int]]:
    numbers = [(TOPICS_SAID[one], sum(one in row.topics for row in rows)) for one in Topic]
    return [(words, number) for words, number in numbers if number]


def _undated(number: int) -> str:
    if not number:
        return ""
    return f"{count(number, 'item has', 'items have')} no day: whether of a weekend, nobody knows."
