"""Bank account numbers (IBAN, ISO 13616)."""

import re
from collections.abc import Iterator
from typing import Final

from friendline.model import Severity
from friendline.screening.confidential.shown import Shown

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
