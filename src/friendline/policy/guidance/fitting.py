"""Which promises of a pack can be asked of a policy, and why the others cannot."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from msgspec import Struct, structs

from friendline.policy.citations import DUTIES
from friendline.policy.guidance.packs import Pack
from friendline.policy.language.expressions import parse_expression
from friendline.policy.language.syntax import facts_read
from friendline.policy.language.words import day_in_words, listed
from friendline.policy.problems import ConditionError
from friendline.policy.rules import Policy, Promise

SEEN: Final = date(2026, 11, 1)
"""The month in which the shipped packs were looked up; they are asked as of its first day."""

_UK: Final = re.compile(r"^UK(?=-|$)")


class Outside(Struct, frozen=True, kw_only=True):
    """A promise that this policy can neither keep nor break, which is no sign that it is kept.

    Attributes:
        promise: Which one.
        reason: Why, in one sentence, and what to do about it where something can be done.
    """

    promise: Promise
    reason: str


def promises_for(
    policy: Policy, pack: Pack, *, day: date = SEEN, place: str | None = None
) -> tuple[tuple[Promise, ...], tuple[Outside, ...]]:
    """Part the promises of a pack into those that can be checked and those that cannot.

    Args:
        policy: Whose facts the promises are asked in; the checkable ones are read anew in them.
        pack: The promises.
        day: What does not hold on this day is outside.
        place: What does not hold in this place, in the codes of ISO 3166 (``"GB"``,
            ``"US-FL"``; ``"UK"`` is taken for ``"GB"``), is outside; ``None`` asks for what
            holds anywhere.

    Returns:
        The promises that can be proved or refuted, and the rest with reasons; together all.
    """
    place = None if place is None else _UK.sub("GB", place.strip().upper())
    checkable: list[Promise] = []
    outside: list[Outside] = []
    for promise in pack.promises:
        reason = _not_held(promise, day, place) or _not_asked(promise, policy)
        if reason:
            outside.append(Outside(promise=promise, reason=reason))
            continue
        try:
            when = parse_expression(promise.written, policy.facts)
        except ConditionError as error:
            reason = f"This policy declares its facts otherwise than the pack: {error}."
            outside.append(Outside(promise=promise, reason=reason))
        else:
            checkable.append(structs.replace(promise, when=when))
    return tuple(checkable), tuple(outside)


def _not_held(promise: Promise, day: date, place: str | None) -> str:
    source = promise.source
    if source is None:
        return ""
    if not source.holds_on(day):
        first, last = source.in_force_from, source.in_force_until
        if last is not None and last < day:
            return f"It held until {day_in_words(last)}."
        return "" if first is None else f"It holds from {day_in_words(first)} on."
    if place is not None and not source.holds_in(place):
        return f"It holds in {listed(source.jurisdictions, 'and')}, not in {place}."
    return ""


def _not_asked(promise: Promise, policy: Policy) -> str:
    if not promise.rules_out:
        duties = listed((DUTIES[duty] for duty in promise.duties), "and")
        return f"It asks you to do something ({duties}); no rule of a policy does that for you."
    undeclared = [name for name in facts_read(promise.when) if name not in policy.facts]
    if undeclared:
        return _undeclared(undeclared)
    return ""


def _undeclared(names: Iterable[str]) -> str:
    names = list(names)
    which = "a fact" if len(names) == 1 else "facts"
    return (
        f"It speaks of {which} that this policy does not declare: {listed(names, 'and')}. Copy "
        f"{listed((f'[facts.{name}]' for name in names), 'and')} from the pack to have it checked."
    )
