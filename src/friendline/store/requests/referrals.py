"""That somebody was referred to the owner, and by whom: counted, and nothing made of it (A6, R98).

Who was sent is not kept: they did not agree to stand in somebody else's row.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction

from friendline.model import AnswerKind
from friendline.requests.ruling import YES
from friendline.review.situations import day_of
from friendline.store import clock, ledger
from friendline.store.models import Answer, Referral
from friendline.store.people.interests import refuse_withheld
from friendline.store.people.noted import FutureDayError, known

__all__ = [
    "AroundNo",
    "NoSuchReferralError",
    "around_no",
    "note_referral",
    "referrals_of",
    "take_back_referral",
]

_NO: Final = frozenset({*AnswerKind} - YES - {AnswerKind.ASK, AnswerKind.DEFER})


class NoSuchReferralError(LookupError):
    """There is no such referral."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Referral {number} is not there, or was taken back already.")


@dataclass(frozen=True)
class AroundNo:
    """Referrals before and after the owner's last no: two counts, not an effect.

    Attributes:
        on: The day of the no.
        before: How many are noted before that day.
        after: How many on that day and since.
    """

    on: date
    before: int
    after: int


def note_referral(person: str, *, on: date | None = None, note: str = "") -> int:
    """Note that a person referred somebody to the owner.

    Args:
        person: Id of the person who did.
        on: The day; today if left out.
        note: A few words, if any.

    Returns:
        Its number, to take it back.

    Raises:
        UnknownPersonError: There is nobody of this id.
        FutureDayError: The day is still to come.
        WithheldError: The note holds what is not stored about anybody.
    """
    known(person)
    refuse_withheld(note)
    day = on or clock.today()
    if day > clock.today():
        raise FutureDayError(day)
    with transaction.atomic():
        row = Referral.objects.create(person=person, on=day, note=note.strip(), at=clock.now())
        words = {"referral": row.pk, "on": day.isoformat(), "note": row.note}
        ledger.append("referral_noted", words, about=person)
    return row.pk


def take_back_referral(number: int) -> None:
    """Take back a referral that was noted.

    Raises:
        NoSuchReferralError: There is none.
    """
    with transaction.atomic():
        row = Referral.in_force.filter(pk=number).first()
        if row is None:
            raise NoSuchReferralError(number)
        row.take_back(clock.now())
        ledger.append("referral_undone", {"referral": number}, about=row.person)


def referrals_of(person: str) -> list[Referral]:
    """Give the referrals by somebody, the last first."""
    return list(Referral.in_force.filter(person=person).order_by("-on", "-id"))


def around_no(person: str) -> AroundNo | None:
    """Give how many referrals are noted before and after the last no; ``None`` without a no."""
    no = Answer.in_force.filter(person=person, answer__in=_NO).last()
    if no is None:
        return None
    day, days = day_of(no.at), [one.on for one in referrals_of(person)]
    before = sum(one < day for one in days)
    return AroundNo(day, before, len(days) - before)
