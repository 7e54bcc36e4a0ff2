"""How often detectors are right on posts that another hand wrote to judge them.

    .venv/bin/python benchmarks/judged.py [--with words|table|model] [--card] [--json FILE]

``benchmarks/judged`` holds for each category 60 posts that show it and 120 that only look so, and
for four of them 40 and 80 in German, French and Spanish. Whoever tunes a detector does not read
them. Printed are precision, recall and F1 with 95% bootstrap intervals, then how many of the
harmless everyday posts are flagged as a risk. ``--card`` writes the figures into the card of the
detector, which every review shows.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import polars as pl
from rich.console import Console
from rich.table import Table

from friendline.model import Category, FindingKind
from friendline.screening import Detector, Words, screen
from friendline.screening.meaning.detector import Meaning
from friendline.screening.meaning.model import model
from friendline.screening.meaning.table import table
from friendline.screening.patterns import Patterns

Truths: TypeAlias = npt.NDArray[np.bool_]

JUDGED = Path(__file__).parent / "judged"
CARDS = Path(__file__).parent.parent / "src" / "friendline" / "screening" / "cards"
MARK = "# Measured by benchmarks/judged.py --card."
ROUNDS = 1_000

LANGUAGES = {"": "", "de": "German", "fr": "French", "es": "Spanish"}
"""Folders of the posts, and the language in them."""

KINDS: dict[str, tuple[str, Callable[[], Detector]]] = {
    "words": ("words", Words),
    "table": ("meaning", Meaning),
    "model": ("meaning_deep", lambda: Meaning(deep=model(table().pieces))),
}
"""What is judged: the name of its card, and how it is made."""


class Figure(NamedTuple):
    """How a category fared.

    Attributes:
        category: Its name.
        language: In which language.
        precision: Share of what was seen that is there, with the bounds of its interval.
        recall: Share of what is there that was seen.
        f1: Their harmonic mean.
    """

    category: str
    language: str
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


def figures(detectors: Sequence[Detector]) -> list[Figure]:
    """Judge every category for which there are posts, in every language."""
    return [
        figure(category, folder, detectors)
        for folder in LANGUAGES
        for category in Category
        if (JUDGED / folder / f"{category.value}.txt").exists()
    ]


def figure(category: Category, folder: str, detectors: Sequence[Detector]) -> Figure:
    """Judge one category in one language."""
    texts, wanted = zip(*posts(str(Path(folder) / category.value)), strict=True)
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
    return Figure(category.value, LANGUAGES[folder], precision, recall, f1)


def _shares(truth: Truths, found: Truths) -> tuple[float, float, float]:
    right = int((truth & found).sum())
    precision = right / max(int(found.sum()), 1)
    recall = right / max(int(truth.sum()), 1)
    return precision, recall, 2 * right / max(int(truth.sum() + found.sum()), 1)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--json", type=Path)
    parser.add_argument("--with", dest="kind", choices=KINDS, default="model")
    parser.add_argument("--card", action="store_true", help="write the figures into the card")
    given = parser.parse_args()
    card, make = KINDS[given.kind]
    detectors = (make(), Patterns())
    found = figures(detectors)
    shown = Table("category", "language", "precision", "recall", "F1")
    for one in found:
        shown.add_row(
            one.category,
            one.language or "English",
            *map(_shown, (one.precision, one.recall, one.f1)),
        )
    Console().print(shown)
    for name in ("everyday", "innocent", "de/everyday", "fr/everyday", "es/everyday"):
        seen = seen_in([text for text, _ in posts(name)], detectors)
        risky = [some for some in seen if any(one.kind is FindingKind.RISK for one in some)]
        print(f"{name}: {len(risky)} of {len(seen)} flagged as a risk")
    if given.json:
        given.json.write_text(json.dumps([one._asdict() for one in found], indent=2), "utf-8")
    if given.card:
        write_card(CARDS / f"{card}.toml", found)


def write_card(place: Path, figures: Sequence[Figure]) -> None:
    """Write the figures into a card, in place of those that stand there."""
    told = place.read_text("utf-8").partition(MARK)[0].rstrip()
    blocks = [_measured(one) for one in figures if one.recall[0]]
    place.write_text("\n\n".join([told, MARK, *blocks]) + "\n", "utf-8")


def _measured(one: Figure) -> str:
    precision, recall = ([f"{share:.2f}" for share in shares] for shares in one[2:4])
    return "\n".join(
        (
            "[[measured]]",
            f'category = "{one.category}"',
            f"precision = {precision[0]}",
            f"precision_bounds = [{precision[1]}, {precision[2]}]",
            f"recall = {recall[0]}",
            f"recall_bounds = [{recall[1]}, {recall[2]}]",
            *([f'on = "{one.language}"'] if one.language else []),
        )
    )


def _shown(share: tuple[float, float, float]) -> str:
    return f"{share[0]:.2f} ({share[1]:.2f}-{share[2]:.2f})"


if __name__ == "__main__":
    main()
