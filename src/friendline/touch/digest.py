"""The one list of whom to be in touch with: most overdue first, grouped by week (R83, R91).

It says who, since when, and how we know. It counts nothing and blames nobody.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from friendline.touch.cadence import Due

__all__ = ["A_WEEK", "Entry", "Week", "digest", "entries"]

A_WEEK: Final = 10
"""People whom one week of the list holds if nothing else is said; others come in the next."""

_SEVEN: Final = timedelta(days=7)


@dataclass(frozen=True)
class Entry:
    """Somebody to be in touch with.

    Attributes:
        due: Who, by which rule, and when.
        on: The day on which the list proposes it: never before today.
        last: The last contact and how we know, in a sentence.
        told: What they last told the owner themselves, to begin a talk with (R59).
    """

    due: Due
    on: date
    last: str
    told: str = ""


@dataclass(frozen=True)
class Week:
    """The people of one week.

    Attributes:
        monday: Its first day.
        title: "This week", "Next week" or its Monday.
        entries: Who, most overdue first.
    """

    monday: date
    title: str
    entries: tuple[Entry, ...]


def digest(found: Iterable[Entry], today: date) -> list[Week]:
    """Group entries by week, in order.

    Args:
        found: See ``entries``.
        today: The day of asking.
    """
    in_order = sorted(found, key=lambda one: (_monday(one.on), *_order(one.due)))
    return [
        Week(monday, _title(monday, _monday(today)), tuple(some))
        for monday, some in groupby(in_order, key=lambda one: _monday(one.on))
    ]


def entries(
    dues: Iterable[Due],
    today: date,
    *,
    weeks: int = 4,
    a_week: int = A_WEEK,
    told: Mapping[str, str] | None = None,
) -> list[Entry]:
    """Give who is due within some weeks, most overdue first.

    A week takes only so many; who has been waiting longest comes first and the others move on, so
    that a new rule for many people gives a list that can be done.

    Args:
        dues: Who is due when.
        today: The day of asking.
        weeks: How many weeks to look ahead, this one included.
        a_week: How many people a week takes at most.
        told: What people last told the owner, by person.
    """
    end = _monday(today) + weeks * _SEVEN
    told = told or {}
    return [
        Entry(one, on, last_contact(one), told.get(one.person.id, ""))
        for one, on in _placed(dues, today, max(1, a_week))
        if on < end
    ]


def last_contact(due: Due) -> str:
    """Say what the last contact was and how we know, and which one is planned."""
    last = due.last.because if due.last else "No contact is known."
    return f"{last} {due.planned.because}" if due.planned else last


def _placed(dues: Iterable[Due], today: date, a_week: int) -> Iterator[tuple[Due, date]]:
    """Give each their day, in order: the first week from theirs on that has room."""
    taken: dict[date, int] = {}
    for one in sorted(dues, key=_order):
        on = max(one.on, today)
        while taken.get(_monday(on), 0) >= a_week:
            on = _monday(on) + _SEVEN
        taken[_monday(on)] = taken.get(_monday(on), 0) + 1
        yield one, on


def _order(due: Due) -> tuple[date, str, str]:
    return due.on, due.person.name.casefold(), due.person.id


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _title(monday: date, this: date) -> str:
    named = {this: "This week", this + _SEVEN: "Next week"}
    return named.get(monday, f"Week of {monday.day} {monday:%B %Y}")
