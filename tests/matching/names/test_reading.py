"""Reading names as people write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matching_helpers import person

from friendline.matching.names.reading import (
    LONGEST_NAME,
    Name,
    _from_parser,
    noted_names,
    read_name,
)


def name(text: str) -> Name:
    """Read a full name."""
    read = read_name(text)
    assert read is not None
    return read


def parts(text: str) -> tuple[str, str]:
    """Give first and last name of a text, as folded."""
    read = name(text)
    return read.given[0].plain, read.family[0].plain


@pytest.mark.parametrize(
    "text",
    [
        "Kim Novak",
        "KIM NOVAK",
        "Novak, Kim",
        "Novak,Kim",
        "Dr. Kim Novak, PhD",
        "Kim J. Novak",
        "Kim Novak LMFT",
        "Frau Kim Novak",
        "Kim Novak Jr.",
        "Kim Novak | Life Coach",
        "Kim Novak - Realtor",
        "Kim Novak (she/her)",
        "🌸 Kim Novak 🌸",
        'Kim "Kimmy" Novak',
    ],
)
def test_titles_and_decorations_are_no_part_of_the_name(text: str) -> None:
    """First and last name are found whatever stands around them."""
    assert parts(text) == ("kim", "novak")


@pytest.mark.parametrize(
    "text",
    ["", " ", "Kim", "kim_novak", "kim.novak", "🌸🌸", "Mr. Novak", "12 34", ",", "()", "\ud800"],
)
def test_less_than_a_first_and_a_last_name_is_no_full_name(text: str) -> None:
    """A first name, a handle, emoji or nothing is not read as a name."""
    assert read_name(text) is None


def test_too_long_a_text_is_no_name() -> None:
    """Ten thousand characters are not read."""
    assert read_name("Kim Novak " * 1_000) is None
    assert len("Kim Novak " * 1_000) > LONGEST_NAME


def test_chinese_names_have_the_surname_first() -> None:
    """One character is the surname, or a compound surname of two."""
    assert parts("王小明") == ("小明", "王")
    assert parts("欧阳小明") == ("小明", "欧阳")


def test_initials_without_a_space_are_told_apart() -> None:
    """J.R. Smith has the first initial J and the middle initial R."""
    read = name("J.R. Smith")
    assert read.given[0].plain == "j"
    assert [word.plain for word in read.middles] == ["r"]


def test_a_former_name_stands_beside_the_last_name() -> None:
    """A name after née, and a name in brackets, is a last name too."""
    assert "marsh" in {word.plain for word in name("Kim Novak née Marsh").family}
    assert "marsh" in {word.plain for word in name("Kim Novak (Marsh)").family}


def test_a_couples_account_has_both_first_names() -> None:
    """Kim & Pat Novak is Kim Novak and Pat Novak."""
    assert {word.plain for word in name("Kim & Pat Novak").given} >= {"kim", "pat"}


def test_turning_exchanges_first_and_last_name() -> None:
    """Novak Kim, turned, is Kim Novak; with a comma the order is certain."""
    turned = name("Novak Kim").turned()
    assert turned is not None
    assert (turned.given[0].plain, turned.family[0].plain) == ("kim", "novak")
    assert name("Novak, Kim").turned() is None


def test_what_stands_beside_a_name_is_a_remark() -> None:
    """Text after a bar or in brackets is kept as a remark."""
    assert name("Kim Novak | Acme Ltd").remark == "Acme Ltd"
    assert name("Kim Novak (Berlin)").remark == "Berlin"


def test_other_scripts_are_native() -> None:
    """A name in Cyrillic letters is native, one with accents is not."""
    assert name("Иван Петров").is_native
    assert not name("Jiří Dvořák").is_native


@settings(deadline=None)
@given(st.text(max_size=LONGEST_NAME + 10))
def test_any_text_is_read_or_left(text: str) -> None:
    """Reading never raises, and a name that is read has a first and a last name."""
    read = read_name(text)
    if read:
        assert read.given
        assert read.family
        assert read.words
        assert read.joined


def test_a_person_without_a_full_name_has_none() -> None:
    """A first name alone makes nothing to compare."""
    assert noted_names(person("Kim", other_names=("Kimmy", ""))) == ()


ROLES = ("Van", "Dean", "Prince", "Do", "De", "Bin", "Abu", "Judge", "Jr", "MBA", "Ma", "Neto", "K")
PLAIN = ("Kim", "Novak", "NOVAK", "ivan", "Özil", "Nguyen", "MacDonald", "Lee", "Petrovna")


@given(st.sampled_from(PLAIN + ROLES), st.sampled_from(PLAIN + ROLES))
@settings(max_examples=100, deadline=None)
def test_the_short_way_gives_what_the_parser_gives(first: str, last: str) -> None:
    """Two plain words are read without the parser, to the same name."""
    text = f"{first} {last}"
    assert read_name(text) == _from_parser(text, text, "")
