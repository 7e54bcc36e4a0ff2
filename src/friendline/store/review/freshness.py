"""Whether the last review still tells of things as they are; it costs two small questions."""

from typing import Final

from friendline.store import clock
from friendline.store.models import LedgerEntry, Reviewed

__all__ = ["is_current", "last_change"]

_CHANGES: Final = frozenset(
    {"imported", "decided", "labelled", "said", "policy_saved", "fact_said", "fact_undone"}
    | {"forgotten", "setting_changed", "person_taken_out"}
)
"""Entries of the ledger after which a review tells of things as they were."""


def is_current() -> bool:
    """Whether nothing was said or imported since the last review that would change it."""
    last = Reviewed.objects.order_by("-id").first()
    return last is not None and last.changes >= last_change() and last.today == clock.today()


def last_change() -> int:
    """Give the number of the last entry of the ledger after which a review is another."""
    changes = LedgerEntry.objects.filter(kind__in=_CHANGES).order_by("-id")
    return changes.values_list("id", flat=True).first() or 0
