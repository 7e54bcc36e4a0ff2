"""The sentence model: all-MiniLM-L6-v2, as it is and tuned to the categories."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
import torch
from meaning_examples import HATE, Examples, Public
from meaning_vocabulary import kept_pieces
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, normalize
from transformers import AutoModel

from friendline.screening.meaning.pieces import Pieces, framed

__all__ = ["WIDTH", "Floats", "Teacher"]

Floats: TypeAlias = npt.NDArray[np.float32]

WIDTH: Final = 384
EPOCHS: Final = 3
BATCH: Final = 32
NOT_SAID: Final = 0.1
"""Weight of a category that nobody has said anything of: most probably it is not there."""

OTHERS_SAID: Final = 0.5
"""Weight of what the people of a public set said."""


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

    def tune(self, examples: Examples, public: Public) -> None:
        """Tune model and head on the example posts that are not held back."""
        texts, wanted, weight = _lessons(examples, public)
        for weights in self.model.embeddings.parameters():
            weights.requires_grad_(
                False
            )  # pieces that no example has should go on meaning the same
        steps = EPOCHS * (len(texts) // BATCH)
        optimiser = torch.optim.AdamW(
            [
                {"params": self.model.encoder.parameters(), "lr": 6e-5},
                {"params": self.head.parameters(), "lr": 2e-3},
            ],
            weight_decay=0.01,
            fused=True,
        )
        schedule = torch.optim.lr_scheduler.LambdaLR(
            optimiser, lambda step: min(1.0, (step + 1) / 100) * max(0.0, 1 - step / steps)
        )
        chance, lengths = np.random.default_rng(0), np.array(list(map(len, texts)))
        for epoch in range(EPOCHS):
            self.train()
            for batch in _batches(lengths, chance):
                said = self(*self.pieces_of([texts[row] for row in batch]))
                loss = binary_cross_entropy_with_logits(
                    said, torch.tensor(wanted[batch]), weight=torch.tensor(weight[batch])
                )
                optimiser.zero_grad()
                loss.backward()
                optimiser.step()
                schedule.step()
            print(f"tuned, round {epoch + 1} of {EPOCHS}", flush=True)


def _lessons(examples: Examples, public: Public) -> tuple[list[str], Floats, Floats]:
    """Give the texts to learn from, what is wanted of each category, and how much it counts."""
    own = np.flatnonzero(~examples.held_back)
    others = np.flatnonzero(public.hate >= 0)
    texts = [examples.texts[row] for row in own] + [public.texts[row] for row in others]
    wanted = np.zeros((len(texts), len(examples.categories)), np.float32)
    weight = np.full(wanted.shape, NOT_SAID, np.float32)
    wanted[: len(own)] = examples.labels[own] > 0
    weight[: len(own)][examples.labels[own] >= 0] = 1
    weight[len(own) :] = 0
    hate = examples.categories.index(HATE)
    wanted[len(own) :, hate] = public.hate[others]
    weight[len(own) :, hate] = OTHERS_SAID
    return texts, wanted, weight


def _batches(
    lengths: npt.NDArray[np.int64], chance: np.random.Generator
) -> list[npt.NDArray[np.int64]]:
    """Give batches of texts of about one length, in any order."""
    noisy = lengths * chance.uniform(0.8, 1.25, len(lengths))
    batches = np.array_split(np.argsort(noisy), len(lengths) // BATCH)
    return [batches[place] for place in chance.permutation(len(batches))]
