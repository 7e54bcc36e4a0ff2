"""What one kind of person is answered on one kind of account: the rules with that much settled.

The policy is read as by somebody who knows their own facts: nothing of theirs is "not known".
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from msgspec import Struct

from friendline.model import AnswerKind, Direction, Fact
from friendline.policy.engine.diagram import Diagram, OverBudgetError
from friendline.policy.engine.space import space_of
from friendline.policy.language.syntax import IsUnknown, Or, facts_read
from friendline.policy.publish.meaning import (
    ALWAYS_SO,
    NEVER_SO,
    Meaning,
    condition_of,
    either,
    meaning_of,
    where_known,
    without_unknown,
)
from friendline.policy.rules import Policy, Rule


class Outcome(Struct, frozen=True):
    """An answer, and the way that is offered with it."""

    answer: AnswerKind
    way: str | None = None


class Case(Struct, frozen=True):
    """Where this is so (and no earlier case is), the outcome is this."""

    when: Meaning
    outcome: Outcome


class View(Struct, frozen=True):
    """What somebody is answered.

    Attributes:
        exceptions: In order; the first that is so gives the outcome.
        outcome: What they are answered otherwise.
    """

    exceptions: tuple[Case, ...]
    outcome: Outcome


def view(
    policy: Policy, relationship: str, direction: Direction, channel: str | None, purpose: Fact
) -> View:
    """Give what the policy answers to a kind of person, all their other facts being open."""
    settled: dict[str, Fact] = {
        "relationship": relationship,
        "direction": str(direction),
        "purpose": purpose,
    }
    if channel is not None:
        settled["channel"] = channel
    cases = _reached(tuple(_cases(policy, settled, channel)), policy)
    merged = _merged(cases, policy)
    final = merged.pop().outcome
    while merged and merged[-1].outcome == final:
        merged.pop()
    return View(tuple(merged), final)


def _cases(policy: Policy, settled: dict[str, Fact], channel: str | None) -> Iterator[Case]:
    """Give what is still open of each rule, and at the end what is answered where none fits."""
    for rule in policy.rules:
        meaning = where_known(meaning_of(rule.when, policy.facts), settled, policy.facts)
        open_still = without_unknown(meaning, policy.facts)
        if open_still != NEVER_SO:
            yield Case(open_still, _outcome(policy, rule, channel))
        if open_still == ALWAYS_SO:
            return
    yield Case(ALWAYS_SO, Outcome(AnswerKind.ASK))


def _reached(cases: Sequence[Case], policy: Policy) -> Iterator[Case]:
    """Leave out the cases that earlier ones leave nothing for, where everything is known."""
    whens = [condition_of(case.when, policy.facts) for case in cases]
    read = dict.fromkeys(chain.from_iterable(map(facts_read, whens)))
    something_is_not_known = Or(tuple(map(IsUnknown, read)))
    conditions = [something_is_not_known, *whens]
    try:
        diagram = Diagram(space_of(policy.facts, conditions))
        reached = diagram.values(diagram.first(conditions))
    except OverBudgetError:
        # A case that is never reached is needless to read and still true.
        return iter(cases)
    return (case for number, case in enumerate(cases, start=1) if number in reached)


def _outcome(policy: Policy, rule: Rule, channel: str | None) -> Outcome:
    way = next((way for way in policy.ways(rule) if way != channel), None)
    if rule.answer is AnswerKind.OFFER_OTHER and way is None:
        return Outcome(AnswerKind.ASK)
    shown = rule.offer is not None or rule.answer is AnswerKind.OFFER_OTHER
    return Outcome(rule.answer, way if shown else None)


def _merged(cases: Iterable[Case], policy: Policy) -> list[Case]:
    """Join neighbours that have the same outcome."""
    merged: list[Case] = []
    for case in cases:
        if merged and merged[-1].outcome == case.outcome:
            when = either((merged[-1].when, case.when), policy.facts)
            merged[-1] = Case(when, case.outcome)
        else:
            merged.append(case)
    return merged
