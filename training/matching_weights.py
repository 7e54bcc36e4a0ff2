"""Find the weights of the matching model: ``python training/matching_weights.py``.

Starts from ``first_weights.toml``, runs over made-up books whose truth is known
(``benchmarks/matching_made.py``, development seeds only) and writes ``weights.toml`` of
``friendline.matching.weighing``. Each number is moved up and down by half a bit as long as the
model foretells the truth of all books better (logarithmic loss) by more than moving costs; then,
with these numbers, the curve of ``calibration.py`` is fitted and printed (with ``--curve`` that
alone).

Made-up books are no real ones, so a number that moves away from what was put down by judgement
must earn it (``COST``), and what no made-up book can tell stays (``HELD``): how often people change
employer or town, for one, for their people never do; and how often an owner misspells Smith.
"""

import math
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "benchmarks"))

from matching_made import DEVELOPMENT, Made, make  # noqa: E402 - from the folder just added

from friendline.matching.candidates import Book, Compared, compared  # noqa: E402 - as above
from friendline.matching.judging.calibration import fit_curve  # noqa: E402 - as above
from friendline.matching.judging.certainty import SHOWN, Judged, judge  # noqa: E402 - as above
from friendline.matching.judging.settling import Settled  # noqa: E402 - as above
from friendline.matching.weighing.evidence import Weighing  # noqa: E402 - as above
from friendline.matching.weighing.weights import Weights, stated_weights  # noqa: E402 - as above

WEIGHTS = HERE.parent / "src" / "friendline" / "matching" / "weighing" / "weights.toml"
FIRST = HERE / "first_weights.toml"
STEP: Final = 0.5
ROUNDS: Final = 2
COST: Final = 2.0
"""Of a number that is moved by one bit, in the natural logarithm of probability of all books; of
one moved by two bits four times as much (a normal prior with a deviation of half a bit)."""
HELD: Final = frozenset(
    {
        ("family", "spelling"),
        ("bits", "proof_in_doubt"),
        ("bits", "address_other"),
        ("bits", "company_other"),
        ("bits", "city_other"),
        ("agree", "company"),
        ("agree", "city"),
        ("agree", "soon"),
        ("agree", "turned"),
    }
)

BOOKS: Final[Sequence[tuple[float, str]]] = (
    (0.6, "facebook"),
    (0.2, "facebook"),
    (0.9, "facebook"),
    (0.6, "linkedin"),
    (0.4, "instagram"),
    (0.7, "mastodon"),
)
"""The share of people on the channel and the channel, by development seed; the rest of the seeds
are kept for looking at what was found."""

Key = tuple[str, str]
Table = Mapping[Key, float]


@dataclass(frozen=True)
class Known:
    """A made-up book, compared once and weighed many times."""

    book: Book
    weighing: Weighing
    found: tuple[Compared, ...]
    truth: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, made: Made) -> "Known":
        """Compare the names of a made-up book."""
        book = Book(made.people, made.accounts)
        truth = frozenset((person, account) for (person, _), account in made.truth.items())
        return cls(book, Weighing(book), tuple(compared(book)), truth)

    def judged(self, weights: Weights) -> list[Judged]:
        """Weigh all pairs."""
        weighing = self.weighing.with_weights(weights)
        cases = [
            weighing.weigh(one.person, account, one.comparisons)
            for one in self.found
            for account in one.accounts
        ]
        return judge([case for case in cases if case.bits > 0], Settled((), ()), self.book)


def outcomes(books: Sequence[Known], weights: Weights) -> Iterator[tuple[float, bool]]:
    """Give for each pair what the model says, and whether it is so."""
    for known in books:
        for one in known.judged(weights):
            yield one.modelled, (one.case.person, one.case.account) in known.truth


def loss(books: Sequence[Known], table: Table, first: Table) -> float:
    """Give the logarithmic loss for each true pair, with what moving the numbers costs."""
    total = sum(COST * bits_between(key, first[key], value) ** 2 for key, value in table.items())
    for said, is_right in outcomes(books, weights_of(table)):
        bounded = min(max(said, 1e-4), 1 - 1e-4)
        total -= math.log(bounded if is_right else 1 - bounded)
    return total / sum(len(known.truth) for known in books)


def bits_between(key: Key, one: float, other: float) -> float:
    """Give by how many bits a number was moved."""
    return other - one if key[0] == "bits" else math.log2(other / one)


def table_of(weights: Weights) -> dict[Key, float]:
    """Give the weights as one table."""
    groups = msgspec.to_builtins(weights)
    return {(group, name): value for group, of in groups.items() for name, value in of.items()}


def weights_of(table: Table) -> Weights:
    """Give a table as weights."""
    groups: dict[str, dict[str, float]] = {}
    for (group, name), value in table.items():
        groups.setdefault(group, {})[name] = value
    return msgspec.convert(groups, Weights)


def moved(key: Key, value: float, step: float) -> float:
    """Move a number by so many bits; shares stay below 1."""
    if key[0] == "bits":
        return value + step
    return min(value * math.exp2(step), 0.97)


def improve(books: Sequence[Known], first: Table) -> Table:
    """Move each number while that helps."""
    table = dict(first)
    best = loss(books, table, first)
    for _ in range(ROUNDS):
        for key in sorted(table.keys() - HELD):
            for step in (STEP, -STEP):
                while True:
                    tried = table | {key: moved(key, table[key], step)}
                    now = loss(books, tried, first)
                    if now >= best:
                        break
                    table, best = tried, now
            sys.stdout.write(f"{best:.4f}  {key[0]}.{key[1]} = {table[key]:.3g}\n")
    return table


def rewritten(text: str, table: Table) -> str:
    """Give the text of the file with new numbers and its comments."""
    lines = []
    group = ""
    for line in text.splitlines():
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            group = heading[1]
        if entry := re.match(r"(\w+) = ", line):
            line = f"{entry[1]} = {table[group, entry[1]]:.3g}"  # noqa: PLW2901 - the new line
        lines.append(line)
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fit, write and print."""
    books = [
        Known.of(make(seed, overlap=overlap, channels=(channel,)))
        for seed, (overlap, channel) in zip(DEVELOPMENT, BOOKS, strict=False)
    ]
    if "--curve" not in sys.argv:
        text = FIRST.read_text("utf-8")
        table = improve(books, table_of(msgspec.toml.decode(text, type=Weights)))
        WEIGHTS.write_text(rewritten(text, table), "utf-8")
    shown = [one for one in outcomes(books, stated_weights()) if one[0] >= SHOWN]
    curve = fit_curve(*map(list, zip(*shown, strict=True)))
    sys.stdout.write(f"{curve}\n")


if __name__ == "__main__":
    main()
