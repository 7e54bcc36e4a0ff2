"""Numbers and addresses in a text: seldom meant for everybody."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from msgspec import Struct

from friendline.model import Category, Finding
from friendline.screening.card import card_of
from friendline.screening.choosing import Given, ScreeningSettingsError
from friendline.screening.confidential.banking import ibans_in
from friendline.screening.confidential.emails import emails_in
from friendline.screening.confidential.homes import homes_in
from friendline.screening.confidential.machines import machines_in
from friendline.screening.confidential.payment_cards import cards_in
from friendline.screening.confidential.phones import phones_in
from friendline.screening.confidential.plain import Plain, plainly
from friendline.screening.confidential.shown import Shown
from friendline.screening.detector import Batch

_WITH_DIGITS: Final = (ibans_in, cards_in, machines_in)
"""Behind homes and e-mail, before phones: what one has taken is not taken again by a later one."""

_DIGIT: Final = re.compile(r"[0-9]")


class PatternSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """What the owner says under ``[patterns]``.

    Attributes:
        home: The country the owner lives in, as two letters (ISO 3166).
    """

    home: str | None = None


class Patterns:
    """Detector of e-mail, internet and home addresses, phone, bank account and card numbers.

    Args:
        home: The country the owner lives in, as two letters (ISO 3166): phone numbers without a
            country code are then known by themselves. Without it they need a word such as "call".
    """

    name = "patterns"
    card = card_of("patterns")
    version = "6"
    categories = frozenset({Category.CONFIDENTIAL, Category.LOCATION})

    def __init__(self, home: str | None = None) -> None:
        self._home = home

    def screen(self, batch: Batch) -> Iterator[Finding]:
        """Give one finding per number or address; identical texts are read once."""
        for text, items in batch.distinct():
            for shown in shown_in(text, self._home):
                for item in items:
                    yield Finding(
                        item=item,
                        category=shown.category,
                        severity=shown.severity,
                        evidence=text[shown.start : shown.end],
                        reason=shown.reason,
                        detector=self.name,
                    )


def make(given: Given) -> Patterns:
    """Make the detector of a review.

    Raises:
        ScreeningSettingsError: The settings do not fit, or ``home`` is no country with telephones.
    """
    home = given.read(PatternSettings).home
    return Patterns(_country(home) if home else given.home)


def _country(written: str) -> str:
    import phonenumbers  # noqa: PLC0415 - heavy

    country = written.strip().upper()
    if country not in phonenumbers.SUPPORTED_REGIONS:
        raise ScreeningSettingsError(
            f'home: expected a country as two letters, such as "GB" or "DE", not "{written}".'
        )
    return country


def shown_in(text: str, home: str | None = None) -> list[Shown]:
    """Give each number or address of a text once, in the order of the recognisers."""
    plain = plainly(text)
    taken: list[Shown] = []
    for recognise in _recognisers(home) if _DIGIT.search(plain.text) else (emails_in,):
        taken += [
            shown
            for shown in recognise(plain.text)
            if not any(shown.start < other.end and other.start < shown.end for other in taken)
        ]
    return [_as_written(shown, plain) for shown in taken]


def _as_written(shown: Shown, plain: Plain) -> Shown:
    start, end = plain.written(shown.start, shown.end)
    return shown._replace(start=start, end=end)


def _recognisers(home: str | None) -> tuple[Callable[[str], Iterator[Shown]], ...]:
    return homes_in, emails_in, *_WITH_DIGITS, partial(phones_in, home=home)
