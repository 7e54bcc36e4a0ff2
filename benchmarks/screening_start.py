"""What screening costs before it begins: CPU until the first finding, bytes that are installed."""

import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from screening_figures import Figure, Goal, Remark
from screening_kinds import missing

__all__ = ["data_bytes", "start"]

PACKAGE: Final = Path(__file__).parent.parent / "src" / "friendline"
RUNS: Final = 5
GOAL_START: Final = Goal(2.0, is_most=True)
GOAL_MB: Final = Goal(30.0, is_most=True)

BEGIN: Final = """
import time
import polars as pl
from friendline.screening import screen
{make}
items = pl.DataFrame({{"id": ["one"], "text": ["The printer is shit, and I told them"]}})
if not screen(items, detectors).findings:
    raise SystemExit("nothing was found")
print(time.process_time())
"""
MEANING: Final = "from friendline.screening.meaning.detector import Meaning\n"
MODEL: Final = (
    "from friendline.screening.meaning.model import model\n"
    "from friendline.screening.meaning.table import table\n"
)
MADE: Final = {
    "as it ships": "detectors = None",
    "table": f"{MEANING}detectors = [Meaning()]",
    "table and model": f"{MEANING}{MODEL}detectors = [Meaning(deep=model(table().pieces))]",
}


def start() -> Iterator[Figure | Remark]:
    """Measure the CPU seconds of a fresh Python until its first finding, the middle of five."""
    for kind, make in MADE.items():
        if MODEL in make and (remark := missing()):
            yield remark
            continue
        seconds = [_first_finding(make) for _ in range(RUNS)]
        middle = statistics.median(seconds)
        measure = "CPU s to the first finding"
        yield Figure("fresh process", kind, measure, middle, min(seconds), max(seconds), GOAL_START)


def _first_finding(make: str) -> float:
    command = [sys.executable, "-c", BEGIN.format(make=make)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own command
    return float(done.stdout)


def data_bytes() -> Iterator[Figure | Remark]:
    """Measure what the wheel carries beside code: all files of the package that are no Python."""
    files = {
        file: file.stat().st_size
        for file in PACKAGE.rglob("*")
        if file.is_file() and file.suffix not in {".py", ".pyc"}
    }
    by_room: Counter[str] = Counter()
    for file, size in files.items():
        by_room[file.relative_to(PACKAGE).parts[0]] += size
    for room, size in by_room.most_common():
        yield Figure(room, "", "MB", size / 1e6)
    yield Figure("all", "", "MB", sum(files.values()) / 1e6, goal=GOAL_MB)
    for file, size in Counter(files).most_common(5):
        yield Figure(f"of it {file.relative_to(PACKAGE)}", "", "MB", size / 1e6)
