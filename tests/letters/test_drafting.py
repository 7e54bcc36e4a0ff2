"""Tests of drafts: what is written, what is refused, and which comes first."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letters_helpers import POLICY, TODAY, facts_for
from letters_random import HOSTILE
from letters_random import facts as random_facts

from friendline.letters import (
    Claim,
    Facts,
    Family,
    Length,
    PastAsk,
    Severity,
    Situation,
    Tone,
    Voice,
    context_of,
    draft,
    languages,
    lint,
    refused,
    templates,
)
from friendline.model import AnswerKind

VOICES = st.builds(
    Voice,
    language=st.sampled_from(languages()),
    formal=st.booleans(),
    family=st.none() | st.sampled_from(Family),
    length=st.sampled_from(Length),
    note_limit=st.sampled_from([200, 300]),
)
FRESH: Final = TODAY - timedelta(days=366)


def _recent(on: date | None) -> bool:
    return on is not None and FRESH <= on <= TODAY


def _policy_holds(facts: Facts) -> bool:
    policy = facts.policy
    if policy is None or not policy.published or policy.in_force_from is None:
        return False
    last = policy.in_force_until or TODAY
    return policy.in_force_from <= TODAY <= last


# What a reader of the English letter takes from its words, and when that is so.
_TRUTHS: Final[Mapping[str, Callable[[Facts], bool]]] = {
    "family photos": lambda facts: (
        bool(facts.here.family_photos) and _recent(facts.here.as_of) and facts.sensitive is not True
    ),
    "cobwebs": lambda facts: (
        facts.here.last_active is not None
        and (TODAY - facts.here.last_active).days > 90
        and _recent(facts.here.as_of)
    ),
    "office policy": lambda facts: (
        _policy_holds(facts) and bool(facts.policy and facts.policy.of_office)
    ),
    "written rule": _policy_holds,
    "policy that I work by": _policy_holds,
    "same for everyone": lambda facts: (
        _policy_holds(facts) and facts.answered_otherwise == 0 and facts.follows_policy is True
    ),
    "my private account": lambda facts: facts.here.purpose == "personal",
    "glad to be in touch with you there too": lambda facts: (
        facts.answer in {AnswerKind.ACCEPT, AnswerKind.ACCEPT_RESTRICTED}
    ),
    "Family comes first": lambda facts: facts.kin is True,
    "Our work together ended": lambda facts: facts.ended_on is not None and facts.ended_on <= TODAY,
    "would be glad to connect": lambda facts: (
        facts.answer_then in {AnswerKind.ACCEPT, AnswerKind.ACCEPT_RESTRICTED}
        and facts.defer_until is not None
        and facts.defer_until > TODAY
    ),
    "hank you for asking": lambda facts: facts.asked is True,
    "no hard feelings": lambda facts: facts.asks is not None and not facts.said_no,
    "I am far more often": lambda facts: (
        (facts.there.acts_in_90_days or 0) >= 2 * (facts.here.acts_in_90_days or 0)
    ),
}


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(Situation), random_facts())
def test_no_letter_says_what_is_not_true(situation: Situation, facts: Facts) -> None:
    """Read as a stranger reads it, against facts as random as they come."""
    names = {facts.name, facts.owner, facts.called}
    if names & {"company policy", *HOSTILE}:
        facts = replace(facts, name="Jo Mora", owner="Ada Calder", called=None)
    for letter in draft(situation, facts):
        for words, is_true in _TRUTHS.items():
            if words in letter.text and letter.family is not Family.OWN:
                assert is_true(facts), (words, letter.text)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(Situation), random_facts(), VOICES)
def test_every_draft_passes_the_lint_and_fits(
    situation: Situation, facts: Facts, voice: Voice
) -> None:
    """Nothing of ours must be changed, whatever the names are."""
    for letter in draft(situation, facts, voice):
        notes = lint(letter.text, context_of(letter, facts, voice))
        assert not [note for note in notes if note.severity is Severity.MUST]
        assert all(verdict.holds for verdict in letter.claims)
        assert letter.characters <= (voice.note_limit if letter.length is Length.NOTE else 1900)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(HOSTILE), st.sampled_from(Situation), VOICES)
def test_a_hostile_name_is_text(name: str, situation: Situation, voice: Voice) -> None:
    """It is neither run nor lost nor endless, and it keeps nobody from writing."""
    facts = replace(facts_for(situation), name=name)
    letters = draft(situation, facts, replace(voice, note_limit=300))
    if name.strip():
        assert letters
    for letter in letters:
        assert "49" not in letter.text
        assert letter.characters < 1900
        assert not set(letter.text) & set("\x00\x1b\u202e\ud800")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("situation", list(Situation))
def test_all_that_is_true_is_offered(language: str, situation: Situation) -> None:
    """Of facts under which all is true nothing is refused but a no without another way."""
    facts = facts_for(situation)
    for formal in (True, False):
        voice = Voice(language=language, formal=formal)
        lacking = {one.id for one in refused(situation, facts, voice)}
        assert all(one.startswith("plain/decline_bare") for one in lacking)
        ours = [one for one in templates(language) if situation in one.situations]
        assert len(draft(situation, facts, voice)) == len(ours) - len(lacking)


def test_a_no_may_stand_alone_where_the_policy_has_no_other_way() -> None:
    """R79: unless the policy says that none exists."""
    facts = replace(facts_for(Situation.DECLINE), alternatives=(), offer=None)
    assert {one.id for one in draft(Situation.DECLINE, facts)} == {
        *("plain/decline_bare", "plain/decline_bare_note", "plain/decline_bare_spoken")
    }


def test_family_photos_are_no_reason_where_there_are_none() -> None:
    """Story A9: the letter is refused, and the sentence says what would make it true."""
    facts = facts_for(Situation.OFFER_OTHER)
    bare = replace(facts.here, family_photos=0)
    facts = replace(facts, channels={**facts.channels, "facebook": bare})
    reasons = {one.id: one.reasons for one in refused(Situation.OFFER_OTHER, facts)}
    assert reasons["light/offer_photos"] == (
        "There would have to be family photos of yours on Facebook; none was found.",
    )
    assert not any("family photos" in one.text for one in draft(Situation.OFFER_OTHER, facts))


def test_a_policy_is_cited_once_adopted_and_with_its_document() -> None:
    """Story A8: refused the day before, written with the published document after."""
    facts = facts_for(Situation.OFFER_OTHER)
    before = replace(facts, policy=replace(POLICY, in_force_from=TODAY + timedelta(days=1)))
    assert "policy/offer_office" in {one.id for one in refused(Situation.OFFER_OTHER, before)}
    letters = {one.id: one.text for one in draft(Situation.OFFER_OTHER, facts)}
    assert "https://calder.example/rule" in letters["policy/offer_office"]
    assert "1 March 2026" in letters["policy/offer_office"].replace("March 1, 2026", "1 March 2026")


def test_not_yet_is_said_with_the_day() -> None:
    """Story A10: the cooling-off ends on a day, and the letter names it."""
    letters = draft(Situation.DEFER, facts_for(Situation.DEFER), Voice(language="de"))
    assert all("22. März 2027" in one.text for one in letters)


def test_nobody_who_said_no_is_invited_again() -> None:
    """Story A6: no letter at all, and the reason."""
    facts = replace(facts_for(Situation.INVITE), asks=(PastAsk(on=TODAY, said_no=True),))
    assert draft(Situation.INVITE, facts) == []
    assert all("One ask only" in one.reasons[0] for one in refused(Situation.INVITE, facts))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("channel", ["facebook", "instagram", "linkedin", "x", "mastodon", "other"])
def test_an_invitation_says_how_to_decline_on_each_network(language: str, channel: str) -> None:
    """Story A7: no hard feelings and the way to say no, in every letter that asks."""
    facts = replace(facts_for(Situation.INVITE), channel=channel)
    letters = draft(Situation.INVITE, facts, Voice(language=language))
    assert {one.length for one in letters} == set(Length)


def test_a_list_that_sees_less_is_not_told() -> None:
    """A yes onto a list reads word for word as a yes."""
    yes = draft(Situation.ACCEPT, facts_for(Situation.ACCEPT))
    onto_list = draft(Situation.ACCEPT_RESTRICTED, facts_for(Situation.ACCEPT_RESTRICTED))
    assert [one.text for one in yes] == [one.text for one in onto_list]


def test_where_writing_is_not_safe_nothing_is_written() -> None:
    """Guidance T12: no letter, one sentence."""
    facts = replace(facts_for(Situation.DECLINE), at_risk=True)
    assert draft(Situation.DECLINE, facts) == []
    assert [one.id for one in refused(Situation.DECLINE, facts)] == ["safety"]


def test_close_work_is_spoken_of_gently_and_in_person_first() -> None:
    """R81: a script to say comes first, gentle words before others, and no joke at all."""
    facts = replace(facts_for(Situation.OFFER_OTHER), sensitive=True)
    letters = draft(Situation.OFFER_OTHER, facts)
    assert (letters[0].length, letters[0].tone) == (Length.SPOKEN, Tone.GENTLE)
    messages = [one for one in letters if one.length is Length.MESSAGE]
    assert messages[0].tone is Tone.GENTLE
    assert not any(one.tone is Tone.LIGHT for one in letters)


def test_a_joke_needs_to_know_that_the_work_is_not_close() -> None:
    """Of a client nobody knows it until it is said."""
    facts = replace(facts_for(Situation.OFFER_OTHER), sensitive=None)
    assert not any(one.family is Family.LIGHT for one in draft(Situation.OFFER_OTHER, facts))


@pytest.mark.parametrize(
    ("changes", "voice", "first"),
    [
        ({}, {}, (Family.POLICY, Length.MESSAGE)),
        ({"tone": "light"}, {}, (Family.LIGHT, Length.MESSAGE)),
        ({}, {"family": Family.PLAIN}, (Family.PLAIN, Length.MESSAGE)),
        ({}, {"length": Length.NOTE}, (Family.POLICY, Length.NOTE)),
        ({"say": "I would be glad to hear from you by e-mail."}, {}, (Family.OWN, Length.MESSAGE)),
    ],
)
def test_the_best_comes_first(
    changes: dict[str, Any], voice: dict[str, Any], first: tuple[Family, Length]
) -> None:
    """Best is what the owner wrote, then what the rule's tone and the owner's wishes ask for."""
    facts = replace(facts_for(Situation.OFFER_OTHER), **changes)
    best = draft(Situation.OFFER_OTHER, facts, Voice(**voice))[0]
    assert (best.family, best.length) == first


@pytest.mark.parametrize(
    ("say", "language", "is_offered"),
    [
        ("I would be glad to be in touch through {offer}.", "en", True),
        ("I would be glad to be in touch through {offer}.", "de", False),
        ("It is company policy. Please use {offer}.", "en", False),
    ],
)
def test_the_words_of_the_rule_are_read_like_all_others(
    say: str,
    language: str,
    is_offered: bool,  # noqa: FBT001 - expected
) -> None:
    """In their own language, and only where they are true."""
    facts = replace(facts_for(Situation.OFFER_OTHER), say=say, policy=None)
    letters = draft(Situation.OFFER_OTHER, facts, Voice(language=language))
    own = [one for one in letters if one.family is Family.OWN]
    assert bool(own) is is_offered
    assert all("LinkedIn" in one.text for one in own)


def test_a_letter_knows_why_each_of_its_reasons_is_true() -> None:
    """The owner sees the sentence beside the claim."""
    letters = {
        one.id: one for one in draft(Situation.OFFER_OTHER, facts_for(Situation.OFFER_OTHER))
    }
    claims = {one.claim: one.because for one in letters["light/offer_photos"].claims}
    assert claims[Claim.FAMILY_PHOTOS] == "There are 12 family photos of yours on Facebook."


def test_a_free_account_has_less_room_for_a_note() -> None:
    """What does not fit into 200 characters is refused for its length."""
    facts = facts_for(Situation.DECLINE)
    short = Voice(note_limit=200, length=Length.NOTE)
    notes = [one for one in draft(Situation.DECLINE, facts, short) if one.length is Length.NOTE]
    assert notes
    assert all(one.characters <= 200 for one in notes)
    lacking = {one.id: one.reasons for one in refused(Situation.DECLINE, facts, short)}
    assert "too many here" in lacking["policy/decline_note"][0]
