"""Tests of the proofs as a whole: both provers against each other and against every case."""

from collections import Counter

import pytest
from hypothesis import given, settings
from msgspec.structs import replace
from policy_proof_helpers import (
    ACCEPT,
    ASK,
    CHANNELS,
    DECLINE,
    OWN,
    VALUES,
    cases,
    decisions,
    is_,
    policies,
    policy_of,
    promise,
    rule,
)

from friendline.model import AnswerKind, Fact
from friendline.policy.authoring.sheet import load_policy, preset_names
from friendline.policy.citations import Citation, Strength
from friendline.policy.decide import decide
from friendline.policy.guidance import load_pack, pack_names
from friendline.policy.language.syntax import ALWAYS, Between, IsUnknown, Not, OneOf, truth
from friendline.policy.prove import (
    PROVERS,
    Kind,
    Proofs,
    ProversDisagreeError,
    Standing,
    UnknownProverError,
    Verdict,
    diagram_prover,
    killers,
    prove,
    z3_prover,
)
from friendline.policy.prove.prover import NoZ3Error
from friendline.policy.prove.verdicts import OF_RULES
from friendline.policy.rules import Policy

REFUSALS = {AnswerKind.DECLINE, AnswerKind.OFFER_OTHER, AnswerKind.DEFER}
WELCOMES = {AnswerKind.ACCEPT, AnswerKind.ACCEPT_RESTRICTED}


def said(proofs: Proofs) -> list[tuple[object, ...]]:
    """What two provers must agree in: all but the invented people."""
    return [
        (*one[:4], one[4] if one[1] in {*OF_RULES, Kind.DEAD} else ())
        for one in (
            (verdict.name, verdict.kind, verdict.standing, verdict.over, verdict.rules)
            for verdict in proofs.verdicts
        )
    ]


def only(policy: Policy, kind: Kind) -> Verdict:
    """The one verdict of a kind, on which both provers agree."""
    (verdict,) = prove(policy, prover="both").of(kind)
    return verdict


@settings(max_examples=60, deadline=None)
@given(policies())
def test_both_provers_say_the_same(policy: Policy) -> None:
    """Whatever the policy, the diagram and Z3 come to identical verdicts."""
    assert said(prove(policy, prover="diagram")) == said(prove(policy, prover="z3"))


@settings(max_examples=25, deadline=None)
@given(policies())
def test_verdicts_are_what_trying_every_case_shows(policy: Policy) -> None:
    """Completeness, use of each rule and promises are as deciding case by case finds them."""
    decided = list(decisions(policy))
    used = {one.rule for one in decided}
    proofs = prove(policy, prover="diagram")
    (complete,) = proofs.of(Kind.COMPLETE)
    assert complete.proved is (None not in used)
    dead = {one.rules[0] for one in proofs.of(Kind.DEAD) if not one.proved}
    assert dead == {one.name for one in policy.rules} - used
    for verdict, promised in zip(proofs.of(Kind.PROMISE), policy.promises, strict=True):
        meant = [one for one in decided if truth(promised.when, one.facts)]
        assert verdict.proved is all(promised.allows(one.answer) for one in meant)


@settings(max_examples=12, deadline=None)
@given(policies())
def test_rules_that_change_nothing_are_what_leaving_them_out_shows(policy: Policy) -> None:
    """A rule is idle exactly where the policy without it gives everybody the same."""
    proofs = prove(policy, prover="diagram")
    idle = {one.rules[0] for one in proofs.of(Kind.NO_EFFECT) if not one.proved}
    dead = {one.rules[0] for one in proofs.of(Kind.DEAD) if not one.proved}
    for index, left_out in enumerate(policy.rules):
        rest = policy.rules[:index] + policy.rules[index + 1 :]
        without = policy_of(*rest, channels=policy.channels, alternatives=policy.alternatives)
        same = all(_got(policy, case) == _got(without, case) for case in cases())
        assert same is (left_out.name in idle | dead)


def _got(policy: Policy, case: dict[str, Fact]) -> tuple[object, ...]:
    one = decide(policy, case)
    return one.answer, one.onto_list, one.offer, one.tone, one.say, one.rule is None


