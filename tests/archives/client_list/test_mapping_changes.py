"""What the owner changes in a guess."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.archives.client_list import ListMapping, read_mapping, suggest_mapping
from friendline.archives.client_list.mapping import FIELDS, NETWORKS
from friendline.archives.client_list.mapping_changes import (
    NOT_READ,
    NoMeaningError,
    NoSuchColumnError,
    NoSuchWordError,
    NotHeldError,
    holding,
    read_holding,
    read_meaning,
    tells_standing,
    with_column,
    with_word,
)
from friendline.archives.client_list.mapping_writing import mapping_text

HEADER = ("Wer", "Mail", "Phase")
ROWS = (("Kim Novak", "kim@example.org", "läuft"), ("Ann Lee", "ann@example.org", "Kunde"))


def test_a_column_holds_one_thing_at_a_time() -> None:
    """What a column held before no longer counts."""
    mapping = ListMapping(columns={"name": ("Wer", "Mail")}, accounts={"x": ("Phase",)})
    mapping = with_column(mapping, "mail", "email", HEADER, ROWS)
    mapping = with_column(mapping, "Phase", NOT_READ, HEADER, ROWS)
    assert mapping == ListMapping(columns={"name": ("Wer",), "email": ("Mail",)})


def test_a_column_that_says_what_somebody_is_brings_its_words() -> None:
    """The words are guessed where they are known, and unknown where they are not."""
    mapping = with_column(ListMapping(), "Phase", "status", HEADER, ROWS)
    assert mapping.words == {"Phase": {"läuft": "unknown", "Kunde": "client"}}
    assert tells_standing(mapping)
    changed = with_word(mapping, "LÄUFT", read_meaning("current  patient"))
    assert changed.words["Phase"]["läuft"] == "current patient"
    assert with_column(changed, "Phase", NOT_READ, HEADER, ROWS).words == {}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Given name", "given_name"),
        ("E-MAIL", "email"),
        ("LinkedIn", "linkedin"),
        ("nothing", NOT_READ),
        ("not read", NOT_READ),
    ],
)
def test_what_a_column_holds_is_said_as_people_say_it(text: str, what: str) -> None:
    """Blanks, strokes and capitals do not matter."""
    assert read_holding(text) == what


def test_what_cannot_be_is_told_with_the_likely_word() -> None:
    """Every mistake is a sentence that says what was expected."""
    with pytest.raises(NotHeldError, match="Did you mean 'phone'"):
        read_holding("phne")
    with pytest.raises(NoSuchColumnError, match="Did you mean 'Mail'"):
        with_column(ListMapping(), "Mial", "email", HEADER, ROWS)
    with pytest.raises(NoMeaningError, match="current client"):
        read_meaning("green")
    with pytest.raises(NoSuchWordError, match="Did you mean 'läuft'"):
        with_word(ListMapping(words={"Phase": {"läuft": "unknown"}}), "lauf", "client")


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from(HEADER), st.sampled_from([*FIELDS, *NETWORKS, NOT_READ])),
        max_size=8,
    )
)
def test_the_last_word_on_a_column_counts_and_is_kept(changes: list[tuple[str, str]]) -> None:
    """Whatever was said before, each column holds what was said last, in the file as well."""
    mapping = suggest_mapping(HEADER, ROWS)
    said: dict[str, str] = {}
    for column, what in changes:
        mapping = with_column(mapping, column, what, HEADER, ROWS)
        said[column] = what
    kept = read_mapping(mapping_text(mapping).encode(), "a.columns.toml", HEADER)
    assert kept == mapping
    assert {column: holding(kept, column) for column in said} == said
