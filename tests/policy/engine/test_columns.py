"""Tests of columns as places."""

import polars as pl
import pytest
from policy_random import FACTS

from friendline.model import Fact
from friendline.policy.engine.columns import axis_of, canonical
from friendline.policy.engine.space import space_of
from friendline.policy.language.syntax import Between, Condition, OneOf

READ: list[Condition] = [
    OneOf("boat", ("small",)),
    Between("score", -1, 2),
    OneOf("met", (True,)),
    *(OneOf("distance", (number,)) for number in range(0, 3000, 100)),
]
SPACE = space_of(FACTS, READ)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("boat", ["none", "small", "large", None]),
        ("met", [True, False, None]),
        ("score", [*range(-3, 5), None]),
        ("distance", [0, 1, 99, 100, 101, 2900, 2901, 90_000, None]),
    ],
)
def test_a_place_lies_in_the_region_of_its_value(name: str, values: list[Fact]) -> None:
    """Place, then code, is what the space says of the value itself."""
    axis = axis_of(SPACE, name)
    places = axis.column(pl.Series(name, values)).places(slice(0, len(values)))
    assert [axis.codes[place] for place in places] == [SPACE.code(name, one) for one in values]


def test_without_a_column_nothing_is_known() -> None:
    """Every row has the place of not known."""
    axis = axis_of(SPACE, "score")
    places = axis.column(None).places(slice(4, 7))
    assert [axis.codes[place] for place in places] == [SPACE.code("score", None)] * 3


def test_what_stands_where_nothing_is_known_does_not_count() -> None:
    """The memory behind a null may hold any number, and is never read as one."""
    axis = axis_of(SPACE, "score")
    numbers = pl.Series("score", [4, -3, 2])
    hidden = pl.select(pl.when(numbers < 0).then(numbers)).to_series()
    assert axis.column(hidden).places(slice(0, 3)).tolist() == [0, 1, 0]


def test_a_column_of_nulls_has_no_type_and_is_read() -> None:
    """A spreadsheet column with nothing in it is not known, whatever the fact."""
    for name in ("boat", "score", "met"):
        nothing = canonical(FACTS[name], pl.Series(name, [None, None]))
        assert nothing.null_count() == 2


def test_numbers_are_kept_narrow_where_their_bounds_allow() -> None:
    """Two bytes are half the work of four; the least number less one must fit too."""
    assert canonical(FACTS["score"], pl.Series([1])).dtype == pl.Int16
    assert canonical(FACTS["distance"], pl.Series([1])).dtype == pl.Int64
