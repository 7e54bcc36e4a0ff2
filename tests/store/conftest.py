"""A store in a folder of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from friendline.store.home import Home
from friendline.store.opening import close_store, open_store, set_up_django

set_up_django()  # before the tables are imported


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home where nothing is yet."""
    return Home(tmp_path / "home")


@pytest.fixture
def store(home: Home) -> Iterator[Home]:
    """A store that is open."""
    open_store(home)
    yield home
    close_store()
