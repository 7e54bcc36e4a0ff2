"""What a step is expected to change, in words and numbers (R65)."""

from collections.abc import Sequence
from dataclasses import dataclass

from friendline.review.contract import ExpectedRow, RemainsRow, ViewRow
from friendline.review.report.words import LONGEST_REASON, shortened
from friendline.review.words import count, joined, number

MOST_REMAINS = 4


@dataclass(frozen=True)
class Expected:
    """One way to take a step.

    Attributes:
        change: What is done then.
        of: What is looked at.
        today: What of it they see today.
        then: What of it they are expected to see then.
        remains: What they see all the same, with the reasons.
        is_same: Whether nothing is expected to change.
    """

    change: str
    of: str
    today: str
    then: str
    remains: Sequence[str]
    is_same: bool


def expected(row: ExpectedRow) -> Expected:
    """Say what is expected of one way to take a step."""
    return Expected(
        change=shortened(f"Once {row.change}", LONGEST_REASON),
        of=row.of,
        today=_seen(row.before),
        then=_seen(row.after),
        remains=[_remains(one) for one in row.remains[:MOST_REMAINS]],
        is_same=row.before == row.after,
    )


def _seen(view: ViewRow) -> str:
    """Give ``5 clients: 3 can and 40 may be seen, 5 of them with a risk``."""
    seen = view.can + view.may
    if not seen:
        return "nothing can be seen"
    risks = view.risks_can + view.risks_may
    which = "" if risks == seen else f"{number(risks)} of them "
    risky = f", {which}with a risk" if risks else ""
    return f"{count(view.clients, 'client')}: {_can_may(view.can, view.may)} be seen{risky}"


def _remains(row: RemainsRow) -> str:
    return f"{_can_may(row.can, row.may)}: {shortened(row.because, LONGEST_REASON)}"


def _can_may(can: int, may: int) -> str:
    counted = ((can, "can"), (may, "may"))
    return joined(f"{number(value)} {word}" for value, word in counted if value)
