"""What keeps opening an archive safe: limits, and names that lead nowhere else."""

import re
from typing import Final

from friendline.archives.refusals import UnreadableFileError

MAX_FILES: Final = 500_000
"""Files in one archive. The largest real exports have some 100,000, nearly all media."""

MAX_FILE_BYTES: Final = 512 * 2**20
"""Bytes of one file that is read. Facebook starts a new file every 10,000 posts (formats 1.2)."""

MAX_TOTAL_BYTES: Final = 4 * 2**30
"""Bytes read from one archive in all."""

MAX_RATIO: Final = 250
"""How many times larger a packed file may become; pretty-printed JSON stays below 60."""

RATIO_FREE_BYTES: Final = 4 * 2**20
"""Files up to this size may be packed as tightly as they like: they do no harm."""

MAX_DEPTH: Final = 40
"""Folders inside folders. Real exports have at most ten."""

PLAIN_NAME: Final = re.compile(
    r"[A-Za-z0-9_][\w'() -]*(?:\.\w+)*(?:/[A-Za-z0-9_][\w'() -]*(?:\.\w+)*)*", re.ASCII
)
"""Nearly every name in a real export, looked at once for all that could be wrong with it."""
_DRIVE: Final = re.compile(r"[A-Za-z]:")


class Budget:
    """Counts the bytes read from one archive, so that no archive can fill the memory."""

    def __init__(self) -> None:
        self._left = MAX_TOTAL_BYTES

    def check_size(self, name: str, size: int) -> None:
        """Refuse a file that is too large.

        Raises:
            UnreadableFileError: It is larger than what may be read of one file, or of all.
        """
        if size > MAX_FILE_BYTES:
            limit = MAX_FILE_BYTES // 2**20
            raise UnreadableFileError(
                name, f"It is larger than the {limit} MB that are read of one file; it was skipped."
            )
        if size > self._left:
            limit = MAX_TOTAL_BYTES // 2**30
            raise UnreadableFileError(
                name, f"More than {limit} GB were read from this archive; the rest was skipped."
            )

    def spend(self, size: int) -> None:
        """Count bytes that were read."""
        self._left -= size


def first_tags(page: str, most: int) -> str:
    """Give the begin of a page of HTML, up to so many tags.

    A parser of HTML takes time by the square of how deep elements lie: a page that does nothing
    but open elements would keep it busy for hours.
    """
    return "<".join(page.split("<", most)[:most])


def safe_name(name: str) -> str | None:
    """Write a member's name with ``/`` and without ``.``; ``None`` if it leads elsewhere.

    Zips packed again on Windows may hold backslashes (formats 1.1).
    """
    slashed = name.replace("\\", "/")
    if slashed.startswith("/") or "\0" in slashed:
        return None
    parts = [part for part in slashed.split("/") if part not in {"", "."}]
    if not parts or ".." in parts or len(parts) > MAX_DEPTH or _DRIVE.match(parts[0]):
        return None
    return shown_name("/".join(parts))


def is_litter(name: str) -> bool:
    """Whether a file is the Mac's own, and no part of the export (formats 1.1)."""
    last = name.rsplit("/", 1)[-1]
    return (
        last.startswith("._")
        or last == ".DS_Store"
        or name.startswith("__MACOSX/")
        or "/__MACOSX/" in name
    )


def shown_name(name: str) -> str:
    """Give a name as text that can be written anywhere, whatever bytes the disk holds."""
    return name.encode("utf-8", "replace").decode("utf-8")
