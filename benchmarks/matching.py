"""Measure who is who: friendline beside the libraries that link records.

    python benchmarks/matching.py [--worlds N] [--judge] [--growth N] [--questions] [--json FILE]

Made-up client lists of 500 and accounts of 5,000 (``matching_made``), with names only and with
addresses on 30% of the accounts. Every system gets the same lists, gives scored pairs, and is
decided one to one at the threshold that is best for it on the development seeds; the figures are
those of the seeds that ``--judge`` or, without it, ``--worlds`` asks for. "friendline says" is what
friendline itself calls confirmed or likely. Every job runs in a process of its own; times are CPU
seconds of all threads for one world, memory is the peak beyond the lists themselves.

What cannot be known (a married name that nobody told) counts as missed. ``--growth`` adds lists of
2,000 x 50,000 and, at 3, of 5,000 x 500,000; ``--questions`` lets a truthful owner answer.
A size is one world, and its threshold is the best for that very world.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from alone import Measured, alone, measured
from matching_figures import (
    Bin,
    Pair,
    World,
    best_threshold,
    brier,
    calibration_error,
    decided,
    is_true,
    quality_of,
    recall_by_kind,
    recall_in_top,
    reliability,
)
from matching_made import DEVELOPMENT, JUDGING, make
from matching_peers import SYSTEMS
from matching_questions import settled
from matching_questions import show as show_questions
from rich.console import Console
from rich.table import Table

OURS = "friendline"
SAYS = "friendline says"
PROBABLE = {OURS, "Splink"}
"""Systems whose scores are probabilities."""


@dataclass(frozen=True)
class Setting:
    """What is made up.

    Attributes:
        name: How it is called in the tables.
        dials: Arguments of ``make``.
        systems: Who can do it within minutes.
    """

    name: str
    dials: Mapping[str, Any] = field(default_factory=dict)
    systems: tuple[str, ...] = tuple(SYSTEMS)


SETTINGS = (
    Setting("names only"),
    Setting("30% with e-mails", {"emails": 0.3}),
)
OVERLAPS = tuple(
    Setting(f"{share:.0%} on the channel", {"overlap": share}, (OURS, "Splink"))
    for share in (0.2, 0.9)
)
DATED = (Setting("half with dates", {"dates": 0.5}, (OURS,)),)
CHANNELS = (
    Setting("LinkedIn, 30% with e-mails", {"emails": 0.3, "channels": ("linkedin",)}, (OURS,)),
    Setting("Instagram", {"channels": ("instagram",)}, (OURS,)),
)
GROWTH = (
    Setting("500 x 5,000"),
    Setting(
        "2,000 x 50,000",
        {"people": 2_000, "accounts": 50_000},
        (OURS, "rapidfuzz token_sort", "TF-IDF", "recordlinkage, sum", "Splink"),
    ),
    Setting("5,000 x 500,000", {"people": 5_000, "accounts": 500_000}, (OURS, "Splink")),
)


@dataclass(frozen=True)
class Run:
    """What one system said of some worlds.

    Attributes:
        worlds: The worlds with the pairs said of them.
        cpu_seconds: Mean CPU time of one world.
        peak_mib: Peak resident memory beyond that of the lists.
    """

    worlds: tuple[World, ...]
    cpu_seconds: float
    peak_mib: float


@dataclass(frozen=True)
class Figure:
    """One line of the table.

    Attributes:
        setting: Which lists.
        system: Who matched.
        precision: Share of what was said that is true.
        recall: Share of what is true that was said.
        f1: Their harmonic mean.
        threshold: Least score that counted, chosen on development seeds; none if it decided.
        top_three: Share of true matches among a person's three best.
        wrong_when_absent: Share of absent people for whom an account was said all the same.
        confirmed_by_name: Pairs called confirmed though no address ties them.
        confirmed_wrongly: Pairs called confirmed that are not true: addresses of a household.
        calibration_error: Expected calibration error, where scores are probabilities.
        brier: Brier score, where scores are probabilities.
        cpu_seconds: CPU time of one world.
        peak_mib: Memory beyond the lists.
        pairs: Pairs given in one world.
    """

    setting: str
    system: str
    precision: float
    recall: float
    f1: float
    threshold: float | None
    top_three: float
    wrong_when_absent: float
    confirmed_by_name: int
    confirmed_wrongly: int
    calibration_error: float | None
    brier: float | None
    cpu_seconds: float
    peak_mib: float
    pairs: int


def run(system: str, setting: Setting, seeds: Sequence[int]) -> Run:
    """Let a system match in a process of its own."""
    done = alone(_run, system, dict(setting.dials), tuple(seeds))
    worlds = tuple(
        (make(seed, **setting.dials), pairs) for seed, pairs in zip(seeds, done.result, strict=True)
    )
    return Run(worlds, done.cpu_seconds / max(len(seeds), 1), done.beyond_mib)


def _run(system: str, dials: dict[str, Any], seeds: tuple[int, ...]) -> Measured[list[list[Pair]]]:
    match = SYSTEMS[system]
    small = make(seeds[0], people=20, accounts=200, emails=0.5)
    match(small)  # so that imports are not measured
    made = [make(seed, **dials) for seed in seeds]
    return measured(lambda: [match(world) for world in made])


def figures(setting: Setting, system: str, judged: Run, threshold: float | None) -> Figure:
    """Work out a line; without a threshold the system's own word counts."""
    worlds = judged.worlds
    chosen = [decided(made, pairs, threshold) for made, pairs in worlds]
    quality = quality_of(worlds, chosen)
    kinds = recall_by_kind(worlds, chosen)
    absent = [count for kind, count in kinds.items() if kind.startswith("absent")]
    bins = reliability(worlds) if system in {*PROBABLE, SAYS} else []
    return Figure(
        setting=setting.name,
        system=system,
        precision=quality.precision,
        recall=quality.recall,
        f1=quality.f1,
        threshold=threshold,
        top_three=recall_in_top(worlds),
        wrong_when_absent=1 - sum(right for right, _ in absent) / sum(all_ for _, all_ in absent),
        confirmed_by_name=sum(map(_confirmed_by_name, worlds)),
        confirmed_wrongly=sum(
            pair.proven and not is_true(made, pair) for made, pairs in worlds for pair in pairs
        ),
        calibration_error=calibration_error(bins) if bins else None,
        brier=brier(worlds) if bins else None,
        cpu_seconds=judged.cpu_seconds,
        peak_mib=judged.peak_mib,
        pairs=round(sum(len(pairs) for _, pairs in worlds) / len(worlds)),
    )


