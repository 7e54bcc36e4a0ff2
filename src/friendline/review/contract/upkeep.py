"""What it costs to keep a door open, and how often the owner posts."""

from msgspec import Struct


class SpreadRow(Struct, frozen=True, kw_only=True):
    """A number that changes from month to month, or week to week: median and quartiles.

    ``total`` is its sum over all of these months or weeks.
    """

    total: int
    median: float
    low: float
    high: float


class UpkeepRow(Struct, frozen=True, kw_only=True):
    """What would need moderation on a channel if clients were let in (R50).

    ``way`` is "nobody let in", "let in" or "let in, on the list ...". ``can`` and ``can_or_may``
    count items a month with a risk that such a client sees, over the last ``months`` (at most
    twelve, each a twelfth of a year) up to the day ``until``, that of the newest item. ``now_can``
    and ``now_may`` count what is there already, of all years.
    """

    channel: str
    way: str
    until: str
    months: int
    can: SpreadRow
    can_or_may: SpreadRow
    now_can: int
    now_may: int


class PolicyUpkeepRow(Struct, frozen=True, kw_only=True):
    """What a policy would cost on all channels together, items a month (A15).

    ``let_in``, ``kept_out`` and ``left_open`` count its answers to the requests and ties of
    clients; ``left_open`` are those it leaves to the owner, whom nobody is counted as let in for.
    """

    policy: str
    is_yours: bool
    let_in: int
    kept_out: int
    left_open: int
    months: int
    can: SpreadRow
    can_or_may: SpreadRow


class BusyRow(Struct, frozen=True, kw_only=True):
    """A week, by its Monday, or a day with many posts."""

    begin: str
    posts: int


class RhythmRow(Struct, frozen=True, kw_only=True):
    """How often the owner posts what a client let in can or may see (R44, R49).

    Days and hours are in the owner's zone, over at most twelve months up to the newest post.
    A week is busy from ``much_in_a_week`` posts on, which is more than three times ``usual_week``,
    the median of the weeks with a post, and at least seven; days likewise, and at least five.
    ``unremarked`` counts, of the posts that are ``worded``, those in which nothing was recognised.
    """

    channel: str
    since: str
    until: str
    posts: int
    a_week: SpreadRow
    a_month: SpreadRow
    on_weekends: int
    late_at_night: int
    usual_week: float
    much_in_a_week: int
    busy_weeks: list[BusyRow]
    busy_weeks_in_all: int
    usual_day: float
    much_on_a_day: int
    busy_days: list[BusyRow]
    busy_days_in_all: int
    worded: int
    unremarked: int
    examples: list[str]
