"""Copies of what was uploaded: they lie in the home, and go once they were read."""

import re
import shutil
import tempfile
import time
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any, Final, cast

from friendline.store.home import Home
from friendline.store.imports.uploaded import FOLDER

if TYPE_CHECKING:
    from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile

__all__ = ["FOLDER", "folder_of", "keep", "receive_below", "tidy"]

_COMING: Final = "coming-"
_LEFT_AFTER: Final = 86_400
"""Seconds; another desk on the same store may still be reading what is younger."""

_LONGEST: Final = 120
_NOT_IN_NAMES: Final = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_ONLY_THE_OWNER: Final = 0o700
_A_TOKEN: Final = 4


def folder_of(home: Home) -> Path:
    """Give the folder of the copies; it is there then, readable by nobody but the owner."""
    folder = home.folder / FOLDER
    folder.mkdir(parents=True, exist_ok=True, mode=_ONLY_THE_OWNER)
    return folder


def receive_below(home: Home) -> None:
    """Let everything that comes in be written below the home, for as long as this desk runs.

    The usual place for files that come and go is in the memory on some computers. What a desk that
    was killed left behind is removed after a day.
    """
    _remove_left(home)
    tempfile.tempdir = tempfile.mkdtemp(prefix=_COMING, dir=folder_of(home))


def tidy(home: Home) -> None:
    """Remove folders of which the files were read."""
    for folder in folder_of(home).iterdir():
        if not folder.name.startswith(_COMING) and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def keep(home: Home, files: "Iterable[UploadedFile[Any]]") -> tuple[Path, ...]:
    """Keep uploads as files of a folder of their own, by their names; give where they lie."""
    tidy(home)
    folder = folder_of(home) / token_hex(_A_TOKEN)
    folder.mkdir(mode=_ONLY_THE_OWNER)
    return tuple(_kept(folder, files))


def _remove_left(home: Home) -> None:
    for folder in folder_of(home).iterdir():
        if folder.stat().st_mtime < time.time() - _LEFT_AFTER:
            shutil.rmtree(folder, ignore_errors=True)


def _kept(folder: Path, files: "Iterable[UploadedFile[Any]]") -> Iterator[Path]:
    for file in files:
        place = _free(folder / _safe(file.name or ""))
        try:
            Path(cast("TemporaryUploadedFile", file).temporary_file_path()).rename(place)
        except OSError:  # Windows moves no file that is open
            with place.open("xb") as copy:
                copy.writelines(file.chunks())
        yield place


def _safe(name: str) -> str:
    """Give a name that every system takes, as like as can be."""
    plain = _NOT_IN_NAMES.sub("_", unicodedata.normalize("NFC", name)).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if not dot:
        return plain[:_LONGEST] or "file"
    return f"{stem[:_LONGEST] or 'file'}.{ending[:_LONGEST]}"


def _free(place: Path) -> Path:
    tries, found = 1, place
    while found.exists():
        tries += 1
        found = place.with_name(f"{place.stem} {tries}{place.suffix}")
    return found
