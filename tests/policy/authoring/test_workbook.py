"""Tests of policies in workbooks: nothing is lost either way, and it helps whoever fills it in."""

import io
import time
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from workbook_helpers import OPEN, edited, setting
from written_policies import written_policies

from friendline.policy.authoring.as_written import AsWritten
from friendline.policy.authoring.sheet import load_policy, preset_names, read_as_written
from friendline.policy.authoring.workbook import NotForWorkbooksError, workbook_bytes
from friendline.policy.authoring.workbook.layout import HELP_LINES
from friendline.policy.authoring.writing import write_policy
from friendline.policy.change.versions import load_versions
from friendline.policy.language.cells import parse_cell
from friendline.policy.language.expressions import parse_expression
from friendline.policy.language.facts import BUILT_IN
from friendline.policy.problems import ConditionError


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
