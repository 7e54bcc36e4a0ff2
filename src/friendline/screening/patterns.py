"""Numbers and addresses in a text: seldom meant for everybody."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from friendline.model import Category, Finding
from friendline.screening.card import card_of
from friendline.screening.choosing import Given
from friendline.screening.confidential.banking import cards_in, ibans_in
from friendline.screening.confidential.homes import homes_in
from friendline.screening.confidential.internet import emails_in, machines_in
from friendline.screening.confidential.phones import phones_in
from friendline.screening.confidential.shown import Shown
from friendline.screening.detector import Batch

_RECOGNISERS: Final = (homes_in, emails_in, ibans_in, cards_in, machines_in)
"""In this order, then phones: what one has taken is not taken again by a later one."""

_WORTH_A_LOOK: Final = re.compile(r"[\d@]|[(\[{<] ?[aA][tT]| [dD][oO][tT] ")


class Patterns:
    """Detector of e-mail, internet and home addresses, phone, bank account and card numbers.

    Args:
        home: The country the owner lives in, as two letters (ISO 3166): phone numbers without a
            country code are then known by themselves. Without it they need a word such as "call".
    """

    name = "patterns"
    card = card_of("patterns")
    version = "3"
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
    """Make the detector of a review."""
    return Patterns(given.home)


def shown_in(text: str, home: str | None = None) -> list[Shown]:
    """Give each number or address of a text once, in the order of the recognisers."""
    if not _WORTH_A_LOOK.search(text):
        return []
    taken: list[Shown] = []
    for recognise in (*_RECOGNISERS, partial(phones_in, home=home)):
        taken += [
            shown
            for shown in recognise(text)
            if not any(shown.start < other.end and other.start < shown.end for other in taken)
        ]
    return taken
