"""Where somebody works: what a profession asks holds in some places and not in others."""

import re
from typing import Final

from msgspec import structs

from friendline.policy.authoring.interview import NotOfferedError
from friendline.policy.guidance import Pack
from friendline.policy.language.words import fold, quoted

ANYWHERE: Final = "anywhere"
_PLACE: Final = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]{1,3})?")
_USUAL_NAMES: Final = {
    "uk": "GB",
    "united_kingdom": "GB",
    "britain": "GB",
    "great_britain": "GB",
    "usa": "US",
    "united_states": "US",
}


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


def held_in(pack: Pack, place: str | None) -> Pack:
    """Give a pack with only those promises that hold in a place; all of them for ``None``.

    Args:
        pack: The pack.
        place: As ``read_place`` gives it.
    """
    if place is None:
        return pack
    held = (one for one in pack.promises if one.source is None or one.source.holds_in(place))
    return structs.replace(pack, promises=tuple(held))