@settings(max_examples=40, deadline=None)
@given(policies())
@pytest.mark.parametrize("prover", ["diagram", "z3"])
def test_every_invented_person_is_what_the_verdict_says(prover: str, policy: Policy) -> None:
    """Deciding the facts of a witness shows what the verdict claims, for every sort of property."""
    for verdict in prove(policy, prover=prover).refuted:  # type: ignore[arg-type]
        if verdict.witness is not None:
            _check(policy, verdict)


def _check(policy: Policy, verdict: Verdict) -> None:
    assert verdict.witness is not None
    one = decide(policy, verdict.witness)
    rules = {one.name: one for one in policy.rules}
    match verdict.kind:
        case Kind.COMPLETE:
            assert one.rule is None
        case Kind.WITHOUT_LAST:
            assert one.rule == policy.rules[-1].name
        case Kind.DEAD:
            dead = rules[verdict.rules[0]]
            assert truth(dead.when, one.facts)
            assert one.rule != dead.name
        case Kind.NO_EFFECT:
            assert one.rule == verdict.rules[0]
        case Kind.UNKNOWN:
            unsure = rules[verdict.rules[0]]
            assert truth(unsure.when, one.facts) is None
            assert one.rule is None or rules[one.rule].number > unsure.number
        case Kind.PROMISE:
            (broken,) = {
                promised.written for promised in policy.promises if not promised.allows(one.answer)
            }
            assert broken == ""
            assert any(
                truth(promised.when, one.facts) and not promised.allows(one.answer)
                for promised in policy.promises
            )
        case Kind.INVARIANT if verdict.other is not None:
            assert one.answer in WELCOMES
            assert decide(policy, verdict.other).answer in REFUSALS
        case Kind.INVARIANT:
            assert one.answer in REFUSALS
        case _:
            pytest.fail(f"not expected to be refuted: {verdict.name}")


@settings(max_examples=25, deadline=None)
@given(policies())
def test_closeness_is_proved_exactly_where_no_pair_refutes_it(policy: Policy) -> None:
    """Having met turns a yes into a refusal nowhere, or there is a pair of cases that shows it."""
    answers = {tuple(case.values()): decide(policy, case).answer for case in cases()}
    place = list(VALUES).index("met")
    hurt = any(
        answer in WELCOMES
        and case[place] is not True
        and answers[(*case[:place], True, *case[place + 1 :])] in REFUSALS
        for case, answer in answers.items()
    )
    proofs = prove(policy, prover="diagram")
    (met,) = (one for one in proofs.verdicts if one.name.endswith(": you have met in person"))
    assert met.proved is not hurt


def test_a_gap_is_one_person_in_one_sentence() -> None:
    """Where no rule speaks of a case, an ordinary person of whom that is so is told of."""
    verdict = only(policy_of(rule(is_("met", True))), Kind.COMPLETE)
    assert not verdict.proved
    assert verdict.sentence == (
        "Alex, somebody you have not met in person, asks on Facebook: no rule speaks of this "
        "case, so it comes to you."
    )


def test_a_promise_that_is_broken_names_person_rule_and_promise() -> None:
    """The sentence tells who is answered what by which rule, against which promise."""
    clients = is_("relationship", "client")
    ours = policy_of(
        rule(is_("met", True)), rule(ALWAYS, ASK), promises=[promise(clients, never=[ACCEPT])]
    )
    verdict = only(ours, Kind.PROMISE)
    assert verdict.sentence == (
        "Alex, a client you have met in person, asks on Facebook: accepted by rule 1, though the "
        "policy promises never to: It is promised."
    )
    assert verdict.rules == ("rule 1",)
    assert verdict.over == ("met", "relationship")


def test_a_promise_about_no_case_is_said_to_be_empty() -> None:
    """A promise that nothing can break is kept, and it is said why."""
    nobody = OneOf("met", ())
    ours = policy_of(rule(ALWAYS), promises=[promise(nobody, never=[ACCEPT])])
    verdict = only(ours, Kind.PROMISE)
    assert verdict.proved
    assert "No case" in verdict.sentence


def test_a_promise_over_an_undeclared_fact_is_outside() -> None:
    """What the policy has no facts for is neither kept nor broken."""
    ours = policy_of(rule(ALWAYS))
    (verdict,) = prove(ours, [promise(is_("represented", True), never=[ACCEPT])]).of(Kind.PROMISE)
    assert verdict.standing is Standing.OUTSIDE
    assert "represented" in verdict.sentence


