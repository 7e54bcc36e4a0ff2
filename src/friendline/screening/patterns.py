"""E-mail addresses, numbers and home addresses in a text: seldom meant for everybody."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from friendline.model import Category, Finding, Severity
from friendline.screening.detector import Batch


class _Pattern(NamedTuple):
    shape: re.Pattern[str]
    is_real: Callable[[str], bool]
    severity: Severity
    reason: str
    category: Category = Category.CONFIDENTIAL


def is_iban(text: str) -> bool:
    """Whether the check digits of an IBAN are right (ISO 13616: remainder 1 modulo 97)."""
    compact = re.sub(r"\s", "", text).upper()
    turned = compact[4:] + compact[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def is_card_number(text: str) -> bool:
    """Whether the check digit of a payment card is right (ISO/IEC 7812, Luhn)."""
    digits = [int(sign) for sign in reversed(re.sub(r"\D", "", text))]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0 and len(set(digits)) > 1


def is_phone_number(text: str) -> bool:
    """Whether so many digits can be a phone number (ITU-T E.164: at most 15)."""
    digits = re.sub(r"\D", "", text)
    return 9 <= len(digits) <= 15 and len(set(digits)) > 2  # noqa: PLR2004 - said in the docstring


# A street and a number are anybody's; beside one of these words they are a home.
_HOME = (
    r"(?i:\b(?:i|we) liv(?:e|ed) (?:at|on)|\bmov(?:ed|ing) (?:in ?to|to)|\bcome (?:by|over|to)"
    r"|\b(?:my|our|new) (?:new )?(?:home|house|flat|apartment|place|address)(?: is)?"
    r"|\baddress is|\bwohnen? (?:jetzt )?(?:in der|im|am|in))"
    r"\W{1,4}(?:\w{1,15}\W{1,2}){0,3}?"
)
_STREET = (
    r"(?:\d{1,5}[a-z]? (?:[A-Z][\w'-]{1,20} ){1,3}"  # 14 Oak Road
    r"(?:Road|Rd|Street|St|Lane|Ln|Avenue|Ave|Close|Drive|Dr|Way|Court|Gardens|Terrace|Crescent"
    r"|Place|Square|Grove|Row)\b"
    r"|[A-ZÄÖÜ]\w{1,20}(?:straße|strasse|weg|platz|allee|gasse) \d{1,4}[a-z]?\b)"  # Lindenweg 3
)

_PATTERNS = (
    _Pattern(
        re.compile(_HOME + _STREET),
        lambda _: True,
        Severity.HIGH,
        "Tells where somebody lives.",
        Category.LOCATION,
    ),
    _Pattern(
        re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}", re.ASCII),
        lambda _: True,
        Severity.LOW,
        "Shows an e-mail address.",
    ),
    _Pattern(
        re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b", re.ASCII),
        is_iban,
        Severity.HIGH,
        "Shows a bank account number (IBAN).",
    ),
    _Pattern(
        re.compile(r"(?<![\w+.-])[3-6]\d{3}([ -]?)\d{4}\1\d{4}\1\d{4}(?![\w-])", re.ASCII),
        is_card_number,
        Severity.HIGH,
        "Shows the number of a payment card.",
    ),
    _Pattern(
        re.compile(
            r"(?<![\w+/#=-])(?<!\d[.,])"
            r"(?:\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,6}"  # +44 20 7946 0000
            r"|\(\d{3,5}\) ?\d{2,4}(?:[ .-]?\d{2,4}){1,3}"  # (020) 7946 0000
            r"|0\d{2,5}[ /-]\d{2,4}(?:[ -]?\d{2,4}){1,3}"  # 020 7946 0000
            r"|0\d{9,10}"  # 02079460000
            r"|[2-9]\d{2}([.-])\d{3}\1\d{4})"  # 202-555-0100
            r"(?![\w/-]|[.,]\d)",
            re.ASCII,
        ),
        is_phone_number,
        Severity.LOW,
        "Shows a phone number.",
    ),
)
# All patterns need a digit or an @; most texts have neither, or too few digits.
_WORTH_A_LOOK = re.compile(
    r"@|\d[\d ()./-]{7}|[A-Z]{2}\d\d|\d[a-z]? [A-Z][a-z]|[a-zß] \d{1,4}[a-z]?\b", re.ASCII
)


class Patterns:
    """Detector of e-mail addresses, phone, account and card numbers, and home addresses."""

    name = "patterns"
    version = "2"
    categories = frozenset(pattern.category for pattern in _PATTERNS)

    def screen(self, batch: Batch) -> Iterator[Finding]:
        """Give one finding per number or address; identical texts are read once."""
        for text, items in batch.distinct():
            for evidence, pattern in numbers_in(text):
                for item in items:
                    yield Finding(
                        item=item,
                        category=pattern.category,
                        severity=pattern.severity,
                        evidence=evidence,
                        reason=pattern.reason,
                        detector=self.name,
                    )


def numbers_in(text: str) -> Iterator[tuple[str, _Pattern]]:
    """Give each address or number as it is written, with the pattern it fits."""
    if not _WORTH_A_LOOK.search(text):
        return
    for pattern in _PATTERNS:
        for found in pattern.shape.finditer(text):
            if pattern.is_real(found[0]):
                yield found[0], pattern
