"""The steps of the plan as pages show them: what, why, where, and what each would change (A3)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import NoReverseMatch, reverse

from friendline.desk.items import ItemShown, item_shown
from friendline.model import CHANNEL_TITLES
from friendline.review.contract import ExpectedRow, RemainsRow, StepRow, ViewRow
from friendline.review.words import count, joined, number, spelled
from friendline.store.models import Item
from friendline.store.review import reviewed

__all__ = ["Expected", "Remains", "Task", "tasks", "title_of"]


@dataclass(frozen=True)
class Remains:
    """What can be seen all the same.

    Attributes:
        many: How much, in words.
        because: Why.
        examples: A few of the items.
    """

    many: str
    because: str
    examples: tuple[ItemShown, ...]


@dataclass(frozen=True)
class Expected:
    """What one way to take a step changes.

    Attributes:
        change: The rest of a sentence that begins with "once".
        of: What is counted: everything there, photos and videos, these items.
        today: What of it is seen today.
        then: What of it is expected to be seen then.
        is_no_change: Whether nothing changes, as far as the exports tell.
        remains: What is seen all the same.
    """

    change: str
    of: str
    today: str
    then: str
    is_no_change: bool
    remains: tuple[Remains, ...]


@dataclass(frozen=True)
class Task:
    """Something to do.

    Attributes:
        why: What and why, in sentences.
        network: Where; empty where it is about none.
        address: Where on the desk it is done; empty if nowhere.
        action: What is done there.
        expected: What it changes, one entry for each way to take it.
        item: The item that it is about, or one of them; ``None`` where it is about none.
        is_one_of_many: Whether it is about others, too.
    """

    why: str
    network: str
    address: str
    action: str
    expected: tuple[Expected, ...] = ()
    item: ItemShown | None = None
    is_one_of_many: bool = False


def tasks(action: str = "") -> Sequence[Task]:
    """Give what the last review proposes, the most useful first.

    Args:
        action: Only steps of this kind; all if empty.
    """
    rows: Sequence[StepRow] = reviewed.section("plan")
    plan = [step for step in rows if action in {"", step.action}]
    named = {
        item
        for step in plan
        for one in step.expected
        for each in one.remains
        for item in each.examples
    }
    named |= {step.item for step in plan if step.item}
    items = {item.pk: item_shown(item) for item in Item.objects.filter(pk__in=named)}
    return [_task(step, items) for step in plan]


def title_of(found: Sequence[Task]) -> str:
    """Say how much there is to do."""
    if not found:
        return "Nothing asks for your hand today"
    return f"{spelled(len(found), 'thing', 'things')} to do"


_DONE_AT: Final = {
    "answer_request": ("requests:index", "See who waits"),
    "confirm_match": ("matching:index", "Say who is who"),
    "keep_from_clients": ("exposure:edited", "See what you edit"),
    "narrow_tie": ("requests:connected", "See each of them"),
    "say_audience": ("first_run:audience", "Say who can see them"),
    "treat_equally": ("fairness:index", "See who was treated how"),
}


def _task(step: StepRow, items: Mapping[str, ItemShown]) -> Task:
    network = CHANNEL_TITLES.get(step.channel or "", step.channel or "")
    address, action = _where(step)
    return Task(
        why=step.why,
        network=network,
        address=address,
        action=action,
        expected=tuple(_expected(step.expected, items)),
        item=items.get(step.item or ""),
        is_one_of_many=step.repairs > 1,
    )


def _where(step: StepRow) -> tuple[str, str]:
    try:
        if step.action in _DONE_AT:
            name, action = _DONE_AT[step.action]
            return reverse(name), action
        if step.item and step.person:
            return reverse("exposure:person", args=[step.person]), "See what they could see"
        if step.item:
            return reverse("exposure:found"), "See what was found"
    except NoReverseMatch:  # an area without pages
        pass
    return "", ""


def _expected(rows: Iterable[ExpectedRow], items: Mapping[str, ItemShown]) -> Iterable[Expected]:
    for row in rows:
        yield Expected(
            change=row.change,
            of=row.of,
            today=_seen(row.before),
            then=_seen(row.after),
            is_no_change=row.before == row.after,
            remains=tuple(_remains(one, items) for one in row.remains),
        )


def _seen(view: ViewRow) -> str:
    """Give ``5 clients can see 3 and may see 40, 5 of them with a risk``."""
    if not view.can + view.may:
        return "0 can be seen by these clients"
    counted = ((view.can, "can"), (view.may, "may"))
    sees = joined(f"{word} see {number(value)}" for value, word in counted if value)
    risks = view.risks_can + view.risks_may
    risky = f", {number(risks)} of them with a risk" if risks else ""
    return f"{count(view.clients, 'client')} {sees}{risky}"


def _remains(row: RemainsRow, items: Mapping[str, ItemShown]) -> Remains:
    counted = ((row.can, "can still be seen"), (row.may, "may still be seen"))
    many = joined(f"{number(value)} {words}" for value, words in counted if value)
    examples = tuple(items[item] for item in row.examples if item in items)
    return Remains(many, row.because, examples)
