"""One demo of the default size for all tests of the room, and how to look into it."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from friendline.demo import DemoFiles, make_demo


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> DemoFiles:
    """The demo as everybody gets it who chooses nothing."""
    return make_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def members(demo: DemoFiles) -> dict[str, bytes]:
    """Every file of both parts of the Facebook export."""
    return {name: content for path in demo.facebook for name, content in unpacked(path).items()}


@pytest.fixture(scope="session")
def right(members: dict[str, bytes]) -> Callable[[str], Any]:
    """Reads the JSON file whose name ends so, with Facebook's encoding mended."""

    def read(ending: str) -> Any:
        (name,) = (name for name in members if name.endswith(ending))
        return mended(json.loads(members[name]))

    return read


@pytest.fixture(scope="session")
def table(demo: DemoFiles) -> Callable[[str], list[dict[str, str]]]:
    """Reads a CSV of the LinkedIn export whose header starts with the first given field."""
    files = unpacked(demo.linkedin)

    def read(name: str, first: str = "") -> list[dict[str, str]]:
        text = files[name].decode()
        start = text.index(first) if first else 0
        return list(csv.DictReader(io.StringIO(text[start:], newline="")))

    return read


def unpacked(path: Path) -> dict[str, bytes]:
    """Give the members of a zip."""
    with zipfile.ZipFile(path) as parcel:
        assert parcel.testzip() is None
        return {name: parcel.read(name) for name in parcel.namelist()}


def mended(value: Any) -> Any:
    """Undo Facebook's encoding everywhere, by the rule of formats 1.6."""
    if isinstance(value, str):
        return value.encode("latin-1").decode("utf-8")
    if isinstance(value, list):
        return [mended(one) for one in value]
    if isinstance(value, dict):
        return {mended(key): mended(one) for key, one in value.items()}
    return value
