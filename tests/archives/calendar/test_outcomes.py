"""Who called an event off, how the file shows it, and whose calendar it is."""

import pytest
from calendar_helpers import (
    MemoryArchive,
    calendar,
    event,
    events,
    of_kind,
    only,
    records,
    standing,
    utc,
)

from friendline.archives.calendar import SOURCE
from friendline.archives.source import Reading
from friendline.model import Event, EventState, Owner, Party

ANN = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ann@x.org"
KIM = "ATTENDEE;CN=Kim Novak;PARTSTAT=ACCEPTED:mailto:kim@x.org"
BY_ANN = "ORGANIZER:mailto:ann@x.org"
BY_KIM = "ORGANIZER:mailto:kim@x.org"


def of_ann(*lines: str) -> Event:
    """The one event of Ann's calendar."""
    return only(calendar("X-WR-CALNAME:ann@x.org", event(*lines)))


# ---- forms of cancelling


@pytest.mark.parametrize("status", ["CANCELLED", "cancelled", " Cancelled ", "CANCELED"])
def test_a_status_cancels(status: str) -> None:
    """STATUS:CANCELLED in any case, and in the American spelling, cancels."""
    found = of_ann(f"STATUS:{status}")
    assert found.state is EventState.CANCELLED
    assert found.how == "its entry is marked as cancelled"


@pytest.mark.parametrize("status", ["Confirmed", "NEEDS-ACTION", "", "COMPLETED"])
def test_other_statuses_leave_it_planned(status: str) -> None:
    """Values that the standard does not know leave an event planned."""
    assert of_ann(f"STATUS:{status}").state is EventState.PLANNED


def test_a_tentative_event() -> None:
    """STATUS:TENTATIVE is kept apart from a plan."""
    assert of_ann("STATUS:TENTATIVE").state is EventState.TENTATIVE


@pytest.mark.parametrize(
    "title",
    [
        "Canceled: Review",
        "CANCELLED: Review",
        "Abgesagt: Review",
        "Annulé : Review",
        "Annulé\u00a0: Review",
        "Cancelado: Review",
        "Geannuleerd: Review",
        "Annullato: Review",
        "Inställt: Review",
        "Aflyst: Review",
        "Avlyst: Review",
        "Odwołane: Review",
        "Отменено: Review",
        "已取消\uff1aReview",
        "キャンセル済み: Review",
        "취소됨: Review",
        "Canceled: Canceled: Review",
    ],
)
def test_a_title_cancels(title: str) -> None:
    """Outlook may say it in the title only, in the language of the program."""
    found = of_ann(f"SUMMARY:{title}")
    assert found.state is EventState.CANCELLED
    assert "title begins with" in found.how


@pytest.mark.parametrize("title", ["Cancelled flights: refund", "Review: canceled", "Canceled"])
def test_a_title_that_speaks_of_cancelling_does_not(title: str) -> None:
    """The word elsewhere in a title, or without its colon, cancels nothing."""
    assert of_ann(f"SUMMARY:{title}").state is EventState.PLANNED


def test_a_message_cancels_an_event_of_another_file() -> None:
    """METHOD:CANCEL ends the event of that UID; what the plan said of it is kept."""
    plan = calendar("X-WR-CALNAME:ann@x.org", event("SUMMARY:Review", "SEQUENCE:1", BY_ANN, KIM))
    message = calendar("METHOD:CANCEL", "BEGIN:VEVENT", "UID:1", "SEQUENCE:1", "END:VEVENT")
    for files in ((plan, message), (message, plan)):
        found = only(*files)
        assert (found.state, found.ended_by) == (EventState.CANCELLED, Party.OWNER)
        assert (found.summary, found.how) == ("Review", "a message cancelled it")
        assert [who.email for who in found.attendees] == ["kim@x.org"]


def test_a_later_plan_outlives_a_message() -> None:
    """An event planned again with a higher SEQUENCE than the message stands."""
    plan = calendar(event("SEQUENCE:3"))
    message = calendar("METHOD:CANCEL", event("SEQUENCE:2", "STATUS:CANCELLED"))
    assert only(plan, message).state is EventState.PLANNED


def test_a_message_alone_is_a_cancelled_event() -> None:
    """A cancelling message whose plan is not there is an event of its own, if it has a time."""
    found = only(calendar("METHOD:CANCEL", event("SUMMARY:Review")))
    assert (found.state, found.summary) == (EventState.CANCELLED, "Review")
    bare = calendar("METHOD:CANCEL", "BEGIN:VEVENT", "UID:1", "END:VEVENT")
    (fault,) = of_kind(records(bare))[1]
    assert "does not say when" in fault.reason


