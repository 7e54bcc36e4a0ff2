"""Keeping in touch."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar
from over_time_helpers import ADA, BEN, CLEO, TODAY, connected, meeting, open_world, review

from friendline.model import AnswerKind
from friendline.store.home import Home
from friendline.store.models import Answer, LedgerEntry, Letter, Request, Section
from friendline.store.over_time import contacts, endings, touch
from friendline.store.over_time.meetings import calendar_meetings
from friendline.store.people import facts, interests
from friendline.store.people.interests import WithheldError
from friendline.store.people.noted import FutureDayError, UnknownPersonError
from friendline.touch.cadence import How, NoSuchGroupError, Touch, WrongDaysError, of_person
from friendline.touch.feed import Names

LONG_AGO = date(2025, 1, 9)
AT = 1_790_000_000
"""21 September 2026."""


def listed(weeks: int = 4) -> list[str]:
    """Names on the list, in order."""
    return [one.due.person.name for week in touch.the_list(weeks) for one in week.entries]


def last(person: str) -> Touch:
    """The last contact with somebody."""
    return contacts.contacts_of(person)[0]


def test_without_a_cadence_nobody_is_listed(store: Home) -> None:
    """The list begins when the owner wants it."""
    open_world(meeting(ADA, LONG_AGO))
    assert touch.the_list() == []
    assert touch.due_of(ADA.id) is None


def test_a_meeting_in_the_calendar_counts_anew(store: Home) -> None:
    """The one whose last meeting was longest ago comes first; how we know stands with it."""
    lately = TODAY - timedelta(days=5)
    open_world(meeting(ADA, LONG_AGO), meeting(BEN, date(2024, 6, 1)), meeting(CLEO, lately))
    touch.put_cadence("relationship:client", 90)
    assert listed() == ["Ben Moor", "Ada Lind"]
    assert touch.the_list()[0].entries[1].last == 'Your calendar has "Lunch" on 9 January 2025.'


def test_a_contact_noted_by_hand_counts_and_can_be_taken_back(store: Home) -> None:
    """Met, called, wrote: whoever was reached is no longer due."""
    open_world(meeting(ADA, LONG_AGO))
    touch.put_cadence("relationship:client", 90)
    assert listed() == ["Ada Lind"]
    number = contacts.note_contact(ADA.id, "called", on=TODAY - timedelta(days=1), note="Of bees")
    assert listed() == []
    assert last(ADA.id).because == (
        "You noted that you talked on the telephone on 21 November 2026 (Of bees)."
    )
    contacts.take_back_contact(number)
    assert listed() == ["Ada Lind"]
    with pytest.raises(contacts.NoSuchContactError):
        contacts.take_back_contact(number)


def test_contacts_are_noted_with_care(store: Home) -> None:
    """Of known people, of days that were, of three kinds, without what is not stored."""
    open_world()
    with pytest.raises(UnknownPersonError):
        contacts.note_contact("person-nobody", "met")
    with pytest.raises(contacts.NotByHandError, match="met, called, wrote"):
        contacts.note_contact(ADA.id, "letter")
    with pytest.raises(FutureDayError):
        contacts.note_contact(ADA.id, "met", on=TODAY + timedelta(days=1))
    with pytest.raises(WithheldError):
        contacts.note_contact(ADA.id, "met", note="She is pregnant")
    assert contacts.contacts_of(ADA.id) == []


def request(person: str, state: str, direction: str = "incoming") -> Request:
    """A request in a state."""
    return Request.objects.create(
        key=f"{person}-{direction}",
        channel="facebook",
        direction=direction,
        person=person,
        name="",
        state=state,
        changed_at=AT,
    )


def answer(of: Request, kind: AnswerKind) -> None:
    """Its answer."""
    Answer.objects.create(
        request=of,
        person=of.person,
        channel=of.channel,
        direction=of.direction,
        at=AT,
        answer=kind.value,
        by_policy=kind.value,
        facts={},
        reasons=[],
    )


def test_letters_and_accepted_requests_are_contacts(store: Home) -> None:
    """A letter that was taken back is none, nor is a request that was declined."""
    open_world()
    letter = {"channel": "linkedin", "situation": "invite", "template": "t", "language": "en"}
    for person, undone in ((ADA.id, None), (BEN.id, AT)):
        Letter.objects.create(
            person=person, text="", claims=[], sent_at=AT, undone_at=undone, **letter
        )
    assert last(ADA.id).because == "You wrote to them on 21 September 2026 about LinkedIn."
    assert contacts.contacts_of(BEN.id) == []
    answer(request(BEN.id, "done"), AnswerKind.ACCEPT)
    answer(request(CLEO.id, "done"), AnswerKind.DECLINE)
    assert last(BEN.id).because == "You accepted the request on Facebook on 21 September 2026."
    assert contacts.contacts_of(CLEO.id) == []
    request(CLEO.id, "joined", "outgoing")
    assert last(CLEO.id).because.startswith("They accepted")


def test_the_day_of_a_connection_is_a_contact(store: Home) -> None:
    """As the export tells it, in the owner's zone."""
    open_world()
    review(answers=[connected(ADA, "2026-06-30T23:30:00Z")])
    assert last(ADA.id) == Touch(
        ADA.id,
        date(2026, 7, 1),
        How.CONNECTED,
        "You have been connected on Facebook since 1 July 2026.",
    )


