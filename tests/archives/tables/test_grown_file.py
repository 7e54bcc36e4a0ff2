"""A table that only grows: whatever happens to the file, no line is lost in silence."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from friendline.archives.tables.grown_file import (
    GrownFile,
    NotReadError,
    NotThisFileError,
    number_of,
    seconds_of,
    time_cell,
)


@pytest.fixture(autouse=True)
def _quick_disk() -> Iterator[None]:
    """Nobody waits for the disk here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("friendline.archives.tables.grown_file.os.fsync", lambda _file: None)
        yield


@pytest.fixture
def file(tmp_path: Path) -> GrownFile:
    """A file of three columns."""
    return GrownFile(tmp_path / "said.csv", ("number", "said", "note"), ("number", "said"))


def add(file: GrownFile, *rows: tuple[str, str, str]) -> None:
    """Add lines as a program does."""
    with file.one_writer():
        file.add(rows, file.read())


def test_what_is_added_is_read_and_what_is_there_stays(file: GrownFile) -> None:
    """Byte for byte, with what a spreadsheet would take for a formula guarded."""
    add(file, ("1", "=1+1", "a, b"))
    before = file.path.read_bytes()
    add(file, ("2", 'so "she" said', ""))
    assert file.path.read_bytes().startswith(before)
    assert b"'=1+1" in before
    cells = [row.whole_cells() for row in file.read().rows]
    assert cells == [("1", "=1+1", "a, b"), ("2", 'so "she" said', "")]


def test_a_line_that_was_cut_off_is_told_and_never_taken_for_whole(file: GrownFile) -> None:
    """Before something is added it is skipped; afterwards it is marked, and refused."""
    add(file, ("1", "yes", "why"))
    file.path.write_bytes(file.path.read_bytes() + b"2,n")
    assert "The last line was cut off" in file.read().faults[0]
    add(file, ("3", "yes", ""))
    rows = file.read().rows
    assert [row.line for row in rows] == [2, 3, 4]
    with pytest.raises(NotReadError, match="cut off"):
        rows[1].whole_cells()


def test_what_a_spreadsheet_saved_is_kept_beside_before_a_line_is_added(file: GrownFile) -> None:
    """Other columns, order and encoding are read, and then put right."""
    found = "said;number;mood\r\nZoë;1;good\r\n".encode("cp1252")
    file.path.write_bytes(found)
    assert not file.read().is_own_form
    add(file, ("2", "no", ""))
    assert [row.cells for row in file.read().rows] == [("1", "Zoë", ""), ("2", "no", "")]
    assert (file.path.parent / "said as found 1.csv").read_bytes() == found


def test_another_file_is_refused(file: GrownFile) -> None:
    """One without the columns that are needed is none."""
    file.path.write_text("name,email\nKim,kim@example.org\n")
    with pytest.raises(NotThisFileError):
        file.read()


@pytest.mark.parametrize(("text", "number"), [("7", 7), ("12.0", 12), ("3,0", 3)])
def test_numbers_are_read_as_spreadsheets_write_them(text: str, number: int) -> None:
    """A whole number may come with a decimal."""
    assert number_of(text) == number


@pytest.mark.parametrize("text", ["", "x", "-1", "1.5", "\u0663", "1" * 10])
def test_what_is_no_number_is_told(text: str) -> None:
    """The message names it."""
    with pytest.raises(NotReadError, match="is no number"):
        number_of(text)


def test_a_time_comes_back_and_what_is_none_is_0() -> None:
    """When something was said decides nothing, so a broken time costs nothing."""
    assert seconds_of(time_cell(1_700_000_000)) == 1_700_000_000
    assert seconds_of("last week") == 0
    assert not time_cell(0)
