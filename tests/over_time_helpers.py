"""A small store for the tests of what happens over time: three clients, a friend, one policy."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec

from friendline.model import (
    AnswerKind,
    Attendee,
    Direction,
    Event,
    Person,
    Record,
    Relationship,
    Status,
)
from friendline.policy import decide
from friendline.review.contract import AnswerRow, NoticingRow, PersonRow, TreatmentRow
from friendline.review.situations import situation
from friendline.store import clock, settings
from friendline.store.imports.importing import Source, keep
from friendline.store.models import Reviewed, Section
from friendline.store.policy import policies

TODAY = date(2026, 11, 22)
ZONE = "Europe/London"


def client(
    key: str, name: str, status: Status = Status.CURRENT, **facts: bool | int | str | None
) -> Person:
    """Somebody of the client list."""
    return Person(
        id=f"person-{key}",
        name=name,
        emails=(f"{key}@example.org",),
        relationship=Relationship.CLIENT,
        status=status,
        facts={"sensitive": False, "kin": False, "minor": False, **facts},
    )


ADA = client("ada", "Ada Lind")
BEN = client("ben", "Ben Moor")
CLEO = client("cleo", "Cleo Nord")
PEOPLE = (ADA, BEN, CLEO)


def open_world(*records: Record, policy: str | None = "former-clients-only") -> None:
    """Import the people and what else there is, on one made-up day, under a policy."""
    settings.put(settings.ZONE, ZONE)
    settings.put(clock.MADE_UP_DAY, TODAY.isoformat())
    if policy is not None:
        policies.adopt(policy)
    keep(Source("clients.csv", "client_list", is_client_list=True), list(PEOPLE))
    if records:
        keep(Source("calendar.ics", "calendar"), records)
    review()


def review(
    answers: Iterable[AnswerRow] = (),
    treatment: Sequence[TreatmentRow] = (),
    noticing: Sequence[NoticingRow] = (),
    people: Sequence[Person] = PEOPLE,
) -> None:
    """Keep a review in the place of the one before."""
    rows = {
        "people": [_row(one) for one in people],
        "answers": list(answers),
        "treatment": list(treatment),
        "noticing": list(noticing),
    }
    Section.objects.all().delete()
    for name, content in rows.items():
        Section.objects.create(name=name, content=msgspec.json.encode(content))
    Reviewed.objects.create(at=clock.now(), today=TODAY, zone=ZONE, changes=0, seconds=0.0)


def connected(person: Person, since: str | None = None, channel: str = "facebook") -> AnswerRow:
    """A connection that stands, as the policy answers it."""
    return _answer(person, Direction.EXISTING, channel, since=since)


def waiting(person: Person, since: str, channel: str = "facebook") -> AnswerRow:
    """A request that waits, as the policy answers it."""
    return _answer(person, Direction.INCOMING, channel, requested_at=since)


def meeting(person: Person, day: date, title: str = "Lunch") -> Event:
    """A meeting at noon, by the address of whom it is with."""
    start = int(datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(ZONE)).timestamp())
    return Event(
        id=f"event-{person.id}-{day}",
        start=start,
        end=start + 3_600,
        zone=ZONE,
        summary=title,
        attendees=(Attendee(email=person.emails[0]),),
    )


def _row(person: Person) -> PersonRow:
    return PersonRow(
        id=person.id,
        name=person.name,
        relationship=person.relationship,
        status=person.status,
        on_client_list=True,
        accounts=[],
    )


def _answer(
    person: Person,
    direction: Direction,
    channel: str,
    *,
    since: str | None = None,
    requested_at: str | None = None,
) -> AnswerRow:
    policy = policies.current()
    facts = situation(person, channel, None, direction, TODAY)
    decided = None
    if policy is not None:
        decided = decide(policy, {key: facts[key] for key in facts if key in policy.facts})
    return AnswerRow(
        person=person.id,
        channel=channel,
        direction=direction,
        requested_at=requested_at,
        since=since,
        waiting_days=None,
        answer=decided.answer if decided else AnswerKind.ASK,
        offer=decided.offer if decided else None,
        onto_list=None,
        tone=None,
        say=None,
        rule=decided.rule if decided else None,
        reasons=[],
        passed_over=[],
        facts=dict(decided.facts) if decided else facts,
        candidates=[],
    )
