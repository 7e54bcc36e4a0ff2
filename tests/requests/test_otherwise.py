"""Whose answer a changed policy would change."""

from datetime import date

import pytest

from friendline.letters import Situation
from friendline.model import AnswerKind, Fact
from friendline.policy import load_policy
from friendline.requests.otherwise import Given, otherwise

MET, OPEN, BARRIER = map(load_policy, ("met-in-person", "open", "barrier"))
FACTS: dict[str, Fact] = {
    "channel": "facebook",
    "direction": "incoming",
    "relationship": "client",
    "status": "current",
    "kin": False,
    "minor": False,
    "sensitive": False,
}


def given(name: str, answer: AnswerKind, *, met: bool, number: int = 1) -> Given:
    """An answer that was given to somebody."""
    return Given(
        answer_id=number,
        request=None,
        person=name,
        name=name,
        channel="facebook",
        answer=answer,
        on=date(2026, 11, 1),
        facts={**FACTS, "met": met},
    )


def test_the_same_policy_changes_nothing() -> None:
    """Also for those whom the owner answered by hand."""
    some = [given(str(kind), kind, met=met) for kind in AnswerKind for met in (True, False)]
    assert otherwise(MET, MET, some) == []


@pytest.mark.parametrize("answer", [AnswerKind.OFFER_OTHER, AnswerKind.DECLINE])
def test_who_was_turned_away_is_let_in_now(answer: AnswerKind) -> None:
    """Whatever kind of no it was, the rule opens for them."""
    found = otherwise(MET, OPEN, [given("Kim", answer, met=False)])
    assert [one.letter for one in found] == [Situation.RULE_OPENED]


def test_those_whom_the_rule_opens_for_come_first() -> None:
    """Then the others by name."""
    some = [
        given("Ann", AnswerKind.ACCEPT, met=True),
        given("Zoe", AnswerKind.OFFER_OTHER, met=True),
    ]
    closed = otherwise(MET, BARRIER, some)
    assert [(one.given.name, one.letter) for one in closed] == [("Ann", Situation.RULE_CLOSED)]
    opened = otherwise(BARRIER, MET, some)
    assert [(one.given.name, one.letter) for one in opened] == [("Zoe", Situation.RULE_OPENED)]


def test_what_the_owner_chose_and_the_rule_says_now_is_right() -> None:
    """An override that the new rule agrees with needs no letter."""
    assert otherwise(MET, OPEN, [given("Kim", AnswerKind.ACCEPT, met=False)]) == []
