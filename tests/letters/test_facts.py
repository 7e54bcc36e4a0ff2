"""Tests of what is known."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from letters_helpers import FACTS, TODAY

from friendline.letters import PastAsk, PolicyFacts
from friendline.model import Relationship


@pytest.mark.parametrize(
    ("relationship", "said", "expected"),
    [
        (Relationship.PATIENT, None, True),
        (Relationship.VENDOR, None, False),
        (Relationship.CLIENT, None, None),
        (Relationship.PATIENT, False, False),
        (Relationship.CLIENT, True, True),
    ],
)
def test_how_close_the_work_is_follows_from_the_relationship_unless_said(
    relationship: Relationship,
    said: bool | None,  # noqa: FBT001 - what is known
    expected: bool | None,  # noqa: FBT001 - what is known
) -> None:
    """What the owner said counts first; a client may be either."""
    assert replace(FACTS, relationship=relationship, sensitive=said).is_sensitive is expected


@pytest.mark.parametrize(("days", "fresh"), [(0, True), (366, True), (367, False), (-1, False)])
def test_what_is_older_than_a_year_is_not_known(days: int, fresh: bool) -> None:  # noqa: FBT001 - expected
    """A year and a day is fresh; more is not, nor is what comes from the future."""
    assert FACTS.fresh(TODAY - timedelta(days=days)) is fresh


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        (None, None, False),
        (TODAY, None, True),
        (TODAY + timedelta(days=1), None, False),
        (date(2020, 1, 1), TODAY, True),
        (date(2020, 1, 1), TODAY - timedelta(days=1), False),
    ],
)
def test_a_policy_holds_from_its_first_to_its_last_day(
    first: date | None,
    last: date | None,
    holds: bool,  # noqa: FBT001 - expected
) -> None:
    """Without a first day nobody knows, and it is not cited."""
    policy = PolicyFacts(name="Ours", version="1", in_force_from=first, in_force_until=last)
    assert policy.in_force(TODAY) is holds


def test_an_ask_that_was_accepted_does_not_wait() -> None:
    """Only an ask without any answer waits."""
    accepted = replace(FACTS, asks=(PastAsk(on=TODAY, accepted=True),))
    open_ask = replace(FACTS, asks=(PastAsk(on=TODAY),))
    assert (accepted.waits_for_answer, open_ask.waits_for_answer) == (False, True)
