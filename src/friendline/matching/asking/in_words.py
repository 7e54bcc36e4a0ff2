"""Decisions in words: what was said, and what of it cannot hold today."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from friendline.matching.asking.attaching import Attached
from friendline.matching.asking.decision_file import KeptDecisions
from friendline.matching.asking.decisions import Act, Decision
from friendline.matching.wording import channel_title, show
from friendline.model import Fault, Person

MOST_TOLD: Final = 10
"""So many answers of one kind are told one by one."""

_SAID: Final = {
    Act.CONFIRM: "{other} is {person}",
    Act.REJECT: "{other} is not {person}",
    Act.UNSURE: "{other} may be {person} or not: you do not know",
    Act.MERGE: "{person} and {other} are one person",
    Act.SPLIT: "{person} and {other} are two people",
}


class Doubt(Struct, frozen=True, kw_only=True):
    """Something about the decisions that somebody should look at.

    Attributes:
        what: What it is, in one sentence.
        remedy: What it means, or what can be done.
        answer: The number of the answer that could be taken back; ``None`` where it is of many,
            or none.
    """

    what: str
    remedy: str
    answer: int | None = None


def said_text(decision: Decision) -> str:
    """Give what was decided, in words."""
    if decision.act is Act.UNDO:
        return f"answer {decision.other} counts no more"
    handle = f" (@{show(decision.handle)})" if decision.handle else ""
    where = f" on {channel_title(decision.channel)}" if decision.channel else ""
    person = show(decision.person_name) or decision.person
    other = f"{show(decision.other_name) or decision.other}{handle}{where}"
    return _SAID[decision.act].format(person=person, other=other)


def doubts(
    kept: KeptDecisions, attached: Attached, people: Mapping[str, Person]
) -> Iterator[Doubt]:
    """Give what could not be read, what fits nobody who is there, and what does not agree.

    Args:
        kept: What the file holds.
        attached: The same by the ids of today.
        people: People as the sources tell them, none made one.
    """
    yield from of_file(kept.faults)
    yield from _of_nobody(attached.lost)
    if attached.without_account:
        yield _without_account(len(attached.without_account))
    for one in attached.found_by_name:
        yield Doubt(
            what=f"Answer {one.number} was found again by the name alone, as the row of the list "
            f"changed: {said_text(one)}.",
            remedy="See whether it is still right.",
            answer=one.number,
        )
    for each in attached.decisions.disagreements(people):
        yield Doubt(what=each.reason, remedy="Correct it in the list, or split the two again.")


def of_file(faults: Sequence[Fault]) -> Iterator[Doubt]:
    """Give what could not be read in a file of the owner's."""
    remedy = "Look at the file; what it says there does not count."
    for fault in faults[:MOST_TOLD]:
        yield Doubt(what=f"{fault.file}: {fault.reason}", remedy=remedy)
    more = len(faults) - MOST_TOLD
    if more > 0:
        lines = "1 more line" if more == 1 else f"{more:,} more lines"
        yield Doubt(what=f"{faults[0].file}: {lines} could not be read.", remedy=remedy)


def _of_nobody(lost: Sequence[Decision]) -> Iterator[Doubt]:
    remedy = "It is kept, and holds again when they are there; their account is nobody else's."
    for one in lost[:MOST_TOLD]:
        what = f"Answer {one.number} fits nobody on your list today, or several: {said_text(one)}."
        yield Doubt(what=what, remedy=remedy, answer=one.number)
    more = len(lost) - MOST_TOLD
    if more > 0:
        are = "1 more answer fits" if more == 1 else f"{more:,} more answers fit"
        yield Doubt(what=f"{are} nobody on your list today, or several.", remedy="They are kept.")


def _without_account(answers: int) -> Doubt:
    are = "1 answer is" if answers == 1 else f"{answers:,} answers are"
    return Doubt(
        what=f"{are} about accounts that are in none of the exports you gave.",
        remedy="They are kept, and hold again when the accounts are there.",
    )
