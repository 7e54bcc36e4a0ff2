"""A round of questions with an owner who knows the truth, to measure how much it settles."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from friendline.matching.asking.decisions import Act
from friendline.matching.asking.doubt import Place
from friendline.matching.asking.questions import (
    TOGETHER,
    Answer,
    Asking,
    Question,
    chosen,
    marked,
    none_of,
    supposed,
)
from friendline.model import Account, Match, Person


class Course(Struct, frozen=True, kw_only=True):
    """How far a round of questions came.

    Attributes:
        answers: Answers that were given.
        marks: Clicks besides: rows of several shown together that were not as supposed.
        bits_before: What was open before the first.
        bits_after: What is open after the last.
        people_before: People with anything open before the first.
        people_after: People with anything open after the last.
    """

    answers: int
    marks: int
    bits_before: float
    bits_after: float
    people_before: int
    people_after: int

    @property
    def settled_bits(self) -> float:
        """The share of the open doubt that was removed."""
        return 1 - self.bits_after / self.bits_before if self.bits_before else 1.0

    @property
    def settled_people(self) -> float:
        """The share of the people with anything open for whom all was settled."""
        return 1 - self.people_after / self.people_before if self.people_before else 1.0


def rehearse(  # noqa: PLR0913 - a world, what hangs on it, and how long
    matches: Iterable[Match],
    people: Mapping[str, Person],
    accounts: Mapping[str, Account],
    truth: Mapping[Place, str],
    *,
    answers: int = 20,
    weight: Mapping[str, float] | None = None,
) -> Course:
    """Ask an owner who always answers by the truth.

    Args:
        matches: Who may be who.
        people: People by id.
        accounts: Accounts by id.
        truth: The account of each person and channel; no entry where there is none.
        answers: So many answers at most.
        weight: What hangs on a person or an account.
    """
    asking = Asking(matches, people, accounts, weight)
    bits_before, people_before = _open(asking)
    given = marks = 0
    while given < answers and (asked := asking.questions()):
        answer, marked_rows = _truthful(asked[0], accounts, truth)
        asking.take(answer)
        given += 1
        marks += marked_rows
    bits_after, people_after = _open(asking)
    return Course(
        answers=given,
        marks=marks,
        bits_before=bits_before,
        bits_after=bits_after,
        people_before=people_before,
        people_after=people_after,
    )


def _truthful(
    question: Question, accounts: Mapping[str, Account], truth: Mapping[Place, str]
) -> tuple[Answer, int]:
    """Give the true answer, and how many rows have to be marked for it."""
    right = [
        row.account
        for row in question.rows
        if truth.get((row.person, accounts[row.account].channel)) == row.account
    ]
    if question.kind in TOGETHER:
        true = {
            row.pair: Act.CONFIRM if row.account in right else Act.REJECT for row in question.rows
        }
        marks = {pair: act for pair, act in true.items() if act is not supposed(question)}
        return marked(question, marks), len(marks)
    return (chosen(question, *right) if right else none_of(question)), 0


def _open(asking: Asking) -> tuple[float, int]:
    places = list(asking.doubts.places())
    return sum(map(asking.doubts.bits, places)), len({person for person, _ in places})
