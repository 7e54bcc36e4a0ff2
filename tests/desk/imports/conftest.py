"""A desk whose jobs are noted and not done."""

import pytest
from desk_helpers import PORT, came_in
from django.test import Client
from noted_jobs import NotedJobs

from friendline.desk.running import Desk
from friendline.store.home import Home


@pytest.fixture
def jobs() -> NotedJobs:
    """Jobs that nobody does."""
    return NotedJobs()


@pytest.fixture
def desk(store: Home, jobs: NotedJobs) -> Desk:
    """A desk with them."""
    return Desk(PORT, store, jobs=jobs, renews=True)


@pytest.fixture
def client(desk: Desk) -> Client:
    """A browser that came in."""
    return came_in(desk)
