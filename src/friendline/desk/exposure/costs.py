"""What letting clients in would cost each month, and how often the owner posts (R44, R50, A15)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db import connection
from django.utils.safestring import SafeString

from friendline.desk.drawing import columns, span
from friendline.review.contract import PolicyUpkeepRow, RhythmRow, SpreadRow
from friendline.review.report.upkeep import (
    Cost,
    PolicyCost,
    costs,
    habit_sentences,
    policy_cost,
    unremarked,
)
from friendline.review.report.words import channel_name, day_of
from friendline.review.words import count
from friendline.store import clock
from friendline.store.review import reviewed

__all__ = ["CostsPage", "Habit", "PolicyLine", "costs_page"]

_MONTHS: Final = 12


@dataclass(frozen=True)
class PolicyLine:
    """One policy: its numbers in words, and drawn, all on one scale."""

    cost: PolicyCost
    drawing: SafeString


@dataclass(frozen=True)
class Habit:
    """How often the owner posts on one network, and how many posts each month."""

    channel: str
    sentences: tuple[str, ...]
    unremarked: str
    drawing: SafeString


@dataclass(frozen=True)
class CostsPage:
    """The page.

    Attributes:
        title: What is to be known first.
        costs: By network and by how clients are let in.
        policies: By policy, all networks together.
        habits: How often the owner posts.
        is_same_under_all: Whether all policies cost the same, and not nothing.
    """

    title: str
    costs: tuple[Cost, ...]
    policies: tuple[PolicyLine, ...]
    habits: tuple[Habit, ...]
    is_same_under_all: bool


class _Days:
    """Days on the owner's calendar."""

    def __init__(self) -> None:
        self._zone = ZoneInfo(clock.zone())

    def day(self, at: str) -> str:
        """Give the day of a time."""
        return day_of(at, self._zone)


def costs_page() -> CostsPage:
    """Give the page of the last review."""
    days = _Days()
    policies: Sequence[PolicyUpkeepRow] = reviewed.section("policy_upkeep")
    most = max((row.can_or_may.high for row in policies), default=0)
    told = {(row.can, row.can_or_may) for row in policies}
    return CostsPage(
        title=_title(policies),
        costs=tuple(costs(reviewed.section("upkeep"), days)),
        policies=tuple(PolicyLine(policy_cost(row), _drawn(row, most)) for row in policies),
        habits=tuple(_habit(row, days) for row in reviewed.section("rhythm")),
        is_same_under_all=len(policies) > 1
        and len(told) == 1
        and any(row.can_or_may.total for row in policies),
    )


def _title(policies: Iterable[PolicyUpkeepRow]) -> str:
    yours = next((row for row in policies if row.is_yours), None)
    if yours is None:
        return "What it would cost you each month to let clients in"
    if not yours.can_or_may.total:
        return "Under your policy nothing would need a look each month"
    if yours.can_or_may.high < 1:
        items = count(yours.can_or_may.total, "item")
        return f"Under your policy {items} in {yours.months} months would need a look"
    low, high = _short(yours.can_or_may.low), _short(yours.can_or_may.high)
    items = f"{low} to {high} items" if low != high else f"{low} items"
    return f"Under your policy {items} a month would need a look"


def _short(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"


def _drawn(row: PolicyUpkeepRow, most: float) -> SafeString:
    spread: SpreadRow = row.can_or_may
    title = (
        f"Items a month under {row.policy}: median {_short(spread.median)}, "
        f"mostly {_short(spread.low)} to {_short(spread.high)}"
    )
    return span(spread.low, spread.median, spread.high, most, title)


def _habit(row: RhythmRow, days: _Days) -> Habit:
    numbers = _posts_by_month(row.channel, date.fromisoformat(row.until))
    title = f"Posts on {channel_name(row.channel)} month by month"
    return Habit(
        channel=channel_name(row.channel),
        sentences=tuple(habit_sentences(row, days)),
        unremarked=unremarked(row),
        drawing=columns(list(numbers.values()), title, list(numbers)),
    )


def _posts_by_month(channel: str, until: date) -> dict[str, int]:
    """Count the owner's items of the twelve months up to a day, by month."""
    months = [_month_before(until, back) for back in reversed(range(_MONTHS))]
    begin = datetime(months[0].year, months[0].month, 1, tzinfo=UTC)
    end = datetime.combine(until + timedelta(days=1), datetime.min.time(), UTC)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT strftime('%%Y-%%m', at, 'unixepoch') AS month, count(*) FROM reviewed_item "
            'WHERE channel = %s AND at >= %s AND at < %s AND "by" IS NULL GROUP BY month',
            [channel, int(begin.timestamp()), int(end.timestamp())],
        )
        found = dict(cursor.fetchall())
    return {f"{one:%B %Y}": found.get(f"{one:%Y-%m}", 0) for one in months}


def _month_before(day: date, back: int) -> date:
    month = day.year * 12 + day.month - 1 - back
    return date(month // 12, month % 12 + 1, 1)
