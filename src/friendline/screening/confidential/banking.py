"""Bank account numbers (IBAN, ISO 13616) and numbers of payment cards (ISO/IEC 7812)."""

import re
from collections.abc import Iterator
from typing import Final

from friendline.model import Severity
from friendline.screening.confidential.cards_for_tests import is_for_tests
from friendline.screening.confidential.shown import Shown, words_before

_LENGTHS_WRITTEN: Final = """
    AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18
    DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23
    IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31
    MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24
    SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30
"""
_LENGTHS: Final = {word[:2]: int(word[2:]) for word in _LENGTHS_WRITTEN.split()}
"""Characters of an IBAN by country, as the SWIFT registry of IBANs lists them."""

_IBAN_BEGINS: Final = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}[ \u00a0-]?\d{2}", re.IGNORECASE)
_FEWEST_DIGITS: Final = 9
"""Malta's have the fewest: two to check, five of the bank, and mostly a number behind."""
_SEPARATORS: Final = " \u00a0\u202f-."


def ibans_in(text: str) -> Iterator[Shown]:
    """Give the account numbers whose length fits the country and whose check digits are right."""
    for begin in _IBAN_BEGINS.finditer(text):
        length = _LENGTHS.get(begin[0][:2].upper())
        end = _end_of(text, begin.start(), length) if length else None
        if end is not None and _is_account(text[begin.start() : end]):
            reason = "Shows a bank account number (IBAN)."
            yield Shown(begin.start(), end, Severity.HIGH, reason)


def _end_of(text: str, start: int, length: int) -> int | None:
    """Give where so many letters and digits end, with at most one separator between any two."""
    at = start
    for count in range(length):
        if count and text[at : at + 1] in _SEPARATORS:
            at += 1
        sign = text[at : at + 1]
        if not (sign.isascii() and sign.isalnum()):
            return None
        at += 1
    after = text[at : at + 1]
    return None if after.isascii() and after.isalnum() else at


def _is_account(written: str) -> bool:
    """Whether it is an IBAN and not the words "at 34 with a five", right by chance."""
    return sum(map(str.isdigit, written)) >= _FEWEST_DIGITS and is_iban(written)


def is_iban(text: str) -> bool:
    """Whether the check digits of an IBAN are right (remainder 1 modulo 97)."""
    compact = re.sub(r"[\W_]", "", text).upper()
    turned = compact[4:] + compact[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


_CARD: Final = re.compile(
    r"(?<![\w/=#+-])(?<!\d[.,])(?:"  # 0.4539... is a fraction, nr.4539... is not
    r"\d{4}([ \u00a0.-])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?"
    r"|\d{4}([ \u00a0.-])\d{6}\2\d{4,5}"
    r"|\d{12,19})(?![\w/=-]|[.,]\d)",
    re.ASCII,
)
_ISSUERS: Final = (
    # first digits, lengths
    (re.compile(r"4"), (16,)),  # Visa
    (re.compile(r"5[1-5]|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)"), (16,)),  # Mastercard
    (re.compile(r"3[47]"), (15,)),  # American Express
    (re.compile(r"6011|64[4-9]|65"), (16,)),  # Discover
    (re.compile(r"35(?:2[89]|[3-8]\d)"), (16,)),  # JCB
    (re.compile(r"30[0-5]|309|36|3[89]"), (14,)),  # Diners Club
)
_RARER_ISSUERS: Final = (
    (re.compile(r"4"), (13, 19)),
    (re.compile(r"62"), (16, 17, 18, 19)),  # UnionPay
    (re.compile(r"50|5[6-8]|6304|6759|676[1-3]"), (12, 13, 14, 15, 16, 17, 18, 19)),  # Maestro
    (re.compile(r"220[0-4]"), (16,)),  # Mir
    (re.compile(r"60|65|81|82"), (16,)),  # RuPay
)
_SAYS_CARD: Final = re.compile(
    r"card|visa|master|amex|american express|maestro|girocard|union ?pay|rupay|\bverve\b|debit"
    r"|credit|kredit|karte|carte|tarjeta|carta|kaart|\bpan\b|💳",
    re.IGNORECASE,
)
_SAYS_OTHER: Final = re.compile(
    r"\b(?:order|orden|tracking|track|parcel|shipment|invoice|ticket|booking|ref|reference|case"
    r"|isbn|ean|imei|serial|barcode|batch|model|part|product|tests?|testing|sandbox|dummy|fake"
    r"|sample|loyalty|library|gift|membership|member|bestellnummer|bestellung|sendungsnummer"
    r"|sendung|rechnung|rechnungsnummer|commande|colis|facture|pedido|envío|factura|ordine"
    r"|spedizione|fattura|bestelling|pakket|factuur|vin|siret|doi|timestamp|meter|account|id"
    r"|sku)\b",
    re.IGNORECASE,
)


def cards_in(text: str) -> Iterator[Shown]:
    """Give the card numbers: of a known issuer, of its length, with a right check digit.

    A number that the words before it call something else (an order, a parcel, a test) is none, and
    neither is one that is published for tests.
    """
    for match in _CARD.finditer(text):
        before = words_before(text, match.start())
        if not is_card_number(match[0]) or _SAYS_OTHER.search(before):
            continue
        digits = re.sub(r"\D", "", match[0])
        issuers = (*_ISSUERS, *_RARER_ISSUERS) if _SAYS_CARD.search(before) else _ISSUERS
        if _is_issued(digits, issuers) and not is_for_tests(digits):
            yield Shown(*match.span(), Severity.HIGH, "Shows the number of a payment card.")


def _is_issued(digits: str, issuers: tuple[tuple[re.Pattern[str], tuple[int, ...]], ...]) -> bool:
    return any(len(digits) in lengths and begins.match(digits) for begins, lengths in issuers)


def is_card_number(text: str) -> bool:
    """Whether the check digit of a payment card is right (Luhn)."""
    digits = [int(sign) for sign in reversed(re.sub(r"\D", "", text))]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0 and len(set(digits)) > 1
