"""What ``friendline preflight`` is given: a text, pictures, a time."""

import sys
from collections.abc import Iterable
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from friendline.model import Seconds
from friendline.review.preflight import Picture

LARGEST_PICTURE: Final = 64 * 2**20
"""Bytes of a picture that are read."""

FROM_INPUT: Final = "-"
"""What stands for a text that is typed in or piped in."""

_LONGEST_TEXT: Final = 200_000


class CannotReadPictureError(ValueError):
    """A picture cannot be read."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} cannot be read: {why}. Expected is a picture file.")


def text_of(typed: str) -> str:
    """Give the text of a draft: what was typed, or all of the input where ``-`` stands for it."""
    return sys.stdin.read(_LONGEST_TEXT) if typed == FROM_INPUT else typed


def pictures_of(paths: Iterable[Path]) -> tuple[Picture, ...]:
    """Read the pictures.

    Raises:
        CannotReadPictureError: One cannot be read, or is too large.
    """
    return tuple(_picture(path) for path in paths)


def _picture(path: Path) -> Picture:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_PICTURE + 1)
    except OSError as error:
        raise CannotReadPictureError(path, error.strerror or "it is no file") from error
    if len(content) > LARGEST_PICTURE:
        raise CannotReadPictureError(path, f"it has more than {LARGEST_PICTURE // 2**20} MiB")
    return Picture(path.name, content)


def moment_of(said: datetime | None, zone: ZoneInfo) -> Seconds:
    """Give when it is to be posted, in UTC seconds: now, where nothing is said.

    Args:
        said: The day, perhaps with a time; a day alone, which is its midnight, means its noon.
        zone: In which that is meant.
    """
    if said is None:
        return int(datetime.now(UTC).timestamp())
    clock = said.time() if said.time() != time() else time(12)
    return int(datetime.combine(said.date(), clock, zone).timestamp())
