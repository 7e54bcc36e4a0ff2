"""Looking again at all of it from time to time, and at what went wrong (R94).

An incident is something that happened and is to be seen to: a task whose day is the day it
happened. The ledger tells that there was one and never its words; one that is taken back is gone.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db import transaction

from friendline.model import Seconds
from friendline.review.situations import day_of
from friendline.store import clock, ledger, settings
from friendline.store.models import Task
from friendline.store.people.interests import refuse_withheld
from friendline.store.people.noted import FutureDayError, known

__all__ = [
    "MOST",
    "RHYTHMS",
    "EmptyIncidentError",
    "Incident",
    "LookAgain",
    "NoSuchIncidentError",
    "NoSuchLookError",
    "NoSuchRhythmError",
    "forget_incident",
    "incidents",
    "look_again",
    "looked",
    "note_incident",
    "open_again",
    "put_rhythm",
    "seen_to",
    "take_back_look",
]

MOST: Final = 1_000
"""Characters of a note."""

RHYTHMS: Final = (91, 182, 365)
"""Days from one look to the next that can be chosen; 0 is not to be asked."""

_LOOK: Final = "look_again"
_INCIDENT: Final = "incident"
_RHYTHM: Final = "look_again_days"


class EmptyIncidentError(ValueError):
    """An incident without words, or with too many."""

    def __init__(self) -> None:
        super().__init__(f"Say in a sentence or two what happened, in at most {MOST} characters.")


class NoSuchIncidentError(LookupError):
    """There is no such incident."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Incident {number} is not there, or was taken back already.")


class NoSuchLookError(LookupError):
    """There was no such look."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Look {number} is not there, or was taken back already.")


class NoSuchRhythmError(ValueError):
    """So often cannot be chosen."""

    def __init__(self, days: int) -> None:
        told = ", ".join(map(str, RHYTHMS))
        super().__init__(f"Every {days} days cannot be chosen: say {told}, or 0 for never.")


@dataclass(frozen=True)
class Incident:
    """Something that went wrong.

    Attributes:
        number: Its number.
        on: The day.
        words: What happened, in the owner's words.
        person: Id of whom it was with; empty for nobody in particular.
        seen_to: When it was seen to; ``None`` until then.
    """

    number: int
    on: date
    words: str
    person: str
    seen_to: Seconds | None


@dataclass(frozen=True)
class LookAgain:
    """When all of it is looked at again.

    Attributes:
        days: So often; 0 where the owner does not want to be told.
        last: The day of the last look; ``None`` where there was none.
        words: What the owner came to then.
        next: The day of the next; ``None`` where none is wanted.
        is_due: Whether that day has come.
        since: How many incidents happened since the last look, or at all.
    """

    days: int
    last: date | None
    words: str
    next: date | None
    is_due: bool
    since: int


def look_again() -> LookAgain:
    """Give when the owner looks at all of it again.

    Where nobody has looked yet, the days are counted from the day on which the rhythm was chosen.
    """
    chosen = settings.value(_RHYTHM, {"days": 0, "at": 0})
    days, begun = int(chosen["days"]), int(chosen["at"])
    row = Task.objects.filter(kind=_LOOK).order_by("-done_at", "-id").first()
    last = None if row is None or row.done_at is None else day_of(row.done_at)
    after = last or (day_of(begun) if days else None)
    following = after + timedelta(days=days) if days and after is not None else None
    found = Task.objects.filter(kind=_INCIDENT)
    return LookAgain(
        days=days,
        last=last,
        words="" if row is None else row.words,
        next=following,
        is_due=following is not None and following <= clock.today(),
        since=(found if last is None else found.filter(due__gt=last)).count(),
    )


def put_rhythm(days: int) -> int:
    """Choose how often all of it is looked at again; give how often it was before.

    Raises:
        NoSuchRhythmError: It is none of ``RHYTHMS``, and not 0.
    """
    if days not in {0, *RHYTHMS}:
        raise NoSuchRhythmError(days)
    with transaction.atomic():
        before = look_again().days
        settings.put(_RHYTHM, {"days": days, "at": clock.now()})
        ledger.append("set", {"name": _RHYTHM, "value": days})
    return before


def looked(words: str = "") -> int:
    """Note that the owner looked at all of it, and what they came to; give its number."""
    with transaction.atomic():
        kept = words.strip()[:MOST]
        row = Task.objects.create(
            kind=_LOOK, words=kept, due=clock.today(), at=clock.now(), done_at=clock.now()
        )
        ledger.append("looked_again", {"look": row.pk, "words": kept})
    return row.pk


def take_back_look(number: int) -> None:
    """Take back that the owner looked.

    Raises:
        NoSuchLookError: There was none.
    """
    with transaction.atomic():
        if not Task.objects.filter(pk=number, kind=_LOOK).delete()[0]:
            raise NoSuchLookError(number)
        ledger.append("look_taken_back", {"look": number})


def note_incident(words: str, on: date, person: str = "") -> int:
    """Note something that went wrong; give its number.

    Args:
        words: What happened.
        on: The day.
        person: Id of whom it was with, if it was with somebody.

    Raises:
        EmptyIncidentError: It has no words, or too many.
        FutureDayError: The day is still to come.
        UnknownPersonError: There is nobody of this id.
        WithheldError: It is about somebody, and holds what is not stored about anybody.
    """
    told = words.strip()
    if not told or len(told) > MOST:
        raise EmptyIncidentError
    if on > clock.today():
        raise FutureDayError(on)
    if person:
        known(person)
        refuse_withheld(told)
    with transaction.atomic():
        row = Task.objects.create(kind=_INCIDENT, words=told, due=on, person=person, at=clock.now())
        ledger.append("incident_noted", {"incident": row.pk}, about=person or None)
    return row.pk


def incidents() -> list[Incident]:
    """Give what went wrong, what is still to be seen to first, then the last first."""
    rows = Task.objects.filter(kind=_INCIDENT).order_by("-due", "-id")
    found = [_incident(row) for row in rows]
    return sorted(found, key=lambda one: one.seen_to is not None)


def seen_to(number: int) -> None:
    """Note that an incident was seen to.

    Raises:
        NoSuchIncidentError: There is none.
    """
    _mark(number, clock.now(), "incident_seen_to")


def open_again(number: int) -> None:
    """Take back that an incident was seen to.

    Raises:
        NoSuchIncidentError: There is none.
    """
    _mark(number, None, "incident_open_again")


def forget_incident(number: int) -> None:
    """Take an incident back; nothing of its words is left.

    Raises:
        NoSuchIncidentError: There is none.
    """
    with transaction.atomic():
        row = _row(number)
        row.delete()
        ledger.append("incident_forgotten", {"incident": number}, about=row.person or None)


def _mark(number: int, done_at: Seconds | None, kind: str) -> None:
    with transaction.atomic():
        row = _row(number)
        row.done_at = done_at
        row.save(update_fields=["done_at"])
        ledger.append(kind, {"incident": number}, about=row.person or None)


def _row(number: int) -> Task:
    row = Task.objects.filter(pk=number, kind=_INCIDENT).first()
    if row is None:
        raise NoSuchIncidentError(number)
    return row


def _incident(row: Task) -> Incident:
    return Incident(
        number=row.pk,
        on=row.due or day_of(row.at),
        words=row.words,
        person=row.person,
        seen_to=row.done_at,
    )
