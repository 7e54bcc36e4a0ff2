"""Tests of writing policies: as TOML and CSV that read back as they were, whole files or none."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from policy_helpers import write_policy as write_two_files
from written_policies import written_policies

from friendline.policy.authoring.as_written import AsWritten, as_written, tidy, tidy_cells
from friendline.policy.authoring.sheet import load_policy, preset_names, read_as_written
from friendline.policy.authoring.writing import (
    AlreadyThereError,
    CannotBeWrittenError,
    write_files,
    write_policy,
)
from friendline.policy.problems import PolicyError
from friendline.toml_text import NotWritableError, toml_text

RULES = "status,answer,because\ncurrent,ask,So.\n"
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
PLAIN = TEXT | st.integers(-(10**9), 10**9) | st.dates() | st.lists(TEXT, min_size=1, max_size=4)
TABLES = st.dictionaries(TEXT, PLAIN, min_size=1, max_size=4)


@given(
    TABLES,
    st.dictionaries(TEXT, TABLES | st.dictionaries(TEXT, TABLES, min_size=1), max_size=3),
    st.dictionaries(
        TEXT, st.lists(TABLES | st.dictionaries(TEXT, TABLES, min_size=1), min_size=1), max_size=2
    ),
)
def test_toml_reads_back_as_it_was(
    plain: dict[str, object], tables: dict[str, object], lists: dict[str, object]
) -> None:
    """Any texts, numbers, days, lists and tables are the same when the file is read again."""
    whole = plain | tables | lists
    read = tomllib.loads(toml_text(whole))
    assert _without_blanks(read) == _without_blanks(whole)


def _without_blanks(value: object) -> object:
    if isinstance(value, dict):
        inside = {key: _without_blanks(one) for key, one in value.items()}
        return {key: one for key, one in inside.items() if one not in ("", [], {})}
    if isinstance(value, list):
        return [_without_blanks(one) for one in value]
    return value


def test_toml_looks_as_a_person_would_write_it() -> None:
    """Keys stand in order, tables after them with a blank line between, sources on one line."""
    text = toml_text(
        {
            "name": 'The "Firm"',
            "in_force_from": date(2026, 1, 2),
            "alternatives": ["linkedin", "e-mail"],
            "purpose": "",
            "channels": {"facebook": "personal"},
            "facts": {"tier": {"type": "enumeration", "values": ["a"]}},
            "promises": [{"text": "T", "source": {"body": "B", "year": 2013}}],
        }
    )
    assert text == (
        'name = "The \\"Firm\\""\nin_force_from = 2026-01-02\nalternatives = ["linkedin", '
        '"e-mail"]\n\n[channels]\nfacebook = "personal"\n\n[facts.tier]\ntype = "enumeration"\n'
        'values = ["a"]\n\n[[promises]]\ntext = "T"\nsource = { body = "B", year = 2013 }\n'
    )


@pytest.mark.parametrize("value", [1.5, True, object(), [1]])
def test_what_no_policy_has_is_not_written(value: object) -> None:
    """Kinds of values that the reader refuses are refused by the writer, too."""
    with pytest.raises(NotWritableError):
        toml_text({"key": value})


@pytest.mark.parametrize("name", preset_names())
def test_every_preset_is_written_as_it_was_read(tmp_path: Path, name: str) -> None:
    """A preset written as a folder is the same policy with the same cells and settings."""
    written = read_as_written(name)
    folder = write_policy(written, tmp_path / "copy")
    assert load_policy(folder) == load_policy(name)
    assert read_as_written(folder) == written


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(written_policies())
def test_any_policy_is_read_back_from_its_files(policy: AsWritten) -> None:
    """Whatever is written, the two files say the same."""
    assert as_written(policy.toml, policy.csv) == policy


def test_excel_is_told_the_coding_only_where_it_matters() -> None:
    """A sheet with accents begins with the mark that Excel goes by; a plain one has none."""
    plain, accents = (AsWritten({}, (("because", text),)) for text in ("So.", "Zoë"))
    assert plain.csv == b"because,So.\n"
    assert accents.csv.startswith(b"\xef\xbb\xbf")


def test_other_signs_between_cells_and_other_codings_are_read(tmp_path: Path) -> None:
    """A sheet saved by a German Excel is written again as any other."""
    folder = write_two_files(tmp_path, "status;answer;because\ncurrent;ask;für\n".encode("cp1252"))
    written = read_as_written(folder)
    assert written.cells[1] == ("current", "ask", "für")
    assert load_policy(write_policy(written, tmp_path / "copy")) == load_policy(folder)


def test_one_form_for_whatever_means_the_same() -> None:
    """A single text is a list of one, a version is a text, blank is not there."""
    assert tidy({"version": 3, "alternatives": "phone", "purpose": " ", "facts": {}}) == {
        "version": "3",
        "alternatives": ["phone"],
    }
    assert tidy_cells([[" a ", "b\r\nc\x00", ""], [""], ["", "d"], [""]]) == (
        ("a", "b\nc"),
        (),
        ("", "d"),
    )


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    """A folder or workbook that is there stays as it is, unless it is to be replaced."""
    folder = write_two_files(tmp_path, RULES)
    (folder / "notes.txt").write_text("mine")
    before = (folder / "rules.csv").read_bytes()
    with pytest.raises(AlreadyThereError, match="is there already, and nothing was written"):
        write_policy(read_as_written("open"), folder)
    assert (folder / "rules.csv").read_bytes() == before
    write_policy(read_as_written("open"), folder, force=True)
    assert load_policy(folder) == load_policy("open")
    assert sorted(path.name for path in folder.iterdir()) == [
        "notes.txt",
        "policy.toml",
        "rules.csv",
    ]


def test_a_folder_without_a_policy_is_filled(tmp_path: Path) -> None:
    """Somebody who has made the folder already need not say so."""
    assert load_policy(write_policy(read_as_written("open"), tmp_path)) == load_policy("open")


def test_a_workbook_is_not_written_over_a_folder(tmp_path: Path) -> None:
    """A folder in the place of a file is never replaced."""
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(AlreadyThereError):
        write_policy(read_as_written("open"), tmp_path / "a.xlsx", force=True)


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    """Where one file cannot be written, the other is not left, nor any half of one."""
    (tmp_path / "in the way").write_text("a file")
    files = {tmp_path / "good": b"1", tmp_path / "in the way" / "bad": b"2"}
    with pytest.raises(CannotBeWrittenError, match="--output"):
        write_files(files)
    assert [path.name for path in tmp_path.iterdir()] == ["in the way"]


def test_only_a_sound_policy_is_taken(tmp_path: Path) -> None:
    """A policy with mistakes is not copied into another file: it is refused with them."""
    with pytest.raises(PolicyError, match="did you mean 'current'"):
        read_as_written(write_two_files(tmp_path, RULES.replace("current", "curent")))
    assert [path.name for path in tmp_path.iterdir()] == ["ours"]
