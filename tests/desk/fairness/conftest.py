"""Ada is let in, Ben was left without an answer, Cleo asked lately; their facts are equal."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from friendline.desk.running import Desk
    from friendline.store.home import Home


@pytest.fixture
def world(store: "Home") -> "Home":
    """One pair of equals who were treated differently."""
    from over_time_helpers import ADA, BEN, CLEO, connected, open_world, review, waiting  # noqa: PLC0415 - Django first

    open_world()
    asked = [waiting(BEN, "2026-10-01T12:00:00Z"), waiting(CLEO, "2026-11-21T12:00:00Z")]
    review(answers=[connected(ADA), *asked])
    return store


@pytest.fixture
def client(world: "Home", desk: "Desk") -> "Client":
    """A browser that came in."""
    from desk_helpers import came_in  # noqa: PLC0415 - Django first

    return came_in(desk)
