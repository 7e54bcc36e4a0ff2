"""Conditions with their tests replaced: the purpose that a channel implies, and second copies."""

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from friendline.policy.language.syntax import (
    And,
    Atom,
    Condition,
    IsUnknown,
    Not,
    OneOf,
    Or,
    all_of,
    any_of,
    facts_read,
    truth,
)


def rewritten(condition: Condition, change: Callable[[Atom], Condition]) -> Condition:
    """Replace every test of a condition."""
    if isinstance(condition, And):
        return And(tuple(rewritten(part, change) for part in condition.parts))
    if isinstance(condition, Or):
        return Or(tuple(rewritten(part, change) for part in condition.parts))
    if isinstance(condition, Not):
        return Not(rewritten(condition.part, change))
    return change(condition)


def renamed(condition: Condition, names: Mapping[str, str]) -> Condition:
    """Let a condition read other facts in the place of some of its own."""
    if not names or names.keys().isdisjoint(facts_read(condition)):
        return condition
    return rewritten(condition, lambda atom: replace(atom, fact=names.get(atom.fact, atom.fact)))


def with_purposes(condition: Condition, channels: Mapping[str, str]) -> Condition:
    """Let every test of the purpose fall back on what the policy says of the channel.

    ``decide`` fills in a purpose that is not given; here the same is said inside the condition, so
    that a proof speaks of the facts as they are given.

    Args:
        condition: Any condition.
        channels: Purpose by channel, as in the policy.
    """
    if not channels or "purpose" not in facts_read(condition):
        return condition
    return rewritten(
        condition, lambda atom: _implied(atom, channels) if atom.fact == "purpose" else atom
    )


def _implied(atom: Atom, channels: Mapping[str, str]) -> Condition:
    if isinstance(atom, IsUnknown):
        # Not a plain "and not": a channel that is not known implies no purpose, definitely.
        said = And((Not(IsUnknown("channel")), OneOf("channel", tuple(channels))))
        return And((atom, Not(said)))
    told = {channel: truth(atom, {"purpose": purpose}) for channel, purpose in channels.items()}
    yes = OneOf("channel", tuple(channel for channel, so in told.items() if so))
    no = OneOf("channel", tuple(channel for channel, so in told.items() if not so))
    unsaid = IsUnknown("purpose")
    return all_of([any_of([atom, And((unsaid, yes))]), Not(And((unsaid, no)))])
