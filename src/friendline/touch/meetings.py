"""Meetings in the calendar that were real contact, and those to come (R91).

A meeting counts when it has a time, stands as planned (``screening.alibi.not_held``), and an
address or the one name it fits says with whom it is. Entries of whole days are birthdays and
holidays more often than meetings, and among many guests nobody need have spoken to the owner.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Final

from msgspec import Struct

from friendline.matching.attendees import EventMatch
from friendline.matching.wording import show
from friendline.model import Certainty, Event, EventState, Person, Seconds
from friendline.screening.alibi.not_held import Diary
from friendline.screening.alibi.timing import local
from friendline.touch.cadence import How, Touch, in_words

__all__ = ["MOST_GUESTS", "Meeting", "meetings", "touches"]

MOST_GUESTS: Final = 20
"""Of an entry with more guests nobody need have spoken to the owner."""


class Meeting(Struct, frozen=True, kw_only=True):
    """A meeting with one person.

    Attributes:
        person: Id of the person.
        on: The local day on which it begins, ISO 8601.
        ends: When it ends.
        title: What the calendar calls it.
        certainty: How sure it is that it was with them.
        evidence: Why, in words.
    """

    person: str
    on: str
    ends: Seconds
    title: str
    certainty: Certainty
    evidence: str


def meetings(
    events: Sequence[Event],
    matches: Sequence[EventMatch],
    people: Mapping[str, Person],
    owner_names: AbstractSet[str],
) -> Iterator[Meeting]:
    """Give the meetings that stand in the calendar, past and to come.

    Args:
        events: Calendar entries.
        matches: Whom they are with; see ``matching.attendees.with_whom``.
        people: Those people, by id.
        owner_names: Names of the owner.
    """
    diary = Diary(events, matches, people, owner_names)
    by_id = {event.id: event for event in events}
    for match in matches:
        event = by_id[match.event]
        if match.certainty is Certainty.AMBIGUOUS or not _could_be_held(event):
            continue
        if diary.meets(match.person, event.start):
            yield Meeting(
                person=match.person,
                on=local(event.start, event).date().isoformat(),
                ends=event.end,
                title=event.summary,
                certainty=match.certainty,
                evidence=match.evidence[0] if match.evidence else "",
            )


def touches(found: Iterable[Meeting], now: Seconds) -> Iterator[Touch]:
    """Give meetings as contacts; those that are not over yet are planned.

    Args:
        found: The meetings.
        now: The moment of asking.
    """
    for one in found:
        day, is_over = date.fromisoformat(one.on), one.ends <= now
        yield Touch(one.person, day, How.MEETING, _because(one, day, is_over=is_over), is_over)


def _because(meeting: Meeting, day: date, *, is_over: bool) -> str:
    entry = f'"{show(meeting.title)}"' if meeting.title else "a meeting"
    told = f"Your calendar has {entry} on {in_words(day)}"
    doubt = "" if meeting.certainty is Certainty.CONFIRMED else _doubt(meeting, is_over=is_over)
    return f"{told}{doubt}." if is_over else f"Planned: {told[0].lower()}{told[1:]}{doubt}."


def _doubt(meeting: Meeting, *, is_over: bool) -> str:
    why = meeting.evidence or "a name alone"
    return f"; that it {'was' if is_over else 'is'} with them is likely, not sure ({why})"


def _could_be_held(event: Event) -> bool:
    return (
        event.state is EventState.PLANNED
        and not event.all_day
        and len(event.attendees) <= MOST_GUESTS
    )
