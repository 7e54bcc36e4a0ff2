"""Tests of policies in workbooks: nothing is lost either way, and nothing harmful is opened."""

import io
import re
import time
import warnings
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from policy_helpers import refusal
from written_policies import written_policies

from friendline.policy.authoring.as_written import AsWritten
from friendline.policy.authoring.sheet import load_policy, preset_names, read_as_written
from friendline.policy.authoring.workbook import (
    NotForWorkbooksError,
    WorkbookRefusedError,
    read_workbook,
    workbook_bytes,
)
from friendline.policy.authoring.workbook.layout import HELP_LINES
from friendline.policy.authoring.writing import write_policy
from friendline.policy.change.versions import load_versions
from friendline.policy.language.cells import parse_cell
from friendline.policy.language.expressions import parse_expression
from friendline.policy.language.facts import BUILT_IN
from friendline.policy.problems import ConditionError, PolicyError

Edit = Callable[[Workbook], object]
OPEN = workbook_bytes(read_as_written("open"))


def edited(folder: Path, edit: Edit, data: bytes = OPEN) -> Path:
    """Change a workbook as a person would in a spreadsheet program, and give its path."""
    workbook = load_workbook(io.BytesIO(data))
    edit(workbook)
    path = folder / "ours.xlsx"
    workbook.save(path)
    return path


