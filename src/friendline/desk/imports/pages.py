"""What the pages about imports show."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from friendline.desk.jobs import Standing
from friendline.model import Seconds
from friendline.review.contract import MissingPart, SkippedFile, SourceRow
from friendline.review.words import count
from friendline.store.home import Home
from friendline.store.imports.kinds import kind_said
from friendline.store.imports.records import CLIENT_LIST, lies_at, newest_client_list
from friendline.store.imports.uploaded import shown_path
from friendline.store.jobs import Ended, Read
from friendline.store.models import Import
from friendline.store.review import reviewed

__all__ = ["Given", "Imports", "OneImport", "given_of", "imports_page", "waits_for"]


@dataclass(frozen=True)
class Given:
    """A file that was given, and what came of it.

    Attributes:
        name: Of the file.
        kind: What it was recognised as, in words.
        gave: What it gave, in words.
        is_read: Whether it was read at all.
        skipped: What of it could not be read.
    """

    name: str
    kind: str
    gave: str
    is_read: bool
    skipped: Sequence[SkippedFile]


@dataclass(frozen=True)
class OneImport:
    """Something that was imported.

    Attributes:
        at: When.
        kind: What it is, in words.
        path: Where it lay.
        gave: What it gave, in words; empty until a review counted it.
        note: Whether it still lies there, and whether it holds.
        skipped: What of it could not be read.
    """

    at: Seconds
    kind: str
    path: str
    gave: str
    note: str
    skipped: Sequence[SkippedFile]


@dataclass(frozen=True)
class Imports:
    """The page of what was imported.

    Attributes:
        imports: The newest first.
        missing: What no export tells, and how to supply it.
        skipped: How many files could not be read.
    """

    imports: Sequence[OneImport]
    missing: Sequence[MissingPart]
    skipped: int

    @property
    def title(self) -> str:
        """How it stands."""
        if not self.imports:
            return "Nothing is imported yet"
        known = count(len(self.imports), "file was", "files were")
        return f"{known} imported"


def given_of(ended: Ended | None) -> tuple[Given, ...]:
    """Give what came of each file of the last import."""
    return () if ended is None else tuple(map(_given, ended.read))


def imports_page(home: Home) -> Imports:
    """Give what was imported, as the last review counted it."""
    rows: dict[str, SourceRow] = {row.path: row for row in reviewed.section("sources")}
    holds = newest_client_list()
    imports = [_import(one, rows.get(one.shown_path), home, holds) for one in Import.objects.all()]
    skipped = sum(len(one.skipped) for one in imports)
    return Imports(imports[::-1], reviewed.section("missing"), skipped)


def waits_for(standing: Standing) -> bool:
    """Whether an import is being done, or waits."""
    return standing.job is not None and standing.job.kind == "import"


def _given(read: Read) -> Given:
    gave = _gave(read.row)
    if read.was_there:
        gave = f"{gave}; all of it was imported before"
    is_read = read.new is not None
    said = gave if is_read else "not read"
    return Given(read.name, kind_said(read.row.kind), said, is_read, read.row.skipped)


def _import(one: Import, row: SourceRow | None, home: Home, holds: int | None) -> OneImport:
    return OneImport(
        one.at,
        kind_said(one.kind),
        shown_path(home, one.shown_path),
        _gave(row) if row else "",
        _note(one, home, holds),
        row.skipped if row else (),
    )


def _note(one: Import, home: Home, holds: int | None) -> str:
    if one.kind == CLIENT_LIST and one.is_client_list:
        return "This is the list that holds." if one.pk == holds else "A newer list holds."
    if shown_path(home, one.shown_path) != one.shown_path:
        return "Uploaded, so its pictures were not kept. Import it from its folder to see them."
    if one.kind in {CLIENT_LIST, "calendar"} or lies_at(one.shown_path):
        return ""
    return "It no longer lies there, so its pictures cannot be shown."


def _gave(row: SourceRow) -> str:
    return ", ".join(_counts(row)) or "nothing to count, such as pictures"


def _counts(row: SourceRow) -> Iterator[str]:
    counted: Iterable[tuple[int, str, str]] = (
        (row.items, "post or comment", "posts and comments"),
        (row.people, "person", "people"),
        (row.requests, "request", "requests"),
        (row.events, "appointment", "appointments"),
    )
    for many, one, several in counted:
        if many:
            yield f"{many:,} {one if many == 1 else several}"
