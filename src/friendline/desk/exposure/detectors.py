"""How the posts were read: the card of each detector that looked."""

from friendline.review.report.detectors import DetectorView, detector_view
from friendline.store.review import reviewed

__all__ = ["cards"]


def cards() -> list[DetectorView]:
    """Give the cards of the last review, in the order in which the detectors looked."""
    return [detector_view(row) for row in reviewed.section("detectors")]
