"""What fuzzing found: inputs that raise or take too long, one for each place in the code."""

import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from fuzz.target import LONGEST, Target

ROOT: Final = Path(__file__).resolve().parent
FINDINGS: Final = ROOT / "findings"
HANGS: Final = 30
"""Seconds after which an input counts as one that never ends."""

_OWN: Final = ("/friendline/", "\\friendline\\")


class TooSlowError(Exception):
    """An input takes longer than it may."""

    def __init__(self, seconds: float, length: int) -> None:
        super().__init__(f"{seconds:.1f} s of CPU time for {length:,} bytes")


class NeverEndsError(Exception):
    """An input takes so long that nobody waits for it."""

    def __init__(self) -> None:
        super().__init__(f"it was ended after {HANGS} s")


def tried(target: Target, data: bytes) -> BaseException | None:
    """Try one input.

    Args:
        target: What is tried.
        data: The input; what lies beyond ``LONGEST`` bytes of it is left out.

    Returns:
        What is wrong, or ``None``.
    """
    began = time.process_time()
    try:
        target.tries(data[:LONGEST])
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - some libraries raise no Exception when they break
        return error
    seconds = time.process_time() - began
    return TooSlowError(seconds, len(data)) if seconds > target.seconds else None


def tried_for_a_while(target: Target, data: bytes) -> BaseException | None:
    """Try one input as ``tried`` does, and end what takes ``HANGS`` seconds.

    Windows has no such alarm: there the run itself must be ended.
    """
    if not hasattr(signal, "setitimer"):
        return tried(target, data)
    before = signal.signal(signal.SIGALRM, _give_up)
    signal.setitimer(signal.ITIMER_REAL, HANGS)
    try:
        return tried(target, data)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _give_up(_number: int, _frame: object) -> None:
    raise NeverEndsError


def place_of(error: BaseException) -> str:
    """Name an error by its kind and the last line of ours that it came through."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if any(mark in frame.filename for mark in _OWN)]
    last = next(reversed(own or frames), None)
    where = "whole" if last is None else f"{Path(last.filename).stem}-{last.lineno}"
    return f"{type(error).__name__}-{where}"


@dataclass
class Found:
    """Keeps the shortest input for each place, as files.

    Attributes:
        target: What is tried.
        folder: Where the inputs are put.
        try_one: How an input is tried.
        shortest: Lengths of the inputs kept, by place.
        count: Inputs tried.
    """

    target: Target
    folder: Path
    try_one: Callable[[Target, bytes], BaseException | None] = tried
    shortest: dict[str, int] = field(default_factory=dict)
    count: int = 0

    def look_at(self, data: bytes) -> None:
        """Try one input and keep it if it is a finding that is new or shorter."""
        self.count += 1
        error = self.try_one(self.target, data)
        if error is None:
            return
        place = place_of(error)
        if len(data) < self.shortest.get(place, LONGEST + 1):
            self.shortest[place] = len(data)
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / place).write_bytes(data)


def still_wrong(target: Target, folder: Path) -> dict[Path, BaseException]:
    """Try all findings of a target again, and drop those that are none any more.

    A finding made while the code is watched may be none without that: what is slow above all.
    """
    wrong: dict[Path, BaseException] = {}
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        error = tried_for_a_while(target, file.read_bytes())
        if error is None:
            file.unlink()
        else:
            wrong[file] = error
    return wrong
