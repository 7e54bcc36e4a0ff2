"""How long a write waits while the large made-up owner is imported and reviewed in another process.

    .venv/bin/python benchmarks/waiting.py [--items N] [--contacts N] [--encrypt]

The job is that of the desk. Meanwhile a second program asks for the write lock of the store fifty
times a second, as an answer that is saved on a page does, and lets it go again. Twice: the second
time everything was imported before, and a review is replaced. Ends with exit code 1 where one of
them waited longer than the limit.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, cast

LIMIT: Final = 2.0
"""Seconds."""

_OFTEN: Final = 0.02
_A_WHILE: Final = 0.1
_PASSPHRASE: Final = "made up for the benchmark"  # noqa: S105 - nothing is behind it


@dataclass(frozen=True)
class Waited:
    """What was measured.

    Attributes:
        seconds: That the whole job took.
        longest: That a write waited.
        slow: How many writes waited for more than a tenth of a second.
        asked: How many there were.
    """

    seconds: float
    longest: float
    slow: int
    asked: int


def waited(job: bytes, ask: Callable[[], None]) -> Waited:
    """Have a job done, and write meanwhile."""
    program = (sys.executable, "-m", "friendline.store.jobs")
    began, waits = time.monotonic(), []
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:  # noqa: S603 - our own words
        told_to = cast("IO[bytes]", process.stdin)
        told_to.write(job + b"\n")
        told_to.close()
        while process.poll() is None:
            asked = time.monotonic()
            ask()
            waits.append(time.monotonic() - asked)
            time.sleep(_OFTEN)
    if process.returncode:
        raise SystemExit("The job failed.")
    slow = sum(one > _A_WHILE for one in waits)
    return Waited(time.monotonic() - began, max(waits), slow, len(waits))


def measure(folder: Path, contacts: int, items: int, passphrase: str | None) -> list[Waited]:
    """Import and review an owner of this size twice."""
    import msgspec

    from friendline.demo import make_demo
    from friendline.store.home import Home
    from friendline.store.jobs import Job
    from friendline.store.opening import open_store

    make_demo(folder / "exports", seed=1, contacts=contacts, items=items, clients=contacts // 10)
    home = Home(folder / "home")
    open_store(home, passphrase)
    from django.db import transaction

    from friendline.store import documents, settings
    from friendline.store.policy import policies

    settings.put(settings.ZONE, "Europe/London")
    documents.save(documents.SCREENING, "[meaning]\ndeep = false\n")
    policies.adopt("audience")
    job = Job(
        kind="import",
        home=str(home.folder),
        passphrase=passphrase,
        sources=(str(folder / "exports"),),
    )

    def ask() -> None:
        with transaction.atomic():
            settings.put("benchmark", 1)

    done = []
    for text in ("", "[meaning]\ndeep = false\n# another review\n"):
        if text:
            documents.save(documents.SCREENING, text)
        done.append(waited(msgspec.json.encode(job), ask))
    return done


def main() -> None:
    """Measure, and say with the exit code whether somebody waited too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contacts", type=int, default=5_000)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--encrypt", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        passphrase = _PASSPHRASE if asked.encrypt else None
        done = measure(Path(folder), asked.contacts, asked.items, passphrase)
    for name, one in zip(("first import", "the same again, and a new review"), done, strict=True):
        print(
            f"{name}: {one.seconds:.0f} s; of {one.asked:,} writes meanwhile the slowest waited "
            f"{one.longest:.2f} s, and {one.slow} more than a tenth of a second (limit {LIMIT} s)."
        )
    if max(one.longest for one in done) > LIMIT:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
