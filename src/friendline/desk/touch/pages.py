"""What the pages of keeping in touch show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.http import Http404

from friendline.desk.touch.words import in_units, why
from friendline.review.words import count, spelled
from friendline.store import clock
from friendline.store.over_time import touch
from friendline.store.over_time.contacts import contacts_of
from friendline.store.people.interests import last_told
from friendline.store.people.noted import UnknownPersonError, known
from friendline.touch.cadence import Due, Rule, Touch, of_person
from friendline.touch.digest import Entry, last_contact

__all__ = ["AHEAD", "Person", "Row", "TheList", "WeekShown", "person_page", "the_list"]

AHEAD: Final = (4, 13)
"""Weeks that the list looks ahead: a month, or a quarter if asked."""


@dataclass(frozen=True)
class Row:
    """Somebody on the list; ``on`` is told only where it is still to come."""

    id: str
    name: str
    on: date | None
    last: str
    why: str
    told: str


@dataclass(frozen=True)
class WeekShown:
    """A week of the list."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class TheList:
    """The list.

    Attributes:
        title: How it stands, for a heading.
        weeks: The weeks in which there is somebody.
        ahead: How many weeks it looks ahead.
        has_rules: Whether the owner has said how often of anybody.
    """

    title: str
    weeks: tuple[WeekShown, ...]
    ahead: int
    has_rules: bool

    @property
    def is_longest(self) -> bool:
        """Whether it looks ahead as far as it can."""
        return self.ahead == AHEAD[-1]


@dataclass(frozen=True)
class Person:
    """Keeping in touch with one person.

    Attributes:
        id: Their id.
        name: What they are called.
        due: When contact is due; ``None`` where nothing was said of them, or they are left alone.
        why: By which rule, or why they are on no list.
        last: The last contact and how we know.
        contacts: Every contact, the last first.
        told: What they last told the owner themselves.
        own: The rule for them alone, if there is one.
        many: How often by that rule, in ``unit``.
        unit: Days, weeks, months or years.
    """

    id: str
    name: str
    due: Due | None
    why: str
    last: str
    contacts: tuple[Touch, ...]
    told: str
    own: Rule | None
    many: int
    unit: str


def the_list(ahead: int) -> TheList:
    """Give the list of some weeks."""
    weeks = tuple(
        WeekShown(week.title, tuple(map(_row, week.entries))) for week in touch.the_list(ahead)
    )
    return TheList(_title(weeks), weeks, ahead, bool(touch.rules()))


def person_page(person: str) -> Person:
    """Give the page of one person.

    Raises:
        Http404: Nobody has this id.
    """
    try:
        row = known(person)
    except UnknownPersonError as error:
        raise Http404 from error
    due, found = touch.due_of(person), tuple(contacts_of(person))
    own = next((one for one in touch.rules() if one.of == of_person(person)), None)
    many, unit = in_units(own.days) if own and own.days else (3, "months")
    return Person(
        id=person,
        name=row.name,
        due=due,
        why=why(due.rule) if due else _why_not(person, own),
        last=last_contact(due) if due else _last(found),
        contacts=found,
        told=last_told().get(person, ""),
        own=own,
        many=many,
        unit=unit,
    )


def _title(weeks: Sequence[WeekShown]) -> str:
    now = sum(len(week.rows) for week in weeks if week.title == "This week")
    if now:
        return f"{spelled(now, 'person', 'people')} to be in touch with this week"
    later = sum(len(week.rows) for week in weeks)
    if later:
        return f"Nobody this week, {count(later, 'person', 'people')} in the weeks after"
    return "Nobody is due"


def _row(entry: Entry) -> Row:
    due = entry.due
    return Row(
        due.person.id,
        due.person.name,
        due.on if due.on > clock.today() else None,
        entry.last,
        why(due.rule),
        entry.told,
    )


def _last(found: Sequence[Touch]) -> str:
    over: Iterator[Touch] = (one for one in found if one.is_over)
    last = next(over, None)
    return last.because if last else "No contact is known."


def _why_not(person: str, own: Rule | None) -> str:
    if own is not None and own.days is None:
        return "You leave them in peace."
    quiet = next((one.because for one in touch.quiet_list() if one.person.id == person), "")
    return quiet or "You have not said how often you want contact with them."
