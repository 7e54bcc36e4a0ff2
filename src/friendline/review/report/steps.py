"""What to do first: the plan as steps that name who and what they are about."""

from collections.abc import Sequence
from dataclasses import dataclass

from friendline.model import Category, FindingKind
from friendline.review.contract import ItemRow, Review, StepRow
from friendline.review.report.bounded import Bounded, first
from friendline.review.report.excerpt import Run, excerpt
from friendline.review.report.expected import Expected, expected
from friendline.review.report.index import Index
from friendline.review.report.quotes import evidence_words, maker_of
from friendline.review.report.words import (
    LONGEST_REASON,
    capitalised,
    channel_name,
    item_kind_name,
    plain,
    shortened,
)
from friendline.review.words import number, spelled
from friendline.sight import RULES

MOST_STEPS = 20
STRONG_STEPS = 5

_LONGEST_WHY = 3 * LONGEST_REASON
_LONGEST_QUOTE = 140

# Each action as it is said of one thing, and of several.
_ACTIONS = {
    "answer_request": ("Answer {person} on {channel}", "Answer {person} and {others} on {channel}"),
    "confirm_match": (
        "Say who “{person}” on {channel} is",
        "Say which “{person}” on {channel} is your client",
    ),
    "hide_item": ("Hide {item} from {person}", "Hide {items} from {person}"),
    "narrow_item": ("Narrow who can see {item}", "Go through {number} more items on {channel}"),
    "keep_from_clients": (
        "Keep {item} from your clients",
        "Keep {items} on {channel} from your clients",
    ),
    "narrow_tie": (
        "Narrow what {person} sees on {channel}",
        "Narrow what {person} and {others} see on {channel}",
    ),
    "say_audience": ("Say who your items on {channel} are for",) * 2,
    "treat_equally": ("Treat equal people alike, {person} first",) * 2,
}
# The same where a network cannot change who an item is for, nor show somebody less than others.
_FIXED_ACTIONS = _ACTIONS | {
    "hide_item": ("Look at {item} with {person} in mind", "Look at {items} with {person} in mind"),
    "narrow_item": ("Take down {item} on {channel}", _ACTIONS["narrow_item"][1]),
    "narrow_tie": (
        "Decide about {person} on {channel}",
        "Decide about {person} and {others} on {channel}",
    ),
}
_GROUPED_ITEMS = frozenset({"hide_item", "keep_from_clients", "narrow_item"})


# Where on the page the rows of an action stand, when they are not a person's.
_SECTIONS = {
    "hide_item": "conflicts",
    "keep_from_clients": "edited",
    "narrow_item": "exposure",
    "say_audience": "gaps",
    "treat_equally": "treatment",
}


@dataclass(frozen=True)
class Step:
    """One thing to do.

    Attributes:
        action: What, as a sentence without its full stop.
        person_id: Whom it is about; empty where it is about nobody in particular.
        section: Part of the page that it is about; empty where the person's row is the place.
        why: Because of what, in one or two sentences.
        runs: The words of the item it is about; none where it is about no item.
        expected: What it is expected to change, one entry for each way to take it.
    """

    action: str
    person_id: str
    section: str
    why: str
    runs: tuple[Run, ...]
    expected: Sequence[Expected]


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
        runs=_quoted(row, item, index),
        expected=[expected(one) for one in row.expected],
    )


def _quoted(row: StepRow, item: ItemRow | None, index: Index) -> tuple[Run, ...]:
    """Give the words of the item, the evidence marked; of several items no one is quoted."""
    if item is None or (row.action in _GROUPED_ITEMS and row.repairs > 1):
        return ()
    found = (index.findings.get((item.id, category), ()) for category in Category)
    risks = [one for rows in found for one in rows if one.kind is FindingKind.RISK]
    return excerpt(item.text, evidence_words(risks), most=_LONGEST_QUOTE)


def _action(row: StepRow, index: Index) -> str:
    """Say an action of the plan as a sentence; one that is not known here is said as it is."""
    if row.action not in _ACTIONS:
        return capitalised(shortened(plain(row.action), LONGEST_REASON))
    rules = RULES.get(row.channel or "")
    is_fixed = rules is not None and rules.instead_of_narrowing is not None
    one, several = (_FIXED_ACTIONS if is_fixed else _ACTIONS)[row.action]
    return (one if row.repairs == 1 else several).format(
        person=index.name(row.person) if row.person else "everybody",
        others=spelled(row.repairs - 1, "other").lower(),
        items=spelled(row.repairs, "item").lower(),
        number=number(row.repairs),
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
