"""Telling which kind of list a file is, and finding what lies beside it."""

from pathlib import Path

from archives_helpers import folder_of, zip_of
from csv_archive_helpers import MemoryArchive
from workbook_lists import workbook

from friendline.archives.opening import inside, only, open_archive
from friendline.archives.tables.delimited import NotATable, Table
from friendline.archives.tables.files import beside, header_in, list_in, list_names

FILES = {
    "a.csv": b"Name\nKim\n",
    "b.xlsx": workbook({"a": [["Name"], ["Kim"]]}),
    "c.vcf": b"BEGIN:VCARD\nFN:Kim\nEND:VCARD\n",
    "d.jpg": b"\xff\xd8",
}


def test_every_kind_of_list_is_a_table() -> None:
    """A CSV, a workbook and vCards are read alike, whatever their names."""
    archive = MemoryArchive(FILES)
    assert list_names(archive) == ("a.csv", "b.xlsx", "c.vcf")
    for name in list_names(archive):
        table = list_in(MemoryArchive({"x": FILES[name]}), "x", any)
        assert isinstance(table, Table)
        assert "Kim" in table.rows[0].cells
        assert header_in(archive, name, any) == table.header


def test_what_cannot_be_read_is_told() -> None:
    """A broken file has no header, and a reason when it is read."""
    archive = MemoryArchive({"a.csv": b""}, broken={"a.csv"})
    assert header_in(archive, "a.csv", any) == ()
    assert list_in(archive, "a.csv", any) == NotATable("It is broken.")


def test_the_file_beside_a_list_is_found(tmp_path: Path) -> None:
    """It is found beside a single file, in a folder, in a part of one, and in a zip."""
    files = {"in/a.csv": b"Name\n", "in/a.columns.toml": b"said", "other.toml": b""}
    folder = open_archive(folder_of(tmp_path / "f", files))
    for archive, name in (
        (folder, "in/a.csv"),
        (inside(folder, "in"), "a.csv"),
        (only(inside(folder, "in"), "a.csv"), "a.csv"),
        (open_archive(tmp_path / "f/in/a.csv"), "a.csv"),
        (open_archive(zip_of(tmp_path / "z.zip", files)), "in/a.csv"),
    ):
        assert beside(archive, name, "a.columns.toml") == b"said"
        assert beside(archive, name, "none.toml") is None


def test_a_folder_or_a_zip_beside_a_list_is_not_opened(tmp_path: Path) -> None:
    """Only a plain file counts."""
    folder_of(tmp_path, {"a.csv": b"Name\n", "a.columns.toml/x": b""})
    zip_of(tmp_path / "b.toml", {"x": b""})
    archive = open_archive(tmp_path / "a.csv")
    assert beside(archive, "a.csv", "a.columns.toml") is None
    assert beside(archive, "a.csv", "b.toml") is None
