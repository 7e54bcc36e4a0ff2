"""What friendline concludes of records: who is who, and what shows in an item."""

from msgspec import Struct

from friendline.model.words import Category, Certainty, Severity


class Match(Struct, frozen=True, kw_only=True):
    """An account is said to be a person's.

    Attributes:
        person: Id of the person.
        account: Id of the account in the book.
        certainty: Confirmed, likely or ambiguous.
        evidence: Why, in words, strongest first.
        probability: How likely it is, as a share of such cases: 0 to 1; 1 where it is confirmed.
    """

    person: str
    account: str
    certainty: Certainty
    evidence: tuple[str, ...]
    probability: float = 1.0


class Finding(Struct, frozen=True, kw_only=True, gc=False):
    """What a detector saw in an item.

    Attributes:
        item: Id of the item.
        category: What it is about.
        severity: How much it weighs.
        evidence: The words that show it, as they stand in the item.
        reason: Why that is a finding, in plain words.
        detector: Name of the detector.
        confidence: How probably it is right, as a share of such findings: 0 to 1; ``None`` where
            nobody has measured it.
    """

    item: str
    category: Category
    severity: Severity
    evidence: str
    reason: str
    detector: str
    confidence: float | None = None
