"""Which zips are parts of one Instagram export (formats 2.1)."""

from typing import Final

from friendline.archives.instagram.files import Part, known_files
from friendline.archives.meta.parts import wholes_of

_LAYOUTS: Final = (
    frozenset({"account_information", "content", "login_and_account_creation"}),
    frozenset({"connections", "logged_information", "your_instagram_activity"}),
)

wholes: Final = wholes_of(
    "instagram", _LAYOUTS, known_files, lambda kind: kind.part is Part.PROFILE
)
"""Puts together the archives that are parts of the same Instagram export."""
