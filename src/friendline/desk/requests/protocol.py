"""The order of acts as a checklist: write, offer, then press; each with the way to take it back."""

from collections.abc import Iterable
from dataclasses import dataclass

from friendline.letters import Act, Step
from friendline.requests.graph import Kind, State
from friendline.requests.ruling import YES
from friendline.requests.waiting import Waiting
from friendline.review.report.words import day_words
from friendline.sight.network import Strength

__all__ = ["Check", "checklist"]

_OVER = frozenset({State.DONE, State.INVITED, State.JOINED, State.REFUSED})
_SURE = {
    Strength.REMEMBERED: "from memory, not looked up",
}


@dataclass(frozen=True)
class Check:
    """One step.

    Attributes:
        step: What to do.
        is_done: Whether it was noted as done.
        is_next: Whether it is what comes next.
        act: What its button notes: "write", "press", or ``""`` where nothing is noted.
        checked: When the network's buttons were looked at, and how sure that is.
    """

    step: Step
    is_done: bool
    is_next: bool
    act: str
    checked: str


def checklist(steps: Iterable[Step], one: Waiting) -> tuple[Check, ...]:
    """Give the steps with what was done of them.

    Args:
        steps: The steps in their order.
        one: Where the request stands.
    """
    every = [(step, _is_done(step, one)) for step in steps]
    open_ = [step for step, is_done in every if not is_done and _act(step, one)]
    return tuple(
        Check(step, is_done, step in open_[:1], _act(step, one), _checked(step))
        for step, is_done in every
    )


def _is_done(step: Step, one: Waiting) -> bool:
    match step.act:
        case Act.WRITE | Act.OFFER:
            return one.has_words
        case Act.PRESS:
            return one.state in _OVER
        case Act.RECORD:
            return one.state in _OVER and (one.has_words or one.answer in YES)
        case _:
            return False


def _act(step: Step, one: Waiting) -> str:
    """Give what is noted of a step; what goes with another step has no button of its own."""
    if step.act is Act.WRITE:
        return "write"
    if step.act is Act.PRESS:
        return "press"
    says_so = one.kind is Kind.SPOKEN or one.kind is Kind.OUTGOING
    return "press" if step.act is Act.RECORD and says_so and one.answer is not None else ""


def _checked(step: Step) -> str:
    if step.checked is None:
        return ""
    sure = _SURE.get(step.strength, "") if step.strength else ""
    return f"Checked {day_words(step.checked)}{f', {sure}' if sure else ''}."
