"""Words that are alike without being the same, and the table of short forms."""

import pytest

from friendline.matching.names.word_likeness import (
    are_two_first_names,
    are_two_genders,
    both_short_for,
    is_first_name,
    is_short_for,
    is_typo,
    relatives_of,
    shared_full_form,
    short_form,
    what_differs,
)
from friendline.matching.names.words import Word, read_word


def word(text: str) -> Word:
    """Read a word that has letters."""
    read = read_word(text)
    assert read is not None
    return read


@pytest.mark.parametrize(("one", "other"), [("Robert", "Bob"), ("Bob", "Robert")])
def test_a_short_form_is_said_the_right_way_round(one: str, other: str) -> None:
    """Bob is short for Robert, whichever is noted."""
    assert short_form(word(one), word(other)) == "'Bob' is short for 'Robert'"


def test_names_of_one_sound_are_forms_of_each_other() -> None:
    """Jon is another form of John rather than short for it."""
    assert short_form(word("John"), word("Jon")) == "'Jon' is another form of 'John'"


def test_short_forms_of_one_name_begin_alike() -> None:
    """Tom and Tommy count as one, Bob and Rupert do not."""
    assert both_short_for(word("Tom"), word("Tommy")) is not None
    assert both_short_for(word("Peggy"), word("Rita")) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("Smith", "Smyth"), ("Michael", "Micheal"), ("Meyer", "Maier"), ("Aleksandr", "Alexander")],
)
def test_a_slip_is_a_typo(one: str, other: str) -> None:
    """One letter, two letters exchanged, or a spelling of one sound."""
    assert is_typo(word(one), word(other))


@pytest.mark.parametrize(("one", "other"), [("Jan", "Ian"), ("Lee", "Lea"), ("Kim", "Kam")])
def test_short_words_have_no_typos(one: str, other: str) -> None:
    """In a short word one letter makes another name."""
    assert not is_typo(word(one), word(other))


@pytest.mark.parametrize(("one", "other"), [("Daniel", "Daniela"), ("Mario", "Maria")])
def test_endings_tell_two_people_apart(one: str, other: str) -> None:
    """A woman's name and a man's are two names."""
    assert are_two_genders(word(one), word(other))


def test_two_known_first_names_are_no_typo() -> None:
    """Marion and Marian are two names; Michael with two letters exchanged is one."""
    assert are_two_first_names(word("Melissa"), word("Clarissa"))
    assert not are_two_first_names(word("Michael"), word("Micheal"))


def test_it_is_said_what_differs() -> None:
    """One letter, or the spelling of one sound."""
    assert what_differs(word("Smith"), word("Smyth")) == "One letter differs"
    assert what_differs(word("Phillips"), word("Filip")) == "Sounds alike"


def test_bob_is_short_for_robert() -> None:
    """A short form is known, and the full form is not short for it."""
    assert is_short_for("peggy", "margaret")
    assert not is_short_for("margaret", "peggy")


def test_mistakes_of_the_table_are_out() -> None:
    """Two names that the table mixes up are no short forms of each other."""
    assert not is_short_for("bill", "robert")
    assert not is_short_for("erin", "aaron")


def test_two_short_forms_share_a_full_form() -> None:
    """Tom and Tommy are short for one name; Tom and Bob are not."""
    assert shared_full_form("tom", "tommy") == "thomas"
    assert shared_full_form("tom", "peggy") is None


def test_relatives_go_both_ways() -> None:
    """A full form leads to its short forms, a short form to its full forms, none to itself."""
    assert "peggy" in relatives_of("margaret")
    assert "margaret" in relatives_of("peggy")
    assert "peggy" not in relatives_of("peggy")
    assert relatives_of("novak") == frozenset()


def test_a_last_name_is_no_first_name() -> None:
    """Smith is in the table, and is taken for a last name all the same."""
    assert is_first_name("thomas")
    assert not is_first_name("smith")
