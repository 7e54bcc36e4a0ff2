"""Files that are given as a client list and are none: what each is, and how a list is made of it.

Told by what is in the file, and by its ending where that tells nothing.
"""

import io
import zipfile
from collections.abc import Sequence
from typing import Final

from friendline.archives.opening import Archive, FileArchive, UnreadableFileError, ZipArchive

_TEXT: Final = (
    "not a list. If the list is a table in it, copy that into a spreadsheet, save it as .xlsx or "
    "CSV, and give that file."
)
_SHEET: Final = "which friendline does not open. Save it as .xlsx or CSV, and give that file."
_PRINTED: Final = (
    "not a list. Let the program that made it save the list as .xlsx or CSV, and give that file."
)
_MAIL: Final = "not a list. If the list is attached to it, save that file and give it."
_WORD: Final = f"a Word document, {_TEXT}"
_TEXT_DOCUMENT: Final = f"a text document, {_TEXT}"
_SLIDES: Final = f"a presentation, {_TEXT}"
_PAGES: Final = f"a Pages document, {_TEXT}"
_NUMBERS: Final = f"a Numbers sheet, {_SHEET}"
_OPEN_SHEET: Final = f"an OpenDocument sheet, {_SHEET}"
_WEB_PAGE: Final = f"a web page, {_SHEET}"
_PDF: Final = f"a PDF, {_PRINTED}"
_PICTURE: Final = "a picture, not a list. Give the list itself, as .xlsx or CSV."
_DATABASE: Final = f"a database, {_PRINTED}"

_EMPTY: Final = "empty. Save the list once more as .xlsx or CSV, and give that file."
_BLANKS: Final = b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"
_BEFORE_TEXT: Final = b" \t\r\n\xef\xbb\xbf"
_MANY: Final = 4_096
_PACKED: Final = b"PK\x03\x04"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_STARTS: Final = (
    (b"%pdf", _PDF),
    (b"{\\rtf", _TEXT_DOCUMENT),
    (b"\x89png", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"gif8", _PICTURE),
    (b"ii*\0", _PICTURE),
    (b"mm\0*", _PICTURE),
    (b"sqlite format 3", _DATABASE),
    (b"<!doctype html", _WEB_PAGE),
    (b"<html", _WEB_PAGE),
)
"""How they begin, in small letters."""
_PARTS_OF_OLD_OFFICE: Final = (
    ("WordDocument".encode("utf-16-le"), _WORD),
    ("PowerPoint Document".encode("utf-16-le"), _SLIDES),
)
_ENDINGS: Final = {
    **dict.fromkeys(("doc", "docx", "docm", "dot", "dotx"), _WORD),
    **dict.fromkeys(("odt", "rtf", "wpd"), _TEXT_DOCUMENT),
    **dict.fromkeys(("ppt", "pptx", "odp", "key"), _SLIDES),
    **dict.fromkeys(("jpg", "jpeg", "png", "gif", "heic", "webp", "tif", "tiff", "bmp"), _PICTURE),
    **dict.fromkeys(("htm", "html"), _WEB_PAGE),
    **dict.fromkeys(("mdb", "accdb", "sqlite", "db"), _DATABASE),
    **dict.fromkeys(("eml", "msg"), f"an e-mail, {_MAIL}"),
    "pages": _PAGES,
    "numbers": _NUMBERS,
    "ods": _OPEN_SHEET,
    "pdf": _PDF,
}


def what_else(archive: Archive) -> str:
    """Give what a file is that was given alone, where it is no list; as ``other_kind``."""
    if isinstance(archive, ZipArchive):
        return kind_of_packed(archive.path, archive.names())
    if not isinstance(archive, FileArchive):
        return ""
    (name,) = archive.names()
    try:
        return other_kind(name, archive.read(name))
    except UnreadableFileError:
        return ""


def other_kind(name: str, data: bytes) -> str:
    """Give what a file is, where it is no list of people.

    Args:
        name: Of the file.
        data: What is in it.

    Returns:
        What may follow "it is": ``"a PDF, not a list. Let the program ..."``; empty where the
        file may be a list.
    """
    if not data[:_MANY].strip(_BLANKS) and not data.strip(_BLANKS):
        return _EMPTY
    if data.startswith(_PACKED):
        return kind_of_packed(name, _names_in(data))
    if data.startswith(_OLD_OFFICE):
        return next((kind for part, kind in _PARTS_OF_OLD_OFFICE if part in data), "")
    return _by_start(data[:_MANY].lower()) or _by_ending(name)


def kind_of_packed(name: str, inside: Sequence[str]) -> str:
    """Give what a packed file is by the files inside it, as ``other_kind``."""
    if any(each.startswith("word/") for each in inside):
        return _WORD
    if any(each.startswith("ppt/") for each in inside):
        return _SLIDES
    by_apple = "Index/Document.iwa" in inside
    if by_apple or {"mimetype", "content.xml"} <= set(inside):
        return _by_ending(name) or (_NUMBERS if by_apple else _OPEN_SHEET)
    return ""


def _by_start(start: bytes) -> str:
    starts = (start, start.lstrip(_BEFORE_TEXT))
    return next((kind for mark, kind in _STARTS if any(s.startswith(mark) for s in starts)), "")


def _by_ending(name: str) -> str:
    return _ENDINGS.get(name.rpartition(".")[2].lower(), "") if "." in name else ""


def _names_in(data: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return packed.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError):
        return []
