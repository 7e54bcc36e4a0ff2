"""Tests of answers and their reasons."""

from pathlib import Path

import pytest
from hypothesis import given
from policy_helpers import SETTINGS, situations, write_policy

from friendline.model import AnswerKind, Fact, Relationship
from friendline.policy.authoring.sheet import load_policy
from friendline.policy.decide import NO_RULE_FITS, NOTHING_ELSE_TO_OFFER, Decision, decide
from friendline.policy.language.facts import UnknownFactError, WrongFactError
from friendline.policy.rules import Policy

CHANNELS = '[channels]\nfacebook = "personal"\nlinkedin = "professional"\n'
RULES = """rule,relationship,purpose,met,also,answer,list,offer,tone,say,because
,friend,,,,accept,,,,,Friends are welcome.
met,,personal,yes,,accept_restricted,Acquaintances,,plain,Hello.,We have met.
,client,,,kin || months_known >= 12,accept,,,,,Long known.
,client,,,,offer_other,,,warm,Please use {offer}.,Clients have their channel.
"""


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    """A small policy with a rule of each sort and no last row for everything."""
    return load_policy(write_policy(tmp_path_factory.mktemp("p"), RULES, SETTINGS + CHANNELS))


def test_the_first_rule_that_fits_answers(policy: Policy) -> None:
    """A friend who is met on a personal account is answered by the row above."""
    decision = decide(policy, {"relationship": "friend", "purpose": "personal", "met": True})
    assert (decision.answer, decision.rule) == (AnswerKind.ACCEPT, "rule 1")
    assert decision.reasons == ("Friends are welcome.", "they are a friend")


def test_everything_a_row_says_is_in_the_decision(policy: Policy) -> None:
    """List, tone and words come with the answer, and so do policy and version."""
    decision = decide(policy, {"channel": "facebook", "met": True, "relationship": "vendor"})
    assert decision.onto_list == "Acquaintances"
    assert (decision.tone, decision.say, decision.rule) == ("plain", "Hello.", "met")
    assert (decision.policy, decision.version) == ("Ours", "1")
    assert decision.reasons == (
        "We have met.",
        "Facebook is for your personal life",
        "you have met in person",
    )


def test_a_rule_is_not_used_on_what_is_not_known(policy: Policy) -> None:
    """A rule that asks for an unknown fact is passed over, and that is said."""
    decision = decide(policy, {"relationship": "client", "purpose": "personal"})
    assert decision.answer is AnswerKind.OFFER_OTHER
    met, known = decision.passed_over
    assert met == "rule 'met' asks whether you have met in person; that is not known"
    asked = "whether you are family and how long you have known each other"
    assert known == f"rule 3 asks {asked}; these are not known"


def test_only_facts_that_made_the_rule_fit_are_reasons(policy: Policy) -> None:
    """Of two parts either of which is enough, the one that is not so is no reason."""
    decision = decide(policy, {"relationship": "client", "kin": False, "months_known": 14})
    assert decision.reasons == (
        "Long known.",
        "they are a client",
        "months you have known each other: 14",
    )


@pytest.mark.parametrize(
    ("channel", "offer", "said"),
    [
        ("facebook", "linkedin", "Please use LinkedIn."),
        ("linkedin", "e-mail", "Please use e-mail."),
        (None, "linkedin", "Please use LinkedIn."),
    ],
)
def test_another_way_is_never_the_one_they_ask_on(
    policy: Policy, channel: str | None, offer: str, said: str
) -> None:
    """The first alternative that is another channel is offered, and named in the words."""
    decision = decide(policy, {"relationship": "client", "channel": channel})
    assert (decision.offer, decision.say) == (offer, said)


def test_with_nothing_else_to_offer_the_owner_is_asked(tmp_path: Path) -> None:
    """A policy that offers the very channel somebody asks on cannot answer there."""
    rules = "relationship,answer,offer,say,because\nclient,offer_other,LinkedIn,Come.,b\n"
    policy = load_policy(write_policy(tmp_path, rules, 'name = "n"\nversion = "1"\n'))
    decision = decide(policy, {"relationship": "client", "channel": "linkedin"})
    assert (decision.answer, decision.offer, decision.say) == (AnswerKind.ASK, None, None)
    assert decision.reasons[-1] == NOTHING_ELSE_TO_OFFER
    assert decide(policy, {"relationship": "client", "channel": "x"}).offer == "linkedin"


def test_any_answer_may_name_another_way(tmp_path: Path) -> None:
    """A refusal that names the very channel they ask on names the next way, or says nothing."""
    rules = "answer,offer,say,because\ndefer,LinkedIn,Until then {offer}.,b\n"
    ours = load_policy(write_policy(tmp_path, rules))
    assert decide(ours, {"channel": "x"}).say == "Until then LinkedIn."
    assert decide(ours, {"channel": "linkedin"}).say == "Until then e-mail."
    bare = load_policy(write_policy(tmp_path, rules, 'name = "n"\nversion = "1"\n'))
    decision = decide(bare, {"channel": "linkedin"})
    assert (decision.answer, decision.offer, decision.say) == (AnswerKind.DEFER, None, None)


def test_where_no_rule_fits_the_owner_is_asked(policy: Policy) -> None:
    """Nothing is made up for a case that the policy does not speak of."""
    decision = decide(policy, {"relationship": "vendor", "purpose": "professional"})
    assert decision.answer is AnswerKind.ASK
    assert (decision.rule, decision.reasons) == (None, (NO_RULE_FITS,))


def test_the_purpose_given_wins_over_the_policys_table(policy: Policy) -> None:
    """An account that serves another purpose than its network usually does can be said so."""
    facts: dict[str, Fact] = {"channel": "facebook", "purpose": "professional"}
    assert decide(policy, facts).facts["purpose"] == "professional"
    assert decide(policy, {"channel": "facebook"}).facts["purpose"] == "personal"
    assert decide(policy, {"channel": "x"}).facts["purpose"] is None


def test_wrong_facts_are_errors_of_use(policy: Policy) -> None:
    """A misspelt fact, a misspelt word and a wrong type are refused, not ignored."""
    with pytest.raises(UnknownFactError, match="did you mean 'relationship'"):
        decide(policy, {"relatonship": "client"})
    with pytest.raises(WrongFactError, match="did you mean 'client'"):
        decide(policy, {"relationship": "cleint"})
    with pytest.raises(WrongFactError, match="True or False"):
        decide(policy, {"met": "yes"})


def test_words_of_the_model_are_taken(policy: Policy) -> None:
    """A relationship may be given as the type of the model, unknown included."""
    assert decide(policy, {"relationship": Relationship.FRIEND}).rule == "rule 1"
    assert decide(policy, {"relationship": Relationship.UNKNOWN}).facts["relationship"] is None


@given(situations())
def test_a_stored_decision_is_found_again(policy: Policy, facts: dict[str, Fact]) -> None:
    """Deciding the stored facts again gives the same decision, reasons and all (R2)."""
    decision = decide(policy, facts)
    assert decide(policy, decision.facts) == decision
    assert isinstance(decision, Decision)
    assert set(decision.facts) == set(policy.facts)


@given(situations())
def test_leaving_a_fact_out_is_not_knowing_it(policy: Policy, facts: dict[str, Fact]) -> None:
    """An absent fact and one given as not known are the same."""
    known = {name: fact for name, fact in facts.items() if fact is not None}
    assert decide(policy, known) == decide(policy, facts)
