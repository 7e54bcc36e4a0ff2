"""Whether another program has the store open, found out without its passphrase."""

import os
from typing import Final

from friendline.store.home import Home

__all__ = ["is_used_elsewhere"]

_FIRST: Final = 0x40000002
"""Where SQLite locks what it reads, and how many bytes (sqlite.org/src, os.h: SHARED_FIRST).

With a write-ahead log this lock stays as long as the store is open.
"""

_MANY: Final = 510


def is_used_elsewhere(home: Home) -> bool:
    """Whether another program has the store open; this one must have closed it before.

    On Windows it is always no: there an open file cannot be moved away, so moving it tells.

    Raises:
        OSError: The file cannot be read.
    """
    if os.name == "nt" or not home.exists:
        return False
    import fcntl  # noqa: PLC0415 - not on Windows

    with home.database.open("rb+") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _MANY, _FIRST)
        except (BlockingIOError, PermissionError):
            return True
    return False
