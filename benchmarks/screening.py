"""Measure screening, all figures in one run, on an otherwise quiet machine.

    python3 run.py bench screening --data DIR [--only PART] [--json FILE] [--show] [--presidio]

``DIR`` holds public labelled sets: ``davidson_labeled_data.csv``, ``goemotions/``,
``social_gold_dev.csv``. What is not there is said and left out; without ``--data`` that is
all that needs them. Nothing of the sets is kept: the texts are other people's. A whole run takes
some 15 minutes, most of them for the model and for better-profanity.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

import screening_gold
import screening_judged
import screening_speed
import screening_start
import screening_tweets
import screening_words
from screening_figures import Figure, Remark, as_json, show
from screening_sets import Sets

from friendline.screening import standard_detectors

Part: TypeAlias = Callable[[], Iterator[Figure | Remark]]

TITLES: Final = {
    "words": "Bad language, beside other programs",
    "calm": "Flagged posts that trouble nobody",
    "labels": "Labels of real posts",
    "tweets": "Three kinds of tweets",
    "judged": "Categories on judged posts",
    "confidential": "Numbers, addresses and names",
    "harmless": "False flags on harmless posts",
    "speed": "Speed and memory",
    "start": "CPU until the first finding",
    "data": "Bytes of data files",
}
"""The parts, and what their tables are called."""


def parts(given: argparse.Namespace) -> dict[str, Part]:
    """Give what measures each part, as the command line asks for it."""
    sets = Sets(given.data)
    return {
        "words": partial(screening_words.bad_language, sets),
        "calm": partial(screening_words.flag_rates, sets),
        "labels": partial(screening_gold.labels, sets),
        "tweets": partial(screening_tweets.three_kinds, sets),
        "judged": screening_judged.categories,
        "confidential": screening_judged.numbers,
        "harmless": partial(screening_judged.harmless, sets, shown=given.show),
        "speed": partial(
            screening_speed.speed, sets, count=given.posts, with_presidio=given.presidio
        ),
        "start": screening_start.start,
        "data": screening_start.data_bytes,
    }


def main() -> None:
    """Measure what the command line asks for, and print each table when it is done."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, help="folder of the public labelled sets")
    parser.add_argument("--only", action="append", choices=TITLES, help="a part; can be repeated")
    parser.add_argument("--json", type=Path, help="file to write all figures to")
    parser.add_argument("--show", action="store_true", help="print every harmless post flagged")
    parser.add_argument("--posts", type=int, default=screening_speed.MANY, help="for the speed")
    parser.add_argument(
        "--presidio", action="store_true", help="install Presidio for its speed (300 MB, needs uv)"
    )
    given = parser.parse_args()
    if given.data and not given.data.is_dir():
        parser.error(f"--data: {given.data} is no folder")
    usual = [one.name for one in standard_detectors()]
    print(f"Detectors of a review where nothing is asked for: {', '.join(usual)}")
    measure, seen = parts(given), []
    for name in given.only or TITLES:
        figures = list(measure[name]())
        show(TITLES[name], figures)
        seen.append((name, figures))
    if given.json:
        given.json.write_text(
            json.dumps({"usual": usual, "figures": as_json(seen)}, indent=1), "utf-8"
        )


if __name__ == "__main__":
    main()
