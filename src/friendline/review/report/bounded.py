"""Lists that stay short: the first rows, and how many more there are in ``review.json``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from friendline.review.report.words import LONGEST_REASON, capitalised, shortened

Row = TypeVar("Row")

MOST_REASONS = 6


@dataclass(frozen=True)
class Bounded(Generic[Row]):
    """The first rows of a list and the number of those left out."""

    rows: Sequence[Row]
    more: int = 0

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def total(self) -> int:
        """How many rows there are in all."""
        return len(self.rows) + self.more


def first(rows: Sequence[Row], most: int) -> Bounded[Row]:
    """Keep the first ``most`` rows and count the others."""
    return Bounded(rows[:most], max(0, len(rows) - most))


def reasons(words: Sequence[str]) -> Bounded[str]:
    """Keep the first reasons of a chain, each as a sentence and cut where it is endless."""
    kept = first([word for word in words if word.strip()], MOST_REASONS)
    return Bounded([_sentence(shortened(word, LONGEST_REASON)) for word in kept], kept.more)


def _sentence(words: str) -> str:
    return capitalised(words) if words.endswith((".", "?", "…")) else f"{capitalised(words)}."
