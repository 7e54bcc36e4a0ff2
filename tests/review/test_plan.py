"""What to do first: one step for what has one answer, in the order of a wise friend."""

from typing import Any

import pytest
from msgspec import structs
from review_rows import answer, conflict, exposure, finding, person

from friendline.model import AnswerKind, Category, Certainty, Direction, Sees, Severity
from friendline.review.contract import BaselineRow, OutcomeRow, StepRow, TreatmentRow
from friendline.review.plan import MOST_ITEMS_ALONE, MOST_STEPS, Findings, plan
from friendline.sight import RULES

PEOPLE = {
    one.id: one
    for one in (
        person("ana", "Ana Ruiz"),
        person("bo", "Bo Lund", certainty=Certainty.LIKELY),
        person("cy", "Cy Falk"),
        person("guest", "Sam Poole", on_client_list=False),
        person("twin", "Sam Poole", on_client_list=False),
    )
}


def steps(**parts: Any) -> list[StepRow]:
    """Plan from some rows; what is not given is empty."""
    found = Findings(
        people=PEOPLE,
        findings=[],
        answers=[],
        baseline=[],
        exposures=[],
        conflicts=[],
        treatment=[],
        channel_of={},
    )
    for name, rows in parts.items():
        object.__setattr__(found, name, rows)
    return plan(found)


def test_nothing_found_gives_no_step() -> None:
    """An empty review asks nothing of anybody."""
    assert steps() == []


def test_requests_with_one_answer_are_one_step() -> None:
    """Clients whom one rule answers are answered in one sitting, the longest waiting first."""
    rows = [
        answer("ana", AnswerKind.OFFER_OTHER, offer="linkedin", waiting_days=2),
        answer("bo", AnswerKind.OFFER_OTHER, offer="linkedin", waiting_days=14),
        answer("cy", AnswerKind.ACCEPT),
    ]
    first, second = steps(answers=rows)
    assert (first.action, first.person, first.repairs) == ("answer_request", "bo", 2)
    assert "Bo Lund and Ana Ruiz have been waiting on Facebook, the longest for 14" in first.why
    assert "Your policy offers LinkedIn instead." in first.why
    assert "silence may be taken for a no" in first.why
    assert (second.person, second.repairs) == ("cy", 1)
    assert "silence" not in second.why


def test_who_is_not_on_the_list_waits_behind_clients() -> None:
    """A client who asked yesterday comes before a stranger who asked long ago."""
    rows = [answer("guest", AnswerKind.ASK, waiting_days=90), answer("ana", waiting_days=1)]
    first, second = steps(answers=rows)
    assert (first.person, second.person) == ("ana", "guest")
    assert "not on your client list" in second.why


def test_without_a_rule_no_policy_is_said_to_decide() -> None:
    """Where no policy was given, the step does not speak of one."""
    (step,) = steps(answers=[answer("ana", AnswerKind.ASK, rule=None)])
    assert "No policy decides this" in step.why
    assert "our policy leaves" not in step.why


def test_what_shows_instead_of_one_meeting_is_one_step() -> None:
    """Two photos of one evening are looked at together, and nothing is said that is not known."""
    rows = [conflict("ana", "meeting", "a"), conflict("ana", "meeting", "b")]
    (step,) = steps(conflicts=[*rows], channel_of={"a": "facebook"})
    assert (step.action, step.person, step.item, step.repairs) == ("hide_item", "ana", "a", 2)
    assert "may not fit what they were told; they may see them" in step.why


def test_two_accounts_of_one_name_are_one_doubt() -> None:
    """The export tells them apart by nothing, so no note in the client list is advised."""
    rows = [
        answer(key, AnswerKind.ASK, Direction.EXISTING, candidates=["ana"])
        for key in ("guest", "twin")
    ]
    (step,) = steps(answers=rows)
    assert (step.action, step.repairs) == ("confirm_match", 2)
    assert "Two accounts on Facebook are called Sam Poole" in step.why
    assert "column" not in step.why


def test_one_account_that_two_clients_could_have_can_be_settled_in_the_list() -> None:
    """The step names both and says what to write where."""
    (step,) = steps(answers=[answer("guest", AnswerKind.ASK, candidates=["ana", "bo"])])
    assert "could be Ana Ruiz or Bo Lund" in step.why
    assert "a column 'Facebook' of your client list" in step.why


def test_ties_of_which_the_policy_says_the_same_are_one_step() -> None:
    """Accounts that are only likely theirs are said to be so (design, rule 2)."""
    rows = [answer(key, AnswerKind.DECLINE, Direction.EXISTING) for key in ("ana", "bo")]
    (step,) = steps(answers=rows)
    assert (step.action, step.repairs) == ("narrow_tie", 2)
    assert "with Ana Ruiz and Bo Lund on Facebook, as far as names tell, and" in step.why
    (sure,) = steps(answers=rows[:1])
    assert "as far as names tell" not in sure.why


