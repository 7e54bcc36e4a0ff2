"""Who could notice an answer, in one calm line (R5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from friendline.model import AnswerKind, TieKind
from friendline.review.contract import AnswerRow, NoticeRow, NoticingRow, Review
from friendline.review.report.bounded import Bounded, reasons
from friendline.review.report.index import Index
from friendline.review.words import joined, noun, number, spelled
from friendline.sight import RULES

MOST_NAMED = 2
MOST_EXPLAINED = 3

_LETS_IN = frozenset({AnswerKind.ACCEPT, AnswerKind.ACCEPT_RESTRICTED})


@dataclass(frozen=True)
class Why:
    """A client who could be noticed, or notice, and the reasons."""

    name: str
    because: Bounded[str]


@dataclass(frozen=True)
class NoticeView:
    """One line on who could notice, and the reasons for the likeliest of them.

    Attributes:
        words: The line.
        is_hinted: Whether more speaks for it than the rules of the network.
        likeliest: The likeliest of them, with the reasons.
    """

    words: str
    is_hinted: bool
    likeliest: Sequence[Why]


NOBODY = NoticeView("", is_hinted=False, likeliest=())

ByCase = Mapping[tuple[str, str], NoticingRow]
"""Rows by person and channel."""


def by_case(review: Review) -> ByCase:
    """Give the rows by person and channel."""
    return {(row.person, row.channel): row for row in review.noticing}


def notice_view(answer: AnswerRow, rows: ByCase, index: Index) -> NoticeView:
    """Say who could notice an answer: that they are let in, or that others are and they not."""
    row = rows.get((answer.person, answer.channel))
    if row is None:
        return NOBODY
    name = index.name(answer.person)
    client = "other client" if index.is_client(answer.person) else "client"
    lets_in = answer.answer in _LETS_IN
    notice = row.noticed_by if lets_in else row.notices
    total = notice.can + notice.may
    if not total:
        return NOBODY
    named = _named(notice, index)
    could = "can" if not notice.may else "could"
    if lets_in:
        words = f"{spelled(total, client)} there {could} notice that they are let in: {named}."
    else:
        who = spelled(total, client)
        words = f"{who} {_let_in(answer.channel, total)}, and {name} {could} notice: {named}."
    return NoticeView(words, bool(notice.hinted or notice.can), _whys(notice, index))


def _let_in(channel: str, total: int) -> str:
    rules = RULES[channel]
    if rules.tie is TieKind.FOLLOWER:
        return f"{noun(total, 'follows', 'follow')} you there"
    tied = noun(total, f"is a {rules.tie_word}", f"are {rules.tie_word}s")
    return f"{tied} of yours there"


def _named(notice: NoticeRow, index: Index) -> str:
    names = [index.name(one.person) for one in notice.likeliest[:MOST_NAMED]]
    more = notice.can + notice.may - len(names)
    certain = f" ({number(notice.can)} for certain)" if notice.can and notice.may else ""
    return joined([*names, *([f"{number(more)} more"] if more else [])]) + certain


def _whys(notice: NoticeRow, index: Index) -> list[Why]:
    """Explain those of whom something is known; if there is none, what holds for all of them."""
    explained = notice.likeliest[: min(MOST_EXPLAINED, max(notice.hinted, notice.can))]
    if explained:
        return [Why(index.name(one.person), reasons(one.because)) for one in explained]
    first, *others = notice.likeliest
    shared = [why for why in first.because if all(why in one.because for one in others)]
    return [Why("All of them", reasons(shared))]
