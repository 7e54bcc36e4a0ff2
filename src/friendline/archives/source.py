"""What a source is: one export, recognised by its content and read as a stream of records."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TypeAlias

from friendline.archives.opening import Archive
from friendline.model import Record


@dataclass(frozen=True)
class Reading:
    """What a source may need to know to read an export.

    Attributes:
        zone: IANA name of the zone the owner lives in, for times written without one.
        today: The day of the review, for "so many years back".
        extra_facts: Names of further columns of a client list that the policy asks for;
            all other unknown columns are dropped unread.
        owner_emails: Addresses of the owner that other exports tell, in lower case.
        columns: The file that says what the columns of the client list are, where one is given
            and does not lie beside the list.
        parts: All parts of the export that is read, in order, where it came in several.
    """

    zone: str = "UTC"
    today: date = field(default_factory=date.today)
    extra_facts: frozenset[str] = frozenset()
    owner_emails: frozenset[str] = frozenset()
    columns: Path | None = None
    parts: tuple[Archive, ...] = ()


Reader: TypeAlias = Callable[[Archive, Reading], Iterator[Record]]


class Extent(Enum):
    """How much of what the user gives is one export of a kind."""

    TREE = "a zip, or a folder with all below it"
    FILES = "files that lie side by side"
    FILE = "each file by itself"


@dataclass(frozen=True)
class Source:
    """One kind of export.

    Attributes:
        kind: Its name in ``review.json``: ``"facebook"``, ``"client_list"`` ...
        recognises: Whether an archive is of this kind, by what is in it, never by its name.
        read: A stream of its records. Never raises for what is in the export: a broken file
            becomes a ``Fault`` in the stream and the rest is read.
        extent: How much of what the user gives is one export.
        completes_only: Whether the people in it are no clients by being there, but tell more of
            those of the client list.
        holds_media: Whether its exports can hold the pictures and videos that they mention.
        keeps_exif: Whether its photos may still hold what the camera noted: time, zone, place.
        wholes: Puts together those archives of this kind that are parts of one export;
            ``None`` where exports of this kind always come whole.
        own_files: Gives those of the names of a tree that are of this kind, where exports of
            several kinds were put into one folder; ``None`` where such a tree is all of one kind.
    """

    kind: str
    recognises: Callable[[Archive], bool]
    read: Reader
    extent: Extent
    completes_only: bool = False
    holds_media: bool = True
    keeps_exif: bool = True
    wholes: Callable[[Sequence[Archive]], list[tuple[Archive, ...]]] | None = None
    own_files: Callable[[tuple[str, ...]], tuple[str, ...]] | None = None