@pytest.mark.parametrize("channel", [name for name in RULES if name != "facebook"])
@pytest.mark.parametrize("number", [1, MOST_ITEMS_ALONE + 2])
def test_nobody_is_told_to_narrow_what_cannot_be_narrowed(channel: str, number: int) -> None:
    """A step says what the network offers instead, of one item and of several."""
    items = [f"item-{one}" for one in range(number)]
    rows = steps(
        findings=[finding(one, Category.POLITICS, "vote") for one in items],
        exposures=[exposure("ana", one, Category.POLITICS) for one in items],
        channel_of=dict.fromkeys(items, channel),
    )
    assert all(RULES[channel].title in row.why for row in rows)
    assert not any("Narrow" in row.why or "{" in row.why for row in rows)
    (shows,) = steps(conflicts=[conflict("ana", "meeting", "a")], channel_of={"a": channel})
    assert "your tag" not in shows.why
    assert shows.why.endswith("Think about a word to them.")


@pytest.mark.parametrize("channel", RULES)
def test_a_tie_is_told_in_the_words_of_its_network(channel: str) -> None:
    """Who follows is said to follow, and what helps is what that network has."""
    keys = ("ana", "cy")
    rows = [
        structs.replace(answer(key, AnswerKind.DECLINE, Direction.EXISTING), channel=channel)
        for key in keys
    ]
    (step,) = steps(answers=rows)
    rules = RULES[channel]
    tied = "follow you on" if rules.tie_word == "follower" else "You are connected with"
    assert tied in step.why
    assert step.why.endswith(rules.to_let_see_less)


def test_what_was_told_in_confidence_comes_before_requests_and_other_risks() -> None:
    """It hurts somebody else, so it is the first of all items."""
    found = [
        finding("secret", Category.CONFIDENTIAL, "told me", Severity.HIGH),
        finding("vote", Category.POLITICS, "vote", Severity.HIGH),
    ]
    first, second, third = steps(
        findings=found,
        exposures=[exposure("ana", one.item, one.category) for one in found],
        answers=[answer("ana", waiting_days=30)],
    )
    assert (first.item, second.action, third.item) == ("secret", "answer_request", "vote")


def test_risky_items_beyond_the_gravest_are_one_step() -> None:
    """A hundred old posts are gone through together, counted by what they are about."""
    found = [finding(f"item-{n:03}", Category.PROFANITY, "damn") for n in range(100)]
    rows = steps(
        findings=found,
        exposures=[exposure("ana", one.item, one.category) for one in found],
        channel_of={one.item: "facebook" for one in found},
    )
    assert [row.repairs for row in rows] == [1] * MOST_ITEMS_ALONE + [100 - MOST_ITEMS_ALONE]
    assert "swearing (97)" in rows[-1].why


@pytest.mark.parametrize(
    ("sees", "words"), [(Sees.CAN, "One client can see it."), (Sees.MAY, "One client may see it.")]
)
def test_a_step_says_can_only_where_it_is_known(sees: Sees, words: str) -> None:
    """May stays may (design, rule 1)."""
    (step,) = steps(
        findings=[finding("a", Category.POLITICS, "vote")],
        exposures=[exposure("ana", "a", Category.POLITICS, sees)],
    )
    assert step.why.startswith(words)


def test_an_audience_that_settles_much_is_worth_more_than_one_that_settles_little() -> None:
    """The network with most unknown items comes first."""
    rows = [
        BaselineRow(channel=one, items=n, can=0, may=n, cannot=0, unknown_audience=n)
        for one, n in (("linkedin", 6), ("facebook", 900))
    ]
    assert [step.channel for step in steps(baseline=rows)] == ["facebook", "linkedin"]


def test_a_handful_of_unknown_audiences_is_no_step() -> None:
    """Comments under other people's posts are few, and nothing the owner says settles them."""
    row = BaselineRow(channel="instagram", items=9, can=0, may=4, cannot=5, unknown_audience=4)
    assert steps(baseline=[row]) == []


def test_unequal_treatment_names_somebody_who_was_not_let_in() -> None:
    """The outcomes are counted, and it is said that the facts are those of today."""
    outcomes = [
        OutcomeRow(person=key, outcome=outcome, channel="facebook", at=None)
        for key, outcome in (("ana", "accepted"), ("bo", "rejected"))
    ]
    (step,) = steps(treatment=[TreatmentRow(facts={}, outcomes=outcomes)])
    assert step.person == "bo"
    assert "Two people of whom the same is known today" in step.why
    assert "1 accepted and 1 rejected" in step.why


def test_a_plan_is_never_longer_than_twenty_steps() -> None:
    """However much there is to do, and no kind of step hides the others."""
    rows = [
        structs.replace(answer("ana", waiting_days=n), rule=f"rule {n}", channel=f"network {n % 9}")
        for n in range(60)
    ]
    made = steps(answers=rows, conflicts=[conflict("ana", f"e{n}", f"i{n}") for n in range(60)])
    assert len(made) <= MOST_STEPS
    assert {step.action for step in made} == {"answer_request", "hide_item"}
