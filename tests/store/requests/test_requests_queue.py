"""The queue, and whose answer a changed policy changes."""

from datetime import date, timedelta

import pytest
from requests_helpers import TODAY, asks, client, is_tied, keep_people, lay_out, row_of

from friendline.letters import Situation
from friendline.model import AnswerKind, Direction
from friendline.policy import Policy
from friendline.requests.graph import State
from friendline.store import clock, settings
from friendline.store.home import Home
from friendline.store.models import Request
from friendline.store.policy import policies, policy_changes
from friendline.store.policy.policy_changes import Affected
from friendline.store.requests.request_intake import take_in
from friendline.store.requests.request_noting import outgoing, spoken
from friendline.store.requests.request_queue import (
    IGNORED_AFTER,
    queue,
    silent_declines,
    waiting,
)
from friendline.store.requests.requests import answer, ask_first, defer, pressed, undo, withdrawn

MET = client("Jo Mora", met=True, kin=False, minor=False, sensitive=False)
ALSO_MET = client("Pat Doe", met=True, kin=False, minor=False, sensitive=False)
NOT_MET = client("Kim Novak", met=False, kin=False, minor=False, sensitive=False)
PEOPLE = [row_of(MET), row_of(ALSO_MET), row_of(NOT_MET)]


def ago(days: int) -> date:
    """So many days before today."""
    return TODAY - timedelta(days=days)


@pytest.fixture
def desk(store: Home) -> Home:
    """Three clients, of whom two ask and one is connected."""
    settings.put(clock.MADE_UP_DAY, TODAY.isoformat())
    keep_people(MET, ALSO_MET, NOT_MET)
    policies.adopt("met-in-person")
    answers = [asks("Kim Novak", ago(2)), asks("Jo Mora", ago(10)), is_tied("Pat Doe")]
    lay_out(answers, PEOPLE)
    take_in()
    return store


def number_of(name: str) -> int:
    """The number of somebody's request."""
    return Request.objects.get(name=name).pk


def test_the_longest_wait_stands_first_with_all_that_is_known(desk: Home) -> None:
    """Age, evidence, the policy's answer with its reason, and what to do next."""
    first, second = queue()
    assert (first.name, first.age, second.name, second.age) == ("Jo Mora", 10, "Kim Novak", 2)
    assert first.policy.answer is AnswerKind.ACCEPT
    assert first.policy.reasons[0].startswith("We have met in person")
    assert first.evidence == (
        "On your client list: Jo Mora (client, current).",
        "The account 'Jo Mora' on Facebook is likely theirs, not confirmed. The same name.",
    )
    assert first.next_step == "Choose an answer; your policy has one."


def test_a11_ten_days_without_a_word_count_as_ignored_beside_equals(desk: Home) -> None:
    """A11: it is a silent decline, and who is like them and let in is named."""
    first, second = queue()
    assert (first.is_ignored, second.is_ignored) == (True, False)
    assert (first.equals_let_in, second.equals_let_in) == (("Pat Doe",), ())
    ask_first(first.request)
    assert [one.name for one in silent_declines()] == ["Jo Mora"]
    answer(first.request, AnswerKind.ACCEPT)
    pressed(first.request)
    assert silent_declines() == []


def test_how_long_is_too_long_is_the_owners_to_say(desk: Home) -> None:
    """Seven days if nothing is said; the day itself is no neglect."""
    settings.put(IGNORED_AFTER, 10)
    assert not queue()[0].is_ignored
    settings.put(IGNORED_AFTER, 1)
    assert [one.is_ignored for one in queue()] == [True, True]


def test_what_is_done_stands_in_the_queue_no_more(desk: Home) -> None:
    """Done and withdrawn are gone; what is put off stands last."""
    jo, kim = number_of("Jo Mora"), number_of("Kim Novak")
    defer(jo, TODAY + timedelta(days=5))
    assert [one.name for one in queue()] == ["Kim Novak", "Jo Mora"]
    assert queue()[1].next_step == "Nothing until 27 November 2026."
    answer(jo, AnswerKind.ACCEPT)
    assert waiting(jo).next_step == "Let them in on the network, then write."
    pressed(jo)
    withdrawn(kim)
    assert queue() == []
    assert waiting(jo).next_step == "Nothing is left to do."


def test_the_next_step_follows_the_order_of_acts(desk: Home) -> None:
    """For a no the words come first."""
    kim = number_of("Kim Novak")
    answer(kim, AnswerKind.OFFER_OTHER)
    assert waiting(kim).next_step == "Write to them first."
    said = spoken(NOT_MET.id, "facebook", TODAY)
    answer(said.pk, AnswerKind.OFFER_OTHER)
    assert waiting(said.pk).next_step == "Say it to them."


