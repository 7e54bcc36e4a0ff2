"""Which people a calendar event is with (R41; formats 8).

An e-mail address confirms; a name alone never does (design, rule 2).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from friendline.matching.named_people import Bearer, Fit, TitleReader, bearers_of, names_meant
from friendline.matching.proofs.addresses import email_key
from friendline.matching.wording import show
from friendline.model import Attendee, Certainty, Event, EventState, Party, Person

_STRENGTH = {Certainty.CONFIRMED: 0, Certainty.LIKELY: 1, Certainty.AMBIGUOUS: 2}

_Clue: TypeAlias = tuple[str, Certainty, str]
"""Id of a person, how sure, and why in words."""


class EventMatch(Struct, frozen=True, kw_only=True):
    """An event is said to be with a person.

    Attributes:
        event: Id of the event.
        person: Id of the person.
        certainty: Confirmed by an address; likely or ambiguous by a name.
        evidence: Why, in words, strongest first.
    """

    event: str
    person: str
    certainty: Certainty
    evidence: tuple[str, ...]


def with_whom(
    events: Sequence[Event], people: Mapping[str, Person], owner_emails: frozenset[str]
) -> list[EventMatch]:
    """Tell which people each event is with.

    Args:
        events: Calendar events.
        people: Everybody the owner knows, by id.
        owner_emails: Addresses of the owner, lower case; the owner is never a match.

    Returns:
        Matches in the order of the events, for each event the surest first.
    """
    others = {
        key: person
        for key, person in sorted(people.items())
        if not owner_emails.intersection(person.emails)
    }
    known = _Known(events, others, owner_emails)
    return [match for event in events for match in _matches(event, known)]


def with_parties(
    events: Iterable[Event], people: Mapping[str, Person], owner_emails: frozenset[str]
) -> list[Event]:
    """Give the events with who cancelled them, where the organizer's address now tells it.

    Only the organizer can cancel a meeting for everybody (RFC 5546, 3.2.5). A calendar alone may
    not know whose it is; the book knows addresses of the owner and of clients.

    Args:
        events: Calendar events.
        people: Everybody the owner knows, by id.
        owner_emails: Addresses of the owner, lower case.
    """
    others = frozenset(email.lower() for person in people.values() for email in person.emails)
    return [_with_party(event, owner_emails, others - owner_emails) for event in events]


def _with_party(event: Event, owner_emails: frozenset[str], others: frozenset[str]) -> Event:
    if event.state is not EventState.CANCELLED or event.ended_by is not Party.UNKNOWN:
        return event
    organizer = (event.organizer.email or "").lower() if event.organizer else ""
    if organizer in owner_emails:
        return replace(event, ended_by=Party.OWNER)
    return replace(event, ended_by=Party.OTHER) if organizer in others else event


class _Known:
    """Who is known, and what the names in a calendar compare to, each name compared once."""

    def __init__(
        self, events: Sequence[Event], people: Mapping[str, Person], owner_emails: frozenset[str]
    ) -> None:
        self._owner_emails = owner_emails
        self.by_email: defaultdict[str, set[str]] = defaultdict(set)
        for person in people.values():
            for email in filter(None, map(email_key, person.emails)):
                self.by_email[email].add(person.id)
        reader = TitleReader(people.values())
        titles = {event.summary for event in events}
        self._stretches = {title: list(reader.names_in(title)) for title in titles}
        shown = (who.name for event in events for _, who in self.others(event))
        texts = chain(filter(None, shown), chain.from_iterable(self._stretches.values()))
        self._bearers = bearers_of(texts, people)

    def others(self, event: Event) -> Iterator[tuple[str, Attendee]]:
        """Give who is in an event but the owner, each with the role."""
        asked = (("Attendee", each) for each in event.attendees)
        for role, who in (("Organizer", event.organizer), *asked):
            if who is not None and (who.email or "").lower() not in self._owner_emails:
                yield role, who

    def bearers(self, name: str | None) -> tuple[Bearer, ...]:
        """Give the people whom an attendee's name fits."""
        return self._bearers.get(name or "", ())

    def in_title(self, title: str) -> dict[str, tuple[Bearer, ...]]:
        """Give the names in a title, with the people whom they fit."""
        return names_meant(self._stretches[title], self._bearers)


def _matches(event: Event, known: _Known) -> list[EventMatch]:
    by_address = list(_by_address(event, known))
    sure = {person for person, certainty, _ in by_address if certainty is Certainty.CONFIRMED}
    clues = (*by_address, *_by_name(event, known, sure))
    evidence: dict[str, list[tuple[Certainty, str]]] = {}
    for person, certainty, why in sorted(clues, key=lambda clue: _STRENGTH[clue[1]]):
        evidence.setdefault(person, []).append((certainty, why))
    return [
        EventMatch(
            event=event.id,
            person=person,
            certainty=clues_of_one[0][0],
            evidence=tuple(dict.fromkeys(why for _, why in clues_of_one)),
        )
        for person, clues_of_one in evidence.items()
    ]


def _by_address(event: Event, known: _Known) -> Iterator[_Clue]:
    for role, who in known.others(event):
        email = email_key(who.email or "") or ""
        holders = known.by_email.get(email, set())
        # An address that several share tells them apart only with the name beside it.
        named = holders.intersection(one.person for one in known.bearers(who.name))
        one = holders if len(holders) == 1 else named
        if len(one) == 1:
            yield from ((person, Certainty.CONFIRMED, f"{role} {email}") for person in one)
        else:
            why = f"{role} {email}, an address that {len(holders)} people share"
            yield from ((person, Certainty.AMBIGUOUS, why) for person in sorted(holders))


def _by_name(event: Event, known: _Known, sure: set[str]) -> Iterator[_Clue]:
    for role, who in known.others(event):
        if who.name:
            yield from _clues(known.bearers(who.name), f'{role} named "{show(who.name)}"', sure)
    for bearers in known.in_title(event.summary).values():
        yield from _clues(bearers, f'Name in the title "{show(event.summary)}"', sure)


def _clues(bearers: tuple[Bearer, ...], why: str, sure: set[str]) -> Iterator[_Clue]:
    """Say whom a name means: the best fit, or whom an address has told already.

    An initial or a slip fits too many people to make one of them likely.
    """
    best_fit = min((one.fit for one in bearers), default=Fit.PART)
    told = [one for one in bearers if one.person in sure]
    best = told or [one for one in bearers if one.fit is best_fit]
    for one in best:
        how = why if one.fit is Fit.FULL else f"{why} ({one.why})"
        if len(best) > 1:
            yield one.person, Certainty.AMBIGUOUS, f"{how}, which {len(best)} people have"
        else:
            is_clear = one.fit is not Fit.PART
            yield one.person, Certainty.LIKELY if is_clear else Certainty.AMBIGUOUS, how
