"""Meaning: the detector that sees what a post is about where no word of a list says it."""

from collections.abc import Iterator, Mapping, Sequence
from math import exp
from typing import Final

from friendline.model import Category, Finding, Severity
from friendline.screening.card import card_of
from friendline.screening.detector import Batch
from friendline.screening.meaning.table import Table, table

__all__ = ["Meaning"]

_AT_ONCE: Final = 4_096

_FEWEST_WORDS: Final = 4
"""Of fewer words nobody can say what they are about."""

_MOST_SHOWN: Final = 3
"""Words that the evidence shows at most."""

_REASONS: Final[Mapping[Category, str]] = {
    Category.ALCOHOL_PARTY: "It reads as being about drinking or a party.",
    Category.POLITICS: "It reads as taking a side in politics.",
    Category.RELIGION: "It reads as being about faith.",
    Category.SEXUAL: "It reads as sexual.",
    Category.HATE_OFFENSIVE: "It reads as an attack on people.",
    Category.WORK_COMPLAINT: "It reads as a complaint about your work.",
    Category.CONFIDENTIAL: "It reads as something that should stay between few.",
    Category.LOCATION: "It reads as telling where you are or will be.",
    Category.COMMUNITY: "It reads as work for the community.",
    Category.FAMILY: "It reads as being about your family.",
    Category.PETS: "It reads as being about a pet.",
    Category.ACHIEVEMENT: "It reads as something achieved.",
    Category.HUMOUR: "It reads as a joke.",
    Category.EXPERTISE: "It reads as sharing what you know.",
}
_SEVERITIES: Final = {
    Category.HATE_OFFENSIVE: Severity.HIGH,
    Category.SEXUAL: Severity.MEDIUM,
    Category.CONFIDENTIAL: Severity.MEDIUM,
}
"""Of what is not here the severity is low: nothing but the sound of it speaks for it."""


class Meaning:
    """Detector of categories by the vector of a text.

    Args:
        of: The table; that of the package if not given.
    """

    name = "meaning"
    version = "1"
    card = card_of("meaning")

    def __init__(self, of: Table | None = None) -> None:
        self._table = of or table()
        self.categories = frozenset(self._table.categories)

    def screen(self, batch: Batch) -> Iterator[Finding]:
        """Give one finding per item and category; identical texts are read once."""
        worded = [one for one in batch.distinct() if len(one[0].split()) >= _FEWEST_WORDS]
        for begin in range(0, len(worded), _AT_ONCE):
            some = worded[begin : begin + _AT_ONCE]
            scores = self._table.scores([text for text, _ in some])
            rows, columns = (scores >= self._table.thresholds).nonzero()
            for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
                text, items = some[row]
                yield from self._findings(text, items, column, float(scores[row, column]))

    def _findings(
        self, text: str, items: Sequence[str], column: int, score: float
    ) -> Iterator[Finding]:
        category = self._table.categories[column]
        evidence = self._evidence(text, category)
        for item in items:
            yield Finding(
                item=item,
                category=category,
                severity=_SEVERITIES.get(category, Severity.LOW),
                evidence=evidence,
                reason=_REASONS[category],
                detector=self.name,
                confidence=round(1 / (1 + exp(-score)), 3),
            )

    def _evidence(self, text: str, category: Category) -> str:
        """Give the words that speak most for a category, in the order of the text."""
        shares = self._table.word_shares(text, category)
        best = sorted(shares, key=lambda share: -share.share)[:_MOST_SHOWN]
        shown = [share for share in best if share.share > 0] or best[:1]
        words = (text[share.begin : share.end] for share in sorted(shown, key=lambda s: s.begin))
        return "; ".join(dict.fromkeys(words))