def _confirmed_by_name(world: World) -> int:
    """Count pairs that are called confirmed though they share no address."""
    made, pairs = world
    return sum(
        pair.proven
        and not {*made.people[pair.person].emails} & {*made.accounts[pair.account].emails}
        for pair in pairs
    )


def compare(
    setting: Setting, fitted: Sequence[int], judged: Sequence[int]
) -> Iterator[tuple[Figure, Run]]:
    """Match by all systems of a setting."""
    for system in setting.systems:
        of_judged = run(system, setting, judged)
        of_fitted = of_judged if fitted == judged else run(system, setting, fitted)
        threshold = best_threshold(of_fitted.worlds)
        if system == OURS:
            yield figures(setting, SAYS, of_judged, None), of_judged
        yield figures(setting, system, of_judged, threshold), of_judged


def show(lines: Sequence[Figure]) -> None:
    """Print the table."""
    table = Table()
    for title in (
        *(
            "lists",
            "system",
            "F1",
            "precision",
            "recall",
            "threshold",
            "in top 3",
            "said if absent",
        ),
        *("confirmed by name", "wrongly", "calibration error", "Brier", "CPU s", "+MiB", "pairs"),
    ):
        table.add_column(title, justify="left" if title in {"lists", "system"} else "right")
    for one in lines:
        shares = (one.f1, one.precision, one.recall, one.threshold, one.top_three)
        more = (one.calibration_error, one.brier)
        table.add_row(
            one.setting,
            one.system,
            *map(_share, shares),
            _share(one.wrong_when_absent),
            str(one.confirmed_by_name),
            str(one.confirmed_wrongly),
            *map(_share, more),
            f"{one.cpu_seconds:.2f}",
            f"{one.peak_mib:.0f}",
            f"{one.pairs:,}",
        )
    Console(width=180).print(table)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def show_kinds(title: str, runs: Mapping[str, tuple[Run, float | None]]) -> dict[str, Any]:
    """Print for each kind of case the share that each system decided rightly."""
    table = Table(title=f"{title}: rightly decided, by kind of case")
    table.add_column("kind")
    table.add_column("cases", justify="right")
    found: dict[str, Any] = {}
    for system, (of, threshold) in runs.items():
        table.add_column(system, justify="right")
        chosen = [decided(made, pairs, threshold) for made, pairs in of.worlds]
        for kind, (right, count) in recall_by_kind(of.worlds, chosen).items():
            found.setdefault(kind, {"cases": count})[system] = right / count
    for kind, row in found.items():
        cells = [f"{row[system]:.2f}" for system in runs]
        table.add_row(kind, str(row["cases"]), *cells)
    Console(width=180).print(table)
    return found


