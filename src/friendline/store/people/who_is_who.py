"""Who is who: what to ask, what was said, and taking it back (design, rule 2).

The questions come from the last review and from everything that was said since, so that an answer
shows at once and a page never makes the book anew.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.db import transaction
from msgspec.structs import replace

from friendline.archives.tables.folding import words
from friendline.matching.asking.attaching import Attached, Who
from friendline.matching.asking.decision_file import WORDS
from friendline.matching.asking.decisions import OF_PEOPLE, Act, Decision
from friendline.matching.asking.in_words import said_text
from friendline.matching.asking.questions import Answer, Asking, Question
from friendline.model import Account, Certainty, Match, Person, Seconds, stable_id
from friendline.review.who_is_who import WhoIsWho
from friendline.said import TakenBack, noted, take_back
from friendline.store import clock
from friendline.store.models import DecisionRow
from friendline.store.review import reviewed
from friendline.store.said import DECISIONS

__all__ = [
    "AlreadySaidError",
    "Friends",
    "Known",
    "NobodySuchError",
    "QuestionGoneError",
    "Said",
    "SamePersonError",
    "accounts_called",
    "answer",
    "history",
    "known",
    "people_called",
    "say",
    "take_decision_back",
]


class QuestionGoneError(LookupError):
    """A question was answered that is not asked any more."""

    def __init__(self) -> None:
        super().__init__(
            "This question is not open any more: it was answered in another window, or your lists "
            "changed. Nothing was kept."
        )


class NobodySuchError(LookupError):
    """Something was said about a person or an account that is not there."""

    def __init__(self) -> None:
        super().__init__(
            "This person or this account is not there any more, so nothing was kept. Look them up "
            "among the people."
        )


class SamePersonError(ValueError):
    """Two people are wanted, and one is named twice."""

    def __init__(self) -> None:
        super().__init__("These are the same person already.")


class AlreadySaidError(ValueError):
    """It was said before, and holds."""

    def __init__(self, said: Decision) -> None:
        super().__init__(f"That is so already, by answer {said.number}.")


@dataclass(frozen=True)
class Known:
    """Everybody and every account, and who is who by the review and by what was said since.

    Attributes:
        stored: What the last review found.
        who: Its people and accounts, as answers name them.
        attached: The owner's answers by the ids of today.
    """

    stored: WhoIsWho
    who: Who
    attached: Attached

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """The people of the lists by id; those are one whom the owner says are one."""
        return self.attached.decisions.merged_people(self.stored.people)

    @property
    def accounts(self) -> Mapping[str, Account]:
        """All accounts by id."""
        return self.stored.accounts

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What is still to be asked, the most useful first."""
        decisions = self.attached.decisions
        asking = Asking(
            self.stored.matches, self.people, self.accounts, self.stored.weight, decisions
        )
        asking.take({(person, key): Act.CONFIRM for key, person in decisions.confirmed.items()})
        asking.take(dict.fromkeys(decisions.rejected, Act.REJECT))
        return tuple(asking.questions())

    @cached_property
    def open_people(self) -> frozenset[str]:
        """Who is in any question."""
        return frozenset(row.person for question in self.questions for row in question.rows)

    def question(self, key: str) -> Question:
        """Give an open question by its id.

        Raises:
            QuestionGoneError: It is not open.
        """
        found = next((one for one in self.questions if one.id == key), None)
        if found is None:
            raise QuestionGoneError
        return found

    def matches_of(self, person: str) -> list[Match]:
        """Give the accounts that are or may be a person's, surest first, as it stands today."""
        order = list(Certainty)
        found = self._matches.get(person, ())
        return sorted(found, key=lambda one: (order.index(one.certainty), -one.probability))

    def account_of(self, subject: str) -> str | None:
        """Give the account of somebody who is on no list and stands for it alone."""
        return self._standing_alone.get(subject)

    def candidates_for(self, account: str) -> list[Match]:
        """Give whose an account is or may be, likeliest first."""
        found = (one for some in self._matches.values() for one in some if one.account == account)
        return sorted(found, key=lambda one: -one.probability)

    @cached_property
    def namesakes(self) -> tuple[tuple[str, ...], ...]:
        """People of the lists who bear one name, of whom the owner has not said who is who."""
        bearers: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for key, person in self.people.items():
            bearers[tuple(sorted(words(person.name)))].append(key)
        several = (keys for name, keys in bearers.items() if name and len(keys) > 1)
        return tuple(tuple(keys) for keys in several if not self._are_told_apart(keys))

    def standing_friends(self) -> dict[str, "Friends"]:
        """Count, by network, who is let in and how many of them are people of the lists (R90)."""
        counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        holders = self._holders
        for key in self.stored.standing:
            count = counts[self.accounts[key].channel]
            certainty = holders.get(key)
            count[0] += 1
            count[1] += certainty is not None and certainty is not Certainty.AMBIGUOUS
            count[2] += certainty is Certainty.AMBIGUOUS
        return {channel: Friends(*count) for channel, count in sorted(counts.items())}

    @cached_property
    def _holders(self) -> dict[str, Certainty]:
        """How sure it is that an account is anybody's; it is open where several may have it."""
        found: dict[str, Certainty] = {}
        order = list(Certainty)
        for some in self._matches.values():
            for one in some:
                before = found.get(one.account, Certainty.AMBIGUOUS)
                found[one.account] = min(before, one.certainty, key=order.index)
        return found

    @cached_property
    def _matches(self) -> dict[str, list[Match]]:
        decisions, found = self.attached.decisions, defaultdict[str, list[Match]](list)
        settled = {
            (person, self.accounts[account].channel)
            for account, person in decisions.confirmed.items()
            if account in self.accounts
        }
        for one in self.stored.matches:
            person = decisions.person_of(one.person)
            if person not in self.people or decisions.is_rejected(person, one.account):
                continue
            is_open = one.certainty is not Certainty.CONFIRMED
            if is_open and (person, self.accounts[one.account].channel) in settled:
                continue  # their account there is known by now
            if one.account not in decisions.confirmed:
                found[person].append(replace(one, person=person))
        for account, person in decisions.confirmed.items():
            if person in self.people and account in self.accounts:
                found[person].append(_by_word(person, account))
        return dict(found)

    @cached_property
    def _standing_alone(self) -> dict[str, str]:
        return {stable_id("person", key): key for key in self.accounts}

    def _are_told_apart(self, keys: Sequence[str]) -> bool:
        pairs = [(one, other) for at, one in enumerate(keys) for other in keys[at + 1 :]]
        return all(self.attached.decisions.are_two(*pair) for pair in pairs)


