"""Tests of the presets: complete, same for all, with a way through for family."""

import re

import pytest
from guidance_helpers import breach, broken
from hypothesis import given, settings
from hypothesis import strategies as st
from policy_helpers import situations, values_of

from friendline.model import AnswerKind, Fact
from friendline.policy.authoring.sheet import load_policy, preset_names
from friendline.policy.citations import Strength
from friendline.policy.decide import NO_RULE_FITS, Decision, decide
from friendline.policy.engine.diagram import Diagram
from friendline.policy.engine.space import space_of
from friendline.policy.language.facts import BUILT_IN
from friendline.policy.language.syntax import ALWAYS
from friendline.policy.prove import Kind, prove
from friendline.policy.rules import Promise
from friendline.policy.situation import deciding_facts

PRESETS = {name: load_policy(name) for name in preset_names()}
PRESET = st.sampled_from(sorted(PRESETS))
REFUSALS = {AnswerKind.DECLINE, AnswerKind.OFFER_OTHER, AnswerKind.DEFER}
WELCOMES = {AnswerKind.ACCEPT, AnswerKind.ACCEPT_RESTRICTED}


def answer(name: str, **facts: Fact) -> Decision:
    """Decide a case of somebody who is known well, but for what the case says."""
    known: dict[str, Fact] = {
        "relationship": "client",
        "status": "current",
        "direction": "incoming",
        "channel": "facebook",
        "met": True,
        "became_friend": False,
        "kin": False,
        "minor": False,
        "sensitive": False,
    }
    return decide(PRESETS[name], known | facts)


def test_the_presets_are_there() -> None:
    """The presets of this version are found by their names."""
    assert preset_names() == (
        "audience",
        "barrier",
        "content",
        "former-clients-only",
        "hybrid",
        "met-in-person",
        "open",
    )


@settings(max_examples=150)
@given(PRESET, situations())
def test_every_situation_has_one_answer_by_a_rule(name: str, facts: dict[str, Fact]) -> None:
    """Presets are complete: some row speaks of every case, unknown facts included (P1)."""
    decision = decide(PRESETS[name], facts)
    assert decision.rule is not None
    assert NO_RULE_FITS not in decision.reasons
    assert decide(PRESETS[name], facts) == decision


@settings(max_examples=120)
@given(PRESET, situations(), st.data())
def test_facts_that_are_not_read_make_no_difference(
    name: str, facts: dict[str, Fact], data: st.DataObject
) -> None:
    """Changing a fact that the preset does not read changes nothing that is said (R3, P2)."""
    unread = sorted(frozenset(BUILT_IN) - deciding_facts(PRESETS[name]))
    changed = facts | {fact: data.draw(values_of(BUILT_IN[fact])) for fact in unread}
    one, other = decide(PRESETS[name], facts), decide(PRESETS[name], changed)
    assert (one.answer, one.offer, one.say, one.rule) == (
        other.answer,
        other.offer,
        other.say,
        other.rule,
    )
    assert (one.reasons, one.passed_over) == (other.reasons, other.passed_over)


@settings(max_examples=120)
@given(PRESET, situations())
def test_no_refusal_is_without_words_and_another_way(name: str, facts: dict[str, Fact]) -> None:
    """Whoever is refused is told so kindly and offered something else (P4, R79)."""
    decision = decide(PRESETS[name], facts)
    if decision.answer in REFUSALS:
        assert decision.say
        assert decision.offer
        assert decision.offer != decision.facts["channel"]
        assert "{" not in decision.say


@given(PRESET, situations())
def test_family_is_always_accepted(name: str, facts: dict[str, Fact]) -> None:
    """Every preset has its exception for kin, whatever else is the case (P10)."""
    assert decide(PRESETS[name], facts | {"kin": True}).answer is AnswerKind.ACCEPT
    relation = {"relationship": "family"}
    assert decide(PRESETS[name], facts | relation).answer is AnswerKind.ACCEPT


@pytest.mark.parametrize("preset", PRESETS)
def test_presets_are_proved(preset: str) -> None:
    """A preset is complete and fair, no rule is dead, and all that it promises is kept."""
    proofs = prove(PRESETS[preset])
    assert proofs.kept
    assert not proofs.open
    assert len(list(proofs.of(Kind.PROMISE))) == len(PRESETS[preset].promises) >= 2
    for kind in (Kind.COMPLETE, Kind.DEAD, Kind.FAIR, Kind.PROMISE):
        assert all(verdict.proved for verdict in proofs.of(kind))


@pytest.mark.parametrize("preset", PRESETS)
def test_a_promise_that_a_preset_breaks_is_found(preset: str) -> None:
    """The proof can fail: no preset keeps the promise to accept nobody, and its example is real."""
    policy = PRESETS[preset]
    promise = Promise(text="Nobody.", when=ALWAYS, written="", never=(AnswerKind.ACCEPT,))
    person = breach(policy, promise)
    assert person is not None
    assert decide(policy, person).answer is AnswerKind.ACCEPT


