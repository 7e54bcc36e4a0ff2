"""Finding the tables in an archive."""

from csv_archive_helpers import MemoryArchive

from friendline.archives.tables.csv_files import headers_in, table_in, table_names
from friendline.archives.tables.delimited import NotATable


def test_names_of_tables() -> None:
    """Among several files the endings of tables count; a file alone may have any name."""
    many = MemoryArchive({"a/B.CSV": b"", "c.tsv": b"", "photo.jpg": b"", "d.json": b""})
    assert table_names(many) == ("a/B.CSV", "c.tsv")
    assert table_names(MemoryArchive({"export": b""})) == ("export",)


def test_broken_files_are_passed_over_and_told() -> None:
    """A file that cannot be read has no header, and a reason when it is asked for."""
    archive = MemoryArchive({"a.csv": b"Name\n", "b.csv": b""}, broken={"b.csv"})
    assert list(headers_in(archive, any)) == [("a.csv", ("Name",))]
    assert table_in(archive, "b.csv", any) == NotATable("It is broken.")
