"""Reading what networks, calendars and address books export, as records of ``model``.

``find_exports`` finds and recognises, ``Export.records`` reads. Adding a source is adding a file
that offers a ``SOURCE`` and one line in ``registry.SOURCES``.
"""

from typing import TYPE_CHECKING, Final

from friendline.loaded_later import loaded_later

if TYPE_CHECKING:
    from friendline.archives.opening import Archive, open_archive
    from friendline.archives.refusals import ArchiveError, UnreadableFileError
    from friendline.archives.registry import (
        SOURCES,
        Export,
        Found,
        NothingRecognisedError,
        Unrecognised,
        find_exports,
        recognise,
        search,
        search_all,
    )
    from friendline.archives.source import Reading, Source

__all__ = [
    "SOURCES",
    "Archive",
    "ArchiveError",
    "Export",
    "Found",
    "NothingRecognisedError",
    "Reading",
    "Source",
    "UnreadableFileError",
    "Unrecognised",
    "find_exports",
    "open_archive",
    "recognise",
    "search",
    "search_all",
]

_WHERE: Final = {
    "Archive": "opening",
    "ArchiveError": "refusals",
    "Export": "registry",
    "Found": "registry",
    "NothingRecognisedError": "registry",
    "Reading": "source",
    "SOURCES": "registry",
    "Source": "source",
    "UnreadableFileError": "refusals",
    "Unrecognised": "registry",
    "find_exports": "registry",
    "open_archive": "opening",
    "recognise": "registry",
    "search": "registry",
    "search_all": "registry",
}

__getattr__ = loaded_later(__name__, _WHERE)