def repacked(folder: Path, change: Callable[[str, bytes], bytes], more: dict[str, bytes]) -> Path:
    """Change the files inside a workbook, and give its path."""
    path = folder / "ours.xlsx"
    with (
        zipfile.ZipFile(io.BytesIO(OPEN)) as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in more.items():
            new.writestr(name, content)
    return path


def column(sheet: Worksheet, name: str) -> int:
    """Find a column by its name in row 1."""
    return next(cell.column for cell in sheet[1] if cell.value == name)


def setting(sheet: Worksheet, name: str) -> int:
    """Find a row of the settings by its name."""
    return next(row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value == name)


@pytest.mark.parametrize("name", preset_names())
def test_every_preset_survives_the_way_there_and_back(tmp_path: Path, name: str) -> None:
    """Folder to workbook to folder gives the same policy, the same cells and the same settings."""
    written = read_as_written(name)
    workbook = write_policy(written, tmp_path / "there.xlsx")
    assert load_policy(workbook) == load_policy(name)
    assert read_as_written(workbook) == written
    assert load_policy(write_policy(read_as_written(workbook), tmp_path / "back")) == load_policy(
        name
    )


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(written_policies())
def test_any_policy_survives_the_way_there_and_back(tmp_path: Path, policy: AsWritten) -> None:
    """What a random policy says, formulas and dates in texts included, comes back sign by sign."""
    folder = write_policy(policy, tmp_path / "folder", force=True)
    workbook = write_policy(read_as_written(folder), tmp_path / "there.xlsx", force=True)
    assert read_as_written(workbook) == policy
    assert load_policy(workbook) == load_policy(folder)


def test_what_looks_like_something_else_stays_a_text(tmp_path: Path) -> None:
    """Texts that a spreadsheet program would take for formulas, dates or errors stay texts."""
    texts = ("=1+1", "+1", "-1", "@SUM(A1)", "1-2", "#N/A", "TRUE", "5 to 10", "007")
    cells = (("because", "answer"), *((text, "ask") for text in texts))
    written = AsWritten({"name": "N", "version": "1"}, cells)
    path = write_policy(written, tmp_path / "ours.xlsx")
    assert read_as_written(path).cells == cells
    shown = load_workbook(path)["Rules"]["A"]
    assert {cell.number_format for cell in shown} == {"@"}
    assert {cell.data_type for cell in shown} == {"s"}


def test_a_workbook_helps_whoever_fills_it_in() -> None:
    """Columns are text and explained; drop-downs are strict only where no grammar applies."""
    sheet = load_workbook(io.BytesIO(OPEN))["Rules"]
    rules = {str(one.sqref).split("2:")[0]: one for one in sheet.data_validations.dataValidation}
    letters = {cell.value: get_column_letter(cell.column or 0) for cell in sheet[1]}
    assert "accept_restricted" in rules[letters["answer"]].formula1
    assert rules[letters["answer"]].showErrorMessage
    assert "parent of student" in rules[letters["relationship"]].formula1
    assert not rules[letters["relationship"]].showErrorMessage
    assert rules[letters["kin"]].formula1 == '"yes,no,unknown"'
    assert "linkedin" in rules[letters["offer"]].formula1
    assert all(cell.comment for cell in sheet[1])
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions[letters["kin"]].number_format == "@"


def test_the_help_says_what_is_so() -> None:
    """Every example in the sheet Help is understood as a cell or an expression."""
    cells = [left for left, right in HELP_LINES if left and right]
    numbers, words = BUILT_IN["months_known"], BUILT_IN["relationship"]
    for text in cells:
        for piece in text.split(", or ") if text.startswith("blank") else [text]:
            assert _understood(piece.replace("blank", ""), numbers.name, words.name), text


def _understood(text: str, *columns: str) -> bool:
    for name in (*columns, "kin"):
        try:
            parse_cell(text, BUILT_IN[name])
        except ConditionError:
            continue
        return True
    return bool(parse_expression(text, BUILT_IN))


def test_numbers_are_as_good_as_texts(tmp_path: Path) -> None:
    """Whoever types 12 into a cell without text format means 12, and a version 3 is version 3."""

    def type_numbers(workbook: Workbook) -> None:
        rules, settings_sheet = workbook["Rules"], workbook["Settings"]
        place = rules.max_column + 1
        rules.cell(1, place, "months known")
        for row, value in ((2, 12), (3, 12.0)):
            rules.cell(row, place, value)
        settings_sheet.cell(setting(settings_sheet, "version"), 2, 3)

    policy = load_policy(edited(tmp_path, type_numbers))
    assert [dict(rule.written).get("months_known") for rule in policy.rules[:3]] == [
        "12",
        "12",
        None,
    ]
    assert policy.version == "3"


def test_days_may_be_dates_or_texts(tmp_path: Path) -> None:
    """A first day that the spreadsheet program has made a date of is read as that day."""

    def type_days(workbook: Workbook) -> None:
        sheet = workbook["Settings"]
        sheet.cell(setting(sheet, "in_force_from"), 2, datetime(2026, 1, 2))  # noqa: DTZ001 - as Excel has it
        sheet.cell(setting(sheet, "in_force_until"), 2, "2026-12-31")

    policy = load_policy(edited(tmp_path, type_days))
    assert (policy.in_force_from, policy.in_force_until) == (date(2026, 1, 2), date(2026, 12, 31))


def test_names_of_facts_and_channels_are_read_as_people_write_them(tmp_path: Path) -> None:
    """Capitals and spaces do not matter, as in the columns of the sheet."""

    def fill(workbook: Workbook) -> None:
        workbook["Facts"].append(["Signed letter", "Yes/No"])
        workbook["Settings"].append(["Channel: Facebook", "Professional"])
        sheet = workbook["Settings"]
        sheet.delete_rows(setting(sheet, "channel facebook"))
        rules = workbook["Rules"]
        rules.cell(1, rules.max_column + 1, "Signed letter")

    policy = load_policy(edited(tmp_path, fill))
    assert "signed_letter" in policy.own_facts
    assert policy.channels["facebook"] == "professional"


def put(sheet: str, row: int, place: int, value: object) -> Edit:
    """Make an edit that writes one cell."""

    def edit(workbook: Workbook) -> None:
        workbook[sheet].cell(row, place).value = value  # type: ignore[assignment]

    return edit


RULES = load_workbook(io.BytesIO(OPEN))["Rules"]
SETTINGS = load_workbook(io.BytesIO(OPEN))["Settings"]


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (
            put("Rules", 5, column(RULES, "relationship"), "cliemt"),
            "sheet Rules, row 5, relationship: 'cliemt' is not known; did you mean 'client'?",
        ),
        (
            put("Rules", 4, column(RULES, "kin"), datetime(2026, 10, 5)),  # noqa: DTZ001 - as Excel has it
            'of what was typed here; if it was 5-10, write "5 to 10"',
        ),
        (
            put("Rules", 4, column(RULES, "because"), "=A1&B1"),
            "sheet Rules, row 4, because: this is a formula, and formulas are not worked out",
        ),
        (
            put("Rules", 1, 2, "directoin"),
            "sheet Rules, row 1, directoin: 'directoin' is not known",
        ),
        (put("Rules", 1, 2, "a,b"), "sheet Rules, row 1: the name of a column has a comma"),
        (put("Rules", 3, 40, "x"), "sheet Rules, row 3: the row has 40 cells"),
        (
            put("Settings", setting(SETTINGS, "name"), 2, None),
            "sheet Settings, row 2, name: this is needed",
        ),
        (
            put("Settings", setting(SETTINGS, "version"), 2, 1.5),
            "as a number, in which 1.10 is 1.1",
        ),
        (
            put("Settings", setting(SETTINGS, "in_force_from"), 2, "soon"),
            "sheet Settings, row 6, in_force_from: 'soon' is not a day",
        ),
        (
            put("Settings", setting(SETTINGS, "alternatives"), 2, "linkedin, e-mail"),
            "row 8, alternatives: write one to a cell",
        ),
        (
            put("Settings", setting(SETTINGS, "alternatives"), 2, "linkdin"),
            "sheet Settings, row 8, alternatives: 'linkdin' is not known; did you mean 'linkedin'?",
        ),
        (
            put("Settings", setting(SETTINGS, "channel facebook"), 2, "privat"),
            "channel facebook: 'privat' is not known",
        ),
        (
            put("Settings", setting(SETTINGS, "channel facebook"), 1, "channel facebok"),
            "did you mean 'facebook'?",
        ),
        (
            put("Settings", 30, 1, "purpos"),
            "sheet Settings, row 30, purpos: the setting 'purpos' is not",
        ),
        (
            put("Settings", 30, 1, "name"),
            "sheet Settings, row 30, name: this setting stands here twice",
        ),
        (put("Settings", 30, 1, "facts"), "this has a sheet of its own, Facts"),
        (put("Settings", 30, 2, "x"), "sheet Settings, row 30: a value stands beside no setting"),
        (put("Settings", 2, 3, "x"), "sheet Settings, row 2, name: this has one value"),
        (put("Facts", 2, 2, "yes/no"), "sheet Facts, row 2, name: a fact needs a name"),
        (put("Facts", 2, 1, "tier"), "sheet Facts, row 2, type: "),
        (
            put("Facts", 1, 3, "valeus"),
            "sheet Facts, row 1, valeus: the column 'valeus' is not known",
        ),
        (
            put("Promises", 2, 3, "kin = null"),
            "sheet Promises, row 2, when: '=' is not how it is written",
        ),
        (
            put("Promises", 3, 10, "soon"),
            "sheet Promises, row 3, source year: 'soon' is not a whole",
        ),
    ],
)
def test_mistakes_are_told_with_sheet_row_and_column(tmp_path: Path, edit: Edit, told: str) -> None:
    """Whatever is wrong is told where it stands in the workbook, in the words for a workbook."""
    text = refusal(edited(tmp_path, edit))
    assert told in text
    assert "policy.toml" not in text
    assert "rules.csv" not in text