def test_a_union_of_rules_that_kills_another_is_named_in_full() -> None:
    """Two rules that leave nothing to a third only together are both named, a bystander is not."""
    ours = policy_of(
        rule(is_("kin", True)),
        rule(Between("months_known", None, 11), DECLINE),
        rule(Between("months_known", 12, None), ASK),
        rule(Between("months_known", 6, 24)),
        rule(ALWAYS, ASK),
    )
    (verdict,) = (one for one in prove(ours, prover="both").of(Kind.DEAD))
    assert verdict.rules == ("rule 4", "rule 2", "rule 3")
    assert "rule 2 and rule 3 together take all of its cases" in verdict.sentence


def test_many_rules_that_kill_one_are_found_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixty overlapping rules over one number take a moment, and a bound keeps it that way."""
    bands = [rule(Between("months_known", start, start + 100)) for start in range(0, 1200, 20)]
    ours = policy_of(*bands, rule(Between("months_known", 0, None), DECLINE), rule(ALWAYS, ASK))
    fewest = _killers_of_last(ours)
    monkeypatch.setattr(killers, "MOST_STEPS", 3)
    irreducible = _killers_of_last(ours)
    assert len(fewest) == 12
    assert len(irreducible) >= len(fewest)


def _killers_of_last(policy: Policy) -> tuple[str, ...]:
    dead = [one for one in prove(policy).of(Kind.DEAD) if one.rules[0] == "rule 61"]
    return dead[0].rules[1:]


def test_a_rule_that_is_never_true_has_no_killers() -> None:
    """What a rule asks for may itself be impossible, given what the policy says of channels."""
    never = rule(Not(IsUnknown("purpose")), DECLINE)
    impossible = policy_of(rule(OneOf("met", ())), never, rule(ALWAYS))
    (verdict,) = (one for one in prove(impossible, prover="both").of(Kind.DEAD) if not one.proved)
    assert verdict.rules == ("rule 1",)
    assert verdict.witness is None


def test_the_purpose_of_a_channel_counts_as_known() -> None:
    """A channel whose purpose the policy says cannot have an unknown purpose."""
    stranger = rule(IsUnknown("purpose"), DECLINE)
    facebook = promise(is_("channel", "facebook"), never=[DECLINE])
    assert only(policy_of(stranger, rule(ALWAYS), promises=[facebook]), Kind.PROMISE).proved
    bare = policy_of(stranger, rule(ALWAYS), promises=[facebook], channels={})
    assert not only(bare, Kind.PROMISE).proved


def test_a_rule_passed_over_for_an_unknown_fact_is_told() -> None:
    """It is said which rule, which fact, and what is answered instead."""
    ours = policy_of(rule(is_("minor", True), DECLINE), rule(ALWAYS, ACCEPT))
    verdict = only(ours, Kind.UNKNOWN)
    assert verdict.strength == "should"
    assert verdict.rules == ("rule 1",)
    assert verdict.sentence == (
        "Robin, somebody who may be a minor, asks on Facebook: rule 1 asks whether this is a "
        "minor, which is not known, so Robin is accepted by rule 2, not declined."
    )


def test_to_ask_the_owner_on_an_unknown_fact_weighs_less() -> None:
    """To ask is how a policy says that it does not know, so it is only worth considering."""
    ours = policy_of(
        rule(is_("minor", True), DECLINE), rule(IsUnknown("minor"), ASK), rule(ALWAYS, ACCEPT)
    )
    assert only(ours, Kind.UNKNOWN).strength == "consider"


def test_what_must_not_matter_is_refuted_by_two_people() -> None:
    """Two people who differ in nothing else and fare differently are told of together."""
    ours = policy_of(rule(is_("tier", "gold")), rule(ALWAYS, DECLINE), must_not_matter=["tier"])
    verdict = only(ours, Kind.FAIR)
    assert not verdict.proved
    assert verdict.witness is not None
    assert verdict.other is not None
    apart = {one for one in verdict.witness if verdict.witness[one] != verdict.other[one]}
    assert apart == {"tier"}
    assert decide(ours, verdict.witness).answer is not decide(ours, verdict.other).answer
    assert set(verdict.rules) == {"rule 1", "rule 2"}
    assert verdict.sentence.startswith("Sam and Kim ask on Facebook: Sam (tier: ")


def test_what_is_read_without_deciding_anything_is_fair() -> None:
    """A fact may be read where both ways lead to the same."""
    ours = policy_of(
        rule(is_("tier", "gold")),
        rule(Not(is_("tier", "gold"))),
        rule(ALWAYS),
        must_not_matter=["tier"],
    )
    assert only(ours, Kind.FAIR).proved


def test_a_channel_that_must_not_matter_matters_by_its_purpose() -> None:
    """Where the channel must not decide, neither may what the policy says it is for."""
    ours = policy_of(
        rule(is_("purpose", "personal"), DECLINE), rule(ALWAYS), must_not_matter=["channel"]
    )
    assert not only(ours, Kind.FAIR).proved


@pytest.mark.parametrize("name", preset_names())
def test_presets_keep_their_promises_by_both_provers(name: str) -> None:
    """Every preset is complete, fair and true to itself."""
    proofs = prove(load_policy(name), prover="both")
    assert proofs.kept, [one.sentence for one in proofs.refuted if one.strength == "must"]
    assert not [one for one in proofs.of(Kind.DEAD) if not one.proved]


def test_promises_of_a_profession_are_asked_or_listed() -> None:
    """Every promise of a pack gets a verdict, those that cannot be checked among them."""
    for name in pack_names():
        pack = load_pack(name)
        found = list(prove(load_policy("open"), packs=[pack]).of(Kind.PROMISE))
        assert len(found) == len(load_policy("open").promises) + len(pack.promises)


def test_each_proof_says_over_which_facts_it_holds() -> None:
    """The facts that were looked at are named, and so is what no proof can cover."""
    verdict = only(policy_of(rule(is_("met", True)), rule(ALWAYS)), Kind.COMPLETE)
    assert verdict.scope.startswith("Looked at: every value, and not known, of met.")
    assert "proxies" in verdict.scope


def test_without_z3_it_is_said_that_nothing_is_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    """A prover that is not there proves nothing, and says how to get it."""
    monkeypatch.setattr(z3_prover, "_z3", _no_z3)
    ours = policy_of(
        rule(Between("months_known", 6, None)), promises=[promise(ALWAYS, never=[ACCEPT])]
    )
    proofs = prove(ours, prover="z3")
    assert not proofs.kept
    assert "pip install 'friendline[prove]'" in next(proofs.of(Kind.PROMISE)).sentence
    assert Counter(one.standing for one in proofs.verdicts)[Standing.OPEN] >= 3
    assert {one.standing for one in prove(ours).open} == set()


def test_provers_that_disagree_are_a_mistake_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one prover finds what the other does not, no verdict is given at all."""
    monkeypatch.setattr(z3_prover.Z3Prover, "find", lambda _self, _claim: None)
    with pytest.raises(ProversDisagreeError, match="every case gets its answer"):
        prove(policy_of(rule(is_("met", True))), prover="both")


