"""Conflicts: what a client was told beside what they can see (R41, the alibi check)."""

from dataclasses import dataclass

from friendline.model import Sees
from friendline.review.contract import ConflictRow, EventRow, Review
from friendline.review.report.bounded import Bounded, first, reasons
from friendline.review.report.index import Index
from friendline.review.report.quotes import Quote, quote
from friendline.review.report.words import LONGEST_REASON, plain, shortened

MOST_CONFLICTS = 100


@dataclass(frozen=True)
class Conflict:
    """What one client was told, what shows otherwise, and why they see it."""

    name: str
    told: str
    when: str
    state: str
    seen: Quote
    sees: Sees
    because: Bounded[str]


def conflicts(review: Review, index: Index) -> Bounded[Conflict]:
    """Give the conflicts, those that can be seen before those that may be."""
    events = {event.id: event for event in review.events}
    certain_first = sorted(
        (row for row in review.conflicts if row.sees is not Sees.CANNOT),
        key=lambda row: row.sees is Sees.MAY,
    )
    kept = first(certain_first, MOST_CONFLICTS)
    return Bounded([_conflict(row, events.get(row.event), index) for row in kept], kept.more)


def _conflict(row: ConflictRow, event: EventRow | None, index: Index) -> Conflict:
    return Conflict(
        name=index.name(row.person),
        told=shortened(event.summary, LONGEST_REASON) if event else "",
        when=index.moment(event.start if event else None),
        state=plain(event.state) if event else "",
        seen=quote(row.item, index),
        sees=row.sees,
        because=reasons(row.because),
    )
