"""Which zips are parts of one Threads export; mostly they are those of Instagram (formats 2b)."""

from typing import Final

from friendline.archives.instagram.files import Part
from friendline.archives.meta.parts import wholes_of
from friendline.archives.threads.files import known_files

wholes: Final = wholes_of(
    "(?:threads|instagram)", (), known_files, lambda kind: kind.part is Part.PROFILE
)
"""Puts together the archives that are parts of the same Threads export."""
