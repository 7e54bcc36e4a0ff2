"""Which day it is for the owner."""

from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from friendline.model import Seconds
from friendline.store import settings

__all__ = ["MADE_UP_DAY", "now", "today", "zone"]

MADE_UP_DAY: Final = "made_up_day"
"""The choice that makes one day hold, for an owner who is made up with everything else."""

_USUAL_ZONE: Final = "UTC"


def zone() -> str:
    """Give the IANA name of the owner's zone; UTC until the first import has settled one."""
    return str(settings.value(settings.ZONE, _USUAL_ZONE))


def today() -> date:
    """Give the day it is in the owner's zone."""
    made_up = settings.value(MADE_UP_DAY)
    if made_up is not None:
        return date.fromisoformat(made_up)
    return datetime.now(ZoneInfo(zone())).date()


def now() -> Seconds:
    """Give the moment, in seconds since 1970, UTC; noon of a made-up day."""
    made_up = settings.value(MADE_UP_DAY)
    if made_up is None:
        return int(datetime.now(UTC).timestamp())
    noon = datetime.combine(date.fromisoformat(made_up), time(12), ZoneInfo(zone()))
    return int(noon.timestamp())
