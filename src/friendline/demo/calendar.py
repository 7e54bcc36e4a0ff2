"""The owner's calendar, written as Google writes it (RFC 5545, formats 8)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from friendline.demo.casting import Ensemble
from friendline.demo.dice import Dice, Wheel
from friendline.demo.owner import EMAIL, NAME, ZONE, Client
from friendline.demo.planted import Meeting, Planted

_LINE = 75
"""Octets of a line before it is folded."""
_MONTHS_BACK = 24
_SUBJECTS = ("Catch-up", "Planning", "Review", "Workshop", "Kick-off", "Next steps", "Call")
_ROOMS = ("Millrace Café", "Video call", "Harbourside Hub, room 2", "Their office", "")
_FATES = Wheel(
    ("held", "held, invited by them", "cancelled", "cancelled by them", "declined"),
    (66, 25, 5, 2, 2),
)
_OWN = (
    ("Choir", "WEEKLY;BYDAY=TU", 19, 120),
    ("Allotment committee", "MONTHLY;BYDAY=1TH", 18, 90),
    ("Invoices", "MONTHLY;BYDAY=-1FR", 9, 60),
)

_HEAD = """BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:PUBLISH
X-WR-CALNAME:{email}
X-WR-TIMEZONE:Europe/London
BEGIN:VTIMEZONE
TZID:Europe/London
X-LIC-LOCATION:Europe/London
BEGIN:DAYLIGHT
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
DTSTART:19700329T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
DTSTART:19701025T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"""


@dataclass(frozen=True)
class Appointment:
    """One event of the calendar, or one moved or cancelled occurrence of a series.

    Attributes:
        uid: Its identity; occurrences share that of their series.
        start: Its begin, on the owner's clock.
        minutes: How long.
        summary: Its title.
        place: Where, ``""`` for nowhere.
        client: With whom, ``None`` for an appointment of the owner's own.
        organised: By whom: ``"owner"`` or ``"client"``.
        status: ``CONFIRMED`` or ``CANCELLED``.
        declined: Whether the owner said no.
        rule: ``RRULE`` of a series.
        without: Starts of the series that were taken out.
        instead_of: Start of the occurrence that this one stands for.
    """

    uid: str
    start: datetime
    minutes: int
    summary: str
    place: str = ""
    client: tuple[str, str] | None = None
    organised: str = "owner"
    status: str = "CONFIRMED"
    declined: bool = False
    rule: str = ""
    without: tuple[datetime, ...] = ()
    instead_of: datetime | None = None

    @property
    def fell_through(self) -> bool:
        """Whether somebody cancelled it or the owner declined."""
        return self.status == "CANCELLED" or self.declined


def appointments(ensemble: Ensemble, planted: Planted, seed: int, today: date) -> list[Appointment]:
    """Give the owner's calendar: planted meetings, others with clients, and her own time."""
    dice = Dice(seed, "calendar")
    clients = [client for client in ensemble.cast.clients if client.since and not client.ended]
    planned = [planted.boozer.meeting, *(miss.meeting for miss in planted.near_misses)]
    cast = {meeting.email for meeting in planned}
    # the clients of the alibi stories meet her at the planted times only
    ordinary = [client for client in clients if client.email not in cast]
    diary = [_planted(meeting) for meeting in planned]
    for number, client in enumerate(ordinary):
        if number % 7 == 0:
            diary += _series(dice, client, number, today)
        diary += _meetings(dice, client, today)
    diary += _own_time(today)
    # no other meeting may fall through on a day on which a planted one would contradict it
    seen = {planted.boozer.seen.at.date(), *(miss.seen.at.date() for miss in planted.near_misses)}
    diary = [
        one
        for one in diary
        if not (one.fell_through and one.client and one.client[1] not in cast)
        or one.start.date() not in seen
    ]
    return sorted(diary, key=lambda one: (one.start, one.uid, one.instead_of or one.start))


def days_fallen_through(diary: Iterable[Appointment]) -> frozenset[date]:
    """Give the days on which a meeting fell through: nothing else may happen there by chance."""
    return frozenset(one.start.date() for one in diary if one.client and one.fell_through)


def calendar_file(diary: Iterable[Appointment], today: date) -> bytes:
    """Give the calendar as ``.ics``: CRLF, folded at 75 octets."""
    lines = _HEAD.format(email=EMAIL).split("\n")
    for appointment in diary:
        lines += _event(appointment, today)
    lines.append("END:VCALENDAR")
    return b"".join(fold(line) for line in lines)


def fold(line: str) -> bytes:
    """Give a line as octets, broken so that no letter is torn (RFC 5545 3.1)."""
    parts, width = [b""], _LINE
    for letter in line:
        octets = letter.encode()
        if len(parts[-1]) + len(octets) > width:
            parts.append(b"")
            width = _LINE - 1  # a folded line begins with a blank
        parts[-1] += octets
    return b"\r\n ".join(parts) + b"\r\n"


def _planted(meeting: Meeting) -> Appointment:
    return Appointment(
        uid=meeting.uid,
        start=meeting.start.astimezone(ZONE).replace(tzinfo=None),
        minutes=60,
        summary=f"{meeting.client} / {NAME}",
        place="Harbourside Hub, room 2",
        client=(meeting.client, meeting.email),
        organised="client" if meeting.cancelled_by == "client" else "owner",
        status="CANCELLED" if meeting.cancelled_by else "CONFIRMED",
    )


