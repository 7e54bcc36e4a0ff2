"""Reading an address book: vCards of any version, and the CSVs of Google and Outlook.

Formats 7.1 to 7.3. Whom an address book holds is anybody: the relationship stays unknown unless a
label or a group says it ("Clients", "Former patients"). Notes are never read.
"""

from collections.abc import Iterator
from typing import Final

from friendline.archives.client_list.columns import columns_of, is_address_book
from friendline.archives.client_list.mapping_reading import mapping_name
from friendline.archives.client_list.reading import people_in
from friendline.archives.client_list.standing import ACQUAINTANCES
from friendline.archives.opening import Archive
from friendline.archives.source import Extent, Reading, Source
from friendline.archives.tables.delimited import NotATable
from friendline.archives.tables.files import beside, header_in, holds_cards, list_in, list_names
from friendline.model import Fault, Gap, Person, Record, Relationship

_NO_LABELS: Final = Gap(
    what="The address book does not say who is a client, so it only completes the people of the "
    "client list.",
    remedy="Put your clients into a group or a label named Clients and export again, or give a "
    "client list.",
)


def recognises(archive: Archive) -> bool:
    """Tell whether an archive holds an address book, by the content of its files."""
    return any(_is_address_book(archive, name) for name in list_names(archive))


def read(archive: Archive, reading: Reading) -> Iterator[Record]:
    """Give the people of all address books in an archive.

    Args:
        archive: What to read.
        reading: ``zone`` and ``today`` settle who is under age; a birthday is not kept.

    Yields:
        A ``Person`` for each person, of unknown relationship and status unless a label says it;
        then a ``Fault`` for what was left out and a ``Gap`` for what is in doubt. Never raises
        for what is in the file.
    """
    says_who_is_one = False
    for name in list_names(archive):
        if not _is_address_book(archive, name):
            continue
        table = list_in(archive, name, is_address_book)
        if isinstance(table, NotATable):
            yield Fault(file=name, reason=table.reason)
            continue
        columns = columns_of(table.header, reading.extra_facts)
        for record in people_in(table, columns, reading, ACQUAINTANCES, name):
            says_who_is_one |= _is_labelled(record)
            yield record
    if not says_who_is_one:
        yield _NO_LABELS


SOURCE: Final = Source(
    kind="address_book",
    recognises=recognises,
    read=read,
    extent=Extent.FILE,
    completes_only=True,
)


def _is_address_book(archive: Archive, name: str) -> bool:
    if beside(archive, name, mapping_name(name)) is not None:
        return False  # the owner says that it is a client list, and what its columns are
    return holds_cards(archive, name) or bool(header_in(archive, name, is_address_book))


def _is_labelled(record: Record) -> bool:
    return isinstance(record, Person) and record.relationship is not Relationship.UNKNOWN