def test_professions_ask_and_advise() -> None:
    """A promise of a profession is told as theirs, in the words of its strength."""
    ours = policy_of(rule(ALWAYS))
    advice = replace(
        promise(is_("met", False), always=[ASK]),
        strength=Strength.SHOULD,
        source=Citation(id="made-up", body="The Board", title="A made-up rule"),
    )
    (verdict,) = prove(ours, [advice]).of(Kind.PROMISE)
    assert verdict.strength == "should"
    assert verdict.sentence == (
        "Alex, somebody you have not met in person, asks on Facebook: accepted by rule 1, against "
        "the advice of The Board: It is promised."
    )


def _no_z3() -> object:
    raise NoZ3Error


def test_a_diagram_that_grows_too_large_gives_way_to_z3(monkeypatch: pytest.MonkeyPatch) -> None:
    """Over budget the same verdicts come from Z3, by itself."""
    ours = load_policy("audience")
    expected = said(prove(ours))
    monkeypatch.setattr(diagram_prover, "MOST_NODES", 600)
    proofs = prove(ours)
    assert said(proofs) == expected
    assert proofs.provers == ("diagram and z3",)
    monkeypatch.setattr(z3_prover, "_z3", _no_z3)
    assert prove(ours).open
    assert prove(ours, prover="both").open


