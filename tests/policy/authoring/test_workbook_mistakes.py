"""Mistakes in a workbook: each is told with its sheet, row and column."""

import io
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from policy_helpers import refusal
from workbook_helpers import OPEN, Edit, column, edited, put, setting

from friendline.policy.authoring.as_written import AsWritten
from friendline.policy.authoring.sheet import load_policy
from friendline.policy.authoring.workbook import workbook_bytes
from friendline.policy.problems import PolicyError

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