def _series(dice: Dice, client: Client, number: int, today: date) -> Iterator[Appointment]:
    """A fortnightly meeting over a year; one occurrence cancelled, one moved, one taken out."""
    first = _monday(today - timedelta(days=330)) + timedelta(days=number % 5)
    start = datetime.combine(first, time(dice.between(9, 16), 30))
    times = [start + timedelta(weeks=2 * turn) for turn in range(26)]
    cancelled, moved, taken_out = (times[turn] for turn in (6, 11, 17))
    series = Appointment(
        uid=_uid(dice),
        start=start,
        minutes=45,
        summary=f"{client.company}: {client.given} / Nell",
        place=dice.pick(_ROOMS),
        client=(client.name, client.email),
        rule="FREQ=WEEKLY;INTERVAL=2;COUNT=26",
        without=(taken_out,),
    )
    yield series
    yield _occurrence(series, cancelled, cancelled, "CANCELLED")
    yield _occurrence(series, moved, moved + timedelta(days=1), "CONFIRMED")


def _occurrence(
    series: Appointment, planned: datetime, start: datetime, status: str
) -> Appointment:
    return Appointment(
        uid=series.uid,
        start=start,
        minutes=series.minutes,
        summary=series.summary,
        place=series.place,
        client=series.client,
        status=status,
        instead_of=planned,
    )


def _meetings(dice: Dice, client: Client, today: date) -> Iterator[Appointment]:
    """Two or three single meetings with a client in the last two years and the next month."""
    for _ in range(dice.between(2, 3)):
        day = today - timedelta(days=dice.between(-30, _MONTHS_BACK * 30))
        day -= timedelta(days=max(0, day.weekday() - 4))
        fate = dice.turn(_FATES)
        yield Appointment(
            uid=_uid(dice),
            start=datetime.combine(day, time(dice.between(9, 16), dice.pick((0, 0, 30)))),
            minutes=dice.pick((30, 60, 60, 90)),
            summary=f"{dice.pick(_SUBJECTS)} with {client.name}",
            place=dice.pick(_ROOMS),
            client=(client.name, client.email),
            organised="owner" if fate in {"held", "cancelled"} else "client",
            status="CANCELLED" if fate.startswith("cancelled") else "CONFIRMED",
            declined=fate == "declined",
        )


def _own_time(today: date) -> Iterator[Appointment]:
    start = _monday(date(today.year - 1, 1, 8))
    for number, (summary, rule, hour, minutes) in enumerate(_OWN):
        yield Appointment(
            uid=f"own-{number}@ashdown-consulting.example",
            start=datetime.combine(_first(start, rule), time(hour)),
            minutes=minutes,
            summary=summary,
            rule=f"FREQ={rule}",
        )


def _first(start: date, rule: str) -> date:
    """Give the first day from ``start`` on that a rule's weekday falls on."""
    weekday = ("MO", "TU", "WE", "TH", "FR").index(rule[-2:])
    day = start + timedelta(days=weekday)
    # the last Friday of a month is the last that leaves the month within a week
    while rule.startswith("MONTHLY;BYDAY=-1") and (day + timedelta(days=7)).month == day.month:
        day += timedelta(days=7)
    while rule.startswith("MONTHLY;BYDAY=1") and day.day > 7:  # noqa: PLR2004 - days of a week
        day += timedelta(days=7)
    return day


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _uid(dice: Dice) -> str:
    return f"{dice.below(16**8):08x}{dice.below(16**8):08x}@google.com"


def _event(one: Appointment, today: date) -> Iterator[str]:
    """Give the lines of one event."""
    yield "BEGIN:VEVENT"
    yield f"DTSTART;TZID=Europe/London:{one.start:%Y%m%dT%H%M%S}"
    yield f"DTEND;TZID=Europe/London:{one.start + timedelta(minutes=one.minutes):%Y%m%dT%H%M%S}"
    if one.rule:
        yield f"RRULE:{one.rule}"
    for start in one.without:
        yield f"EXDATE;TZID=Europe/London:{start:%Y%m%dT%H%M%S}"
    yield f"DTSTAMP:{today:%Y%m%d}T060000Z"
    if one.client:
        yield from _people(one, *one.client)
    yield f"UID:{one.uid}"
    if one.instead_of:
        yield f"RECURRENCE-ID;TZID=Europe/London:{one.instead_of:%Y%m%dT%H%M%S}"
    made = (one.start - timedelta(days=21)).replace(tzinfo=UTC)
    yield f"CREATED:{min(made.date(), today):%Y%m%d}T091500Z"
    if one.place:
        yield f"LOCATION:{_escaped(one.place)}"
    yield f"SEQUENCE:{1 if one.fell_through or one.instead_of else 0}"
    yield f"STATUS:{one.status}"
    yield f"SUMMARY:{_escaped(one.summary)}"
    yield f"TRANSP:{'TRANSPARENT' if one.fell_through else 'OPAQUE'}"
    yield "END:VEVENT"


def _people(one: Appointment, name: str, email: str) -> Iterator[str]:
    organiser = (NAME, EMAIL) if one.organised == "owner" else (name, email)
    yield f"ORGANIZER;CN={_quoted(organiser[0])}:mailto:{organiser[1]}"
    mine = "DECLINED" if one.declined else "ACCEPTED"
    for who, address, answer in ((NAME, EMAIL, mine), (name, email, "ACCEPTED")):
        yield (
            f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={answer};"
            f"CN={_quoted(who)};X-NUM-GUESTS=0:mailto:{address}"
        )


def _quoted(name: str) -> str:
    return f'"{name}"' if set(name) & set(",;:") else name


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")
