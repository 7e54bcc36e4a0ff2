"""Trying a target for some minutes: with atheris where it is there, else with hypothesis.

A target runs in a process of its own: libFuzzer, which is inside of atheris, never gives control
back, and what hangs or fills the memory ends that process and not the whole run.
"""

import importlib
import importlib.util
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final

from fuzz.findings import FINDINGS, HANGS, ROOT, Found, tried, tried_for_a_while
from fuzz.target import LONGEST, Target

CORPUS: Final = ROOT / "corpus"
OWN_SEEDS: Final = "FRIENDLINE_FUZZ_SEEDS"
"""The variable that names a folder with exports to begin from, beside those made up."""
ROOMS: Final = ("policy", "archives")

_WATCHED: Final = ["friendline", "tomllib", "csv"]
_MOST_MEMORY_MB: Final = 2_048
_FEWEST_SECONDS: Final = 3
_RUNS: Final = re.compile(r"number_of_executed_units:\s*(\d+)|^tried (\d+)", re.MULTILINE)


class NothingTriedError(Exception):
    """The process of a target ended before it began."""

    def __init__(self, target: Target, told: str) -> None:
        super().__init__(f"{target.name} was not tried at all; its process said: {told[-2_000:]}")


def targets_of(room: str) -> tuple[Target, ...]:
    """Give the targets of a room."""
    found: tuple[Target, ...] = importlib.import_module(f"fuzz.{room}").TARGETS
    return found


def has_atheris() -> bool:
    """Tell whether atheris is there; it has wheels for Linux only."""
    return importlib.util.find_spec("atheris") is not None


def _atheris() -> Any:  # noqa: ANN401 - no type checker knows it, and not everybody has it
    return importlib.import_module("atheris")


def run(room: str, target: Target, seconds: float) -> int:
    """Try a target in a process of its own, again where that process ends early.

    Returns:
        How many inputs were tried.
    """
    ends = time.monotonic() + seconds
    count = 0
    while (left := int(ends - time.monotonic())) >= _FEWEST_SECONDS:
        words = [sys.executable, str(ROOT), room, "--only", target.name, "--child", str(left)]
        done = subprocess.run(words, capture_output=True, text=True, errors="replace", check=False)  # noqa: S603 - ourselves
        tries = sum(int(a or b) for a, b in _RUNS.findall(done.stdout + done.stderr))
        if not tries:
            raise NothingTriedError(target, done.stderr)
        count += tries
    return count


def run_here(room: str, name: str, seconds: int) -> None:
    """Try a target in this process, which may end with it."""
    with ExitStack() as watching:
        if has_atheris():
            watching.enter_context(_atheris().instrument_imports(include=_WATCHED))
        target = next(one for one in targets_of(room) if one.name == name)
        # libFuzzer has an alarm of its own.
        found = Found(target, FINDINGS / name, tried if has_atheris() else tried_for_a_while)
        if has_atheris():
            _with_atheris(found, seconds)
        else:
            _with_hypothesis(found, seconds)
            sys.stdout.write(f"tried {found.count}\n")


def _with_atheris(found: Found, seconds: int) -> None:
    atheris, corpus = _atheris(), CORPUS / found.target.name
    _write_seeds(found.target, corpus / "seeds")
    found.folder.mkdir(parents=True, exist_ok=True)
    atheris.Setup(
        [
            found.target.name,
            *_dictionary(found.target.words, corpus.with_suffix(".dict")),
            str(corpus),
            str(corpus / "seeds"),
            f"-max_total_time={seconds}",
            f"-max_len={LONGEST}",
            f"-timeout={HANGS}",
            f"-rss_limit_mb={_MOST_MEMORY_MB}",
            f"-artifact_prefix={found.folder}/",
            "-print_final_stats=1",
            "-verbosity=0",
        ],
        found.look_at,
    )
    atheris.Fuzz()


def _write_seeds(target: Target, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds):
        (folder / f"{number:04}").write_bytes(seed[:LONGEST])


def _dictionary(words: Sequence[str], file: Path) -> Iterator[str]:
    """Write words as libFuzzer reads them, and give the option that names the file."""
    if not words:
        return
    escaped = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in words)
    file.write_text("".join(f'"{word}"\n' for word in escaped if word), "ascii")
    yield f"-dict={file}"


def _with_hypothesis(found: Found, seconds: int) -> None:
    from hypothesis import HealthCheck, Phase, given, settings  # noqa: PLC0415 - one or the other
    from hypothesis import strategies as st  # noqa: PLC0415 - as above

    words = st.sampled_from([word.encode() for word in found.target.words] or [b"\x00"])
    piece = words | st.binary(max_size=20)
    edits = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), piece), max_size=8)
    ends = time.monotonic() + seconds

    @settings(
        max_examples=100,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(seed=st.sampled_from(found.target.seeds), edits=edits)
    def some(seed: bytes, edits: list[tuple[float, int, bytes]]) -> None:
        if time.monotonic() < ends:
            found.look_at(edited(seed, edits))

    while time.monotonic() < ends:
        some()


def edited(seed: bytes, edits: Sequence[tuple[float, int, bytes]]) -> bytes:
    """Put pieces into an input: where (from 0 to 1), in the place of how many bytes, and what."""
    for where, many, piece in edits:
        start = int(where * len(seed))
        seed = seed[:start] + piece + seed[start + many :]
    return seed


def shares(targets: Sequence[Target], minutes: float) -> Iterator[tuple[Target, float]]:
    """Give each target its equal share of the time, in seconds."""
    for target in targets:
        yield target, minutes * 60 / len(targets)
