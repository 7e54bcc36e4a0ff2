"""How fast and how large the reading of exports is, on made-up exports.

    .venv/bin/python benchmarks/archives.py [--big] [--rounds N] [--megabytes N] [--json FILE]

Every job runs in a process of its own; every round runs all jobs one after another, and the least
time counts. Times are CPU seconds of all threads (machines are noisy), memory is the peak resident
size of the process. Four questions:

* Facebook's JSON: how many times longer than ``orjson.loads`` alone over the same bytes does the
  source take, and the source and the book? The goal is three times for both together.
* The book: items a second that ``Collector`` takes and puts into the table; the goal is 50,000.
* Every registered source: records a second, so that a slow one shows.
* ``--big``: the peak of importing a Facebook zip of 2 GB, nearly all of it pictures; the goal is
  512 MiB. The zip is written to the temporary folder first and deleted at the end.
"""

import argparse
import gc
import multiprocessing
import queue
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from archives_made import (
    MAKERS,
    as_json,
    facebook_frame,
    facebook_parts,
    write,
    write_media_export,
)

if TYPE_CHECKING:
    from multiprocessing.queues import Queue

    from archives_helpers import Memory

BIG = 2 * 10**9
BOOK_ITEMS = 100_000
JSON = "json"


@dataclass(frozen=True)
class Figure:
    """One measured job.

    Attributes:
        group: Which question it belongs to.
        job: What was done.
        cpu_seconds: CPU time of the job, all threads, without imports of modules.
        peak_mib: Peak resident memory of the whole process.
        count: How many records or items there were.
        ratio: How many times longer than the first job of its group, where that is the question.
        note: What it was done to.
    """

    group: str
    job: str
    cpu_seconds: float
    peak_mib: float
    count: int
    note: str
    ratio: float | None = None

    @property
    def per_second(self) -> float:
        """Records or items a second."""
        return self.count / max(self.cpu_seconds, 1e-9)


class Timed(NamedTuple):
    """What a job gives."""

    seconds: float
    records: int
    note: str = ""


def loads_only(folder: Path) -> Timed:
    """Parse all JSON from memory and keep nothing."""
    import orjson

    contents = [path.read_bytes() for path in sorted(folder.rglob("*.json"))]
    began = time.process_time()
    count = sum(len(orjson.loads(content)) for content in contents)
    return Timed(time.process_time() - began, count, _megabytes(sum(map(len, contents))))


def source_alone(folder: Path) -> Timed:
    """Read an export and keep nothing; files come from memory, as for the parser alone."""
    from friendline.archives import Reading
    from friendline.archives.facebook import SOURCE

    archive = _in_memory(folder)
    began = time.process_time()
    count = sum(1 for _ in SOURCE.read(archive, Reading()))
    return Timed(time.process_time() - began, count)


def source_and_book(folder: Path) -> Timed:
    """Read an export into a book, as a review does."""
    from friendline.archives import Reading
    from friendline.archives.facebook import SOURCE
    from friendline.book import Collector

    archive = _in_memory(folder)
    began = time.process_time()
    collector = Collector()
    collector.add(SOURCE.read(archive, Reading()))
    count = collector.book().items.height
    return Timed(time.process_time() - began, count)


def into_the_book(_: Path) -> Timed:
    """Collect items that are made already and make the table of them."""
    from archives_made import NOW, Made

    from friendline.book import Collector
    from friendline.model import Item, ItemKind

    made = Made()
    items = [
        Item(
            channel="facebook",
            kind=ItemKind.PHOTO if number % 3 else ItemKind.POST,
            at=NOW + number,
            text=made.words(),
            tagged=("Ann Test",) if number % 7 == 0 else (),
            media=(f"{number}_n.jpg",) if number % 3 else (),
            file="posts/your_posts_1.json",
        )
        for number in range(BOOK_ITEMS)
    ]
    began = time.process_time()
    collector = Collector()
    collector.add(items)
    count = collector.book().items.height
    return Timed(time.process_time() - began, count)


def registered_source(folder: Path) -> Timed:
    """Find, recognise and read an export as a review does; keep nothing."""
    from friendline.archives import Reading, search_all

    for _ in range(2):  # the first time loads modules
        began = time.process_time()
        exports = search_all([folder]).exports
        count = sum(1 for export in exports for _ in export.records(Reading()))
        seconds = time.process_time() - began
    kinds = ", ".join(sorted({export.source.kind for export in exports}))
    return Timed(seconds, count, f"read as {kinds}")


