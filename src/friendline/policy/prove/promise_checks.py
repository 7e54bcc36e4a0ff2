"""Promises: what the owner, or their profession, says must never or always be answered."""

from collections.abc import Iterator
from typing import Final

from friendline.model import AnswerKind
from friendline.policy.citations import Strength
from friendline.policy.language.syntax import facts_read
from friendline.policy.language.words import listed
from friendline.policy.prove.claims import Case, Claim, NotSo, Surely, both
from friendline.policy.prove.people import ANSWERED
from friendline.policy.prove.study import Property, Study
from friendline.policy.prove.verdicts import Kind, Standing, Verdict
from friendline.policy.rules import Policy, Promise

_PROMISES: Final = {
    Strength.MUST: "promises",
    Strength.SHOULD: "aims",
    Strength.CONSIDER: "prefers",
}
_AGAINST: Final = {
    Strength.MUST: "what {} asks",
    Strength.SHOULD: "the advice of {}",
    Strength.CONSIDER: "a suggestion of {}",
}


def property_of(promise: Promise) -> Property:
    """Say what a promise is about."""
    name = f"{promise.id}: {promise.text}" if promise.id else promise.text
    return Property(
        name=name,
        kind=Kind.PROMISE,
        strength=promise.strength,
        reads=facts_read(promise.when),
    )


def undeclared(policy: Policy, promise: Promise) -> tuple[str, ...]:
    """Name the facts that a promise speaks of and that the policy does not declare."""
    return tuple(fact for fact in facts_read(promise.when) if fact not in policy.facts)


def _not_askable(policy: Policy, promise: Promise) -> str:
    if lacking := undeclared(policy, promise):
        facts = listed((fact.replace("_", " ") for fact in lacking), "and")
        return f"it declares no fact for {facts}, so nobody can tell whether this is kept."
    return "" if promise.rules_out else "it asks for something to be done, not for an answer."


def kept(study: Study, promise: Promise, number: int) -> Iterator[Verdict]:
    """Prove that no case that a promise definitely speaks of is answered against it.

    Args:
        study: The policy.
        promise: What is promised.
        number: Its place among the promises; picks a name.
    """
    if reason := _not_askable(study.policy, promise):
        yield left_out(study, promise, reason)
        return
    about = property_of(promise)
    meant = Surely(study.written.said(promise.when))
    allowed = study.gives(answer for answer in AnswerKind if promise.allows(answer))
    claim = both(meant, NotSo(allowed))
    found = study.prover.find(claim)
    if found is not None:
        yield _broken(study, promise, number, claim, found)
    elif study.prover.find(meant) is None:
        sentence = "No case is ever as this promise says, so nothing can break it."
        yield study.verdict(about, Standing.PROVED, sentence)
    else:
        yield study.verdict(about, Standing.PROVED, "Kept in every case.")


def _broken(study: Study, promise: Promise, number: int, claim: Claim, found: Case) -> Verdict:
    about = property_of(promise)
    example = study.example(claim, found, number, telling=about.reads)
    sentence = f"{example.words}: {example.answered}, {_though(promise)}"
    return study.verdict(about, Standing.REFUTED, sentence, example=example, rules=example.rules)


def _though(promise: Promise) -> str:
    if promise.source is not None:
        against = _AGAINST[promise.strength].format(promise.source.body)
        return f"against {against}: {promise.text}"
    verb = _PROMISES[promise.strength]
    if promise.always:
        only = listed(ANSWERED[answer] for answer in promise.always)
        return f"though the policy {verb} otherwise ({only}): {promise.text}"
    return f"though the policy {verb} never to: {promise.text}"


def left_out(study: Study, promise: Promise, reason: str) -> Verdict:
    """Say why a promise can neither be kept nor broken by this policy."""
    sentence = f"Outside this policy: {reason[:1].lower()}{reason[1:]}"
    return study.verdict(property_of(promise), Standing.OUTSIDE, sentence)
