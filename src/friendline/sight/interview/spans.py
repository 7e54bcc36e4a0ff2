"""Spans of time to ask about: where they may begin and end, and which of them is best."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import polars as pl

from friendline.model import ItemKind, Seconds
from friendline.sight.statements.statement import Nearness, Scope, Statements

_MOST_CHANGES: Final = 30
_APART: Final = 30 * 86_400
"""Changes of the profile within so many seconds count as one."""

_EARLIEST: Final = int(datetime(1990, 1, 1, tzinfo=UTC).timestamp())
_LATEST: Final = int(datetime(2100, 1, 1, tzinfo=UTC).timestamp())
"""What is dated otherwise has a broken date, and is in no span."""

Instants = npt.NDArray[np.int64]


class Spans:
    """The spans of one channel.

    A span may begin and end at the turn of a year and where the profile was changed, as people
    change what they show when their life changes. It never reaches over a wall: an end of what was
    said, asked or chosen before, or the middle of what the owner said varied.
    """

    def __init__(
        self, items: pl.DataFrame, channel: str, statements: Statements, zone: ZoneInfo
    ) -> None:
        """Find the breaks.

        Args:
            items: The items of the channel.
            channel: Its name.
            statements: What was said and asked.
            zone: The zone in which days are days.
        """
        self.channel = channel
        self._zone = zone
        dated = items.filter(pl.col("at").is_between(_EARLIEST, _LATEST)).sort("at")
        self._times: Instants = dated["at"].to_numpy().astype(np.int64)
        self._years = self._turns_of_years()
        self._changes = self._profile_changes(dated)
        self._taken: list[tuple[Seconds, Seconds]] = []
        self._walls: set[Seconds] = set()
        self._heed(statements)

    @property
    def last(self) -> Seconds:
        """The midnight after the last item."""
        return self._midnight(self._day(int(self._times[-1])) + timedelta(days=1))

    def best(
        self, posted: pl.DataFrame, likely: Callable[[float, int], float]
    ) -> tuple[float, Seconds, Seconds] | None:
        """Give the span from which most can be expected: how much, its begin and its end.

        Args:
            posted: Open items with their ``weight``.
            likely: How likely one answer holds for so many seconds with so many odd ends.
        """
        dated = posted.filter(pl.col("at").is_not_null()).sort("at")
        times = dated["at"].to_numpy()
        sums = np.concatenate([[0], np.cumsum(dated["weight"].to_numpy())])
        found: tuple[float, Seconds, Seconds] | None = None
        for since, until in self._allowed():
            low, high = np.searchsorted(times, [since, until])
            if sums[high] == sums[low]:
                continue
            end = min(until, self.last)
            odd = (since not in self._years) + (until not in self._years)
            expected = float(sums[high] - sums[low]) * likely(end - since, odd)
            if found is None or expected > found[0]:
                found = (expected, since, end)
        return found

    def take(self, scope: Scope) -> None:
        """Remember that a span is asked about."""
        if scope.since is not None and scope.until is not None:
            self._taken.append((scope.since, scope.until))
            self._walls |= {scope.since, scope.until}

    def _allowed(self) -> Iterator[tuple[Seconds, Seconds]]:
        """Give the spans between two breaks that reach over no wall."""
        breaks = sorted({*self._years, *self._changes, *self._walls})
        for place, since in enumerate(breaks):
            for until in breaks[place + 1 :]:
                if not any(begin < until and since < end for begin, end in self._taken):
                    yield since, until
                if until in self._walls:
                    break

    def _turns_of_years(self) -> frozenset[Seconds]:
        if not len(self._times):
            return frozenset()
        first, last = self._day(int(self._times[0])).year, self._day(int(self._times[-1])).year
        return frozenset(self._midnight(date(year, 1, 1)) for year in range(first, last + 2))

    def _profile_changes(self, items: pl.DataFrame) -> tuple[Seconds, ...]:
        changed = items.filter(pl.col("kind") == ItemKind.PROFILE_FIELD.value)["at"]
        days: list[Seconds] = []
        for at in changed.unique().sort():
            day = self._midnight(self._day(at))
            if not days or day - days[-1] > _APART:
                days.append(day)
        return tuple(days[-_MOST_CHANGES:])

    def _heed(self, statements: Statements) -> None:
        for statement in statements.statements:
            if statement.nearness is Nearness.DEFAULT:
                self._wall(statement.scope)
        for one in statements.asked:
            if one.scope.channel != self.channel:
                continue
            # only a span has ends; an album or a kind is a question of its own
            if one.scope.since is None or one.scope.until is None:
                continue
            self._wall(one.scope)
            middle = self._middle(one.scope.since, one.scope.until) if one.varied else None
            if middle is not None:
                self._walls.add(middle)
            else:
                self._taken.append((one.scope.since, one.scope.until))

    def _wall(self, scope: Scope) -> None:
        if scope.channel in {None, self.channel}:
            self._walls |= {end for end in (scope.since, scope.until) if end is not None}

    def _middle(self, since: Seconds, until: Seconds) -> Seconds | None:
        """Give where a span is split: at the turn of a year, else a change, else a day.

        The one nearest to the item in the middle; ``None`` where it cannot be split.
        """
        inside = self._times[(self._times >= since) & (self._times < until)]
        if not len(inside):
            return None
        median = int(inside[len(inside) // 2])
        day = self._midnight(self._day(median))
        for some in (self._years, self._changes, (day, self._next(day))):
            breaks = [one for one in some if since < one < until]
            if breaks:
                return min(breaks, key=lambda one: (abs(one - median), one))
        return None

    def _next(self, midnight: Seconds) -> Seconds:
        return self._midnight(self._day(midnight) + timedelta(days=1))

    def _day(self, at: Seconds) -> date:
        return day_of(at, self._zone)

    def _midnight(self, day: date) -> Seconds:
        return int(datetime.combine(day, time(), self._zone).timestamp())


def day_of(at: Seconds, zone: ZoneInfo) -> date:
    """Give the day of a moment."""
    return datetime.fromtimestamp(at, zone).date()


def days_of(since: Seconds, until: Seconds, last: Seconds, zone: ZoneInfo) -> str:
    """Say a span: years where it is of whole ones, up to the last item; else days."""
    first_day, last_day = day_of(since, zone), day_of(until - 1, zone)
    to_the_end = (last_day.month, last_day.day) == (12, 31) or until == last
    if (first_day.month, first_day.day) != (1, 1) or not to_the_end:
        return f"{_said(first_day)} to {_said(last_day)}"
    years = dict.fromkeys((first_day.year, last_day.year))
    return " to ".join(map(str, years))


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
