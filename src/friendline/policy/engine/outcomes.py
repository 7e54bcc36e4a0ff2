"""What an answer consists of, apart from its reasons: a policy has only a few different ones."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from friendline.model import AnswerKind, Fact
from friendline.policy.language.syntax import Condition, OneOf, all_of
from friendline.policy.language.words import spoken
from friendline.policy.rules import Policy, Rule


class Outcome(Struct, frozen=True, kw_only=True):
    """What is answered, and with which words.

    Attributes:
        rule: Index of the rule that fits, from 0; ``None`` where none does.
        answer: What is answered.
        offer: Another way to offer, as the policy writes it.
        onto_list: The list to put them on.
        tone: In which tone to say it.
        say: What to say.
        stuck: Whether another way should be offered and there is none, so that it is asked.
    """

    rule: int | None = None
    answer: AnswerKind = AnswerKind.ASK
    offer: str | None = None
    onto_list: str | None = None
    tone: str | None = None
    say: str | None = None
    stuck: bool = False


NO_RULE: Final = Outcome()
"""Where no rule fits, it comes to the owner."""


def outcome_of(policy: Policy, index: int, channel: Fact) -> Outcome:
    """Give what a rule that fits comes to on a channel: a way to offer is never that channel.

    Args:
        policy: The policy.
        index: Of the rule, from 0.
        channel: Where they ask; ``None`` is not known.
    """
    rule = policy.rules[index]
    offer = next((way for way in policy.ways(rule) if way != channel), None)
    stuck = rule.answer is AnswerKind.OFFER_OTHER and offer is None
    return Outcome(
        rule=index,
        answer=AnswerKind.ASK if stuck else rule.answer,
        offer=offer,
        onto_list=rule.onto_list,
        tone=rule.tone,
        say=None if stuck else _said(rule, offer),
        stuck=stuck,
    )


def _said(rule: Rule, offer: str | None) -> str | None:
    if rule.say is None or offer is None:
        # Words that name a way to offer cannot be said where none is left.
        return None if rule.say and "{offer}" in rule.say else rule.say
    return rule.say.replace("{offer}", spoken(offer))


def outcomes_in_order(policy: Policy) -> Iterator[tuple[Condition, Outcome]]:
    """Give every outcome of a policy and when it comes; the first that definitely fits counts.

    A rule whose first way to offer is a channel has two outcomes: one for who asks on that very
    channel, then one for everybody else.
    """
    channels = policy.facts["channel"].values
    for index, rule in enumerate(policy.rules):
        first = next(iter(policy.ways(rule)), None)
        if first in channels:
            there = all_of([rule.when, OneOf("channel", (first,))])
            yield there, outcome_of(policy, index, first)
        yield rule.when, outcome_of(policy, index, None)
