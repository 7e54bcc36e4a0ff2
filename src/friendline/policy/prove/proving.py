"""Asking everything that can be proved of a policy, of one prover or of both."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, zip_longest
from typing import Final

from friendline.model import AnswerKind
from friendline.policy.guidance import Outside, Pack, promises_for
from friendline.policy.language.syntax import Condition
from friendline.policy.prove import invariants, promise_checks, rule_checks
from friendline.policy.prove.choosing import provers
from friendline.policy.prove.closeness import CLOSER, closer_never_hurts
from friendline.policy.prove.prover import NotProvedError, ProverName
from friendline.policy.prove.refinement import STRICTEST_FIRST, Refinement
from friendline.policy.prove.study import Property, Study
from friendline.policy.prove.verdicts import OF_RULES, Proofs, Standing, Verdict
from friendline.policy.prove.written import Written
from friendline.policy.rules import Policy, Promise

Check = Callable[[Study], Iterable[Verdict]]

CHECKS: Final[Sequence[tuple[Property, Check]]] = (
    (rule_checks.COMPLETE, rule_checks.complete),
    (rule_checks.WITHOUT_LAST, rule_checks.complete_without_last),
    (rule_checks.DEAD, rule_checks.use_and_effect),
    (rule_checks.UNKNOWN, rule_checks.nothing_unknown_compared),
    (invariants.FAIR, invariants.fair),
    (CLOSER, closer_never_hurts),
    (invariants.REPLIED, invariants.every_refusal_is_said),
    (invariants.NOT_ASKED_AGAIN, invariants.not_asked_again),
    (invariants.ANY_DAY, invariants.the_same_on_every_day),
    (invariants.ANY_HAND, invariants.the_same_whoever_handles_it),
    (invariants.KIN, invariants.family_is_not_turned_down),
    (invariants.KEPT, invariants.business_talk_is_kept),
)
"""What is asked of every policy, beside its promises."""


class ProversDisagreeError(RuntimeError):
    """Two provers say different things; a mistake in one of them."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The two provers disagree about '{name}'. This is a mistake in friendline, not in the "
            "policy; please report it with the policy."
        )


def prove(
    policy: Policy,
    promises: Iterable[Promise] = (),
    packs: Iterable[Pack] = (),
    prover: ProverName = "diagram",
    *,
    place: str | None = None,
) -> Proofs:
    """Prove or refute everything that a policy should keep (R1-R3, R26, R27; guidance 3.7).

    Args:
        policy: The policy; its own promises are among what is asked.
        promises: More promises; one whose source does not hold is listed as outside.
        packs: Promises of professions; those that the policy lacks the facts for, and those that
            ask for something to be done, are listed as outside.
        prover: ``"diagram"`` falls back to Z3 where the diagram grows too large; ``"both"`` asks
            both and compares.
        place: Where the owner works, as ``"GB"`` or ``"US-FL"``: what a profession asks elsewhere
            only is listed as outside. ``None`` asks for what holds in any place.

    Returns:
        A verdict for every property; where a prover cannot tell, that it is not proved and why.

    Raises:
        UnknownProverError: For a prover that there is not.
        ProversDisagreeError: Where both were asked and differ.
    """
    asked, outside = _asked(policy, promises, packs, place)
    written = Written(policy)
    conditions = (
        *written.conditions(),
        *invariants.conditions(policy),
        *_spoken_of(written, asked),
    )
    answering = provers(prover, policy.facts, conditions)
    told = [_told_by(Study(policy, written, one), asked, outside) for one in answering]
    return Proofs(
        policy=policy.name,
        version=policy.version,
        provers=tuple(one.name for one in answering),
        verdicts=tuple(chain.from_iterable(_agreed(said) for said in zip(*told, strict=True))),
    )


def prove_refines(
    strict: Policy,
    loose: Policy,
    strictness: Sequence[AnswerKind] = STRICTEST_FIRST,
    prover: ProverName = "diagram",
) -> Verdict:
    """Prove that one policy never answers looser than another, whoever asks.

    Args:
        strict: The policy of a member of staff, say.
        loose: The policy of the office.
        strictness: All answers, the strictest first.
        prover: As for ``prove``.

    Raises:
        StrictnessError: Where the order is not one of all answers.
        UnknownProverError: For a prover that there is not.
        ProversDisagreeError: Where both were asked and differ.
    """
    refinement = Refinement(strict, loose, strictness)
    answering = provers(prover, refinement.specs, tuple(refinement.conditions()))
    if apart := refinement.declared_differently():
        names = ", ".join(apart)
        sentence = f"Cannot be compared: the two declare facts of the same name otherwise: {names}."
        return refinement.told(Standing.OUTSIDE, sentence)
    (verdict,) = _agreed([[refinement.verdict(one)] for one in answering])
    return verdict


def _spoken_of(written: Written, promises: Iterable[Promise]) -> Iterator[Condition]:
    """Give what promises speak of, as far as the policy declares it."""
    for promise in promises:
        if not promise_checks.not_askable(written.policy, promise):
            yield written.said(promise.when)


def _told_by(
    study: Study, promises: Sequence[Promise], outside: Sequence[Outside]
) -> list[list[Verdict]]:
    """Ask everything of one prover; gives the verdicts of each check."""
    told = [_told(study, about, check) for about, check in CHECKS]
    for number, promise in enumerate(promises):
        check = partial(promise_checks.kept, promise=promise, number=number)
        told.append(_told(study, promise_checks.property_of(promise), check))
    told.append([promise_checks.left_out(study, one.promise, one.reason) for one in outside])
    return told


def _told(study: Study, about: Property, check: Check) -> list[Verdict]:
    try:
        return list(check(study))
    except NotProvedError as error:
        return [study.verdict(about, Standing.OPEN, f"Not proved: {error}.")]


def _asked(
    policy: Policy, promises: Iterable[Promise], packs: Iterable[Pack], place: str | None
) -> tuple[list[Promise], list[Outside]]:
    """Part what is asked from what is outside; what a policy itself promises is always asked."""
    asked = list(policy.promises)
    outside: list[Outside] = []
    for promise in promises:
        if reason := promise_checks.lapsed(promise):
            outside.append(Outside(promise=promise, reason=reason))
        else:
            asked.append(promise)
    for pack in packs:
        checkable, left_out = promises_for(policy, pack, place=place)
        asked += checkable
        outside += left_out
    return asked, outside


def _said(verdict: Verdict) -> tuple[object, ...]:
    """Give what two provers must agree in; of whom they tell is for each to invent."""
    rules = verdict.rules if verdict.kind in OF_RULES else ()
    return verdict.name, verdict.standing, verdict.strength, rules


def _agreed(told: Sequence[list[Verdict]]) -> list[Verdict]:
    """Give what all provers say in one check; where one leaves it open it is open."""
    for verdicts in told:
        if any(verdict.standing is Standing.OPEN for verdict in verdicts):
            return verdicts
    for said in zip_longest(*told):
        found = [verdict for verdict in said if verdict is not None]
        if len(found) < len(told) or len(set(map(_said, found))) > 1:
            raise ProversDisagreeError(found[0].name)
    return told[0]
