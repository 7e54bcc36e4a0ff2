"""What to do first: the plan as steps that name who and what they are about."""

from dataclasses import dataclass

from friendline.review.contract import Review, StepRow
from friendline.review.report.bounded import Bounded, first
from friendline.review.report.excerpt import Run, excerpt
from friendline.review.report.index import Index
from friendline.review.report.quotes import maker_of
from friendline.review.report.words import (
    LONGEST_REASON,
    capitalised,
    channel_name,
    item_kind_name,
    plain,
    shortened,
)

MOST_STEPS = 20
STRONG_STEPS = 5

_LONGEST_WHY = 2 * LONGEST_REASON
_LONGEST_QUOTE = 140

_ACTIONS = {
    "answer_request": "Answer {person} on {channel}",
    "confirm_match": "Say who “{person}” on {channel} is",
    "hide_item": "Hide {item} from {person}",
    "narrow_item": "Narrow who can see {item}",
    "narrow_tie": "Narrow what {person} sees on {channel}",
    "say_audience": "Say who your items on {channel} are for",
    "treat_equally": "Treat equal people alike, {person} first",
}


# Where on the page the rows of an action stand, when they are not a person's.
_SECTIONS = {"hide_item": "conflicts", "say_audience": "gaps", "treat_equally": "treatment"}


@dataclass(frozen=True)
class Step:
    """One thing to do.

    Attributes:
        action: What, as a sentence without its full stop.
        person_id: Whom it is about; empty where it is about nobody in particular.
        section: Part of the page that it is about; empty where the person's row is the place.
        why: Because of what, in one or two sentences.
        runs: The words of the item it is about; none where it is about no item.
    """

    action: str
    person_id: str
    section: str
    why: str
    runs: tuple[Run, ...]


def steps(review: Review, index: Index) -> Bounded[Step]:
    """Give the plan in its own order, at most ``MOST_STEPS`` of it."""
    kept = first(review.plan, MOST_STEPS)
    return Bounded([_step(row, index) for row in kept], kept.more)


def _step(row: StepRow, index: Index) -> Step:
    item = index.items.get(row.item or "")
    return Step(
        action=_action(row, index),
        person_id=row.person or "",
        section=_SECTIONS.get(row.action, ""),
        why=shortened(row.why, _LONGEST_WHY),
        runs=excerpt(item.text, most=_LONGEST_QUOTE) if item else (),
    )


def _action(row: StepRow, index: Index) -> str:
    """Say an action of the plan as a sentence; one that is not known here is said as it is."""
    sentence = _ACTIONS.get(row.action)
    if sentence is None:
        return capitalised(shortened(plain(row.action), LONGEST_REASON))
    return sentence.format(
        person=index.name(row.person) if row.person else "everybody",
        channel=channel_name(row.channel) or "all networks",
        item=_item(row.item, index),
    )


def _item(key: str | None, index: Index) -> str:
    item = index.items.get(key or "")
    if item is None:
        return "the item"
    kind = item_kind_name(item.kind)
    whose = f"the {kind} by {maker_of(item)}" if item.by else f"your {kind}"
    return f"{whose} of {index.day(item.at)}" if item.at else whose
