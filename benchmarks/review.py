"""How fast and how large a review is, on made-up owners of three sizes.

    .venv/bin/python benchmarks/review.py [--size large] [--rounds N] [--json FILE]

Every job runs in a process of its own on the same exports; every round runs all jobs one after
another, and the least time counts. Times are CPU seconds of all threads (machines are noisy),
memory is the peak resident size. "parse only" is ``orjson.loads`` over the
same Facebook files, unpacked from the same zips: the limit that an importer cannot go below.
"""

import argparse
import json
import multiprocessing
import resource
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.queues import Queue

    from friendline.review.run import Asked

SIZES = {
    "small": {"contacts": 212, "items": 1_200, "clients": 40},
    "medium": {"contacts": 1_000, "items": 15_000, "clients": 150},
    "large": {"contacts": 5_000, "items": 100_000, "clients": 500},
}


@dataclass(frozen=True)
class Figure:
    """One measured job.

    Attributes:
        size: Which owner.
        job: What was done.
        cpu_seconds: CPU time of the job, all threads, without imports of modules.
        peak_mib: Peak resident memory of the whole process.
        note: What it was done to.
    """

    size: str
    job: str
    cpu_seconds: float
    peak_mib: float
    note: str


Timed = tuple[float, str]
Job = Callable[[Path], Timed]


def parse_only(folder: Path) -> Timed:
    """Unpack and parse all JSON of the Facebook export, and keep nothing."""
    import orjson

    total = 0
    began = time.process_time()
    for path in sorted(folder.glob("facebook-*.zip")):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".json") and "archived_stories" not in name:
                    content = archive.read(name)
                    total += len(content)
                    orjson.loads(content)
    return time.process_time() - began, f"{total / 1e6:.1f} MB"


def loads_only(folder: Path) -> Timed:
    """Parse all JSON of the Facebook export from memory."""
    import orjson

    contents = []
    for path in sorted(folder.glob("facebook-*.zip")):
        with zipfile.ZipFile(path) as archive:
            contents += [
                archive.read(name)
                for name in archive.namelist()
                if name.endswith(".json") and "archived_stories" not in name
            ]
    began = time.process_time()
    for content in contents:
        orjson.loads(content)
    return time.process_time() - began, f"{sum(map(len, contents)) / 1e6:.1f} MB"


def import_facebook(folder: Path) -> Timed:
    """Import the Facebook export into a book, as a review does."""
    from friendline.archives import Reading
    from friendline.review.progress import Silent
    from friendline.review.reading import read_all

    began = time.process_time()
    read = read_all(sorted(folder.glob("facebook-*.zip")), None, Reading(), Silent())
    return time.process_time() - began, f"{read.book.items.height:,} items"


def stages(folder: Path) -> Timed:
    """Review everything; the time of each stage stands in the note."""
    from friendline.review.run import make_review

    watch = _Watch()
    began = time.process_time()
    review = make_review(_asked(folder), watch)
    whole = time.process_time() - began
    watch.stage("end")
    parts = ", ".join(f"{words} {seconds:.2f}" for words, seconds in watch.times.items())
    return whole, f"{len(review.exposures):,} exposures ({parts})"


def whole_review(folder: Path) -> Timed:
    """Read, review and write both files."""
    from friendline.review.run import run_review

    began = time.process_time()
    with tempfile.TemporaryDirectory() as output:
        done = run_review(_asked(folder, Path(output)))
        size = done.report.stat().st_size + done.data.stat().st_size
    return time.process_time() - began, f"{size / 1e6:.1f} MB written"


class _Watch:
    """Times the stages of a review."""

    def __init__(self) -> None:
        self.times: dict[str, float] = {}
        self._words: str | None = None
        self._began = 0.0

    def stage(self, words: str, total: int | None = None) -> None:
        now = time.process_time()
        if self._words is not None:
            self.times[self._words] = self.times.get(self._words, 0) + now - self._began
        self._words = "reading" if words.startswith("Reading") else words.lower()
        self._began = now

    def advance(self, steps: int = 1) -> None:
        """Nothing to time."""


def _asked(folder: Path, output: Path = Path()) -> "Asked":
    from friendline.demo import TODAY
    from friendline.review.run import Asked

    facebook = sorted(folder.glob("facebook-*.zip"))
    others = [*folder.glob("*LinkedIn*.zip"), folder / "calendar.ics"]
    return Asked(
        sources=(*facebook, *others),
        clients=folder / "clients.csv",
        policy="audience",
        audience=None,
        output=output,
        zone="Europe/London",
        today=TODAY,
    )


JOBS: dict[str, Job] = {
    "orjson.loads": loads_only,
    "unzip and orjson.loads": parse_only,
    "import Facebook": import_facebook,
    "review by stage": stages,
    "whole review, written": whole_review,
}


def _measure(job: str, folder: Path, answer: "Queue[tuple[float, float, str]]") -> None:
    seconds, note = JOBS[job](folder)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answer.put((seconds, peak, note))


def measure(size: str, folder: Path, rounds: int) -> list[Figure]:
    """Run all jobs on one owner, each in a new process."""
    best: dict[str, Figure] = {}
    for _ in range(rounds):
        for job in JOBS:
            figure = _in_new_process(size, job, folder)
            if job not in best or figure.cpu_seconds < best[job].cpu_seconds:
                best[job] = figure
    return list(best.values())


def _in_new_process(size: str, job: str, folder: Path) -> Figure:
    context = multiprocessing.get_context("spawn")
    answer = context.Queue()
    process = context.Process(target=_measure, args=(job, folder, answer))
    process.start()
    seconds, peak, note = answer.get()
    process.join()
    return Figure(size, job, seconds, peak, note)


def show(figures: Sequence[Figure]) -> None:
    """Print the table, with each time as a ratio to parsing alone."""
    from rich.console import Console
    from rich.table import Table

    table = Table()
    for title in ("owner", "job", "CPU s", "x loads", "peak MiB", "what"):
        table.add_column(title, justify="left" if title in {"owner", "job", "what"} else "right")
    alone = {one.size: one.cpu_seconds for one in figures if one.job == "orjson.loads"}
    for one in figures:
        ratio = one.cpu_seconds / max(alone[one.size], 1e-9)
        table.add_row(
            one.size,
            one.job,
            f"{one.cpu_seconds:.2f}",
            f"{ratio:.1f}",
            f"{one.peak_mib:.0f}",
            one.note,
        )
    Console(width=160).print(table)


def main() -> None:
    """Measure what the command line asks for."""
    from friendline.demo import make_demo

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=SIZES, action="append")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    figures: list[Figure] = []
    for size in asked.size or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            sizes = SIZES[size]
            make_demo(
                Path(folder),
                contacts=sizes["contacts"],
                items=sizes["items"],
                clients=sizes["clients"],
            )
            figures += measure(size, Path(folder), asked.rounds)
    show(figures)
    if asked.json:
        asked.json.write_text(json.dumps([asdict(one) for one in figures], indent=1), "utf-8")


if __name__ == "__main__":
    main()
