"""Reading any table as text: encodings, delimiters, preambles, broken quotation marks."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.archives.tables.delimited import (
    DELIMITERS,
    IsHeader,
    NotATable,
    Table,
    decode,
    read_header,
    read_table,
)


def _table(data: bytes | str, is_header: IsHeader = any) -> Table:
    raw = data.encode() if isinstance(data, str) else data
    table = read_table(raw, is_header)
    assert isinstance(table, Table), table
    return table


def _cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_unicode_encodings_are_found(encoding: str) -> None:
    """A table in any Unicode encoding, with or without its mark, reads the same."""
    table = _table("Name,City\nZoë Brandt,Łódź\n".encode(encoding))
    assert table.header == ("Name", "City")
    assert _cells(table) == [("Zoë Brandt", "Łódź")]


@pytest.mark.parametrize(
    "text", ["Name;Ort\nJörg Müller;Köln\n", "Nom;Ville\nChloé Lefèvre;Besançon\n", "A;B\nÑ;€\n"]
)
def test_western_code_page_is_found(text: str) -> None:
    """Even a few names saved by an old Western program keep their accents."""
    assert _table(text.encode("cp1252")).rows[0].cells == tuple(text.split("\n")[1].split(";"))


def test_another_script_is_found() -> None:
    """Lists in a Cyrillic or Greek code page are not read as Western."""
    russian = "Имя,Город\nИван Петров,Москва\nИлья,Тверь\n"  # noqa: RUF001 - Cyrillic is meant
    assert _table(russian.encode("cp1251")).header == ("Имя", "Город")
    greek = "Όνομα,Πόλη\nΓιώργος,Αθήνα\n"  # noqa: RUF001 - Greek is meant
    assert _table(greek.encode("cp1253")).rows[0].cells[1] == "Αθήνα"


def test_polish_is_not_read_as_western() -> None:
    """Letters that would be signs within words in the Western code page are Central European."""
    table = _table("Nazwa;Miasto\nŚwiątek Małgorzata;Wrocław\n".encode("cp1250"))
    assert table.rows[0].cells == ("Świątek Małgorzata", "Wrocław")


def test_one_broken_character_costs_only_itself() -> None:
    """UTF-8 with a damaged byte stays UTF-8, and the loss is told."""
    table = _table("Name,City\nZoë,Köln\nJosé,Málaga\n".encode() + b"A\xff,B\n")
    assert table.rows[0].cells == ("Zoë", "Köln")
    assert "could not be read: 1" in table.faults[0]


@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_delimiter_is_found(delimiter: str) -> None:
    """Comma, semicolon, tab and bar are told apart, though cells hold the others in quotes."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows([["Name", "Note", "City"], ["Novak, Kim", "a;b|c\td", "York"]] * 3)
    assert _table(text.getvalue()).rows[0].cells == (
        "Novak, Kim",
        "a;b|c d".replace(" ", "\t"),
        "York",
    )


def test_one_column_stays_one() -> None:
    """Names with commas in a sheet of one column are not split."""
    table = _table("Name\nSmith, Kim\nLee, Ann\n")
    assert _cells(table) == [("Smith, Kim",), ("Lee, Ann",)]


def test_separator_line_is_obeyed() -> None:
    """Excel's own first line names the delimiter and is no row."""
    table = _table("sep=;\nName;E-mail\nKim;k@example.org\n")
    assert table.header == ("Name", "E-mail")
    assert table.rows[0].line == 3


def test_lines_before_the_header_are_passed_over() -> None:
    """With a description of the header, what stands before it is left out."""
    text = 'Notes:\n"Some, words; here"\n\nFirst Name,Last Name\nKim,Novak\n'
    table = _table(text, is_header=lambda cells: cells[0] == "First Name")
    assert table.header == ("First Name", "Last Name")
    assert _cells(table) == [("Kim", "Novak")]


def test_no_such_header_is_a_value() -> None:
    """A text without the header that is asked for is no table, and says so."""
    result = read_table(b"a,b\n1,2\n", lambda cells: cells[0] == "Name")
    assert isinstance(result, NotATable)
    assert "column names" in result.reason


