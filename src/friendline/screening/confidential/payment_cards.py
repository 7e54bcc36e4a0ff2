"""Numbers of payment cards (ISO/IEC 7812)."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from friendline.model import Severity
from friendline.screening.confidential.card_words import Said, said_around, says_card_near
from friendline.screening.confidential.cards_for_tests import is_for_tests
from friendline.screening.confidential.shown import Shown

_SPACES: Final = r"[ \u00a0\u2007\u2009\u202f]"
_ROW: Final = re.compile(
    rf"\d(?<!\d\d)(?<!\d[.,]\d)(?:(?:{_SPACES}{{1,2}}|{_SPACES}?[-\u2013._/|\u00b7]{_SPACES}?|\s?\n)?\d){{11,60}}"
    r"(?!\d)",
    re.ASCII,
)
"""Digits in any groups; 0.4539... is a fraction, nr.4539... is not."""

_DIGIT: Final = re.compile(r"\d", re.ASCII)
_GROUP: Final = re.compile(r"\d+", re.ASCII)
_USUAL_GAP: Final = re.compile(rf"{_SPACES}{{1,2}}|\.|{_SPACES}?[-\u2013]{_SPACES}?")
_USUAL_GROUPS: Final = frozenset(
    {(4, 4, 4, 4), (4, 4, 4, 4, 3), (4, 6, 4), (4, 6, 5), *((length,) for length in range(12, 20))}
)
"""How cards are printed, and all digits in one."""

_LONG: Final = 4
"""Digits of a group that a row goes on with; a date or a code of three stands behind a card."""

_IN_FOURS: Final = (4, 4, 4, 4)
"""Whoever wrote the first sixteen digits so meant them to be the number, right or wrong."""

_FEWEST: Final = 12
_MOST: Final = 19
_GLUED_BEFORE: Final = re.compile(r"(?:[\w/=#+-]|\d[.,])\Z", re.ASCII)
_GLUED_AFTER: Final = re.compile(r"[\w/=-]|[.,]\d", re.ASCII)
_PARCEL_BEFORE: Final = re.compile(
    r"\b(?=[A-Z]{0,20}\d)(?=\d{0,20}[A-Z])[A-Z\d]{2,20} $|\b[A-Z]{2} $"
)
"""How the row of a parcel or of an account looks in its middle: "1Z 999 AA1 ", "DE89 "."""

_ISSUERS: Final = (
    # first digits, lengths
    (re.compile(r"4"), (16,)),  # Visa
    (re.compile(r"5[1-5]|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)"), (16,)),  # Mastercard
    (re.compile(r"3[47]"), (15,)),  # American Express
    (re.compile(r"6011|64[4-9]|65"), (16,)),  # Discover
    (re.compile(r"35(?:2[89]|[3-8]\d)"), (16,)),  # JCB
)
_DINERS_CLUB: Final = (re.compile(r"30[0-5]|309|36|3[89]"), (14,))
"""Companies and books of libraries have such numbers too, though never in the groups of a card."""

_RARER_ISSUERS: Final = (
    _DINERS_CLUB,
    (re.compile(r"4"), (13, 19)),
    (re.compile(r"62"), (16, 17, 18, 19)),  # UnionPay
    (re.compile(r"50|5[6-8]|6304|6759|676[1-3]"), (12, 13, 14, 15, 16, 17, 18, 19)),  # Maestro
    (re.compile(r"220[0-4]"), (16,)),  # Mir
    (re.compile(r"60|65|81|82"), (16,)),  # RuPay
)


class _Candidate(NamedTuple):
    """Groups of a row that may be a card.

    Attributes:
        start: Their first digit in the text.
        end: The place behind their last.
        groups: The digits of each.
        is_usual: Whether they look as cards are printed, and nothing is glued to them.
    """

    start: int
    end: int
    groups: tuple[str, ...]
    is_usual: bool


def cards_in(text: str) -> Iterator[Shown]:
    """Give the card numbers: of a known issuer, of its length, with a right check digit.

    A number that the words around it call something else (an order, a parcel, a test) is none, and
    neither is one that is published for tests. Beside a word such as "Visa" the digits may stand in
    any groups.
    """
    for row in _ROW.finditer(text):
        end = row.start()
        for candidate in _candidates(text, row):
            is_next = candidate.is_usual or not _DIGIT.search(text, end, candidate.start)
            if candidate.start >= end and is_next and _is_card(text, candidate):
                end = candidate.end
                yield Shown(
                    candidate.start, end, Severity.HIGH, "Shows the number of a payment card."
                )


def _candidates(text: str, row: re.Match[str]) -> list[_Candidate]:
    """Give groups that stand together and pass as a card; the usual ones first."""
    groups = [match.span() for match in _GROUP.finditer(text, *row.span())]
    may_be_odd = says_card_near(text, *row.span())
    shape = tuple(right - left for left, right in groups)
    is_in_fours = shape[: len(_IN_FOURS)] == _IN_FOURS
    found = [
        _Candidate(groups[first][0], groups[last][1], digits, is_usual)
        for first, last in _windows(groups)
        if (is_usual := _is_usual(text, groups, first, last))
        or (may_be_odd and (not is_in_fours or shape[first : last + 1] == _IN_FOURS))
        if is_card_number("".join(digits := _digits(text, groups[first : last + 1])))
    ]
    return sorted(found, key=lambda one: (not one.is_usual, one.start, -one.end))


def _digits(text: str, groups: list[tuple[int, int]]) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in groups)


def _windows(groups: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the first and the last of groups that have together as many digits as a card."""
    for first in range(len(groups)):
        length = 0
        for last in range(first, len(groups)):
            start, end = groups[last]
            length += end - start
            if length > _MOST:
                break
            if length >= _FEWEST:
                yield first, last


