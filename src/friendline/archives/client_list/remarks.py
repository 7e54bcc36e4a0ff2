"""What a client list says that was left out, or not understood, gathered into few sentences."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from friendline.archives.client_list.lifecycle import KNOWN_WORDS
from friendline.called import as_typed
from friendline.model import Fault, Gap

_SHOWN = 8
_LONGEST_SHOWN = 40


class Remarks:
    """Gathers remarks while a list is read and writes them, one for each kind.

    What was left out are ``faults``. What was read with a doubt are ``gaps``: the fact stays
    unknown, or was guessed, and the owner can write it so that it is clear.

    Attributes:
        file: The list, as a path inside its archive.
        entry: What one entry of it is called: a row, a card.
    """

    def __init__(self, file: str, entry: str = "row") -> None:
        self.file = file
        self.entry = entry
        self._sentences: list[str] = []
        self._orders: list[Gap] = []
        self._words: Counter[str] = Counter()
        self._cells: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        self._imprecise: Counter[str] = Counter()
        self._nameless: list[int] = []
        self._contradictions: dict[str, list[int]] = defaultdict(list)

    def say(self, sentence: str) -> None:
        """Remark something once."""
        self._sentences.append(sentence)

    def guessed_order(self, column: str, date: str, order: str, zone: str) -> None:
        """Remark that nothing tells whether the dates of a column begin with day or month."""
        self._orders.append(
            Gap(
                what=f"Column '{column}': nothing tells whether a date such as {date} has the day "
                f"or the month first; read as {order}, as is usual in {zone}.",
                remedy="Write dates as 2026-04-03 to be sure.",
            )
        )

    def unknown_word(self, cell: str) -> None:
        """Remark a word for a relationship or a status that nobody told us."""
        self._words[_shortened(cell)] += 1

    def not_understood(self, column: str, line: int, cell: str, expected: str) -> None:
        """Remark a cell of a known column that does not say what such a column says."""
        self._cells[column, expected].append((line, _shortened(cell)))

    def imprecise(self, column: str) -> None:
        """Remark a date of which only the month or the year is written."""
        self._imprecise[column] += 1

    def contradiction(self, what: str, line: int) -> None:
        """Remark a row whose word and end date say different things: what each says."""
        self._contradictions[what].append(line)

    def nameless(self, line: int) -> None:
        """Remark a row without a name and an e-mail address."""
        self._nameless.append(line)

    def faults(self) -> Iterator[Fault]:
        """Give what was left out."""
        for sentence in self._sentences:
            yield Fault(file=self.file, reason=sentence)
        if self._nameless:
            numbers = _listed([str(line) for line in self._nameless])
            left_out = (
                f"{count(len(self._nameless), self.entry)} without a name and an e-mail address"
            )
            yield Fault(file=self.file, reason=f"{left_out} left out: line {numbers}.")

    def gaps(self) -> Iterator[Gap]:
        """Give what was read with a doubt, and how to write it without one."""
        yield from self._orders
        if self._words:
            counted = _listed([f"'{word}' ({times})" for word, times in self._words.most_common()])
            yield Gap(
                what=f"Words that do not say what somebody is to you: {counted}. These people are "
                "kept as unknown.",
                remedy=f"Use words that are understood: {KNOWN_WORDS}. Or say once what "
                f"yours mean, with the command: {as_typed('columns LIST')}",
            )
        for what, lines in self._contradictions.items():
            yield _contradiction(what, count(len(lines), self.entry), lines)
        for (column, expected), cells in self._cells.items():
            shown = _listed([f"'{cell}' (line {line})" for line, cell in cells])
            number = count(len(cells), "cell")
            yield Gap(
                what=f"Column '{column}': {number} not understood and left unknown: {shown}.",
                remedy=f"Write {expected}.",
            )
        for column, times in self._imprecise.items():
            number = count(times, "date")
            yield Gap(
                what=f"Column '{column}': {number} without a day, read as the last of that time.",
                remedy="Write whole dates, such as 2026-04-03, where the day matters.",
            )


def count(number: int, thing: str) -> str:
    """Give a number with its thing: "1 row", "2 rows"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _contradiction(what: str, rows: str, lines: list[int]) -> Gap:
    whoever = "This person counts" if len(lines) == 1 else "These people count"
    return Gap(
        what=f"{rows}: {what} (line {_listed(list(map(str, lines)))}). {whoever} as current, "
        "which asks for more care.",
        remedy="Correct the word or the date. If the word says that somebody is a client, and "
        "nothing of when, say that it means client alone: then the end date decides.",
    )


def _listed(parts: list[str]) -> str:
    return ", ".join(parts[:_SHOWN]) + (" ..." if len(parts) > _SHOWN else "")


def _shortened(cell: str) -> str:
    flat = " ".join(cell.split())
    return flat if len(flat) <= _LONGEST_SHOWN else flat[: _LONGEST_SHOWN - 3] + "..."
