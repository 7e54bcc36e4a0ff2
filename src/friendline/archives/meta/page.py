"""One file of an export while it is read: where we are, and what was odd in it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeAlias, TypeVar

from msgspec import Struct

from friendline.model import Fault, Record

Known = TypeVar("Known")


@dataclass
class Page(Generic[Known]):
    """One file of an export.

    Attributes:
        file: Its path in the export.
        known: What other files told.
        channel: The network it is about.
        odd: Numbers of the records that could not be understood, from 1.
    """

    file: str
    known: Known
    channel: str
    odd: list[int] = field(default_factory=list)

    def fault(self, total: int) -> Fault | None:
        """Give one fault for all odd records of the file."""
        if not self.odd:
            return None
        return Fault(
            file=self.file,
            reason=f"{len(self.odd)} of {total} records could not be understood "
            f"(the first is number {self.odd[0]}); the others were read.",
        )


FileReader: TypeAlias = Callable[[Any, Page[Known]], Iterator[Record]]
"""Reads the records of one file; notes the odd ones in the page."""


def reader_of(make: Callable[[Any, Page[Known]], Record | None]) -> FileReader[Known]:
    """Give a reader for files of which each record makes one; what makes none is odd."""

    def read(records: Sequence[Any], page: Page[Known]) -> Iterator[Record]:
        for number, record in enumerate(records, 1):
            made = make(record, page) if isinstance(record, dict | Struct) else None
            if made is None:
                page.odd.append(number)
            else:
                yield made

    return read
