"""Files that are no workbook of ours, damaged or made to harm: none is opened, each is told."""

import io
import time
import warnings
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from policy_helpers import refusal
from workbook_helpers import OPEN, edited, put, repacked

from friendline.policy.authoring.sheet import load_policy
from friendline.policy.authoring.workbook import WorkbookRefusedError, read_workbook
from friendline.policy.problems import PolicyError


def test_macros_are_refused(tmp_path: Path) -> None:
    """A workbook with programs in it is not opened, whatever it is called."""
    path = repacked(tmp_path, lambda _, content: content, {"xl/vbaProject.bin": b"x"})
    assert "ours.xlsx: there are macros in it" in refusal(path)


@pytest.mark.parametrize("suffix", [".xlsm", ".xls", ".ods", ".xltm"])
def test_other_kinds_of_workbooks_are_refused_with_the_way_round(
    tmp_path: Path, suffix: str
) -> None:
    """Whoever gives another kind of workbook learns how to save it."""
    path = tmp_path / f"ours{suffix}"
    path.write_bytes(OPEN)
    assert f"workbooks of the kind {suffix} are not read; save it as .xlsx" in refusal(path)


def test_a_workbook_that_is_not_there_is_no_workbook() -> None:
    """A path that leads nowhere is told as any other."""
    with pytest.raises(PolicyError, match="There is no policy"):
        load_policy("nowhere.xlsx")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "this is not a workbook"),
        (b"rule,answer\n", "this is not a workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "it has a password or is of the old"),
        (OPEN[: len(OPEN) // 2], "this is not a workbook"),
        (b"\0" * 9_000_000, "the file is larger than 8 MB"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, content: bytes, told: str) -> None:
    """Whatever else is called .xlsx gives a sentence."""
    path = tmp_path / "ours.xlsx"
    path.write_bytes(content)
    assert f"ours.xlsx: {told}" in refusal(path)


def bomb(name: str, content: bytes) -> bytes:
    """Make the first sheet unpack to a hundred megabytes."""
    return content + b" " * 100_000_000 if name.endswith("sheet1.xml") else content


def far_merge(name: str, content: bytes) -> bytes:
    """Merge every cell that a sheet can have."""
    merged = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><pageMargins'
    return content.replace(b"<pageMargins", merged) if name.endswith("sheet1.xml") else content


def far_cell(name: str, content: bytes) -> bytes:
    """Fill the last cell that a sheet can have."""
    row = (
        b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    )
    return content.replace(b"</sheetData>", row) if name.endswith("sheet1.xml") else content


def many_cells(name: str, content: bytes) -> bytes:
    """Fill half a million cells."""
    row = b"<row>" + b"<c/>" * 500_000 + b"</row></sheetData>"
    return content.replace(b"</sheetData>", row) if name.endswith("sheet1.xml") else content


def exploding(name: str, content: bytes) -> bytes:
    """Declare entities that multiply."""
    declared = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    return declared + content if name.endswith("sheet1.xml") else content


def shared(name: str, content: bytes) -> bytes:
    """Show one long text in thousands of cells."""
    if name == "[Content_Types].xml" and b"sharedStrings+xml" not in content:
        kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
        part = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'
        return content.replace(b"</Types>", part)
    if not name.endswith("sheet1.xml"):
        return content
    rows = b"".join(
        b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(50, 5000)
    )
    return content.replace(b"</sheetData>", rows + b"</sheetData>")


LONG_TEXT = (
    b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>%s</t></si></sst>'
    % (b"x" * 30_000)
)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (bomb, "it unpacks to 1"),
        (far_merge, "cells are merged all over A1:XFD1048576"),
        (far_cell, "the sheet 'Rules' reaches to cell XFD1048576"),
        (many_cells, "there are more than 400,000 cells in it"),
        (exploding, "this is not a workbook that can be opened"),
        (shared, "there are more than 5,000,000 characters in a sheet"),
    ],
)
def test_what_is_made_to_fill_the_memory_is_refused_quickly(
    tmp_path: Path, change: Callable[[str, bytes], bytes], told: str
) -> None:
    """Bombs of every kind give a sentence within seconds and are not unfolded."""
    path = repacked(tmp_path, change, {"xl/sharedStrings.xml": LONG_TEXT})
    begun = time.process_time()
    assert told in refusal(path)
    assert time.process_time() - begun < 5


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, len(OPEN) - 1), st.binary(min_size=1, max_size=40))
def test_a_damaged_workbook_gives_a_policy_or_a_sentence(place: int, junk: bytes) -> None:
    """Whatever bytes of a workbook are spoilt, nothing else comes out."""
    data = OPEN[:place] + junk + OPEN[place + len(junk) :]
    try:
        read_workbook(data)
    except WorkbookRefusedError as refused:
        assert str(refused)  # noqa: PT017 - either outcome is right


XML_FILES = [name for name in zipfile.ZipFile(io.BytesIO(OPEN)).namelist() if name.endswith("xml")]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(XML_FILES),
    st.floats(0, 1),
    st.integers(0, 30),
    st.sampled_from((b"", b"<c/>", b'"', b"-1", b"A0", b"99999999", b"\xff", b"</row>", b"e")),
)
def test_spoilt_insides_give_a_policy_or_a_sentence(
    tmp_path: Path, name: str, at: float, length: int, junk: bytes
) -> None:
    """Whatever is spoilt in the XML of a workbook, nothing else comes out."""

    def spoil(file: str, content: bytes) -> bytes:
        place = int(at * len(content))
        return content[:place] + junk + content[place + length :] if file == name else content

    path = repacked(tmp_path, spoil, {})
    try:
        load_policy(path)
    except PolicyError as refused:
        assert refused.problems  # noqa: PT017 - either outcome is right


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(("Rules", "Settings", "Facts", "Promises")),
    st.integers(1, 8),
    st.integers(1, 8),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.dates(date(1901, 1, 1))
    | st.times()
    | st.timedeltas(max_value=datetime(2000, 1, 1) - datetime(1999, 1, 1)),  # noqa: DTZ001 - a span
)
def test_anything_typed_anywhere_gives_a_policy_or_a_sentence(
    tmp_path: Path, sheet: str, row: int, place: int, value: object
) -> None:
    """Whatever somebody types into whichever cell, it is understood or refused with its place."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = edited(tmp_path, put(sheet, row, place, value))
    try:
        assert load_policy(path).rules
    except PolicyError as refused:
        assert all(problem.file.startswith("sheet ") for problem in refused.problems)  # noqa: PT017