def test_newlines_in_quotes_belong_to_the_cell() -> None:
    """A cell may have several lines; rows keep the number of the line they begin in."""
    table = _table('Name,Text\r\nKim,"one\r\ntwo ""three"""\r\nAnn,x\r\n')
    assert _cells(table) == [("Kim", 'one\ntwo "three"'), ("Ann", "x")]
    assert [row.line for row in table.rows] == [2, 4]


def test_open_quotation_mark_costs_no_rows() -> None:
    """A quotation mark that is never closed is told, and the rows after it are there."""
    table = _table('Name,City\nKim,York\nAnn,"Leeds\nBob,Hull\nEve,Bath\n')
    assert [cells[0] for cells in _cells(table)] == ["Kim", "Ann", "Bob", "Eve"]
    assert "Line 3 opens a quotation mark" in table.faults[0]


def test_open_quotation_mark_in_a_large_file() -> None:
    """The same holds where more follows than one cell may be long."""
    table = _table('Name,City\nAnn,"Leeds\n' + "Bob,Hull\n" * 40_000)
    assert len(table.rows) == 40_001
    assert len(table.faults) == 1


def test_ragged_rows_are_levelled_and_told() -> None:
    """Short rows are filled up in silence; what is too long is cut and told by line."""
    table = _table("A,B,C\n1\n1,2,3\n1,2,3,4\n1,2,3,\n")
    assert [len(cells) for cells in _cells(table)] == [3, 3, 3, 3]
    assert len(table.faults) == 1
    assert table.faults[0].startswith("Line 4 has more cells than the 3 columns")


def test_zeros_and_huge_cells_are_survived() -> None:
    """NUL bytes are dropped; a line that is too long is told, the next is read."""
    table = _table(b"Name,City\nKi\0m,York\nAnn," + b"x" * 300_000 + b"\nBob,Hull\n")
    assert [cells[0] for cells in _cells(table)] == ["Kim", "Bob"]
    assert table.faults


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04\x14\x00", "Excel"),
        (b"\xd0\xcf\x11\xe0\xa1", "old Excel"),
        (b"%PDF-1.7", "PDF"),
        (bytes(range(1, 9)) * 100, "not text"),
        (b"", "column names"),
    ],
)
def test_other_formats_are_named(data: bytes, said: str) -> None:
    """What is no text is named, with what to do."""
    result = read_table(data)
    assert isinstance(result, NotATable)
    assert said in result.reason


def test_header_of_a_large_file_needs_its_beginning_only() -> None:
    """The header is given although the sample ends within a row."""
    assert read_header(b"Name,City\n" + b"Kim,York\n" * 50_000) == ("Name", "City")
    assert read_header(b"%PDF") == ()


@given(st.binary(max_size=400) | st.text(max_size=300).map(lambda text: text.encode("utf-16")))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_survived(data: bytes) -> None:
    """Whatever the bytes, the answer is a table of even rows or a reason."""
    result = read_table(data)
    if isinstance(result, Table):
        assert {len(row.cells) for row in result.rows} <= {len(result.header)}
    else:
        assert result.reason


_CELL = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=12)


@given(
    rows=st.lists(st.tuples(_CELL, _CELL, _CELL), max_size=8),
    delimiter=st.sampled_from(DELIMITERS),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
@settings(max_examples=150, deadline=None)
def test_what_was_written_is_read(
    rows: list[tuple[str, str, str]], delimiter: str, encoding: str
) -> None:
    """Cells come back as a program wrote them, with any delimiter and encoding."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(
        [("Name", "Second", "Third"), *rows]
    )
    table = _table(
        text.getvalue().encode(encoding), is_header=lambda cells: tuple(cells)[:1] == ("Name",)
    )
    assert _cells(table) == [row for row in rows if any(row)]


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_utf8_text_is_decoded_whole(text: str) -> None:
    """Text in UTF-8 comes back without loss, zeros and a leading mark apart."""
    if text.count("\0") > len(text) // 4:
        return
    decoded, lost = decode(text.encode("utf-8"))
    assert decoded == text.replace("\0", "").removeprefix("\ufeff")
    assert not lost
