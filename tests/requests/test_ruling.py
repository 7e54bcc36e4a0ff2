"""What the policy says today, and from which day something else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from requests_helpers import TODAY, client, days

from friendline.model import AnswerKind, Direction, Fact, Status
from friendline.policy import decide, load_policy
from friendline.requests.ruling import (
    NO_POLICY,
    Lack,
    Later,
    after_months,
    as_sentence,
    looks_again,
    ruled,
    said_by,
)
from friendline.review.situations import situation

FORMER = load_policy("former-clients-only")
ASKED: dict[str, Fact] = {
    "channel": "facebook",
    "direction": "incoming",
    "relationship": "client",
    "status": "former",
    "kin": False,
    "minor": False,
    "sensitive": False,
}

PLAIN: dict[str, Fact] = {"kin": False, "minor": False, "sensitive": False}


def test_without_a_policy_nothing_is_decided() -> None:
    """R1: the answer is to ask, and it is said what is missing."""
    found = ruled(None, ASKED, TODAY)
    assert (found.answer, found.lacks, found.reasons) == (AnswerKind.ASK, Lack.POLICY, (NO_POLICY,))


def test_a_policy_that_is_not_in_force_decides_nothing() -> None:
    """Before its first day and after its last it says when it holds."""
    begun = replace(FORMER, in_force_from=date(2027, 1, 1))
    over = replace(FORMER, in_force_until=date(2026, 1, 31))
    assert "from 1 January 2027" in ruled(begun, ASKED, TODAY).reasons[0]
    assert "until 31 January 2026" in ruled(over, ASKED, TODAY).reasons[0]
    assert ruled(over, ASKED, TODAY).lacks is Lack.POLICY
    assert said_by(over, ASKED).lacks is None


def test_it_says_what_the_policy_decides() -> None:
    """Answer, rule, words and facts are those of the decision."""
    made = decide(FORMER, {**ASKED, "months_since_end": 2})
    found = ruled(FORMER, {**ASKED, "months_since_end": 2, "shoe_size": 43}, TODAY, 4)
    assert (found.answer, found.rule, found.say, found.facts, found.policy) == (
        *(made.answer, made.rule, made.say, made.facts, 4),
    )
    assert found.reasons[0] == "Our work ended less than half a year ago."


def test_a10_not_yet_until_the_day_six_months_after_the_end() -> None:
    """The day is the one on which the months are full, and the answer then is told."""
    facts = {**ASKED, "months_since_end": 2}
    since = {"ended_on": date(2026, 9, 20)}
    assert looks_again(FORMER, facts, TODAY, since) == Later(date(2027, 3, 20), AnswerKind.ACCEPT)


def test_where_only_months_are_known_the_day_is_not_too_early() -> None:
    """Two months that may have been full only today are six months four months from now."""
    found = looks_again(FORMER, {**ASKED, "months_since_end": 2}, TODAY, {})
    assert found == Later(date(2027, 3, 22), AnswerKind.ACCEPT)


def test_an_answer_that_time_does_not_change_has_no_day() -> None:
    """Somebody in care is never let in, however long ago it was."""
    patient = {**ASKED, "relationship": "patient", "months_since_end": 2}
    assert looks_again(FORMER, patient, TODAY, {}) is None
    assert looks_again(FORMER, ASKED, TODAY, {}) is None


@given(st.dates(date(2026, 5, 25), TODAY))
def test_on_that_day_the_review_says_the_same_and_the_day_before_it_does_not(ended: date) -> None:
    """The day agrees with the facts that a review would have on it, whenever the work ended."""
    person = client("Jo Mora", Status.FORMER, ended_on=days(ended), **PLAIN)

    def facts(day: date) -> dict[str, Fact]:
        return situation(person, "facebook", None, Direction.INCOMING, day)

    found = looks_again(FORMER, facts(TODAY), TODAY, {"ended_on": ended})
    assert found is not None
    assert decide(FORMER, facts(found.day)).answer is found.answer is AnswerKind.ACCEPT
    before = date.fromordinal(found.day.toordinal() - 1)
    assert decide(FORMER, facts(before)).answer is AnswerKind.DEFER


@pytest.mark.parametrize(
    ("day", "months", "full"),
    [
        (date(2026, 8, 31), 6, date(2027, 3, 1)),
        (date(2026, 11, 22), 1, date(2026, 12, 22)),
        (date(2026, 12, 31), 2, date(2027, 3, 1)),
        (date(2026, 10, 31), 1, date(2026, 12, 1)),
        (date(2024, 2, 29), 12, date(2025, 3, 1)),
    ],
)
def test_months_are_full_on_the_same_day_or_the_next(day: date, months: int, full: date) -> None:
    """A month without that day is full on the first of the next."""
    assert after_months(day, months) == full


def test_what_was_passed_over_is_said_as_it_is_written() -> None:
    """A name keeps its capitals, and a sentence has one full stop."""
    assert as_sentence("rule 'On LinkedIn' asks this.") == "Rule 'On LinkedIn' asks this."
    passed = decide(FORMER, {**ASKED, "minor": None}).passed_over
    said = ruled(FORMER, {**ASKED, "minor": None}, TODAY).reasons
    assert passed
    assert said[-1] == as_sentence(passed[-1])
