"""The words of the lists, weighed with the sense of what is said."""

import numpy as np
import polars as pl
import pytest
from meaning_helpers import Saying, made_table, made_table_bytes

from friendline.model import Category, Finding, Severity
from friendline.screening.choosing import Given, ScreeningSettingsError
from friendline.screening.detector import Batch
from friendline.screening.entries import Entry, WordList
from friendline.screening.meaning import detector
from friendline.screening.meaning.detector import Meaning, make
from friendline.screening.meaning.table import Table
from friendline.screening.words import Words

LISTS = [
    WordList(
        category=Category.PETS,
        severity=Severity.MEDIUM,
        reason='Names a pet ("{words}").',
        entry=(Entry(words=("puppy",)),),
    ),
    WordList(
        category=Category.PROFANITY,
        severity=Severity.HIGH,
        reason='Swears ("{words}").',
        entry=(Entry(words=("shit",)),),
    ),
]
"""A puppy is a strong sign in the table that was made up; swearing is not in it."""


def found(*texts: str | None, deep: Saying | None = None, **columns: list[str]) -> list[Finding]:
    """What is found in posts with these texts."""
    ids = [f"item-{row}" for row in range(len(texts))]
    items = pl.DataFrame(
        {"id": ids, "text": list(texts), **columns}, schema_overrides={"text": pl.String}
    )
    meaning = Meaning(Words(LISTS), made_table(), deep)
    return list(meaning.screen(Batch(items)))


def test_a_word_of_a_list_counts_where_the_sense_does_not_speak_against_it() -> None:
    """The same word is a finding in one sentence and none in another."""
    (one,) = found("We saw the puppy and the puppy saw us", "The toy puppy is at the door")
    assert (one.item, one.category, one.evidence) == ("item-0", Category.PETS, "puppy")
    assert (one.severity, one.reason) == (Severity.MEDIUM, 'Names a pet ("puppy").')


def test_where_a_word_of_a_list_counts_the_table_need_be_less_sure() -> None:
    """A toy speaks less against a puppy in a long text; without the puppy nothing is there."""
    long = " the" * 40
    (one,) = found("The toy puppy" + long, "The hot dog" + long, "The toy" + long)
    assert (one.item, one.evidence) == ("item-0", "puppy")
    score = 3 - 2 - 12 / np.sqrt(42 + 8)
    assert score < 0
    assert one.confidence == pytest.approx(1 / (1 + np.exp(-1 - score)), abs=0.001)


def test_sense_speaks_without_a_word_of_a_list() -> None:
    """What no list has is found by what its words say together, and shown by them."""
    (one,) = found("The dog and the other dog were at it")
    assert (one.category, one.severity) == (Category.PETS, Severity.LOW)
    assert one.evidence == "dog"
    assert one.reason == "It reads as being about a pet."


def test_confidence_is_what_the_score_was_found_to_mean() -> None:
    """It is the share that was fitted, not a guess."""
    (one,) = found("The dog and the other dog were at it")
    assert one.confidence == pytest.approx(1 / (1 + np.exp(2 - 18 / np.sqrt(4 + 8))), abs=0.001)


def test_a_category_that_the_table_does_not_know_is_left_to_the_lists() -> None:
    """Swearing is swearing."""
    (one,) = found("Oh shit, the table is broken")
    assert (one.category, one.confidence, one.detector) == (Category.PROFANITY, None, "meaning")


def test_in_other_languages_the_lists_speak_alone() -> None:
    """The table reads English."""
    assert not found("Der dog und der dog und ich waren nicht mit dem dog auf dem Weg")
    (one,) = found("Das ist der puppy von meinem Bruder und ich bin sehr froh")
    assert (one.category, one.confidence) == (Category.PETS, None)


def test_names_of_groups_and_places_have_no_sense() -> None:
    """A group called after dogs is no post about one; a word of a list in its name is told."""
    assert not found("", group=["Dog dog dog dog"])
    (one,) = found("", group=["Puppy lovers"])
    assert (one.category, one.confidence) == (Category.PETS, None)


