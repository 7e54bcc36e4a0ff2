"""One file of a Facebook export while it is read: where we are, and what was odd in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from friendline.model import Fault, Record

CHANNEL: Final = "facebook"


@dataclass
class Known:
    """What one file of an export tells the reading of the others.

    Attributes:
        owner: The owner's names, as the profile has them.
        groups: Groups that were told already.
    """

    owner: frozenset[str] = frozenset()
    groups: set[str] = field(default_factory=set)


@dataclass
class Page:
    """One file of the export.

    Attributes:
        file: Its path in the export.
        known: What other files told.
        odd: Numbers of the records that could not be understood, from 1.
    """

    file: str
    known: Known
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


FileReader: TypeAlias = Callable[[Any, Page], Iterator[Record]]
"""Reads the records of one file; notes the odd ones in the page."""
