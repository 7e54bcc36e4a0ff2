"""How often numbers, addresses and names of clients are found, and how often wrongly.

    .venv/bin/python benchmarks/confidential.py [--card] [--json FILE] [--errors KIND]

Judged are the posts of ``confidential_judged``, by another hand than the detectors' (read
``confidential_posts.py``), and beside them those that the author of the detectors made up
(``confidential_made.py``). In the former, only a finding that holds all of the value is right; any
other of that kind is wrong. Intervals are 95% bootstrap intervals. ``--card`` writes the figures of
the former into the cards of the detectors. No real person's numbers are in the posts.
"""

import argparse
import json
import random
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import polars as pl
from confidential_made import KINDS, Case, cases
from confidential_posts import Post, batch_of, people, posts
from rich.console import Console
from rich.table import Table

from friendline.model import Finding, Person, Relationship
from friendline.screening.confidential.client_names import ClientNames
from friendline.screening.confidential.shown import Shown
from friendline.screening.detector import Batch, Detector
from friendline.screening.patterns import Patterns, shown_in

Counted: TypeAlias = npt.NDArray[np.bool_]

CARDS: Final = Path(__file__).parent.parent / "src" / "friendline" / "screening" / "cards"
MARK: Final = "# Measured by benchmarks/confidential.py --card."
ROUNDS: Final = 1_000
SEED: Final = 7
PHONE_AT_HOME: Final = "phone, home known"
JUDGED: Final = (*KINDS[:1], PHONE_AT_HOME, *KINDS[1:], "name")

WORDS_FOR: Final = {
    "phone number": "phone",
    "e-mail": "email",
    "IBAN": "iban",
    "payment card": "card",
    "IP address": "ip",
    "lives": "home",
    "Names ": "name",
}
"""What stands in the reason of a finding of each kind."""

GOALS: Final = {
    "phone": (0.85, 0.90),
    "email": (0.0, 0.99),
    "iban": (0.0, 0.99),
    "card": (0.98, 0.95),
    "ip": (0.0, 0.99),
}
"""Precision and recall to be reached."""

ON_CARDS: Final = {
    "patterns": {
        "email": ("confidential", "e-mail addresses"),
        "phone": ("confidential", "phone numbers"),
        "iban": ("confidential", "bank accounts"),
        "card": ("confidential", "payment cards"),
        "ip": ("confidential", "internet addresses"),
        "home": ("location", "home addresses"),
    },
    "client_names": {"name": ("confidential", "names of clients")},
}
"""Which kinds stand on which card: the category, and what they are called there."""


class Row(NamedTuple):
    """What was found of a kind in the posts of the detectors' author."""

    kind: str
    positives: int
    negatives: int
    precision: float
    recall: float


class Share(NamedTuple):
    """A share from 0 to 1, with the bounds of its interval."""

    value: float
    low: float
    high: float


class Outcome(NamedTuple):
    """What became of the posts of a kind; an array each, a post each.

    Attributes:
        there: Whether it shows a value of the kind.
        right: Whether that was found.
        wrong: Whether anything else was found.
    """

    there: Counted
    right: Counted
    wrong: Counted


class Figure(NamedTuple):
    """How a kind fared."""

    positives: int
    negatives: int
    precision: Share
    recall: Share
    f1: Share


def kind_of(shown: Shown | Finding) -> str:
    """Give the kind that a reason speaks of."""
    return next(kind for words, kind in WORDS_FOR.items() if words in shown.reason)


# ---- posts by another hand


def judged(kind: str, *, errors: bool = False) -> Outcome:
    """Let the detector of a kind read the posts that were written to judge it.

    Args:
        kind: One of ``JUDGED``.
        errors: Whether what was missed or wrong is printed.
    """
    name = kind.partition(",")[0]
    there = posts(name)
    rows = [_outcome(post, name, _detector(kind, post)) for post in there]
    outcome = Outcome(*np.array(rows).T)
    if errors:
        _print_faults([post.text for post in there], outcome)
    return outcome


def _detector(kind: str, post: Post) -> Detector:
    if kind == "name":
        return _client_names()
    return Patterns(post.home if kind == PHONE_AT_HOME else None)


@cache
def _client_names() -> ClientNames:
    return ClientNames(people())


def _outcome(post: Post, kind: str, detector: Detector) -> tuple[bool, bool, bool]:
    found = [one for one in detector.screen(batch_of(post)) if kind_of(one) == kind]
    right = [bool(post.value) and post.value in one.evidence for one in found]
    return bool(post.value), any(right), not all(right)


# ---- posts by the author of the detectors


def by_author(
    kind: str, made: list[Case], found: list[set[str]], *, errors: bool = False
) -> Outcome:
    """Compare what the posts show with what was found in them."""
    there = np.array([kind in post.shows for post in made])
    seen = np.array([kind in kinds for kinds in found])
    outcome = Outcome(there, there & seen, ~there & seen)
    if errors:
        _print_faults([post.text for post in made], outcome)
    return outcome


def scored(kind: str, made: list[Case], found: list[set[str]], errors: str | None) -> Row:
    """Give the shares of a kind, and print what was missed or wrong where asked for."""
    outcome = by_author(kind, made, found, errors=errors == kind)
    precision, recall, _ = _shares(outcome)
    positives = int(outcome.there.sum())
    return Row(kind, positives, len(made) - positives, round(precision, 3), round(recall, 3))