def test_a_message_cancels_one_occurrence() -> None:
    """METHOD:CANCEL with RECURRENCE-ID ends that occurrence of the series and no other."""
    plan = calendar(event("SUMMARY:Review", KIM, "RRULE:FREQ=DAILY;COUNT=3"))
    one = ("BEGIN:VEVENT", "UID:1", "RECURRENCE-ID:20260315T140000Z", "END:VEVENT")
    found = events(plan, calendar("METHOD:CANCEL", *one))
    assert [each.state.value for each in found] == ["planned", "cancelled", "planned"]
    assert (found[1].start, found[1].end) == (utc(2026, 3, 15, 14), utc(2026, 3, 15, 15))
    assert found[1].attendees == found[0].attendees


def test_a_message_cancels_the_rest_of_a_series() -> None:
    """With RANGE=THISANDFUTURE the later occurrences are cancelled, too."""
    plan = calendar(event("RRULE:FREQ=DAILY;COUNT=3"))
    later = "RECURRENCE-ID;RANGE=THISANDFUTURE:20260315T140000Z"
    message = calendar("METHOD:CANCEL", "BEGIN:VEVENT", "UID:1", later, "END:VEVENT")
    states = [each.state.value for each in events(plan, message)]
    assert states == ["planned", "cancelled", "cancelled"]


def test_a_message_cancels_later_dates_that_were_moved() -> None:
    """The rest of a series includes its moved dates, but not one planned again since."""
    daily = event("RRULE:FREQ=DAILY;COUNT=4")
    moved = event("RECURRENCE-ID:20260316T140000Z", start="DTSTART:20260316T170000Z")
    again = event("RECURRENCE-ID:20260317T140000Z", "SEQUENCE:5", start="DTSTART:20260317T180000Z")
    later = "RECURRENCE-ID;RANGE=THISANDFUTURE:20260315T140000Z"
    message = calendar("METHOD:CANCEL", "BEGIN:VEVENT", "UID:1", later, "END:VEVENT")
    found = standing(calendar(daily, moved, again), message)
    assert [(each.start, each.state.value) for each in found] == [
        (utc(2026, 3, 14, 14), "planned"),
        (utc(2026, 3, 15, 14), "cancelled"),
        (utc(2026, 3, 16, 17), "cancelled"),
        (utc(2026, 3, 17, 18), "planned"),
    ]


def test_an_override_cancels_the_rest_of_a_series() -> None:
    """STATUS:CANCELLED with RANGE=THISANDFUTURE ends its occurrence and all later ones."""
    later = event("RECURRENCE-ID;RANGE=THISANDFUTURE:20260315T140000Z", "STATUS:CANCELLED")
    later = later.replace("DTSTART:20260314", "DTSTART:20260315")
    found = events(calendar(event("RRULE:FREQ=DAILY;COUNT=3"), later))
    assert [each.state.value for each in found] == ["planned", "cancelled", "cancelled"]


def test_the_owner_declines_one_occurrence() -> None:
    """The owner's refusal of one date of a series declines that date only."""
    series = event("RRULE:FREQ=DAILY;COUNT=3", BY_KIM, KIM, ANN)
    one = event(
        "RECURRENCE-ID:20260315T140000Z",
        BY_KIM,
        KIM,
        ANN.replace("ACCEPTED", "DECLINED"),
        start="DTSTART:20260315T140000Z",
    )
    found = events(calendar("X-WR-CALNAME:ann@x.org", series, one))
    assert [each.state.value for each in found] == ["planned", "declined", "planned"]
    assert found[1].ended_by is Party.OWNER


def test_a_message_cancels_a_moved_occurrence() -> None:
    """An occurrence that was moved and then cancelled is cancelled at its new time."""
    plan = calendar(
        event("RRULE:FREQ=DAILY;COUNT=2"),
        event("RECURRENCE-ID:20260315T140000Z", start="DTSTART:20260315T170000Z"),
    )
    one = ("BEGIN:VEVENT", "UID:1", "RECURRENCE-ID:20260315T140000Z", "END:VEVENT")
    found = standing(plan, calendar("METHOD:CANCEL", *one))
    assert [(each.start, each.state.value) for each in found] == [
        (utc(2026, 3, 14, 14), "planned"),
        (utc(2026, 3, 15, 17), "cancelled"),
    ]


