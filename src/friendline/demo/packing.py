"""Zip files whose bytes depend on nothing but their content."""

import zipfile
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self


class Parcel:
    """A zip being written; every member bears the same day.

    Members are stored, not deflated: compressed bytes differ between versions of zlib.

    Args:
        path: Where the zip is to be.
        day: Day that its members bear.
    """

    def __init__(self, path: Path, day: date) -> None:
        self.path = path
        self._day = (day.year, day.month, day.day, 6, 0, 0)
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_STORED)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def put(self, name: str, content: bytes) -> None:
        """Add a member."""
        info = zipfile.ZipInfo(name, self._day)
        info.create_system = 3  # Unix, wherever this runs
        info.external_attr = 0o644 << 16
        self._zip.writestr(info, content)
