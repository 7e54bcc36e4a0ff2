"""The queue: what waits and how long, who it is, what the policy says, what is next (R72)."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from friendline.model import CHANNEL_TITLES, AnswerKind, Certainty
from friendline.policy.language.words import day_in_words
from friendline.requests.graph import UNANSWERED, Kind, State
from friendline.requests.ruling import YES, Lack, Ruled, as_sentence
from friendline.review.contract import AccountRow, PersonRow

IGNORED_AFTER_DAYS = 7
"""A request that waits longer without a word counts as ignored; the owner can set it."""


class Waiting(Struct, frozen=True, kw_only=True):
    """A request of the queue.

    Attributes:
        request: Its number.
        kind: Who asks, and how.
        channel: On which network.
        person: Id of the person.
        name: What to call them.
        state: Where it stands.
        asked_on: When they asked; ``None`` where no export tells.
        age: Days since then.
        due: Until when it is put off.
        evidence: Who this is and how that is known, in sentences.
        policy: What the policy says today, and because of what.
        answer: What the owner chose; ``None`` while nothing is chosen.
        has_words: Whether words were sent to them.
        is_ignored: Whether it waits too long without a word (R7, R82).
        next_step: What to do next, in a sentence.
        equals_let_in: Names of people with equal facts who are let in on the same network (R4).
        needs_care: Whether the work touches their personal life, so that a silent no hurts (R81).
    """

    request: int
    kind: Kind
    channel: str
    person: str
    name: str
    state: State
    asked_on: date | None
    age: int | None
    due: date | None
    evidence: tuple[str, ...]
    policy: Ruled
    answer: AnswerKind | None
    has_words: bool
    is_ignored: bool
    next_step: str
    equals_let_in: tuple[str, ...] = ()
    needs_care: bool = False


def is_ignored(kind: Kind, state: State, age: int | None, *, has_words: bool, most: int) -> bool:
    """Tell whether somebody who asked was left without a word for too long (R7, R82, A11).

    Args:
        kind: Who asks; nobody waits for the owner's own request.
        state: Where it stands.
        age: Days since they asked, ``None`` where that is not known.
        has_words: Whether words were sent to them.
        most: So many days are no neglect.
    """
    if kind is Kind.OUTGOING or has_words or age is None:
        return False
    return state in UNANSWERED | {State.DECIDED} and age > most


def evidence_of(
    name: str, channel: str, person: PersonRow | None, account: str = ""
) -> tuple[str, ...]:
    """Say who somebody is and how that is known, as far as it is (design, rule 2).

    Args:
        name: What to call them.
        channel: On which network they ask.
        person: What the last review knows of them.
        account: Id of the account that asks; all of theirs on the network where it is not known.
    """
    if person is None:
        return (f"The last review does not know {name}.",)
    accounts = accounts_of(person, channel, account)
    return (_standing(person), *(_known_by(one) for one in accounts))


def accounts_of(person: PersonRow, channel: str, account: str = "") -> list[AccountRow]:
    """Give the account of a person that is meant; all of the network where that is not known."""
    there = [one for one in person.accounts if one.channel == channel]
    return [one for one in there if account and one.id == account] or there


def _standing(person: PersonRow) -> str:
    if not person.on_client_list:
        return f"Nobody called {person.name} is on your client list."
    words = [one.value.replace("_", " ") for one in (person.relationship, person.status)]
    return f"On your client list: {person.name} ({', '.join(words)})."


def _known_by(account: AccountRow) -> str:
    title = CHANNEL_TITLES.get(account.channel, account.channel)
    how = {
        Certainty.CONFIRMED: "is theirs",
        Certainty.LIKELY: "is likely theirs, not confirmed",
        Certainty.AMBIGUOUS: "may be theirs or somebody else's",
    }[account.certainty]
    because = " ".join(map(as_sentence, account.evidence))
    return f"The account '{account.name}' on {title} {how}. {because}".rstrip()


def next_step(  # noqa: PLR0913 - what the next step depends on
    kind: Kind,
    state: State,
    policy: Ruled,
    answer: AnswerKind | None,
    due: date | None,
    *,
    has_words: bool,
) -> str:
    """Say what to do next, in a sentence."""
    match state:
        case State.WAITING:
            return _to_choose(kind, policy)
        case State.ASKING:
            return "Find out what you wanted to know, then choose an answer."
        case State.DEFERRED:
            return f"Nothing until {day_in_words(due)}." if due else "Choose a day, or an answer."
        case State.DECIDED | State.WRITTEN:
            return " ".join(_to_do(kind, answer or policy.answer, has_words=has_words))
        case State.INVITED:
            return "Wait for their answer; do not ask again."
        case _:
            return "Nothing is left to do."


def _to_choose(kind: Kind, policy: Ruled) -> str:
    if policy.lacks is Lack.POLICY:
        return "Write a policy, or put one in force, before you answer."
    if policy.lacks is Lack.PERSON:
        return "Say first who this is."
    if policy.answer is AnswerKind.ASK:
        return "Your policy leaves this to you: find out what it asks for, or talk first."
    if kind is Kind.OUTGOING and policy.answer not in YES:
        return "Your policy says not to ask them here."
    return "Choose an answer; your policy has one."


def _to_do(kind: Kind, answer: AnswerKind, *, has_words: bool) -> Iterator[str]:
    """Words come before the button, but for a yes."""
    is_yes = answer in YES
    if kind is Kind.OUTGOING:
        yield "Write to them and send the invitation." if is_yes else "Note that you did not ask."
    elif is_yes:
        yield "Let them in on the network, then write."
    elif has_words:
        yield (
            "Now press the button on the network." if kind is Kind.INCOMING else "Note it as done."
        )
    else:
        yield "Write to them first." if kind is Kind.INCOMING else "Say it to them."
