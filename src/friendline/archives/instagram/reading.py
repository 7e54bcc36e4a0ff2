"""Reading the files of an Instagram or Threads export one after the other."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any

from friendline.archives.instagram.files import Kind, records_in
from friendline.archives.instagram.page import Known, Page
from friendline.archives.json_documents import UnusableFileError
from friendline.archives.meta.records import Records, read_file
from friendline.archives.opening import Archive, UnreadableFileError
from friendline.model import Record


def read_files(
    archive: Archive, files: Iterable[tuple[str, Kind]], known: Known, channel: str
) -> Iterator[Record]:
    """Read some files; what is wrong with one is told as faults with what could be read."""
    for name, kind in files:
        page = Page(name, known, channel)
        yield from read_file(page, partial(_records, archive, name, kind), kind.read)


def records_to_know(
    archive: Archive, files: Iterable[tuple[str, Kind]], is_wanted: Callable[[Kind], bool]
) -> Iterator[tuple[Kind, list[Any]]]:
    """Give the records of some files, to understand the others by; broken ones are passed over."""
    for name, kind in files:
        if is_wanted(kind):
            with suppress(UnreadableFileError, UnusableFileError):
                yield kind, list(_records(archive, name, kind).values)


def _records(archive: Archive, name: str, kind: Kind) -> Records:
    return records_in(archive.read(name), kind)
