"""Why an archive, or one file of it, is not opened; each class writes its own sentence.

ArchiveError
MissingPathError         nothing lies at this path
UnreadablePathError      the system does not let us read it
OtherArchiveKindError    a 7z, rar, gz ...
DamagedZipError          a zip that is cut off or broken
EncryptedZipError        a zip with a password
TooManyFilesError        more files than any export has
"""

from pathlib import Path


class UnreadableFileError(Exception):
    """One file of an archive cannot be read; the rest can.

    Attributes:
        name: The file, as a path inside its archive.
        reason: One sentence saying why.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class ArchiveError(Exception):
    """What was given cannot be opened as an export."""

    def __init__(self, path: Path, sentence: str) -> None:
        super().__init__(f"{path}: {sentence}")
        self.path = path
        self.sentence = sentence


class MissingPathError(ArchiveError):
    """Nothing lies at this path."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "there is no such file or folder. Check the spelling of the path.")


class UnreadablePathError(ArchiveError):
    """The system does not let us read this path."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path, f"this cannot be read ({why}). Copy it to a folder of your own.")


class OtherArchiveKindError(ArchiveError):
    """An archive, but neither a zip nor a tar."""

    def __init__(self, path: Path, kind: str) -> None:
        super().__init__(
            path,
            f"this is a {kind} archive, not a zip: unpack it first and give the folder.",
        )


class DamagedZipError(ArchiveError):
    """A zip that is cut off or broken."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "this zip is incomplete or damaged: download it again.")


class EncryptedZipError(ArchiveError):
    """A zip that wants a password."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "this zip has a password: unpack it first and give the folder.")


class TooManyFilesError(ArchiveError):
    """More files than any export has."""

    def __init__(self, path: Path, limit: int) -> None:
        super().__init__(
            path,
            f"this holds more than {limit:,} files, more than any export has: "
            "give the export itself, not the folder around it.",
        )
