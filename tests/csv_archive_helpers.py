"""An archive in memory, for the tests of everything that is read from tables."""

from dataclasses import dataclass, field
from datetime import date

from friendline.archives.opening import UnreadableFileError
from friendline.archives.source import Reading

TODAY = date(2026, 11, 22)
READING = Reading(zone="Europe/London", today=TODAY)


@dataclass
class MemoryArchive:
    """Files by name; those named in ``broken`` cannot be read."""

    files: dict[str, bytes]
    path: str = "given"
    broken: set[str] = field(default_factory=set)

    def names(self) -> tuple[str, ...]:
        """All names, sorted."""
        return tuple(sorted(self.files))

    def read(self, name: str) -> bytes:
        """The bytes of one file."""
        if name in self.broken:
            raise UnreadableFileError(name, "It is broken.")
        return self.files[name]


def archive_of(**texts: str) -> MemoryArchive:
    """An archive of CSVs, each named by its keyword."""
    return MemoryArchive({f"{name}.csv": text.encode() for name, text in texts.items()})


def day(year: int, month: int, day_of_month: int) -> int:
    """A date the way facts keep it."""
    return (date(year, month, day_of_month) - date(1970, 1, 1)).days
