"""Groups that could become an audience, as rows of one table: suggestions and nothing more."""

from collections.abc import Sequence
from dataclasses import dataclass

from friendline.review.contract import CircleRow, Review
from friendline.review.report.bounded import Bounded, first, reasons
from friendline.review.report.words import LONGEST_NAME, shortened

MOST_CIRCLES = 8
MOST_MEMBERS = 8


@dataclass(frozen=True)
class CircleView:
    """One suggested circle: how a list of it could be called, who is in it, and why."""

    name: str
    members: Bounded[str]
    because: Bounded[str]


def circles(review: Review) -> Bounded[CircleView]:
    """Give the first circles of a review, in its order: the surest kinds first."""
    kept = first(review.circles, MOST_CIRCLES)
    return Bounded([_circle(row) for row in kept], kept.more)


def _circle(row: CircleRow) -> CircleView:
    return CircleView(
        name=shortened(row.name, LONGEST_NAME),
        members=first(_names(row), MOST_MEMBERS),
        because=reasons(row.because),
    )


def _names(row: CircleRow) -> Sequence[str]:
    return sorted(
        (shortened(one.name, LONGEST_NAME) or "Somebody unnamed" for one in row.members),
        key=str.casefold,
    )
