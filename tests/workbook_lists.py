"""Workbooks made in a test, right and hostile."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from openpyxl import Workbook

Sheets = dict[str, Sequence[Sequence[Any]]]


def workbook(sheets: Sheets, hidden: Sequence[str] = ()) -> bytes:
    """A workbook with these sheets and rows."""
    made = Workbook()
    made.remove(made["Sheet"])
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        if title in hidden:
            sheet.sheet_state = "hidden"
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def altered(data: bytes, file: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same workbook with one of its files changed, or added."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == file else content)
        if file not in old.namelist():
            new.writestr(file, change(b""))
    return written.getvalue()


def stating(data: bytes, area: str) -> bytes:
    """A workbook whose sheet states this area of itself."""
    return altered(
        data,
        "xl/worksheets/sheet1.xml",
        lambda content: re.sub(
            rb'<dimension ref="[^"]*"', b'<dimension ref="%b"' % area.encode(), content
        ),
    )
