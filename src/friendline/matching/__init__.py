"""Who is who: which account is which person's, with the evidence and how sure it is."""

from typing import TYPE_CHECKING, Final

from friendline.loaded_later import loaded_later

if TYPE_CHECKING:
    from friendline.matching.resolve import match_people

__all__ = ["match_people"]

_WHERE: Final = {
    "match_people": "resolve",
}

__getattr__ = loaded_later(__name__, _WHERE)
