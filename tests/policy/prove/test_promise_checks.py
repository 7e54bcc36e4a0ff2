"""Tests of promises: those that can be asked, and why the others cannot."""

from datetime import date

import pytest
from msgspec.structs import replace
from policy_proof_helpers import ACCEPT, is_, policy_of, promise, rule

from friendline.policy import Promise, load_policy
from friendline.policy.citations import Citation, Duty
from friendline.policy.guidance import load_pack, pack_names
from friendline.policy.language.syntax import ALWAYS, Between, Condition, IsUnknown, OneOf
from friendline.policy.prove import PROVERS, Kind, Standing, Verdict, prove

OURS = policy_of(rule(ALWAYS))
REPLY = replace(promise(ALWAYS), duties=(Duty.REPLY, Duty.RECORD))


def on(promised: Promise, *, own: bool = False) -> Verdict:
    """The verdict on a promise that is given, or that is the policy's own; provers agree on it."""
    if own:
        policy, given = replace(OURS, promises=(promised,)), []
    else:
        policy, given = OURS, [promised]
    (verdict,) = prove(policy, given, prover="both").of(Kind.PROMISE)
    return verdict


@pytest.mark.parametrize("name", pack_names())
def test_a_promise_fares_the_same_alone_and_in_its_pack(name: str) -> None:
    """Whether promises are given one by one or as a pack makes no difference to how they stand."""
    pack, policy = load_pack(name), load_policy("audience")
    alone = {one.name: one.standing for one in prove(policy, pack.promises).of(Kind.PROMISE)}
    packed = {one.name: one.standing for one in prove(policy, packs=[pack]).of(Kind.PROMISE)}
    assert alone == packed


def test_what_a_place_leaves_out_is_listed_with_its_reason() -> None:
    """A promise that holds elsewhere only is outside; nothing of the pack is passed over."""
    pack, policy = load_pack("nursing"), load_policy("open")
    told = {one.name: one.sentence for one in prove(policy, packs=[pack], place="AU").verdicts}
    for one in pack.promises:
        holds = one.source is None or one.source.holds_in("AU")
        assert told[f"{one.id}: {one.text}"].endswith(", not in AU.") is not holds


@pytest.mark.parametrize("own", [True, False])
def test_a_promise_to_do_something_is_outside(own: bool) -> None:  # noqa: FBT001 - a parameter
    """What asks for no answer is not kept by any answer; what it asks for is said."""
    verdict = on(REPLY, own=own)
    assert verdict.standing is Standing.OUTSIDE
    assert verdict.sentence == (
        "Outside this policy: it asks you to do something (reply and keep a record); no rule of a "
        "policy does that for you."
    )


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, date(2020, 12, 31), "it held until 31 December 2020."),
        (date(2030, 1, 1), None, "it holds from 1 January 2030 on."),
    ],
)
def test_a_source_that_does_not_hold_is_outside_where_it_is_given(
    first: date | None, last: date | None, words: str
) -> None:
    """A lapsed text binds nobody, but what a policy itself promises is asked all the same."""
    source = Citation(
        id="B-1", body="A body", title="A text", in_force_from=first, in_force_until=last
    )
    promised = replace(promise(ALWAYS, never=[ACCEPT]), source=source)
    assert on(promised).sentence == f"Outside this policy: {words}"
    assert on(promised, own=True).standing is Standing.REFUTED


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize(
    "when",
    [
        Between("relationship", 1, 3),
        Between("met", 0, None),
        OneOf("relationship", ("martian",)),
        OneOf("relationship", (True,)),
        OneOf("met", ("yes",)),
        OneOf("met", (1,)),
        OneOf("months_known", ("many",)),
        OneOf("months_known", (True,)),
    ],
)
def test_a_promise_over_a_fact_that_is_declared_otherwise_is_outside(
    when: Condition,
    own: bool,  # noqa: FBT001 - a parameter
) -> None:
    """A test that a fact cannot answer is neither kept nor broken, and stops no proof."""
    verdict = on(promise(when, never=[ACCEPT]), own=own)
    assert verdict.standing is Standing.OUTSIDE
    assert "otherwise" in verdict.sentence


@pytest.mark.parametrize(
    ("when", "standing"),
    [
        (Between("months_known", 5000, None), Standing.PROVED),
        (OneOf("months_known", (5000,)), Standing.PROVED),
        (OneOf("months_known", (0, 1200)), Standing.REFUTED),
        (IsUnknown("relationship"), Standing.REFUTED),
        (is_("met", True), Standing.REFUTED),
    ],
)
def test_what_a_fact_can_be_asked_is_asked(when: Condition, standing: Standing) -> None:
    """Numbers beyond the bounds of a fact are never so; the rest is asked as it stands."""
    assert on(promise(when, never=[ACCEPT])).standing is standing


def test_every_prover_leaves_the_same_outside() -> None:
    """What is outside is so before anybody is asked."""
    for prover in PROVERS:
        (verdict,) = prove(OURS, [REPLY], prover=prover).of(Kind.PROMISE)
        assert verdict.standing is Standing.OUTSIDE
