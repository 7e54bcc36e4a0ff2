"""Who is seen together again and again."""

import time
from random import Random

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


def test_many_tags_are_counted_fast() -> None:
    """60,000 pictures of five people each take seconds; twice as many about twice as long."""
    dice = Random(3)  # noqa: S311 - made-up names, no secrets
    names = [f"p{number}" for number in range(2_000)]
    took = []
    for pictures in (30_000, 60_000):
        together = Together()
        began = time.process_time()
        for day in range(pictures):
            at = dice.randrange(len(names) - 8)
            together.see(day // 20, dice.sample(names[at : at + 8], 5))
        list(together.companies())
        took.append(time.process_time() - began)
    assert took[1] < max(4 * took[0], 1)
    assert took[1] < 6
