"""How often the owner posts, when, and how much of it says little to a client (R44, R49).

Too often is told against the owner's own habit and not against a rule for everybody: nobody knows
how much is too much, but everybody knows what is much for them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from statistics import median, quantiles

import polars as pl

from friendline.model import Finding, ItemKind, Seconds

WEEK = 7.0
MONTH = 365.25 / 12
"""Days of a week and of a month, which is a twelfth of a year."""

WEEKS_IN_A_YEAR = 52
MONTHS_IN_A_YEAR = 12

TIMES_THE_USUAL = 3
"""A week, or a day, with more than so many times the usual number of posts is told."""

LEAST_IN_A_BUSY_WEEK = 7
LEAST_ON_A_BUSY_DAY = 5
"""Below these nothing is too often, however little is usual."""

LATE_FROM, LATE_UNTIL = 23, 5
"""Late at night is from 23:00 to before 05:00, on the clock of the owner."""

MOST_BUSY = 5
MOST_EXAMPLES = 3

_POSTED = (ItemKind.POST, ItemKind.PHOTO, ItemKind.VIDEO, ItemKind.STORY, ItemKind.CHECK_IN)
_UPLOADED = (ItemKind.PHOTO, ItemKind.VIDEO)
_SATURDAY = 6
_FIRST_MOMENT = date(1990, 1, 1)


@dataclass(frozen=True)
class Spread:
    """A number that changes from time to time: its median and quartiles.

    Attributes:
        total: All of them together.
        median: Half of the times it is no more than this.
        low: The lower quartile: a quarter of the times it is no more than this.
        high: The upper quartile.
    """

    total: int
    median: float
    low: float
    high: float


@dataclass(frozen=True)
class Busy:
    """A week (by its first day) or a day with many posts."""

    begin: date
    posts: int


@dataclass(frozen=True)
class Rhythm:
    """How often, when and about what the owner posts on one channel, in its last twelve months.

    Attributes:
        channel: The network.
        since: The first day counted, in the owner's zone.
        until: The last day counted: that of the newest post.
        posts: How many there are; pictures of one day and album count as one post.
        a_week: Posts a week, weeks without any included.
        a_month: Posts a month.
        on_weekends: How many of them on a Saturday or Sunday.
        late_at_night: How many of them from 23:00 to 05:00.
        usual_week: The median of the weeks in which there is a post.
        much_in_a_week: From so many posts on, a week is told as busy.
        busy_weeks: The busiest of these, the busiest first.
        busy_weeks_in_all: How many there are.
        usual_day: The median of the days on which there is a post.
        much_on_a_day: From so many posts on, a day is told as busy.
        busy_days: The busiest of these.
        busy_days_in_all: How many there are.
        worded: How many posts have words, and could be read.
        unremarked: In how many of these nothing was recognised, neither a risk nor a perk.
        examples: Ids of the latest of these.
    """

    channel: str
    since: date
    until: date
    posts: int
    a_week: Spread
    a_month: Spread
    on_weekends: int
    late_at_night: int
    usual_week: float
    much_in_a_week: int
    busy_weeks: tuple[Busy, ...]
    busy_weeks_in_all: int
    usual_day: float
    much_on_a_day: int
    busy_days: tuple[Busy, ...]
    busy_days_in_all: int
    worded: int
    unremarked: int
    examples: tuple[str, ...]


def rhythms(
    items: pl.DataFrame, findings: Iterable[Finding], zone: str, today: date
) -> list[Rhythm]:
    """Tell of each channel how often the owner posts there.

    What others made, comments, reactions and posts in groups are no posts of the owner's. What
    has no date, or one after today, is passed over.

    Args:
        items: The items table.
        findings: What was found in the items.
        zone: IANA name of the owner's zone; days, weekends and nights are theirs.
        today: The day of the review.
    """
    posts = _posts(items, zone, today)
    found = {finding.item for finding in findings}
    return [
        _rhythm(channel, posts.filter(pl.col("channel") == channel), found)
        for channel in posts["channel"].unique().sort()
    ]


def with_local_time(items: pl.DataFrame, zone: str, today: date) -> pl.DataFrame:
    """Add ``local``, the time on the owner's clock; leave out what has no date up to today."""
    first, last = _seconds(_FIRST_MOMENT), _seconds(today + timedelta(days=2))
    dated = items.filter(pl.col("at").is_between(first, last, closed="left"))
    local = pl.from_epoch("at", time_unit="s").dt.replace_time_zone("UTC")
    dated = dated.with_columns(local=local.dt.convert_time_zone(zone))
    return dated.filter(pl.col("local").dt.date() <= today)


