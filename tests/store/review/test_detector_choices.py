"""Tests of switching detectors in the owner's text."""

import tomllib

import pytest

from friendline.store import documents
from friendline.store.home import Home
from friendline.store.review.detector_choices import NoSuchDetectorError, NotSwitchableError, switch


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", "[meaning]\nuse = false\n"),
        ("# mine\n", "# mine\n\n[meaning]\nuse = false\n"),
        ("[meaning]", "[meaning]\nuse = false\n"),
        ("[meaning] # slow\ndeep = false\n", "[meaning] # slow\nuse = false\ndeep = false\n"),
        ("[meaning]\nuse = true # yes\n[words]\n", "[meaning]\nuse = false\n[words]\n"),
        ("[words]\nuse = true\n[meaning]\n", "[words]\nuse = true\n[meaning]\nuse = false\n"),
    ],
)
def test_a_switch_changes_its_own_line_only(store: Home, text: str, after: str) -> None:
    """All else in the text stays as it is written, and is still TOML."""
    if text:
        documents.save(documents.SCREENING, text)
    assert switch("meaning", on=False)
    assert documents.latest(documents.SCREENING) == after
    assert tomllib.loads(after)["meaning"]["use"] is False
    assert not switch("meaning", on=False)
    assert switch("meaning", on=True)


def test_a_text_in_which_no_switch_fits_is_left(store: Home) -> None:
    """A table that is written in one line is not touched; the sentence says where to change it."""
    text = "meaning = { use = true }\n"
    documents.save(documents.SCREENING, text)
    with pytest.raises(NotSwitchableError, match="Change the text itself"):
        switch("meaning", on=False)
    assert documents.latest(documents.SCREENING) == text


def test_a_detector_that_there_is_not_is_told(store: Home) -> None:
    """No table is added for a name that nobody knows."""
    with pytest.raises(NoSuchDetectorError):
        switch("nobody", on=True)
    assert documents.latest(documents.SCREENING) is None
