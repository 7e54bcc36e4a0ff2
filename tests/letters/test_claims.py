"""Tests of whether a reason is true today."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from letters_helpers import FACTS, FROM, POLICY, TODAY, facts_for
from letters_random import facts as random_facts

from friendline.letters import ChannelFacts, Claim, Facts, PastAsk, Situation, judge
from friendline.model import AnswerKind, Status

NOTHING = Facts(today=TODAY, channel="facebook", name="Jo Mora", owner="Ada Calder")
HERE = FACTS.channels["facebook"]


def with_here(**changes: Any) -> Facts:
    """Give facts that differ in what is known of the account here."""
    return replace(FACTS, channels={**FACTS.channels, "facebook": replace(HERE, **changes)})


@pytest.mark.parametrize("claim", list(Claim))
def test_nothing_is_true_of_what_nobody_knows(claim: Claim) -> None:
    """Unknown is never true, and the sentence says what would make it so."""
    verdict = judge(claim, NOTHING)
    assert not verdict.holds
    assert verdict.because.endswith(".")


@pytest.mark.parametrize("claim", list(Claim))
def test_every_claim_can_be_true(claim: Claim) -> None:
    """There are facts under which each claim holds."""
    known = [facts_for(situation) for situation in Situation]
    known.append(replace(FACTS, alternatives=()))
    assert any(judge(claim, facts).holds for facts in known)


@pytest.mark.parametrize(
    ("photos", "as_of", "holds"),
    [(12, TODAY, True), (0, TODAY, False), (None, TODAY, None), (12, date(2025, 1, 1), None)],
)
def test_family_photos_must_be_there_and_seen_lately(
    photos: int | None,
    as_of: date,
    holds: bool | None,  # noqa: FBT001 - expected
) -> None:
    """Story A9: none there is false; an old export or none at all leaves it unknown."""
    facts = with_here(family_photos=photos, as_of=as_of)
    assert judge(Claim.FAMILY_PHOTOS, facts).holds is holds


@pytest.mark.parametrize(
    ("day", "holds"), [(FROM - timedelta(days=1), False), (FROM, True), (TODAY, True)]
)
def test_an_office_policy_is_cited_from_its_first_day(day: date, holds: bool) -> None:  # noqa: FBT001 - expected
    """Story A8: the day before it is adopted it is no reason."""
    assert judge(Claim.OFFICE_POLICY, replace(FACTS, today=day)).holds is holds


def test_an_own_policy_is_no_company_policy() -> None:
    """Who works alone has a policy, and no company that made it."""
    facts = replace(FACTS, policy=replace(POLICY, of_office=False))
    assert judge(Claim.OFFICE_POLICY, facts).holds is False
    assert judge(Claim.POLICY_IN_FORCE, facts).holds is True


def test_a_policy_that_nobody_can_be_shown_is_not_cited() -> None:
    """It must be published, so that the letter can name the document."""
    facts = replace(FACTS, policy=replace(POLICY, published=None))
    assert judge(Claim.POLICY_IN_FORCE, facts).holds is None


@pytest.mark.parametrize(
    "changes",
    [{"answered_otherwise": 1}, {"answered_otherwise": None}, {"follows_policy": False}],
)
def test_the_same_for_everyone_must_be_so(changes: dict[str, Any]) -> None:
    """One equal who was answered otherwise makes it untrue, and so does an override."""
    assert not judge(Claim.SAME_FOR_EVERYONE, replace(FACTS, **changes)).holds


def test_who_was_active_last_week_does_not_rarely_look() -> None:
    """Ninety quiet days make it true, and not a day fewer."""
    quiet = with_here(last_active=TODAY - timedelta(days=91))
    lively = with_here(last_active=TODAY - timedelta(days=90))
    assert judge(Claim.RARELY_LOOKS, quiet).holds is True
    assert judge(Claim.RARELY_LOOKS, lively).holds is False


def test_what_the_owner_said_of_themselves_yields_to_what_they_did() -> None:
    """Whoever was active lately may well have read messages."""
    said = replace(FACTS, said={"reads_no_messages": TODAY})
    assert judge(Claim.READS_NO_MESSAGES, said).holds is True
    lively = replace(with_here(last_active=TODAY), said={"reads_no_messages": TODAY})
    assert judge(Claim.READS_NO_MESSAGES, lively).holds is False
    old = replace(FACTS, said={"reads_no_messages": date(2024, 1, 1)})
    assert judge(Claim.READS_NO_MESSAGES, old).holds is None


def test_being_more_active_there_takes_twice_as_much() -> None:
    """A little more is not clearly more, and nought is not more than nought."""
    for here, there, holds in [(5, 10, True), (5, 9, False), (0, 0, False), (0, 1, True)]:
        facts = with_here(acts_in_90_days=here)
        channels = {
            **facts.channels,
            "linkedin": ChannelFacts(as_of=TODAY, acts_in_90_days=there),
        }
        facts = replace(facts, channels=channels)
        assert judge(Claim.MORE_ACTIVE_THERE, facts).holds is holds


def test_a_later_yes_is_promised_only_where_the_policy_says_yes_then() -> None:
    """Story A10: the day is known; the yes must be too."""
    assert judge(Claim.YES_LATER, FACTS).holds is True
    asks = replace(FACTS, answer_then=AnswerKind.ASK)
    assert judge(Claim.YES_LATER, asks).holds is False
    assert judge(Claim.LOOKS_AGAIN, asks).holds is True
    passed = replace(FACTS, defer_until=TODAY)
    assert judge(Claim.LOOKS_AGAIN, passed).holds is False


def test_a_rule_has_opened_only_that_way_round() -> None:
    """Story A5, in both directions."""
    opened, closed = facts_for(Situation.RULE_OPENED), facts_for(Situation.RULE_CLOSED)
    assert judge(Claim.RULE_OPENED, opened).holds is True
    assert judge(Claim.RULE_CLOSED, opened).holds is False
    assert judge(Claim.RULE_CLOSED, closed).holds is True
    unchanged = replace(opened, earlier_policy=opened.policy)
    assert judge(Claim.RULE_OPENED, unchanged).holds is False


def test_work_that_goes_on_has_not_ended() -> None:
    """A former client who came back is current again."""
    back = replace(FACTS, status=Status.CURRENT)
    assert judge(Claim.WORK_ENDED, back).holds is False


@pytest.mark.parametrize(
    ("asks", "holds"),
    [
        ((), True),
        (None, None),
        ((PastAsk(on=FROM, said_no=True),), False),
        ((PastAsk(on=FROM),), False),
        ((PastAsk(on=FROM, accepted=True),), True),
    ],
)
def test_nobody_is_asked_twice(
    asks: tuple[PastAsk, ...] | None,
    holds: bool | None,  # noqa: FBT001 - expected
) -> None:
    """Story A6: a no, and an ask without an answer, are both the end of asking."""
    assert judge(Claim.FIRST_ASK, replace(FACTS, asks=asks)).holds is holds


def test_the_very_channel_of_the_request_is_no_other_way() -> None:
    """Nor is a network on which the owner has no account, nor one the policy does not offer."""
    assert judge(Claim.REACHABLE, replace(FACTS, offer="facebook")).holds is False
    assert judge(Claim.REACHABLE, replace(FACTS, offer="mastodon")).holds is False
    unknown = replace(FACTS, offer="mastodon", alternatives=("mastodon",))
    assert judge(Claim.REACHABLE, unknown).holds is None
    assert judge(Claim.REACHABLE, replace(FACTS, offer="e-mail")).holds is True


@given(random_facts())
def test_every_verdict_has_a_sentence(facts: Facts) -> None:
    """Whatever is known, each claim is judged and says why in a sentence."""
    for claim in Claim:
        assert judge(claim, facts).because.endswith(".")


def test_an_override_is_the_owners_own_and_no_word_of_the_policy() -> None:
    """What the owner answers against the policy is not said to come from it, nor from a change."""
    override = replace(facts_for(Situation.ACCEPT), follows_policy=False)
    assert judge(Claim.ANSWER_YES, override).because == ("You answer: accept or accept restricted.")
    offered = replace(facts_for(Situation.OFFER_OTHER), follows_policy=False)
    assert judge(Claim.REACHABLE, offered).because.startswith("You offer ")
    opened = facts_for(Situation.RULE_OPENED)
    assert judge(Claim.RULE_OPENED, opened).holds
    assert judge(Claim.RULE_OPENED, replace(opened, follows_policy=False)).holds is False
