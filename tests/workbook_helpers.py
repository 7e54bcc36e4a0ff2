"""What the tests of policies in workbooks share: a workbook, changed as people and others would."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from friendline.policy.authoring.sheet import read_as_written
from friendline.policy.authoring.workbook import workbook_bytes

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


def put(sheet: str, row: int, place: int, value: object) -> Edit:
    """Make an edit that writes one cell."""

    def edit(workbook: Workbook) -> None:
        workbook[sheet].cell(row, place).value = value  # type: ignore[assignment]

    return edit