def test_a_message_cancels_a_day_of_whole_days() -> None:
    """A time in RECURRENCE-ID names the whole day of an all-day series."""
    plan = calendar(event("RRULE:FREQ=DAILY;COUNT=2", start="DTSTART;VALUE=DATE:20260314"))
    one = ("BEGIN:VEVENT", "UID:1", "RECURRENCE-ID:20260315T000000Z", "END:VEVENT")
    found = events(plan, calendar("METHOD:CANCEL", *one))
    assert [each.state.value for each in found] == ["planned", "cancelled"]
    assert found[1].all_day


def test_a_message_about_an_unknown_series_stands_alone() -> None:
    """One cancelled occurrence of a series that is not there is an event of its own."""
    one = event("RECURRENCE-ID:20260314T140000Z")
    assert only(calendar("METHOD:CANCEL", one)).state is EventState.CANCELLED


def test_a_message_cancels_the_only_occurrence() -> None:
    """A message that names the start of an event that does not repeat cancels that event."""
    one = ("BEGIN:VEVENT", "UID:1", "RECURRENCE-ID:20260314T140000Z", "END:VEVENT")
    found = only(calendar(event()), calendar("METHOD:CANCEL", *one))
    assert found.state is EventState.CANCELLED


def test_a_cancelled_series_is_kept() -> None:
    """All occurrences of a cancelled series are given, as cancelled."""
    found = events(calendar(event("RRULE:FREQ=DAILY;COUNT=3", "STATUS:CANCELLED")))
    assert [each.state.value for each in found] == ["cancelled"] * 3


def test_a_cancelled_date_that_is_also_taken_out_is_kept() -> None:
    """A date in EXDATE that also has a cancelled override was cancelled."""
    series = event("RRULE:FREQ=DAILY;COUNT=2", "EXDATE:20260315T140000Z")
    override = event(
        "RECURRENCE-ID:20260315T140000Z", "STATUS:CANCELLED", start="DTSTART:20260315T140000Z"
    )
    found = events(calendar(series, override))
    assert [each.state.value for each in found] == ["planned", "cancelled"]


def test_an_old_override_stays_cancelled() -> None:
    """A series edited after one date was cancelled does not bring that date back."""
    series = event("RRULE:FREQ=DAILY;COUNT=2", "SEQUENCE:9")
    override = event(
        "RECURRENCE-ID:20260315T140000Z",
        "STATUS:CANCELLED",
        "SEQUENCE:1",
        start="DTSTART:20260315T140000Z",
    )
    found = events(calendar(series, override))
    assert [each.state.value for each in found] == ["planned", "cancelled"]


# ---- by whom


@pytest.mark.parametrize(
    ("organizer", "party"), [(BY_ANN, Party.OWNER), (BY_KIM, Party.OTHER), ("X-A:b", Party.UNKNOWN)]
)
def test_the_organizer_cancels(organizer: str, party: Party) -> None:
    """Who organizes an event is who cancelled it; without an organizer nobody knows."""
    assert of_ann("STATUS:CANCELLED", organizer, KIM).ended_by is party


def test_without_an_owner_nobody_knows_who_cancelled() -> None:
    """An organizer is neither owner nor other while the owner's address is not known."""
    assert only(calendar(event("STATUS:CANCELLED", BY_KIM))).ended_by is Party.UNKNOWN


def test_the_address_of_the_owners_own_calendar_is_the_owner() -> None:
    """Google names a second calendar as organizer; that is the owner who invites."""
    organizer = "ORGANIZER;CN=Team:mailto:abc@group.calendar.google.com"
    assert of_ann("STATUS:CANCELLED", organizer, KIM).ended_by is Party.OWNER


def test_the_owner_declines() -> None:
    """The owner's own answer DECLINED is a declined event, ended by the owner."""
    found = of_ann(BY_KIM, ANN.replace("ACCEPTED", "DECLINED"), KIM)
    assert (found.state, found.ended_by) == (EventState.DECLINED, Party.OWNER)
    assert found.how == "you declined it"


def test_a_client_who_declines_cancels_a_meeting_of_two() -> None:
    """When everybody else declined, the others ended it."""
    found = of_ann(BY_ANN, ANN, KIM.replace("ACCEPTED", "DECLINED"))
    assert (found.state, found.ended_by) == (EventState.CANCELLED, Party.OTHER)


@pytest.mark.parametrize("other", ["ATTENDEE:mailto:bo@x.org", "ORGANIZER:mailto:bo@x.org"])
def test_one_of_several_who_declines_does_not_cancel(other: str) -> None:
    """While somebody else is left, as guest or as host, the event stands."""
    found = of_ann(ANN, KIM.replace("ACCEPTED", "DECLINED"), other)
    assert found.state is EventState.PLANNED