def test_a_planned_meeting_comes_first(store: Home) -> None:
    """Whoever is met soon need not be thought of."""
    soon = TODAY + timedelta(days=20)
    open_world(meeting(ADA, LONG_AGO), meeting(ADA, soon))
    touch.put_cadence("relationship:client", 90)
    due = touch.due_of(ADA.id)
    assert due is not None
    assert due.on == soon + timedelta(days=1)


def test_a_status_that_was_said_decides_the_group(store: Home) -> None:
    """Before the next review already."""
    open_world(meeting(ADA, LONG_AGO), meeting(BEN, LONG_AGO))
    touch.put_cadence("status:former", 90)
    assert listed() == []
    facts.say(ADA.id, "status", "former")
    assert listed() == ["Ada Lind"]


def test_being_left_in_peace_wins_and_is_told(store: Home) -> None:
    """The quiet list says by which rule; dropping it brings the wider one back."""
    open_world(meeting(ADA, LONG_AGO))
    touch.put_cadence("relationship:client", 90)
    assert touch.leave_in_peace(ADA.id) is None
    assert listed() == []
    (quiet,) = touch.quiet_list()
    assert (quiet.person.name, quiet.because) == (
        "Ada Lind",
        "You want to leave this person in peace.",
    )
    touch.drop_cadence(of_person(ADA.id))
    assert listed() == ["Ada Lind"]
    with pytest.raises(touch.NoSuchCadenceError):
        touch.drop_cadence(of_person(ADA.id))


def test_who_was_blocked_is_never_proposed(store: Home) -> None:
    """Whatever the cadence of the group."""
    open_world(meeting(ADA, LONG_AGO))
    review(answers=[connected(ADA)])
    touch.put_cadence("relationship:client", 90)
    (ending,) = endings.ended(ADA.id, TODAY, "me")
    endings.choose(ending.number, "block", "They wrote threats.")
    assert listed() == []
    assert touch.quiet_list()[0].because.startswith("You chose to block them")


def test_a_snooze_hides_until_its_day(store: Home) -> None:
    """Waking ends it; a day that is over is refused."""
    open_world(meeting(ADA, LONG_AGO))
    touch.put_cadence("relationship:client", 90)
    touch.snooze(ADA.id, TODAY + timedelta(days=60))
    assert listed() == []
    assert listed(weeks=20) == ["Ada Lind", "Ben Moor", "Cleo Nord"]
    touch.wake(ADA.id)
    touch.wake(ADA.id)
    assert listed() == ["Ada Lind"]
    assert LedgerEntry.objects.filter(kind="snooze_ended").count() == 1
    with pytest.raises(touch.PastDayError, match="after today"):
        touch.snooze(ADA.id, TODAY)


def test_a_cadence_can_be_put_back(store: Home) -> None:
    """What held before is given, and rules that make no sense change nothing."""
    open_world()
    assert touch.put_cadence("relationship:client", 90) is None
    before = touch.put_cadence("relationship:client", 30)
    assert before is not None
    assert before.days == 90
    for of, days, error in (
        ("relationship:boss", 3, NoSuchGroupError),
        ("relationship:client", 0, WrongDaysError),
        ("person:person-nobody", 3, UnknownPersonError),
    ):
        with pytest.raises(error):
            touch.put_cadence(of, days)
    assert [(one.of, one.days) for one in touch.rules()] == [("relationship:client", 30)]


def test_what_they_told_stands_on_the_list(store: Home) -> None:
    """Something to begin the talk with (R59)."""
    open_world(meeting(ADA, LONG_AGO))
    touch.put_cadence("relationship:client", 90)
    interests.note(ADA.id, "Learns to sail", "at lunch", told_me=True)
    assert touch.the_list()[0].entries[0].told.endswith("(at lunch): Learns to sail")


def test_the_calendar_names_nobody_unless_it_is_asked_to(store: Home) -> None:
    """Initials are the beginning; the owner may choose names."""
    open_world(meeting(ADA, LONG_AGO, title="Lunch with Ada Lind"))
    touch.put_cadence("relationship:client", 90)
    text = touch.feed_text()
    assert "Ada" not in text
    assert {str(one["summary"]) for one in Calendar.from_ical(text).walk("VEVENT")} == {
        "Keep in touch: A. L.",
        "Keep in touch: B. M.",
        "Keep in touch: C. N.",
    }
    touch.put_touch_settings(names=Names.FULL)
    assert "Keep in touch: Ada Lind" in touch.feed_text()


def test_a_week_holds_as_many_as_the_owner_wants(store: Home) -> None:
    """The others come in the weeks after."""
    open_world(*(meeting(one, LONG_AGO) for one in (ADA, BEN, CLEO)))
    touch.put_cadence("relationship:client", 90)
    touch.put_touch_settings(a_week=1)
    assert [len(week.entries) for week in touch.the_list()] == [1, 1, 1]


def test_meetings_are_worked_out_once_and_anew_after_an_import(store: Home) -> None:
    """What is kept is what a new look would give."""
    open_world(meeting(ADA, LONG_AGO))
    first = calendar_meetings()
    assert Section.objects.filter(name="meetings").count() == 1
    assert calendar_meetings() == first
    open_world(meeting(ADA, LONG_AGO), meeting(BEN, LONG_AGO), policy=None)
    assert {one.person for one in calendar_meetings()} == {ADA.id, BEN.id}
