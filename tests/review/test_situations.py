"""Facts of a case from what the book knows."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.model import Direction, Fact, Person, Relationship, Status
from friendline.policy import load_policy
from friendline.review.situations import situation

TODAY = date(2026, 11, 20)


def day(written: str) -> int:
    """Whole days since 1970-01-01."""
    return (date.fromisoformat(written) - date(1970, 1, 1)).days


def facts_of(**known: Fact) -> dict[str, Fact]:
    """The facts of an incoming request of a client with these facts."""
    person = Person(
        id="p",
        name="Kim Novak",
        relationship=Relationship.CLIENT,
        status=Status.CURRENT,
        facts=dict(known),
    )
    return situation(person, "facebook", "personal", Direction.INCOMING, TODAY)


@pytest.mark.parametrize(
    ("ended", "months"),
    [("2026-10-20", 1), ("2026-10-21", 0), ("2025-11-20", 12), ("2026-11-20", 0)],
)
def test_months_are_whole_months(ended: str, months: int) -> None:
    """A month counts when it is over."""
    assert facts_of(ended_on=day(ended))["months_since_end"] == months


def test_a_day_to_come_gives_no_months() -> None:
    """An engagement that ends next year has not ended."""
    assert facts_of(ended_on=day("2027-01-01"))["months_since_end"] is None


def test_a_date_of_meeting_says_that_we_met() -> None:
    """Dated facts answer the question whether."""
    facts = facts_of(met_on=day("2026-01-01"), friend_on=day("2026-02-01"))
    assert (facts["met"], facts["became_friend"]) == (True, True)


def test_a_plain_no_is_not_overruled_by_a_date() -> None:
    """Where the list says no, no it is."""
    assert facts_of(met=False, met_on=day("2026-01-01"))["met"] is False


def test_what_nobody_knows_is_none() -> None:
    """Unknown words of the client list are not passed on as words."""
    unknown = Person(id="p", name="Kim Novak")
    facts = situation(unknown, "facebook", None, Direction.INCOMING, TODAY)
    assert (facts["relationship"], facts["status"], facts["months_known"]) == (None, None, None)


def test_of_a_stranger_only_the_case_is_known() -> None:
    """Who is on no list has no facts but where and how they ask."""
    facts = situation(None, "facebook", "personal", Direction.INCOMING, TODAY)
    assert set(facts) == {"channel", "purpose", "direction"}


@given(st.dates(date(1970, 1, 2), date(2100, 1, 1)))
def test_months_are_never_negative(ended: date) -> None:
    """Whatever the date, months are a number from nought or not known."""
    months = facts_of(ended_on=(ended - date(1970, 1, 1)).days)["months_since_end"]
    assert months is None or int(months) >= 0


def test_every_fact_is_one_that_policies_declare() -> None:
    """What the book gives, a policy can read."""
    declared = load_policy("audience").facts
    facts = facts_of(met=True, kin=False, minor=False, sensitive=True, origin="business")
    assert set(facts) <= set(declared)
