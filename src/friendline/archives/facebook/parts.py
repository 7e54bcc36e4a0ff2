"""Which zips are parts of one Facebook export (formats 1.1, 1.2)."""

from typing import Final

from friendline.archives.facebook.files import PROFILE, known_files
from friendline.archives.meta.parts import wholes_of

_LAYOUTS: Final = (
    frozenset({"friends", "photos_and_videos", "following_and_followers", "likes_and_reactions"}),
    frozenset({"friends_and_followers"}),
    frozenset({"connections", "personal_information", "your_facebook_activity"}),
)

wholes: Final = wholes_of("facebook", _LAYOUTS, known_files, lambda kind: kind is PROFILE)
"""Puts together the archives that are parts of the same Facebook export."""
