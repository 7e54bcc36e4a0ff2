"""Measure the word detector: precision, recall, F1, false alarms and speed.

Run ``python benchmarks/words.py --data DIR [--json FILE] [--errors CATEGORY]``. ``DIR`` holds
``social_gold_dev.csv`` (posts with a 0/1 column per label) and, if wanted,
``davidson_labeled_data.csv``, ``fewshot_sentences.csv`` and ``goemotions/``. Nothing of it is
kept; the texts are other people's.
"""

import argparse
import json
import re
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import polars as pl

from friendline.model import Category, FindingKind
from friendline.screening import Words, screen

LABELS = {
    "profanity": Category.PROFANITY,
    "offensive": Category.HATE_OFFENSIVE,
    "sexual": Category.SEXUAL,
    "alcohol_drugs_party": Category.ALCOHOL_PARTY,
    "politics": Category.POLITICS,
    "religion": Category.RELIGION,
    "work_complaint": Category.WORK_COMPLAINT,
    "personal_data": Category.CONFIDENTIAL,
    "community": Category.COMMUNITY,
    "family": Category.FAMILY,
    "pets": Category.PETS,
    "achievement": Category.ACHIEVEMENT,
}
CALM = ("neutral", "gratitude", "joy")
_BLACKED_OUT = re.compile(r"\[(?:NAME|RELIGION)\]")


class Row(NamedTuple):
    """One line of the table."""

    set: str
    category: str
    positives: int
    precision: float
    recall: float
    f1: float


def categories_of(texts: Sequence[str]) -> list[set[Category]]:
    """Give the categories that ``screen`` finds in each text, patterns included."""
    items = pl.DataFrame({"id": [str(row) for row in range(len(texts))], "text": texts})
    found: list[set[Category]] = [set() for _ in texts]
    for finding in screen(items, [Words()]).findings:
        found[int(finding.item)].add(finding.category)
    return found


def scored(name: str, category: str, truth: Iterable[bool], found: Iterable[bool]) -> Row:
    """Compare what is true with what was found."""
    pairs = list(zip(truth, found, strict=True))
    hits = sum(is_so and seen for is_so, seen in pairs)
    positives, flagged = sum(is_so for is_so, _ in pairs), sum(seen for _, seen in pairs)
    precision, recall = hits / (flagged or 1), hits / (positives or 1)
    f1 = 2 * precision * recall / ((precision + recall) or 1)
    return Row(name, category, positives, round(precision, 3), round(recall, 3), round(f1, 3))


def table(path: Path) -> pl.DataFrame:
    """Read a CSV with all columns as text."""
    return pl.read_csv(path, infer_schema=False)


def social_gold(data: Path, errors: str | None) -> list[Row]:
    """Score every label of the gold set; print what was missed or wrong for one of them."""
    gold = table(data / "social_gold_dev.csv")
    texts = gold["text"].to_list()
    found = categories_of(texts)
    rows = []
    for label, category in LABELS.items():
        truth = [value == "1" for value in gold[label]]
        seen = [category in categories for categories in found]
        rows.append(scored("social_gold_dev", category, truth, seen))
        if errors == category:
            for text, is_so, was_seen in zip(texts, truth, seen, strict=True):
                if is_so != was_seen:
                    evidence = [one.evidence for one in Words().read(text)]
                    print("missed" if is_so else "WRONG ", text[:200], evidence)
    return rows


def few_shot(data: Path) -> list[Row]:
    """Score the few-shot sentences, one category each."""
    sentences = table(data / "fewshot_sentences.csv")
    found = categories_of(sentences["text"].to_list())
    return [
        scored(
            "fewshot",
            category,
            [value == label for value in sentences["label"]],
            [category in categories for categories in found],
        )
        for label, category in LABELS.items()
        if label in set(sentences["label"])
    ]


def davidson(data: Path) -> list[Row]:
    """Score "hateful or offensive" as any finding of bad language."""
    tweets = table(data / "davidson_labeled_data.csv")
    bad = {Category.PROFANITY, Category.HATE_OFFENSIVE, Category.SEXUAL}
    found = categories_of(tweets["tweet"].to_list())
    truth = [value != "2" for value in tweets["class"]]
    return [scored("davidson", "bad language", truth, [bool(bad & seen) for seen in found])]


def false_alarms(data: Path) -> dict[str, float]:
    """Give the share of calm comments with any risk, with any but swearing, and with each.

    A swear word that is really there is a right flag, however calm the comment.
    """
    folder = data / "goemotions"
    names = (folder / "labels.txt").read_text().split()
    calm = {str(names.index(name)) for name in CALM}
    lines = [line.split("\t") for line in (folder / "dev.tsv").read_text().splitlines()]
    # The set has "[NAME]" and "[RELIGION]" where a word was blacked out; nobody wrote those.
    texts = [
        _BLACKED_OUT.sub("", text) for text, labels, *_ in lines if set(labels.split(",")) <= calm
    ]
    found = categories_of(texts)
    shares = {"texts": float(len(texts))}
    risks = [category for category in Category if category.kind is FindingKind.RISK]
    shares["any risk"] = sum(bool(seen & set(risks)) for seen in found) / len(texts)
    swears = [Category.PROFANITY in seen for seen in found]
    shares["any but swearing"] = sum(
        bool(seen & set(risks)) and not swore for seen, swore in zip(found, swears, strict=True)
    ) / len(texts)
    for risk in risks:
        shares[risk.value] = sum(risk in seen for seen in found) / len(texts)
    return {name: round(share, 4) for name, share in shares.items()}


def posts_per_second(data: Path) -> float:
    """Give how many distinct posts one processor second screens with the word lists."""
    texts = table(data / "social_gold_dev.csv")["text"].to_list()
    many = [f"{text} {turn}" for turn in range(60) for text in texts]
    items = pl.DataFrame({"id": [str(row) for row in range(len(many))], "text": many})
    words = Words()
    began = time.process_time()
    screen(items, [words])
    return round(len(many) / (time.process_time() - began))


def main() -> None:
    """Measure what the folder holds and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--errors", help="print what was missed or wrong for this category")
    options = parser.parse_args()
    rows = social_gold(options.data, options.errors)
    if (options.data / "fewshot_sentences.csv").exists():
        rows += few_shot(options.data)
    if (options.data / "davidson_labeled_data.csv").exists():
        rows += davidson(options.data)
    print(f"{'set':16} {'category':16} {'n':>6} {'precision':>9} {'recall':>7} {'F1':>6}")
    for row in rows:
        print(f"{row[0]:16} {row[1]:16} {row[2]:6} {row[3]:9.3f} {row[4]:7.3f} {row[5]:6.3f}")
    alarms = false_alarms(options.data) if (options.data / "goemotions").exists() else {}
    speed = posts_per_second(options.data)
    print(f"\nrisks in calm comments: {alarms}\nposts per processor second: {speed:,.0f}")
    if options.json:
        result = {"scores": [row._asdict() for row in rows], "calm": alarms, "speed": speed}
        options.json.write_text(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
