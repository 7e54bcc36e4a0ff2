"""Which people a calendar event is with (R41; formats 8).

An e-mail address confirms; a name alone never does (design, rule 2).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from friendline.model import Attendee, Certainty, Event, EventState, Party, Person

_WORD = re.compile(r"[a-z0-9]+")
_REMARK = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_TITLES = frozenset({"dr", "mr", "mrs", "ms", "mx", "prof", "herr", "frau", "mme"})
_STRENGTH = {Certainty.CONFIRMED: 0, Certainty.LIKELY: 1, Certainty.AMBIGUOUS: 2}

_LONGEST = 500
"""Characters of a name or title that are read."""

_Words: TypeAlias = tuple[str, ...]
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
    known = _Directory(
        person for person in people.values() if not owner_emails.intersection(person.emails)
    )
    return [match for event in events for match in _matches(event, known, owner_emails)]


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


class _Directory:
    """People by address, by the words of a name in any order, and by a name's first word."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.by_email: defaultdict[str, set[str]] = defaultdict(set)
        self.by_name: defaultdict[_Words, set[str]] = defaultdict(set)
        self._spoken: defaultdict[str, set[_Words]] = defaultdict(set)
        for person in people:
            for email in person.emails:
                self.by_email[email.lower()].add(person.id)
            for name in (person.name, *person.other_names):
                self._add_name(_words(name), person.id)

    def _add_name(self, words: _Words, person: str) -> None:
        if not words:
            return
        self.by_name[_key(words)].add(person)
        if len(words) > 1:
            # In a title a name stands as spoken or as filed: "Kim Novak", "Novak, Kim".
            for order in (words, (words[-1], *words[:-1])):
                self._spoken[order[0]].add(order)

    def names_in(self, text: str) -> set[_Words]:
        """Give the keys of all full names in a text; of overlapping ones the longest."""
        words, found, at = _words(text), set[_Words](), 0
        while at < len(words):
            here = [name for name in self._spoken.get(words[at], ()) if _stands(name, words, at)]
            longest = max(here, key=len, default=())
            if longest:
                found.add(_key(longest))
            at += len(longest) or 1
        return found


def _stands(name: _Words, words: _Words, at: int) -> bool:
    return words[at : at + len(name)] == name


@lru_cache(maxsize=50_000)
def _words(text: str) -> _Words:
    from anyascii import anyascii  # noqa: PLC0415 - loads its tables

    words = _WORD.findall(anyascii(_REMARK.sub(" ", text[:_LONGEST])).lower())
    return tuple(word for word in words if word not in _TITLES)


def _key(words: _Words) -> _Words:
    return tuple(sorted(words))


def _matches(event: Event, known: _Directory, owner_emails: frozenset[str]) -> list[EventMatch]:
    by_address = list(_by_address(event, known, owner_emails))
    sure = {person for person, certainty, _ in by_address if certainty is Certainty.CONFIRMED}
    clues = (*by_address, *_by_name(event, known, owner_emails, sure))
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


def _others(event: Event, owner_emails: frozenset[str]) -> Iterator[tuple[str, Attendee]]:
    for role, who in (("Organizer", event.organizer), *(("Attendee", a) for a in event.attendees)):
        if who is not None and (who.email or "").lower() not in owner_emails:
            yield role, who


def _by_address(event: Event, known: _Directory, owner_emails: frozenset[str]) -> Iterator[_Clue]:
    for role, who in _others(event, owner_emails):
        email = (who.email or "").lower()
        holders = known.by_email.get(email, set())
        # An address that several share tells them apart only with the name beside it.
        named = holders & known.by_name.get(_key(_words(who.name or "")), set())
        one = holders if len(holders) == 1 else named
        if len(one) == 1:
            yield from ((person, Certainty.CONFIRMED, f"{role} {email}") for person in one)
        else:
            why = f"{role} {email}, an address that {len(holders)} people share"
            yield from ((person, Certainty.AMBIGUOUS, why) for person in sorted(holders))


def _by_name(
    event: Event, known: _Directory, owner_emails: frozenset[str], sure: set[str]
) -> Iterator[_Clue]:
    for role, who in _others(event, owner_emails):
        if who.name:
            yield from _bearers(_key(_words(who.name)), f'{role} named "{who.name}"', known, sure)
    for name in sorted(known.names_in(event.summary)):
        yield from _bearers(name, f'Name in the title "{event.summary}"', known, sure)


def _bearers(name: _Words, why: str, known: _Directory, sure: set[str]) -> Iterator[_Clue]:
    """Give who bears a name; when an address has already told which of them, only that one."""
    bearers = known.by_name.get(name, set())
    bearers = (bearers & sure) or bearers
    if len(bearers) == 1:
        yield from ((person, Certainty.LIKELY, why) for person in bearers)
    else:
        why = f"{why}, which {len(bearers)} people have"
        yield from ((person, Certainty.AMBIGUOUS, why) for person in sorted(bearers))
