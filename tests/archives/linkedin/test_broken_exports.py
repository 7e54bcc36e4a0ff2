"""Broken and hostile LinkedIn exports: nothing raises, everything else is still read."""

import csv
import io

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linkedin_helpers import BASIC, LARGE, export, of, read

from friendline.archives.linkedin import SOURCE
from friendline.archives.source import Reading
from friendline.model import Fault, Item, Record, Tie

TABLES = sorted(name for name in LARGE if name.endswith(".csv"))
CELLS = st.text(max_size=20) | st.sampled_from(
    ["\x00", '"', "2026-13-45 99:99:99", "1/1/1, 1:1 PM", "0001-01-01", "9999-12-31 23:59:59", "-"]
)


def check(records: list[Record]) -> None:
    """What comes out is of the declared types, whatever went in, and no name is empty."""
    for record in records:
        msgspec.convert(msgspec.to_builtins(record), type(record), strict=True)
        if isinstance(record, Item):
            assert "" not in (record.place, record.by, record.group, record.timeline, record.link)
        if isinstance(record, Tie):
            assert record.account.name


def with_cell(text: str, row: int, column: int, cell: str) -> str:
    """Give a table with another value in one cell, as LinkedIn would write it."""
    rows = list(csv.reader(io.StringIO(text)))
    filled = [at for at, cells in enumerate(rows) if len(cells) > 1 or at == len(rows) - 1]
    cells = rows[filled[row % len(filled)]]
    cells[column % len(cells)] = cell
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()


def test_the_whole_export_is_read_without_a_fault() -> None:
    """The export that is broken below is right to begin with."""
    assert of(read(LARGE), Fault) == []
    check(read(LARGE))


@settings(deadline=None)
@given(st.sampled_from(TABLES), st.integers(0, 5), st.integers(0, 12), CELLS)
def test_any_text_in_any_cell_never_raises(name: str, row: int, column: int, cell: str) -> None:
    """Whatever stands in any cell of any table, its header too, the rest is read."""
    changed = with_cell(LARGE[name], row, column, cell)
    check(read({"Profile.csv": BASIC["Profile.csv"], name: changed}))


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(sorted(LARGE)), st.binary(max_size=100), st.booleans())
def test_any_bytes_of_any_file_never_raise(name: str, data: bytes, keeps_header: bool) -> None:  # noqa: FBT001 - drawn
    """Any bytes instead of a file, or below its header."""
    head = LARGE[name].partition("\n")[0].encode() + b"\n" if keeps_header else b""
    check(read({**BASIC, name: head + data}))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_cannot_be_read_is_told(name: str) -> None:
    """A file that the archive cannot give is listed, and the others are read."""
    archive = export(LARGE)
    archive.broken.add(name)
    records = list(SOURCE.read(archive, Reading()))
    assert [fault.file for fault in of(records, Fault)] == [name]
    assert of(records, Item)
