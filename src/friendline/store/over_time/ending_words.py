"""The words that go with what was chosen when the work ended (R92, R93)."""

from dataclasses import replace
from datetime import date
from typing import Final

from django.db import transaction

from friendline.letters import Draft, Facts, Refused, Situation, Voice, draft, refused
from friendline.model import AnswerKind, Status
from friendline.requests.graph import Kind
from friendline.store import ledger
from friendline.store.clock import now
from friendline.store.letters.letter_facts import letter_facts
from friendline.store.letters.sending import keep_sent
from friendline.store.models import Letter, Request
from friendline.store.over_time.ending_options import Options, options, standing
from friendline.store.people.noted import known
from friendline.store.requests.request_world import World
from friendline.touch.endings import Choice, words_for

__all__ = [
    "NoSuchLetterError",
    "NoWordsError",
    "basis",
    "drafts",
    "refusals",
    "take_back",
    "written",
    "wrote",
]

_SITUATIONS: Final = (Situation.ENDING_KEEP, Situation.ENDING_LEAVE)


class NoWordsError(ValueError):
    """No letter goes with what was chosen, or nothing was chosen yet."""

    def __init__(self, choice: Choice | None) -> None:
        super().__init__(
            "Choose first what becomes of the connection; the words follow from that."
            if choice is None
            else f"No letter goes with '{choice.value}': nothing is written to them."
        )


class NoSuchLetterError(LookupError):
    """There is no such letter about an end of work."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Letter {number} is not there, or was taken back already.")


def basis(number: int, today: date | None = None) -> tuple[Situation, Facts]:
    """Give the letter that goes with what was chosen, and what is known for it today.

    Raises:
        NoSuchEndingError: There is no such ending.
        NoConnectionError: They are connected nowhere.
        NoWordsError: No letter goes with it.
    """
    found = options(number)
    return _situation(found), _facts(found, today)


def drafts(number: int, voice: Voice | None = None, today: date | None = None) -> list[Draft]:
    """Write every letter whose reasons are all true today, the best first.

    Raises:
        NoSuchEndingError: There is no such ending.
        NoConnectionError: They are connected nowhere.
        NoWordsError: No letter goes with what was chosen.
        NoSuchLanguageError: There are no letters in the language.
    """
    return draft(*basis(number, today), voice)


def refusals(number: int, voice: Voice | None = None, today: date | None = None) -> list[Refused]:
    """Give the letters that cannot be written today, and what would make them true.

    Raises:
        NoSuchEndingError: There is no such ending.
        NoConnectionError: They are connected nowhere.
        NoWordsError: No letter goes with what was chosen.
        NoSuchLanguageError: There are no letters in the language.
    """
    return refused(*basis(number, today), voice)


@transaction.atomic
def wrote(number: int, letter: Draft, text: str | None = None, today: date | None = None) -> Letter:
    """Keep a letter that went out, once every reason in it is true at this moment (R78, R80).

    Args:
        number: Number of the ending.
        letter: The draft it came from.
        text: What went out, if the owner changed it.
        today: The day.

    Raises:
        NoSuchEndingError: There is no such ending.
        NoConnectionError: They are connected nowhere.
        NoWordsError: No letter goes with what was chosen.
        NotTrueTodayError: A reason is not true today, or the lint finds what must be changed.
    """
    _, facts = basis(number, today)
    return keep_sent(letter, facts, text, standing(number).person, ending=number)


def written(person: str, channel: str) -> Letter | None:
    """Give the last letter to somebody about the end of work; ``None`` where none went out."""
    sent = Letter.in_force.filter(request=None, person=person, channel=channel)
    return sent.filter(situation__in=_SITUATIONS).last()


def take_back(letter: int) -> None:
    """Take back that a letter about the end of some work went out.

    Raises:
        NoSuchLetterError: There is none.
    """
    with transaction.atomic():
        found = Letter.in_force.filter(pk=letter, request=None).first()
        if found is None or found.situation not in _SITUATIONS:
            raise NoSuchLetterError(letter)
        found.take_back(now())
        ledger.append("letter_taken_back", {"letter": letter}, about=found.person)


def _situation(found: Options) -> Situation:
    choice = found.ending.choice
    situation = None if choice is None else words_for(choice)
    if situation is None:
        raise NoWordsError(choice)
    return situation


def _facts(found: Options, today: date | None) -> Facts:
    """Give what is known, as for a request, with what was chosen in the place of an answer."""
    one = found.ending
    request = Request(
        person=one.person,
        channel=one.channel,
        direction=Kind.INCOMING.value,
        name=known(one.person).name,
    )
    facts = letter_facts(request, World.of(today))
    decided = found.by_policy
    offer = decided.offer if decided is not None and one.choice is Choice.UNFRIEND else None
    answer = _answer(one.choice, offer)
    follows = None if decided is None or not decided.rule else decided.answer is answer
    return replace(
        facts,
        asked=False,
        connected=True,
        answer=answer,
        follows_policy=follows,
        tone=decided.tone if decided is not None and follows else None,
        say=None,
        offer=offer,
        address=facts.address if offer is not None and offer == facts.offer else None,
        status=Status.FORMER,
        ended_on=one.on,
    )


def _answer(choice: Choice | None, offer: str | None) -> AnswerKind:
    if choice is Choice.KEEP:
        return AnswerKind.ACCEPT
    return AnswerKind.DECLINE if offer is None else AnswerKind.OFFER_OTHER
