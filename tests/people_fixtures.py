"""Fixtures of the tests of people and of who is who: one store, filled once for both."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from friendline.store.home import Home
from friendline.store.opening import close_store, open_store

if TYPE_CHECKING:
    from django.test import Client


@cache
def _filled(folder: Path) -> Home:
    from people_world import fill  # noqa: PLC0415 - Django first

    home = Home(folder / "home")
    open_store(home)
    fill(folder / "exports")
    close_store()
    return home


@pytest.fixture(scope="session")
def owners_store(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The store of an owner with 212 friends on Facebook, of whom seven match the client list."""
    folder = tmp_path_factory.getbasetemp() / "people"
    folder.mkdir(exist_ok=True)
    return _filled(folder)


@pytest.fixture
def store(owners_store: Home, tmp_path: Path) -> Iterator[Home]:
    """A copy of it that is open."""
    home = Home(copytree(owners_store.folder, tmp_path / "home"))
    open_store(home)
    yield home
    close_store()


@pytest.fixture
def read_only(store: Home) -> "Client":
    """A browser of a desk that only shows."""
    from desk_helpers import PORT, came_in  # noqa: PLC0415 - Django first

    from friendline.desk.running import Desk  # noqa: PLC0415 - Django first

    return came_in(Desk(PORT, store, read_only=True))


@pytest.fixture
def incognito(store: Home) -> "Client":
    """A browser of a desk with made-up names."""
    from desk_helpers import PORT, came_in  # noqa: PLC0415 - Django first

    from friendline.desk.running import Desk  # noqa: PLC0415 - Django first

    return came_in(Desk(PORT, store, incognito=True))
