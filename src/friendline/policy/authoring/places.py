"""Where somebody works: what a profession asks holds in some places and not in others."""

import re
from typing import Final

from friendline.policy.authoring.interview import NotOfferedError
from friendline.policy.language.words import fold, quoted

ANYWHERE: Final = "anywhere"
_PLACE: Final = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")
_USUAL_NAMES: Final = {
    "uk": "GB",
    "united_kingdom": "GB",
    "britain": "GB",
    "great_britain": "GB",
    "england": "GB-ENG",
    "scotland": "GB-SCT",
    "wales": "GB-WLS",
    "northern_ireland": "GB-NIR",
    "usa": "US",
    "united_states": "US",
    "canada": "CA",
    "australia": "AU",
}
_STATES: Final = (
    "AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH "
    "NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY"
)


class NotAPlaceError(NotOfferedError):
    """Something else where a country or a part of one is wanted."""

    def __init__(self, text: str) -> None:
        ValueError.__init__(
            self,
            f"The place {quoted(text)} cannot be read. Write a country by its two letters, as GB "
            "or US, or a state or province with them, as US-FL; leave it out for what holds in "
            "any place.",
        )


class PlaceAloneError(NotOfferedError):
    """A place without a profession, which is all that it could matter for."""

    def __init__(self) -> None:
        ValueError.__init__(
            self,
            "--place says where what a profession asks holds, and no profession was given. Give "
            "--profession too, such as: --profession teaching --place GB",
        )


def read_place(text: str | None) -> str | None:
    """Read where somebody works.

    Args:
        text: A code of ISO 3166, ``"GB"`` or ``"US-FL"``, in any case; ``"UK"`` is taken for
            ``"GB"``. Blank and ``"anywhere"`` are no place.

    Raises:
        NotAPlaceError: It is no such code.
    """
    word = fold(text or "")
    if word in {"", ANYWHERE}:
        return None
    code = _USUAL_NAMES.get(word, word.replace("_", "-").upper())
    code = f"GB{code.removeprefix('UK')}" if code.startswith("UK-") else code
    if not _PLACE.fullmatch(code):
        raise NotAPlaceError(text or "")
    return code


def taken_for_a_country(place: str | None) -> str:
    """Say how a place was read that a state of the USA may have been meant by; "" for others.

    Args:
        place: As ``read_place`` gives it: ``"CA"`` is Canada, and may have been California.
    """
    if place is None or place not in _STATES.split():
        return ""
    return f"{place} is read as a country; the state of the USA is US-{place}."