def test_the_owners_own_request_says_what_the_policy_says(desk: Home) -> None:
    """Nobody waits for it, so it is never ignored."""
    asked = outgoing(NOT_MET.id, "linkedin", today=TODAY - timedelta(days=40))
    found = waiting(asked.pk)
    assert found.policy.facts["direction"] == "outgoing"
    assert not found.is_ignored
    there = outgoing(ALSO_MET.id, "instagram")
    assert waiting(there.pk).next_step == "Choose an answer; your policy has one."


def test_a_stranger_is_said_to_be_one(desk: Home) -> None:
    """Who is on no list is said to be on none, and the policy asks who it is."""
    stranger = client("Sam Vale")
    lay_out([asks("Sam Vale")], [*PEOPLE, row_of(stranger, on_client_list=False)])
    take_in()
    found = waiting(number_of("Sam Vale"))
    assert found.evidence[0] == "Nobody called Sam Vale is on your client list."
    assert found.policy.answer is AnswerKind.ASK
    assert "find out" in found.next_step


def test_who_it_is_comes_before_the_policy(desk: Home) -> None:
    """Somebody who can be two people is to be named first."""
    row = asks("Jo Mora", ago(10), candidates=["a"], reasons=["This could be Jo or her sister."])
    lay_out([row], PEOPLE)
    found = waiting(number_of("Jo Mora"))
    assert found.next_step == "Say first who this is."
    assert found.policy.reasons == ("This could be Jo or her sister.",)


def answered_otherwise(old: Policy, new: Policy) -> list[Affected]:
    """Give those whom the owner answered and whom the change concerns."""
    return [one for one in policy_changes.affected(old, new) if one.given is not None]


def test_a5_everyone_declined_under_the_old_rule_is_listed(desk: Home) -> None:
    """A5: the new rule lets them in, and the letter that says so is named."""
    kim, jo = number_of("Kim Novak"), number_of("Jo Mora")
    answer(kim, AnswerKind.OFFER_OTHER)
    answer(jo, AnswerKind.ACCEPT)
    policies.adopt("open")
    old, new = policies.load(1), policies.load(2)
    found = answered_otherwise(old, new)
    assert [(one.changed.case.name, one.letter) for one in found] == [
        ("Kim Novak", Situation.RULE_OPENED)
    ]
    changed = found[0].changed
    assert (changed.before.answer, changed.after.answer) == (
        *(AnswerKind.OFFER_OTHER, AnswerKind.ACCEPT),
    )
    undo(kim)
    assert answered_otherwise(old, new) == []


def test_a_rule_that_closes_lists_those_who_were_let_in(desk: Home) -> None:
    """The other way round, with the letter for it."""
    answer(number_of("Jo Mora"), AnswerKind.ACCEPT)
    policies.adopt("barrier")
    found = answered_otherwise(policies.load(1), policies.load(2))
    assert [(one.changed.case.name, one.letter) for one in found] == [
        ("Jo Mora", Situation.RULE_CLOSED)
    ]


def test_who_was_let_in_by_hand_is_not_listed_when_the_rule_follows(desk: Home) -> None:
    """Their answer is what the new rule says; there is nothing to make right."""
    answer(number_of("Kim Novak"), AnswerKind.ACCEPT, "A friend of my sister.")
    policies.adopt("open")
    assert answered_otherwise(policies.load(1), policies.load(2)) == []


def test_what_was_learnt_since_an_answer_counts(desk: Home) -> None:
    """The list is of those who would be answered otherwise today, by the facts of today."""
    answer(number_of("Kim Novak"), AnswerKind.OFFER_OTHER)
    keep_people(MET, client("Kim Novak", met=True, kin=False, minor=False, sensitive=False))
    policies.adopt("open")
    assert answered_otherwise(policies.load(1), policies.load(2)) == []


def test_an_answer_that_was_replaced_does_not_count(desk: Home) -> None:
    """Only the last answer of a request holds."""
    kim = number_of("Kim Novak")
    answer(kim, AnswerKind.OFFER_OTHER)
    answer(kim, AnswerKind.ACCEPT, "We have spoken.")
    policies.adopt("open")
    assert answered_otherwise(policies.load(1), policies.load(2)) == []


def test_the_direction_of_the_owners_own_request_is_kept(desk: Home) -> None:
    """An invitation is compared as an invitation."""
    asked = outgoing(MET.id, "instagram")
    answer(asked.pk, AnswerKind.ACCEPT)
    policies.adopt("barrier")
    found = answered_otherwise(policies.load(1), policies.load(2))
    assert [one.changed.before.facts["direction"] for one in found] == [Direction.OUTGOING]
    assert State(Request.objects.get(pk=asked.pk).state) is State.DECIDED
