"""Reading one client list written in a test."""

from collections.abc import Iterable

from csv_archive_helpers import READING, MemoryArchive

from friendline.archives.client_list import read_client_list
from friendline.archives.source import Reading
from friendline.model import Fault, Gap, Person, Record, Relationship, Status


def records_of(text: str | bytes, reading: Reading = READING) -> list[Record]:
    """All records of a list."""
    data = text.encode() if isinstance(text, str) else text
    return list(read_client_list(MemoryArchive({"clients.csv": data}), reading))


def people_of(text: str | bytes, reading: Reading = READING) -> list[Person]:
    """The people of a list."""
    return [record for record in records_of(text, reading) if isinstance(record, Person)]


def person_of(text: str | bytes, reading: Reading = READING) -> Person:
    """The one person of a list."""
    (one,) = people_of(text, reading)
    return one


def reasons_of(text: str) -> list[str]:
    """What was not understood."""
    return [record.reason for record in records_of(text) if isinstance(record, Fault)]


def gaps_of(text: str) -> list[Gap]:
    """What the list lacks."""
    return [record for record in records_of(text) if isinstance(record, Gap)]


def standings(several: Iterable[Person]) -> dict[str, tuple[Relationship, Status]]:
    """Relationship and status by name."""
    return {person.name: (person.relationship, person.status) for person in several}
