"""What else could be called fine, with what that would clear."""

from dataclasses import dataclass

from friendline.review.label_words import scope_words
from friendline.screening.labels import Offer
from friendline.screening.labels.offering import why_no_wider
from friendline.store.models import Item
from friendline.store.review import labelling

__all__ = ["Example", "Offered", "Wider", "offered"]


@dataclass(frozen=True)
class Example:
    """One finding that would be cleared: its words, and those that show the finding."""

    text: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Wider:
    """A wider way to say it.

    Attributes:
        scope: How wide.
        words: "all with the same words".
        number: How many findings it would clear besides.
        examples: A few of them.
    """

    scope: str
    words: str
    number: int
    examples: tuple[Example, ...]

    @property
    def clears(self) -> str:
        """What it would clear, in words."""
        return f"{self.number:,} more now" if self.number else "no other now"


@dataclass(frozen=True)
class Offered:
    """All wider ways, the narrowest first.

    Attributes:
        ways: Those that would clear something now.
        later: Those that would clear only what comes later.
        why_no_more: Why no more is offered; empty where all is.
    """

    ways: tuple[Wider, ...]
    later: tuple[Wider, ...]
    why_no_more: str

    @property
    def any(self) -> bool:
        """Whether something more could be cleared now."""
        return bool(self.ways)


def offered(item: str, category: str, person: str = "") -> Offered:
    """Give what else could be called fine.

    Args:
        item: Id of the item of a finding.
        category: What was found.
        person: Id of the only person for whom it would be fine; for all if empty.
    """
    wider = [_wider(one) for one in labelling.offers(item, category, person)]
    return Offered(
        ways=tuple(one for one in wider if one.number),
        later=tuple(one for one in wider if not one.number),
        why_no_more=why_no_wider(labelling.find(item, category).finding),
    )


def _wider(offer: Offer) -> Wider:
    items = Item.objects.in_bulk([one.item for one in offer.examples])
    examples = tuple(
        Example(items[one.item].text, tuple(part.strip() for part in one.evidence.split(";")))
        for one in offer.examples
        if one.item in items
    )
    return Wider(offer.label.scope.value, scope_words(offer.label), offer.count, examples)