def test_all_mistakes_of_all_sheets_are_told_at_once(tmp_path: Path) -> None:
    """A formula in one sheet does not hide a misspelt word in another, and is told once."""

    def spoil(workbook: Workbook) -> None:
        workbook["Rules"].cell(4, column(RULES, "because"), "=A1")
        workbook["Promises"].cell(2, 4, "acept")
        workbook["Settings"].cell(2, 2).value = None

    with pytest.raises(PolicyError) as refused:
        load_policy(edited(tmp_path, spoil))
    assert [problem.file for problem in refused.value.problems] == [
        "sheet Rules",
        "sheet Settings",
        "sheet Promises",
    ]


@pytest.mark.parametrize("sheet", ["Rules", "Settings"])
def test_a_missing_sheet_is_named(tmp_path: Path, sheet: str) -> None:
    """A workbook that lacks a sheet says which, and how to get one that has it."""
    text = refusal(edited(tmp_path, lambda workbook: workbook.remove(workbook[sheet])))
    assert f"sheet {sheet}: this sheet is missing; 'friendline policy new --xlsx'" in text


def test_a_sheet_that_was_given_another_name_is_guessed(tmp_path: Path) -> None:
    """Whoever renamed a sheet is told which it may be, and not to begin anew."""

    def rename(workbook: Workbook) -> None:
        workbook["Rules"].title = "Sheet1"

    assert "is missing; if it is 'Sheet1', give it this name" in refusal(edited(tmp_path, rename))


