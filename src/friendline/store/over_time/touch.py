"""Keeping in touch: how often with whom, snoozes, the one list and its calendar (R83, R91)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.db import transaction

from friendline.model import Relationship, Status
from friendline.policy.language.words import day_in_words
from friendline.store import clock, ledger, settings
from friendline.store.models import Cadence, Snooze
from friendline.store.over_time.contacts import contacts
from friendline.store.over_time.endings import blocked
from friendline.store.people.facts import holding
from friendline.store.people.interests import last_told
from friendline.store.people.noted import known, known_people
from friendline.touch.cadence import Due, Known, Rule, due, of_person, rule, rule_for, said
from friendline.touch.digest import A_WEEK, Entry, Week, digest, entries
from friendline.touch.facts import RELATIONSHIP, STATUS, Said
from friendline.touch.feed import Names, feed

__all__ = [
    "NoSuchCadenceError",
    "PastDayError",
    "Quiet",
    "a_week",
    "drop_cadence",
    "due_of",
    "feed_names",
    "feed_text",
    "leave_in_peace",
    "put_cadence",
    "put_touch_settings",
    "quiet_list",
    "rules",
    "snooze",
    "the_list",
    "wake",
]

_A_WEEK: Final = "touch_a_week"
_NAMES: Final = "touch_names"
_AHEAD: Final = 53
"""Weeks that the calendar looks ahead: a year."""


class NoSuchCadenceError(LookupError):
    """There is no cadence for this group or person."""

    def __init__(self, of: str) -> None:
        super().__init__(f"Nothing was said of how often you want contact with {of}.")


class PastDayError(ValueError):
    """A snooze must end later than today."""

    def __init__(self, until: date) -> None:
        super().__init__(f"{day_in_words(until)} is over already. Name a day after today.")


@dataclass(frozen=True)
class Quiet:
    """Somebody who is left in peace.

    Attributes:
        person: Who.
        because: By which rule, in a sentence.
    """

    person: Known
    because: str


def rules() -> list[Rule]:
    """Give how often the owner wants contact, groups first."""
    zone = ZoneInfo(clock.zone())
    found = [
        Rule(row.of, row.days, datetime.fromtimestamp(row.at, zone).date())
        for row in Cadence.objects.order_by("of")
    ]
    return sorted(found, key=lambda one: (one.is_of_person, one.of))


def put_cadence(of: str, days: int | None) -> Rule | None:
    """Say how often contact is wanted with a group or a person, in place of what was said.

    Args:
        of: See ``touch.cadence``.
        days: At most so many days from one contact to the next; ``None`` leaves them in peace.

    Returns:
        What held before, to undo it.

    Raises:
        NoSuchGroupError: There is no such group.
        WrongDaysError: So many days cannot be.
        UnknownPersonError: There is nobody of this id.
    """
    made = rule(of, days, clock.today())
    person = _person_of(made)
    if person is not None:
        known(person)
    with transaction.atomic():
        before = next((one for one in rules() if one.of == made.of), None)
        Cadence.objects.update_or_create(of=made.of, defaults={"days": days, "at": clock.now()})
        ledger.append("cadence_set", {"of": made.of, "days": days}, about=person)
    return before


def drop_cadence(of: str) -> None:
    """Say nothing more of how often; what is said of wider groups holds.

    Raises:
        NoSuchCadenceError: Nothing was said.
    """
    with transaction.atomic():
        row = Cadence.objects.filter(of=of).first()
        if row is None:
            raise NoSuchCadenceError(of)
        row.delete()
        person = _person_of(Rule(of, None, clock.today()))
        ledger.append("cadence_dropped", {"of": of}, about=person)


def leave_in_peace(person: str) -> Rule | None:
    """Leave somebody in peace, whatever is said of groups; give what held before.

    Raises:
        UnknownPersonError: There is nobody of this id.
    """
    return put_cadence(of_person(person), None)


def snooze(person: str, until: date) -> None:
    """Do not show somebody before a day.

    Raises:
        UnknownPersonError: There is nobody of this id.
        PastDayError: The day is not after today.
    """
    known(person)
    if until <= clock.today():
        raise PastDayError(until)
    with transaction.atomic():
        Snooze.objects.update_or_create(person=person, defaults={"until": until})
        ledger.append("snoozed", {"until": until.isoformat()}, about=person)


def wake(person: str) -> None:
    """End a snooze; where there is none, nothing happens."""
    with transaction.atomic():
        if Snooze.objects.filter(person=person).delete()[0]:
            ledger.append("snooze_ended", {}, about=person)


def the_list(weeks: int = 4) -> list[Week]:
    """Give the one list: who is due, by week, most overdue first."""
    return digest(_entries(weeks), clock.today())


def due_of(person: str) -> Due | None:
    """Give when contact with somebody is due; ``None`` where no cadence holds for them."""
    found = _people().get(person)
    return next(iter(_dues([found])), None) if found is not None else None


def quiet_list() -> list[Quiet]:
    """Give who is left in peace, and why."""
    chosen, gone = rules(), blocked()
    found = []
    for person in _people().values():
        holds = rule_for(person, chosen)
        if person.id in gone:
            found.append(Quiet(person, "You chose to block them when your work ended."))
        elif holds is not None and holds.days is None:
            found.append(Quiet(person, f"You want to leave {said(holds)} in peace."))
    return sorted(found, key=lambda one: (one.person.name.casefold(), one.person.id))


def feed_text() -> str:
    """Give the list of the coming year as the text of an ``.ics`` file.

    People are named by their initials unless the owner chose otherwise: calendars are shared.
    """
    return feed(_entries(_AHEAD), clock.now(), feed_names())


def feed_names() -> Names:
    """Give how the calendar names people."""
    return Names(settings.value(_NAMES, Names.INITIALS.value))


def a_week() -> int:
    """Give how many people a week of the list holds."""
    return int(settings.value(_A_WEEK, A_WEEK))


def put_touch_settings(*, a_week: int | None = None, names: Names | None = None) -> None:
    """Choose how many people a week of the list holds, and how the calendar names them."""
    chosen = {_A_WEEK: a_week and max(1, a_week), _NAMES: names and names.value}
    with transaction.atomic():
        for name, value in chosen.items():
            if value is not None:
                settings.put(name, value)
                ledger.append("set", {"name": name, "value": value})


def _entries(weeks: int) -> list[Entry]:
    dues = _dues(_people().values())
    return entries(dues, clock.today(), weeks=weeks, a_week=a_week(), told=last_told())


def _dues(people: Iterable[Known]) -> list[Due]:
    """Give who of some people is due when; those for whom no rule holds are none."""
    chosen, today, gone = rules(), clock.today(), blocked()
    if not chosen:
        return []
    found, until = contacts(), dict(Snooze.objects.values_list("person", "until"))
    dues = (
        due(person, holds, found.get(person.id, ()), today, until.get(person.id))
        for person in people
        if person.id not in gone and (holds := rule_for(person, chosen)) is not None
    )
    return [one for one in dues if one is not None]


def _people() -> dict[str, Known]:
    """Give the people of the client list as the owner says today that they are."""
    said_of = holding()
    return {
        key: Known(key, row.name, *_standing(row.relationship, row.status, said_of.get(key, {})))
        for key, row in known_people().items()
        if row.on_client_list
    }


def _standing(
    relationship: Relationship, status: Status, said_of: Mapping[str, Said]
) -> tuple[Relationship, Status]:
    """Give what was said since the last review, where something was."""
    if RELATIONSHIP in said_of:
        relationship = Relationship(str(said_of[RELATIONSHIP].value or Relationship.UNKNOWN.value))
    if STATUS in said_of:
        status = Status(str(said_of[STATUS].value or Status.UNKNOWN.value))
    return relationship, status


def _person_of(made: Rule) -> str | None:
    return made.of.partition(":")[2] if made.is_of_person else None
