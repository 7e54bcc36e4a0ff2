"""A look at a list before its columns are said."""

from pathlib import Path

import pytest
from vcard_helpers import card
from workbook_lists import workbook

from friendline.archives import ArchiveError
from friendline.archives.client_list import (
    ListMapping,
    NoPreviewError,
    preview_list,
    write_mapping,
)
from friendline.archives.client_list.preview import ambiguous_date, finds_people, people_as_said
from friendline.archives.source import Reading
from friendline.model import Person, Relationship

ODD = "Kartei 2026\n\nWer;Was\nKim Novak;läuft\nAnn Lee;ruht\n"


def written(folder: Path, content: str | bytes, name: str = "kunden.csv") -> Path:
    """A list on the disk."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_title_above_unknown_columns_is_not_the_header(tmp_path: Path) -> None:
    """Where no name of a column is known, the first line with several cells is the header."""
    preview = preview_list(written(tmp_path, ODD))
    assert preview.table.header == ("Wer", "Was")
    assert preview.cells("Was") == ["läuft", "ruht"]
    assert preview.mapping.columns == {"name": ("Wer",)}
    assert not preview.is_said


def test_a_workbook_is_looked_at_as_a_csv_file_is(tmp_path: Path) -> None:
    """The sheet with a header that names people is the list."""
    data = workbook({"Cover": [["Made up"]], "List": [["Name", "Status"], ["Kim Novak", "old"]]})
    preview = preview_list(written(tmp_path, data, "kunden.xlsx"))
    assert preview.mapping.columns == {"name": ("Name",), "status": ("Status",)}
    assert preview.place.name == "kunden.columns.toml"


def test_what_was_said_before_is_where_it_goes_on(tmp_path: Path) -> None:
    """A file of columns beside the list goes before the guess."""
    path = written(tmp_path, ODD)
    said = ListMapping(columns={"nickname": ("Wer",), "company": ("Was",)})
    write_mapping(tmp_path / "kunden.columns.toml", said)
    preview = preview_list(path)
    assert preview.is_said
    assert preview.mapping == said


def test_a_file_of_columns_with_mistakes_is_told_and_passed_over(tmp_path: Path) -> None:
    """Each mistake is named, and the guess stands in."""
    path = written(tmp_path, ODD)
    written(tmp_path, '[columns]\nname = "Werr"\n', "kunden.columns.toml")
    preview = preview_list(path)
    assert not preview.is_said
    assert preview.problems == ("Line 2: column 'Werr' is not in the list; did you mean 'Wer'?",)
    assert preview.mapping.columns == {"name": ("Wer",)}


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("people.vcf", card("FN:Kim Novak"), "names its own fields"),
        ("empty.csv", "", "empty.csv is empty"),
        ("letter.pdf", "%PDF-1.7 made up", "letter.pdf is a PDF"),
        ("old.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "save"),
    ],
)
def test_what_has_no_columns_is_told_in_a_sentence(
    tmp_path: Path, name: str, content: str | bytes, told: str
) -> None:
    """A file that is no table says what it is and what to do."""
    path = written(tmp_path, content, name)
    with pytest.raises(NoPreviewError, match=told):
        preview_list(path)


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    """A list is one file, and it has to be there."""
    with pytest.raises(NoPreviewError, match="give the list itself"):
        preview_list(tmp_path)
    with pytest.raises(ArchiveError):
        preview_list(tmp_path / "none.csv")


def test_people_are_read_as_it_is_said(tmp_path: Path) -> None:
    """What the owner says of everybody holds for everybody."""
    preview = preview_list(written(tmp_path, ODD))
    mapping = ListMapping(columns={"name": ("Wer",)}, everyone="current patient")
    records = people_as_said(preview.table, mapping, Reading(), "kunden.csv")
    people = [one for one in records if isinstance(one, Person)]
    assert [one.name for one in people] == ["Kim Novak", "Ann Lee"]
    assert {one.relationship for one in people} == {Relationship.PATIENT}


@pytest.mark.parametrize(
    ("columns", "found"),
    [({"email": ("A",)}, True), ({"family_name": ("A",)}, True), ({"city": ("A",)}, False)],
)
def test_somebody_is_found_by_a_name_or_an_address(
    columns: dict[str, tuple[str, ...]],
    *,
    found: bool,
) -> None:
    """Without such a column a list names nobody."""
    assert finds_people(ListMapping(columns=columns)) is found


@pytest.mark.parametrize(
    ("dates", "asked"), [("3/4/2026 4/5/2026", "3/4/2026"), ("3/4/2026 13/5/2026", None)]
)
def test_the_order_of_dates_is_asked_only_where_no_date_tells_it(
    tmp_path: Path, dates: str, asked: str | None
) -> None:
    """One number above 12 settles a column."""
    rows = "".join(f"Kim {n},{one}\n" for n, one in enumerate(dates.split()))
    preview = preview_list(written(tmp_path, f"Name,Since\n{rows}"))
    mapping = ListMapping(columns={"name": ("Name",), "began": ("Since",)})
    assert ambiguous_date(preview, mapping) == asked


def test_a_link_to_a_list_is_said_where_reviews_look(tmp_path: Path) -> None:
    """The file of columns is named after the list itself and lies beside the link."""
    there = tmp_path / "kept"
    there.mkdir()
    link = tmp_path / "clients.csv"
    link.symlink_to(written(there, ODD, "kunden.csv"))
    preview = preview_list(link)
    assert preview.place == tmp_path / "kunden.columns.toml"
    write_mapping(preview.place, preview.mapping)
    assert preview_list(link).is_said
