"""Three clients, each met once, on one made-up day."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from friendline.desk.running import Desk
    from friendline.store.home import Home


@pytest.fixture
def world(store: "Home") -> "Home":
    """Ada was met long ago, Ben lately, Cleo never."""
    from over_time_helpers import ADA, BEN, meeting, open_world  # noqa: PLC0415 - Django first

    open_world(meeting(ADA, date(2025, 1, 9)), meeting(BEN, date(2026, 11, 12)))
    return store


@pytest.fixture
def client(world: "Home", desk: "Desk") -> "Client":
    """A browser that came in."""
    from desk_helpers import came_in  # noqa: PLC0415 - Django first

    return came_in(desk)
