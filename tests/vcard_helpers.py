"""Address books written in a test."""

from csv_archive_helpers import READING, MemoryArchive

from friendline.archives.source import Reading
from friendline.archives.vcards import SOURCE
from friendline.model import Fault, Gap, Person, Record


def card(*lines: str, version: str = "3.0") -> str:
    """One card."""
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def book_records(
    data: str | bytes, name: str = "people", reading: Reading = READING
) -> list[Record]:
    """All records of an address book."""
    content = data.encode() if isinstance(data, str) else data
    return list(SOURCE.read(MemoryArchive({name: content}), reading))


def contacts(data: str | bytes) -> list[Person]:
    """The people of an address book."""
    return [record for record in book_records(data) if isinstance(record, Person)]


def contact(*lines: str, version: str = "3.0") -> Person:
    """The one person of a card."""
    (one,) = contacts(card(*lines, version=version))
    return one


def book_faults(data: str | bytes) -> list[str]:
    """What was wrong."""
    return [record.reason for record in book_records(data) if isinstance(record, Fault)]


def book_gaps(data: str | bytes) -> list[Gap]:
    """What is lacking."""
    return [record for record in book_records(data) if isinstance(record, Gap)]
