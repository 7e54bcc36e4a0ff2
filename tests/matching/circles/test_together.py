"""Who is seen together again and again."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.matching.circles.together import Company, Together

SEEN = st.lists(
    st.tuples(st.integers(0, 6), st.frozensets(st.sampled_from("abcdefghij"), max_size=5)),
    max_size=40,
)


def companies(*seen: tuple[int, str]) -> list[Company]:
    """Give the groups of what was seen."""
    together = Together()
    for day, members in seen:
        together.see(day, members)
    return list(together.companies())


def test_three_people_on_three_days_are_a_group() -> None:
    """Days count, and pictures of one day once."""
    assert companies((1, "abc"), (2, "abc"), (3, "abc")) == [Company(frozenset("abc"), 3)]
    assert companies((1, "abc"), (1, "abc"), (1, "abc"), (2, "abc")) == []
    assert companies((1, "ab"), (2, "ab"), (3, "ab")) == []


def test_one_who_goes_everywhere_does_not_make_all_groups_one() -> None:
    """Two groups with a common friend stay two."""
    seen = [
        (day, members) for day in range(9) for members in ("abcx", "defg", "dx")[: 3 - day // 3]
    ]
    found = {frozenset(company.members) for company in companies(*seen)}
    assert found == {frozenset("abcx"), frozenset("defg")}


def test_a_crowd_says_nothing() -> None:
    """A wedding with everybody tagged links nobody."""
    everybody = "abcdefghijklmnop"
    assert companies(*((day, everybody) for day in range(5))) == []


@settings(max_examples=100, deadline=None)
@given(SEEN, st.randoms(use_true_random=False))
def test_the_order_of_days_makes_no_difference(
    seen: list[tuple[int, frozenset[str]]], dice: Random
) -> None:
    """The same days give the same groups, and nobody is in two of them."""
    turned = dice.sample(seen, len(seen))
    found = companies(*((day, "".join(sorted(members))) for day, members in seen))
    assert found == companies(*((day, "".join(members)) for day, members in turned))
    everybody = [member for company in found for member in company.members]
    assert len(everybody) == len(set(everybody))
    assert all(company.days > 2 for company in found)


def test_the_work_grows_with_the_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice as many pictures are twice the pairs to count; a crowd in one picture is none."""
    counted: list[object] = []

    def counting(some: Iterable[str], size: int) -> Iterator[tuple[str, ...]]:
        for pair in combinations(some, size):
            counted.append(pair)
            yield pair

    monkeypatch.setattr("friendline.matching.circles.together.combinations", counting)
    dice = Random(3)  # noqa: S311 - made-up names, no secrets
    names = [f"p{number}" for number in range(200)]
    for pictures in (600, 1_200):
        counted.clear()
        together = Together()
        together.see("crowd", names)
        for day in range(pictures):
            at = dice.randrange(len(names) - 8)
            together.see(day // 2, dice.sample(names[at : at + 8], 5))
        assert len(counted) == 10 * pictures
        list(together.companies())
        assert len(counted) <= 10 * pictures + len(names) ** 2 / 2