def test_an_answer_by_message_changes_that_answer_only() -> None:
    """METHOD:REPLY of one guest puts in what they say and leaves the event as it is."""
    plan = calendar(
        "X-WR-CALNAME:ann@x.org", event("SUMMARY:Review", BY_ANN, KIM, "DTSTAMP:20260301T000000Z")
    )
    reply = event(BY_ANN, KIM.replace("ACCEPTED", "DECLINED"), "DTSTAMP:20260302T000000Z")
    found = only(plan, calendar("METHOD:REPLY", reply))
    assert (found.state, found.ended_by) == (EventState.CANCELLED, Party.OTHER)
    assert found.summary == "Review"
    other = KIM.replace("kim@", "bo@").replace("ACCEPTED", "DECLINED")
    assert only(plan, calendar("METHOD:REPLY", event(other))).state is EventState.PLANNED
    assert events(calendar("METHOD:REPLY", reply)) == []


def test_a_room_that_declines_says_nothing() -> None:
    """A room is nobody: its refusal does not cancel."""
    room = "ATTENDEE;CUTYPE=ROOM;PARTSTAT=DECLINED:mailto:room@x.org"
    assert of_ann(BY_ANN, room).state is EventState.PLANNED


# ---- whose calendar it is


@pytest.mark.parametrize(
    ("properties", "name"),
    [
        (("X-WR-CALNAME:Ann@Example.org",), "a.ics"),
        (('X-OWNER;CN="Ann Lee":mailto:ann@example.org',), "a.ics"),
        (("X-WR-CALNAME:Ann Lee",), "a.ics"),
        ((), "Calendar/ann@example.org.ics"),
        ((), "Ann Lee_ann@example.org.ics"),
    ],
)
def test_the_owner_is_found(properties: tuple[str, ...], name: str) -> None:
    """The owner's address comes from the calendar's name, X-OWNER or the file's name."""
    guest = event("ATTENDEE;CN=Ann Lee:mailto:ann@example.org", "ATTENDEE:mailto:kim@example.org")
    found = records(calendar(*properties, guest), names=(name,))
    (one,), _, _, (owner,) = of_kind(found)
    assert owner.emails == ("ann@example.org",)
    assert set(owner.names) <= {"Ann Lee"}
    assert [who.email for who in one.attendees] == ["kim@example.org"]


def test_who_is_on_every_event_is_the_owner() -> None:
    """The one address on all events is the owner's, if there are enough of both."""
    many = [
        event("ATTENDEE:mailto:ann@x.org", f"ATTENDEE:mailto:c{number}@x.org", uid=str(number))
        for number in range(6)
    ]
    assert of_kind(records(calendar(*many)))[3] == [
        Owner(channel="calendar", emails=("ann@x.org",))
    ]
    assert of_kind(records(calendar(*many[:3])))[3] == []


def test_a_second_google_calendar_is_no_person() -> None:
    """The address of a calendar is not taken for the owner's."""
    name = "Team_abc@group.calendar.google.com.ics"
    assert of_kind(records(calendar(event()), names=(name,)))[3] == []


# ---- the owner's address from another export


def declined_by_ann(owner_emails: frozenset[str], *files: bytes) -> Event:
    """The first event of calendars that do not say whose they are."""
    named = {f"{number}.ics": file for number, file in enumerate(files)}
    found = SOURCE.read(MemoryArchive(named), Reading(owner_emails=owner_emails))
    return next(record for record in found if isinstance(record, Event))


NO_FROM_ANN = calendar(event(BY_KIM, KIM, "ATTENDEE;PARTSTAT=DECLINED:mailto:Ann@x.org"))


def test_address_of_another_export_tells_the_owner() -> None:
    """A calendar that does not say whose it is: the profile of a network does."""
    found = declined_by_ann(frozenset({"ann@x.org", "ann@home.org"}), NO_FROM_ANN)
    assert (found.state, found.ended_by) == (EventState.DECLINED, Party.OWNER)
    assert [guest.email for guest in found.attendees] == ["kim@x.org"]


def test_address_that_is_in_no_event_tells_nothing() -> None:
    """Who uses another address for work is not taken for one of the guests."""
    found = declined_by_ann(frozenset({"ann@home.org"}), NO_FROM_ANN)
    assert found.state is EventState.PLANNED
    assert len(found.attendees) == 2


def test_address_of_another_export_adds_to_what_the_calendar_says() -> None:
    """Both addresses of the owner count, the calendar's own and the network's."""
    named = calendar("X-WR-CALNAME:ann@work.org", event(BY_KIM, KIM, "ATTENDEE:mailto:ann@x.org"))
    found = declined_by_ann(frozenset({"ann@x.org"}), named)
    assert [guest.email for guest in found.attendees] == ["kim@x.org"]
