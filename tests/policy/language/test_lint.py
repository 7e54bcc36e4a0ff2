"""Tests of what must never decide."""

import pytest

from friendline.policy.language.facts import BUILT_IN, FactKind, declared
from friendline.policy.language.lint import check_may_decide
from friendline.policy.problems import ConditionError


@pytest.mark.parametrize(
    "name",
    ["age", "Age", "client_age", "gender", "sex", "race", "religion", "politics", "date_of_birth"],
)
def test_who_somebody_is_may_not_decide(name: str) -> None:
    """Protected attributes are refused under whatever name holds the word (R26)."""
    with pytest.raises(ConditionError, match="who somebody is"):
        check_may_decide(name, ())


@pytest.mark.parametrize("name", ["postcode", "Zip code", "client_surname", "first name"])
def test_what_stands_in_for_it_may_not_decide_either(name: str) -> None:
    """A proxy that everybody knows is refused by name; no list of words has them all (R26)."""
    with pytest.raises(ConditionError, match="stands in for who somebody is"):
        check_may_decide(name, ())


@pytest.mark.parametrize("name", ["preferred", "preferred_client", "like_us", "VIP", "one of us"])
def test_liking_may_not_decide(name: str) -> None:
    """Picking under another name is refused (R27)."""
    with pytest.raises(ConditionError, match="picking"):
        check_may_decide(name, ())


def test_labels_and_values_are_looked_at_too() -> None:
    """A harmless name does not hide what a fact is about."""
    by_label = declared("x1", FactKind.YES_NO, label="about our age")
    by_value = declared("tier", FactKind.ENUMERATION, values=("preferred", "normal"))
    for spec in (by_label, by_value):
        with pytest.raises(ConditionError):
            check_may_decide(spec.name, (), spec)


def test_what_the_policy_itself_rules_out_may_not_decide() -> None:
    """The policy's own list binds it, also for built-in facts."""
    with pytest.raises(ConditionError, match="must_not_matter"):
        check_may_decide("origin", ("Origin",))


@pytest.mark.parametrize("name", [*BUILT_IN, "page", "months_engaged", "package", "has_retainer"])
def test_other_facts_may_decide(name: str) -> None:
    """Words are matched whole: a page is no age."""
    check_may_decide(name, ("age",), BUILT_IN.get(name))
