"""When two telephone numbers are the same: by the whole number with its country, never by its end.

Client lists write numbers as their country does, exports with its code (formats 1.3, 7). Which
country a number without a code belongs to is told by the rest of the list; where the list does
not tell, such a number equals only one that is written without a code as well.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_LONGEST = 60
"""Characters of a text that can be a number."""

_FEWEST_DIGITS = 9
"""Digits of a number without any country that still tell one subscriber from others."""

_SHARE_OF_HOME = 2 / 3
"""Share of the numbers with a code that must be of one country, for it to be the list's."""


class PhoneReader:
    """Reads the numbers of one list, each in the one way that all spellings of it have."""

    def __init__(self, listed: Iterable[str]) -> None:
        """Take the list.

        Args:
            listed: All numbers of the list, as written; they tell its country.
        """
        self._listed = tuple(listed)
        self._known: dict[str, str | None] = {}

    @cached_property
    def home(self) -> str | None:
        """The country that most numbers of the list with a code are of, as ISO 3166 letters."""
        from phonenumbers import region_code_for_number  # noqa: PLC0415 - loads its tables

        coded = (_coded(text) for text in self._listed if len(text) <= _LONGEST)
        regions = Counter(region_code_for_number(number) for number in coded if number)
        region, count = next(iter(regions.most_common(1)), (None, 0))
        return region if count >= _SHARE_OF_HOME * regions.total() else None

    def key(self, text: str) -> str | None:
        """Give what is the same for all ways to write one number.

        Returns:
            ``"+493012345678"``, with ``";ext=12"`` where it has an extension; only the digits
            where no country can be told; ``None`` for what is no number of a person: too short,
            made up, a free or premium line. Never raises.
        """
        if text not in self._known:
            self._known[text] = self._read(text) if len(text) <= _LONGEST else None
        return self._known[text]

    def _read(self, text: str) -> str | None:
        number = _coded(text) or (_parsed(text, self.home) if self.home else None)
        if number is not None:
            return None if _is_a_service(number) else _written(number)
        return None if self.home or _says_a_code(text) else _digits_alone(text)


def _says_a_code(text: str) -> bool:
    return _bare(text).startswith(("+", "00"))


def _bare(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().removeprefix("tel:").lstrip("( ")


def _coded(text: str) -> "PhoneNumber | None":
    """Read a number that is written with the code of its country: ``+49``, ``0049``."""
    bare = _bare(text)
    if not bare.startswith(("+", "00")):
        return None
    return _parsed(f"+{bare[2:]}" if bare.startswith("00") else bare, None)


def _parsed(text: str, region: str | None) -> "PhoneNumber | None":
    from phonenumbers import NumberParseException, is_valid_number, parse  # noqa: PLC0415 - as above

    try:
        number = parse(text, region)
    except NumberParseException:
        return None
    return number if is_valid_number(number) else None


def _is_a_service(number: "PhoneNumber") -> bool:
    """Whether it is a free, shared-cost or premium line: those are a firm's and nobody's own."""
    from phonenumbers import PhoneNumberType, number_type  # noqa: PLC0415 - as above

    return number_type(number) in {
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.UAN,
        PhoneNumberType.VOICEMAIL,
    }


def _written(number: "PhoneNumber") -> str:
    from phonenumbers import PhoneNumberFormat, format_number  # noqa: PLC0415 - as above

    plain = format_number(number, PhoneNumberFormat.E164)
    # A number with an extension is one desk of many; without it, it is the switchboard.
    return f"{plain};ext={number.extension}" if number.extension else plain


def _digits_alone(text: str) -> str | None:
    digits = "".join(char for char in text if char.isdecimal() and char.isascii())
    has_words = any(char.isalpha() for char in text)
    is_made_up = len(set(digits[2:])) <= 1 or digits in "01234567890123456789"
    return None if has_words or is_made_up or len(digits) < _FEWEST_DIGITS else digits
