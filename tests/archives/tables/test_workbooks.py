"""Reading a workbook as a table, and refusing what could do harm."""

import re
import time as time_module
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workbook_lists import Sheets, altered, stating, workbook

from friendline.archives.tables import workbooks
from friendline.archives.tables.delimited import NotATable, Table
from friendline.archives.tables.packed import LARGEST_UNPACKED, is_workbook
from friendline.archives.tables.workbooks import read_workbook, workbook_header

LIST = workbook({"Clients": [["Name", "Since"], ["Kim", date(2020, 3, 4)]]})
SHEET = "xl/worksheets/sheet1.xml"


def table(data: bytes) -> Table:
    """The table, where there is one."""
    read = read_workbook(data, lambda cells: "Name" in cells)
    assert isinstance(read, Table), read
    return read


def refused(data: bytes) -> str:
    """Why there is none."""
    read = read_workbook(data, lambda cells: "Name" in cells)
    assert isinstance(read, NotATable)
    return read.reason


def cells(*values: object) -> tuple[str, ...]:
    """How the values of one row are read."""
    rows: list[list[object]] = [["Name", *["x"] * (len(values) - 1)], list(values)]
    return table(workbook({"a": rows})).rows[0].cells


def test_values_are_written_as_in_a_csv() -> None:
    """Dates have no time of day, whole numbers no fraction, yes and no are words."""
    assert cells("Kim ", date(2020, 3, 4), datetime(2020, 3, 4, 10, 5)) == (  # noqa: DTZ001 - as Excel
        "Kim",
        "2020-03-04",
        "2020-03-04",
    )
    assert cells(447911123456, 3.0, 2.5, True, False) == ("447911123456", "3", "2.5", "yes", "no")
    assert cells("x", "#N/A", None, time(10, 5)) == ("x", "", "", "10:05:00")


def test_the_first_visible_sheet_with_the_header_is_read() -> None:
    """Cover sheets, hidden sheets and lines before the header are passed over."""
    sheets: Sheets = {
        "Cover": [["Our practice"]],
        "Old": [["Name"], ["Nobody"]],
        "People": [["As of today"], [], [None, "Name"], [None, "Kim"], [], ["", "Ann"]],
        "More": [["Name"], ["Nobody"]],
    }
    read = table(workbook(sheets, hidden=["Old"]))
    assert [(row.line, row.cells) for row in read.rows] == [(4, ("", "Kim")), (6, ("", "Ann"))]


