"""Tests of the grouping of values that no test tells apart."""

from hypothesis import given
from hypothesis import strategies as st

from friendline.model import Fact
from friendline.policy.language.cells import parse_cell
from friendline.policy.language.expressions import parse_expression
from friendline.policy.language.facts import BUILT_IN, FactKind, declared
from friendline.policy.language.regions import Region, as_fact, can_be_true, regions
from friendline.policy.language.syntax import And, Atom, Between, Condition, Not, OneOf, Or, truth

MONTHS = BUILT_IN["months_known"]
SMALL = declared("n", FactKind.NUMBER, bounds=(-3, 8))
EDGE = st.none() | st.integers(-3, 8)
NUMBER_TESTS = st.lists(
    st.builds(Between, st.just("n"), EDGE, EDGE)
    | st.builds(OneOf, st.just("n"), st.lists(st.integers(-3, 8), max_size=3).map(tuple)),
    max_size=4,
)


@given(NUMBER_TESTS, st.none() | st.integers(-3, 8))
def test_every_number_is_in_exactly_one_region_and_agrees_with_it(
    tests: list[Atom], number: int | None
) -> None:
    """Regions are a partition, and one sample speaks for its whole region."""
    homes = [region for region in regions(SMALL, tests) if holds(region, number)]
    assert len(homes) == 1
    assert homes[0].truths == tuple(truth(test, {"n": number}) for test in tests)


def holds(region: Region, number: Fact) -> bool:
    """Tell whether a number is one of a region's values."""
    for first, last in region.spans:
        if first is None or last is None or number is None:
            if first is number:
                return True
        elif int(first) <= int(number) <= int(last):
            return True
    return False


RELATIONSHIP = BUILT_IN["relationship"]
CELLS = [
    parse_cell(cell, RELATIONSHIP)
    for cell in ("client, patient", "not friend", "unknown", "family", "known", "not known")
]


@given(st.lists(st.sampled_from(CELLS), max_size=3))
def test_a_condition_can_be_true_where_some_case_makes_it_so(cells: list[Condition]) -> None:
    """Trying every value one by one comes to the same as trying one of each region."""
    condition = And(tuple(cells))
    values: list[Fact] = [*RELATIONSHIP.values, None]
    by_trying = any(truth(condition, {"relationship": value}) for value in values)
    assert can_be_true(condition, BUILT_IN) is by_trying


def test_contradictions_over_several_facts_are_found() -> None:
    """Parts that exclude each other are found also where no single fact shows it."""
    met, kin = OneOf("met", (True,)), OneOf("kin", (True,))
    both_ways = And((Or((met, kin)), Not(met), Not(kin)))
    assert not can_be_true(both_ways, BUILT_IN)
    assert can_be_true(Or((met, kin)), BUILT_IN)


def test_beyond_the_budget_the_benefit_of_the_doubt_is_given() -> None:
    """A condition over more cases than can be tried is not refused."""
    many = {f"n{number}": declared(f"n{number}", FactKind.NUMBER) for number in range(12)}
    pairs = [f"(n{number} == 1 || n{number + 1} == 1)" for number in range(11)]
    text = " && ".join([*pairs, f"!{pairs[0]}"])
    condition = parse_expression(text, many)
    assert truth(condition, dict.fromkeys(many, 1)) is False
    assert can_be_true(condition, many)


def test_regions_print_as_short_words() -> None:
    """A region is printed as its value, a list, a range, or what it is not."""
    test = parse_cell("12 to 23", MONTHS)
    assert isinstance(test, Between)
    printed = [as_fact(MONTHS, region) for region in regions(MONTHS, [test])]
    assert printed == ["0 to 11 or 24 or more", "12 to 23", None]
    client = OneOf("relationship", ("client", "patient"))
    spec = BUILT_IN["relationship"]
    printed = [as_fact(spec, region) for region in regions(spec, [client])]
    assert printed == ["client or patient", "not client or patient", None]
    assert as_fact(spec, regions(spec, [])[0]) == "known"
    three = regions(MONTHS, [OneOf("months_known", (3,))])
    assert [as_fact(MONTHS, region) for region in three] == ["0 to 2 or 4 or more", 3, None]
    assert [as_fact(BUILT_IN["met"], region) for region in regions(BUILT_IN["met"], [])][:1] == [
        "yes or no"
    ]
