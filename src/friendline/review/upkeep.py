"""What it would cost to let clients in: items to deal with each month, by network and by policy.

An item costs upkeep if a risk was found in it and the client whom one lets in would see it. Who
that client is does not matter here: somebody with the tie and nothing more, tagged nowhere. So
the figures are those of a rule and not of a person (R50, A15).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from itertools import zip_longest

import numpy as np
import polars as pl

from friendline.archives.source import Reading
from friendline.model import AnswerKind, Fact, Finding, FindingKind
from friendline.policy import Policy, decide, in_force, load_policy, preset_names
from friendline.review.answers import Case, Grounds, cases
from friendline.review.contract import (
    BusyRow,
    PolicyUpkeepRow,
    RhythmRow,
    SpreadRow,
    UpkeepRow,
)
from friendline.review.looking import ChannelSight, has_items
from friendline.screening.frequency import (
    MONTH,
    MONTHS_IN_A_YEAR,
    Busy,
    Rhythm,
    Spread,
    counted_back,
    rhythms,
    spread,
    with_local_time,
)
from friendline.sight.judging.belonging import Verdict, Verdicts
from friendline.sight.judging.presence import ANYBODY, Presence, name_key
from friendline.sight.viewing import Sight, Viewer

NOBODY_LET_IN = "nobody let in"
LET_IN = "let in"

_LETS_IN = frozenset({AnswerKind.ACCEPT, AnswerKind.ACCEPT_RESTRICTED})


def on_list(name: str) -> str:
    """Say that clients are let in and put on a list."""
    return f"let in, on the list {name}"


@dataclass(frozen=True)
class Upkeep:
    """What clients would cost, and how often the owner posts.

    Attributes:
        rows: One a network and way to let clients in.
        policies: One a policy: the owner's own first, then those that come with friendline.
        rhythm: One a network, of what a client who is let in can or may see.
    """

    rows: list[UpkeepRow]
    policies: list[PolicyUpkeepRow]
    rhythm: list[RhythmRow]


def upkeep(
    sights: Mapping[str, ChannelSight],
    findings: Sequence[Finding],
    grounds: Grounds,
    reading: Reading,
) -> Upkeep:
    """Count what would need moderation, a month, were clients let in.

    The months are the last twelve up to the newest item of each network, in the owner's zone;
    ranges are quartiles over them. Audiences are taken as they are today.

    Args:
        sights: What is seen on each network.
        findings: What was found in the items.
        grounds: The book and the owner's policy.
        reading: The day of the review and the owner's zone.
    """
    asked = _asked(grounds)
    lists = {name for cases_there in asked.values() for name in cases_there.lists}
    channels = {
        name: _Channel(one, findings, lists, reading)
        for name, one in sights.items()
        if has_items(one)
    }
    dated = {name: one for name, one in channels.items() if one.until is not None}
    return Upkeep(
        rows=[row for one in dated.values() for row in one.rows()],
        policies=[_policy_row(name, there, dated) for name, there in asked.items()],
        rhythm=[
            _rhythm_row(rhythm)
            for one in channels.values()
            for rhythm in rhythms(one.reached, findings, reading.zone, reading.today)
        ],
    )


# ---- one network


class _Channel:
    """The items of one network that would need moderation, by the way clients are let in."""

    def __init__(
        self,
        one: ChannelSight,
        findings: Iterable[Finding],
        lists: Iterable[str],
        reading: Reading,
    ) -> None:
        self.name, self._items = one.channel, one.sight.items
        rules = one.sight.told.rules
        self.restricted = on_list(rules.restricted_list) if rules.restricted_list else None
        tied = Presence(ties=frozenset({rules.tie}))
        looks = {NOBODY_LET_IN: ANYBODY, LET_IN: tied}
        named = [rules.restricted_list, *sorted(lists)] if rules.offers_lists else []
        for name in filter(None, named):
            looks[on_list(name)] = replace(tied, put_on=frozenset({name_key(name)}))
        viewers = [Viewer(way, (look,), sure=True) for way, look in looks.items()]
        told = one.sight.told
        sight = Sight(
            self._items,
            viewers,
            rules,
            told.lists,
            told.namesakes,
            classes=one.sight.classes,
        )
        self.seen: dict[str, Verdicts] = {
            way: sight.row_verdicts(number) for number, way in enumerate(looks)
        }
        risky = {one.item for one in findings if one.category.kind is FindingKind.RISK}
        self._risky = self._items["id"].is_in(list(risky)).to_numpy()
        self._days = _days(self._items, reading)

    @cached_property
    def until(self) -> date | None:
        """The day of the newest item; ``None`` where none has a date."""
        return max(self._days.values(), default=None)

    @property
    def reached(self) -> pl.DataFrame:
        """The items that a client can or may see who is let in."""
        return self._items.filter(pl.Series(self.seen[LET_IN] > Verdict.CANNOT))

    def rows(self) -> Iterator[UpkeepRow]:
        """Give what each way costs."""
        for way, seen in self.seen.items():
            can, either = self.by_month(seen)
            now = seen[self._risky]
            yield UpkeepRow(
                channel=self.name,
                way=way,
                until=self.until.isoformat() if self.until else "",
                months=len(either),
                can=_months_row(can),
                can_or_may=_months_row(either),
                now_can=int((now == Verdict.CAN).sum()),
                now_may=int((now == Verdict.MAY).sum()),
            )

    def by_month(self, seen: Verdicts) -> tuple[list[int], list[int]]:
        """Count what needs moderation in each month, the latest first: can, and can or may."""
        return self._count(seen == Verdict.CAN), self._count(seen > Verdict.CANNOT)

    def _count(self, chosen: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> list[int]:
        if self.until is None:
            return []
        rows = np.flatnonzero(chosen & self._risky).tolist()
        days = [self._days[row] for row in rows if row in self._days]
        first = min(self._days.values())
        return counted_back(days, first, self.until, MONTH, MONTHS_IN_A_YEAR)


def _days(items: pl.DataFrame, reading: Reading) -> dict[int, date]:
    """Give the day of each dated item by its row."""
    dated = with_local_time(items.select("at").with_row_index("row"), reading.zone, reading.today)
    return dict(dated.select("row", pl.col("local").dt.date()).iter_rows())


# ---- one policy


@dataclass
class _Asked:
    """What a policy says to the clients who ask, or are tied already.

    Attributes:
        let_in: How many cases it lets in.
        kept_out: How many it does not.
        open: How many it leaves to the owner.
        ways: By network, the ways in which it lets anybody in, with the lists it names.
    """

    is_own: bool
    let_in: int = 0
    kept_out: int = 0
    open: int = 0

    def __post_init__(self) -> None:
        self.ways: dict[str, set[tuple[AnswerKind, str | None]]] = defaultdict(set)

    @property
    def lists(self) -> set[str]:
        """The lists it puts clients on."""
        return {name for ways in self.ways.values() for _, name in ways if name}


def _asked(grounds: Grounds) -> dict[str, _Asked]:
    """Ask the owner's policy, and each that comes with friendline, about all clients."""
    clients = [
        case
        for case in cases(grounds.book, grounds.subjects)
        if case.subject.person is not None and not case.subject.candidates
    ]
    if not clients:
        return {}
    own = grounds.policy
    asked = {} if own is None else {own.name: _ask(own, clients, grounds, is_own=True)}
    for preset in _presets():
        if preset.name not in asked:
            asked[preset.name] = _ask(preset, clients, grounds, is_own=False)
    return asked