@pytest.mark.parametrize("kind", ["group", "profile_field", "event_reply", "reaction"])
def test_what_nobody_wrote_has_no_sense(kind: str) -> None:
    """The name of an event is not a post."""
    assert not found("The dog and the other dog were at it", kind=[kind])


def test_one_passage_of_a_long_post_is_enough() -> None:
    """What a sentence shows does not drown in the rest."""
    long = "We were at the market and it was so cold that we left. " * 12
    assert [one.category for one in found(f"{long} The dog and the dog. {long}")] == [Category.PETS]


def test_the_model_decides_what_it_reads() -> None:
    """What it says counts more than the sum of the words."""
    says = {"The dog was here": [-5.0, -5.0], "The table was here": [5.0, -5.0]}
    (one,) = found(*says, deep=Saying(says))
    assert (one.item, one.category) == ("item-1", Category.PETS)


def test_the_model_reads_what_looks_most_like_something() -> None:
    """Where it cannot read all, the table chooses, and decides the rest."""
    deep = Saying({"The dog was here": [5.0, -5.0]})
    meaning = Meaning(Words(LISTS), made_table(), deep, most=1)
    texts = ["The table was here", "The dog was here", "The church was here"]
    batch = Batch(pl.DataFrame({"id": ["a", "b", "c"], "text": texts}))
    assert {one.item for one in meaning.screen(batch)} == {"b", "c"}
    assert deep.asked == ["The dog was here"]


def test_a_word_of_a_list_makes_the_model_surer() -> None:
    """What it would not say of a post by itself, it says where a word counts beside it."""
    says = {"The puppy was here": [-1.0, -5.0], "The other was here": [-1.0, -5.0]}
    (one,) = found(*says, deep=Saying(says))
    assert (one.item, one.evidence) == ("item-0", "puppy")


def test_what_the_model_does_not_see_is_not_found() -> None:
    """Words and table together do not outvote it."""
    assert not found("The puppy was a dog", deep=Saying({"The puppy was a dog": [-9, -9]}))


def test_an_empty_batch_and_empty_texts_give_nothing() -> None:
    """There is nothing to read."""
    assert not found()
    assert not found("", None, "\N{BEER MUG}")


@pytest.mark.parametrize(
    "text",
    ["\0" * 50, "\U0001f600 " * 3_000, "ש" * 5_000, "a " * 50_000, "<b>" * 900, "x" * 30_000],
)
def test_hostile_texts_are_read_within_bounds(text: str) -> None:
    """Control characters, pictures, another script, and no end of words are no finding."""
    assert found(text) == []


def test_the_detector_of_the_package_finds_and_shows() -> None:
    """Confidence is a share, evidence stands in the text, the reason is a sentence."""
    text = "We fostered two kittens this weekend and one of them slept on my keyboard all day"
    batch = Batch(pl.DataFrame({"id": ["a"], "text": [text]}))
    (one,) = [found for found in make(Given()).screen(batch) if found.category is Category.PETS]
    assert one.confidence is not None
    assert 0.5 < one.confidence <= 1
    assert all(word in text for word in one.evidence.split("; "))
    assert one.reason.endswith(".")


def test_the_model_can_be_left_out() -> None:
    """``deep = false`` leaves the table alone, and the version says so."""
    assert "deep" not in make(Given(settings={"deep": False})).version


def test_a_model_that_cannot_run_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for without what runs it, the owner is told what to install; not asked for, no fuss."""
    monkeypatch.setattr(detector, "is_installed", lambda: False)
    assert "deep" not in make(Given()).version
    with pytest.raises(ScreeningSettingsError, match=r"friendline\[deep\]"):
        make(Given(settings={"deep": True}))


def test_another_table_or_model_is_another_version() -> None:
    """What was kept of the old one is read again."""
    deep, other = Saying({}), Saying({})
    other.digest = "other"
    tables = made_table(), Table(made_table_bytes(begin=-3.0))
    versions = {
        Meaning(Words(LISTS), table, reader).version
        for table in tables
        for reader in (None, deep, other)
    }
    assert len(versions) == 6