def _is_usual(text: str, groups: list[tuple[int, int]], first: int, last: int) -> bool:
    own = groups[first : last + 1]
    if tuple(right - left for left, right in own) not in _USUAL_GROUPS:
        return False
    gaps = {text[left:right] for (_, left), (right, _) in pairwise(own)}
    return (
        len(gaps) <= 1
        and all(map(_USUAL_GAP.fullmatch, gaps))
        and not _is_middle(text, groups, first, last)
    )


def _is_middle(text: str, groups: list[tuple[int, int]], first: int, last: int) -> bool:
    """Whether a longer row goes on around; a year or a code of three digits may stand behind."""
    start, end = groups[first][0], groups[last][1]
    if _GLUED_BEFORE.search(text[max(0, start - 2) : start]) or _GLUED_AFTER.match(text, end):
        return True
    if _PARCEL_BEFORE.search(text[max(0, start - 22) : start]):
        return True
    row = [*groups[max(0, first - 1) : first], *groups[last + 1 : last + 2]]
    return any(
        right - left >= _LONG and "\n" not in text[min(right, end) : max(left, start)]
        for left, right in row
    )


def _is_card(text: str, candidate: _Candidate) -> bool:
    digits = "".join(candidate.groups)
    said = said_around(text, candidate.start, candidate.end)
    if said is Said.OTHER or is_for_tests(digits):
        return False
    if said is Said.CARD:
        return _is_issued(digits, (*_ISSUERS, *_RARER_ISSUERS))
    is_printed = len(candidate.groups) > 1
    issuers = (*_ISSUERS, _DINERS_CLUB) if is_printed else _ISSUERS
    return candidate.is_usual and _is_issued(digits, issuers)


def _is_issued(digits: str, issuers: tuple[tuple[re.Pattern[str], tuple[int, ...]], ...]) -> bool:
    return any(len(digits) in lengths and begins.match(digits) for begins, lengths in issuers)


def is_card_number(text: str) -> bool:
    """Whether the check digit of a payment card is right (Luhn)."""
    digits = [int(sign) for sign in reversed(re.sub(r"\D", "", text))]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0 and len(set(digits)) > 1
