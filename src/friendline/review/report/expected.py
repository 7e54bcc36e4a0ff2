"""What a step is expected to change, in words and numbers (R65)."""

from collections.abc import Sequence
from dataclasses import dataclass

from friendline.review.contract import ExpectedRow, RemainsRow, ViewRow
from friendline.review.report.words import LONGEST_REASON, shortened
from friendline.review.words import count, joined, number

MOST_REMAINS = 4
_NO_CHANGE = "no change, as far as the exports tell"


@dataclass(frozen=True)
class Expected:
    """One way to take a step.

    Attributes:
        change: What is done then.
        of: What is looked at.
        today: What of it they see today.
        then: What of it they are expected to see then.
        remains: What they see all the same, with the reasons.
    """

    change: str
    of: str
    today: str
    then: str
    remains: Sequence[str]


def expected(row: ExpectedRow) -> Expected:
    """Say what is expected of one way to take a step."""
    return Expected(
        change=shortened(f"Once {row.change}", LONGEST_REASON),
        of=row.of,
        today=_seen(row.before),
        then=_seen(row.after) if row.before != row.after else _NO_CHANGE,
        remains=[_remains(one) for one in row.remains[:MOST_REMAINS]],
    )


def _seen(view: ViewRow) -> str:
    """Give ``5 clients can see 3 and may see 40, 5 of them with a risk``."""
    seen = view.can + view.may
    if not seen:
        return "none of them can see any of it"
    risks = view.risks_can + view.risks_may
    which = "" if risks == seen else f"{number(risks)} of them "
    risky = f", {which}with a risk" if risks else ""
    counted = ((view.can, "can"), (view.may, "may"))
    sees = joined(f"{word} see {number(value)}" for value, word in counted if value)
    return f"{count(view.clients, 'client')} {sees}{risky}"


def _remains(row: RemainsRow) -> str:
    counted = ((row.can, "can be seen"), (row.may, "may be seen"))
    seen = joined(f"{number(value)} {words}" for value, words in counted if value)
    return f"{seen}: {shortened(row.because, LONGEST_REASON)}"
