"""Times are shown in the time zone that the owner lives in."""

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from tzlocal import get_localzone

from friendline.store import settings

__all__ = ["OwnersZone", "owners_zone"]


class OwnersZone:
    """Lets a page show times in the owner's zone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, in this zone."""
        with timezone.override(owners_zone()):
            return self._next(request)


def owners_zone() -> ZoneInfo:
    """Give the zone of the settings; that of this machine where none was chosen."""
    chosen = settings.value(settings.ZONE)
    try:
        return ZoneInfo(str(chosen)) if chosen else get_localzone()
    except (ZoneInfoNotFoundError, ValueError):
        return get_localzone()
