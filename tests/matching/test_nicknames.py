"""Short forms of first names."""

from friendline.matching.nicknames import (
    is_first_name,
    is_short_for,
    relatives_of,
    shared_full_form,
)


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
