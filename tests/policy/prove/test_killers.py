"""Tests of the smallest set of earlier rules that kills one."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from friendline.policy.prove.killers import smallest_hitting

SETS = st.lists(st.frozensets(st.integers(0, 6), min_size=1, max_size=4), max_size=6)


@given(SETS)
def test_the_first_of_the_smallest_is_chosen(sets: list[frozenset[int]]) -> None:
    """The numbers chosen hit every set, are as few as can be, and come first among equals."""
    everything = sorted(set().union(*sets))
    tried = (
        some
        for size in range(len(everything) + 1)
        for some in combinations(everything, size)
        if all(set(some) & one for one in sets)
    )
    assert smallest_hitting(sets) == next(tried)


def test_nothing_need_be_chosen_for_no_sets() -> None:
    """Without a set to hit the smallest choice is empty."""
    assert smallest_hitting([]) == ()
