"""The model of meaning."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from friendline.model import Category
from friendline.screening.meaning.model import Model, model
from friendline.screening.meaning.pieces import Pieces
from friendline.screening.meaning.table import Floats, Numbers, table
from friendline.screening.onnx import is_installed

PIECES = Pieces({"one": 3, "two": 4, "three": 5})


class Summing:
    """Stands in for the running model: says how many pieces there are, and what they add up to."""

    def __init__(self) -> None:
        self.shapes: list[tuple[int, ...]] = []

    def run(self, names: Sequence[str], given: Mapping[str, Numbers]) -> list[Floats]:
        """Read pieces."""
        self.shapes.append(given["pieces"].shape)
        said = np.stack([given["there"].sum(axis=1), given["pieces"].sum(axis=1)], axis=1)
        return [said.astype(np.float32)]


def test_texts_come_back_in_their_order() -> None:
    """They are read by length and told in the order in which they were given."""
    said = Model(Summing(), PIECES).scores(["one two three", "", "two", "one one"])
    assert said.tolist() == [[5, 15], [2, 3], [3, 7], [4, 9]]


def test_few_texts_are_read_at_once() -> None:
    """However many there are, memory is bounded."""
    session = Summing()
    Model(session, PIECES).scores(["one"] * 100)
    assert max(rows for rows, _ in session.shapes) <= 32


@pytest.mark.skipif(not is_installed(), reason="the extra 'deep' is not installed")
def test_the_model_tells_a_vote_from_a_puppy() -> None:
    """The model of the package reads: of two posts each is more about its own subject."""
    categories = table().categories
    vote, puppy = model(table().pieces).scores(
        ["Get this government out, vote on Thursday", "Our puppy slept on my feet all night"]
    )
    politics, pets = categories.index(Category.POLITICS), categories.index(Category.PETS)
    assert vote[politics] > puppy[politics]
    assert puppy[pets] > vote[pets]