def _print_faults(texts: Sequence[str], outcome: Outcome) -> None:
    for text, is_there, is_right, is_wrong in zip(texts, *outcome, strict=True):
        if is_wrong or is_there != is_right:
            print("WRONG " if is_wrong else "missed", text)


# ---- figures


def figure(outcome: Outcome) -> Figure:
    """Reckon the shares and their intervals; posts are drawn with replacement."""
    whole = _shares(outcome)
    chance = np.random.default_rng(0)
    size = len(outcome.there)
    drawn = chance.integers(0, size, (ROUNDS, size))
    rounds = [_shares(Outcome(*(marks[rows] for marks in outcome))) for rows in drawn]
    low, high = np.percentile(rounds, [2.5, 97.5], axis=0)
    positives = int(outcome.there.sum())
    return Figure(
        positives, size - positives, *map(Share, whole, map(float, low), map(float, high))
    )


def _shares(outcome: Outcome) -> tuple[float, float, float]:
    there, right, wrong = (int(marks.sum()) for marks in outcome)
    precision, recall = right / max(right + wrong, 1), right / max(there, 1)
    return precision, recall, 2 * right / max(there + right + wrong, 1)


def seconds_for_names(count: int = 100_000, clients: int = 500) -> float:
    """Give the processor seconds to look for so many clients in so many posts."""
    dice = random.Random(SEED)  # noqa: S311 - nothing secret
    book = [_client(number, dice) for number in range(clients)]
    words = [_made_word(dice) for _ in range(3_000)]
    texts = [" ".join(dice.choices(words, k=20)) for _ in range(count)]
    for row in range(0, count, 50):
        texts[row] += f" {dice.choice(book).name}"
    items = pl.DataFrame({"id": [str(row) for row in range(count)], "text": texts})
    detector = ClientNames(book)
    began = time.process_time()
    found = sum(1 for _ in detector.screen(Batch(items)))
    seconds = time.process_time() - began
    if found < count // 50:
        raise SystemExit(f"Of {count // 50} names only {found} were found.")
    return round(seconds, 2)


def _client(number: int, dice: random.Random) -> Person:
    name = f"{_made_word(dice)}a {_made_word(dice)}son".title()
    return Person(id=str(number), name=name, relationship=Relationship.CLIENT)


def _made_word(dice: random.Random) -> str:
    return "".join(dice.choice("bdfgklmnprst") + dice.choice("aeiou") for _ in range(3))


# ---- what is told


def show(title: str, figures: dict[str, Figure]) -> None:
    """Print one table."""
    table = Table("kind", "with", "without", "precision", "recall", "F1", "goal", title=title)
    for kind, one in figures.items():
        shares = [f"{share.value:.3f} ({share.low:.2f}-{share.high:.2f})" for share in one[2:]]
        table.add_row(kind, str(one.positives), str(one.negatives), *shares, _goal(kind, one))
    Console(width=120).print(table)


def _goal(kind: str, one: Figure) -> str:
    if kind not in GOALS:
        return ""
    precision, recall = GOALS[kind]
    is_met = one.precision.value >= precision and one.recall.value >= recall
    return "reached" if is_met else "MISSED"


def write_cards(figures: dict[str, Figure]) -> None:
    """Write the figures into the cards, in place of those that stand there."""
    for name, kinds in ON_CARDS.items():
        place = CARDS / f"{name}.toml"
        told = place.read_text("utf-8").partition(MARK)[0].rstrip()
        blocks = [_measured(*called, figures[kind]) for kind, called in kinds.items()]
        place.write_text("\n\n".join([told, MARK, *blocks]) + "\n", "utf-8")


def _measured(category: str, called: str, one: Figure) -> str:
    shares = (("precision", one.precision), ("recall", one.recall))
    lines = ["[[measured]]", f'category = "{category}"', f'on = "{called}"']
    for measure, share in shares:
        lines.append(f"{measure} = {share.value:.2f}")
        if share.low < share.high:  # drawing anew from posts without a fault finds no fault
            lines.append(f"{measure}_bounds = [{share.low:.2f}, {share.high:.2f}]")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables, and write them where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--json", type=Path)
    parser.add_argument("--card", action="store_true", help="write the figures into the cards")
    parser.add_argument("--errors", choices=JUDGED, help="print what was missed or wrong")
    given = parser.parse_args(arguments)
    others = {kind: figure(judged(kind, errors=kind == given.errors)) for kind in JUDGED}
    made = cases(SEED)
    found = [{kind_of(shown) for shown in shown_in(post.text)} for post in made]
    own = {
        kind: figure(by_author(kind, made, found, errors=kind == given.errors)) for kind in KINDS
    }
    show("Posts by another hand", others)
    show("Posts by the author of the detectors", own)
    seconds = seconds_for_names()
    print(f"client names, 100,000 posts x 500 people: {seconds} s of processor time")
    if given.card:
        write_cards(others)
    if given.json:
        told = {"by_another_hand": others, "by_the_author": own}
        rows = {title: _as_rows(figures) for title, figures in told.items()}
        given.json.write_text(json.dumps(rows | {"names_seconds": seconds}, indent=2), "utf-8")


def _as_rows(figures: dict[str, Figure]) -> list[dict[str, object]]:
    return [{"kind": kind, **one._asdict()} for kind, one in figures.items()]


if __name__ == "__main__":
    main()
