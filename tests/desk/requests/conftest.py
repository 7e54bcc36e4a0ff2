"""The desk of an owner whom some people ask; made once, and copied for each test."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from friendline.store.home import Home
from friendline.store.opening import close_store, open_store

if TYPE_CHECKING:
    from django.test import Client


@pytest.fixture(scope="session")
def asking_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Her store as it is at first."""
    from asking_world import fill_asking_world  # noqa: PLC0415 - Django first

    home = Home(tmp_path_factory.mktemp("asking") / "home")
    open_store(home)
    fill_asking_world(home.folder.parent)
    close_store()
    return home


@pytest.fixture
def asking_store(asking_home: Home, tmp_path: Path) -> Iterator[Home]:
    """A copy of it that is open."""
    home = Home(copytree(asking_home.folder, tmp_path / "home"))
    open_store(home)
    yield home
    close_store()


@pytest.fixture
def her(asking_store: Home) -> "Client":
    """Her browser."""
    from desk_helpers import PORT, came_in  # noqa: PLC0415 - Django first

    from friendline.desk.running import Desk  # noqa: PLC0415 - Django first

    return came_in(Desk(PORT, asking_store))