def test_a_prover_that_there_is_not_is_refused() -> None:
    """A misspelt prover is an error of use that names the known ones."""
    with pytest.raises(UnknownProverError, match=", ".join(PROVERS)):
        prove(policy_of(rule(ALWAYS)), prover="y3")  # type: ignore[arg-type]


def test_family_turned_down_is_told() -> None:
    """A refusal without an exception for family is refuted by somebody of the family."""
    proofs = prove(policy_of(rule(ALWAYS, DECLINE, "e-mail", "Sorry.")), prover="both")
    (kin,) = (one for one in proofs.verdicts if one.name.endswith("(P10)"))
    assert kin.witness is not None
    assert kin.witness["kin"] is True or kin.witness["relationship"] == "family"
    assert kin.sentence.endswith("declined by rule 1, though they are family.")


@pytest.mark.parametrize(
    ("say", "offer", "proved"),
    [("Sorry.", "e-mail", True), (None, "e-mail", False), ("Sorry.", None, False)],
)
def test_a_refusal_without_words_or_another_way_is_told(
    say: str | None, offer: str | None, *, proved: bool
) -> None:
    """Whoever is turned down hears words and is shown another way (P4)."""
    proofs = prove(policy_of(rule(ALWAYS, DECLINE, offer, say), alternatives=()), prover="both")
    (replied,) = (one for one in proofs.verdicts if one.name.endswith("(P4)"))
    assert replied.proved is proved


def test_nobody_waits_for_a_reply_to_what_the_owner_did_not_ask() -> None:
    """A rule that keeps the owner from asking needs no words."""
    silent = rule(is_("direction", "outgoing"), DECLINE)
    proofs = prove(policy_of(silent, rule(ALWAYS)), prover="both")
    (replied,) = (one for one in proofs.verdicts if one.name.endswith("(P4)"))
    assert replied.proved


@pytest.mark.parametrize("fact", ["said_no", "regulated_duty", "archived"])
def test_history_and_duties_are_outside_until_they_are_declared(fact: str) -> None:
    """P5 and P13 speak of facts that only a policy of one's own can declare."""
    proofs = prove(policy_of(rule(ALWAYS)))
    assert any(f"[facts.{fact}]" in one.sentence for one in proofs.verdicts) is (fact != "archived")


def test_declared_history_and_duties_are_proved() -> None:
    """With the facts declared, P5 and P13 are kept or broken like any other."""
    names = ("said_no", "regulated_duty", "archived")
    facts = {name: replace(OWN["signed"], name=name) for name in names}
    proofs = prove(policy_of(rule(ALWAYS), facts=facts), prover="both")
    broken = {one.name[-5:] for one in proofs.refuted}
    assert {" (P5)", "(P13)"} <= broken


def test_a_day_that_decides_is_told() -> None:
    """A fact of one's own that is named after the day must not tell two equal people apart."""
    weekday = replace(OWN["tier"], name="weekday", label="weekday")
    ours = policy_of(
        rule(is_("weekday", "gold")), rule(ALWAYS, DECLINE), facts={"weekday": weekday}
    )
    (verdict,) = (one for one in prove(ours, prover="both").refuted if "(P7)" in one.name)
    assert verdict.other is not None


def test_longer_acquaintance_that_undoes_a_yes_is_told() -> None:
    """Somebody accepted and refused for knowing each other longer refutes P3 with both cases."""
    ours = policy_of(
        rule(Between("months_known", None, 11)), rule(ALWAYS, DECLINE, "e-mail", "Sorry.")
    )
    (verdict,) = (
        one for one in prove(ours, prover="both").refuted if one.name.endswith("each other")
    )
    assert verdict.witness is not None
    assert verdict.other is not None
    assert verdict.sentence.endswith("Chris is declined by rule 2.")
    assert {one for one in verdict.witness if verdict.witness[one] != verdict.other[one]} == {
        "months_known"
    }


def test_a_policy_without_rules_is_incomplete_and_no_crash() -> None:
    """Nothing at all is refuted like any other gap."""
    assert not only(policy_of(channels=CHANNELS), Kind.COMPLETE).proved
