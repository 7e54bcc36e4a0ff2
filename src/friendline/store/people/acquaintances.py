"""The people whom the owner knows, as client lists, address books and the owner tell of them.

They are the people of the book (``imports.kept``) without the rest of it, which can be a hundred
thousand items: a page that shows one request asks for no more.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Final

from django.db import connection
from msgspec.structs import replace

from friendline.book.contacts import completed
from friendline.matching.asking.attaching import Who
from friendline.model import Owner, Person, Record, Status
from friendline.store import clock
from friendline.store.imports.records import decoded
from friendline.store.models import Import, ImportedRecord, LedgerEntry
from friendline.store.people.facts import people_with_facts
from friendline.store.said import DECISIONS

__all__ = ["owners", "people"]

_OF_THEIR_DAY: Final = frozenset({Status.CURRENT, Status.PROSPECTIVE})
"""What somebody is while they are on a list, and not for good."""


def people() -> Mapping[str, Person]:
    """Give everybody by id, with the facts that the owner has said of them.

    Of a person whom several lists name the newest holds; of somebody whom only an older one names
    it is not known where they stand today. Whom the owner says are one person are one.
    """
    return _people(*_key())


def owners() -> Sequence[Owner]:
    """Give the owner as each network shows them."""
    return _owners(*_key())


def _key() -> tuple[str, int, date]:
    """Give what changes with everything that the people are made of."""
    last = LedgerEntry.objects.order_by("-id").values_list("id", flat=True).first()
    return str(connection.settings_dict["NAME"]), last or 0, clock.today()


@lru_cache(maxsize=2)
def _people(store: str, last_entry: int, day: date) -> Mapping[str, Person]:  # noqa: ARG001 - they tell one state of a store from another
    imports = {one.pk: one for one in Import.objects.all()}
    listed: dict[str, Person] = {}
    contacts: list[Person] = []
    for number, records in groupby(_records("Person"), key=itemgetter(0)):
        named = [record for _, record in records if isinstance(record, Person)]
        if imports[number].completes_only:
            contacts += named
            continue
        if imports[number].is_client_list:
            listed = {key: _no_longer_listed(was) for key, was in listed.items()}
        listed |= {person.id: person for person in named}
    known = people_with_facts(completed(listed, contacts), day)
    return Who(known, {}).attach(DECISIONS.read().said).decisions.merged_people(known)


@lru_cache(maxsize=2)
def _owners(store: str, last_entry: int, day: date) -> Sequence[Owner]:  # noqa: ARG001 - as above
    return tuple({record: 0 for _, record in _records("Owner") if isinstance(record, Owner)})


def _no_longer_listed(person: Person) -> Person:
    return replace(person, status=Status.UNKNOWN) if person.status in _OF_THEIR_DAY else person


def _records(kind: str) -> Iterator[tuple[int, Record]]:
    """Give the records of a kind in the order of the imports, with the number of theirs."""
    rows = ImportedRecord.objects.filter(record__kind=kind).order_by("of_id", "place")
    for number, content in rows.values_list("of_id", "record__content"):
        yield number, decoded(kind, bytes(content))
