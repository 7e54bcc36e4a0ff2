"""How often detectors are right on posts that another hand wrote to judge them.

    .venv/bin/python benchmarks/judged.py [--meaning] [--json FILE]

``benchmarks/judged`` holds for each category 60 posts that show it and 120 that only look so.
Whoever tunes a detector does not read them. Printed are precision, recall and F1 with 95% bootstrap
intervals, then how many of the harmless everyday posts are flagged as a risk.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import polars as pl
from rich.console import Console
from rich.table import Table

from friendline.model import Category, FindingKind
from friendline.screening import Detector, screen, standard_detectors
from friendline.screening.meaning.detector import Meaning

Truths: TypeAlias = npt.NDArray[np.bool_]

JUDGED = Path(__file__).parent / "judged"
ROUNDS = 1_000


@dataclass(frozen=True)
class Figure:
    """How a category fared.

    Attributes:
        category: Its name.
        precision: Share of what was seen that is there, with the bounds of its interval.
        recall: Share of what is there that was seen.
        f1: Their harmonic mean.
    """

    category: str
    precision: tuple[float, float, float]
    recall: tuple[float, float, float]
    f1: tuple[float, float, float]


def posts(name: str) -> list[tuple[str, bool]]:
    """Give the posts of a file, and whether each shows the category."""
    lines = (JUDGED / f"{name}.txt").read_text("utf-8").splitlines()
    return [(line[2:], line[0] == "+") for line in lines if line[:2] in {"+ ", "- "}]


def seen_in(texts: Sequence[str], detectors: Sequence[Detector]) -> list[set[Category]]:
    """Give what the detectors see in each text."""
    ids = [f"item-{row}" for row in range(len(texts))]
    seen: dict[str, set[Category]] = {item: set() for item in ids}
    for found in screen(pl.DataFrame({"id": ids, "text": list(texts)}), detectors).findings:
        seen[found.item].add(found.category)
    return list(seen.values())


def figure(category: Category, detectors: Sequence[Detector]) -> Figure:
    """Judge one category."""
    texts, wanted = zip(*posts(category.value), strict=True)
    found = np.array([category in seen for seen in seen_in(texts, detectors)])
    truth = np.array(wanted)
    chance = np.random.default_rng(0)
    drawn = [chance.integers(0, len(truth), len(truth)) for _ in range(ROUNDS)]
    rounds = np.array([_shares(truth[rows], found[rows]) for rows in drawn])
    bounds = np.percentile(rounds, [2.5, 97.5], axis=0)
    whole = _shares(truth, found)
    precision, recall, f1 = (
        (share, float(bounds[0, place]), float(bounds[1, place]))
        for place, share in enumerate(whole)
    )
    return Figure(category.value, precision, recall, f1)


def _shares(truth: Truths, found: Truths) -> tuple[float, float, float]:
    right = int((truth & found).sum())
    precision = right / max(int(found.sum()), 1)
    recall = right / max(int(truth.sum()), 1)
    return precision, recall, 2 * right / max(int(truth.sum() + found.sum()), 1)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--json", type=Path)
    parser.add_argument("--meaning", action="store_true", help="with the detector of meaning")
    given = parser.parse_args()
    detectors = (*standard_detectors(), *([Meaning()] if given.meaning else []))
    there = {file.stem for file in JUDGED.glob("*.txt")}
    figures = [figure(category, detectors) for category in Category if category.value in there]
    table = Table("category", "precision", "recall", "F1")
    for one in figures:
        table.add_row(one.category, *map(_shown, (one.precision, one.recall, one.f1)))
    Console().print(table)
    for name in ("everyday", "innocent"):
        seen = seen_in([text for text, _ in posts(name)], detectors)
        risky = [some for some in seen if any(one.kind is FindingKind.RISK for one in some)]
        print(f"{name}: {len(risky)} of {len(seen)} flagged as a risk")
    if given.json:
        given.json.write_text(json.dumps([asdict(one) for one in figures], indent=2), "utf-8")


def _shown(share: tuple[float, float, float]) -> str:
    return f"{share[0]:.2f} ({share[1]:.2f}-{share[2]:.2f})"


if __name__ == "__main__":
    main()