@pytest.mark.parametrize(
    ("preset", "pack", "breaks"),
    [
        ("audience", "medicine", []),
        ("audience", "nursing", []),
        ("barrier", "medicine", []),
        ("barrier", "nursing", []),
        ("barrier", "psychotherapy_counselling", []),
        ("barrier", "social_work", []),
        ("barrier", "teaching", []),
        ("content", "teaching", []),
        ("former-clients-only", "psychotherapy_counselling", []),
        ("former-clients-only", "social_work", ["NASW-1.06-connect"]),
        ("hybrid", "teaching", []),
        ("hybrid", "medicine", []),
        ("met-in-person", "medicine", ["ACP-FSMB-2013"]),
        ("open", "psychotherapy_counselling", ["ACA-A.5.e"]),
    ],
)
def test_presets_keep_or_break_what_a_profession_must(
    preset: str, pack: str, breaks: list[str]
) -> None:
    """Each preset keeps every must of a profession that it fits, or it is known which it breaks."""
    ids, checked = broken(preset, pack, Strength.MUST)
    assert ids == breaks
    assert checked > 0


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("pack", ["infrequent_buyer", "small_office"])
def test_every_preset_suits_a_business_without_a_body(preset: str, pack: str) -> None:
    """No preset breaks a must or a should of those who answer to no professional body."""
    for strength in (Strength.MUST, Strength.SHOULD):
        assert broken(preset, pack, strength)[0] == []


@settings(max_examples=120)
@given(PRESET, situations(), st.sampled_from(["met", "became_friend", "kin"]))
def test_coming_closer_never_turns_a_welcome_into_a_refusal(
    name: str, facts: dict[str, Fact], fact: str
) -> None:
    """Who was welcome stays so when they are met, become a friend, or are family (P3)."""
    if decide(PRESETS[name], facts | {fact: False}).answer in WELCOMES:
        assert decide(PRESETS[name], facts | {fact: True}).answer in WELCOMES


@pytest.mark.parametrize(
    ("name", "facts", "expected"),
    [
        ("audience", {}, AnswerKind.OFFER_OTHER),
        ("audience", {"channel": "linkedin"}, AnswerKind.ACCEPT),
        ("audience", {"direction": "existing"}, AnswerKind.OFFER_OTHER),
        ("audience", {"direction": "outgoing"}, AnswerKind.OFFER_OTHER),
        ("audience", {"status": "former"}, AnswerKind.OFFER_OTHER),
        ("audience", {"became_friend": True}, AnswerKind.ACCEPT),
        ("audience", {"became_friend": True, "direction": "outgoing"}, AnswerKind.OFFER_OTHER),
        ("audience", {"relationship": "colleague"}, AnswerKind.ACCEPT),
        ("audience", {"sensitive": True}, AnswerKind.ASK),
        ("audience", {"minor": True}, AnswerKind.DECLINE),
        ("audience", {"relationship": None}, AnswerKind.ASK),
        ("audience", {"channel": "other"}, AnswerKind.ASK),
        ("audience", {"relationship": "student", "minor": None}, AnswerKind.DECLINE),
        ("barrier", {}, AnswerKind.OFFER_OTHER),
        ("barrier", {"became_friend": True}, AnswerKind.OFFER_OTHER),
        ("barrier", {"relationship": "colleague"}, AnswerKind.OFFER_OTHER),
        ("barrier", {"relationship": "patient", "channel": "linkedin"}, AnswerKind.OFFER_OTHER),
        ("barrier", {"direction": "existing"}, AnswerKind.OFFER_OTHER),
        ("barrier", {"relationship": "friend"}, AnswerKind.ACCEPT),
        ("met-in-person", {}, AnswerKind.ACCEPT),
        ("met-in-person", {"met": False}, AnswerKind.OFFER_OTHER),
        ("met-in-person", {"met": None}, AnswerKind.ASK),
        ("met-in-person", {"met": None, "became_friend": True}, AnswerKind.ACCEPT),
        ("met-in-person", {"met": False, "direction": "existing"}, AnswerKind.ACCEPT_RESTRICTED),
        ("met-in-person", {"met": False, "channel": "linkedin"}, AnswerKind.ACCEPT),
        ("met-in-person", {"status": "former"}, AnswerKind.ACCEPT),
        ("content", {}, AnswerKind.ACCEPT_RESTRICTED),
        ("content", {"direction": "existing"}, AnswerKind.ACCEPT_RESTRICTED),
        ("content", {"direction": "outgoing"}, AnswerKind.ACCEPT_RESTRICTED),
        ("content", {"met": False, "status": "former"}, AnswerKind.ACCEPT_RESTRICTED),
        ("content", {"became_friend": True}, AnswerKind.ACCEPT),
        ("content", {"channel": "linkedin"}, AnswerKind.ACCEPT),
        ("content", {"channel": "mastodon"}, AnswerKind.ACCEPT),
        ("content", {"relationship": "patient"}, AnswerKind.ASK),
        ("content", {"sensitive": True}, AnswerKind.ASK),
        ("content", {"channel": "other"}, AnswerKind.ASK),
        ("hybrid", {}, AnswerKind.ACCEPT_RESTRICTED),
        ("hybrid", {"met": False}, AnswerKind.OFFER_OTHER),
        ("hybrid", {"met": None}, AnswerKind.ASK),
        ("hybrid", {"direction": "existing"}, AnswerKind.ACCEPT_RESTRICTED),
        ("hybrid", {"direction": "existing", "met": False}, AnswerKind.OFFER_OTHER),
        ("hybrid", {"direction": "outgoing"}, AnswerKind.OFFER_OTHER),
        ("hybrid", {"channel": "linkedin", "met": False}, AnswerKind.ACCEPT),
        ("hybrid", {"relationship": "colleague"}, AnswerKind.ACCEPT_RESTRICTED),
        ("hybrid", {"relationship": "patient"}, AnswerKind.OFFER_OTHER),
        ("hybrid", {"relationship": None, "became_friend": True}, AnswerKind.ASK),
        ("former-clients-only", {}, AnswerKind.OFFER_OTHER),
        ("former-clients-only", {"became_friend": True}, AnswerKind.OFFER_OTHER),
        ("former-clients-only", {"status": "prospective"}, AnswerKind.OFFER_OTHER),
        ("former-clients-only", {"direction": "existing"}, AnswerKind.OFFER_OTHER),
        ("former-clients-only", {"status": "former"}, AnswerKind.ASK),
        ("former-clients-only", {"status": "former", "months_since_end": 2}, AnswerKind.DEFER),
        ("former-clients-only", {"status": "former", "months_since_end": 6}, AnswerKind.ACCEPT),
        ("former-clients-only", {"status": None}, AnswerKind.ASK),
        ("former-clients-only", {"channel": "linkedin"}, AnswerKind.ACCEPT),
        ("former-clients-only", {"relationship": "colleague"}, AnswerKind.ACCEPT),
        ("former-clients-only", {"relationship": "patient"}, AnswerKind.OFFER_OTHER),
        ("barrier", {"relationship": "student", "channel": "linkedin"}, AnswerKind.OFFER_OTHER),
        ("open", {}, AnswerKind.ACCEPT),
        ("open", {"status": "former", "met": False}, AnswerKind.ACCEPT),
        ("open", {"relationship": "patient"}, AnswerKind.ASK),
        ("open", {"minor": True}, AnswerKind.DECLINE),
        ("open", {"relationship": None}, AnswerKind.ASK),
    ],
)
def test_presets_say_what_they_are_called(
    name: str, facts: dict[str, Fact], expected: AnswerKind
) -> None:
    """The cases that each preset is known by are answered that way (R15 to R18, R22, R23)."""
    assert answer(name, **facts).answer is expected


