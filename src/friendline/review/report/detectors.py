"""The detectors that looked, each with its card: how it reads, how often it is right, faults."""

from collections.abc import Sequence
from dataclasses import dataclass

from friendline.review.contract import DetectorRow, MeasuredRow, Review
from friendline.review.report.bounded import Bounded, first
from friendline.review.report.words import LONGEST_NAME, LONGEST_REASON, category_name, shortened

MOST_DETECTORS = 20
MOST_FAULTS = 8


@dataclass(frozen=True)
class Figure:
    """How often a detector is right about one category, in words: ``"0.93 (0.88 to 0.97)"``."""

    category: str
    precision: str
    recall: str


@dataclass(frozen=True)
class DetectorView:
    """A detector as the page tells of it."""

    title: str
    how: str
    findings: int
    measured_on: str
    figures: Sequence[Figure]
    faults: Bounded[str]
    sends: str


def detectors(review: Review) -> Bounded[DetectorView]:
    """Give the cards, in the order in which the detectors looked."""
    kept = first(review.detectors, MOST_DETECTORS)
    return Bounded([detector_view(row) for row in kept], kept.more)


def detector_view(row: DetectorRow) -> DetectorView:
    """Give the card of one detector."""
    return DetectorView(
        title=shortened(row.title, LONGEST_NAME),
        how=shortened(row.how, 2 * LONGEST_REASON),
        findings=row.findings,
        measured_on=shortened(row.measured_on, 2 * LONGEST_REASON),
        figures=[_figure(one) for one in row.measured],
        faults=first([shortened(fault, LONGEST_REASON) for fault in row.faults], MOST_FAULTS),
        sends=shortened(row.sends, 2 * LONGEST_REASON),
    )


def _figure(one: MeasuredRow) -> Figure:
    return Figure(
        category=category_name(one.category) + (f", {one.on}" if one.on else ""),
        precision=_share(one.precision, one.precision_bounds),
        recall=_share(one.recall, one.recall_bounds),
    )


def _share(share: float | None, bounds: tuple[float, float] | None) -> str:
    if share is None:
        return "nothing seen"
    # An interval of no width says only that nothing went wrong in few posts.
    if bounds is None or bounds[0] == bounds[1]:
        return f"{share:.2f}"
    return f"{share:.2f} ({bounds[0]:.2f} to {bounds[1]:.2f})"
