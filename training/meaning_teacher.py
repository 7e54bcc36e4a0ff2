"""The sentence model: all-MiniLM-L6-v2, as it is and tuned to the categories."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt
import torch
from meaning_examples import HATE, Examples, Public
from meaning_vocabulary import kept_pieces
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, normalize
from transformers import AutoModel

from friendline.model import Category
from friendline.screening.meaning.pieces import Pieces, framed

__all__ = ["WIDTH", "Floats", "Teacher", "first_lessons", "has_word", "second_lessons"]

Floats: TypeAlias = npt.NDArray[np.float32]

WIDTH: Final = 384
HEAD_FASTER: Final = 33
EPOCHS: Final = 3, 2
"""How often each text is shown in the first and in the second round."""

RATES: Final = 6e-5, 4e-5
"""How quickly the model learns in each; its head learns faster."""

BATCH: Final = 32
NOT_SAID: Final = 0.1
"""Weight of a category that nobody has said anything of: most probably it is not there."""

OTHERS_SAID: Final = 0.5
"""Weight of what the people of a public set said."""

BY_EYE: Final = 2.0
"""Weight of what was judged by eye of a public post: such posts are few, and real."""

CALM_SAID: Final = 0.2
"""Weight of a category in a calm public post in which the lists have no word of it."""

CALM_READ: Final = 4
"""One in so many calm public posts is read in the second round."""


class Teacher(nn.Module):
    """The model with a head for the categories."""

    def __init__(self, model: Path, categories: int) -> None:
        super().__init__()
        words, rows = kept_pieces(model)
        self._pieces = Pieces({word: number for number, word in enumerate(words)})
        self.model = AutoModel.from_pretrained(model, add_pooling_layer=False)
        embeddings = self.model.embeddings
        embeddings.word_embeddings = nn.Embedding.from_pretrained(
            embeddings.word_embeddings.weight[rows].detach(), padding_idx=0
        )
        self.head = nn.Linear(WIDTH, categories)

    def forward(self, pieces: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        """Give the log odds of the categories, of pieces and where they are."""
        said: torch.Tensor = self.head(self.mean(pieces, there) * 3)
        return said

    def mean(self, pieces: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        """Give the mean of the vectors of the pieces."""
        hidden = self.model(input_ids=pieces, attention_mask=there).last_hidden_state
        mask = there.unsqueeze(-1).float()
        mean: torch.Tensor = (hidden * mask).sum(1) / mask.sum(1)
        return mean

    def pieces_of(self, texts: Sequence[str]) -> tuple[torch.Tensor, torch.Tensor]:
        """Cut texts; give the numbers of the pieces, and where they are."""
        cut = [framed(self._pieces.of(text)) for text in texts]
        longest = max(map(len, cut))
        pieces = torch.tensor([one + [0] * (longest - len(one)) for one in cut])
        return pieces, (pieces > 0).long()

    def all_of(self, texts: Sequence[str], *, judged: bool) -> Floats:
        """Give the sentence vectors, or what the head says, of many texts."""
        order = sorted(range(len(texts)), key=lambda row: len(texts[row]))
        width = self.head.out_features if judged else WIDTH
        found = np.zeros((len(texts), width), np.float32)
        self.eval()
        with torch.inference_mode():
            for at in range(0, len(order), 64):
                rows = order[at : at + 64]
                cut = self.pieces_of([texts[row] for row in rows])
                found[rows] = self(*cut) if judged else normalize(self.mean(*cut), dim=1)
        return found

    def tune(self, lessons: "Lessons", round_: int) -> None:
        """Tune model and head.

        Args:
            lessons: Texts, and what is wanted of them.
            round_: 0 for the first round, 1 for the second.
        """
        epochs, rate = EPOCHS[round_], RATES[round_]
        for weights in self.model.embeddings.parameters():
            weights.requires_grad_(
                False
            )  # pieces that no example has should go on meaning the same
        steps = epochs * (len(lessons.texts) // BATCH)
        optimiser = torch.optim.AdamW(
            [
                {"params": self.model.encoder.parameters(), "lr": rate},
                {"params": self.head.parameters(), "lr": rate * HEAD_FASTER},
            ],
            weight_decay=0.01,
            fused=True,
        )
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimiser, lambda step: min(1.0, (step + 1) / 100) * max(0.0, 1 - step / steps)
        )
        chance, lengths = np.random.default_rng(round_), np.array(list(map(len, lessons.texts)))
        for epoch in range(epochs):
            self.train()
            for batch in _batches(lengths, chance):
                said = self(*self.pieces_of([lessons.texts[row] for row in batch]))
                loss = binary_cross_entropy_with_logits(
                    said,
                    torch.tensor(lessons.wanted[batch]),
                    weight=torch.tensor(lessons.weight[batch]),
                )
                optimiser.zero_grad()
                loss.backward()
                optimiser.step()
                schedule.step()
            print(f"tuned, round {epoch + 1} of {epochs}", flush=True)


@dataclass(frozen=True)
class Lessons:
    """What the model is shown.

    Attributes:
        texts: The texts.
        wanted: What is to be said of each category, float32 (texts, categories).
        weight: How much that counts, float32 of the same shape.
    """

    texts: list[str]
    wanted: Floats
    weight: Floats


def first_lessons(examples: Examples, public: Public) -> Lessons:
    """Give the example posts of our own hand, and what others said of public posts."""
    own = _of_examples(examples, ~examples.hard)
    hate = public.hate[:, None] * (np.array(examples.categories) == HATE)
    return _joined(own, _some(public, hate > 0, OTHERS_SAID * _said_of_hate(examples, public)))


def second_lessons(examples: Examples, public: Public, signs: Floats) -> Lessons:
    """Give the same, with hard posts, what was judged by eye of public ones, and calm ones.

    Args:
        examples: The example posts.
        public: The public posts.
        signs: What the word lists see in these.
    """
    first = first_lessons(examples, public)
    hard = _of_examples(examples, examples.hard)
    quiet = np.stack([~has_word(signs, category) for category in examples.categories], axis=1)
    known = (public.labels >= 0) & ~public.held_back[:, None]
    seen = np.asarray(known.any(axis=1))
    calm = public.calm & (np.arange(len(seen)) % CALM_READ == 0) & (public.labels < 0).all(axis=1)
    weight = np.where(quiet & calm[:, None], CALM_SAID, 0)
    weight = np.where(quiet & seen[:, None], NOT_SAID, weight)
    weight = np.where(known, BY_EYE, weight)
    return _joined(_joined(first, hard), _some(public, public.labels > 0, weight))


def has_word(signs: Floats, category: str) -> npt.NDArray[np.bool_]:
    """Whether the lists have a word of a category in each text, even a weak one."""
    place, count = list(Category).index(Category(category)), len(Category)
    found: npt.NDArray[np.bool_] = signs[:, place] + signs[:, count + place] > 0
    return found


def _of_examples(examples: Examples, some: npt.NDArray[np.bool_]) -> Lessons:
    """Give those of some example posts that are not held back."""
    rows = np.flatnonzero(some & ~examples.held_back)
    labels = examples.labels[rows]
    weight = np.where(labels >= 0, 1, NOT_SAID).astype(np.float32)
    texts = [examples.texts[row] for row in rows]
    return Lessons(texts, (labels > 0).astype(np.float32), weight)


def _said_of_hate(examples: Examples, public: Public) -> npt.NDArray[np.bool_]:
    of_hate: npt.NDArray[np.bool_] = np.array(examples.categories) == HATE
    said: npt.NDArray[np.bool_] = (public.hate >= 0)[:, None] & of_hate
    return said


def _some(public: Public, wanted: npt.NDArray[np.bool_], weight: npt.NDArray[Any]) -> Lessons:
    """Give the public posts of which something is wanted."""
    rows = np.flatnonzero(weight.any(axis=1))
    texts = [public.texts[row] for row in rows]
    return Lessons(texts, wanted[rows].astype(np.float32), weight[rows].astype(np.float32))


def _joined(one: Lessons, other: Lessons) -> Lessons:
    return Lessons(
        [*one.texts, *other.texts],
        np.concatenate([one.wanted, other.wanted]),
        np.concatenate([one.weight, other.weight]),
    )


def _batches(
    lengths: npt.NDArray[np.int64], chance: np.random.Generator
) -> list[npt.NDArray[np.int64]]:
    """Give batches of texts of about one length, in any order."""
    noisy = lengths * chance.uniform(0.8, 1.25, len(lengths))
    batches = np.array_split(np.argsort(noisy), len(lengths) // BATCH)
    return [batches[place] for place in chance.permutation(len(batches))]
