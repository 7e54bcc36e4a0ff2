"""The example posts that the models of meaning learn from, and public posts beside them.

``training/sentences`` and ``training/posts`` were written for this project. Of the first, each file
says of its posts only whether they show one category; of the second, each line names all that the
post shows. ``{group}`` and ``{thing}`` stand for what the end of a file lists. Files named
``hard_`` are by other hands, who wrote as an examiner would; half of these are held back.

Public sets whose licences allow derived weights: GoEmotions (Apache-2.0), and the tweets of
Davidson and others 2017 (MIT). What some 2,400 of their posts show was judged by eye for this
project and stands in ``public_labels.txt``; the posts themselves are not kept here.
"""

import csv
import hashlib
import html
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

__all__ = ["HELD_BACK", "Examples", "Public", "read_examples", "read_public"]

Labels: TypeAlias = npt.NDArray[np.int8]
Truths: TypeAlias = npt.NDArray[np.bool_]

HERE: Final = Path(__file__).parent

HELD_BACK: Final = 6
"""One in so many example posts is held back: the first of as many folds."""

HARD: Final = "hard_"
"""How files begin whose posts other hands wrote, as an examiner would."""

HELD_BACK_HARD: Final = 2
"""One in so many of these is held back."""

EVERYDAY: Final = 60
"""The last so many lines of each file of sentences show no category at all."""

FILLED: Final = 10
"""Groups or things that are put into each pattern."""

CALM: Final = frozenset({"neutral", "gratitude", "joy"})
"""What GoEmotions calls posts that trouble nobody."""

READ: Final = 9, 4
"""Of each nine public posts four are read, and all that Davidson's people judged and we may see:
more take long, and teach little more."""

HATE: Final = "hate_offensive"

HELD_BACK_PUBLIC: Final = 3
"""One in so many of the public posts that were judged by eye is held back: they are few."""


@dataclass(frozen=True)
class Examples:
    """The example posts.

    Attributes:
        texts: Each once.
        labels: int8 (texts, categories): 1 yes, 0 no, -1 nobody has said.
        categories: Names, in order.
        tricky: bool (texts, categories): written as an example or counter-example of that category.
        folds: int8 (texts,): sixth of the posts that each belongs to.
        hard: bool (texts,): another hand wrote it, as an examiner would.
    """

    texts: list[str]
    labels: Labels
    categories: list[str]
    tricky: Truths
    folds: Labels
    hard: Truths

    @property
    def held_back(self) -> Truths:
        """Which texts nothing that ships is trained on, bool (texts,)."""
        held: Truths = self.folds == 0
        return held


@dataclass
class _Said:
    """What is said of one text."""

    fold: int
    labels: dict[str, int]
    tricky: set[str]
    hard: bool


def read_examples() -> Examples:
    """Read all example posts."""
    sentences = sorted((HERE / "sentences").glob("*.txt"))
    categories = [file.stem for file in sentences]
    said: dict[str, _Said] = {}
    for file in sentences:
        _read_sentences(file, categories, said)
    for file in sorted((HERE / "posts").glob("*.txt")):
        _read_posts(file, categories, said)
    labels = np.array([[one.labels.get(c, -1) for c in categories] for one in said.values()])
    tricky = np.array([[c in one.tricky for c in categories] for one in said.values()])
    return Examples(
        texts=list(said),
        labels=labels.astype(np.int8),
        categories=categories,
        tricky=tricky,
        folds=np.array([one.fold for one in said.values()], np.int8),
        hard=np.array([one.hard for one in said.values()]),
    )


def _read_sentences(file: Path, categories: Sequence[str], said: dict[str, _Said]) -> None:
    lines = [line for line in file.read_text("utf-8").splitlines() if line[:2] in {"+ ", "- "}]
    for line in lines:
        one = _of(said, line[2:], line[2:], file)
        one.labels[file.stem] = int(line[0] == "+")
        one.tricky.add(file.stem)
    for line in [line for line in lines if line[0] == "-"][-EVERYDAY:]:
        for other in categories:
            said[line[2:]].labels.setdefault(other, 0)


def _read_posts(file: Path, categories: Sequence[str], said: dict[str, _Said]) -> None:
    parts = _sections(file)
    about = [category for category in categories if category in file.stem]
    fillings = {"{group}": parts.get("groups", []), "{thing}": parts.get("not people", [])}
    for line in (*parts[""], *parts.get("patterns", [])):
        named, bar, text = line.partition(" | ")
        shown = set(named.replace(" ", "").split(",")) - {"-"}
        if not bar or not shown <= set(categories):
            message = f"{file.name}: {line!r}: expected categories, ' | ' and a post"
            raise ValueError(message)
        for filled in _filled(text, fillings):
            one = _of(said, filled, text, file)
            one.labels.update({category: int(category in shown) for category in categories})
            one.tricky.update(about)


