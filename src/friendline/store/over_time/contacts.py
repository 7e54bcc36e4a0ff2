"""Every real contact that the store knows of, and those the owner notes by hand (R91)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.db import transaction

from friendline.model import CHANNEL_TITLES, AnswerKind, Direction, Seconds
from friendline.requests.graph import State
from friendline.store import clock, ledger
from friendline.store.models import Answer, Contact, Letter, Request
from friendline.store.over_time.meetings import calendar_meetings
from friendline.store.people.interests import refuse_withheld
from friendline.store.people.noted import known, moment_on, reviewed_answers
from friendline.touch.cadence import How, Touch, in_words
from friendline.touch.meetings import touches

__all__ = [
    "NoSuchContactError",
    "NotByHandError",
    "contacts",
    "contacts_of",
    "note_contact",
    "take_back_contact",
]

_BY_HAND: Final = {How.MET: "met", How.CALLED: "talked on the telephone", How.WROTE: "wrote"}
_YES: Final = frozenset({AnswerKind.ACCEPT.value, AnswerKind.ACCEPT_RESTRICTED.value})


class NotByHandError(ValueError):
    """A contact was noted of a kind that is not noted by hand."""

    def __init__(self, how: str) -> None:
        kinds = ", ".join(one.value for one in _BY_HAND)
        super().__init__(f"'{how}' is not noted by hand. Say how it was: {kinds}.")


class NoSuchContactError(LookupError):
    """There is no such contact."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Contact {number} is not there, or was taken back already.")


def note_contact(person: str, how: str, *, on: date | None = None, note: str = "") -> int:
    """Note a contact; the next is due one cadence after it.

    Args:
        person: Id of the person.
        how: ``met``, ``called`` or ``wrote``.
        on: The day; today if left out.
        note: A few words, if any.

    Returns:
        Its number, to take it back.

    Raises:
        UnknownPersonError: There is nobody of this id.
        NotByHandError: It was of another kind.
        FutureDayError: The day is still to come.
        WithheldError: The note holds what is not stored about anybody.
    """
    known(person)
    if how not in {one.value for one in _BY_HAND}:
        raise NotByHandError(how)
    refuse_withheld(note)
    at = moment_on(on)
    with transaction.atomic():
        row = Contact.objects.create(person=person, at=at, how=how, note=note.strip())
        ledger.append("contact_noted", {"contact": row.pk, "how": how, "at": at}, about=person)
    return row.pk


def take_back_contact(number: int) -> None:
    """Take back a contact that was noted by hand.

    Raises:
        NoSuchContactError: There is none.
    """
    with transaction.atomic():
        row = Contact.in_force.filter(pk=number).first()
        if row is None:
            raise NoSuchContactError(number)
        row.take_back(clock.now())
        ledger.append("contact_undone", {"contact": number}, about=row.person)


def contacts_of(person: str) -> list[Touch]:
    """Give every contact with somebody, the last first, and the meetings to come before them."""
    found = contacts().get(person, [])
    return sorted(found, key=lambda one: (one.on, one.because), reverse=True)


def contacts() -> dict[str, list[Touch]]:
    """Give every contact that is known, by person, in no order.

    These are meetings in the calendar, letters that went out, requests that were accepted on
    either side, the days on which connections began, and what was noted by hand.
    """
    found: dict[str, list[Touch]] = defaultdict(list)
    zone = ZoneInfo(clock.zone())
    for one in (
        *touches(calendar_meetings(), clock.now()),
        *_by_hand(zone),
        *_letters(zone),
        *_accepted(zone),
        *_connected(zone),
    ):
        found[one.person].append(one)
    return found


def _by_hand(zone: ZoneInfo) -> Iterator[Touch]:
    for row in Contact.in_force.all():
        day, how = _day(row.at, zone), How(row.how)
        note = f" ({row.note})" if row.note else ""
        because = f"You noted that you {_BY_HAND[how]} on {in_words(day)}{note}."
        yield Touch(row.person, day, how, because)


def _letters(zone: ZoneInfo) -> Iterator[Touch]:
    rows = Letter.in_force.all()
    for person, channel, sent_at in rows.values_list("person", "channel", "sent_at"):
        day = _day(sent_at, zone)
        because = f"You wrote to them on {in_words(day)} about {_title(channel)}."
        yield Touch(person, day, How.LETTER, because)


def _accepted(zone: ZoneInfo) -> Iterator[Touch]:
    """Give the requests that were accepted here, whoever asked."""
    said_yes = set(Answer.in_force.filter(answer__in=_YES).values_list("request", flat=True))
    for row in Request.objects.filter(state__in=(State.DONE.value, State.JOINED.value)):
        if row.state == State.JOINED.value or row.pk in said_yes:
            day = _day(row.changed_at, zone)
            who = "They accepted" if row.state == State.JOINED.value else "You accepted"
            because = f"{who} the request on {_title(row.channel)} on {in_words(day)}."
            yield Touch(row.person, day, How.CONNECTED, because)


def _connected(zone: ZoneInfo) -> Iterator[Touch]:
    for row in reviewed_answers():
        if row.direction is Direction.EXISTING and row.since is not None:
            day = datetime.fromisoformat(row.since).astimezone(zone).date()
            because = f"You have been connected on {_title(row.channel)} since {in_words(day)}."
            yield Touch(row.person, day, How.CONNECTED, because)


def _day(at: Seconds, zone: ZoneInfo) -> date:
    return datetime.fromtimestamp(at, zone).date()


def _title(channel: str) -> str:
    return CHANNEL_TITLES.get(channel, channel)
