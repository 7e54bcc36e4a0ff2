"""How many requests wait for the owner."""

from friendline.requests.graph import OPEN, State
from friendline.store.models import Request

__all__ = ["tally"]


def tally() -> int:
    """Count the requests about which something is to be done today."""
    return Request.objects.filter(state__in=OPEN - {State.DEFERRED}).count()