def big_import(folder: Path) -> Timed:
    """Import a zip that is nearly all pictures, and find every picture that its items name."""
    from friendline.archives import Reading, search_all
    from friendline.archives.media_files import MediaFiles
    from friendline.book import Collector

    (path,) = folder.glob("*.zip")
    began = time.process_time()
    exports = search_all([path]).exports
    collector, media = Collector(), MediaFiles(exports)
    for export in exports:
        collector.add(export.records(Reading()))
    items = collector.book().items
    named = items.select("channel", "file", "media").explode("media").drop_nulls().iter_rows()
    found = sum(
        media.find(name, channel=channel, file=file) is not None for channel, file, name in named
    )
    note = f"{_megabytes(path.stat().st_size)}, {found:,} pictures found"
    return Timed(time.process_time() - began, items.height, note)


def _in_memory(folder: Path) -> "Memory":
    from archives_helpers import Memory

    files = (path for path in folder.rglob("*") if path.is_file())
    return Memory({path.relative_to(folder).as_posix(): path.read_bytes() for path in files})


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"


Job = Callable[[Path], Timed]


@dataclass(frozen=True)
class Task:
    """A job and what it is done to; the first of a group that compares is what others take."""

    group: str
    name: str
    job: Job
    folder: Path


def tasks(folder: Path, asked: argparse.Namespace) -> list[Task]:
    """Make the exports, and give what is to be done to them."""
    from friendline.archives.registry import SOURCES

    large = folder / "large"
    write(large, facebook_frame())
    for name, content in facebook_parts(asked.megabytes * 10**6):
        write(large, {name: content})
    made = [
        Task(JSON, "orjson.loads", loads_only, large),
        Task(JSON, "Facebook source", source_alone, large),
        Task(JSON, "Facebook source and book", source_and_book, large),
        Task("book", "items into the book", into_the_book, folder),
    ]
    for label, make in MAKERS.items():
        write(folder / label, make(asked.records))
        made.append(Task("source", label, registered_source, folder / label))
    if asked.big:
        (folder / "big").mkdir()
        write_media_export(folder / "big" / "facebook-zoe.zip", BIG)
        made.append(Task("big", "import of a large zip", big_import, folder / "big"))
    for kind in {source.kind for source in SOURCES} - {label.split()[0] for label in MAKERS}:
        print(f"No export is made up for the source {kind}: it is not measured.")
    return made


def _measure(job: Job, folder: Path, answer: "Queue[tuple[Timed, float]]") -> None:
    gc.disable()  # as a review does while it reads
    timed = job(folder)
    answer.put((timed, _peak_mib()))


def _peak_mib() -> float:
    """Give the peak of this program; ``ru_maxrss`` remembers that of the one that started it."""
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text("ascii"))
        if found:
            return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(tasks: Sequence[Task], rounds: int) -> list[Figure]:
    """Run all jobs, each in a new process; the least time of all rounds counts."""
    best: dict[Task, Figure] = {}
    for turn in range(rounds):
        for task in tasks:
            if turn and task.group == "big":
                continue
            figure = _in_new_process(task)
            if task not in best or figure.cpu_seconds < best[task].cpu_seconds:
                best[task] = figure
    alone = best[tasks[0]].cpu_seconds
    return [
        replace(one, ratio=one.cpu_seconds / max(alone, 1e-9)) if one.group == JSON else one
        for one in best.values()
    ]


def _in_new_process(task: Task) -> Figure:
    context = multiprocessing.get_context("spawn")
    answer: Queue[tuple[Timed, float]] = context.Queue()
    process = context.Process(target=_measure, args=(task.job, task.folder, answer))
    process.start()
    while True:
        try:
            timed, peak = answer.get(timeout=1)
            break
        except queue.Empty:
            if not process.is_alive():
                sys.exit(f"{task.name} ended without an answer; what it said stands above.")
    process.join()
    return Figure(task.group, task.name, timed.seconds, peak, timed.records, timed.note)


def show(figures: Sequence[Figure]) -> None:
    """Print the table."""
    from rich.console import Console
    from rich.table import Table

    table = Table()
    for title in ("", "job", "CPU s", "x loads", "records", "a second", "peak MiB", "what"):
        table.add_column(title, justify="left" if title in {"", "job", "what"} else "right")
    for one in figures:
        table.add_row(
            one.group,
            one.job,
            f"{one.cpu_seconds:.2f}",
            "" if one.ratio is None else f"{one.ratio:.1f}",
            f"{one.count:,}",
            f"{one.per_second:,.0f}",
            f"{one.peak_mib:.0f}",
            one.note,
        )
    Console(width=140).print(table)


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--big", action="store_true", help="also a zip of 2 GB")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--megabytes", type=int, default=200, help="of Facebook's JSON")
    parser.add_argument("--records", type=int, default=20_000, help="for every source")
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(tasks(Path(folder), asked), asked.rounds)
    show(figures)
    if asked.json:
        told = [asdict(one) | {"per_second": round(one.per_second)} for one in figures]
        asked.json.write_text(as_json(told), "utf-8")


if __name__ == "__main__":
    main()
