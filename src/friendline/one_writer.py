"""One writer at a time: a file beside the one that is written says that somebody is at it."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_LEFT_BEHIND_AFTER: Final = 20.0
"""Seconds after which a sign that nobody touches was left by a program that was stopped."""

_LOOKS_EVERY: Final = 0.02


@contextmanager
def one_writer(path: Path) -> Iterator[None]:
    """Wait until nobody else writes a file, and keep all others waiting until this is done.

    It works wherever a file can be made only if it is not there: on every system, and in folders
    that several computers share. What is written meanwhile should take a few seconds at most.

    Args:
        path: The file that is written; it need not be there.

    Raises:
        OSError: Nothing can be written in its folder.
    """
    sign = path.with_name(f".{path.name}.being-written")
    _put_up(sign)
    try:
        yield
    finally:
        sign.unlink(missing_ok=True)


def _put_up(sign: Path) -> None:
    watched, since = _state(sign), time.monotonic()
    while True:
        with suppress(FileExistsError):
            os.close(os.open(sign, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            return
        state = _state(sign)
        if state != watched:
            watched, since = state, time.monotonic()
        elif time.monotonic() - since > _LEFT_BEHIND_AFTER:
            sign.unlink(missing_ok=True)
        time.sleep(_LOOKS_EVERY)


def _state(sign: Path) -> tuple[int, int] | None:
    """Give what tells one sign from the next; ``None`` where none is up."""
    with suppress(FileNotFoundError):
        found = sign.stat()
        return found.st_ino, found.st_mtime_ns
    return None
