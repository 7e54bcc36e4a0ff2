"""Numbered sayings: they only grow, and what holds is worked out from all of them."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from said_helpers import Wish, undo, wish

from friendline.said import Saying, Sayings, noted


def test_what_is_said_at_once_is_undone_at_once() -> None:
    """One undo takes out all of its number, and nothing else."""
    wishes = Sayings.of([wish(1), wish(1, "milk"), wish(2), undo(3, 1)])
    assert wishes.in_force == (wish(2),)
    assert wishes.under(1) == (wish(1), wish(1, "milk"))
    assert (wishes.undone_by(1), wishes.undone_by(2)) == (3, None)


def test_an_undo_that_is_undone_undoes_nothing() -> None:
    """What it took back counts again, and who undid what is told by what still counts."""
    wishes = Sayings.of([wish(1), undo(2, 1), undo(3, 2)])
    assert wishes.in_force == (wish(1),)
    assert wishes.undone == {2}
    assert wishes.undone_by(1) is None
    assert wishes.and_then(undo(4, 3)).undone_by(1) == 2


def test_an_undo_that_names_no_number_undoes_nothing_and_does_not_hold() -> None:
    """It stays among what was said; signs that only look like digits are no number."""
    for said in ("", "first", "-1", "²", "1.0"):
        odd = Wish(number=2, at=1, what=said, is_taken_back=True)
        assert odd.undoes is None
        assert Sayings.of([wish(1), odd]).in_force == (wish(1),)


def test_what_is_new_gets_a_number_that_is_free() -> None:
    """A number that others took meanwhile becomes the next one; a later one stays."""
    wishes = Sayings.of([wish(1), wish(4)])
    assert wishes.next_number == 5
    assert wishes.numbered_after([wish(2), wish(2, "milk")]) == [wish(5), wish(5, "milk")]
    assert wishes.numbered_after([wish(9)]) == [wish(9)]
    assert Sayings[Wish]().next_number == 1


@given(st.lists(st.integers(0, 12), max_size=12), st.randoms())
def test_only_what_was_said_before_is_undone_in_whatever_order_it_stands(
    targets: list[int], shuffled: random.Random
) -> None:
    """What holds rests on the numbers alone, not on the order of the lines."""
    said = [wish(1), *(undo(number, target) for number, target in enumerate(targets, 2))]
    undone = Sayings.of(said).undone
    assert undone <= {target for number, target in enumerate(targets, 2) if target < number}
    shuffled.shuffle(said)
    assert Sayings.of(said).undone == undone


@given(st.text(max_size=400))
def test_what_is_noted_stands_on_one_line_and_stays_as_it_is(text: str) -> None:
    """It is at most 300 signs that can be seen, and noting it again changes nothing."""
    once = noted(text)
    assert once.isprintable()
    assert len(once) <= 300
    assert noted(once) == once


def test_a_kind_of_saying_says_itself_what_undoes_it() -> None:
    """A kind that leaves it open cannot be said at all."""

    class Sigh(Saying, frozen=True, kw_only=True):
        """Something that nobody could take back."""

    with pytest.raises(TypeError, match="undo_of"):
        Sigh(number=1, at=1)  # type: ignore[abstract]
