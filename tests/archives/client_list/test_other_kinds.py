"""Files that are given as a client list and are none."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbook_lists import workbook

from friendline.archives import open_archive
from friendline.archives.client_list import NoPreviewError, preview_list, read_client_list
from friendline.archives.client_list.other_kinds import other_kind
from friendline.archives.source import Reading
from friendline.model import Fault

_WORD_2003 = b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "WordDocument".encode("utf-16-le")


def packed(*names: str) -> bytes:
    """A packed file with these inside."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name in names:
            file.writestr(name, "made up")
    return data.getvalue()


KINDS = [
    ("letter.docx", packed("[Content_Types].xml", "word/document.xml"), "a Word document"),
    ("letter.docx", b"only text", "a Word document"),
    ("letter.doc", _WORD_2003, "a Word document"),
    ("talk.pptx", packed("[Content_Types].xml", "ppt/presentation.xml"), "a presentation"),
    ("letter.odt", packed("mimetype", "content.xml"), "a text document"),
    ("list.ods", packed("mimetype", "content.xml"), "an OpenDocument sheet"),
    ("list.numbers", packed("Index/Document.iwa"), "a Numbers sheet"),
    ("letter.pages", packed("Index/Document.iwa"), "a Pages document"),
    ("letter.rtf", b"{\\rtf1 made up}", "a text document"),
    ("scan.pdf", b"%PDF-1.7 made up", "a PDF"),
    ("list.csv", b"%PDF-1.7 misnamed", "a PDF"),
    ("list.csv", b"\xff\xd8\xff\xe0" + b"\0\1" * 40, "a picture"),
    ("list.csv", b"MM\0*misnamed", "a picture"),
    ("list.csv", b"SQLite format 3\0", "a database"),
    ("photo.heic", b"\0\0\0\x18ftypheic", "a picture"),
    ("shot.png", b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
    ("list.xls", b"<!DOCTYPE html><table></table>", "a web page"),
    ("mail.eml", b"From: kim@example.org", "an e-mail"),
    ("empty.csv", b"", "empty"),
    ("blank.csv", b"\xef\xbb\xbf\r\n \t\r\n", "empty"),
    ("none.xlsx", b"\0" * 9_000, "empty"),
]


@pytest.mark.parametrize(("name", "data", "kind"), KINDS)
def test_what_it_is_and_what_to_do_is_told(
    tmp_path: Path, name: str, data: bytes, kind: str
) -> None:
    """Looked at or read, it is called by its name, with the way to make a list of it."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(NoPreviewError, match=f"{name} is {kind}.*CSV|{name} is an e-mail"):
        preview_list(path)
    (fault,) = read_client_list(open_archive(path), Reading())
    assert isinstance(fault, Fault)
    assert fault.reason.startswith(f"It is {kind}")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("list.csv", b"Name,Status\nKim Novak,current\n"),
        ("list", b"Name\nKim Novak\n"),
        ("list.xlsx", workbook({"A": [["Name"], ["Kim Novak"]]})),
        ("list.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600),
        ("people.vcf", b"BEGIN:VCARD\nVERSION:3.0\nFN:Kim Novak\nEND:VCARD\n"),
        ("cut.xlsx", b"PK\x03\x04 cut off"),
        ("lists.zip", packed("clients.csv")),
    ],
)
def test_what_may_be_a_list_is_left_to_those_who_read_lists(name: str, data: bytes) -> None:
    """Tables, workbooks and cards are not refused here, nor broken ones."""
    assert other_kind(name, data) == ""


@given(st.binary(max_size=200), st.sampled_from(["a.csv", "b", "c.docx", "d.xlsx"]))
def test_nothing_in_a_file_is_an_error(data: bytes, name: str) -> None:
    """Whatever is given, the answer is a sentence or nothing."""
    kind = other_kind(name, data)
    assert kind == "" or kind.endswith(".")
