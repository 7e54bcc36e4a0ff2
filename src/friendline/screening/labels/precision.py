"""How often each rule was right by the owner's own labels."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from friendline.model import Category
from friendline.screening.labels.label import Label, Labels, same_words

__all__ = ["Kept", "precision_of_detectors", "precision_of_words", "wilson"]

Z95 = 1.959964
"""Standard normal quantile of a two-sided interval of 95%."""


@dataclass(frozen=True)
class Kept:
    """How often a rule was right.

    Attributes:
        detector: Name of the detector.
        category: What it saw.
        words: In which words, folded; empty where all of them are counted together.
        problems: How many of those that the owner looked at were a problem.
        looked_at: How many the owner looked at.
    """

    detector: str
    category: Category
    words: str
    problems: int
    looked_at: int

    @property
    def fine(self) -> int:
        """How many were fine."""
        return self.looked_at - self.problems

    @property
    def bounds(self) -> tuple[float, float]:
        """The share of problems: 95% interval."""
        return wilson(self.problems, self.looked_at)

    @property
    def sentence(self) -> str:
        """The same in words: "Of 12 that you looked at, 9 were fine; ..."."""
        low, high = (round(100 * bound) for bound in self.bounds)
        were = "was" if self.fine == 1 else "were"
        looked = "Of the 1 that you" if self.looked_at == 1 else f"Of {self.looked_at} that you"
        return (
            f"{looked} looked at, {self.fine or 'none'} {were} fine; of 100 others, {low} to "
            f"{high} may be a problem."
        )


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Give the 95% score interval of a share (Wilson 1927); 0 to 1 where nothing is known."""
    if of == 0:
        return 0.0, 1.0
    share, spread = hits / of, Z95**2 / of
    middle = (share + spread / 2) / (1 + spread)
    half = Z95 * sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def precision_of_detectors(labels: Labels) -> list[Kept]:
    """Give how often each detector was right about each category, the most looked at first.

    Each finding that the owner looked at counts once, with the last that was said of it; what a
    label cleared besides was not looked at.
    """
    return _counted((label, "") for label in labels.looked_at)


def precision_of_words(labels: Labels) -> list[Kept]:
    """Give the same for each detector, category and words."""
    return _counted((label, same_words(label.words)) for label in labels.looked_at)


def _counted(labels: Iterable[tuple[Label, str]]) -> list[Kept]:
    rules: dict[tuple[str, Category, str], list[bool]] = defaultdict(list)
    for label, words in labels:
        if label.category is not None:
            rules[label.detector, label.category, words].append(not label.is_fine)
    kept = [Kept(*rule, sum(said), len(said)) for rule, said in rules.items()]
    return sorted(kept, key=lambda one: (-one.looked_at, one.detector, one.category, one.words))
