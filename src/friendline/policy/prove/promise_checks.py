"""Promises: what the owner, or their profession, says must never or always be answered."""

from collections.abc import Iterator
from typing import Final

from friendline.model import AnswerKind
from friendline.policy.citations import DUTIES, Strength
from friendline.policy.guidance import SEEN
from friendline.policy.language.facts import FactKind, FactSpec
from friendline.policy.language.syntax import Atom, Between, IsUnknown, atoms, facts_read
from friendline.policy.language.words import day_in_words, listed
from friendline.policy.prove.breaking import broken
from friendline.policy.prove.claims import Surely, both
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


def not_askable(policy: Policy, promise: Promise) -> str:
    """Say why a policy can neither keep nor break a promise; "" where it can."""
    if not promise.rules_out:
        duties = listed((DUTIES[duty] for duty in promise.duties), "and")
        what = f" ({duties})" if promise.duties else ""
        return f"it asks you to do something{what}; no rule of a policy does that for you."
    read = facts_read(promise.when)
    if lacking := [fact for fact in read if fact not in policy.facts]:
        facts = listed((fact.replace("_", " ") for fact in lacking), "and")
        return f"it declares no fact for {facts}, so nobody can tell whether this is kept."
    foreign = (one.fact for one in atoms(promise.when) if not _fits(policy.facts[one.fact], one))
    if otherwise := tuple(dict.fromkeys(foreign)):
        facts = listed((fact.replace("_", " ") for fact in otherwise), "and")
        return f"it declares {facts} otherwise; the promise speaks of values that it does not know."
    return ""


def _fits(spec: FactSpec, test: Atom) -> bool:
    """Tell whether a test is one of a fact that is declared so."""
    if isinstance(test, IsUnknown):
        return True
    if spec.kind is FactKind.NUMBER:
        return isinstance(test, Between) or all(type(value) is int for value in test.values)
    if isinstance(test, Between):
        return False
    if spec.kind is FactKind.YES_NO:
        return all(isinstance(value, bool) for value in test.values)
    return set(test.values) <= set(spec.values)


def lapsed(promise: Promise) -> str:
    """Say why a promise binds nobody on the day as of which sources are asked; "" where it does."""
    source = promise.source
    if source is None or source.holds_on(SEEN):
        return ""
    first, last = source.in_force_from, source.in_force_until
    if last is not None and last < SEEN:
        return f"it held until {day_in_words(last)}."
    return "" if first is None else f"it holds from {day_in_words(first)} on."


def kept(study: Study, promise: Promise, number: int) -> Iterator[Verdict]:
    """Prove that no case that a promise definitely speaks of is answered against it.

    Args:
        study: The policy.
        promise: What is promised.
        number: Its place among the promises; picks a name.
    """
    if reason := not_askable(study.policy, promise):
        yield left_out(study, promise, reason)
        return
    about = property_of(promise)
    meant = Surely(study.written.said(promise.when))
    wrong = study.gives(answer for answer in AnswerKind if not promise.allows(answer))
    claim = both(meant, wrong)
    found = study.prover.find(claim)
    if found is not None:
        example = study.example(claim, found, number, telling=about.reads)
        yield broken(study, about, (meant, wrong), example, _though(promise))
    elif study.prover.find(meant) is None:
        sentence = "No case is ever as this promise says, so nothing can break it."
        yield study.verdict(about, Standing.PROVED, sentence)
    else:
        yield study.verdict(about, Standing.PROVED, "Kept in every case.")


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
