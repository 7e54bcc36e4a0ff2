"""One page of an export in HTML as the records that its readers take."""

from collections.abc import Iterator
from typing import Any, Final

from friendline.archives.facebook.files import ALBUM, PROFILE, Kind
from friendline.archives.facebook.html.clock import Clock
from friendline.archives.facebook.html.markup import Node, text_of, tree_of
from friendline.archives.facebook.html.profile import profile_in
from friendline.archives.facebook.html.records import Dated, album_of, dated, records_of
from friendline.archives.facebook.html.rows import rows_in
from friendline.archives.facebook.html.slices import pieces
from friendline.archives.meta.records import Records

_HEADER: Final = "h1, ._3b0d, title"
_ABOUT: Final = "._3b0e"
_SHOWN: Final = 60
"""Characters of a date that are shown."""


class PageRecords(Records, frozen=True):
    """What one page holds.

    Attributes:
        values: Its records, ``None`` for a row that is no record of its kind.
        is_mended: Whether something that is no text was replaced.
        unread: Texts that stand where dates do and could not be read.
    """

    unread: tuple[str, ...] = ()

    def troubles(self) -> Iterator[str]:
        """Say what was wrong with the page, and which dates have no time in the book."""
        yield from super().troubles()
        if self.unread:
            first = self.unread[0][:_SHOWN].replace('"', "'")
            count = "1 date" if len(self.unread) == 1 else f"{len(self.unread)} dates"
            yield (
                f'{count} could not be read for certain (the first is "{first}"); '
                "what stands with it was read without a time."
            )


def read_page(content: bytes, kind: Kind, clock: Clock) -> PageRecords:
    """Give the records of a page.

    Raises:
        UnusableFileError: It is empty, or nested deeper than any page of an export.
    """
    page = _Page(content, clock)
    if kind is PROFILE:
        return PageRecords([profile_in(tree) for tree in page.trees()], page.is_mended)
    if kind is ALBUM:
        rows = list(page.rows())
        values: list[Any] = [album_of(page.header, page.about, rows)]
    else:
        values = list(records_of(page.rows(), kind, clock))
    return PageRecords(values, page.is_mended, tuple(page.unread))


class _Page:
    """Goes through a page piece by piece, and notes what is odd."""

    def __init__(self, content: bytes, clock: Clock) -> None:
        self._content = content
        self._clock = clock
        self.is_mended = False
        self.unread: list[str] = []
        self.header = ""
        self.about: tuple[str, ...] = ()

    def trees(self) -> Iterator[Node]:
        """Give the tree of each piece."""
        for piece in pieces(self._content):
            tree = tree_of(self._decoded(piece))
            if tree is not None:
                yield tree

    def rows(self) -> Iterator[Dated]:
        """Give the rows of all pieces, read."""
        for number, tree in enumerate(self.trees()):
            if not number:
                self._note_header(tree)
            for row in rows_in(tree, self._clock):
                if (
                    row.date
                    and any(map(str.isdecimal, row.date))
                    and (self._clock.seconds(row.date) is None)
                ):
                    self.unread.append(row.date)
                yield dated(row, self._clock)

    def _decoded(self, piece: bytes) -> str:
        try:
            return piece.decode()
        except UnicodeDecodeError:
            self.is_mended = True
            return piece.decode("utf-8", "replace")

    def _note_header(self, tree: Node) -> None:
        """Remember what stands at the head of a page: an album's name and description."""
        root = tree.parent or tree
        self.header = next((text for node in root.css(_HEADER) if (text := text_of(node))), "")
        self.about = tuple(text for node in root.css(_ABOUT) if (text := text_of(node)))
