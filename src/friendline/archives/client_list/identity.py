"""Who is who within one client list: stable ids, and the rows of one person put together."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from friendline.archives.client_list.lifecycle import Standing, strictest
from friendline.archives.tables.folding import distinct, fold, words
from friendline.model import Person, Relationship, Status, stable_id

_WORLDWIDE_ID = 6
"""A record id of so many characters is one system's own; "17" may be a number in any sheet."""


class Entry(NamedTuple):
    """A row as a person whose id is still empty, and the id that the list itself gives it."""

    person: Person
    record_id: str


def people(entries: Sequence[Entry]) -> Iterator[Person]:
    """Give each person once, with a stable id, rows of the same person put together.

    The id rests on the record id, else the e-mail address, else on name, phone, company and city.
    Where two people share a record id or an address (a couple, an office), the name counts too;
    where nothing but a name is known, people whose rows differ are different people.
    """
    strong_keys = [_strong_key(entry) for entry in entries]
    name_keys = [_name_key(entry.person) for entry in entries]
    names = defaultdict(set)
    for strong, name in zip(strong_keys, name_keys, strict=True):
        names[strong].add(name)
    contents = defaultdict(set)
    if not all(strong_keys):
        for entry in entries:
            contents[_weak_key(entry.person)].add(_content(entry.person))
    found: dict[str, Person] = {}
    for entry, strong, name in zip(entries, strong_keys, name_keys, strict=True):
        if strong:
            named = len(names[strong] - {""}) > 1
            parts: tuple[str, ...] = (*strong, name) if named else strong
        else:
            weak = _weak_key(entry.person)
            parts = (*weak, _content(entry.person)) if len(contents[weak]) > 1 else weak
        person = replace(entry.person, id=stable_id("person", *parts))
        known = found.get(person.id)
        found[person.id] = _merged(known, person) if known else person
    yield from found.values()


def _strong_key(entry: Entry) -> tuple[str, ...]:
    if len(entry.record_id) >= _WORLDWIDE_ID:
        return ("record", entry.record_id)
    if entry.record_id:
        return ("record", entry.record_id, _name_key(entry.person))
    return ("email", entry.person.emails[0]) if entry.person.emails else ()


def _weak_key(person: Person) -> tuple[str, ...]:
    details = (*person.phones, person.company or "", person.city or "", *sorted(person.urls))
    return ("name", _name_key(person), *(fold(detail) for detail in details))


def _name_key(person: Person) -> str:
    return "" if person.name in person.emails else " ".join(sorted(words(person.name)))


def _content(person: Person) -> str:
    return repr((person.relationship, person.status, sorted(person.facts.items())))


def _merged(one: Person, other: Person) -> Person:
    """Put two rows of one person together; the standing that asks for most care wins."""
    standing = strictest([_as_said(one), _as_said(other)]) or Standing()
    return replace(
        one,
        name=other.name if one.name in one.emails else one.name,
        other_names=distinct([*one.other_names, *other.other_names]),
        emails=distinct([*one.emails, *other.emails]),
        phones=distinct([*one.phones, *other.phones]),
        urls=distinct([*one.urls, *other.urls]),
        said_accounts=distinct([*one.said_accounts, *other.said_accounts]),
        company=one.company or other.company,
        city=one.city or other.city,
        relationship=standing.relationship or Relationship.UNKNOWN,
        status=standing.status or Status.UNKNOWN,
        facts={**other.facts, **one.facts},
    )


def _as_said(person: Person) -> Standing:
    is_said = person.relationship is not Relationship.UNKNOWN
    return Standing(person.relationship if is_said else None, person.status)
