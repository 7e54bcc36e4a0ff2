"""Looking at a workbook before it is opened: what could harm, or is none of Excel's, is refused.

A workbook is a zip of XML files. Sizes are those of the packed list of files, beyond which
``zipfile`` never reads.
"""

import io
import zipfile
import zlib
from typing import Final

LARGEST_UNPACKED: Final = 200 * 2**20
"""Bytes of everything in a workbook; a list of 50,000 people and 20 columns has some 60 MB."""
MOST_FILES: Final = 2_000

_OLE: Final = b"\xd0\xcf\x11\xe0"
_ZIP: Final = b"PK\x03\x04"
_BOOK: Final = "xl/workbook.xml"
_TEXTS_AND_SLIDES: Final = ("word/", "ppt/")
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
    RuntimeError,  # a password, or a packing method this Python does not know
    ValueError,
)
_OLD: Final = (
    "This is an old Excel workbook, or one with a password: save it as XLSX without a password, "
    "or as CSV, and try again."
)
_DAMAGED: Final = "This workbook is damaged: open it in Excel, save it as CSV and try again."
_OTHER: Final = "This is not a workbook of Excel: save it as CSV and try again."
_TOO_LARGE: Final = (
    f"This workbook unpacks to more than {LARGEST_UNPACKED // 2**20} MB: save the sheet with the "
    "list as CSV and try again."
)


def is_workbook(data: bytes) -> bool:
    """Whether some bytes are a spreadsheet, or packed as one is; a text document is none."""
    if data.startswith(_OLE):
        return True
    return data.startswith(_ZIP) and not any(
        name.startswith(_TEXTS_AND_SLIDES) for name in _names(data)
    )


def refusal(data: bytes) -> str:
    """Give why a workbook is not opened, in one sentence; ``""`` where it may be."""
    if data.startswith(_OLE):
        return _OLD
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            files = packed.infolist()
            if len(files) > MOST_FILES or sum(file.file_size for file in files) > LARGEST_UNPACKED:
                return _TOO_LARGE
            if _BOOK not in packed.namelist():
                return _OTHER
            return _OTHER if any(_declares(packed, file) for file in files) else ""
    except _CANNOT_UNPACK:
        return _DAMAGED


def has_formulas(data: bytes) -> bool:
    """Whether a sheet of a workbook that was not refused has a formula."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return any(
            b"<f>" in content or b"<f " in content
            for file in packed.infolist()
            if file.filename.startswith("xl/worksheets/")
            for content in (packed.read(file),)
        )


def _declares(packed: zipfile.ZipFile, file: zipfile.ZipInfo) -> bool:
    """Whether a file is XML with declarations of its own, which is how XML is made to explode."""
    if not file.filename.lower().endswith((".xml", ".rels")):
        return False
    content = packed.read(file)
    return any(mark in content for mark in _DECLARATIONS)


def _names(data: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return packed.namelist()
    except _CANNOT_UNPACK:
        return []
