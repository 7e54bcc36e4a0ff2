"""What the policy says to each request and each tie, and everything needed to act on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from friendline.model import AnswerKind, Certainty, Direction
from friendline.review.contract import AccountRow, AnswerRow, GainedRow, Review, SightRow
from friendline.review.report.bounded import Bounded, first, reasons
from friendline.review.report.index import Index
from friendline.review.report.noticing import ByCase, NoticeView, by_case, notice_view
from friendline.review.report.words import (
    LONGEST_NAME,
    LONGEST_REASON,
    category_name,
    channel_name,
    fact_words,
    plain,
    shortened,
)
from friendline.review.treatment import SILENT_DECLINE_DAYS
from friendline.review.words import count, joined, number
from friendline.sight.viewing import Counts

MOST_ANSWERS = 300
MOST_CANDIDATES = 8
LONGEST_LETTER = 2000


@dataclass(frozen=True)
class Verdict:
    """An answer as glyph, words and colour; ``state`` is ok, care, stop or wait."""

    state: str
    words: str


@dataclass(frozen=True)
class AnswerView:
    """One request or tie.

    Attributes:
        anchor: Where it stands on the page.
        person_id: Whose it is.
        name: Who.
        account: Name or handle on the network, where it differs from ``name``.
        channel: The network's name.
        since: Since when they wait or are connected, in words.
        waits: For how long, in words; empty where not known.
        is_silent_no: Whether it waited so long that it reads as a no (A11).
        verdict: What the policy says.
        reasons: Why.
        say: Words to send; empty where there are none.
        rule: Name of the rule that gave the answer.
        passed_over: Which rules might have come first, were a fact known.
        doubt: How sure it is that the account is this person's; empty when confirmed.
        certainty: The same in one word.
        candidates: Who of the client list it could be, when ambiguous.
        now: What they see today.
        then: What they would see if accepted.
        is_same: Whether that is what they see today, as far as is known.
        gains: Which risks that would open to them, in words; empty where none.
        notice: Who could notice the answer.
        facts: What the answer rests on.
    """

    anchor: str
    person_id: str
    name: str
    account: str
    channel: str
    since: str
    waits: str
    is_silent_no: bool
    verdict: Verdict
    reasons: Bounded[str]
    say: str
    rule: str
    passed_over: Bounded[str]
    doubt: str
    certainty: str
    candidates: Bounded[str]
    now: SightRow | None
    then: Counts | None
    is_same: bool
    gains: str
    notice: NoticeView
    facts: Sequence[tuple[str, str]]


def answers(review: Review, index: Index, direction: Direction) -> Bounded[AnswerView]:
    """Give the answers of one direction, the longest waiting first.

    Clients come before others, since it is their requests that the policy is for; of the ties,
    those come first that the policy would not simply keep.
    """
    rows = sorted(
        (row for row in review.answers if row.direction is direction),
        key=lambda row: (
            row.direction is Direction.EXISTING and row.answer is AnswerKind.ACCEPT,
            not (index.is_client(row.person) or row.candidates),
            -(row.waiting_days or 0),
            index.name(row.person),
        ),
    )
    decided = review.policy is not None
    kept = first(rows, MOST_ANSWERS)
    noticing = by_case(review)
    views = [
        _view(row, place, index, noticing, decided=decided) for place, row in enumerate(kept, 1)
    ]
    return Bounded(views, kept.more)


def verdict(row: AnswerRow, *, decided: bool) -> Verdict:
    """Say an answer in the words of a request, or of a tie that is there already (R90)."""
    if not decided:
        return Verdict("wait", "Nothing decided")
    said = _TIE_VERDICTS if row.direction is Direction.EXISTING else _REQUEST_VERDICTS
    state, words = said[row.answer]
    onto = f"on the list “{shortened(row.onto_list, 40)}”" if row.onto_list else "restricted"
    other = channel_name(row.offer) or "another network"
    return Verdict(state, words.format(onto=onto, other=other))


_REQUEST_VERDICTS = {
    AnswerKind.ACCEPT: ("ok", "Policy: accept"),
    AnswerKind.ACCEPT_RESTRICTED: ("care", "Policy: accept, {onto}"),
    AnswerKind.OFFER_OTHER: ("care", "Policy: offer {other}"),
    AnswerKind.DECLINE: ("stop", "Policy: decline"),
    AnswerKind.DEFER: ("wait", "Policy: not yet"),
    AnswerKind.ASK: ("care", "Needs you"),
}
_TIE_VERDICTS = {
    AnswerKind.ACCEPT: ("ok", "Policy: keep"),
    AnswerKind.ACCEPT_RESTRICTED: ("care", "Policy: keep, {onto}"),
    AnswerKind.OFFER_OTHER: ("care", "Policy: move to {other}"),
    AnswerKind.DECLINE: ("stop", "Policy: not connected here"),
    AnswerKind.DEFER: ("wait", "Policy: not yet"),
    AnswerKind.ASK: ("care", "Needs you"),
}


def _view(
    row: AnswerRow, place: int, index: Index, noticing: ByCase, *, decided: bool
) -> AnswerView:
    account = _account(row, index)
    sight = index.sight_on(row.person, row.channel)
    is_request = row.direction is not Direction.EXISTING
    return AnswerView(
        anchor=f"{row.direction.value}-{place}",
        person_id=row.person,
        name=index.name(row.person),
        account=_shown_account(account, index.name(row.person)),
        channel=channel_name(row.channel),
        since=index.day(since) if (since := row.requested_at or row.since) else "",
        waits=count(row.waiting_days, "day") if is_request and row.waiting_days else "",
        is_silent_no=row.direction is Direction.INCOMING
        and (row.waiting_days or 0) > SILENT_DECLINE_DAYS,
        verdict=verdict(row, decided=decided),
        reasons=reasons(row.reasons),
        say=shortened(row.say or "", LONGEST_LETTER),
        rule=shortened(row.rule or "", LONGEST_NAME),
        passed_over=reasons(row.passed_over),
        doubt=_doubt(account) if index.is_client(row.person) else "",
        certainty=account.certainty.value if account and index.is_client(row.person) else "",
        candidates=_candidates(row.candidates, index),
        now=sight,
        then=sight.if_accepted if sight else None,
        is_same=sight is not None and _is_same(sight),
        gains=_gains(sight.gains) if sight else "",
        notice=notice_view(row, noticing, index),
        facts=[(plain(name), fact_words(name, value)) for name, value in row.facts.items()],
    )


def _is_same(sight: SightRow) -> bool:
    return sight.if_accepted == Counts(can=sight.can, may=sight.may, cannot=sight.cannot)


def _gains(rows: Iterable[GainedRow]) -> str:
    return joined(f"{category_name(row.category).lower()} ({_seen(row)})" for row in rows)


def _seen(row: GainedRow) -> str:
    parts = ((row.can, "can"), (row.may, "may"))
    return joined(f"{number(value)} {word}" for value, word in parts if value)


def _account(row: AnswerRow, index: Index) -> AccountRow | None:
    person = index.people.get(row.person)
    there = [one for one in person.accounts if one.channel == row.channel] if person else []
    meant = (one for one in there if row.account and one.id == row.account)
    return next(meant, next(iter(there), None))


def _shown_account(account: AccountRow | None, name: str) -> str:
    if account is None:
        return ""
    handle = f"@{account.handle.removeprefix('@')}" if account.handle else ""
    shown = [account.name] if account.name.strip() != name else []
    return shortened(" ".join([*shown, *([handle] if handle else [])]), LONGEST_NAME)


def _doubt(account: AccountRow | None) -> str:
    if account is None or account.certainty is Certainty.CONFIRMED:
        return ""
    evidence = "; ".join(account.evidence[:2])
    return shortened(f"{account.certainty.value}: {evidence}".removesuffix(": "), LONGEST_REASON)


def _candidates(people: Iterable[str], index: Index) -> Bounded[str]:
    return first([index.name(person) for person in people], MOST_CANDIDATES)
