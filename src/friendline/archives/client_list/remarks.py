"""What a client list says that was not understood, gathered into few sentences."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from friendline.archives.client_list.lifecycle import KNOWN_WORDS
from friendline.model import Fault

_SHOWN = 8
_LONGEST_SHOWN = 40


class Remarks:
    """Gathers remarks while a list is read; ``faults`` writes them, one for each kind.

    Attributes:
        file: The list, as a path inside its archive.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self._sentences: list[str] = []
        self._words: Counter[str] = Counter()
        self._cells: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        self._imprecise: Counter[str] = Counter()
        self._nameless: list[int] = []

    def say(self, sentence: str) -> None:
        """Remark something once."""
        self._sentences.append(sentence)

    def unknown_word(self, cell: str) -> None:
        """Remark a word for a relationship or a status that nobody told us."""
        self._words[_shortened(cell)] += 1

    def not_understood(self, column: str, line: int, cell: str, expected: str) -> None:
        """Remark a cell of a known column that does not say what such a column says."""
        self._cells[column, expected].append((line, _shortened(cell)))

    def imprecise(self, column: str) -> None:
        """Remark a date of which only the month or the year is written."""
        self._imprecise[column] += 1

    def nameless(self, line: int) -> None:
        """Remark a row without a name and an e-mail address."""
        self._nameless.append(line)

    def faults(self) -> Iterator[Fault]:
        """Give what was remarked."""
        for sentence in (*self._sentences, *self._about_rows(), *self._about_cells()):
            yield Fault(file=self.file, reason=sentence)

    def _about_rows(self) -> Iterator[str]:
        if self._nameless:
            numbers = _listed([str(line) for line in self._nameless])
            count = _count(len(self._nameless), "row")
            yield f"{count} without a name and an e-mail address left out: line {numbers}."
        if self._words:
            counted = _listed([f"'{word}' ({times})" for word, times in self._words.most_common()])
            yield (
                f"Words that do not say what somebody is to you: {counted}. These people are kept "
                f"as unknown. Words that are understood: {KNOWN_WORDS}."
            )

    def _about_cells(self) -> Iterator[str]:
        for (column, expected), cells in self._cells.items():
            shown = _listed([f"'{cell}' (line {line})" for line, cell in cells])
            count = _count(len(cells), "cell")
            yield (
                f"Column '{column}': {count} not understood and left unknown: {shown}. "
                f"Expected: {expected}."
            )
        for column, times in self._imprecise.items():
            count = _count(times, "date")
            yield f"Column '{column}': {count} without a day, read as the last of that time."


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _listed(parts: list[str]) -> str:
    return ", ".join(parts[:_SHOWN]) + (" ..." if len(parts) > _SHOWN else "")


def _shortened(cell: str) -> str:
    flat = " ".join(cell.split())
    return flat if len(flat) <= _LONGEST_SHOWN else flat[: _LONGEST_SHOWN - 3] + "..."
