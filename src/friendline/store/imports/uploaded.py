"""Where uploads lie until they were read, and what is shown of that."""

from pathlib import Path
from typing import Final

from friendline.store.home import Home

__all__ = ["FOLDER", "shown_path"]

FOLDER: Final = "uploads"
"""Below the home, so that nothing of an export lies where others look, or in the memory."""


def shown_path(home: Home, path: str) -> str:
    """Give the path of an export as it is shown: without the folder that its copy lay in."""
    place, folder = Path(path).absolute(), (home.folder / FOLDER).absolute()
    return "/".join(place.relative_to(folder).parts[1:]) if place.is_relative_to(folder) else path
