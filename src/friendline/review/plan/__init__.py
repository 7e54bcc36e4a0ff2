"""What to do first: at most twenty steps, ordered by what they repair.

What has one answer is one step: three people whom the policy answers alike are answered in one
sitting, and two photos of one evening are looked at together.
"""

from collections import Counter

from msgspec.structs import replace

from friendline.review.contract import StepRow
from friendline.review.effects import Effects
from friendline.review.plan.edited import items_to_keep
from friendline.review.plan.items import (
    MOST_ITEMS_ALONE,
    audiences_to_say,
    contradictions,
    items_to_narrow,
)
from friendline.review.plan.step import Findings, Step
from friendline.review.plan.ties import ties_against_policy, unequal
from friendline.review.plan.waiting import doubtful_matches, requests

__all__ = ["MOST_ITEMS_ALONE", "MOST_OF_ONE_KIND", "MOST_STEPS", "Findings", "plan"]

MOST_STEPS = 20
MOST_OF_ONE_KIND = 6
"""So that a hundred contradictions do not hide the two requests that wait."""


def plan(found: Findings, effects: Effects | None = None) -> list[StepRow]:
    """Give the steps that repair most, no kind of step more than six times.

    ``repairs`` of a step counts what is dealt with in it: items to hide or narrow, requests to
    answer, ties to narrow, accounts to tell apart, people to treat alike, audiences to say.
    ``person`` and ``item`` are the first of them, where there are several. What each step is
    expected to change is told where ``effects`` are given.
    """
    steps = [
        *contradictions(found),
        *requests(found),
        *doubtful_matches(found),
        *unequal(found),
        *ties_against_policy(found),
        *items_to_narrow(found),
        *items_to_keep(found),
        *audiences_to_say(found),
    ]
    steps.sort(
        key=lambda step: (
            *(-step.weight, step.row.action, not step.is_confirmed),
            *(step.row.person or "", step.row.why),
        )
    )
    kept, number = [], Counter[str]()
    for step in steps:
        if number[step.row.action] < MOST_OF_ONE_KIND:
            number[step.row.action] += 1
            kept.append(step)
    return [_verified(step, effects) for step in kept[:MOST_STEPS]]


def _verified(step: Step, effects: Effects | None) -> StepRow:
    if effects is None:
        return step.row
    return replace(step.row, expected=effects.expected(step.deed))
