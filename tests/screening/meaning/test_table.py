"""The table of meaning."""

from io import BytesIO

import numpy as np
import pytest

from friendline.model import Category
from friendline.screening.meaning.table import Table, table


def made() -> Table:
    """A table of four words in two dimensions: the first is about pets, the second about faith."""
    words = ["dog", "church", "the", "hot"]
    vectors = np.array([[127, 0], [0, 127], [1, 1], [20, 0], [-127, 60]], np.int8)
    file = BytesIO()
    np.savez(
        file,
        vocabulary=np.frombuffer("\n".join(words).encode(), np.uint8),
        pairs=np.array([3 * 4 + 0], np.int64),  # "hot dog"
        vectors=vectors,
        scales=np.ones(5, np.float32),
        categories=np.frombuffer(b"pets\nreligion", np.uint8),
        directions=np.array([[4.0, 0.0], [0.0, 4.0]], np.float32),
        begin=np.array([-2.0, -2.0], np.float32),
        thresholds=np.array([1.0, 1.0], np.float32),
    )
    return Table(file.getvalue())


def test_a_text_scores_in_the_direction_of_its_words() -> None:
    """A dog is a pet, a church is faith, nothing is neither."""
    scores = made().scores(["the dog", "the church", "", "unknown"])
    assert scores[0, 0] == pytest.approx(2.0, abs=0.1)
    assert scores[1, 1] == pytest.approx(2.0, abs=0.1)
    assert scores[2:].tolist() == [[-2.0, -2.0]] * 2


def test_a_usual_pair_counts_beside_its_words() -> None:
    """A hot dog is no pet."""
    assert made().scores(["hot dog"])[0, 0] < made().scores(["dog"])[0, 0]
    assert made().scores(["dog hot"])[0, 0] > made().scores(["hot dog"])[0, 0]


def test_shares_of_words_add_up_to_the_score() -> None:
    """What each word adds, with the begin, is what the text scores."""
    text = "The hot dog, the church!"
    shares = made().word_shares(text, Category.PETS)
    assert sum(one.share for one in shares) - 2.0 == pytest.approx(
        float(made().scores([text])[0, 0]), abs=1e-4
    )
    assert [text[one.begin : one.end] for one in shares] == ["The", "hot", "dog", "the", "church"]


def test_texts_score_alike_alone_and_among_others() -> None:
    """The order and the number of texts make no difference."""
    texts = ["We adopted a kitten", "Vote on Thursday", "Sunday service at nine"] * 900
    together = table().scores(texts)
    alone = np.concatenate([table().scores([text]) for text in texts[:3]])
    assert np.allclose(together[-3:], alone, atol=1e-4)
