"""From facts to an answer: a pure function of the policy and what is known (R2)."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from friendline.model import AnswerKind, Fact
from friendline.policy.explaining import passed_over, reasons
from friendline.policy.facts import UnknownFactError, checked
from friendline.policy.rules import Policy, Rule
from friendline.policy.syntax import truth
from friendline.policy.words import spoken

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
    for rule in policy.rules:
        fits = truth(rule.when, known)
        if fits:
            return _by_rule(policy, rule, known, tuple(unsure))
        if fits is None:
            unsure.append(passed_over(policy, rule, known))
    return Decision(
        policy=policy.name,
        version=policy.version,
        facts=known,
        answer=AnswerKind.ASK,
        reasons=(NO_RULE_FITS,),
        passed_over=tuple(unsure),
    )


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
    policy: Policy, rule: Rule, facts: dict[str, Fact], unsure: tuple[str, ...]
) -> Decision:
    offer = _offer(policy, rule, facts["channel"])
    stuck = rule.answer is AnswerKind.OFFER_OTHER and offer is None
    why = reasons(policy, rule, facts)
    return Decision(
        policy=policy.name,
        version=policy.version,
        facts=facts,
        answer=AnswerKind.ASK if stuck else rule.answer,
        offer=offer,
        onto_list=rule.onto_list,
        tone=rule.tone,
        say=None if stuck else _said(rule, offer),
        rule=rule.name,
        reasons=(*why, NOTHING_ELSE_TO_OFFER) if stuck else why,
        passed_over=unsure,
    )


def _offer(policy: Policy, rule: Rule, channel: Fact) -> str | None:
    return next((way for way in policy.ways(rule) if way != channel), None)


def _said(rule: Rule, offer: str | None) -> str | None:
    if rule.say is None or offer is None:
        # Words that name a way to offer cannot be said where none is left.
        return None if rule.say and "{offer}" in rule.say else rule.say
    return rule.say.replace("{offer}", spoken(offer))
