"""The records of one file, and how a file is read whatever is wrong with it."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from msgspec import Struct

from friendline.archives.json_documents import UnusableFileError
from friendline.archives.json_values import Fields, Json, entries
from friendline.archives.meta.page import FileReader, Known, Page
from friendline.archives.opening import UnreadableFileError
from friendline.model import Fault, Record

_MENDED: Final = (
    "Not all of it is written as the network writes it; what is no text was replaced, and the "
    "file was read."
)
_KEYS_OF_RECORDS: Final = frozenset({"media", "string_list_data", "label_values"})
"""Keys of a list in a record: a record that stands alone in its file may have no other."""


class Records(Struct, frozen=True):
    """The records of one file.

    Attributes:
        values: The records; ``None`` for one that is no object of its kind.
        is_mended: Whether something that is no text had to be replaced.
    """

    values: Sequence[Any]
    is_mended: bool = False

    def troubles(self) -> Iterator[str]:
        """Say what was wrong with the file as a whole, a sentence for each."""
        if self.is_mended:
            yield _MENDED


def below_root(document: Fields, is_root: Callable[[str], bool]) -> Json:
    """Give what stands below the root key, or below the only key if that is a list of records.

    Returns:
        ``None`` where there is neither: the object may be a record itself.
    """
    for key, value in document.items():
        if is_root(key):
            return value
    if len(document) == 1:
        key, only = next(iter(document.items()))
        return only if type(only) is list and key not in _KEYS_OF_RECORDS else None
    return None


def listed(value: Json) -> list[Json]:
    """Give a list of records, or a bare object as a list of one.

    Raises:
        UnusableFileError: It is neither.
    """
    if type(value) not in {list, dict}:
        raise UnusableFileError("It holds no list of records; the file was skipped.")
    return entries(value)


def read_file(
    page: Page[Known], parse: Callable[[], Records], read: FileReader[Known]
) -> Iterator[Record]:
    """Read one file; what is wrong with it is told as faults.

    Args:
        page: The file.
        parse: Gives its records. May raise ``UnreadableFileError`` and ``UnusableFileError``.
        read: Makes of them what they tell.
    """
    try:
        records = parse()
    except UnreadableFileError as error:
        yield Fault(file=page.file, reason=error.reason)
    except UnusableFileError as error:
        yield Fault(file=page.file, reason=str(error))
    else:
        for trouble in records.troubles():
            yield Fault(file=page.file, reason=trouble)
        yield from read(records.values, page)
        fault = page.fault(len(records.values))
        if fault is not None:
            yield fault
