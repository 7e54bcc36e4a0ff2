"""Looking at a workbook before it is opened: what could harm, or could not be read, is refused.

A workbook is a zip of XML files. Sizes are those of the packed list of files, beyond which
``zipfile`` never reads.
"""

import io
import re
import zipfile
import zlib
from typing import Final

from friendline.policy.authoring.workbook.refusals import (
    MacrosError,
    NotAWorkbookError,
    PasswordError,
    TooLargeError,
    WorkbookRefusedError,
)

LARGEST_FILE: Final = 8_000_000
"""Bytes of the file; ten thousand rules stay under one million."""
LARGEST_UNPACKED: Final = 32_000_000
"""Bytes of everything in it."""
MOST_FILES: Final = 500
MOST_CELLS: Final = 400_000
"""Cells in all sheets; ten thousand rules of twenty columns are half as many."""
LARGEST_MERGED: Final = 10_000
"""Cells that one merging may cover: the library makes every one of them."""

_CELL_OR_ROW: Final = re.compile(rb"<(?:\w+:)?(?:c|row)[\s/>]")
_MERGED: Final = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']([^\"']*)[\"']")
_AREA: Final = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_DECLARATIONS: Final = tuple(
    mark.encode(coding)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for coding in ("ascii", "utf-16-le", "utf-16-be")
)
_CANNOT_UNPACK: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def checked(data: bytes) -> bytes:
    """Check that a workbook can be opened without harm.

    Args:
        data: The whole file.

    Returns:
        The same files, unpacked: whoever reads them cannot be made to unpack more than was looked
        at.

    Raises:
        WorkbookRefusedError: It cannot, with the reason.
    """
    if len(data) > LARGEST_FILE:
        raise TooLargeError(f"the file is larger than {LARGEST_FILE // 1_000_000} MB")
    if data.startswith(_OLE):
        raise PasswordError
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _check_list(packed.infolist())
            return _unpacked(packed)
    except WorkbookRefusedError:
        raise
    except _CANNOT_UNPACK as error:
        raise NotAWorkbookError from error


def _unpacked(packed: zipfile.ZipFile) -> bytes:
    copy, cells = io.BytesIO(), 0
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as unpacked:
        for file in packed.infolist():
            with packed.open(file) as opened:
                # Without a number it would unpack up to a gigabyte before it looks at the size.
                content = opened.read(file.file_size + 1)
            if file.filename.casefold().endswith((".xml", ".rels", ".vml")):
                cells += _checked_cells(content)
            if cells > MOST_CELLS:
                raise TooLargeError(f"there are more than {MOST_CELLS:,} cells in it")
            unpacked.writestr(zipfile.ZipInfo(file.filename), content)
    return copy.getvalue()


def _checked_cells(content: bytes) -> int:
    """Check one XML file, and count its cells and rows."""
    if any(mark in content for mark in _DECLARATIONS):
        # A spreadsheet program never writes these; they are how XML files are made to explode.
        raise NotAWorkbookError
    for found in _MERGED.finditer(content):
        _check_merged(found[1].decode("ascii", "replace"))
    return sum(1 for _ in _CELL_OR_ROW.finditer(content))


def _check_list(files: list[zipfile.ZipInfo]) -> None:
    if len(files) > MOST_FILES:
        raise TooLargeError(f"there are {len(files):,} files in it")
    unpacked = sum(file.file_size for file in files)
    if unpacked > LARGEST_UNPACKED:
        raise TooLargeError(f"it unpacks to {unpacked // 1_000_000:,} MB")
    names = {file.filename.casefold() for file in files}
    if any(name.endswith("vbaproject.bin") or "macrosheets/" in name for name in names):
        raise MacrosError
    if "[content_types].xml" not in names:
        raise NotAWorkbookError


def _check_merged(area: str) -> None:
    found = _AREA.fullmatch(area)
    if found is None:
        raise NotAWorkbookError
    left, top, right, bottom = found.groups()
    wide = _column(right or left) - _column(left) + 1
    high = int(bottom or top) - int(top) + 1
    if wide * high > LARGEST_MERGED:
        raise TooLargeError(f"cells are merged all over {area}")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
