"""The library that runs models tells nobody anything."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from screening.pictures.drawn import NEEDS_RAPIDOCR

import friendline
from friendline.screening.onnx import is_installed

READS = """
from friendline.screening.meaning.model import model
from friendline.screening.meaning.table import table
print(model(table().pieces).scores(["We had a beer with the choir."]).shape)
"""

LOOKS = """
from friendline.screening.pictures.words import PictureWords
PictureWords()
"""


def left_behind(script: str, home: Path) -> list[str]:
    """Run a script with an empty home, and give every file that stands in it afterwards."""
    # Where a CI is told of, the library holds its tongue by itself.
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "SYSTEMROOT"}}
    folders = {"HOME": home, "XDG_CACHE_HOME": home / "cache", "LOCALAPPDATA": home / "local"}
    environment = kept | {name: str(folder) for name, folder in folders.items()}
    done = subprocess.run(  # noqa: S603 - our own scripts
        [sys.executable, "-c", script],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    return [str(file.relative_to(home)) for file in home.rglob("*") if file.is_file()]


@pytest.mark.skipif(not is_installed(), reason="the extra 'deep' is not installed")
def test_reading_posts_leaves_no_id_of_the_machine_behind(tmp_path: Path) -> None:
    """Onnxruntime would keep one in the user's cache, and events to send to its makers."""
    assert left_behind(READS, tmp_path) == []


@NEEDS_RAPIDOCR
def test_reading_pictures_leaves_none_either(tmp_path: Path) -> None:
    """Also where another library imports it."""
    assert left_behind(LOOKS, tmp_path) == []


def test_it_is_imported_in_one_place() -> None:
    """Whoever imports it elsewhere lets it speak."""
    rooms, imported = (
        Path(friendline.__file__).parent,
        re.compile(r"import(_module\()?.onnxruntime"),
    )
    files = [file for file in rooms.rglob("*.py") if imported.search(file.read_text("utf-8"))]
    assert files == [rooms / "screening" / "onnx.py"]