def _sections(file: Path) -> Mapping[str, list[str]]:
    """Give the lines of a file under each of its headings; those before any under ''."""
    found: dict[str, list[str]] = defaultdict(list)
    heading = ""
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:].strip()
        elif line.strip() and not line.startswith("# "):
            found[heading].append(line.strip())
    return found


def _filled(text: str, fillings: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Put some of the groups or things into a pattern, others into each."""
    slot = next((one for one in fillings if one in text), None)
    if slot is None:
        yield text
        return
    words = fillings[slot]
    for turn in range(FILLED):
        word = words[(digest(text) + turn * 7) % len(words)]
        start = text.startswith(slot)
        yield text.replace(slot, word[:1].upper() + word[1:] if start else word)


def _of(said: dict[str, _Said], text: str, made_from: str, file: Path) -> _Said:
    hard = file.name.startswith(HARD)
    return said.setdefault(text, _Said(_fold(made_from, hard=hard), {}, set(), hard))


def _fold(text: str, *, hard: bool) -> int:
    """Give the fold of a post: by its letters, so that it stays there when others are added."""
    number = digest(text)
    if not hard:
        return number % HELD_BACK
    return 1 + number % (HELD_BACK - 1) if number % HELD_BACK_HARD else 0


def digest(text: str) -> int:
    """Give a number of a text that is the same in every run."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest(), "big")


@dataclass(frozen=True)
class Public:
    """Public posts.

    Attributes:
        texts: Each once, with made-up names where names were cut out.
        calm: bool (texts,): GoEmotions calls it neutral, grateful or glad.
        hate: int8 (texts,): what the people of Davidson's set said: 1 hate, 0 nothing bad, else -1.
        labels: int8 (texts, categories): what was judged by eye: 1 yes, 0 no, -1 nobody has said.
        held_back: bool (texts,): nothing is trained on what was judged of these.
    """

    texts: list[str]
    calm: Truths
    hate: Labels
    labels: Labels
    held_back: Truths


def read_public(data: Path, categories: Sequence[str]) -> Public:
    """Read some of the public posts, and all that somebody has judged and we may see."""
    of, some = READ
    judged_on, labels = _judged_on(data), _labels_by_eye()
    found = {
        text: said
        for text, said in (*_go_emotions(data), *_davidson(data))
        if letters(text) not in judged_on
        and (digest(text) % of < some or said[1] >= 0 or digest(text) in labels)
    }
    shown = [labels.get(digest(text), {}) for text in found]
    return Public(
        texts=list(found),
        calm=np.array([calm for calm, _ in found.values()]),
        hate=np.array([hate for _, hate in found.values()], np.int8),
        labels=np.array([[one.get(c, -1) for c in categories] for one in shown], np.int8),
        held_back=np.array([digest(text) % HELD_BACK_PUBLIC == 0 for text in found]),
    )


def _labels_by_eye() -> dict[int, dict[str, int]]:
    """Give what was judged of posts, by their digests."""
    lines = (HERE / "public_labels.txt").read_text("utf-8").splitlines()
    parted = [line.split() for line in lines if not line.startswith("#")]
    return {int(post, 16): {one[1:]: int(one[0] == "+") for one in said} for post, *said in parted}


def _judged_on(data: Path) -> set[str]:
    """Give the letters of posts that figures are judged on: nothing may be learned from them."""
    with (data / "social_gold_dev.csv").open(encoding="utf-8", newline="") as file:
        return {letters(row["text"]) for row in csv.DictReader(file)}


def letters(text: str) -> str:
    """Give the letters and digits of a text, by which the same post is known in another set."""
    return re.sub(r"\W+", "", text.lower())


def _go_emotions(data: Path) -> Iterator[tuple[str, tuple[bool, int]]]:
    labels = (data / "goemotions" / "labels.txt").read_text("utf-8").split()
    calm = {str(number) for number, label in enumerate(labels) if label in CALM}
    names = {"[NAME]": "Sam", "[RELIGION]": "church"}
    for line in (data / "goemotions" / "train.tsv").read_text("utf-8").splitlines():
        text, said, *_ = line.split("\t")
        named = re.sub(r"\[(NAME|RELIGION)\]", lambda found: names[found[0]], text)
        yield named, (set(said.split(",")) <= calm, -1)


def _davidson(data: Path) -> Iterator[tuple[str, tuple[bool, int]]]:
    meant = {"0": 1, "2": 0}
    with (data / "davidson_labeled_data.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            text = re.sub(r"@\w+", "@user", html.unescape(row["tweet"]))
            text = re.sub(r"https?://\S+", "http", text)
            # Half of them stay unseen, for the benchmark to judge on.
            seen = digest(text) % 2 == 0
            yield text, (False, meant.get(row["class"], -1) if seen else -1)
