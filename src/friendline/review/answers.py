"""What the policy says to every waiting request, and to every tie that is there already (R90)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from friendline.book import Book
from friendline.model import AnswerKind, Certainty, Direction, Fact, Seconds
from friendline.policy import FactSpec, Policy, WrongFactError, decide, in_force
from friendline.policy.language.facts import checked
from friendline.review.contract import AnswerRow
from friendline.review.situations import day_of, situation
from friendline.review.subjects import Subject, Subjects, is_pending, is_standing
from friendline.review.times import iso
from friendline.sight import RULES


@dataclass(frozen=True)
class Grounds:
    """What answers rest on.

    Attributes:
        book: The book.
        subjects: Whom the review speaks about.
        policy: The rules; without one every answer is "ask" (R1).
        today: The day of the review.
    """

    book: Book
    subjects: Subjects
    policy: Policy | None
    today: date

    def facts(self, subject: Subject, channel: str, direction: Direction) -> dict[str, Fact]:
        """Give the facts of a case, those only that the policy declares."""
        purpose = self.policy.channels.get(channel) if self.policy else None
        facts = situation(subject.person, channel, purpose, direction, self.today)
        if self.policy is None:
            return facts
        return {
            name: _usable(self.policy.facts[name], value)
            for name, value in facts.items()
            if name in self.policy.facts
        }


def _usable(spec: FactSpec, value: Fact) -> Fact:
    """Give a fact's value; a word in the client list that the fact cannot have is not known."""
    try:
        return checked(spec, value)
    except WrongFactError:
        return None


@dataclass(frozen=True)
class Case:
    """One thing to answer.

    Attributes:
        subject: Who it is about.
        channel: On which network.
        direction: Who asked, or ``EXISTING``.
        at: When it was asked.
        since: When the tie began.
        account: Id of the account.
    """

    subject: Subject
    channel: str
    direction: Direction
    account: str
    at: Seconds | None = None
    since: Seconds | None = None


def cases(book: Book, subjects: Subjects) -> Iterator[Case]:
    """Give every waiting request, and every standing tie with somebody of the client list."""
    for key, account in book.accounts.items():
        subject = subjects.of_account(key)
        if subject is None:
            continue
        for request in filter(is_pending, book.requests.get(key, ())):
            yield Case(subject, account.channel, request.direction, key, request.at)
        standing = [tie.since for tie in filter(is_standing, book.ties.get(key, ()))]
        if standing:
            yield Case(subject, account.channel, Direction.EXISTING, key, since=standing[0])


def answer_rows(grounds: Grounds) -> list[AnswerRow]:
    """Answer every case; requests that wait longest come first, existing ties last."""
    rows = [_answer(case, grounds) for case in cases(grounds.book, grounds.subjects)]
    return sorted(rows, key=_waiting_order)


def _waiting_order(row: AnswerRow) -> tuple[bool, str, str, str]:
    is_tie = row.direction is Direction.EXISTING
    return (is_tie, row.requested_at or "9999", row.channel, row.person)


def _answer(case: Case, grounds: Grounds) -> AnswerRow:
    open_row = AnswerRow(
        person=case.subject.id,
        channel=case.channel,
        direction=case.direction,
        requested_at=iso(case.at),
        since=iso(case.since),
        waiting_days=None if case.at is None else max((grounds.today - day_of(case.at)).days, 0),
        answer=AnswerKind.ASK,
        offer=None,
        onto_list=None,
        tone=None,
        say=None,
        rule=None,
        reasons=[],
        passed_over=[],
        facts=grounds.facts(case.subject, case.channel, case.direction),
        candidates=list(case.subject.candidates),
        account=case.account,
    )
    if case.subject.candidates:
        return replace(open_row, reasons=[_who_is_it(case, grounds.subjects)])
    if grounds.policy is None:
        reason = "There is no policy yet, and nothing is decided without one."
        return replace(open_row, reasons=[reason])
    if not in_force(grounds.policy, grounds.today):
        return replace(open_row, reasons=[_not_in_force(grounds.policy)])
    return _decided(open_row, case, grounds.policy)


def _not_in_force(policy: Policy) -> str:
    since = f" from {policy.in_force_from:%d %B %Y}" if policy.in_force_from else ""
    until = f" until {policy.in_force_until:%d %B %Y}" if policy.in_force_until else ""
    return f"The policy '{policy.name}' holds{since}{until}; today no policy decides."


def _decided(row: AnswerRow, case: Case, policy: Policy) -> AnswerRow:
    decision = decide(policy, row.facts)
    return replace(
        row,
        answer=decision.answer,
        offer=decision.offer,
        onto_list=decision.onto_list,
        tone=decision.tone,
        say=decision.say,
        rule=decision.rule,
        reasons=[*decision.reasons, *_doubts(case)],
        passed_over=list(decision.passed_over),
        facts=dict(decision.facts),
    )


def _doubts(case: Case) -> Iterator[str]:
    subject = case.subject
    if subject.person is None:
        yield f"Nobody called {subject.name} is on your client list."
    elif not subject.is_sure:
        likely = next(one for one in subject.matches if one.certainty is Certainty.LIKELY)
        title = RULES[case.channel].title if case.channel in RULES else case.channel
        evidence = likely.evidence[0].rstrip(".")
        yield f"That the account on {title} is theirs is likely, not confirmed: {evidence}."


def _who_is_it(case: Case, subjects: Subjects) -> str:
    names = sorted({subjects.listed[one].name for one in case.subject.candidates})
    if len(case.subject.candidates) == 1:
        return (
            f"This could be {names[0]} of your client list, or somebody else of that name: "
            "say first who it is."
        )
    number = len(case.subject.candidates)
    return f"This could be {number} people of your list ({', '.join(names)}): say first who it is."
