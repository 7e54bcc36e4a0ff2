"""What the command does: ``python3 run.py fuzz [policy|archives|store] [--minutes N]``."""

import argparse
import os
import sys
import traceback
from pathlib import Path
from typing import Final

from fuzz.findings import FINDINGS, still_wrong, tried_for_a_while
from fuzz.running import OWN_SEEDS, ROOMS, has_atheris, run, run_here, shares, targets_of
from fuzz.target import Target

KILLED: Final = "store"
"""The room that is no target for bytes: a program is killed while it writes."""


def main() -> int:
    """Try what was asked for; gives 1 where something was found."""
    asked = _asked()
    if asked.room == KILLED:
        return _killed(asked.kills)
    if asked.seeds:
        os.environ[OWN_SEEDS] = asked.seeds
    rooms = [asked.room] if asked.room else list(ROOMS)
    if asked.child:
        run_here(rooms[0], asked.only, asked.child)
        return 0
    chosen = [(room, target) for room in rooms for target in targets_of(room)]
    chosen = [(room, target) for room, target in chosen if asked.only in {None, target.name}]
    if not chosen:
        names = ", ".join(target.name for room in rooms for target in targets_of(room))
        tell(f"There is no target {asked.only!r}; there are {names}.")
        return 2
    if asked.replay:
        return _replayed(chosen[0][1], asked.replay)
    return _fuzzed(chosen, asked.minutes)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py fuzz", description=__doc__)
    parser.add_argument(
        "room", nargs="?", choices=(*ROOMS, KILLED), help="the first two if left out"
    )
    parser.add_argument("--kills", type=int, default=200, help="how often, for the store")
    parser.add_argument("--minutes", type=float, default=5.0, help="for all targets together")
    parser.add_argument("--only", metavar="TARGET", help="one target")
    parser.add_argument("--seeds", metavar="FOLDER", help="exports of your own to begin from")
    parser.add_argument("--replay", metavar="FILE", type=Path, help="try one input, with --only")
    parser.add_argument("--child", metavar="SECONDS", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


def _killed(times: int) -> int:
    from fuzz.store import run as kill_and_look  # noqa: PLC0415 - the others need no store

    return kill_and_look(times)


def _fuzzed(chosen: list[tuple[str, Target]], minutes: float) -> int:
    tell(f"With {'atheris' if has_atheris() else 'hypothesis'}, {minutes:g} minutes in all.")
    wrong = 0
    rooms = {target.name: room for room, target in chosen}
    for target, seconds in shares([target for _, target in chosen], minutes):
        tries = run(rooms[target.name], target, seconds)
        found = still_wrong(target, FINDINGS / target.name)
        tell(f"{target.name:28} {tries:>9,} inputs in {seconds:5.0f} s, {len(found)} findings")
        for file, error in found.items():
            tell(f"  {file}: {type(error).__name__}: {str(error)[:200]}")
        wrong += len(found)
    return 1 if wrong else 0


def _replayed(target: Target, file: Path) -> int:
    error = tried_for_a_while(target, file.read_bytes())
    if error is None:
        tell(f"{target.name}: nothing is wrong with this input.")
        return 0
    traceback.print_exception(error)
    return 1


def tell(text: str) -> None:
    """Write a line at once, for whoever waits for it."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
