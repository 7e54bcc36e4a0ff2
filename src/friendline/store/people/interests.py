"""What people told the owner themselves, to begin a talk with (R59, R60).

A note holds the words, and where and when they were said. It is refused where the word lists see
politics, religion, health, sex life, origin or a union in it: see ``touch.withheld``. The ledger
tells that there was a note and never what it said, and a note that is taken back is gone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction

from friendline.model import Seconds
from friendline.review.situations import day_of
from friendline.store import ledger
from friendline.store.models import Interest
from friendline.store.people.noted import known, moment_on
from friendline.touch.cadence import in_words
from friendline.touch.withheld import withheld

__all__ = [
    "EmptyNoteError",
    "NoSuchNoteError",
    "NotToldError",
    "Note",
    "TooLongError",
    "WithheldError",
    "forget",
    "last_told",
    "note",
    "notes",
    "refuse_withheld",
]

MOST: Final = 500
"""Characters of a note."""


class WithheldError(ValueError):
    """A note has something in it that is not stored about anybody."""

    def __init__(self, called: str, word: str) -> None:
        super().__init__(
            f"friendline stores nothing about somebody's {called}, even if they said it: leave out "
            f'"{word}", and note only what helps to begin the next talk.'
        )


class NotToldError(ValueError):
    """Nobody said that the person told it themselves."""

    def __init__(self) -> None:
        super().__init__(
            "Only what they told you themselves is noted, and not what you saw or guessed: say "
            "that they told you."
        )


class EmptyNoteError(ValueError):
    """A note without words, or without where they were said."""

    def __init__(self) -> None:
        super().__init__("Say what they told you, and where or how they said it.")


class TooLongError(ValueError):
    """A note that is too long to be one."""

    def __init__(self, characters: int) -> None:
        super().__init__(f"A note has {MOST} characters at most; this one has {characters}.")


class NoSuchNoteError(LookupError):
    """There is no such note."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Note {number} is not there; it may have been taken back already.")


@dataclass(frozen=True)
class Note:
    """Something that a person told the owner.

    Attributes:
        number: Its number.
        person: Id of the person.
        words: What they told.
        said_where: Where or how.
        at: When; UTC seconds.
    """

    number: int
    person: str
    words: str
    said_where: str
    at: Seconds

    @property
    def sentence(self) -> str:
        """All of it, to begin a talk with."""
        return f"They told you on {in_words(day_of(self.at))} ({self.said_where}): {self.words}"


def note(
    person: str, words: str, said_where: str, *, told_me: bool, on: date | None = None
) -> Note:
    """Note what somebody told the owner.

    Args:
        person: Id of the person.
        words: What they told.
        said_where: Where or how they said it: "at lunch", "in a letter".
        told_me: Whether the owner says that they told it themselves.
        on: The day; today if left out.

    Raises:
        UnknownPersonError: There is nobody of this id.
        NotToldError: They did not tell it themselves.
        EmptyNoteError: Words, or where they were said, are missing.
        TooLongError: It is too long.
        WithheldError: It holds what is not stored about anybody.
        FutureDayError: The day is still to come.
    """
    known(person)
    if not told_me:
        raise NotToldError
    told, where = words.strip(), said_where.strip()
    if not told or not where:
        raise EmptyNoteError
    if len(told) + len(where) > MOST:
        raise TooLongError(len(told) + len(where))
    refuse_withheld(f"{told}\n{where}")
    at = moment_on(on)
    with transaction.atomic():
        row = Interest.objects.create(person=person, words=told, said_where=where, at=at)
        ledger.append("interest_noted", {"note": row.pk}, about=person)
    return _note(row)


def forget(number: int) -> None:
    """Take a note back; nothing of its words is left.

    Raises:
        NoSuchNoteError: There is none.
    """
    with transaction.atomic():
        row = Interest.objects.filter(pk=number).first()
        if row is None:
            raise NoSuchNoteError(number)
        row.delete()
        ledger.append("interest_forgotten", {"note": number}, about=row.person)


def notes(person: str) -> list[Note]:
    """Give what somebody told, the last first."""
    return [_note(row) for row in Interest.objects.filter(person=person).order_by("-at", "-id")]


def last_told() -> Mapping[str, str]:
    """Give the last thing that each person told, in a sentence, by person."""
    rows = Interest.objects.order_by("at", "id")
    return {row.person: _note(row).sentence for row in rows}


def refuse_withheld(text: str) -> None:
    """Check a text about somebody.

    Raises:
        WithheldError: It holds what is not stored about anybody.
    """
    found = withheld(text)
    if found is not None:
        raise WithheldError(found.called, found.word)


def _note(row: Interest) -> Note:
    return Note(row.pk, row.person, row.words, row.said_where, row.at)
