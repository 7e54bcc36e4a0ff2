"""Whether a tie began soon after the engagement did: engaged in March, friends since April."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from friendline.matching.wording import counted
from friendline.model import Person, Tie, TieKind, moment

_DAY: Final = 86_400
_SOON: Final = 150
"""Days after the begin of an engagement in which a tie counts as begun because of it."""
_SAME_TIME: Final = 31
"""Days by which a tie may differ from the day on which the owner says they became friends."""
_TIES_BEFORE: Final = (2.0, 40.0)
"""What is taken for granted before counting: two of forty ties began in any such time."""

_BEGINS: Final = {
    "began_on": "the engagement began",
    "met_on": "you met",
}
_SINCE: Final = {
    TieKind.FRIEND: "You are friends since",
    TieKind.CONNECTION: "You are connected since",
    TieKind.FOLLOWER: "This account follows you since",
    TieKind.FOLLOWING: "You follow this account since",
}
_DAYS_OF_MONTH: Final = 30.4


@dataclass(frozen=True, slots=True)
class DateFit:
    """A tie that began when one with this person would have.

    Attributes:
        share: The share of the channel's other ties that began in that time as well.
        why: The evidence in one sentence for the owner.
    """

    share: float
    why: str


class TieDates:
    """When the ties of one channel began."""

    def __init__(self, ties: Iterable[Tie]) -> None:
        """Take the days on which ties began; ties without a date say nothing."""
        self._days = sorted(tie.since // _DAY for tie in ties if tie.since is not None)

    def fit(self, person: Person, tie: Tie) -> DateFit | None:
        """Give how the begin of a tie fits a person; ``None`` where it says nothing for them."""
        if tie.since is None or tie.kind not in _SINCE:
            return None
        day = tie.since // _DAY
        month = f"{_SINCE[tie.kind]} {moment(tie.since):%B %Y}"
        fits = [
            DateFit(self._share(first, last), f"{month}, {what}")
            for first, last, what in _windows(person, day)
            if first <= day <= last
        ]
        return min(fits, key=lambda fit: (fit.share, fit.why), default=None)

    def _share(self, first: int, last: int) -> float:
        inside = bisect_right(self._days, last) - bisect_left(self._days, first)
        some, of = _TIES_BEFORE
        return (max(inside - 1, 0) + some) / (max(len(self._days) - 1, 0) + of)


def _windows(person: Person, day: int) -> Iterator[tuple[int, int, str]]:
    """Give the first and last day on which a tie would fit, with what it fits."""
    for fact, what in _BEGINS.items():
        begin = person.facts.get(fact)
        if isinstance(begin, int):
            yield begin, begin + _SOON, f"{_after(day - begin)} {what}"
    said = person.facts.get("friend_on")
    if isinstance(said, int):
        yield said - _SAME_TIME, said + _SAME_TIME, "when you noted that you became friends"


def _after(days: int) -> str:
    months = round(days / _DAYS_OF_MONTH)
    if months < 1:
        return "soon after"
    return "a month after" if months == 1 else f"{counted(months).lower()} months after"
