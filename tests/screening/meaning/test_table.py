"""The table of meaning."""

import numpy as np
import pytest
from meaning_helpers import made_table

from friendline.model import Category
from friendline.screening.meaning.signs import SIGNS
from friendline.screening.meaning.table import ROOM, Floats, table


def scores(*texts: str) -> Floats:
    """What the table says of texts in which no list has a word."""
    return made_table().scores(texts, np.zeros((len(texts), SIGNS), np.float32))


def test_words_speak_for_their_category() -> None:
    """A dog is a pet, a church is faith, nothing is neither."""
    found = scores("the dog", "the church", "", "unknown")
    assert found[0].tolist() == pytest.approx([9 / np.sqrt(2 + ROOM) - 2, -2])
    assert found[1].tolist() == pytest.approx([-2, 9 / np.sqrt(2 + ROOM) - 2])
    assert found[2:].tolist() == [[-2.0, -2.0]] * 2


def test_a_word_says_less_the_more_stand_beside_it() -> None:
    """One dog in a long text is a smaller sign than in a short one."""
    assert scores("dog " + "the " * 40)[0, 0] < scores("dog the")[0, 0] < scores("dog")[0, 0]


def test_what_the_lists_see_is_added() -> None:
    """A sign of the word lists counts beside the pieces."""
    signs = np.zeros((1, SIGNS), np.float32)
    signs[0, list(Category).index(Category.PETS)] = 1
    assert made_table().scores(["the"], signs)[0].tolist() == [1, -2]


def test_a_usual_pair_counts_beside_its_words() -> None:
    """A hot dog is no pet; a dog that is hot is one."""
    hot_dog, dog_hot = scores("hot dog", "dog hot")[:, 0]
    assert hot_dog < 0 < dog_hot


def test_shares_of_words_add_up_to_the_score() -> None:
    """What each word adds, with the begin, is what the text scores."""
    text = "The hot dog, the church!"
    shares = made_table().word_shares(text, Category.PETS)
    assert sum(one.share for one in shares) - 2.0 == pytest.approx(float(scores(text)[0, 0]))
    assert [text[one.begin : one.end] for one in shares] == ["The", "hot", "dog", "the", "church"]


def test_texts_score_alike_alone_and_among_others() -> None:
    """The order and the number of texts make no difference."""
    texts = ["We adopted a kitten", "Vote on Thursday", "", "Sunday service at nine"] * 900
    signs = np.zeros((len(texts), SIGNS), np.float32)
    together = table().scores(texts, signs)
    alone = np.concatenate([table().scores([text], signs[:1]) for text in texts[:4]])
    assert np.allclose(together[-4:], alone, atol=1e-3)
    assert table().scores([], signs[:0]).shape == (0, len(table().categories))


def test_vectors_of_one_sense_point_the_same_way() -> None:
    """Two posts about a dog are nearer to each other than to one about a vote; none is longer."""
    dog, puppy, vote, empty = table().vectors(
        ["My dog chewed a shoe", "Our puppy ate my slipper", "Voting at the polls today", ""]
    )
    assert dog @ puppy > dog @ vote
    assert np.linalg.norm(dog) == pytest.approx(1, abs=1e-5)
    assert not empty.any()
