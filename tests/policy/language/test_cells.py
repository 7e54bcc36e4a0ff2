"""Tests of the grammar of a cell."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from friendline.model import Fact
from friendline.policy.language.cells import LONGEST_CELL, parse_cell
from friendline.policy.language.facts import BUILT_IN, FactKind, declared
from friendline.policy.language.syntax import ALWAYS, Condition, OneOf, truth
from friendline.policy.problems import ConditionError

MONTHS = BUILT_IN["months_known"]


def says(name: str, cell: str, fact: Fact) -> bool | None:
    """Read a cell and apply it to a value."""
    return truth(parse_cell(cell, BUILT_IN[name]), {name: fact})


def read_or_refused(text: str, name: str) -> Condition | str:
    """Read a cell; give the sentence where it is refused."""
    try:
        return parse_cell(text, BUILT_IN[name])
    except ConditionError as refused:
        return str(refused)


@pytest.mark.parametrize("blank", ["", "  ", "any", "Any"])
def test_blank_and_any_hold_for_everything(blank: str) -> None:
    """A blank cell does not ask for the fact at all."""
    assert parse_cell(blank, BUILT_IN["met"]) == ALWAYS


@pytest.mark.parametrize(
    ("name", "cell", "yes", "no"),
    [
        ("met", "yes", [True], [False]),
        ("met", "no", [False], [True]),
        ("met", "FALSE", [False], [True]),
        ("met", "known", [True, False], [None]),
        ("met", "not unknown", [True, False], [None]),
        ("met", "unknown or no", [None, False], [True]),
        ("relationship", "client, patient", ["client", "patient"], ["friend"]),
        ("relationship", "Client or Patient", ["client", "patient"], ["friend"]),
        ("relationship", "not client, patient", ["friend", "family"], ["client", "patient"]),
        ("relationship", "Parent-of student", ["parent_of_student"], ["student"]),
        ("relationship", "unknown or not friend", [None, "client"], ["friend"]),
        ("relationship", "unknown", [None], ["client"]),
        ("months_known", "< 12", [0, 11], [12]),
        ("months_known", "<=12", [12], [13]),
        ("months_known", "> 3", [4], [3]),
        ("months_known", ">= 3", [3], [2]),
        ("months_known", "= 3", [3], [2, 4]),
        ("months_known", "12", [12], [11]),
        ("months_known", "3, 6", [3, 6], [4]),
        ("months_known", "12 to 23", [12, 23], [11, 24]),
        ("months_known", "not 12 TO 23", [11, 24], [12]),
        ("months_known", "unknown or < 12", [None, 0], [12]),
        ("months_known", "\u2265 12", [12], [11]),
    ],
)
def test_cells_mean_what_they_say(name: str, cell: str, yes: list[Fact], no: list[Fact]) -> None:
    """Each form of the grammar is true for the values it names and false for others."""
    assert [says(name, cell, fact) for fact in yes] == [True] * len(yes)
    assert [says(name, cell, fact) for fact in no] == [False] * len(no)


@pytest.mark.parametrize("cell", ["friend", "not friend"])
def test_an_unknown_fact_is_neither(cell: str) -> None:
    """Neither a word nor its opposite is true of what is not known."""
    assert says("relationship", cell, None) is None


@pytest.mark.parametrize(
    ("name", "cell", "sentence"),
    [
        ("status", "curent", "'curent' is not known; did you mean 'current'?"),
        ("met", "yess", "did you mean 'yes'?"),
        ("months_known", "5-10", 'write "5 to 10"'),
        ("months_known", "5\u201310", 'write "5 to 10"'),
        ("months_known", "between 5 and 10", 'write "5 to 10"'),
        ("months_known", "12+", 'write ">= 12"'),
        ("months_known", "=> 12", 'write ">= 12"'),
        ("months_known", "under 12", 'write "< 12"'),
        ("months_known", "12 months", 'write "12"'),
        ("months_known", "1,100", "without a comma"),
        ("months_known", "1.5", "not a whole number"),
        ("months_known", "a year", "not a whole number"),
        ("months_known", "< 5000", "5000 is outside of what this fact can be, 0 to 1200"),
        ("months_known", "1 to 5000", "5000 is outside"),
        ("months_known", "23 to 12", "did you mean '12 to 23'?"),
        ("months_known", "< 0", "can never be true"),
        ("met", "not yes, no, unknown", "can never be true"),
        ("relationship", "client,", "something is missing"),
        ("relationship", "or", "something is missing"),
        ("relationship", "not", "something is missing"),
        ("relationship", "client, any", "leave the cell blank"),
        ("relationship", "not client or patient", "can be read in two ways"),
        ("relationship", "x" * (LONGEST_CELL + 1), "characters"),
    ],
)
def test_refusals_say_what_to_write(name: str, cell: str, sentence: str) -> None:
    """A cell that cannot be used is refused in a sentence that helps."""
    with pytest.raises(ConditionError) as refused:
        parse_cell(cell, BUILT_IN[name])
    assert sentence in str(refused.value)


def test_a_value_may_look_like_a_negation() -> None:
    """A declared value that begins with the letters of "not" is read as the value."""
    spec = declared("mood", FactKind.ENUMERATION, values=("notable", "plain"))
    assert parse_cell("notable", spec) == OneOf("mood", ("notable",))


GRAMMAR = st.lists(
    st.sampled_from(
        ["not ", "or ", ", ", "unknown ", "known ", "any ", "yes ", "client ", "12 ", "< ", "to "]
    )
    | st.text(max_size=4),
    max_size=12,
).map("".join)


@settings(max_examples=200)
@given(GRAMMAR | st.text(), st.sampled_from(sorted(BUILT_IN)))
@example("9" * 400, "months_known")
@example("\u0663", "months_known")
@example("not " * 100, "met")
def test_any_text_is_a_condition_or_a_sentence(text: str, name: str) -> None:
    """Whatever stands in a cell, it is read or refused in words; nothing else happens."""
    outcome = read_or_refused(text, name)
    if isinstance(outcome, str):
        assert 0 < len(outcome) < 600
        assert "\n" not in outcome
    else:
        assert truth(outcome, {name: None}) in (True, False, None)


@given(st.integers(0, 1200), st.integers(0, 1200), st.integers(0, 1200))
def test_a_range_is_its_two_bounds(number: int, one: int, other: int) -> None:
    """A range "a to b" is the same as at least a and at most b."""
    least, most = sorted((one, other))
    found = truth(parse_cell(f"{least} to {most}", MONTHS), {"months_known": number})
    assert found is (least <= number <= most)
