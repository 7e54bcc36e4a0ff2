"""Which items are of a part of life that the owner edits, and what makes each one (R36, R49)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import polars as pl

from friendline.model import Category, Finding, ItemKind
from friendline.policy.authoring.interview import TOPICS_SAID, Topic
from friendline.review.edited.setting import NOT_FOR_CLIENTS, Edited
from friendline.review.report.words import day_words
from friendline.review.words import CATEGORY_NAMES
from friendline.screening.frequency import on_weekend, with_local_time

__all__ = ["TIMES", "Mark", "Marked", "marked"]

EVENING_FROM, EVENING_UNTIL = 18, 5
"""An evening is from 18:00 to before 05:00 of the night after, on the clock of the owner."""

_WEEKDAYS: Final = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    *("Saturday", "Sunday"),
)
_DAY: Final = 86_400
TIMES: Final = (Topic.WEEKEND, Topic.EVENING)
"""Topics that are times of the week."""
_TIMELESS: Final = (ItemKind.PROFILE_FIELD, ItemKind.GROUP, ItemKind.REACTION)
"""What says nothing of what the owner did at that time."""
_OF_THE_OWNER: Final = (
    *(ItemKind.TAG, ItemKind.PHOTO, ItemKind.VIDEO, ItemKind.STORY),
    *(ItemKind.CHECK_IN, ItemKind.EVENT_REPLY),
)
"""What shows the owner although somebody else made it; a birthday wish does not."""


@dataclass(frozen=True)
class Mark:
    """Something that makes an item one that is edited.

    Attributes:
        topic: Of which part of life it is.
        why: In a sentence.
        category: What was found in it; ``None`` for a time or where the owner named the item.
    """

    topic: str
    why: str
    category: Category | None = None


@dataclass(frozen=True)
class Marked:
    """The items that are edited.

    Attributes:
        marks: By id of the item, in the order of the table of items.
        undated: How many items have no day, where a time of the week is edited.
    """

    marks: Mapping[str, tuple[Mark, ...]]
    undated: int = 0


def marked(
    items: pl.DataFrame, findings: Iterable[Finding], edited: Edited, zone: str, today: date
) -> Marked:
    """Say which items are of a part of life that the owner edits.

    What is fine by the owner's labels is not among the findings, and so no mark of an item. An item
    that clients may see by the owner's word has none at all.

    Args:
        items: The table of items.
        findings: What was found in them.
        edited: What the owner edits.
        zone: IANA name of the owner's zone; weekends and evenings are theirs.
        today: The day of the review.
    """
    marks: dict[str, list[Mark]] = defaultdict(list)
    dated = _dated(items)
    times = [topic for topic in edited.topics if topic in TIMES]
    if times:
        for item, mark in _by_time(dated, times, zone, today):
            marks[item].append(mark)
    for item, mark in _by_finding(findings, edited.categories):
        if mark not in marks[item]:
            marks[item].append(mark)
    for item in edited.not_for_clients:
        marks[item].append(Mark(NOT_FOR_CLIENTS, "You said that it is not for clients."))
    shown = frozenset(edited.for_clients)
    known = [item for item in items["id"] if item in marks and item not in shown]
    undated = dated["moment"].null_count() if times else 0
    return Marked({item: tuple(marks[item]) for item in known}, undated)


def _dated(items: pl.DataFrame) -> pl.DataFrame:
    """Give the items that show what the owner did, each with its moment."""
    kind = pl.col("kind")
    shows = pl.col("by").is_null() | kind.is_in([one.value for one in _OF_THE_OWNER])
    chosen = items.filter(~kind.is_in([one.value for one in _TIMELESS]) & shows)
    return chosen.select(
        "id", pl.coalesce("taken", "at").alias("moment"), pl.col("taken").is_not_null().alias("own")
    )


def _by_time(
    dated: pl.DataFrame, topics: Iterable[Topic], zone: str, today: date
) -> Iterator[tuple[str, Mark]]:
    moments = dated.rename({"moment": "at"})
    local = with_local_time(moments, zone, today)
    hour = pl.col("local").dt.hour()
    # what stands at midnight by the clock of the world has a day and no time of day
    has_clock = pl.col("at") % _DAY != 0
    tests = {
        Topic.WEEKEND: on_weekend(pl.col("local").dt.date()),
        Topic.EVENING: has_clock & ((hour >= EVENING_FROM) | (hour < EVENING_UNTIL)),
    }
    for topic in topics:
        chosen = local.filter(tests[topic]).select("id", "local", "own")
        for item, at, was_taken in chosen.iter_rows():
            yield item, Mark(topic, _when(topic, at, was_taken=was_taken))


def _when(topic: Topic, at: datetime, *, was_taken: bool) -> str:
    done = "Taken" if was_taken else "Posted"
    day = f"{_WEEKDAYS[at.weekday()]} {day_words(at.date())}"
    clock = f", {at:%H:%M}" if topic is Topic.EVENING else ""
    return f"{done} on {day}{clock}, and you edit {TOPICS_SAID[topic]}."


def _by_finding(
    findings: Iterable[Finding], categories: Mapping[Category, Topic]
) -> Iterator[tuple[str, Mark]]:
    for one in findings:
        topic = categories.get(one.category)
        if topic is not None:
            name = CATEGORY_NAMES[one.category].lower()
            why = f"It shows {name}, and you edit {TOPICS_SAID[topic]}."
            yield one.item, Mark(topic, why, one.category)