def on_weekend(day: pl.Expr) -> pl.Expr:
    """Tell whether days are Saturdays or Sundays."""
    return day.dt.weekday() >= _SATURDAY


def _seconds(day: date) -> Seconds:
    return int(datetime.combine(day, time(), UTC).timestamp())


def counted_back(
    days: Iterable[date], first: date, last: date, length: float, most: int
) -> list[int]:
    """Count days in windows of one length, the latest window first.

    The windows are counted back from ``last``, so that none is cut; what is left over at the
    beginning is not counted, unless it is all there is.

    Args:
        days: What to count.
        first: The beginning of what is known.
        last: Its end, included.
        length: Days in a window: ``WEEK`` or ``MONTH``.
        most: So many windows at most.
    """
    known = (last - first).days + 1
    windows = max(1, min(most, int(known / length)))
    places = Counter(int((last - day).days / length) for day in days)
    return [places[place] for place in range(windows)]


def spread(numbers: Sequence[int]) -> Spread:
    """Give the median and the quartiles of some numbers, of at least one."""
    if len(numbers) == 1:
        return Spread(numbers[0], numbers[0], numbers[0], numbers[0])
    low, middle, high = quantiles(numbers, n=4, method="inclusive")
    return Spread(sum(numbers), middle, low, high)


def _posts(items: pl.DataFrame, zone: str, today: date) -> pl.DataFrame:
    kind = pl.col("kind")
    own = items.filter(kind.is_in(list(_POSTED)) & pl.col("by").is_null())
    own = with_local_time(own.filter(pl.col("group").is_null()), zone, today)
    own = own.with_columns(day=pl.col("local").dt.date())
    # Networks show the pictures put into an album on one day as one post.
    together = pl.when(kind.is_in(list(_UPLOADED)) & pl.col("album").is_not_null())
    post = together.then(pl.concat_str("channel", "album", pl.col("day").cast(pl.String)))
    own = own.with_columns(post=post.otherwise(pl.col("id")))
    words = pl.col("text").fill_null("").str.contains(r"\w")
    own = own.with_columns(has_words=words)
    return own.sort("local", "id").unique("post", keep="last", maintain_order=True)


def _rhythm(channel: str, posts: pl.DataFrame, found: set[str]) -> Rhythm:
    last = max(posts["day"])
    since = max(min(posts["day"]), last - timedelta(days=int(MONTHS_IN_A_YEAR * MONTH) - 1))
    posts = posts.filter(pl.col("day") >= since)
    days = posts["day"].to_list()
    usual_week, much_in_a_week, weeks = _busy(map(_monday, days), LEAST_IN_A_BUSY_WEEK)
    usual_day, much_on_a_day, busy_days = _busy(days, LEAST_ON_A_BUSY_DAY)
    hour, worded = posts["local"].dt.hour(), posts.filter("has_words")
    unremarked = [item for item in worded["id"] if item not in found]
    return Rhythm(
        channel=channel,
        since=since,
        until=last,
        posts=len(days),
        a_week=spread(counted_back(days, since, last, WEEK, WEEKS_IN_A_YEAR)),
        a_month=spread(counted_back(days, since, last, MONTH, MONTHS_IN_A_YEAR)),
        on_weekends=posts.filter(on_weekend(pl.col("day"))).height,
        late_at_night=int(((hour >= LATE_FROM) | (hour < LATE_UNTIL)).sum()),
        usual_week=usual_week,
        much_in_a_week=much_in_a_week,
        busy_weeks=weeks[:MOST_BUSY],
        busy_weeks_in_all=len(weeks),
        usual_day=usual_day,
        much_on_a_day=much_on_a_day,
        busy_days=busy_days[:MOST_BUSY],
        busy_days_in_all=len(busy_days),
        worded=worded.height,
        unremarked=len(unremarked),
        examples=tuple(reversed(unremarked[-MOST_EXAMPLES:])),
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _busy(begins: Iterable[date], least: int) -> tuple[float, int, tuple[Busy, ...]]:
    """Give what is usual where there is any post, from when it is much, and where it was much."""
    numbers = Counter(begins)
    usual = median(numbers.values())
    much = max(least, int(TIMES_THE_USUAL * usual) + 1)
    many = [Busy(begin, posts) for begin, posts in numbers.items() if posts >= much]
    return usual, much, tuple(sorted(many, key=lambda one: (-one.posts, one.begin)))
