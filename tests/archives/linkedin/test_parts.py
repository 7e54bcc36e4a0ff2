"""Several exports of one member: quick and large, of different years, split and packed anew."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import polars as pl
import pytest
from archives_helpers import folder_of, zip_of
from csv_archive_helpers import READING, MemoryArchive
from linkedin_helpers import BASIC, LARGE, LARGE_ONLY, export, of

from friendline.archives import find_exports, open_archive, search_all
from friendline.archives.linkedin import SOURCE
from friendline.archives.linkedin.parts import wholes
from friendline.book.collect import Book, Collector
from friendline.model import Gap, Record

OLD = {
    "Connections.csv": "First Name,Last Name,Email Address,Company,Position,Connected On\n"
    "Zoë,Bräuer,,,,01 Feb 2018\nKim,Novak,,,,01 Jun 2019\nBo,Ek,,,,02 Jun 2019\n",
    "Invitations.csv": "From,To,Sent At,Message,Direction\n"
    'Kim Novak,Jo Owner,"5/30/19, 2:37 PM",,INCOMING\n',
    "Profile.csv": BASIC["Profile.csv"],
    "Shares.csv": "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl\n"
    '2019-02-09 01:21:47,https://l/0,"First""\n""second",,\n',
}
OTHER_MEMBER = {"Profile.csv": BASIC["Profile.csv"].replace("Jo,Owner,Baker", "Ed,Else,")}


def read_together(*exports: Mapping[str, str]) -> list[Record]:
    """Records of several exports of one member, each knowing the others."""
    archives = [export(files, path=str(n)) for n, files in enumerate(exports)]
    reading = replace(READING, parts=tuple(archives))
    return [record for archive in archives for record in SOURCE.read(archive, reading)]


def book_of(records: Iterable[Record]) -> Book:
    """The book of some records."""
    collector = Collector()
    collector.add(records)
    return collector.book()


def same(one: Book, other: Book) -> bool:
    """Whether two books hold the same, but for the files that items came from."""
    shown = (book.items.drop("file") for book in (one, other))
    return (
        pl.DataFrame.equals(*shown)
        and one.ties == other.ties
        and one.requests == other.requests
        and one.accounts == other.accounts
    )


def gaps(*exports: Mapping[str, str]) -> list[str]:
    """What several exports together lack."""
    return [gap.what for gap in of(read_together(*exports), Gap)]


def test_exports_of_one_member_belong_together() -> None:
    """Who shares a name or an address is one member; who does not is another."""
    basic, large, old, other = map(export, (BASIC, LARGE, OLD, OTHER_MEMBER))
    assert wholes([old, other, basic, large]) == [(other,), (old, basic, large)]


def test_a_loose_table_belongs_to_the_only_member() -> None:
    """A table that does not say whose it is goes with the one member there is."""
    loose = export({"Shares.csv": OLD["Shares.csv"]})
    basic, other = export(BASIC), export(OTHER_MEMBER)
    assert wholes([loose, basic]) == [(loose, basic)]
    assert len(wholes([loose, basic, other])) == 3
    assert wholes([loose]) == [(loose,)]


def test_quick_and_large_together_are_the_large_one() -> None:
    """The quick export adds nothing to the large one of the same day, in either order."""
    large = book_of(read_together(LARGE))
    assert same(book_of(read_together(BASIC, LARGE)), large)
    assert same(book_of(read_together(LARGE, BASIC)), large)


def test_the_large_export_fills_the_gaps_of_the_quick_one() -> None:
    """Posts that stand in the other export are not called missing."""
    assert any("quick export" in what for what in gaps(BASIC))
    assert not any("quick export" in what for what in gaps(BASIC, LARGE))
    assert not any("no Connections.csv" in what for what in gaps(LARGE_ONLY, BASIC))


def test_who_is_no_longer_listed_is_told_by_name() -> None:
    """Connections of an older export that the newest lacks are named, in any order given."""
    for exports in permutations((OLD, BASIC)):
        (what,) = (what for what in gaps(*exports) if "older LinkedIn export" in what)
        assert ": Bo Ek, Zoë Bräuer. They" in what
    assert not any("older" in what for what in gaps(BASIC, LARGE))


def test_two_years_make_one_book_in_any_order() -> None:
    """A connection with and without an address is one, and the order does not matter."""
    books = [book_of(read_together(*order)) for order in permutations((OLD, BASIC, LARGE))]
    assert all(same(book, books[0]) for book in books)
    names = [account.name for account in books[0].accounts.values()]
    assert names.count("Kim Novak") == 1


def test_reading_again_changes_nothing() -> None:
    """An export taken twice gives the book of one."""
    once = list(read_together(LARGE))
    assert same(book_of(once), book_of([*once, *once]))


def test_split_and_renamed_exports_give_the_same(tmp_path: Path) -> None:
    """A folder, a zip, a zip in a wrapper folder and renamed tables make one book."""
    data = {name: text.encode() for name, text in LARGE.items()}
    wrapped = {f"LinkedIn/{name}": text for name, text in data.items()}
    renamed = {
        name if "/" in name else name.replace("_34875879", "").replace(".csv", " (1).csv"): text
        for name, text in data.items()
    }
    paths = [
        folder_of(tmp_path / "folder", data),
        zip_of(tmp_path / "Complete_LinkedInDataExport.zip", data),
        zip_of(tmp_path / "again.zip", wrapped),
        zip_of(tmp_path / "renamed.zip", renamed),
    ]
    books = [book_of(SOURCE.read(open_archive(path), READING)) for path in paths]
    assert all(same(book, books[0]) for book in books)
    half = len(data) // 2
    first = zip_of(tmp_path / "1.zip", dict(list(data.items())[:half]))
    second = zip_of(tmp_path / "2.zip", dict(list(data.items())[half:]))
    parts = tuple(map(open_archive, (first, second)))
    reading = replace(READING, parts=parts)
    split = [record for part in parts for record in SOURCE.read(part, reading)]
    assert same(book_of(split), books[0])


@pytest.mark.parametrize("files", [BASIC, LARGE])
def test_a_zip_is_one_export_and_no_client_list(tmp_path: Path, files: dict[str, str]) -> None:
    """No table of the export is taken for a list of clients."""
    data = {name: text.encode() for name, text in files.items()}
    (found,) = find_exports(zip_of(tmp_path / "x.zip", data))
    assert found.source is SOURCE
    kinds = {one.source.kind for one in find_exports(folder_of(tmp_path / "x", data))}
    assert kinds == {"linkedin"}


def test_the_registry_tells_exports_of_each_other(tmp_path: Path) -> None:
    """Two exports given by two paths know each other as parts."""
    paths = []
    for name, files in (("basic", BASIC), ("large", LARGE)):
        data = {file: text.encode() for file, text in files.items()}
        paths.append(zip_of(tmp_path / f"{name}.zip", data))
    assert [len(one.parts) for one in search_all(paths).exports] == [2, 2]


def test_memory_archives_compare_by_themselves() -> None:
    """The same export given twice is two parts, not one lost."""
    one, two = export(BASIC), export(BASIC)
    (whole,) = wholes([one, two])
    assert [part is given for part, given in zip(whole, (one, two), strict=True)] == [True, True]
    assert isinstance(whole[0], MemoryArchive)
