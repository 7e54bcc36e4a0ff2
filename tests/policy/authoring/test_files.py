"""A policy as files by name."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policy_helpers import write_policy

from friendline.policy import PolicyError, load_policy, preset_names
from friendline.policy.authoring.files import (
    files_at,
    files_in_workbook,
    policy_in,
    written_in,
)
from friendline.policy.authoring.workbook import workbook_bytes


@pytest.mark.parametrize("preset", preset_names())
def test_the_files_of_a_preset_say_what_it_says(preset: str) -> None:
    """Read without a folder, the files give the same policy."""
    assert policy_in(files_at(preset)) == load_policy(preset)


def test_a_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    """Comments that the owner wrote stay."""
    settings = '# mine\nname = "Ours"\nversion = "1"\n'
    folder = write_policy(tmp_path, "answer,because\nask,I decide.\n", settings)
    assert files_at(folder)["policy.toml"].startswith(b"# mine")


def test_a_workbook_says_the_same_as_the_folder(tmp_path: Path) -> None:
    """From a path and from its bytes a workbook becomes the two files."""
    data = workbook_bytes(written_in(files_at("open")))
    place = tmp_path / "ours.xlsx"
    place.write_bytes(data)
    assert files_at(place) == files_in_workbook(data)
    assert policy_in(files_at(place)).digest == load_policy("open").digest


def test_a_missing_file_is_told() -> None:
    """Without its rules a policy is refused with the name of the file."""
    with pytest.raises(PolicyError, match=r"rules\.csv: this file is missing"):
        policy_in({"policy.toml": b'name = "Ours"'}, "ours")


@given(st.binary(max_size=200))
def test_no_bytes_are_taken_for_a_workbook(data: bytes) -> None:
    """Whatever is no workbook is refused, and nothing else is raised."""
    with pytest.raises(PolicyError, match="workbook"):
        files_in_workbook(data)


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_any_bytes_give_a_policy_or_its_mistakes(settings: bytes, rules: bytes) -> None:
    """Files of any content are read or refused, and nothing else is raised."""
    files = {"policy.toml": settings, "rules.csv": rules}
    try:
        made = len(policy_in(files).rules)
    except PolicyError as error:
        made = len(error.problems)
    assert made > 0