def test_audience_offers_the_professional_channel() -> None:
    """A client who asks on Facebook is offered LinkedIn, in words that name it (R15)."""
    decision = answer("audience")
    assert decision.offer == "linkedin"
    assert "LinkedIn" in (decision.say or "")


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_words_are_short_kind_and_claim_no_company(name: str) -> None:
    """What is said fits anyone: short, no company policy (R80), no exclamation mark."""
    policy = PRESETS[name]
    assert policy.sentence.count(".") == 1
    for rule in policy.rules:
        assert rule.because.endswith(".")
        said = f"{rule.say or ''} {rule.because}"
        assert len(said) < 320
        assert not re.search(r"company|policy says|!|\bnever\b", said)


def test_a_client_who_comes_back_is_no_former_client_any_more() -> None:
    """Ended two months ago: not yet; back as a client: another way, and the tie is looked at."""
    early = answer("former-clients-only", status="former", months_since_end=2)
    assert (early.answer, early.offer) == (AnswerKind.DEFER, "linkedin")
    assert "half a year" in (early.say or "")
    back = answer("former-clients-only", direction="existing", months_since_end=30)
    assert (back.answer, back.rule) == (AnswerKind.OFFER_OTHER, "working together")


@pytest.mark.parametrize("name", PRESETS)
def test_lists_say_nothing_of_clients(name: str) -> None:
    """A network may show the name of a list, so it names nobody's relationship."""
    lists = {rule.onto_list for rule in PRESETS[name].rules if rule.onto_list}
    assert not any(re.search(r"client|patient|work|student", one.casefold()) for one in lists)


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_every_row_of_a_preset_is_used(name: str) -> None:
    """No row stands in the way of another for good, and some row speaks of every case (P1)."""
    policy = PRESETS[name]
    diagram = Diagram(space_of(policy.facts, [rule.when for rule in policy.rules]))
    fires = diagram.first_rule(policy.rules)
    for place, rule in enumerate(policy.rules):
        codes = diagram.witness(fires, place)
        assert codes is not None, rule.name
        assert decide(policy, diagram.space.sample(codes)).rule == rule.name
    assert diagram.witness(fires, len(policy.rules)) is None