@dataclass(frozen=True)
class Friends:
    """Whom the owner has let in on a network.

    Attributes:
        all: How many.
        listed: Of these, people of the lists, by a match that is confirmed or likely.
        open: Of these, who may be somebody of the lists.
    """

    all: int
    listed: int
    open: int


@dataclass(frozen=True)
class Said:
    """An answer as it was given.

    Attributes:
        number: Its number.
        at: When; UTC seconds.
        lines: What was said, in words.
        note: Why, in the owner's words.
        became: What became of it; empty where it holds.
        takes_back: The number to take back to change that: its own, or that of its undo.
    """

    number: int
    at: Seconds
    lines: tuple[str, ...]
    note: str
    became: str
    takes_back: int

    @property
    def holds(self) -> bool:
        """Whether it counts."""
        return not self.became


def known() -> Known:
    """Give everybody, and who is who by now."""
    last = DecisionRow.objects.order_by("-number").values_list("number", flat=True).first()
    return _known(*reviewed.review_and_store(), last or 0)


@lru_cache(maxsize=2)
def _known(review: int, store: str, last_answer: int) -> Known:  # noqa: ARG001 - they tell one state from another
    stored = reviewed.who_is_who()
    who = Who(stored.people, stored.accounts)
    return Known(stored, who, who.attach(DECISIONS.read().said))


