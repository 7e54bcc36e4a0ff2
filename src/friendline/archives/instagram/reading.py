"""Reading the files of an Instagram or Threads export one after the other."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Final

from friendline.archives.instagram.files import Kind, records_of
from friendline.archives.instagram.page import Known, Page
from friendline.archives.json_documents import UnusableFileError, parsed
from friendline.archives.json_values import Json
from friendline.archives.opening import Archive, UnreadableFileError
from friendline.model import Fault, Record

_MENDED: Final = (
    "Not all of it is written as the network writes it; what is no text was replaced, and the "
    "file was read."
)


def read_file(
    archive: Archive, name: str, kind: Kind, known: Known, channel: str
) -> Iterator[Record]:
    """Read one file; what is wrong with it is told as a fault after what could be read."""
    page = Page(name, channel, known)
    try:
        document = parsed(archive.read(name))
        records = records_of(document.value, kind)
    except UnreadableFileError as error:
        yield Fault(file=name, reason=error.reason)
    except UnusableFileError as error:
        yield Fault(file=name, reason=str(error))
    else:
        if document.is_mended:
            yield Fault(file=name, reason=_MENDED)
        yield from kind.read(records, page)
        fault = page.fault(len(records))
        if fault is not None:
            yield fault


def records_in(
    archive: Archive, files: Iterator[tuple[str, Kind]], is_wanted: Callable[[Kind], bool]
) -> Iterator[tuple[Kind, list[Json]]]:
    """Give the records of some files, to understand the others by; broken ones are passed over."""
    for name, kind in files:
        if is_wanted(kind):
            with suppress(UnreadableFileError, UnusableFileError):
                yield kind, records_of(parsed(archive.read(name)).value, kind)
