"""What is checked of every source: it can be asked about anything, and gives sound records."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from typing import Final

import msgspec

from friendline.archives.opening import Archive, UnreadableFileError
from friendline.archives.source import Reading, Source
from friendline.model import Fault, Gap, Item, Record, Tie
from fuzz.damage import damaged
from fuzz.files import Files
from fuzz.target import Choices, must

READING: Final = Reading(
    zone="Europe/London", today=date(2026, 11, 22), extra_facts=frozenset({"tier"})
)


class Memory:
    """An archive in memory.

    Args:
        files: What is in it; ``None`` is a file that cannot be read.
    """

    def __init__(self, files: Mapping[str, bytes | None]) -> None:
        self.path = "given"
        self._files = dict(files)

    def names(self) -> tuple[str, ...]:
        """All names, sorted."""
        return tuple(sorted(self._files))

    def read(self, name: str) -> bytes:
        """The bytes of one file."""
        content = self._files.get(name)
        if content is None:
            raise UnreadableFileError(name, "It is damaged.")
        return content


def tries_source(source: Source, exports: tuple[Files, ...], data: bytes) -> None:
    """Read an export of which one file is damaged, missing, unreadable or another one."""
    choices = Choices(data)
    export = choices.of(exports)
    name = choices.of(list(export))
    content: bytes | None = export[name]
    match choices.number(16):
        case 0:
            content = None
        case 1:
            content = export[choices.of(list(export))]
        case _:
            content = damaged(export[name], choices)
    check_read(source, Memory({**export, name: content}))


def check_read(source: Source, archive: Archive) -> None:
    """Check that a source can be asked about anything, and reads anything."""
    with suppress(UnreadableFileError):
        source.recognises(archive)
    check(source.read(archive, READING))


def check(records: Iterable[Record]) -> None:
    """Check that records are of the declared types, can be written, and have no blank names."""
    for record in records:
        msgspec.convert(msgspec.to_builtins(record), type(record), strict=True)
        msgspec.json.encode(record)
        must("" not in _needed(record), record)


def _needed(record: Record) -> tuple[str | None, ...]:
    """Give the texts of a record that are a text or nothing, and never blank."""
    match record:
        case Item():
            one = (record.place, record.by, record.group, record.link)
            return (*one, *record.tagged, *record.media)
        case Tie():
            return (record.account.name,)
        case Fault():
            return (record.reason.strip(),)
        case Gap():
            return (record.what.strip(), record.remedy.strip())
        case _:
            return ()
