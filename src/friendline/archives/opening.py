"""Opening exports safely, wherever they lie: a folder, a zip, or a single file."""

from typing import Protocol


class Archive(Protocol):
    """An opened export: names and bytes, nothing written to disk.

    Attributes:
        path: Where the user's file or folder is, as given.
    """

    path: str

    def names(self) -> tuple[str, ...]:
        """All file names inside, with ``/``, sorted; never absolute, never with ``..``."""
        ...

    def read(self, name: str) -> bytes:
        """Bytes of one file.

        Raises:
            UnreadableFileError: It is broken, too large or packed too tightly.
        """
        ...
