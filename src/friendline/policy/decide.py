"""From facts to an answer: a pure function of the policy and what is known (R2)."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, TypeAlias

from msgspec import Struct

from friendline.model import AnswerKind, Fact
from friendline.policy.engine.candidates import candidates
from friendline.policy.engine.diagram import OverBudgetError
from friendline.policy.engine.outcomes import NO_RULE, Outcome, outcome_of
from friendline.policy.engine.walk import walk_of
from friendline.policy.explaining import passed_over, reasons
from friendline.policy.language.facts import UnknownFactError, checked
from friendline.policy.rules import Policy

Answering: TypeAlias = Callable[[Mapping[str, Fact]], Outcome]
"""Gives the answer of one policy to a case; see ``answering``."""

NO_RULE_FITS: Final = "No rule of the policy fits this case."
NOTHING_ELSE_TO_OFFER: Final = (
    "The policy has nothing else to offer than the very channel that they ask on."
)


class Decision(Struct, frozen=True, kw_only=True):
    """An answer, and all it takes to find it again: the policy, its version and the facts.

    Attributes:
        policy: Name of the policy.
        version: Its version.
        facts: Every fact that the policy declares; ``None`` is not known.
        answer: What is answered.
        offer: Another way to offer, as the policy writes it.
        onto_list: The list to put them on.
        tone: In which tone to say it.
        say: What to say.
        rule: Name of the rule that fits; ``None`` where none does.
        reasons: Why, in plain words: the rule's sentence, then the facts that made it fit.
        passed_over: Earlier rules that could have fitted were a fact known, and which fact.
        digest: Fingerprint of the policy as it was; ``""`` where none was stored.
    """

    policy: str
    version: str
    facts: dict[str, Fact]
    answer: AnswerKind
    offer: str | None = None
    onto_list: str | None = None
    tone: str | None = None
    say: str | None = None
    rule: str | None = None
    reasons: tuple[str, ...]
    passed_over: tuple[str, ...] = ()
    digest: str = ""


def decide(policy: Policy, facts: Mapping[str, Fact]) -> Decision:
    """Give the answer of the first rule that definitely fits.

    Args:
        policy: The policy. Whether it is in force is not asked here; see ``in_force``.
        facts: What is known; a fact left out is not known. The purpose of a channel is taken from
            the policy's ``[channels]`` where it is not given.

    Returns:
        The answer; ``ASK`` where no rule fits.

    Raises:
        UnknownFactError: For a fact that the policy does not declare.
        WrongFactError: For a value that a fact cannot have.
    """
    known = complete(policy, facts)
    unsure: list[str] = []
    for place, fits in candidates(policy).left(known):
        if fits:
            return _by_rule(policy, place, known, tuple(unsure))
        unsure.append(passed_over(policy, policy.rules[place], known))
    return Decision(
        policy=policy.name,
        version=policy.version,
        facts=known,
        answer=NO_RULE.answer,
        reasons=(NO_RULE_FITS,),
        passed_over=tuple(unsure),
        digest=policy.digest,
    )


def answer_of(policy: Policy, facts: Mapping[str, Fact]) -> Outcome:
    """Give the answer of ``decide`` without its reasons, in about half a microsecond.

    For many single cases of one policy ask what ``answering`` gives, which is quicker still; for a
    table there is ``decide_many``.

    Args:
        policy: The policy.
        facts: As for ``decide``; quickest with every fact given. Only what is asked on the way
            to the answer is checked.

    Raises:
        WrongFactError: For a value that a fact on the way cannot have.
    """
    try:
        # As in ``answering``; one call less is a sixth of the time.
        way: Answering = policy.__dict__["answering"]
    except KeyError:
        way = answering(policy)
    return way(facts)


def answering(policy: Policy) -> Answering:
    """Give ``answer_of`` for one policy: a function from facts to the answer.

    It is made once, in milliseconds, and kept with the policy. It learns: the first case of its
    kind takes some ten microseconds. Only facts that are asked on the way to the answer are looked
    at: one that is misspelt counts as not known, and only ``decide`` says so.
    """
    kept = vars(policy)
    if "answering" not in kept:
        kept["answering"] = _answering(policy)
    found: Answering = kept["answering"]
    return found


def _answering(policy: Policy) -> Answering:
    try:
        return walk_of(policy).quickest()
    except OverBudgetError:
        return partial(_first_that_fits, policy)


def _first_that_fits(policy: Policy, facts: Mapping[str, Fact]) -> Outcome:
    known = complete(policy, facts)
    first = next((place for place, fits in candidates(policy).left(known) if fits), None)
    return NO_RULE if first is None else outcome_of(policy, first, known["channel"])


def complete(policy: Policy, facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Give every declared fact a value, ``None`` where nothing is known, and check those given.

    Raises:
        UnknownFactError: For a fact that the policy does not declare.
        WrongFactError: For a value that a fact cannot have.
    """
    for name in facts:
        if name not in policy.facts:
            raise UnknownFactError(name, policy.facts)
    known = {name: checked(spec, facts.get(name)) for name, spec in policy.facts.items()}
    if known["purpose"] is None and isinstance(channel := known["channel"], str):
        known["purpose"] = policy.channels.get(channel)
    return known


def _by_rule(
    policy: Policy, place: int, facts: dict[str, Fact], unsure: tuple[str, ...]
) -> Decision:
    rule = policy.rules[place]
    outcome = outcome_of(policy, place, facts["channel"])
    why = reasons(policy, rule, facts)
    return Decision(
        policy=policy.name,
        version=policy.version,
        facts=facts,
        answer=outcome.answer,
        offer=outcome.offer,
        onto_list=outcome.onto_list,
        tone=outcome.tone,
        say=outcome.say,
        rule=rule.name,
        reasons=(*why, NOTHING_ELSE_TO_OFFER) if outcome.stuck else why,
        passed_over=unsure,
        digest=policy.digest,
    )
