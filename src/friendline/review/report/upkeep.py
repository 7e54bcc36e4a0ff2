"""What letting clients in would cost each month, and how often the owner posts (R44, R50)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from friendline.review.contract import (
    BusyRow,
    PolicyUpkeepRow,
    Review,
    RhythmRow,
    SpreadRow,
    UpkeepRow,
)
from friendline.review.report.bounded import Bounded, first
from friendline.review.report.index import Index
from friendline.review.report.quotes import Quote, quote
from friendline.review.report.words import LONGEST_NAME, channel_name, shortened
from friendline.review.upkeep import LET_IN, NOBODY_LET_IN
from friendline.review.words import count, joined, number

MOST_COSTS = 24
MOST_POLICIES = 12
MOST_NETWORKS = 12

NONE = "none"


class Days(Protocol):
    """Tells days as the owner's calendar has them."""

    def day(self, at: str) -> str:
        """Give the day of a time: ``14 March 2026``."""
        ...


_WAYS = {NOBODY_LET_IN: "nobody is let in", LET_IN: "clients are let in"}
_ON_A_LIST = f"{LET_IN}, "


@dataclass(frozen=True)
class Cost:
    """One line of a table: for what, what is there already, and what comes each month."""

    name: str
    ways: str
    now: str
    certain: str
    possible: str


@dataclass(frozen=True)
class PolicyCost:
    """One policy: what it says to clients, and what comes each month under it."""

    name: str
    is_yours: bool
    says: str
    certain: str
    possible: str


@dataclass(frozen=True)
class Habit:
    """How often the owner posts on one network, in sentences, and posts that say little."""

    channel: str
    sentences: Sequence[str]
    unremarked: str
    examples: Sequence[Quote]


@dataclass(frozen=True)
class UpkeepView:
    """The whole section."""

    costs: Bounded[Cost]
    policies: Bounded[PolicyCost]
    habits: Bounded[Habit]

    @property
    def is_same_under_all(self) -> bool:
        """Whether all policies cost the same, and not nothing."""
        told = {(row.certain, row.possible) for row in self.policies}
        return len(self.policies) > 1 and len(told) == 1 and told != {(NONE, NONE)}

    @property
    def has_any(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.costs.rows or self.habits.rows)


def upkeep_view(review: Review, index: Index) -> UpkeepView:
    """Say what upkeep would cost; ways of letting in that cost the same share a line."""
    policies = first(review.policy_upkeep, MOST_POLICIES)
    habits = first(review.rhythm, MOST_NETWORKS)
    return UpkeepView(
        costs=first(list(costs(review.upkeep, index)), MOST_COSTS),
        policies=Bounded([policy_cost(row) for row in policies], policies.more),
        habits=Bounded([_habit(row, index) for row in habits], habits.more),
    )


def costs(rows: Iterable[UpkeepRow], index: Days) -> Iterable[Cost]:
    """Say what each network costs; ways of letting in that cost the same share a line."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        period = f"{count(row.months, 'month')} to {index.day(row.until)}"
        told = (
            f"{channel_name(row.channel)}, {period}",
            _now(row),
            a_month(row.can),
            a_month(row.can_or_may),
        )
        alike.setdefault(told, []).append(_way(row.way))
    for (name, now, certain, possible), ways in alike.items():
        yield Cost(name, joined(ways, "or"), now, certain, possible)


def _way(way: str) -> str:
    if way.startswith(_ON_A_LIST):
        return f"they are {shortened(way.removeprefix(_ON_A_LIST), LONGEST_NAME)}"
    return _WAYS.get(way, shortened(way, LONGEST_NAME))


def _now(row: UpkeepRow) -> str:
    if not row.now_can and not row.now_may:
        return "none"
    certain = f"{number(row.now_can)} for certain" if row.now_can else ""
    possible = f"{number(row.now_may)} possibly" if row.now_may else ""
    return joined(part for part in (certain, possible) if part)


def a_month(spread: SpreadRow) -> str:
    """Give the median of a number a month, its quartiles and its total; or that there is none."""
    if not spread.total:
        return NONE
    between = "" if spread.low == spread.high else f" ({_between(spread)})"
    return f"{_short(spread.median)}{between}; {number(spread.total)} in all"


def _between(spread: SpreadRow) -> str:
    """Give the quartiles as ``2 to 5``, or one number where they are the same."""
    low, high = _short(spread.low), _short(spread.high)
    return low if low == high else f"{low} to {high}"


def _short(value: float) -> str:
    return number(int(value)) if value == int(value) else f"{value:,.1f}"


def policy_cost(row: PolicyUpkeepRow) -> PolicyCost:
    """Say what one policy costs."""
    left = f", {number(row.left_open)} left to you" if row.left_open else ""
    return PolicyCost(
        name=shortened(row.policy, LONGEST_NAME),
        is_yours=row.is_yours,
        says=f"{number(row.let_in)} let in, {number(row.kept_out)} not{left}",
        certain=a_month(row.can),
        possible=a_month(row.can_or_may),
    )


def _habit(row: RhythmRow, index: Index) -> Habit:
    return Habit(
        channel=channel_name(row.channel),
        sentences=habit_sentences(row, index),
        unremarked=unremarked(row),
        examples=[quote(item, index) for item in row.examples],
    )


def habit_sentences(row: RhythmRow, index: Days) -> list[str]:
    """Say how often, and when, the owner posts on one network."""
    return [
        _how_often(row, index),
        _when(row),
        _busy("week", row.usual_week, row.much_in_a_week, row.busy_weeks_in_all)
        + _where(row.busy_weeks, "in the week of ", index),
        _busy("day", row.usual_day, row.much_on_a_day, row.busy_days_in_all)
        + _where(row.busy_days, "on ", index),
    ]


def _how_often(row: RhythmRow, index: Days) -> str:
    since, until = index.day(row.since), index.day(row.until)
    return (
        f"{count(row.posts, 'post')} from {since} to {until}, mostly {_between(row.a_month)} "
        f"a month and {_between(row.a_week)} a week."
    )


def _when(row: RhythmRow) -> str:
    return (
        f"{number(row.on_weekends)} of them on a weekend, "
        f"{number(row.late_at_night)} between 23:00 and 5:00."
    )


def _busy(what: str, usual: float, much: int, in_all: int) -> str:
    usually = f"Your usual {what} with a post has {_short(usual)}"
    if not in_all:
        return f"{usually}; no {what} had much more ({number(much)} would be)."
    return f"{usually}; {count(in_all, what)} had much more ({number(much)} or above)."


def _where(busy: Sequence[BusyRow], lead: str, index: Days) -> str:
    told = [f"{number(one.posts)} {lead}{index.day(one.begin)}" for one in busy]
    return f" The most: {joined(told)}." if told else ""


def unremarked(row: RhythmRow) -> str:
    """Say in how many posts nothing was recognised; nothing where there is none."""
    if not row.unremarked:
        return ""
    return (
        f"In {number(row.unremarked)} of {count(row.worded, 'post')} with words nothing was "
        "recognised that would hurt or help you with a client. That is no fault; but a client "
        "who gets all of it may not care for much of it."
    )
