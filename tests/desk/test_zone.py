"""Tests of the owner's time zone."""

from zoneinfo import ZoneInfo

import pytest
from tzlocal import get_localzone

from friendline.desk.zone import owners_zone
from friendline.store import settings
from friendline.store.home import Home


def test_the_zone_of_the_settings_holds(store: Home) -> None:
    """Times are shown as the owner chose."""
    settings.put(settings.ZONE, "Asia/Tokyo")
    assert owners_zone() == ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize("chosen", ["", 7, "Nowhere/Land", "../etc/passwd"])
def test_without_a_zone_that_of_this_machine_holds(store: Home, chosen: object) -> None:
    """No choice, or one that is no zone, breaks no page."""
    settings.put(settings.ZONE, chosen)
    assert owners_zone() == get_localzone()
