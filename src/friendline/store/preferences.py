"""What the owner prefers: their zone, their patience, and how their letters sound."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from zoneinfo import available_timezones

from django.db import transaction

from friendline.letters import Family, Length, Voice, languages
from friendline.requests.waiting import IGNORED_AFTER_DAYS
from friendline.review.reading import UnknownZoneError
from friendline.store import ledger, settings
from friendline.store.requests.request_queue import IGNORED_AFTER

__all__ = [
    "FAMILIES",
    "LANGUAGES",
    "LEAST_DAYS",
    "MOST_DAYS",
    "NoSuchChoiceError",
    "NotDaysError",
    "Preferences",
    "preferences",
    "put_preferences",
    "voice",
]

LEAST_DAYS: Final = 1
MOST_DAYS: Final = 365
LANGUAGES: Final[Mapping[str, str]] = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
}
FAMILIES: Final[Mapping[str, str]] = {
    "": "As the policy says of each answer",
    Family.PLAIN.value: "A warm line and another way, no reasons",
    Family.POLICY.value: "One rule for everyone is the reason",
    Family.LIGHT.value: "Makes light of it, where that is fitting",
}
"""What a letter may sound like."""

_LETTERS: Final = "letters"
"""The choice that holds how letters sound."""


class NotDaysError(ValueError):
    """Not a number of days that can be waited."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"'{text}' is no number of days: expected a whole number from {LEAST_DAYS} to "
            f"{MOST_DAYS}."
        )


class NoSuchChoiceError(ValueError):
    """Something is chosen that is not offered."""

    def __init__(self, text: str) -> None:
        super().__init__(f"'{text}' is not offered here.")


@dataclass(frozen=True)
class Preferences:
    """All of them.

    Attributes:
        zone: IANA name; empty until the first import has settled one.
        ignored_after: Days after which silence counts as ignoring.
        language: Of letters, two letters.
        formal: Whether letters say Sie, vous, usted.
        family: The kind of reasons in them; empty leaves it to the policy.
    """

    zone: str
    ignored_after: int
    language: str
    formal: bool
    family: str


def preferences() -> Preferences:
    """Give what holds."""
    letters = settings.value(_LETTERS, {})
    return Preferences(
        str(settings.value(settings.ZONE, "")),
        int(settings.value(IGNORED_AFTER, IGNORED_AFTER_DAYS)),
        str(letters.get("language", Voice.language)),
        bool(letters.get("formal", Voice.formal)),
        str(letters.get("family", "")),
    )


def voice(length: Length = Length.MESSAGE) -> Voice:
    """Give how letters sound, as ``letters.draft`` takes it."""
    held = preferences()
    family = Family(held.family) if held.family else None
    return Voice(language=held.language, formal=held.formal, family=family, length=length)


def put_preferences(given: Mapping[str, str]) -> Preferences:
    """Keep what a form says; what is left out stays as it is.

    Args:
        given: ``zone``, ``ignored_after``, ``language``, ``formal`` ("yes" or ""), ``family``.

    Raises:
        UnknownZoneError: There is no such zone.
        NotDaysError: It is no number of days.
        NoSuchChoiceError: A language or a family is not offered.
    """
    before = preferences()
    after = Preferences(
        _zone(given.get("zone", before.zone)),
        _days(given.get("ignored_after", str(before.ignored_after))),
        _one_of(given.get("language", before.language), languages()),
        given["formal"] == "yes" if "formal" in given else before.formal,
        _one_of(given.get("family", before.family), FAMILIES),
    )
    if after != before:
        with transaction.atomic():
            _put(before, after)
    return after


def _put(before: Preferences, after: Preferences) -> None:
    if after.zone != before.zone:
        settings.settle_zone(after.zone, after.zone)
    if after.ignored_after != before.ignored_after:
        settings.put(IGNORED_AFTER, after.ignored_after)
        _tell(IGNORED_AFTER, after.ignored_after)
    letters = {"language": after.language, "formal": after.formal, "family": after.family}
    if letters != settings.value(_LETTERS, {}):
        settings.put(_LETTERS, letters)
        _tell(_LETTERS, letters)


def _tell(name: str, value: object) -> None:
    """Write it down; no review is another by it."""
    ledger.append("preference_changed", {"name": name, "value": value})


def _zone(text: str) -> str:
    zone = text.strip()
    if zone and zone not in available_timezones():
        raise UnknownZoneError(zone)
    return zone


def _days(text: str) -> int:
    days = text.strip()
    if not (days.isascii() and days.isdigit() and LEAST_DAYS <= int(days) <= MOST_DAYS):
        raise NotDaysError(days)
    return int(days)


def _one_of(text: str, known: Iterable[str]) -> str:
    if text not in tuple(known):
        raise NoSuchChoiceError(text)
    return text
