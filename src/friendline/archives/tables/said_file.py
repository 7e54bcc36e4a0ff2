"""A file in which the owner's sayings are kept: a table that can be read, and that only grows.

What is said at once is one piece of text that is added at the end, and is on the disk before the
next question is asked. The owner may open the file in a spreadsheet and save it: it is then read
as the spreadsheet wrote it, and put into its own form again before something is added.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from friendline.archives.tables.folding import distinct
from friendline.archives.tables.grown_file import (
    Grown,
    GrownFile,
    GrownRow,
    NotReadError,
    NotThisFileError,
)
from friendline.called import as_typed
from friendline.model import Fault
from friendline.said import Kept, Saying, Sayings, Words, noted

__all__ = ["Form", "NotOfThisKindError", "SaidFile", "SaidFileError", "UnusableFileError"]

One = TypeVar("One", bound=Saying)
All = TypeVar("All", bound=Sayings[Any])


class SaidFileError(ValueError):
    """A file of what the owner said cannot be used; the sentence says why and what to do."""

    def __init__(self, path: Path, sentence: str) -> None:
        super().__init__(f"{path}: {sentence}")


class NotOfThisKindError(SaidFileError):
    """The file is something else, and nothing may be added to it."""

    def __init__(self, path: Path, why: str, words: Words, columns: Sequence[str]) -> None:
        super().__init__(
            path,
            f"this is no file of {words.many}. {why} Expected is a file that "
            f"{as_typed(words.command)} wrote, with the columns {', '.join(columns)}. "
            f"Nothing was changed; name another file with {words.option}.",
        )


class UnusableFileError(SaidFileError):
    """The system does not let us read or write the file."""

    def __init__(self, path: Path, error: OSError, words: Words) -> None:
        super().__init__(
            path,
            f"{words.many} cannot be kept here ({error.strerror or error}). Name a file in a "
            f"folder of your own with {words.option}.",
        )


@dataclass(frozen=True, kw_only=True)
class Form(Generic[One, All]):
    """How sayings of one kind stand in a file.

    Attributes:
        words: What they are called.
        columns: The columns, in their order.
        needed: Those without which it is another file.
        cells: Gives the cells of one, in the order of the columns.
        read: Gives the one in a row; raises ``NotReadError`` where it says nothing.
        together: Gives all of them, oldest first.
    """

    words: Words
    columns: tuple[str, ...]
    needed: tuple[str, ...]
    cells: Callable[[One], Sequence[str]]
    read: Callable[[GrownRow], One]
    together: Callable[[Iterable[One]], All]


@dataclass(frozen=True)
class SaidFile(Generic[One, All]):
    """One such file; a ``friendline.said.Keeper``.

    Attributes:
        path: Where; it need not be there.
        form: How it is written.
    """

    path: Path
    form: Form[One, All]

    def read(self) -> Kept[All]:
        """Read it; one that is not there yet holds nothing.

        Lines that are cut off, or that say nothing, are told as faults; the others count. A line
        that stands there twice counts once.

        Raises:
            NotOfThisKindError: It is another file.
            UnusableFileError: It cannot be read.
        """
        with self._errors_told():
            return self._kept(self._file.read())

    def append(self, new: Sequence[One]) -> Kept[All]:
        """Add what was said at once at its end; when this returns it is on the disk.

        Nothing that stands in the file is written again, unless a spreadsheet saved it in another
        form: then it is put into its own form first, and what was found is kept beside it. Of
        several programs that write at once each waits for the other; where another one has taken
        the number meanwhile, what is new gets the next that is free.

        Args:
            new: All that was said at once, under one number.

        Returns:
            What the file holds now, also what others added.

        Raises:
            NotOfThisKindError: It is another file; it is not touched.
            UnusableFileError: It cannot be written.
        """
        with self._errors_told(), self._file.one_writer():
            there = self._file.read()
            kept = self._kept(there)
            numbered = kept.said.numbered_after(new)
            self._file.add((self._line(one) for one in numbered), there)
        return replace(kept, said=kept.said.and_then(*numbered))

    @property
    def _file(self) -> GrownFile:
        return GrownFile(self.path, self.form.columns, self.form.needed)

    @contextmanager
    def _errors_told(self) -> Iterator[None]:
        words = self.form.words
        try:
            yield
        except NotThisFileError as error:
            raise NotOfThisKindError(self.path, str(error), words, self.form.columns) from error
        except OSError as error:
            raise UnusableFileError(self.path, error, words) from error

    def _line(self, one: One) -> list[str]:
        return [noted(cell) for cell in self.form.cells(one)]

    def _kept(self, there: Grown) -> Kept[All]:
        """Read the rows; what is wrong with one costs that one only."""
        found: list[One] = []
        reasons = list(there.faults)
        for row in there.rows:
            try:
                found.append(self.form.read(row))
            except NotReadError as error:
                reasons.append(f"Line {row.line} was skipped: {error}")
        found.sort(key=lambda one: one.number)
        faults = tuple(Fault(file=self.path.name, reason=reason) for reason in reasons)
        return Kept(self.form.together(distinct(found)), faults)
