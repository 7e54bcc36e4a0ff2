"""The public labelled sets that screening is measured on, read from a folder; nothing is kept."""

import csv
import html
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from screening_figures import Truths

__all__ = ["LABELS", "Gold", "NotThereError", "Sets", "Tweet"]

TRAINING: Final = Path(__file__).parent.parent / "training"

CALM: Final = frozenset({"neutral", "gratitude", "joy"})
"""What GoEmotions calls posts that trouble nobody."""

BLACKED_OUT: Final = {"[NAME]": "Sam", "[RELIGION]": "church"}
"""What stands in GoEmotions where a word was cut out, and what is put there: nobody wrote those."""

LABELS: Final = {
    "politics": "politics",
    "religion": "religion",
    "alcohol_drugs_party": "alcohol_party",
    "work_complaint": "work_complaint",
    "community": "community",
    "family": "family",
    "pets": "pets",
    "profanity": "profanity",
    "offensive": "hate_offensive",
    "sexual": "sexual",
    "achievement": "achievement",
}
"""Labels of ``social_gold_dev.csv`` and their categories. ``personal_data`` is left out: three
posts show it, and numbers and addresses are judged on posts made for them."""


class NotThereError(LookupError):
    """A set is not in the folder; the sentence names it."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not in the folder of --data; what needs it is left out.")


class Tweet(NamedTuple):
    """A tweet that people judged.

    Attributes:
        text: With ``@user`` and ``http`` for names and addresses, as training reads it.
        kind: 0 hate, 1 offensive, 2 neither.
        seen: Whether training saw what was said of it.
    """

    text: str
    kind: int
    seen: bool


@dataclass(frozen=True)
class Gold:
    """Posts with labels.

    Attributes:
        texts: The posts.
        truths: For each category by its name, which posts show it.
    """

    texts: list[str]
    truths: dict[str, Truths]


@dataclass(frozen=True)
class Sets:
    """The sets in a folder; each is read when it is asked for.

    Attributes:
        folder: Holds ``davidson_labeled_data.csv`` (MIT), ``goemotions/`` (Apache-2.0) and
            ``social_gold_dev.csv``, or some of them.
    """

    folder: Path | None

    def tweets(self) -> list[Tweet]:
        """Give the tweets of Davidson and others 2017, each once.

        Raises:
            NotThereError: They are not there.
        """
        digest = _digest()
        found: dict[str, Tweet] = {}
        with self._file("davidson_labeled_data.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                text = _plain_tweet(row["tweet"])
                found[text] = Tweet(text, int(row["class"]), seen=digest(text) % 2 == 0)
        return list(found.values())

    def gold(self) -> Gold:
        """Give the posts with twelve labels.

        Raises:
            NotThereError: They are not there.
        """
        with self._file("social_gold_dev.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        truths = {
            category: np.array([row[label] == "1" for row in rows])
            for label, category in LABELS.items()
        }
        return Gold([row["text"] for row in rows], truths)

    def calm(self) -> list[str]:
        """Give the posts of GoEmotions' dev set that are neutral, grateful or glad, and no more.

        Raises:
            NotThereError: They are not there.
        """
        names = self._file("goemotions/labels.txt").read_text("utf-8").split()
        calm = {str(number) for number, name in enumerate(names) if name in CALM}
        lines = self._file("goemotions/dev.tsv").read_text("utf-8").splitlines()
        rows = [line.split("\t") for line in lines]
        return list(dict.fromkeys(_whole(text) for text, said, *_ in rows if _all_in(said, calm)))

    def many(self, count: int) -> list[str]:
        """Give so many distinct posts, from GoEmotions' training set.

        Where it has too few, posts are said again with the last words of others behind them: of
        nearly the same length, and no text twice.

        Raises:
            NotThereError: They are not there.
        """
        lines = self._file("goemotions/train.tsv").read_text("utf-8").splitlines()
        texts = list(dict.fromkeys(_whole(line.split("\t")[0]) for line in lines))
        found = dict.fromkeys(texts[:count])
        step = 1
        while len(found) < count:
            others = (*texts[step:], *texts[:step])
            for text, other in zip(texts, others, strict=True):
                found.setdefault(f"{text} {' '.join(other.split()[-2:])}")
                if len(found) == count:
                    break
            step += 1
        return list(found)

    def _file(self, name: str) -> Path:
        path = self.folder / name if self.folder else None
        if path is None or not path.exists():
            raise NotThereError(name)
        return path


def _all_in(said: str, wanted: set[str]) -> bool:
    return set(said.split(",")) <= wanted


def _plain_tweet(tweet: str) -> str:
    """Clean a tweet as ``training/meaning_examples.py`` does, or its digest would be another."""
    text = re.sub(r"@\w+", "@user", html.unescape(tweet))
    return re.sub(r"https?://\S+", "http", text)


def _whole(text: str) -> str:
    for mark, word in BLACKED_OUT.items():
        text = text.replace(mark, word)
    return text


@cache
def _digest() -> Callable[[str], int]:
    """Give what training splits the tweets by, so that the two can never differ."""
    sys.path.append(str(TRAINING))
    from meaning_examples import digest

    return digest
