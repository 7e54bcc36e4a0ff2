"""A desk on an empty store, and a browser that came in."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from friendline.store.home import Home
from friendline.store.opening import close_store, open_store, set_up_django

set_up_django()  # before anything of the desk is imported

if TYPE_CHECKING:
    from django.test import Client

    from friendline.desk.running import Desk


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A store with all its tables and nothing in them, made once."""
    home = Home(tmp_path_factory.mktemp("empty") / "home")
    open_store(home)
    close_store()
    return home


@pytest.fixture
def store(empty_store: Home, tmp_path: Path) -> Iterator[Home]:
    """A store that is open."""
    home = Home(copytree(empty_store.folder, tmp_path / "home"))
    open_store(home)
    yield home
    close_store()


@pytest.fixture
def desk(store: Home) -> "Desk":
    """A desk that was started without options."""
    from desk_helpers import PORT  # noqa: PLC0415 - Django first

    from friendline.desk.running import Desk  # noqa: PLC0415 - Django first

    return Desk(PORT, store)


@pytest.fixture
def client(desk: "Desk") -> "Client":
    """A browser that came in by the launch link."""
    from desk_helpers import came_in  # noqa: PLC0415 - Django first

    return came_in(desk)