def test_endless_sheets_are_cut_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows beyond the limit are left out, and that is told."""
    monkeypatch.setattr(workbooks, "MOST_ROWS", 3)
    read = table(workbook({"a": [["Name"], *[[f"Kim {number}"] for number in range(9)]]}))
    assert [row.cells[0] for row in read.rows] == ["Kim 0", "Kim 1", "Kim 2"]
    assert read.faults == ("The sheet has more than 3 rows; the rest was left out.",)


def test_the_header_alone() -> None:
    """The column names can be had without the rows, and are those of the table."""
    assert workbook_header(LIST) == table(LIST).header == ("Name", "Since")
    assert isinstance(workbook_header(b"PK\x03\x04rest"), NotATable)


def test_remarks_beside_the_table_have_no_column() -> None:
    """Cells right of the header stay under a blank name, and are no fault."""
    read = table(workbook({"a": [["Name"], ["Kim", None, "call back"]]}))
    assert read.header == ("Name", "", "")
    assert read.faults == ()


def test_formulas_without_a_result_are_told() -> None:
    """A formula is never worked out; where no result is stored, it is blank and told."""
    read = table(workbook({"a": [["Name", "Mail"], ["Kim", '=A2&"@example.org"'], ["=1+1", "x"]]}))
    assert [row.cells for row in read.rows] == [("Kim", ""), ("", "x")]
    (fault,) = read.faults
    assert fault.startswith("2 cells hold a formula")


def test_a_stored_result_is_read() -> None:
    """What Excel worked out before is taken as it stands."""
    result = b'<c r="A2" t="str"><f>1+1</f><v>Kim</v></c>'
    cached = altered(
        workbook({"a": [["Name"], ["=1+1"]]}),
        SHEET,
        lambda content: re.sub(rb'<c r="A2".*?</c>', result, content),
    )
    read = table(cached)
    assert (read.rows[0].cells, read.faults) == (("Kim",), ())


def test_a_false_size_does_no_harm() -> None:
    """A sheet that says it has all cells there could be, or none, is read as it is."""
    for area in ("A1:XFD1048576", "A1", "B2:A1"):
        assert len(table(stating(LIST, area)).rows) == 1


def test_a_far_cell_does_no_harm() -> None:
    """One cell in the last corner of a sheet costs no time and adds no people."""
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    data = altered(LIST, SHEET, lambda content: content.replace(b"</sheetData>", far))
    assert [row.cells[0] for row in table(data).rows if row.cells[0]] == ["Kim"]


def test_a_line_beyond_the_last_is_none() -> None:
    """A row that says it is the two thousand millionth is not waited for."""
    far = b'<row r="2147483647"><c r="A2147483647"><v>1</v></c></row></sheetData>'
    data = altered(LIST, SHEET, lambda content: content.replace(b"</sheetData>", far))
    began = time_module.process_time()
    assert [row.cells[0] for row in table(data).rows] == ["Kim"]
    assert time_module.process_time() - began < 5


def test_a_sheet_that_states_no_size_is_read() -> None:
    """Many programs write none; the rows tell how long they are."""
    data = altered(LIST, SHEET, lambda content: re.sub(rb"<dimension[^>]*/>", b"", content))
    assert table(data) == table(LIST)


def test_bombs_are_refused() -> None:
    """What unpacks to more than any list needs, or declares entities, is not opened."""
    zeros = altered(LIST, "xl/media/zeros.bin", lambda _: bytes(LARGEST_UNPACKED))
    assert "unpacks to more than 200 MB" in refused(zeros)
    laughing = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cc">]>'
    for coding in ("ascii", "utf-16-le"):
        mark = laughing.decode().encode(coding)
        entities = altered(LIST, SHEET, lambda content, mark=mark: mark + content)  # type: ignore[misc]
        assert "not a workbook of Excel" in refused(entities)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(100), "old Excel workbook"),
        (b"PK\x03\x04rest", "damaged"),
        (LIST[:-200], "damaged"),
        (altered(LIST, SHEET, lambda _: b"<broken"), "cannot be read"),
        (workbook({"a": [["Amount"], [3]]}), "No sheet"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes, reason: str) -> None:
    """Old, cut off and broken workbooks give one sentence with the way out."""
    assert reason in refused(data)
    assert is_workbook(data)


def test_text_documents_are_no_workbooks() -> None:
    """A document of Word is packed as a workbook is, and is none."""
    document = altered(b"PK\x05\x06" + bytes(18), "word/document.xml", lambda _: b"<a/>")
    assert not is_workbook(document)


@settings(deadline=None)
@given(st.integers(0, len(LIST) - 1), st.binary(min_size=1, max_size=8))
def test_any_broken_byte_is_survived(at: int, junk: bytes) -> None:
    """Whatever is damaged in a workbook, there is a table or a reason."""
    read = read_workbook(LIST[:at] + junk + LIST[at + len(junk) :])
    assert isinstance(read, Table) or read.reason


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_sheet_is_survived(content: str) -> None:
    """Whatever stands in a sheet, nothing raises."""
    inside = content.replace("x", '<c r="B9" t="s"><v>').replace("y", "<row>").encode()
    data = altered(LIST, SHEET, lambda old: old.replace(b"</sheetData>", inside + b"</sheetData>"))
    read = read_workbook(data)
    assert isinstance(read, Table) or read.reason
