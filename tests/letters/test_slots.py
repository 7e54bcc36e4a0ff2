"""Tests of what is filled into a template."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letters_helpers import FACTS
from letters_random import HOSTILE

from friendline.letters import Voice
from friendline.letters.slots import MOST, SLOTS, clean, values, way


@given(st.text(max_size=300) | st.sampled_from(HOSTILE))
def test_a_name_becomes_one_short_line(text: str) -> None:
    """No line end, no sign that commands a screen, never longer than allowed."""
    shown = clean(text)
    assert len(shown) <= MOST
    assert not {unicodedata.category(sign) for sign in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize(
    "name",
    ["Ines Falk-Ortiz", "O'Neill", "שירה לוי", "Zoë", "\u0645\u06cc\u200c\u062e\u0648\u0627"],
)
def test_a_name_that_is_fine_stays(name: str) -> None:
    """Letters of any writing are kept, and the joiners that spell names."""
    assert clean(name) == name


def test_a_long_name_is_not_cut_between_a_letter_and_its_accent() -> None:
    """The accent goes with its letter."""
    shown = clean("a" * (MOST - 2) + "e\u0301" + "b" * 20)
    assert shown == "a" * (MOST - 2) + "\u2026"


def test_every_slot_has_a_value() -> None:
    """What a template may use is what is filled in."""
    assert set(values(FACTS, Voice(), "press it")) == SLOTS


@pytest.mark.parametrize(
    ("offer", "language", "said"),
    [
        ("linkedin", "en", "on LinkedIn"),
        ("e-mail", "de", "per E-Mail"),
        ("in person", "fr", "de vive voix"),
        ("Phone", "es", "por teléfono"),
        ("my assistant", "en", "through my assistant"),
        ("{way} {x}", "en", "through {way} {x}"),
    ],
)
def test_a_way_is_said_as_one_says_it(offer: str, language: str, said: str) -> None:
    """Each language has its own little word; a way of the owner's own gets one too."""
    assert way(offer, language) == said


def test_days_are_written_in_the_language_of_the_letter() -> None:
    """Months have names."""
    assert values(FACTS, Voice(language="de"), None)["ended"] == "22. September 2026"
    assert values(FACTS, Voice(language="es"), None)["ended"] == "22 de septiembre de 2026"
    assert values(FACTS, Voice(language="fr"), None)["since"] == "1er mars 2026"
