"""Reading any table that people keep as text (CSV), whatever wrote it.

Encoding, delimiter and header line are found from the content (formats 3, 7.2, 7.4: byte order
marks, cp1252, ``;`` in Europe, lines before the header). Nothing here raises for what is in the
data: what is wrong becomes a sentence in ``Table.faults`` or a ``NotATable``.
"""

import codecs
import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple, TypeAlias

DELIMITERS = (",", ";", "\t", "|")
MAX_PREAMBLE = 30
"""The header line is looked for in so many first rows."""
_SAMPLE_ROWS = 200
_SAMPLE_BYTES = 65_536
_SHOWN = 5

IsHeader: TypeAlias = Callable[[Sequence[str]], bool]

_MARKS = (  # longest first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_OTHER_FORMATS = (
    (_WORKBOOKS[0], "an Excel workbook or another packed file"),
    (_WORKBOOKS[1], "an old Excel workbook"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document"),
    (b"BEGIN:VCARD", "an address book (vCard)"),
    (b"BEGIN:VCALENDAR", "a calendar"),
)
_LONGEST_MAGIC = 64
_CODE_PAGES = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "shift_jis", "gb18030", "big5"]
_HIGH = re.compile(rb"[\x80-\xff]")
_NEIGHBOURS = re.compile(rb"[\x80-\xff](?=[\x80-\xff])|(?<=[\x80-\xff])[\x80-\xff]")
_SIGN_IN_WORD = re.compile(r"[^\W\d_][³¹¿£]|[³¹¿£][^\W\d_]{2}")
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")


class Row(NamedTuple):
    """One row: the line it begins in (counted from 1) and its cells, trimmed."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """The rows under a header.

    Attributes:
        header: The column names as written.
        rows: Every row that is not blank, each with as many cells as the header.
        faults: What was wrong, one sentence each.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class NotATable:
    """Why some bytes are no table.

    Attributes:
        reason: One sentence.
        lacks_header: Whether it is text, only without the header that was asked for.
    """

    reason: str
    lacks_header: bool = False


def read_table(data: bytes, is_header: IsHeader = any) -> Table | NotATable:
    """Give the table that some bytes hold.

    Args:
        data: The content of a file, in any encoding.
        is_header: Tells the header line; lines before it are left out. Without it the first
            line that is not blank is the header.

    Returns:
        The table, or why there is none. Never raises for what is in ``data``.
    """
    foreign = _other_format(data)
    if foreign:
        return NotATable(f"This is {foreign}, not a table as text: save it as CSV and try again.")
    text, encoding_fault = decode(data)
    if _is_binary(text):
        return NotATable("This is not text: no table could be read from it.")
    lines = _lines(text)
    delimiter = _delimiter(lines, is_header)
    if delimiter is None:
        reason = f"No line with the expected column names in its first {MAX_PREAMBLE}."
        return NotATable(reason, lacks_header=True)
    return _table(lines, delimiter, is_header, encoding_fault)


def read_header(data: bytes, is_header: IsHeader = any) -> tuple[str, ...]:
    """Give the column names alone, from the first 64 KiB; empty where there is no table."""
    head = data
    if len(data) > _SAMPLE_BYTES:
        head = data[: data.rfind(b"\n", 0, _SAMPLE_BYTES) + 1] or data[:_SAMPLE_BYTES]
    table = read_table(head, is_header)
    return table.header if isinstance(table, Table) else ()


def decode(data: bytes) -> tuple[str, str]:
    """Give the text of some bytes and, where characters were lost, a sentence that says so.

    A byte order mark decides, then UTF-8 where it fits, then the likeliest code page.
    """
    encoding = _marked_encoding(data) or _unmarked_utf16(data)
    if encoding is None:
        try:
            return data.decode("utf-8").replace("\0", ""), ""
        except UnicodeDecodeError:
            encoding = "utf-8" if _is_mostly_utf8(data) else _code_page(data)
    text = data.decode(encoding, "replace").removeprefix("\ufeff").replace("\0", "")
    lost = text.count("\ufffd")
    return text, f"Characters that could not be read: {lost}. They show as \ufffd." if lost else ""


def _other_format(data: bytes) -> str:
    start = data[:_LONGEST_MAGIC].removeprefix(codecs.BOM_UTF8).lstrip()
    return next((name for magic, name in _OTHER_FORMATS if start.startswith(magic)), "")