@cache  # they come with friendline and do not change
def _presets() -> tuple[Policy, ...]:
    return tuple(map(load_policy, preset_names()))


def _ask(policy: Policy, clients: Iterable[Case], grounds: Grounds, *, is_own: bool) -> _Asked:
    asked, under = _Asked(is_own), replace(grounds, policy=policy)
    known: dict[tuple[tuple[str, Fact], ...], tuple[AnswerKind, str | None]] = {}
    for case in clients:
        facts = under.facts(case.subject, case.channel, case.direction)
        key = tuple(sorted(facts.items()))
        if (said := known.get(key)) is None:
            said = known[key] = _say(policy, facts, grounds)
        if said[0] in _LETS_IN:
            asked.let_in += 1
            asked.ways[case.channel].add(said)
        elif said[0] is AnswerKind.ASK:
            asked.open += 1
        else:
            asked.kept_out += 1
    return asked


def _say(
    policy: Policy, facts: Mapping[str, Fact], grounds: Grounds
) -> tuple[AnswerKind, str | None]:
    if not in_force(policy, grounds.today):
        return AnswerKind.ASK, None
    decision = decide(policy, facts)
    return decision.answer, decision.onto_list


def _policy_row(name: str, asked: _Asked, channels: Mapping[str, _Channel]) -> PolicyUpkeepRow:
    can, either = [], []
    for channel in channels.values():
        ways = {_way(said, channel) for said in asked.ways.get(channel.name, ())}
        seen = np.max([channel.seen[way] for way in (NOBODY_LET_IN, *sorted(ways))], axis=0)
        surely, perhaps = channel.by_month(seen)
        can.append(surely)
        either.append(perhaps)
    return PolicyUpkeepRow(
        policy=name,
        is_yours=asked.is_own,
        let_in=asked.let_in,
        kept_out=asked.kept_out,
        left_open=asked.open,
        months=max(map(len, either), default=0),
        can=_months_row(_together(can)),
        can_or_may=_months_row(_together(either)),
    )


def _way(said: tuple[AnswerKind, str | None], channel: _Channel) -> str:
    """Give how a policy lets clients in on a network, where lists may not be known."""
    answer, name = said
    if name and on_list(name) in channel.seen:
        return on_list(name)
    if answer is AnswerKind.ACCEPT_RESTRICTED and channel.restricted in channel.seen:
        return channel.restricted
    return LET_IN


def _together(months: Iterable[Sequence[int]]) -> list[int]:
    """Add up several networks month by month; before its first item a network costs nothing."""
    return [sum(month) for month in zip_longest(*months, fillvalue=0)]


# ---- rows


def _months_row(numbers: Sequence[int]) -> SpreadRow:
    """Give the median and the quartiles; of nothing, nothing."""
    return _spread_row(spread(numbers or [0]))


def _spread_row(one: Spread) -> SpreadRow:
    return SpreadRow(total=one.total, median=one.median, low=one.low, high=one.high)


def _rhythm_row(one: Rhythm) -> RhythmRow:
    return RhythmRow(
        channel=one.channel,
        since=one.since.isoformat(),
        until=one.until.isoformat(),
        posts=one.posts,
        a_week=_spread_row(one.a_week),
        a_month=_spread_row(one.a_month),
        on_weekends=one.on_weekends,
        late_at_night=one.late_at_night,
        usual_week=one.usual_week,
        much_in_a_week=one.much_in_a_week,
        busy_weeks=_busy_rows(one.busy_weeks),
        busy_weeks_in_all=one.busy_weeks_in_all,
        usual_day=one.usual_day,
        much_on_a_day=one.much_on_a_day,
        busy_days=_busy_rows(one.busy_days),
        busy_days_in_all=one.busy_days_in_all,
        worded=one.worded,
        unremarked=one.unremarked,
        examples=list(one.examples),
    )


def _busy_rows(busy: Iterable[Busy]) -> list[BusyRow]:
    return [BusyRow(begin=one.begin.isoformat(), posts=one.posts) for one in busy]