def show_reliability(title: str, bins: Sequence[Bin]) -> None:
    """Print what was stated beside what was observed."""
    table = Table(title=f"{title}: stated and observed, pairs without proof")
    for head in ("stated", "pairs", "mean stated", "observed"):
        table.add_column(head, justify="right")
    for place, one in enumerate(bins):
        span = f"{place / 10:.1f}-{(place + 1) / 10:.1f}"
        table.add_row(span, f"{one.pairs:,}", f"{one.stated:.3f}", f"{one.observed:.3f}")
    Console(width=180).print(table)


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--worlds", type=int, default=5, help="development seeds to use")
    parser.add_argument("--judge", action="store_true", help="show figures of the judging seeds")
    parser.add_argument("--only", action="append", choices=SYSTEMS, help="systems to run")
    parser.add_argument("--growth", type=int, default=0, help="how many sizes to try: 1 to 3")
    parser.add_argument("--questions", action="store_true", help="ask a truthful owner too")
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    fitted = list(DEVELOPMENT)[: asked.worlds]
    judged = list(JUDGING) if asked.judge else fitted
    lines: list[Figure] = []
    kept: dict[str, Any] = {}
    for setting in _settings((*SETTINGS, *OVERLAPS, *DATED, *CHANNELS), asked.only):
        runs: dict[str, tuple[Run, float | None]] = {}
        for line, of in compare(setting, fitted, judged):
            lines.append(line)
            runs[line.system] = (of, line.threshold)
        kept[setting.name] = {"kinds": show_kinds(setting.name, runs)}
        if OURS in runs:
            bins = reliability(runs[OURS][0].worlds)
            show_reliability(setting.name, bins)
            kept[setting.name]["reliability"] = [asdict(one) for one in bins]
    for setting in _settings(GROWTH[: asked.growth], asked.only):
        first = judged[:1]
        lines += [line for line, _ in compare(setting, first, first)]
    if asked.questions:
        answered = list(settled(judged))
        show_questions(answered)
        kept["questions"] = [asdict(one) for one in answered]
    show(lines)
    if asked.json:
        kept["lines"] = [asdict(one) for one in lines]
        asked.json.write_text(json.dumps(kept, indent=1), "utf-8")


def _settings(settings: Sequence[Setting], only: list[str] | None) -> Iterator[Setting]:
    for one in settings:
        systems = tuple(system for system in one.systems if not only or system in only)
        yield Setting(one.name, one.dials, systems)


if __name__ == "__main__":
    main()
