"""A policy's rules as tests of the facts as they are given, so that two policies can be compared.

Deciding does three things that the rules do not show: the purpose of a channel is taken from
``[channels]``, a value that a policy does not know counts as not known, and what is offered depends
on the channel. Here they become part of the conditions. Then both policies are functions of the
very same facts.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec
from msgspec import Struct

from friendline.model import AnswerKind, Fact
from friendline.policy.engine.outcomes import NO_RULE, outcomes_in_order
from friendline.policy.language.facts import FactKind, FactSpec, WrongFactError, checked
from friendline.policy.language.syntax import (
    ALWAYS,
    And,
    Atom,
    Between,
    Condition,
    IsUnknown,
    Not,
    OneOf,
    Or,
    facts_read,
)
from friendline.policy.rules import Policy

NEVER_KNOWN: Final = FactSpec(
    name="-", kind=FactKind.ENUMERATION, label="nothing", asks="what nobody knows"
)
"""A fact that has no value: testing it is a test that nobody can answer."""


class Answer(Struct, frozen=True):
    """What somebody gets, apart from its words.

    Attributes:
        kind: What is answered.
        offer: Another way that is offered.
        onto_list: The list that they are put on.
    """

    kind: AnswerKind
    offer: str | None = None
    onto_list: str | None = None


class Branch(Struct, frozen=True):
    """A rule where it has one answer.

    Attributes:
        when: When it comes to this, over the facts as given.
        rule: Name of the rule; ``None`` stands for no rule.
        answer: What it comes to.
    """

    when: Condition
    rule: str | None
    answer: Answer


def branches(policy: Policy, specs: Mapping[str, FactSpec]) -> tuple[Branch, ...]:
    """Write a policy as branches in order: the first that definitely holds is the answer.

    The last one always holds: it is what comes where no rule fits.

    Args:
        policy: The policy.
        specs: The facts as they can be given; see ``joint_facts``.
    """
    found = (
        Branch(
            _as_given(when, policy, specs),
            policy.rules[place].name,
            Answer(outcome.answer, outcome.offer, outcome.onto_list),
        )
        for when, outcome in outcomes_in_order(policy)
        if (place := outcome.rule) is not None
    )
    return (*found, Branch(ALWAYS, None, Answer(NO_RULE.answer)))


def usable(policy: Policy, facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Give the facts that a policy declares; a value that it does not know is not known."""
    return {
        name: _usable(policy.facts[name], value)
        for name, value in facts.items()
        if name in policy.facts
    }


def _usable(spec: FactSpec, value: Fact) -> Fact:
    try:
        return checked(spec, value)
    except WrongFactError:
        return None


def joint_facts(one: Policy, other: Policy) -> dict[str, FactSpec]:
    """Give every fact that either policy declares, with all values that either of them knows.

    A fact that changed its type has the values that it has in ``other``; to ``one`` they are
    foreign, so not known.
    """
    joint = {**one.facts, **other.facts}
    for name in one.facts.keys() & other.facts.keys():
        joint[name] = _joined(one.facts[name], other.facts[name])
    return {**joint, NEVER_KNOWN.name: NEVER_KNOWN}


def _joined(one: FactSpec, other: FactSpec) -> FactSpec:
    if one.kind is not other.kind:
        return other
    return msgspec.structs.replace(
        other,
        values=tuple(dict.fromkeys((*other.values, *one.values))),
        least=min(one.least, other.least),
        most=max(one.most, other.most),
    )


def comparable(one: Policy, other: Policy) -> Condition:
    """Tell the cases in which two policies are compared.

    What a channel is for is not asked where both policies say it themselves, and a number has a
    value that one of them knows.
    """
    read = {
        fact for policy in (one, other) for rule in policy.rules for fact in facts_read(rule.when)
    }
    parts = list(_in_some_bounds(one, other))
    both = tuple(channel for channel in one.channels if channel in other.channels)
    if both and "purpose" in read:
        parts.append(Or((Not(_definitely("channel", both)), IsUnknown("purpose"))))
    return And(tuple(parts))


def _in_some_bounds(one: Policy, other: Policy) -> Iterator[Condition]:
    for name in sorted(one.own_facts & other.own_facts):
        specs = (one.facts[name], other.facts[name])
        if all(spec.kind is FactKind.NUMBER for spec in specs) and specs[0] != specs[1]:
            inside = tuple(Between(name, spec.least, spec.most) for spec in specs)
            yield Or((IsUnknown(name), *inside))


def _as_given(condition: Condition, policy: Policy, specs: Mapping[str, FactSpec]) -> Condition:
    match condition:
        case And():
            return And(tuple(_as_given(part, policy, specs) for part in condition.parts))
        case Or():
            return Or(tuple(_as_given(part, policy, specs) for part in condition.parts))
        case Not():
            return Not(_as_given(condition.part, policy, specs))
    if condition.fact == "purpose" and policy.channels:
        return _by_channel(condition, policy.channels)
    foreign = _foreign(policy.facts[condition.fact], specs[condition.fact])
    return condition if foreign is None else _blind(condition, foreign)


def _by_channel(atom: Atom, channels: Mapping[str, str]) -> Condition:
    """Test the purpose where it is given, else the purpose that the policy gives the channel."""
    left_to_policy = And((IsUnknown("purpose"), _definitely("channel", tuple(channels))))
    if isinstance(atom, IsUnknown):
        return And((atom, Not(left_to_policy)))
    fitting = tuple(
        channel
        for channel, purpose in channels.items()
        if isinstance(atom, OneOf) and purpose in atom.values
    )
    follows = And((IsUnknown("purpose"), _definitely("channel", fitting)))
    return Or((follows, And((Not(left_to_policy), atom))))


def _foreign(known: FactSpec, given: FactSpec) -> Condition | None:
    """Tell which values can be given that the policy does not know; ``None`` where none."""
    if known.kind is not given.kind:
        return Not(IsUnknown(given.name))
    if known.kind is FactKind.NUMBER and (known.least, known.most) != (given.least, given.most):
        outside = (
            Between(given.name, None, known.least - 1),
            Between(given.name, known.most + 1, None),
        )
        return And((Not(IsUnknown(given.name)), Or(outside)))
    words = tuple(value for value in given.values if value not in known.values)
    return _definitely(given.name, words) if words else None


def _blind(atom: Atom, foreign: Condition) -> Condition:
    """Make a test that takes foreign values for not known."""
    if isinstance(atom, IsUnknown):
        return Or((atom, foreign))
    nobody_knows = OneOf(NEVER_KNOWN.name, ("-",))
    return Or((And((Not(foreign), atom)), And((foreign, nobody_knows))))


def _definitely(fact: str, words: Sequence[str]) -> Condition:
    """Test words of a fact so that not knowing it is a plain no."""
    return And((Not(IsUnknown(fact)), OneOf(fact, tuple(words))))
