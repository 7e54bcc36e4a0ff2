"""What every note about somebody needs: who it is about, what is known, and the day it was."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from friendline.model import Seconds
from friendline.review.contract import AnswerRow, PersonRow
from friendline.store import clock
from friendline.store.people.added import added_since_review
from friendline.store.review import reviewed
from friendline.touch.cadence import in_words

__all__ = [
    "FutureDayError",
    "UnknownPersonError",
    "known",
    "known_people",
    "moment_on",
    "reviewed_answers",
]


class UnknownPersonError(LookupError):
    """Something was noted about somebody who is not known."""

    def __init__(self, person: str) -> None:
        super().__init__(
            f"Nobody has the id {person}. Look them up among the people, or "
            "import the list that names them."
        )


class FutureDayError(ValueError):
    """Something that was is noted for a day that is still to come."""

    def __init__(self, day: date) -> None:
        super().__init__(f"{in_words(day)} is still to come. Note it once it has happened.")


def known_people() -> dict[str, PersonRow]:
    """Give the people of the last review, and those who were added by hand since, by id."""
    return added_since_review() | {row.id: row for row in reviewed.section("people")}


def known(person: str) -> PersonRow:
    """Give somebody as the last review knows them, or as they were added by hand since.

    Raises:
        UnknownPersonError: Nobody has this id.
    """
    found = known_people().get(person)
    if found is None:
        raise UnknownPersonError(person)
    return found


def reviewed_answers() -> list[AnswerRow]:
    """Give what the last review says of requests that wait and connections that stand."""
    found: list[AnswerRow] = reviewed.section("answers")
    return found


def moment_on(day: date | None) -> Seconds:
    """Give the moment to note for a day: now for today, else noon in the owner's zone.

    Raises:
        FutureDayError: The day is still to come.
    """
    today = clock.today()
    if day is None or day == today:
        return clock.now()
    if day > today:
        raise FutureDayError(day)
    return int(datetime.combine(day, time(12), ZoneInfo(clock.zone())).timestamp())
