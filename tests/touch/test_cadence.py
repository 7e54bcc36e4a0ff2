"""How often with whom, and when the next contact is due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.model import Relationship, Status
from friendline.touch.cadence import (
    LONGEST,
    How,
    Known,
    NoSuchGroupError,
    Rule,
    Touch,
    WrongDaysError,
    due,
    group,
    of_person,
    rule,
    rule_for,
    said,
)

TODAY = date(2026, 11, 22)
ANNA = Known("person-anna", "Anna Berg", Relationship.CLIENT, Status.FORMER)


def told(of: str, days: int | None) -> Rule:
    """A rule said long ago."""
    return rule(of, days, date(2020, 1, 1))


def met(on: date, *, is_over: bool = True) -> Touch:
    """A meeting with Anna."""
    return Touch(ANNA.id, on, How.MET, f"You met on {on}.", is_over)


def test_the_most_particular_rule_wins() -> None:
    """A person comes before a relationship with a status, that before either alone."""
    by_person = told(of_person(ANNA.id), 7)
    both = told(group(relationship="client", status="former"), 90)
    wide = [told("relationship:client", 30), told("status:former", 60)]
    assert rule_for(ANNA, [*wide, both, by_person]) == by_person
    assert rule_for(ANNA, [*wide, both]) == both


def test_of_equally_particular_rules_the_calmer_wins() -> None:
    """More days win over fewer, and being left in peace over any number."""
    often, rarely = told("relationship:client", 30), told("status:former", 365)
    assert rule_for(ANNA, [often, rarely]) == rarely
    peace = told("relationship:client", None)
    assert rule_for(ANNA, [peace, rarely]) == peace


def test_a_rule_of_others_does_not_hold() -> None:
    """Neither of another person nor of another group."""
    others = [told("person:person-ben", 7), told("status:current", 30), told("person:person", 3)]
    assert rule_for(ANNA, others) is None


@pytest.mark.parametrize(
    "of",
    [
        "",
        "person:",
        "relationship:",
        "relationship:boss",
        "status:unknown",
        "client",
        "age:30",
        "status:former relationship:client",
        "relationship:client  status:former",
        "relationship:client relationship:friend",
        "relationship:client status:",
    ],
)
def test_there_are_no_other_groups(of: str) -> None:
    """What is no group is refused with what would be one."""
    with pytest.raises(NoSuchGroupError, match="Say person:ID"):
        told(of, 30)


@pytest.mark.parametrize("days", [0, -1, LONGEST + 1])
def test_a_cadence_is_a_day_to_ten_years(days: int) -> None:
    """Other numbers are refused."""
    with pytest.raises(WrongDaysError, match="leave them in peace"):
        told("relationship:client", days)


def test_rules_are_said_in_words() -> None:
    """Both parts of a group are in the words."""
    both = told(group(relationship="family_of_client", status="current"), 1)
    assert said(both) == "everybody who is family of client and current"
    assert said(told("person:x", 1)) == "this person"


@given(st.lists(st.integers(0, 4_000), max_size=6), st.integers(1, LONGEST))
def test_days_are_counted_from_the_last_contact(ago: list[int], days: int) -> None:
    """Any real contact counts anew; without one the rule's own day counts."""
    contacts = [met(TODAY - timedelta(days=one)) for one in ago]
    found = due(ANNA, rule("status:former", days, date(2020, 1, 1)), contacts, TODAY)
    assert found is not None
    start = TODAY - timedelta(days=min(ago)) if ago else date(2020, 1, 1)
    assert (found.since, found.on) == (start, start + timedelta(days=days))


def test_nobody_is_due_at_once_by_a_new_rule() -> None:
    """Of somebody without a known contact the days begin when the rule is said."""
    found = due(ANNA, rule("status:former", 30, TODAY), [], TODAY)
    assert found is not None
    assert (found.on, found.last) == (TODAY + timedelta(days=30), None)


def test_who_is_left_in_peace_is_never_due() -> None:
    """Whatever the contacts were."""
    assert due(ANNA, told("status:former", None), [met(date(2001, 1, 1))], TODAY) is None


def test_a_snooze_moves_the_day_on_and_never_back() -> None:
    """Until its day nothing is due; one that is over counts for nothing."""
    contacts = [met(TODAY - timedelta(days=40))]
    later = TODAY + timedelta(days=5)
    found = due(ANNA, told("status:former", 30), contacts, TODAY, later)
    assert found is not None
    assert (found.on, found.snoozed_until) == (later, later)
    over = due(ANNA, told("status:former", 30), contacts, TODAY, date(2020, 1, 1))
    assert over is not None
    assert (over.on, over.snoozed_until) == (TODAY - timedelta(days=10), None)


def test_a_planned_meeting_comes_first() -> None:
    """Nothing is due before a meeting within one cadence is over; one far ahead changes nothing."""
    last = met(TODAY - timedelta(days=40))
    soon, far = TODAY + timedelta(days=20), TODAY + timedelta(days=200)
    found = due(ANNA, told("status:former", 30), [last, met(soon, is_over=False)], TODAY)
    assert found is not None
    assert (found.on, found.last) == (soon + timedelta(days=1), last)
    found = due(ANNA, told("status:former", 30), [last, met(far, is_over=False)], TODAY)
    assert found is not None
    assert found.on == TODAY - timedelta(days=10)
