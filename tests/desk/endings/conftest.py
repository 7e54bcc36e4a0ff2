"""Three clients who are connected on Facebook, on one made-up day."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from friendline.desk.running import Desk
    from friendline.store.home import Home


@pytest.fixture
def world(store: "Home") -> "Home":
    """All three are connected; the policy is about former clients."""
    from over_time_helpers import PEOPLE, connected, open_world, review  # noqa: PLC0415 - Django first

    from friendline.store.models import Section  # noqa: PLC0415 - Django first

    open_world()
    review(answers=[connected(one) for one in PEOPLE])
    Section.objects.create(name="sources", content=b"[]")
    return store


@pytest.fixture
def client(world: "Home", desk: "Desk") -> "Client":
    """A browser that came in."""
    from desk_helpers import came_in  # noqa: PLC0415 - Django first

    return came_in(desk)
