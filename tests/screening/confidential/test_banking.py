"""Account numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.screening.confidential.banking import ibans_in


@pytest.mark.parametrize(
    "iban",
    [
        "GB82 WEST 1234 5698 7654 32",
        "DE89370400440532013000",
        "de89 3704 0044 0532 0130 00",
        "FR14-2004-1010-0505-0001-3M02-606",
        "NL91 ABNA 0417 1643 00",
    ],
)
def test_an_account_ends_where_its_country_says(iban: str) -> None:
    """An account number is found as written, and the words behind it are left out."""
    text = f"pay to {iban} thanks"
    assert [text[one.start : one.end] for one in ibans_in(text)] == [iban]


@pytest.mark.parametrize(
    "text",
    [
        "GB82 WEST 1234 5698 7654 33",
        "DE89 **** **** **** **** 00",
        "DE893704004405320130001",
        "ZZ89370400440532013000",
        "Widowed at 34 with a five year old; we still set the table",
        "DE89",
    ],
)
def test_no_account(text: str) -> None:
    """A wrong check digit, length or country, a masked number and plain words are no account."""
    assert list(ibans_in(text)) == []


@given(st.integers(0, 10**18 - 1), st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_is_no_account(account: int, place: int, more: int) -> None:
    """The check digits tell any single slip."""
    digits = f"{account:018}"
    check = 98 - int(f"{digits}131400") % 97
    assert len(list(ibans_in(f"DE{check:02}{digits}"))) == (sum(map(str.isdigit, digits)) > 0)
    slip = str((int(digits[place]) + more) % 10)
    assert not list(ibans_in(f"DE{check:02}{digits[:place]}{slip}{digits[place + 1 :]}"))
