"""What a post means."""

import polars as pl
import pytest

from friendline.model import Category, Severity
from friendline.screening.detector import Batch
from friendline.screening.meaning.detector import Meaning


def seen(*texts: str) -> list[set[Category]]:
    """What is seen in each of these posts."""
    ids = [f"item-{row}" for row in range(len(texts))]
    batch = Batch(pl.DataFrame({"id": ids, "text": list(texts)}))
    found = list(Meaning().screen(batch))
    return [{one.category for one in found if one.item == item} for item in ids]


def test_few_words_mean_nothing() -> None:
    """Of three words nobody can say what they are about, and of none neither."""
    assert seen("", "Vote!", "Our new puppy") == [set(), set(), set()]


def test_every_finding_says_how_sure_it_is_and_shows_words() -> None:
    """Confidence is a share; evidence stands in the text; the reason is a sentence."""
    text = "We fostered two kittens this weekend and one of them slept on my keyboard all day"
    (one,) = [
        found
        for found in Meaning().screen(Batch(pl.DataFrame({"id": ["a"], "text": [text]})))
        if found.category is Category.PETS
    ]
    assert one.confidence is not None
    assert 0.5 < one.confidence <= 1
    assert all(word in text for word in one.evidence.split("; "))
    assert one.severity is Severity.LOW
    assert one.reason.endswith(".")


@pytest.mark.parametrize(
    "text", ["\0" * 50, "😀 " * 3_000, "ש" * 5_000, "a " * 50_000, "<b>" * 900]
)
def test_hostile_texts_are_read_within_bounds(text: str) -> None:
    """Control characters, emoji, another script, and no end of words raise nothing."""
    assert len(seen(text)) == 1


def test_the_same_text_gives_the_same_findings() -> None:
    """A text that stands twice is read once and found twice."""
    text = "Cried when our old dog fell asleep on my feet again after the vet this morning"
    first, second = seen(text, text)
    assert first == second
