"""Which detectors look at the items of a review, and what is told of them."""

from collections import Counter
from collections.abc import Iterable, Sequence

from friendline.book import Book
from friendline.model import Category, Finding
from friendline.review.contract import DetectorRow, MeasuredRow
from friendline.review.reading import Read
from friendline.review.said import Said
from friendline.screening import Detector
from friendline.screening.cache import kept
from friendline.screening.card import Measured
from friendline.screening.choosing import Given, chosen


def detectors_for(read: Read, book: Book, said: Said) -> list[Detector]:
    """Make the detectors of a review.

    Raises:
        ScreeningSettingsError: What the owner said of detectors cannot be done.
    """
    people = tuple(book.people.values())
    given = Given(people=people, media=read.media, may_send=said.may_send)
    return kept(chosen(given, said.detectors), said.memory)


def detector_rows(detectors: Sequence[Detector], findings: Iterable[Finding]) -> list[DetectorRow]:
    """Give the cards of the detectors, in the order in which they look."""
    counts = Counter(finding.detector for finding in findings)
    return [_row(one, counts[one.name]) for one in detectors]


def _row(detector: Detector, findings: int) -> DetectorRow:
    card = detector.card
    return DetectorRow(
        name=detector.name,
        version=detector.version,
        title=card.title,
        how=card.how,
        languages=list(card.languages),
        categories=[one for one in Category if one in detector.categories],
        findings=findings,
        measured_on=card.measured_on,
        measured=[_measured(one) for one in card.measured],
        faults=list(card.faults),
        sends=card.sends,
    )


def _measured(one: Measured) -> MeasuredRow:
    return MeasuredRow(
        category=one.category,
        precision=one.precision,
        recall=one.recall,
        precision_bounds=one.precision_bounds,
        recall_bounds=one.recall_bounds,
        on=one.on,
    )
