"""Tests of what conditions definitely say."""

from hypothesis import given, settings
from hypothesis import strategies as st
from policy_helpers import situations
from publish_helpers import FACTS

from friendline.model import Fact
from friendline.policy.language.syntax import (
    ALWAYS,
    NEVER,
    And,
    Between,
    Condition,
    IsUnknown,
    Not,
    OneOf,
    Or,
    truth,
)
from friendline.policy.publish.meaning import (
    ALWAYS_SO,
    NEVER_SO,
    Among,
    condition_of,
    holds,
    meaning_of,
    rest,
    where_known,
    without_unknown,
)

_SPECS = {name: FACTS[name] for name in ("relationship", "met", "months_known", "size", "visits")}
_NUMBERS = st.none() | st.integers(-3, 40)
ATOMS: st.SearchStrategy[Condition] = st.one_of(
    st.sampled_from(sorted(_SPECS)).map(IsUnknown),
    st.sampled_from(["client", "friend", "other"]).map(lambda v: OneOf("relationship", (v,))),
    st.booleans().map(lambda value: OneOf("met", (value,))),
    st.sampled_from([("small",), ("small", "large")]).map(lambda v: OneOf("size", v)),
    st.builds(Between, st.just("months_known"), _NUMBERS, _NUMBERS),
    st.lists(st.integers(-1, 100), min_size=1, max_size=3).map(
        lambda values: OneOf("visits", tuple(values))
    ),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    ATOMS,
    lambda inner: (
        inner.map(Not)
        | st.lists(inner, max_size=3).map(lambda parts: And(tuple(parts)))
        | st.lists(inner, max_size=3).map(lambda parts: Or(tuple(parts)))
    ),
    max_leaves=8,
)


@settings(max_examples=300)
@given(CONDITIONS, situations(_SPECS))
def test_a_meaning_is_so_where_the_condition_is_definitely_true(
    condition: Condition, facts: dict[str, Fact]
) -> None:
    """Carrying "not" inwards and joining sets changes nothing."""
    meaning = meaning_of(condition, _SPECS)
    settled = where_known(meaning, facts, _SPECS)
    assert settled in {ALWAYS_SO, NEVER_SO}
    assert (settled == ALWAYS_SO) is (truth(condition, facts) is True)
    assert (truth(condition_of(meaning, _SPECS), facts) is True) is (settled == ALWAYS_SO)


@given(CONDITIONS, situations(_SPECS))
def test_settling_some_facts_first_changes_nothing(
    condition: Condition, facts: dict[str, Fact]
) -> None:
    """What is left after one fact is settled is right for the others."""
    part = where_known(meaning_of(condition, _SPECS), {"met": facts["met"]}, _SPECS)
    assert (where_known(part, facts, _SPECS) == ALWAYS_SO) is (truth(condition, facts) is True)


@given(CONDITIONS, situations(_SPECS))
def test_leaving_out_the_unknown_is_right_where_all_is_known(
    condition: Condition, facts: dict[str, Fact]
) -> None:
    """For somebody of whom everything is known the shorter meaning says the same."""
    known = {name: spec_value(name, value) for name, value in facts.items()}
    meaning = without_unknown(meaning_of(condition, _SPECS), _SPECS)
    settled = where_known(meaning, known, _SPECS)
    assert (settled == ALWAYS_SO) is (truth(condition, known) is True)


def spec_value(name: str, value: Fact) -> Fact:
    """Give the value, or another one that is known."""
    if value is not None:
        return value
    known: dict[str, Fact] = {"relationship": "client", "met": False, "size": "small"}
    return known.get(name, 3)


@given(st.sampled_from([(0, 3), (5, 9), (40, 99)]), st.booleans(), st.none() | st.integers(0, 99))
def test_the_rest_holds_exactly_where_the_set_does_not(
    span: tuple[int, int],
    unknown: bool,  # noqa: FBT001 - hypothesis gives arguments by position
    value: Fact,
) -> None:
    """A set and its rest share nothing and leave nothing out."""
    spec = FACTS["visits"]
    among = Among("visits", (span,), unknown)
    assert holds(among, value, spec) is not holds(rest(among, spec), value, spec)
    assert rest(rest(among, spec), spec) == among


def test_always_and_never_are_seen() -> None:
    """What everything or nothing passes is not spelled out."""
    met = OneOf("met", (True,))
    assert meaning_of(ALWAYS, _SPECS) == ALWAYS_SO
    assert meaning_of(NEVER, _SPECS) == NEVER_SO
    assert meaning_of(And((met, Not(met))), _SPECS) == NEVER_SO
    assert meaning_of(Or((met, Not(met), IsUnknown("met"))), _SPECS) == ALWAYS_SO
    assert meaning_of(Between("visits", 200, None), _SPECS) == NEVER_SO