def test_other_sheets_do_not_matter(tmp_path: Path) -> None:
    """Notes of one's own beside the sheets that are read are left alone, hidden or not."""

    def add(workbook: Workbook) -> None:
        notes = workbook.create_sheet("My notes")
        notes["A1"] = "=1/0"
        notes.sheet_state = "hidden"
        workbook.remove(workbook["Help"])
        workbook["Rules"].title = "for a moment"
        workbook["for a moment"].title = " RULES"

    assert load_policy(edited(tmp_path, add)).rules == load_policy("open").rules


def test_what_decides_must_be_seen(tmp_path: Path) -> None:
    """Hidden sheets, rows and columns are refused: nobody could check what they decide."""

    def hide(workbook: Workbook) -> None:
        workbook["Promises"].sheet_state = "veryHidden"
        workbook["Rules"].row_dimensions[4].hidden = True
        workbook["Rules"].column_dimensions.group("B", "C", hidden=True)
        workbook["Rules"].column_dimensions.group("X", "Z", hidden=True)

    text = refusal(edited(tmp_path, hide))
    assert "sheet Promises: this sheet is hidden; show it" in text
    assert "sheet Rules, row 4: this row is hidden; show it" in text
    hidden = re.findall(r"sheet Rules, column (\w+): this column is hidden", text)
    assert hidden == ["B", "C"]


@pytest.mark.parametrize("day", [date(2026, 5, 10), date(2026, 10, 5)])
def test_a_range_that_became_a_date_is_given_back(tmp_path: Path, day: date) -> None:
    """Whichever country the spreadsheet program was set to, the range that was typed is told."""

    def spoil(workbook: Workbook) -> None:
        workbook["Rules"]["B3"] = day

    text = refusal(edited(tmp_path, spoil))
    assert f"made the date {day.day} {day:%B} 2026 of what was typed here" in text
    assert "if it was 5-10, write \"5 to 10\", with the word 'to'" in text


def test_merged_cells_are_refused(tmp_path: Path) -> None:
    """A merged cell stands in one row and seems to stand in more."""
    text = refusal(edited(tmp_path, lambda workbook: workbook["Rules"].merge_cells("B3:B5")))
    assert "sheet Rules: cells are merged (B3:B5); take the merging back" in text


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


def test_a_text_beyond_what_a_cell_holds_is_refused() -> None:
    """The file format cannot hold it, so the policy stays a folder."""
    with pytest.raises(NotForWorkbooksError, match="Keep this policy as a folder"):
        workbook_bytes(AsWritten({}, (("because",), ("x" * 40_000,))))


def test_a_version_may_be_a_workbook(tmp_path: Path) -> None:
    """Earlier versions of a policy may be kept as workbooks beside it."""
    write_policy(read_as_written("open"), tmp_path)
    (tmp_path / "versions").mkdir()
    write_policy(read_as_written("barrier"), tmp_path / "versions" / "0.xlsx")
    kept = load_versions(tmp_path).policies
    assert {policy.name for policy in kept} == {load_policy(n).name for n in ("open", "barrier")}


def test_thousands_of_rules_are_read_in_seconds(tmp_path: Path) -> None:
    """A sheet far longer than anybody writes by hand is no trouble."""
    header, *rows = read_as_written("open").cells
    place = header.index("rule")
    many = [
        (*row[:place], f"{row[place]} {number}", *row[place + 1 :])
        for number in range(100)
        for row in rows
    ]
    written = AsWritten(read_as_written("open").settings, (header, *many))
    path = write_policy(written, tmp_path / "long.xlsx")
    begun = time.process_time()
    assert len(load_policy(path).rules) == 1000
    assert time.process_time() - begun < 10


def test_the_mistakes_on_the_page_are_real_messages(tmp_path: Path) -> None:
    """The messages that the page shows are those that somebody will see."""
    written = AsWritten(
        {"name": "N", "version": "1"},
        (("status", "months_since_end", "answer", "because"), *([("", "", "ask", "So.")] * 5)),
    )

    def spoil(workbook: Workbook) -> None:
        workbook["Rules"].cell(4, 1, "curent")
        workbook["Rules"].cell(6, 2, datetime(2026, 5, 10))  # noqa: DTZ001 - as Excel has it

    text = refusal(edited(tmp_path, spoil, workbook_bytes(written)))
    page = (Path(__file__).resolve().parents[3] / "docs" / "policy.md").read_text("utf-8")
    shown = [line.strip() for line in page.splitlines() if line.startswith("    sheet Rules")]
    assert len(shown) == 2
    assert all(line in text for line in shown)
