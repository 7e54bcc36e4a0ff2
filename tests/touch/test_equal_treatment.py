"""Groups of equals, and what became of them."""

from hypothesis import given
from hypothesis import strategies as st

from friendline.touch.equal_treatment import Treated, apart, rates, told, unequal_groups

OUTCOMES = ("accepted", "accepted_restricted", "rejected", "offered_other", "ignored", "pending")


def treated(person: str, outcome: str, equal: str = "clients", why: str = "") -> Treated:
    """Somebody on Facebook."""
    facts: dict[str, bool | int | str | None] = {"status": "current", "name": person}
    return Treated(person, "facebook", outcome, None, facts, equal, why)


def test_a_pair_of_equals_with_different_outcomes_is_shown() -> None:
    """The more openly treated one first, with what they have in common."""
    (group,) = unequal_groups([treated("b", "ignored"), treated("a", "accepted")])
    (pair,) = group.pairs
    assert (pair.one.person, pair.other.person) == ("a", "b")
    assert group.facts == {"status": "current"}
    assert not group.explained


def test_equals_are_those_of_one_network_and_equal_facts() -> None:
    """Others may be treated otherwise."""
    assert not unequal_groups([treated("a", "accepted"), treated("b", "rejected", "former")])


def test_a_no_is_a_no_with_another_way_or_without() -> None:
    """No export tells which it was, so the two are not held against each other."""
    assert not unequal_groups([treated("a", "rejected"), treated("b", "offered_other")])


def test_who_waits_only_shortly_has_no_outcome() -> None:
    """Nor is anybody compared with them."""
    assert not unequal_groups([treated("a", "accepted"), treated("b", "pending")])


def test_a_reason_of_an_override_explains_a_pair() -> None:
    """Pairs without a reason are shown before those with one."""
    some = [treated("a", "accepted"), treated("b", "rejected", why="We talked about it.")]
    assert unequal_groups(some)[0].explained
    (group,) = unequal_groups([*some, treated("c", "rejected")])
    assert group.pairs[0].other.person == "c"
    assert not group.explained


def test_the_key_changes_with_the_outcomes() -> None:
    """A reason that was given for others does not hold for somebody new."""
    some = [treated("a", "accepted"), treated("b", "rejected")]
    key = unequal_groups(some)[0].key
    assert unequal_groups(some[::-1])[0].key == key
    assert unequal_groups([*some, treated("c", "rejected")])[0].key != key


@given(st.lists(st.tuples(st.sampled_from(OUTCOMES), st.sampled_from("xyz")), max_size=30))
def test_a_group_is_there_exactly_where_outcomes_differ(some: list[tuple[str, str]]) -> None:
    """No group is forgotten, and none is shown without a difference."""
    everybody = [treated(f"p{at}", what, equal) for at, (what, equal) in enumerate(some)]
    found = {group.treated[0].equal for group in unequal_groups(everybody)}
    for equal in "xyz":
        outcomes = {one.compared for one in everybody if one.equal == equal} - {"pending"}
        assert (equal in found) is (len(outcomes) > 1)


def test_shares_come_with_honest_intervals() -> None:
    """One of one is hardly anything; who waits is not counted, who is nobody's neither."""
    some = [treated("a", "accepted"), treated("b", "pending"), treated("c", "ignored", "")]
    (rate,) = rates(some, lambda one: str(one.equal))
    assert (rate.let_in, rate.decided, rate.high) == (1, 1, 1.0)
    assert rate.low < 0.25
    assert "does not show why" in rate.sentence


def test_groups_are_apart_only_beyond_chance() -> None:
    """Three against three is chance; thirty against thirty is not."""

    def of(number: int) -> list[Treated]:
        yes = [treated(f"a{at}", "accepted", "x") for at in range(number)]
        return [*yes, *(treated(f"b{at}", "rejected", "y") for at in range(number))]

    assert not apart(rates(of(3), lambda one: str(one.equal)))
    assert len(apart(rates(of(30), lambda one: str(one.equal)))) == 1


def test_outcomes_are_said_in_words() -> None:
    """One that nobody foresaw is said as it is."""
    assert told(treated("a", "ignored")) == "was left without an answer"
    assert told(treated("a", "moved_away")) == "moved away"
