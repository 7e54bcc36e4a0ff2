"""Killing a program at random moments while it writes into a store, and looking what is left.

``python3 run.py fuzz store --kills 200``. After each kill the store must open and be whole, its
ledger must verify, what was acknowledged must be there, and nothing may be there by half.
"""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import IO, Final

from friendline.store.home import Home
from friendline.store.opening import close_store, open_store, set_up_django

__all__ = ["Kills", "kill"]

_CHILD: Final = Path(__file__).with_name("killed.py")
_LONGEST: Final = 1.2
"""Seconds after which it is killed at the latest, once the store is open."""

_STARTS: Final = 2.0
"""Seconds in which a program starts and makes a store; each tenth is killed in these."""

_EACH: Final = 10
_ONE_STORE: Final = 25
"""So many kills meet the same store; one that grows on takes ever longer to look at."""

_PATIENCE: Final = 60.0


@dataclass
class Kills:
    """What came of some kills.

    Attributes:
        done: How often a program was killed.
        acknowledged: How many acts of each kind were acknowledged.
        faults: What was not as it must be.
    """

    done: int = 0
    acknowledged: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def kill(times: int, folder: Path, seed: int = 1) -> Kills:
    """Kill a program that writes so many times, and look at the store after each.

    Args:
        times: How often.
        folder: An empty folder for the stores.
        seed: The same one gives the same moments, as far as the machine allows.
    """
    dice, kills = random.Random(seed), Kills()  # noqa: S311 - nothing secret
    told: dict[Path, list[str]] = {}
    for number in range(times):
        begins = number % _EACH == _EACH - 1
        home = folder / (f"new-{number}" if begins else "home")
        acts = told.setdefault(home, [])
        new = _killed(
            home, f"{seed}{number:05}", dice.uniform(0, _STARTS if begins else _LONGEST), begins
        )
        acts += new
        kills.done += 1
        kills.acknowledged.update(act.split()[0] for act in new)
        kills.faults += [f"kill {number + 1}: {fault}" for fault in _faults(Home(home), acts)]
    return kills


def _killed(home: Path, seed: str, after: float, from_the_start: bool) -> list[str]:  # noqa: FBT001 - which clock runs
    """Start a program and kill it; give what it had acknowledged."""
    words = [sys.executable, str(_CHILD), str(home), seed]
    paths = os.pathsep.join(sys.path)
    with subprocess.Popen(  # noqa: S603 - ourselves
        words, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": paths}
    ) as program:
        lines: list[str] = []
        listening = Thread(target=_listen, args=(program.stdout, lines))
        listening.start()
        if not from_the_start:
            _wait_until_open(program, lines)
        time.sleep(after)
        program.kill()
        listening.join()
    return [line.strip() for line in lines if line.endswith("\n") and line != "open\n"]


def _listen(stream: IO[str] | None, lines: list[str]) -> None:
    with suppress(ValueError):  # it was closed meanwhile
        for line in stream or ():
            lines.append(line)  # noqa: PERF402 - others read the list while it grows


def _wait_until_open(program: "subprocess.Popen[str]", lines: list[str]) -> None:
    until = time.monotonic() + _PATIENCE
    while not lines and program.poll() is None and time.monotonic() < until:
        time.sleep(0.005)


def _faults(home: Home, acts: Sequence[str]) -> Iterator[str]:
    """Give everything that is wrong with a store after a kill."""
    set_up_django()
    try:
        open_store(home)
        yield from _broken_file()
        yield from _broken_ledger()
        yield from _halves()
        yield from _missing(acts)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
        yield f"{type(error).__name__}: {error}"
    finally:
        close_store()


def _broken_file() -> Iterator[str]:
    from django.db import connection  # noqa: PLC0415 - needs Django set up

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        for (told,) in cursor.fetchall():
            if told != "ok":
                yield f"integrity_check: {told}"
        cursor.execute("PRAGMA foreign_key_check")
        yield from (f"foreign_key_check: {row}" for row in cursor.fetchall())


def _broken_ledger() -> Iterator[str]:
    from friendline.store import ledger  # noqa: PLC0415 - as above

    yield from (f"ledger {fault.entry}: {fault.what}" for fault in ledger.faults())


def _halves() -> Iterator[str]:
    """Give imports that lack records, and acts of which the ledger and the tables disagree."""
    from django.db.models import Count  # noqa: PLC0415 - as above

    from friendline.store.models import (  # noqa: PLC0415 - as above
        Import,
        LedgerEntry,
        Letter,
        PolicyVersion,
    )

    for kept in Import.objects.annotate(many=Count("places")):
        if kept.many != int(kept.shown_path.rpartition("/")[2]):
            yield f"import {kept.shown_path} has {kept.many} records"
    for kind, rows in (
        ("imported", Import.objects),
        ("policy_saved", PolicyVersion.objects),
        ("letter_sent", Letter.objects),
    ):
        entries, there = LedgerEntry.objects.filter(kind=kind).count(), rows.count()
        if entries != there:
            yield f"{there} rows of {rows.model.__name__}, and {entries} entries of the ledger"


def _missing(acts: Sequence[str]) -> Iterator[str]:
    from friendline.store.models import Import, Letter, PolicyVersion  # noqa: PLC0415 - as above

    there = {
        "import": {
            one.partition("/")[0] for one in Import.objects.values_list("shown_path", flat=True)
        },
        "policy": set(PolicyVersion.objects.values_list("name", flat=True)),
        "letter": set(Letter.objects.values_list("person", flat=True)),
    }
    for act in acts:
        name, _, token = act.partition(" ")
        if token not in there[name]:
            yield f"acknowledged and not there: {act}"


def run(times: int) -> int:
    """Kill so many times, and say what came of it; gives 1 where something was wrong."""
    began, wrong = time.monotonic(), 0
    for first in range(0, times, _ONE_STORE):
        with TemporaryDirectory() as folder:
            kills = kill(min(_ONE_STORE, times - first), Path(folder), seed=first + 1)
        wrong += len(kills.faults)
        acts = ", ".join(f"{many:,} {name}" for name, many in sorted(kills.acknowledged.items()))
        sys.stdout.write(
            f"{first + kills.done} kills in {time.monotonic() - began:.0f} s; "
            f"of the last {kills.done}, acknowledged: {acts}; {len(kills.faults)} faults\n"
            + "".join(f"  {fault}\n" for fault in kills.faults)
        )
        sys.stdout.flush()
    return 1 if wrong else 0
