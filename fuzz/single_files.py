"""Targets for what stands below the sources: tars, photos, pages, workbooks, files of columns."""

import gzip
import tempfile
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from friendline.archives.client_list.mapping_reading import ListMappingError, read_mapping
from friendline.archives.exif import Taken, taken
from friendline.archives.facebook import SOURCE as FACEBOOK
from friendline.archives.opening import TarArchive, UnreadableFileError
from friendline.archives.refusals import ArchiveError
from friendline.archives.tables.delimited import NotATable
from friendline.archives.tables.workbooks import read_workbook, workbook_header
from fuzz.checking import tries_source
from fuzz.damage import other_member
from fuzz.files import workbook
from fuzz.seeds import client_list
from fuzz.single_seeds import hurt, pages, photos, tar
from fuzz.target import Choices, Target, at_random, chosen, must

_HEADER: Final = ("Wer", "Mail", "Phase", "Insta", "Dabei seit")
_COLUMNS: Final = """\
everyone = "current patient" # all of them
dates = "day first"
[columns]
name = "Wer"
email = ["Mail", "Mail privat"]
began = "Dabei seit"
status = "Phase"
[accounts]
instagram = "Insta"
[words.Phase]
"läuft" = "current patient"
'ruht' = "former patient"
Neu = "unknown"
""".encode()
_WIDEST: Final = {"latitude": 90, "longitude": 180}


def tries_tar(data: bytes) -> None:
    """Open any bytes as a tar, or a damaged tar of some files, packed or not, and read it all."""
    choices = Choices(data)
    way = choices.number(4)
    content = choices.rest() if way == 0 else hurt(tar(is_long=way == 1), choices)
    content = gzip.compress(content, 1, mtime=0) if choices.number(2) else content
    with tempfile.NamedTemporaryFile(suffix=".tar") as file:
        file.write(content)
        file.flush()
        try:
            archive = TarArchive(Path(file.name))
        except ArchiveError as error:
            must(str(error).strip(), "an error says nothing")
            return
        _check_tar(archive)


def _check_tar(archive: TarArchive) -> None:
    must(archive.names() == tuple(sorted(set(archive.names()))), "names in order, each once")
    for name in archive.names():
        must(".." not in name.split("/") and not name.startswith("/"), name)
        try:
            must(len(archive.read(name)) == archive.size(name), name)
        except UnreadableFileError as error:
            must(error.reason.strip(), "a refusal says nothing")
    for fault in archive.left_out:
        msgspec.json.encode(fault)


def tries_photo(data: bytes) -> None:
    """Ask any bytes when and where they were taken."""
    found = taken(data, "Europe/London")
    must(found is None or msgspec.convert(msgspec.to_builtins(found), Taken) == found, found)
    if found is not None and found.place is not None:
        for name, most in _WIDEST.items():
            must(abs(getattr(found.place, name)) <= most, name)


def tries_workbook(data: bytes) -> None:
    """Read any bytes, or a workbook of which one file is damaged, as a table."""
    choices = Choices(data)
    content = other_member(_WORKBOOK, choices) if choices.number(8) else choices.rest()
    table, header = read_workbook(content), workbook_header(content)
    must(isinstance(table, NotATable) >= isinstance(header, NotATable), "a table has a header")
    if isinstance(table, NotATable):
        must(table.reason.strip(), "a refusal says nothing")
        return
    must(all(len(row.cells) == len(table.header) for row in table.rows), "rows fit the header")
    must(all(isinstance(cell, str) for row in table.rows for cell in row.cells), "cells are texts")


def tries_columns(data: bytes) -> None:
    """Read any bytes as a file of columns: what it says comes out, or every mistake in it."""
    try:
        read_mapping(data, "clients.columns.toml", _HEADER)
    except ListMappingError as error:
        must(error.problems and all(map(str.strip, error.problems)), "a mistake is a sentence")


_WORKBOOK: Final = next(
    content for name, content in client_list().items() if name.endswith(".xlsx")
)
_PAGES: Final = pages()
_LISTS: Final = (workbook(["Name"], ["Jane"]), _WORKBOOK)

TARGETS: Final = (
    Target("tar", tries_tar, (*(chosen(way) for way in range(4)), *at_random(60)), seconds=2.0),
    Target("photo", tries_photo, tuple(photos())),
    Target(
        "facebook_pages",
        partial(tries_source, FACEBOOK, (_PAGES,)),
        (
            *(chosen(0, place, 2, 0, rest=page) for place, page in enumerate(_PAGES.values())),
            *at_random(100),
        ),
    ),
    Target(
        "list_workbook",
        tries_workbook,
        (*(chosen(0, rest=content) for content in _LISTS), *at_random(100)),
        seconds=2.0,
    ),
    Target(
        "columns.toml",
        tries_columns,
        (_COLUMNS, b'[columns]\nname = "Wer"\n'),
        words=(
            "[columns]",
            "[words.",
            "everyone = ",
            "dates",
            '"current client"',
            "Wer",
            "[[",
            "{",
        ),
    ),
)
