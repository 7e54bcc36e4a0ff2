"""The audience interview: the few questions that make most exposures definite.

Nobody can say for each of ten thousand posts who can see it; most people can for "my posts of 2009
to 2014". So questions are about spans of time, kinds, albums and groups. They come in the order of
the exposures that each can be expected to make definite, counted anew after every answer; what an
earlier question of the list would settle does not count for a later one.

A long span settles more and is likelier to have varied. How likely one answer holds for all of it
is taken to halve with every ``HALVES_IN`` years; that figure is ours and only orders questions.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from zoneinfo import ZoneInfo

import polars as pl

from friendline.model import ItemKind
from friendline.sight import RULES
from friendline.sight.deciding import POSTED, is_open, owner_decides
from friendline.sight.interview.answers import AudienceQuestion, choices_for
from friendline.sight.interview.spans import Spans, days_of
from friendline.sight.network import NetworkRules
from friendline.sight.statements.applying import (
    Nearness,
    Scope,
    Statements,
    apply_statements,
    fits,
)

HALVES_IN: Final = 5.0
"""Years."""

MOST_QUESTIONS: Final = 20

_YEAR: Final = 365.25 * 86_400
_ODD_DAY: Final = 0.9
"""A span that ends on some day is harder to answer for than one of whole years."""
_IN_GROUPS: Final = (ItemKind.GROUP_POST, ItemKind.COMMENT)
_WORDS: Final = {
    ItemKind.POST: "posts",
    ItemKind.PHOTO: "photos",
    ItemKind.VIDEO: "videos",
    ItemKind.CHECK_IN: "check-ins",
    ItemKind.STORY: "stories",
    ItemKind.PROFILE_FIELD: "what your profile says",
}


@dataclass(frozen=True)
class Stakes:
    """What hangs on the answers.

    Attributes:
        findings: Number of findings by item id; where nothing was found at all, items count.
        viewers: Number of people by channel whose sight hangs on the answers.
    """

    findings: Mapping[str, int] = field(default_factory=dict)
    viewers: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class _Candidate:
    """A question that could be asked.

    Attributes:
        likely: How likely one answer can be given that holds for all of it.
    """

    scope: Scope
    nearness: Nearness
    likely: float


def interview(
    items: pl.DataFrame,
    stakes: Stakes,
    statements: Statements,
    *,
    zone: str = "UTC",
    most: int = MOST_QUESTIONS,
) -> list[AudienceQuestion]:
    """Give the questions that are worth asking, in their order.

    Args:
        items: The book's table of items.
        stakes: What hangs on the answers.
        statements: What the owner has said and was asked already; none of it is asked again.
        zone: IANA name of the zone in which days are days.
        most: At most so many.
    """
    return _Interview(items, stakes, statements, ZoneInfo(zone)).questions(most)


class _Interview:
    """Chooses the next best question until none is left."""

    def __init__(
        self, items: pl.DataFrame, stakes: Stakes, statements: Statements, zone: ZoneInfo
    ) -> None:
        self._statements = statements
        self._zone = zone
        self._viewers = stakes.viewers
        told = apply_statements(items, statements, RULES)
        self._open = _weighed(told.filter(is_open()), stakes)
        self._spans = {
            channel: Spans(items.filter(pl.col("channel") == channel), channel, statements, zone)
            for channel in self._open["channel"].unique().sort()
            if channel in RULES and _has_spans(RULES[channel])
        }

    def questions(self, most: int) -> list[AudienceQuestion]:
        asked: list[AudienceQuestion] = []
        whole = [one for one in self._whole() if not self._was_asked(one.scope)]
        while len(asked) < most and (best := self._best(whole)) is not None:
            covered = self._covered(best, self._open)
            asked.append(self._question(best, covered))
            self._open = self._open.join(covered.select("id"), on="id", how="anti")
            if best in whole:
                whole.remove(best)
            else:
                self._spans[best.scope.channel or ""].take(best.scope)
        return asked

    def _best(self, whole: Sequence[_Candidate]) -> _Candidate | None:
        """Give the candidate from which most can be expected; the first of equals."""
        # most items have no finding, and add nothing to what can be expected
        heavy = self._open.filter(pl.col("weight") > 0)
        candidates = [
            (one.likely * float(self._covered(one, heavy)["weight"].sum()), one) for one in whole
        ]
        for spans in self._spans.values():
            candidates += self._best_span(spans, heavy)
        worth = [found for found in candidates if found[0] > 0]
        return max(worth, key=lambda found: found[0])[1] if worth else None

    def _best_span(self, spans: Spans, heavy: pl.DataFrame) -> Iterator[tuple[float, _Candidate]]:
        """Give the best span of one channel, and what can be expected from it."""
        ever = Scope(channel=spans.channel, kinds=POSTED)
        posted = self._covered(_Candidate(ever, Nearness.DEFAULT, 1.0), heavy)
        found = spans.best(posted, likely_for)
        if found is not None:
            expected, since, until = found
            scope = Scope(channel=spans.channel, kinds=POSTED, since=since, until=until)
            yield expected, _Candidate(scope, Nearness.DEFAULT, 1.0)

    def _covered(self, one: _Candidate, items: pl.DataFrame) -> pl.DataFrame:
        """Give those of some open items that an answer would settle."""
        where = fits(one.scope, self._statements.lists)
        if one.nearness is Nearness.DEFAULT:
            where &= owner_decides(RULES)
        return items.filter(where)

    def _whole(self) -> Iterator[_Candidate]:
        """Give the questions that are about no span of time."""
        for channel in self._open["channel"].unique().sort():
            if (rules := RULES.get(channel)) is not None and not rules.all_is_public:
                yield from self._whole_of(rules)

    def _whole_of(self, rules: NetworkRules) -> Iterator[_Candidate]:
        channel = rules.channel
        if rules.account_decides:
            yield _Candidate(Scope(channel=channel, kinds=POSTED), Nearness.DEFAULT, 0.9)
        for kind in (ItemKind.STORY, ItemKind.PROFILE_FIELD):
            yield _Candidate(Scope(channel=channel, kinds=(kind,)), Nearness.DEFAULT, 0.8)
        here = self._open.filter(pl.col("channel") == channel)
        albums = here.filter(pl.col("kind").is_in([kind.value for kind in POSTED]))["album"]
        for album in albums.unique().drop_nulls().sort():
            yield _Candidate(Scope(channel=channel, album=album), Nearness.RULE, 0.9)
        for group in here["group"].unique().drop_nulls().sort():
            scope = Scope(channel=channel, kinds=_IN_GROUPS, group=group)
            yield _Candidate(scope, Nearness.RULE, 0.7)
        timelines = here.filter(pl.col("kind") == ItemKind.WALL_POST.value)["timeline"]
        for timeline in timelines.unique().drop_nulls().sort():
            scope = Scope(channel=channel, kinds=(ItemKind.WALL_POST,), timeline=timeline)
            yield _Candidate(scope, Nearness.RULE, 0.3)

    def _was_asked(self, scope: Scope) -> bool:
        return any(one.scope == scope for one in self._statements.asked)

    def _question(self, one: _Candidate, covered: pl.DataFrame) -> AudienceQuestion:
        findings = int(covered["findings"].sum())
        channel = one.scope.channel or ""
        return AudienceQuestion(
            scope=one.scope,
            nearness=one.nearness,
            words=self._words(one.scope, covered, findings),
            choices=choices_for(one.scope, RULES[channel]),
            items=covered.height,
            findings=findings,
            exposures=findings * self._viewers.get(channel, 0),
        )

    def _words(self, scope: Scope, covered: pl.DataFrame, findings: int) -> str:
        title = RULES[scope.channel or ""].title
        counted = f"{covered.height:,} {'item' if covered.height == 1 else 'items'}"
        if findings:
            counted += f", {findings:,} {'finding' if findings == 1 else 'findings'}"
        them = "it" if covered.height == 1 else "them"
        kinds = set(covered["kind"])
        return f"{title}, {self._about(scope, kinds)} ({counted}): who can see {them}?"

    def _about(self, scope: Scope, kinds: set[str]) -> str:
        if scope.group is not None:
            return f"what you wrote in the group {scope.group}"
        if scope.timeline is not None:
            return f"what you wrote on the timeline of {scope.timeline}"
        if scope.album is not None:
            return f"the album {scope.album}"
        what = listed([word for kind, word in _WORDS.items() if kind in kinds])
        if scope.since is None or scope.until is None:
            return what
        last = self._spans[scope.channel or ""].last
        return f"{what} of {days_of(scope.since, scope.until, last, self._zone)}"


def listed(words: Sequence[str]) -> str:
    """Give words with commas between, and ``and`` before the last."""
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def likely_for(seconds: float, odd_ends: int) -> float:
    """Give how likely one answer holds for a span of so many seconds.

    Args:
        seconds: How long it is.
        odd_ends: How many of its ends are not the turn of a year.
    """
    return float(2.0 ** (-seconds / _YEAR / HALVES_IN)) * _ODD_DAY**odd_ends


def _has_spans(rules: NetworkRules) -> bool:
    """Whether each post there has an audience of its own."""
    return not rules.account_decides and not rules.all_is_public


def _weighed(items: pl.DataFrame, stakes: Stakes) -> pl.DataFrame:
    """Add how many findings are in an item, and how much hangs on it.

    On each channel one more is counted than the people there: whoever is not logged in.
    """
    counts = [stakes.findings.get(item, 0) for item in items["id"]]
    numbers = pl.Series("findings", counts, pl.Int64)
    looking = [stakes.viewers.get(channel, 0) + 1 for channel in items["channel"]]
    weight = numbers * pl.Series(looking, dtype=pl.Int64)
    if not weight.sum():
        weight = pl.Series([1] * items.height, dtype=pl.Int64)
    return items.with_columns(numbers, weight.alias("weight"))
