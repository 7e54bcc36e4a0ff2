"""The table being learned: what each piece of a word, and each usual pair, says of the categories.

First every piece gets a vector: those of a text are to sum up to where the sentence model points,
and a head on them is to say what the tuned model says. Folded together, vectors and head are a
table of pieces and categories; that table then learns on alone, from the example posts and from
what the tuned model says of public ones, and does not go far from where it began.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
import torch
from meaning_teacher import WIDTH, Floats
from meaning_vocabulary import kept_pieces
from safetensors.numpy import load_file
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, cosine_similarity

from friendline.screening.meaning.pieces import Pieces
from friendline.screening.meaning.table import ROOM

__all__ = ["Lessons", "Pupil"]

Rows: TypeAlias = npt.NDArray[np.int64]

DIMENSIONS: Final = 256
RAREST_PAIR: Final = 8
MOST_PAIRS: Final = 30_000
BATCH: Final = 256
ALIKE: Final = 64
"""Dimensions of the vectors that are kept, to tell posts of one sense."""

SHARED: Final = 3
"""Directions that nearly all posts share."""

RARE: Final = 1e-3
"""Share of all pieces from which on a piece counts half."""

NEAR: Final = 4e-6
"""How strongly a weight is held to where it began."""


@dataclass(frozen=True)
class Lessons:
    """What the table is shown.

    Attributes:
        sentences: Where the sentence model points, float32 (public texts, 384).
        wanted: Share to be said of each category, float32 (texts, categories).
        weight: How much that counts, float32 of the same shape.
        signs: Signs of the word lists, float32 (texts, signs).
    """

    sentences: Floats
    wanted: Floats
    weight: Floats
    signs: Floats


class Pupil:
    """The table being learned.

    Args:
        model: Folder of the sentence model.
        texts: The public posts, then the example posts.
        categories: How many there are.
    """

    def __init__(self, model: Path, texts: Sequence[str], categories: int) -> None:
        self.vocabulary, self._rows = kept_pieces(model)
        self.pieces = Pieces({word: number for number, word in enumerate(self.vocabulary)})
        cut = [self.pieces.of(text) for text in texts]
        self._lengths = torch.tensor([len(one) + ROOM for one in cut]).sqrt().unsqueeze(1)
        self.pairs = self._usual_pairs(cut)
        self._cut = self._with_pairs(cut)
        rows = len(self.vocabulary) + len(self.pairs)
        self.vectors = nn.EmbeddingBag(rows, DIMENSIONS, mode="sum", sparse=True)
        self.turn = nn.Linear(DIMENSIONS, WIDTH, bias=False)
        self.head = nn.Linear(DIMENSIONS, categories)
        self._begin(load_file(model / "model.safetensors"), cut)

    def _usual_pairs(self, cut: Sequence[Sequence[int]]) -> list[int]:
        pairs = Counter(pair for one in cut for pair in pairwise(one))
        usual = [pair for pair, often in pairs.most_common(MOST_PAIRS) if often >= RAREST_PAIR]
        return sorted(one * len(self.vocabulary) + other for one, other in usual)

    def _with_pairs(self, cut: Sequence[list[int]]) -> list[Rows]:
        count = len(self.vocabulary)
        rows = {key: count + place for place, key in enumerate(self.pairs)}
        keyed = ((one, [a * count + b for a, b in pairwise(one)]) for one in cut)
        return [
            np.array([*one, *(rows[key] for key in keys if key in rows)] or [0], np.int64)
            for one, keys in keyed
        ]

    def _begin(self, weights: dict[str, Floats], cut: Sequence[Sequence[int]]) -> None:
        """Begin with the main directions of the model's own pieces, frequent ones made small."""
        name = next(name for name in weights if "word_embeddings" in name)
        own = weights[name][self._rows].astype(np.float32)
        own -= own.mean(0)
        main = np.linalg.svd(own[::7], full_matrices=False)[2][:DIMENSIONS]
        often = np.bincount([piece for one in cut for piece in one], minlength=len(own)) + 1
        small = 1e-3 / (1e-3 + often / often.sum())
        with torch.no_grad():
            self.vectors.weight.zero_()
            self.vectors.weight[: len(own)] = torch.tensor(own @ main.T * small[:, None] * 3)
            self.turn.weight.copy_(torch.tensor(main.T.copy()))

    def learn_senses(self, lessons: Lessons, epochs: int = 8) -> None:
        """Learn vectors from the public posts."""
        one = torch.optim.SparseAdam([self.vectors.weight], lr=3e-3)
        other = torch.optim.Adam([*self.turn.parameters(), *self.head.parameters()], lr=2e-3)
        sentences, wanted = torch.tensor(lessons.sentences), torch.tensor(lessons.wanted)
        chance, step = np.random.default_rng(1), 0
        steps = epochs * (len(sentences) // BATCH)
        for epoch in range(epochs):
            for rows in _batches(len(sentences), chance):
                rest = max(0.02, 1 - step / steps)
                one.param_groups[0]["lr"], other.param_groups[0]["lr"] = 3e-3 * rest, 2e-3 * rest
                summed = self.vectors(*self._bags(rows))
                away = (1 - cosine_similarity(self.turn(summed), sentences[rows])).mean()
                said = self.head(summed / self._lengths[rows])
                loss = away + 0.5 * binary_cross_entropy_with_logits(said, wanted[rows])
                one.zero_grad()
                other.zero_grad()
                loss.backward()
                one.step()
                other.step()
                step += 1
            print(f"senses, round {epoch + 1} of {epochs}: {away.item():.3f} away", flush=True)

    def learn_weights(self, lessons: Lessons, learned: Rows, epochs: int = 12) -> "Weights":
        """Fold vectors and head into one table, and let that learn on.

        Args:
            lessons: What is wanted.
            learned: Rows of the texts to learn from.
            epochs: How often each is shown.
            epochs: How often each is shown.
        """
        with torch.no_grad():
            begin = self.vectors.weight @ self.head.weight.T
        weights = Weights(begin, self.head.bias.detach(), lessons.signs.shape[1])
        optimiser = torch.optim.Adam(weights.parameters(), lr=4e-3)
        signs, wanted = torch.tensor(lessons.signs), torch.tensor(lessons.wanted)
        weight = torch.tensor(lessons.weight)
        chance, step = np.random.default_rng(2), 0
        steps = epochs * (len(learned) // BATCH)
        for epoch in range(epochs):
            for batch in _batches(len(learned), chance):
                rows = learned[batch]
                optimiser.param_groups[0]["lr"] = 4e-3 * max(0.02, 1 - step / steps)
                said = weights(self._bags(rows), self._lengths[rows], signs[rows])
                loss = binary_cross_entropy_with_logits(said, wanted[rows], weight=weight[rows])
                held = NEAR * (weights.rows.weight - begin).square().sum() / BATCH
                optimiser.zero_grad()
                (loss + held).backward()
                optimiser.step()
                step += 1
            print(f"weights, round {epoch + 1} of {epochs}: {loss.item():.4f}", flush=True)
        return weights

    def said(self, weights: "Weights", signs: Floats) -> Floats:
        """Give what the table says of all texts, as log odds."""
        rows = np.arange(len(self._cut))
        with torch.no_grad():
            said: Floats = weights(self._bags(rows), self._lengths, torch.tensor(signs)).numpy()
        return said

    def alike(self) -> Floats:
        """Give a short vector for each single piece, float32 (pieces, 64).

        Frequent pieces are made small, and the directions that nearly all posts share are taken out
        (Arora, Liang and Ma 2017; Mu and Viswanath 2018): else all posts are alike.
        """
        count = len(self.vocabulary)
        own = self.vectors.weight.detach().numpy()[:count]
        cut = [one[one < count] for one in self._cut]
        often = np.bincount(np.concatenate(cut), minlength=count) + 1
        own = own * (RARE / (RARE + often / often.sum()))[:, None]
        texts = np.stack([own[one].sum(axis=0) for one in cut[::5]])
        texts /= np.maximum(np.linalg.norm(texts, axis=1, keepdims=True), 1e-9)
        main = np.linalg.svd(texts, full_matrices=False)[2]
        short: Floats = (own @ main[SHARED : SHARED + ALIKE].T).astype(np.float32)
        return short

    def _bags(self, rows: Rows) -> tuple[torch.Tensor, torch.Tensor]:
        cut = [self._cut[row] for row in rows]
        begins = np.cumsum([0, *map(len, cut[:-1])])
        return torch.tensor(np.concatenate(cut)), torch.tensor(begins)


class Weights(nn.Module):
    """The table: a weight for each row and category, and for each sign of the word lists."""

    def __init__(self, begin: torch.Tensor, bias: torch.Tensor, signs: int) -> None:
        super().__init__()
        self.rows = nn.EmbeddingBag.from_pretrained(begin.clone(), freeze=False, mode="sum")
        self.signs = nn.Linear(signs, begin.shape[1])
        with torch.no_grad():
            self.signs.weight.zero_()
            self.signs.bias.copy_(bias)

    def forward(
        self, bags: tuple[torch.Tensor, torch.Tensor], lengths: torch.Tensor, signs: torch.Tensor
    ) -> torch.Tensor:
        """Give the log odds."""
        said: torch.Tensor = self.rows(*bags) / lengths + self.signs(signs)
        return said


def _batches(count: int, chance: np.random.Generator) -> list[Rows]:
    return np.array_split(chance.permutation(count), max(1, count // BATCH))
