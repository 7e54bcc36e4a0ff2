"""The words as types."""

from hypothesis import given
from hypothesis import strategies as st

from friendline.model import (
    AudienceSource,
    Category,
    FindingKind,
    moment,
    stable_id,
)


@given(st.lists(st.none() | st.text(max_size=8) | st.integers(), max_size=4))
def test_the_same_parts_give_the_same_id(parts: list[object]) -> None:
    """An id depends on its parts and on nothing else."""
    assert stable_id("item", *parts) == stable_id("item", *parts)


def test_ids_are_the_same_on_every_machine() -> None:
    """An id made once stays what it is: stores and files name things by it."""
    assert stable_id("item", "facebook", 12, None, "words") == "item-7a54f8d0166c0082"


def test_parts_are_not_run_together() -> None:
    """Where one part ends and the next begins makes a difference."""
    assert stable_id("item", "ab", "c") != stable_id("item", "a", "bc")


def test_a_broken_character_has_an_id_too() -> None:
    """Half a character, as broken exports hold it, is no reason to fail."""
    assert stable_id("item", "\ud83d").startswith("item-")


def test_only_known_audiences_are_definite() -> None:
    """Assumed and unknown audiences never make a definite sight (design, rule 1)."""
    doubtful = {source for source in AudienceSource if not source.is_definite}
    assert doubtful == {AudienceSource.ASSUMED, AudienceSource.UNKNOWN}


def test_ten_categories_are_risks_and_six_are_perks() -> None:
    """Every category is one or the other."""
    kinds = [category.kind for category in Category]
    assert (kinds.count(FindingKind.RISK), kinds.count(FindingKind.PERK)) == (10, 6)


def test_a_moment_is_in_utc() -> None:
    """Seconds are UTC seconds."""
    assert moment(0).isoformat() == "1970-01-01T00:00:00+00:00"
