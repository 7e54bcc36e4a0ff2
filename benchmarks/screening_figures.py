"""Figures of the benchmark of screening: how they are reckoned, and the tables that show them."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Final, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
from rich.console import Console
from rich.table import Table

__all__ = ["Figure", "Goal", "Remark", "Shares", "Truths", "as_json", "bounds", "shares", "show"]

Truths: TypeAlias = npt.NDArray[np.bool_]

ROUNDS: Final = 1_000
"""Drawings of the bootstrap."""


class Goal(NamedTuple):
    """What a figure should reach.

    Attributes:
        bound: The value.
        is_most: Whether it is the most that is allowed, rather than the least.
    """

    bound: float
    is_most: bool = False

    def is_met(self, value: float) -> bool:
        """Whether a value reaches it."""
        return value <= self.bound if self.is_most else value >= self.bound


@dataclass(frozen=True)
class Figure:
    """One measured value.

    Attributes:
        what: What was looked at: a set, a label, a job.
        by: Who looked.
        measure: What is counted, with its unit.
        value: The value.
        low: Lower end of its 95% interval, or least of several runs, where there is one.
        high: Upper end of it, or most of them.
        goal: What it should reach, if anything.
    """

    what: str
    by: str
    measure: str
    value: float
    low: float | None = None
    high: float | None = None
    goal: Goal | None = None


@dataclass(frozen=True)
class Remark:
    """Something to know of the figures: most often, what was not measured.

    Attributes:
        said: A sentence.
    """

    said: str


class Shares(NamedTuple):
    """How what was found compares with what is there; each from 0 to 1.

    Attributes:
        precision: Share of what was found that is there.
        recall: Share of what is there that was found.
        f1: Their harmonic mean.
        false_positives: Share of what is not there that was found.
    """

    precision: float
    recall: float
    f1: float
    false_positives: float


def shares(truth: Truths, found: Truths) -> Shares:
    """Compare what is there with what was found."""
    right, wrong = int((truth & found).sum()), int((~truth & found).sum())
    there, absent = int(truth.sum()), int((~truth).sum())
    return Shares(
        precision=right / max(right + wrong, 1),
        recall=right / max(there, 1),
        f1=2 * right / max(there + right + wrong, 1),
        false_positives=wrong / max(absent, 1),
    )


def bounds(truths: Sequence[Truths], founds: Sequence[Truths]) -> tuple[float, float]:
    """Give the 95% bootstrap interval of the mean F1 of some labels of the same posts.

    Posts are drawn with replacement (Efron and Tibshirani 1993, percentile interval).
    """
    truth, found = np.array(truths), np.array(founds)
    chance = np.random.default_rng(0)
    posts = truth.shape[1]
    drawn = (chance.integers(0, posts, posts) for _ in range(ROUNDS))
    means = [_mean_f1(truth[:, rows], found[:, rows]) for rows in drawn]
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)


def _mean_f1(truth: Truths, found: Truths) -> float:
    right = (truth & found).sum(axis=1)
    either = truth.sum(axis=1) + found.sum(axis=1)
    return float((2 * right / np.maximum(either, 1)).mean())


def show(title: str, seen: Sequence[Figure | Remark]) -> None:
    """Print one table of some figures, a row for each thing and who looked at it."""
    figures = [one for one in seen if isinstance(one, Figure)]
    measures = list(dict.fromkeys(one.measure for one in figures))
    table = Table("what", "by", title=title, title_justify="left")
    for measure in measures:
        table.add_column(measure, justify="right")
    rows: dict[tuple[str, str], dict[str, Figure]] = {}
    for one in figures:
        rows.setdefault((one.what, one.by), {})[one.measure] = one
    for (what, by), cells in rows.items():
        table.add_row(what, by, *(_cell(cells.get(measure)) for measure in measures))
    console = Console(width=150)
    if figures:
        console.print(table)
    for said in dict.fromkeys(one.said for one in seen if isinstance(one, Remark)):
        console.print(f"{title}: {said}", markup=False)


def _cell(one: Figure | None) -> str:
    if one is None:
        return ""
    value = _number(one.value)
    if one.low is not None and one.high is not None:
        value += f" ({_number(one.low)}-{_number(one.high)})"
    if one.goal:
        met = "reached" if one.goal.is_met(one.value) else "MISSED"
        value += f"  {met} {'<=' if one.goal.is_most else '>='} {_number(one.goal.bound)}"
    return value


def _number(value: float) -> str:
    if value >= 100 or value == int(value):  # noqa: PLR2004 - three digits say enough
        return f"{value:,.0f}"
    return f"{value:.2f}" if value >= 1 else f"{value:.3f}"


def as_json(parts: Iterable[tuple[str, Sequence[Figure | Remark]]]) -> list[dict[str, object]]:
    """Give the figures and remarks of all parts, as rows for JSON."""
    return [
        {"part": part, **({"remark": one.said} if isinstance(one, Remark) else _row(one))}
        for part, seen in parts
        for one in seen
    ]


def _row(one: Figure) -> dict[str, object]:
    row = asdict(one)
    row["goal"] = one.goal and {
        "at_most" if one.goal.is_most else "at_least": one.goal.bound,
        "reached": one.goal.is_met(one.value),
    }
    return row
