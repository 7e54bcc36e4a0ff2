"""Equal treatment: people with equal facts and different outcomes (R4, A11)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from friendline.model import Direction, Fact, Request, RequestState, Seconds, Tie
from friendline.policy import situation_facts, situation_key
from friendline.review.answers import Grounds
from friendline.review.contract import OutcomeRow, TreatmentRow
from friendline.review.situations import day_of
from friendline.review.subjects import is_pending, is_standing
from friendline.review.times import iso

SILENT_DECLINE_DAYS = 10
"""A request unanswered for longer counts as a silent decline (A11)."""

_OPEN = "pending"
_WITHOUT_POLICY = ("relationship", "status")


def treatment_rows(grounds: Grounds) -> list[TreatmentRow]:
    """Give the groups of equal people on one channel who were not treated the same.

    Two people are equal when every test of every rule comes out the same for both; without a
    policy, when relationship and status are. Their facts are those of today: what they were when
    the request was answered, no export tells.
    """
    groups: dict[tuple[object, ...], list[_Treated]] = defaultdict(list)
    for key, account in grounds.book.accounts.items():
        subject = grounds.subjects.of_account(key)
        outcome = outcome_of(
            grounds.book.ties.get(key, ()), grounds.book.requests.get(key, ()), grounds.today
        )
        if subject is None or subject.person is None or outcome is None:
            continue
        facts = grounds.facts(subject, account.channel, Direction.INCOMING)
        equal = _equal_facts(grounds, facts)
        row = OutcomeRow(
            person=subject.id, outcome=outcome[0], channel=account.channel, at=iso(outcome[1])
        )
        groups[account.channel, *equal.items()].append(_Treated(row, facts, equal))
    unequal = [group for group in groups.values() if _differ(group)]
    return [_row(group) for group in sorted(unequal, key=len, reverse=True)]


@dataclass(frozen=True)
class _Treated:
    """What became of one person, their facts, and what of them can make a difference."""

    outcome: OutcomeRow
    facts: dict[str, Fact]
    equal: dict[str, Fact]


def _equal_facts(grounds: Grounds, facts: dict[str, Fact]) -> dict[str, Fact]:
    """Give what makes people equal, printed as facts: "status: current", "months: 3 or more"."""
    if grounds.policy is None:
        return {name: facts.get(name) for name in _WITHOUT_POLICY}
    key = situation_key(grounds.policy, facts, ignoring=frozenset({"direction"}))
    return situation_facts(grounds.policy, key)


def _row(group: Sequence[_Treated]) -> TreatmentRow:
    first = group[0]
    shared = {
        # the very value where all have it, else the span of values in which all of them lie
        name: first.facts.get(name) if len({one.facts.get(name) for one in group}) == 1 else span
        for name, span in first.equal.items()
    }
    outcomes = sorted((one.outcome for one in group), key=lambda row: (row.outcome, row.person))
    return TreatmentRow(facts=shared, outcomes=outcomes)


def outcome_of(
    ties: Sequence[Tie], requests: Sequence[Request], today: date
) -> tuple[str, Seconds | None] | None:
    """Say what became of somebody's wish to connect, and when.

    Returns:
        ``accepted``, ``pending``, ``ignored`` (pending for more than ten days), ``rejected`` or
        ``removed``; ``None`` where they never asked and never were tied.
    """
    standing = [tie.since for tie in ties if is_standing(tie)]
    if standing:
        return "accepted", standing[0]
    incoming = [one for one in requests if one.direction is Direction.INCOMING]
    for request in filter(is_pending, incoming):
        waited = 0 if request.at is None else (today - day_of(request.at)).days
        return ("ignored" if waited > SILENT_DECLINE_DAYS else _OPEN), request.at
    endings = [*_rejections(incoming), *_removals(ties)]
    return max(endings, key=lambda ending: ending[1] or 0, default=None)


def _rejections(requests: Sequence[Request]) -> Iterator[tuple[str, Seconds | None]]:
    return (("rejected", one.at) for one in requests if one.state is RequestState.REJECTED)


def _removals(ties: Sequence[Tie]) -> Iterator[tuple[str, Seconds | None]]:
    return (("removed", tie.until) for tie in ties if tie.until is not None)


def _differ(group: Sequence[_Treated]) -> bool:
    """Whether two were treated differently; a request that waits only shortly is no outcome."""
    return len({one.outcome.outcome for one in group} - {_OPEN}) > 1
