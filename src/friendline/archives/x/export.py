"""The files of an X archive, read once, with those of its other parts (formats 4)."""

from collections.abc import Iterator, Sequence

from friendline.archives.json_documents import UnusableFileError
from friendline.archives.opening import Archive, UnreadableFileError
from friendline.archives.tables.csv_files import table_in
from friendline.archives.tables.delimited import NotATable
from friendline.archives.x.files import Document, Kind, kind_in, kind_of, records_in
from friendline.archives.x.table import is_tweet_table, tweets_in
from friendline.model import Fault


class Export:
    """What an archive and its other parts hold, as far as it can be read.

    Attributes:
        documents: The files of all parts that could be read.
        faults: What could not be read, of the part at hand.
        names: The paths of all files in all parts.
    """

    def __init__(self, archive: Archive, parts: Sequence[Archive]) -> None:
        self.documents: list[Document] = []
        self.faults: list[Fault] = []
        self.names = tuple(name for part in parts for name in part.names())
        tables: list[Document] = []
        for part in parts:
            for document in self._documents_of(part, is_own=part is archive):
                (tables if document.kind is Kind.TABLE else self.documents).append(document)
        if not self.of_kind(Kind.TWEETS):
            # Beside the months in JavaScript, the table only says the same a second time.
            self.documents += [_as_tweets(table) for table in tables]

    def of_kind(self, *kinds: Kind) -> list[Document]:
        """Give the files that hold one of these."""
        return [document for document in self.documents if document.kind in kinds]

    def own(self, *kinds: Kind) -> Iterator[Document]:
        """Give the files of the part at hand that hold one of these."""
        return (document for document in self.of_kind(*kinds) if document.is_own)

    def has(self, kind: Kind) -> bool:
        """Whether there is a file of this kind, be it broken or empty."""
        return bool(self.of_kind(kind)) or any(kind_of(name) is kind for name in self.names)

    def _documents_of(self, archive: Archive, *, is_own: bool) -> Iterator[Document]:
        names = archive.names()
        # A file that stands alone may have any name; what it is, its first line tells.
        for name in names if len(names) == 1 else filter(kind_of, names):
            try:
                document = self._document(archive, name, is_own=is_own)
            except UnreadableFileError as error:
                self._note(name, error.reason, is_own=is_own)
            except UnusableFileError as error:
                self._note(name, str(error), is_own=is_own)
            else:
                if document is not None:
                    yield document

    def _document(self, archive: Archive, name: str, *, is_own: bool) -> Document | None:
        kind = kind_of(name)
        if kind is Kind.TABLE:
            return self._table(archive, name, is_own=is_own)
        content = archive.read(name)
        kind = kind or kind_in(content)
        if kind is None:
            return self._table(archive, name, is_own=is_own)
        records, mended = records_in(content, kind)
        if mended:
            self._note(name, mended, is_own=is_own)
        return Document(name, kind, records, is_own=is_own)

    def _table(self, archive: Archive, name: str, *, is_own: bool) -> Document | None:
        table = table_in(archive, name, is_tweet_table)
        if isinstance(table, NotATable):
            if not table.lacks_header:
                self._note(name, table.reason, is_own=is_own)
            return None
        for sentence in table.faults:
            self._note(name, sentence, is_own=is_own)
        return Document(name, Kind.TABLE, tweets_in(table), is_own=is_own)

    def _note(self, file: str, reason: str, *, is_own: bool) -> None:
        if is_own:
            self.faults.append(Fault(file=file, reason=reason))


def _as_tweets(table: Document) -> Document:
    return Document(table.file, Kind.TWEETS, table.records, is_own=table.is_own)
