"""The audience interview on the desk: the questions of the last review, answered one by one.

The questions are worked out with the review, since that needs every item. They stand in an order
in which what an earlier one would settle does not count for a later one, so they can be asked one
after the other; the review that follows an answer works them out anew.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

import msgspec
from django.db import transaction
from django.db.models import Sum
from msgspec import Struct

from friendline.sight.interview.answers import Answer, AudienceQuestion, Choice, answer_lines
from friendline.sight.interview.questions import Stakes, interview
from friendline.sight.statements.keeping import with_answer
from friendline.store import clock, documents
from friendline.store.models import Finding, Section
from friendline.store.review.reviewed import review_and_store

if TYPE_CHECKING:
    from friendline.review.assemble import Assembled

__all__ = [
    "SECTION",
    "CannotTakeBackError",
    "Doubt",
    "NoSuchQuestionError",
    "answer",
    "doubt",
    "key_of",
    "known_lists",
    "last_version",
    "section_of",
    "take_back",
    "waiting",
]

SECTION: Final = "audience_questions"
"""The section of the questions; it is no part of ``review.json``."""


class NoSuchQuestionError(LookupError):
    """The question is no longer asked."""

    def __init__(self) -> None:
        super().__init__(
            "This question was answered already, or the review was made anew since. "
            "Here is the next one."
        )


class CannotTakeBackError(ValueError):
    """The statements were changed since."""

    def __init__(self) -> None:
        super().__init__(
            "What you said about audiences was changed since, so this answer was not taken back. "
            "It stands in the text of your statements, and can be taken out there."
        )


class _Asked(Struct, frozen=True):
    """What is kept of the interview.

    Attributes:
        questions: In the order in which they are asked.
        lists: Names of lists whose members are known, by channel.
    """

    questions: list[AudienceQuestion] = []
    lists: dict[str, list[str]] = {}


@dataclass(frozen=True)
class Doubt:
    """How much of what clients could see is not certain.

    Attributes:
        sure: How many findings clients can see for certain, each counted for each client.
        open: How many they may see.
    """

    sure: int
    open: int

    @property
    def all(self) -> int:
        """Both."""
        return self.sure + self.open


def section_of(made: "Assembled") -> tuple[str, bytes]:
    """Work the questions out; give the section that holds them."""
    listed = made.subjects.listed
    viewers = {
        channel: sum(person in listed for person in one.position)
        for channel, one in made.sights.items()
    }
    stakes = Stakes(Counter(row.item for row in made.review.findings), viewers)
    zone = made.review.zone
    questions = interview(made.items, stakes, documents.statements(zone), zone=zone)
    lists: dict[str, list[str]] = {}
    for channel, name in sorted(made.identified.book.lists):
        lists.setdefault(channel, []).append(name)
    return SECTION, msgspec.json.encode(_Asked(questions, lists))


def waiting() -> Sequence[AudienceQuestion]:
    """Give the questions that are still to be asked, the one that settles most first."""
    said = documents.statements(clock.zone())
    settled = {one.scope for one in said.statements} | {one.scope for one in said.asked}
    return [one for one in _asked(*review_and_store()).questions if one.scope not in settled]


def known_lists() -> Mapping[str, Sequence[str]]:
    """Give the names of lists whose members are known, by channel."""
    return _asked(*review_and_store()).lists


def doubt() -> Doubt:
    """Tell how much hangs on what was not said yet, by the last review."""
    sums = Finding.objects.aggregate(can=Sum("can"), may=Sum("may"))
    return Doubt(sums["can"] or 0, sums["may"] or 0)


def key_of(question: AudienceQuestion) -> str:
    """Name a question, the same for as long as it is about the same."""
    return blake2b(msgspec.json.encode(question.scope), digest_size=8).hexdigest()


def answer(key: str, choice: int, list_name: str = "", people: Sequence[str] = ()) -> str:
    """Keep an answer among the owner's statements.

    Args:
        key: Of the question.
        choice: Number of what was chosen, from 0.
        list_name: The list that is meant, where one is needed.
        people: Who is meant, or who is on the list.

    Returns:
        The answer in a few words.

    Raises:
        NoSuchQuestionError: It is not asked, or has no such choice.
        NothingNamedError: The answer needs a name.
    """
    question = next((one for one in waiting() if key_of(one) == key), None)
    if question is None or not 0 <= choice < len(question.choices):
        raise NoSuchQuestionError
    chosen, zone = question.choices[choice], clock.zone()
    lines = answer_lines(question, Answer(chosen, list_name.strip(), tuple(people)), zone)
    with transaction.atomic():
        before = documents.latest(documents.AUDIENCE) or ""
        what = _in_words(question, chosen, list_name, people)
        documents.save(documents.AUDIENCE, with_answer(before, lines), zone, what=what)
    return chosen.words


def _in_words(
    question: AudienceQuestion, chosen: Choice, list_name: str, people: Sequence[str]
) -> str:
    """Give a question with its answer, for the ledger."""
    named = ", ".join(name for name in (list_name.strip(), *people) if name)
    return f"“{question.words}” {chosen.words}{f' ({named})' if named else ''}"


def take_back(version: int) -> None:
    """Let the statements say again what they said before a version of them.

    Args:
        version: Number of the version, which must be the last.

    Raises:
        CannotTakeBackError: It is not.
    """
    what = "the last answer is taken back"
    if not documents.take_back(documents.AUDIENCE, version, clock.zone(), what=what):
        raise CannotTakeBackError


def last_version() -> int:
    """Give the number of the last version of the statements; 0 if there is none."""
    return documents.last_version(documents.AUDIENCE)


@lru_cache(maxsize=2)
def _asked(review: int, store: str) -> _Asked:  # noqa: ARG001 - they tell one review from another
    kept = Section.objects.filter(name=SECTION).values_list("content", flat=True).first()
    return _Asked() if kept is None else msgspec.json.decode(bytes(kept), type=_Asked)
