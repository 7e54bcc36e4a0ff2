"""When two telephone numbers are one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.matching.proofs.phones import PhoneReader

IN_GERMANY = ("+49 30 1234567", "0049 30 7654321", "+49 1512 3456789", "030 1112223")
IN_AMERICA = ("+1 202 555 0143", "+1 202 555 0199")


@pytest.mark.parametrize(
    "written",
    [
        "+49 30 12345678",
        "+49 (0)30 / 123 456-78",
        "0049 30 12345678",
        "030 12345678",
        "(030) 123-456-78",
        "4930 12345678",
        "tel:+49-30-12345678",
        "\uff0b49 30 12345678",
    ],
)
def test_all_ways_to_write_a_number_have_one_key(written: str) -> None:
    """With a code, with 00, with the zero in brackets, or as the list's own country writes it."""
    assert PhoneReader(IN_GERMANY).key(written) == "+493012345678"


def test_the_rest_of_the_list_tells_the_country() -> None:
    """The same digits are another number in another country's list."""
    assert PhoneReader(IN_GERMANY).home == "DE"
    assert PhoneReader(IN_AMERICA).home == "US"
    assert PhoneReader(IN_AMERICA).key("(202) 555-0143") == "+12025550143"
    assert PhoneReader(IN_AMERICA).key("2025550143") == "+12025550143"


@pytest.mark.parametrize("listed", [(), ("030 1112223",), (*IN_GERMANY, *IN_AMERICA, *IN_AMERICA)])
def test_a_list_of_no_country_guesses_none(listed: tuple[str, ...]) -> None:
    """Without codes, or with codes of many countries, a bare number stays without one."""
    reader = PhoneReader(listed)
    assert reader.home is None
    assert reader.key("030 12345678") == "03012345678"
    assert reader.key("030 12345678") != reader.key("+49 30 12345678")


def test_the_last_digits_are_not_the_number() -> None:
    """+49 30 ... and +43 30 ... end alike and are two subscribers."""
    reader = PhoneReader(IN_GERMANY)
    assert reader.key("+43 1 234 5678 90") != reader.key("01 234 5678 90")
    assert reader.key("+44 20 7946 0018") != reader.key("020 7946 0018")


def test_an_extension_is_part_of_the_number() -> None:
    """A desk is not the switchboard before it."""
    reader = PhoneReader(IN_AMERICA)
    assert reader.key("+1 202 555 0143 ext. 12") == "+12025550143;ext=12"
    assert reader.key("+1 202 555 0143") == "+12025550143"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "-",
        "n/a",
        "12",
        "+49",
        "555-5555",
        "(555) 555-5555",
        "1 800 356 9377",
        "+49 800 1234567",
    ],
)
def test_what_is_nobodys_own_number_has_no_key(written: str) -> None:
    """Nothing, part of a number, a made-up one, or the free line of a firm."""
    assert PhoneReader(IN_AMERICA).key(written) is None


@pytest.mark.parametrize("written", ["000000000", "1234567890", "0999999999", "call Kim 123456789"])
def test_a_placeholder_is_no_number_without_a_country(written: str) -> None:
    """Lists are filled up with digits that mean nothing."""
    assert PhoneReader(()).key(written) is None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=70), st.lists(st.text("+0123456789 ()-/x", max_size=20), max_size=5))
def test_any_text_can_be_read(text: str, listed: list[str]) -> None:
    """Reading never raises; a key has digits."""
    key = PhoneReader(listed).key(text)
    assert key is None or any(map(str.isdecimal, key))


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=2_000_000, max_value=9_999_999), st.sampled_from([" ", "-", "/", ""]))
def test_marks_between_digits_make_no_difference(number: int, mark: str) -> None:
    """Blanks, dashes and slashes are a matter of taste."""
    reader = PhoneReader(IN_GERMANY)
    digits = str(number)
    assert reader.key(f"030{mark}{digits[:3]}{mark}{digits[3:]}") == f"+4930{digits}"