def answer(question: Question, said: Answer, note: str = "") -> int:
    """Keep the answer to a question.

    Args:
        question: As it was asked.
        said: What was said of its rows; see ``matching.asking.questions``.
        note: Why, in the owner's words.

    Returns:
        The number by which it is taken back.

    Raises:
        QuestionGoneError: It is not open any more, or is another one by now.
    """
    with transaction.atomic():
        now = known()
        still = now.question(question.id)
        if not said or not said.keys() <= {row.pair for row in still.rows}:
            raise QuestionGoneError
        return _keep(now, [(act, *pair) for pair, act in said.items()], note)


def say(act: Act, person: str, other: str, note: str = "") -> int:
    """Say that an account is or is not a person's, or that two people are one, or two.

    Args:
        act: What is said.
        person: Id of the person; of two who are one, this is who stays.
        other: Id of the account, or of the other person.
        note: Why, in the owner's words.

    Returns:
        The number by which it is taken back.

    Raises:
        NobodySuchError: One of the two is not there.
        SamePersonError: They are one person already.
        AlreadySaidError: That was said before, and holds.
    """
    with transaction.atomic():
        now = known()
        others: Mapping[str, object] = now.people if act in OF_PEOPLE else now.accounts
        if person not in now.people or other not in others:
            raise NobodySuchError
        if person == other:
            raise SamePersonError
        standing = now.attached.decisions.standing(act, person, other)
        if standing is not None:
            raise AlreadySaidError(standing)
        return _keep(now, [(act, person, other)], note)


def take_decision_back(number: int) -> TakenBack[Decision]:
    """Keep that an answer counts no more, or that an undo does not.

    Raises:
        CannotUndoError: There is no such answer, or it is undone already.
    """
    with transaction.atomic():
        return take_back(DECISIONS, WORDS, number)


def history() -> list[Said]:
    """Give everything that was said, the last first; an undo shows at what it undoes."""
    said = DECISIONS.read().said
    overruled = {one.number for one in said.overruled}
    numbers = dict.fromkeys(one.number for one in reversed(said.listed) if not one.is_undo)

    def told(number: int) -> Said:
        some, undone_by = said.under(number), said.undone_by(number)
        is_overruled = "A later answer says otherwise" if number in overruled else ""
        return Said(
            number=number,
            at=some[0].at,
            lines=tuple(said_text(one) for one in some),
            note=some[0].note,
            became="Taken back" if undone_by else is_overruled,
            takes_back=undone_by or number,
        )

    return [told(number) for number in numbers]


def _keep(now: Known, said: Sequence[tuple[Act, str, str]], note: str) -> int:
    number, at = DECISIONS.read().said.next_number, clock.now()
    new = [replace(now.who.decision(number, at, *one), note=noted(note)) for one in said]
    return DECISIONS.append(new).said.listed[-1].number


def _by_word(person: str, account: str) -> Match:
    evidence = ("You said so.",)
    return Match(person=person, account=account, certainty=Certainty.CONFIRMED, evidence=evidence)


def people_called(wanted: str, among: Mapping[str, Person]) -> Iterator[str]:
    """Give who is called like something that was typed, by any of their names or addresses."""
    typed = set(words(wanted))
    for key, person in among.items():
        named = {one for name in (person.name, *person.other_names) for one in words(name)}
        if typed and (typed <= named or wanted.strip().casefold() in person.emails):
            yield key


def accounts_called(wanted: str, among: Mapping[str, Account]) -> Iterator[str]:
    """Give the accounts that are called like something that was typed, or have this handle."""
    typed, handle = set(words(wanted)), wanted.strip().lstrip("@").casefold()
    for key, account in among.items():
        if typed and (
            typed <= set(words(account.name)) or handle == (account.handle or "").casefold()
        ):
            yield key
