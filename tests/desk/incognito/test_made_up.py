"""Tests of made-up names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.desk.incognito.made_up import EMAIL, Known, MadeUpNames

_ANA = Known("p1", ("Ana Ruiz", "Ana Ruiz Peña"), ("ana.ruiz",))
_BOLA = Known("p2", ("Bola Okafor",), ("@bola",))
_NAMES = MadeUpNames(b"secret", [_ANA, _BOLA])


def test_a_person_has_the_same_name_everywhere() -> None:
    """By id, by any of their names and in a text: one made-up name."""
    name = _NAMES.of("p1", "Ana Ruiz")
    assert name == MadeUpNames(b"secret", [_ANA]).of("p1", "anything")
    assert name == _NAMES.of("an account", "ana  ruiz peña")
    assert _NAMES.in_text("Lunch with Ana Ruiz.") == f"Lunch with {name}."


def test_another_store_has_other_names() -> None:
    """Without the store's secret nobody can tell who a made-up name stands for."""
    people = [str(number) for number in range(40)]
    one, other = (
        {MadeUpNames(secret).of(person, "") for person in people} for secret in (b"one", b"other")
    )
    assert len(one & other) < 5


def test_most_people_have_a_name_of_their_own() -> None:
    """Five hundred clients do not share a handful of names."""
    names = MadeUpNames(b"secret")
    assert len({names.of(f"p{number}", "") for number in range(500)}) > 480


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz came.",
        "ANA RUIZ!",
        "Ana\nRuiz",
        "Ana's canoe",
        "Thanks, Ana.",
        "the Ruiz family",
        "with Ana Ruiz Peña and friends",
        "see https://social.example/ana.ruiz today",
        "hello @ana.ruiz",
        "(Ana)",
    ],
)
def test_no_part_of_a_name_is_left_in_a_text(text: str) -> None:
    """Whole names, parts of names and handles are covered, however they stand."""
    covered = _NAMES.in_text(text).casefold()
    assert "ana" not in covered.split()
    assert "ruiz" not in covered
    assert "peña" not in covered
    assert not covered.startswith("ana ")


def test_the_rest_of_a_text_stays() -> None:
    """Words that are no names are left as they are, with their spaces and signs."""
    text = "We went to the lake - twice!\n\n  Back on Monday; a banana, an analysis."
    assert _NAMES.in_text(text) == text


def test_what_belongs_to_somebody_still_does() -> None:
    """A name keeps the ending that it had."""
    given_name = _NAMES.of("p1", "").split()[0]
    assert (
        _NAMES.in_text("Ana's canoe and Ana\u2019s dog")
        == f"{given_name}'s canoe and {given_name}\u2019s dog"
    )


def test_addresses_are_covered() -> None:
    """No e-mail address is shown, whoever's it is."""
    assert _NAMES.in_text("Write to j.doe@firm.example.") == f"Write to {EMAIL}."


def test_a_plain_small_word_is_no_name() -> None:
    """Who is called Will does not take the verb away."""
    names = MadeUpNames(b"secret", [Known("p3", ("Will Young",))])
    assert names.in_text("I will go") == "I will go"
    assert "Will" not in names.in_text("Will came")


@given(st.text(max_size=200))
def test_any_text_can_be_covered(text: str) -> None:
    """No text of an archive breaks it."""
    assert "Okafor" not in _NAMES.in_text(f"{text} Bola Okafor")
