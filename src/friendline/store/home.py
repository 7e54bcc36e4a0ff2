"""Where an owner's data lies."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

__all__ = ["VARIABLE", "Home", "home_at"]

VARIABLE: Final = "FRIENDLINE_HOME"
"""The variable of the environment that names the folder."""

_ONLY_THE_OWNER: Final = 0o700


@dataclass(frozen=True)
class Home:
    """A folder with one owner's data.

    Attributes:
        folder: The folder; it need not be there yet.
    """

    folder: Path

    @property
    def database(self) -> Path:
        """The file with everything in it."""
        return self.folder / "friendline.db"

    @property
    def exists(self) -> bool:
        """Whether a store was created here."""
        return self.database.exists()

    def make(self) -> None:
        """Make the folder, readable by nobody but the owner.

        Raises:
            OSError: It cannot be made.
        """
        self.folder.mkdir(parents=True, exist_ok=True, mode=_ONLY_THE_OWNER)


def home_at(folder: Path | None = None) -> Home:
    """Give the home in a folder; else the one the environment names; else the usual one."""
    if folder is not None:
        return Home(folder)
    named = os.environ.get(VARIABLE)
    return Home(Path(named) if named else user_data_path("friendline", appauthor=False))
