"""What the benchmarks of the policy room measure in, and how it is shown."""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import median

Job = Callable[[], object]


@dataclass(frozen=True)
class Figure:
    """One line of the table.

    Attributes:
        table: Which job of the table of goals.
        rules: Rules of the policy.
        what: Who did it.
        milliseconds: CPU time on one thread; of a single decision the p50 in milliseconds.
        ratio: As a multiple of what ``against`` needs.
        against: What it is compared with.
        note: How it was measured, where that is not plain.
    """

    table: str
    rules: int
    what: str
    milliseconds: float
    ratio: float
    against: str
    note: str = ""


def side_by_side(jobs: Mapping[str, Job], rounds: int) -> dict[str, float]:
    """Give the least CPU seconds of each job; every round runs all of them, one after another."""
    least = dict.fromkeys(jobs, float("inf"))
    for _ in range(rounds):
        for name, job in jobs.items():
            begin = time.process_time()
            job()
            least[name] = min(least[name], time.process_time() - begin)
    return least


def p50(ask: Callable[[Mapping[str, object]], object], cases: Iterable[object]) -> float:
    """Give the median seconds of one call, the reading of the clock included."""
    taken = []
    for case in cases:
        begin = time.perf_counter_ns()
        ask(case)  # type: ignore[arg-type]
        taken.append(time.perf_counter_ns() - begin)
    return median(taken) / 1e9


def show(figures: Iterable[Figure]) -> None:
    """Print the table."""
    from rich.console import Console
    from rich.table import Table

    table = Table()
    for title in ("job", "rules", "what", "ms", "ratio", "to", "note"):
        right = title in {"rules", "ms", "ratio"}
        table.add_column(title, justify="right" if right else "left")
    for one in figures:
        time_taken = (
            f"{one.milliseconds:,.4f}" if one.milliseconds < 1 else f"{one.milliseconds:,.1f}"
        )
        cells = (one.table, str(one.rules), one.what, time_taken, f"{one.ratio:,.2f}")
        table.add_row(*cells, one.against, one.note)
    Console(width=180).print(table)
