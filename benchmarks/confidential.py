"""Measure the detector of numbers and addresses on made-up posts, and the speed of client names.

Run ``python benchmarks/confidential.py [--json FILE] [--errors KIND]``. The posts come from
``confidential_made.py``; no real person's numbers are in them.
"""

import argparse
import json
import random
import time
from pathlib import Path
from typing import NamedTuple

import polars as pl
from confidential_made import KINDS, Case, cases

from friendline.model import Person, Relationship
from friendline.screening.confidential.client_names import ClientNames
from friendline.screening.confidential.shown import Shown
from friendline.screening.detector import Batch
from friendline.screening.patterns import Patterns, shown_in

WORDS_FOR = {
    "phone number": "phone",
    "e-mail": "email",
    "IBAN": "iban",
    "payment card": "card",
    "IP address": "ip",
    "lives": "home",
}


class Row(NamedTuple):
    """One line of the table."""

    kind: str
    positives: int
    negatives: int
    precision: float
    recall: float


def kind_of(shown: Shown) -> str:
    """Give the kind that a reason speaks of."""
    return next(kind for words, kind in WORDS_FOR.items() if words in shown.reason)


def scored(kind: str, posts: list[Case], found: list[set[str]], errors: str | None) -> Row:
    """Compare what the posts show with what was found in them."""
    pairs = [(kind in post.shows, kind in seen) for post, seen in zip(posts, found, strict=True)]
    if errors == kind:
        for post, (is_so, was_seen) in zip(posts, pairs, strict=True):
            if is_so != was_seen:
                print("missed" if is_so else "WRONG ", post.text)
    hits = sum(is_so and seen for is_so, seen in pairs)
    positives = sum(is_so for is_so, _ in pairs)
    flagged = sum(seen for _, seen in pairs)
    precision, recall = hits / (flagged or 1), hits / (positives or 1)
    return Row(kind, positives, len(pairs) - positives, round(precision, 3), round(recall, 3))


def seconds_for_names(posts: int = 100_000, people: int = 500) -> float:
    """Give the processor seconds to look for so many clients in so many posts."""
    dice = random.Random(7)  # noqa: S311 - nothing secret
    clients = [_client(number, dice) for number in range(people)]
    words = [_made_word(dice) for _ in range(3_000)]
    texts = [" ".join(dice.choices(words, k=20)) for _ in range(posts)]
    for row in range(0, posts, 50):
        texts[row] += f" {dice.choice(clients).name}"
    items = pl.DataFrame({"id": [str(row) for row in range(posts)], "text": texts})
    detector = ClientNames(clients)
    began = time.process_time()
    found = sum(1 for _ in detector.screen(Batch(items)))
    seconds = time.process_time() - began
    if found < posts // 50:
        raise SystemExit(f"Of {posts // 50} names only {found} were found.")
    return round(seconds, 2)


def _client(number: int, dice: random.Random) -> Person:
    name = f"{_made_word(dice)}a {_made_word(dice)}son".title()
    return Person(id=str(number), name=name, relationship=Relationship.CLIENT)


def _made_word(dice: random.Random) -> str:
    return "".join(dice.choice("bdfgklmnprst") + dice.choice("aeiou") for _ in range(3))


def main() -> None:
    """Print the table, and write it as JSON where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--errors", choices=KINDS, help="print what was missed or wrong")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    posts = cases(options.seed)
    found = [{kind_of(shown) for shown in shown_in(post.text)} for post in posts]
    rows = [scored(kind, posts, found, options.errors) for kind in KINDS]
    print(f"{len(posts)} posts, detector {Patterns.name} {Patterns.version}")
    print(f"{'kind':8} {'with':>5} {'without':>8} {'precision':>9} {'recall':>7}")
    for row in rows:
        print(f"{row[0]:8} {row[1]:5} {row[2]:8} {row[3]:9.3f} {row[4]:7.3f}")
    seconds = seconds_for_names()
    print(f"\nclient names, 100,000 posts x 500 people: {seconds} s of processor time")
    if options.json:
        result = {"scores": [row._asdict() for row in rows], "names_seconds": seconds}
        options.json.write_text(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
