"""What the policy says to a request today, and from which day it says something else."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import Final

from msgspec import Struct

from friendline.model import AnswerKind, Fact
from friendline.policy import Policy, decide, in_force
from friendline.policy.change.sides import usable
from friendline.policy.decide import answer_of
from friendline.policy.language.words import day_in_words

YES: Final = frozenset({AnswerKind.ACCEPT, AnswerKind.ACCEPT_RESTRICTED})
"""Answers that let somebody in."""

NO_POLICY: Final = "There is no policy yet, and nothing is decided without one."

COUNTED: Final[Mapping[str, str]] = {
    "months_known": "began_on",
    "months_since_end": "ended_on",
}
"""Facts that grow by one with each month, and the day from which they count."""

_MONTHS_AHEAD: Final = 240
"""Twenty years; what is to change later than that is not told."""


class Lack(StrEnum):
    """What is missing before the policy can decide."""

    POLICY = "policy"
    PERSON = "person"


class Ruled(Struct, frozen=True, kw_only=True):
    """What the policy says to a request.

    Attributes:
        answer: The answer; ``ASK`` where nothing can be decided.
        reasons: Why, in sentences, the rule's own first.
        facts: The facts it rests on.
        rule: Name of the rule; ``""`` where none fits, or there is no policy in force.
        offer: Another way to offer.
        onto_list: The list to put them on.
        tone: In which tone to say it.
        say: The rule's own words.
        lacks: What is missing before anything can be decided: a policy in force, or who it is.
        policy: Number of the policy's version in the store.
    """

    answer: AnswerKind
    reasons: tuple[str, ...]
    facts: dict[str, Fact]
    rule: str = ""
    offer: str | None = None
    onto_list: str | None = None
    tone: str | None = None
    say: str | None = None
    lacks: Lack | None = None
    policy: int | None = None


class Later(Struct, frozen=True):
    """The first day on which the policy says something else, if nothing but time changes.

    Attributes:
        day: That day; where only months are known and not days, the last day that it can be.
        answer: What it says then.
    """

    day: date
    answer: AnswerKind


def ruled(
    policy: Policy | None, facts: Mapping[str, Fact], today: date, number: int | None = None
) -> Ruled:
    """Say what the policy says to a request (R2); without one in force nothing is decided (R1).

    Args:
        policy: The policy that holds.
        facts: What is known; facts and values that the policy does not know are not known to it.
        today: The day on which it is asked.
        number: Number of the policy's version.
    """
    if policy is None:
        return _undecided(facts, NO_POLICY)
    if not in_force(policy, today):
        return _undecided(facts, not_in_force(policy))
    return said_by(policy, facts, number)


def said_by(policy: Policy, facts: Mapping[str, Fact], number: int | None = None) -> Ruled:
    """Say what a policy says, whether or not it is in force; see ``ruled``."""
    made = decide(policy, usable(policy, facts))
    return Ruled(
        answer=made.answer,
        reasons=(*made.reasons, *map(as_sentence, made.passed_over)),
        facts=made.facts,
        rule=made.rule or "",
        offer=made.offer,
        onto_list=made.onto_list,
        tone=made.tone,
        say=made.say,
        policy=number,
    )


def not_in_force(policy: Policy) -> str:
    """Say in which days a policy holds, and that today is none of them."""
    since = f" from {day_in_words(policy.in_force_from)}" if policy.in_force_from else ""
    until = f" until {day_in_words(policy.in_force_until)}" if policy.in_force_until else ""
    return f"The policy '{policy.name}' holds{since}{until}; today no policy decides."


def as_sentence(words: str) -> str:
    """Give words with a capital at their begin and a full stop at their end."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


def _undecided(facts: Mapping[str, Fact], why: str) -> Ruled:
    return Ruled(answer=AnswerKind.ASK, reasons=(why,), facts=dict(facts), lacks=Lack.POLICY)


def looks_again(
    policy: Policy, facts: Mapping[str, Fact], today: date, since: Mapping[str, date]
) -> Later | None:
    """Give the first day on which only the time that has passed changes the answer (A10).

    Args:
        policy: The policy.
        facts: What is known today.
        today: Today.
        since: The days from which months count, by the names of ``COUNTED``; where one is not
            known, its months are taken to have been full today, so that the day is not too early.

    Returns:
        The day and the answer; ``None`` where the answer stays the same for twenty years.
    """
    known = usable(policy, facts)
    now = answer_of(policy, known).answer
    for day, months in _turns(known, today, since):
        aged = usable(policy, known | months)
        then = answer_of(policy, aged).answer
        if then is not now:
            return Later(day, then)
    return None


def _turns(
    known: Mapping[str, Fact], today: date, since: Mapping[str, date]
) -> Iterator[tuple[date, dict[str, Fact]]]:
    """Give every day ahead on which a count of months grows, with the counts as of that day."""
    grown = sorted(
        (_full(name, count, ahead, today, since), name, count + ahead)
        for name in COUNTED
        if isinstance(count := known.get(name), int)
        for ahead in range(1, _MONTHS_AHEAD)
    )
    months: dict[str, Fact] = {}
    for day, turns in groupby(grown, key=itemgetter(0)):
        months |= {name: count for _, name, count in turns}
        if day > today:
            yield day, dict(months)


def _full(name: str, count: int, ahead: int, today: date, since: Mapping[str, date]) -> date:
    """Give the day on which a count of months will have grown by so many."""
    begin = since.get(COUNTED[name])
    return after_months(today, ahead) if begin is None else after_months(begin, count + ahead)


def after_months(day: date, months: int) -> date:
    """Give the day on which so many months are full: the same day of the month, or the next one.

    Six months after 31 August is 1 March, since there is no 31 February.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        year, month = divmod(year * 12 + month + 1, 12)
        return date(year, month + 1, 1)