def _marked_encoding(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _unmarked_utf16(data: bytes) -> str | None:
    """Western text in UTF-16 has a zero as every second byte."""
    head = data[:4096]
    half = len(head) // 2
    if half and head[1::2].count(0) > 0.6 * half:
        return "utf-16-le"
    if half and head[::2].count(0) > 0.6 * half:
        return "utf-16-be"
    return None


def _is_mostly_utf8(data: bytes) -> bool:
    """One broken or cut character does not make a code page of a whole file."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    accented = sum(char > "\x7f" for char in text) - lost
    return accented > lost


def _code_page(data: bytes) -> str:
    """The likeliest code page.

    Where most letters are outside ASCII it is another script, which statistics tell well. On a few
    accented names they guess; there Western is likeliest, unless it puts signs into words.
    """
    if len(_NEIGHBOURS.findall(data)) * 2 > len(_HIGH.findall(data)):
        from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to load, seldom needed

        telling = b"\n".join(line for line in data.splitlines() if not line.isascii())
        found = from_bytes(telling[:_SAMPLE_BYTES], cp_isolation=_CODE_PAGES).best()
        if found:
            return found.encoding
    western = data.decode("cp1252", "replace")
    return "cp1250" if _SIGN_IN_WORD.search(western) else "cp1252"


def _is_binary(text: str) -> bool:
    head = text[:4096]
    return len(_CONTROL.findall(head)) > 0.05 * len(head)


def _lines(text: str) -> list[str]:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return [line + "\n" for line in plain.split("\n")]


def _delimiter(lines: list[str], is_header: IsHeader) -> str | None:
    """The delimiter under which the sheet is widest and its rows fit its header best."""
    said = _SEPARATOR_LINE.fullmatch(lines[0])
    best, best_score = None, 0.0
    for delimiter in (said[1],) if said else DELIMITERS:
        sample = list(islice(_rows(lines[: 4 * _SAMPLE_ROWS], delimiter, []), _SAMPLE_ROWS))
        score = _fit(sample, is_header)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _fit(sample: list[Row], is_header: IsHeader) -> float:
    start = header_index(sample, is_header)
    if start is None:
        return 0.0
    width = len(sample[start].cells)
    widths = [len(row.cells) for row in sample[start + 1 :]]
    if not widths:
        return width
    # A row may leave out empty cells, or have one comma too many: split at all, it counts half.
    fits = sum(1.0 if each == width else 0.5 if min(each, width) > 1 else 0.0 for each in widths)
    return width * max(fits / len(widths), 0.01)


def header_index(rows: Sequence[Row], is_header: IsHeader) -> int | None:
    """Give where in some rows the header stands, ``None`` if it is not among the first."""
    for index, row in enumerate(rows[:MAX_PREAMBLE]):
        if is_header(row.cells):
            return index
    return None


def _table(
    lines: list[str], delimiter: str, is_header: IsHeader, encoding_fault: str
) -> Table | NotATable:
    faults = [encoding_fault] if encoding_fault else []
    rows = list(_rows(lines, delimiter, faults))
    start = header_index(rows, is_header)
    if start is None:
        return NotATable("The line with the column names is broken.")
    header = rows[start].cells
    body = rows[start + 1 :]
    faults += _ragged(body, len(header))
    return Table(header, tuple(levelled(row, len(header)) for row in body), tuple(faults))


def _rows(lines: list[str], delimiter: str, faults: list[str]) -> Iterator[Row]:
    """All rows that are not blank; a quotation mark that is never closed costs one line only."""
    start = 1 if _SEPARATOR_LINE.fullmatch(lines[0]) else 0
    reader = csv.reader(islice(lines, start, None), delimiter=delimiter)
    while True:
        begin = start + reader.line_num
        try:
            cells = next(reader, None)
        except csv.Error:
            cells, is_too_long = [], True
        else:
            is_too_long = False
        if cells is None:
            return
        end = start + reader.line_num
        if is_too_long or (end == len(lines) and _is_left_open(lines[begin:end])):
            faults.append(_left_open(begin + 1))
            yield from _one_by_one(lines, begin, end, delimiter)
        elif any(cell and not cell.isspace() for cell in cells):
            yield Row(begin + 1, tuple(cell.strip() for cell in cells))


def _is_left_open(record: list[str]) -> bool:
    return len(record) > 1 and sum(line.count('"') for line in record) % 2 == 1


def _left_open(line: int) -> str:
    return (
        f"Line {line} opens a quotation mark that is not closed, or has a cell of more than "
        f"{csv.field_size_limit():,} characters. It may be incomplete; the lines after it were "
        "read one by one."
    )


def _one_by_one(lines: list[str], begin: int, end: int, delimiter: str) -> Iterator[Row]:
    for number in range(begin, end):
        try:
            cells = next(csv.reader([lines[number]], delimiter=delimiter), [])
        except csv.Error:
            continue
        if any(cell.strip() for cell in cells):
            yield Row(number + 1, tuple(cell.strip() for cell in cells))


def _ragged(rows: list[Row], width: int) -> list[str]:
    """Sentences on rows that are too long; cells left out at the end of a row are only blank."""
    long = [row.line for row in rows if any(row.cells[width:])]
    if not long:
        return []
    sentence = (
        f"{_counted(long)} more cells than the {width} columns, perhaps a comma without "
        "quotation marks; what goes beyond the last column was left out."
    )
    return [sentence]


def _counted(lines: list[int]) -> str:
    named = ", ".join(map(str, lines[:_SHOWN])) + (" ..." if len(lines) > _SHOWN else "")
    return f"Line {named} has" if len(lines) == 1 else f"{len(lines)} rows (lines {named}) have"


def levelled(row: Row, width: int) -> Row:
    """Give a row with exactly so many cells."""
    missing = width - len(row.cells)
    if missing == 0:
        return row
    return Row(row.line, row.cells[:width] + ("",) * missing)
