"""Whole numbers that are sent: any text may come, and none of them brings a page down."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.urls import URLResolver, get_resolver, reverse
from hypothesis import given
from hypothesis import strategies as st

from friendline.desk.whole import whole

if TYPE_CHECKING:
    from django.test import Client


@given(st.text() | st.integers(min_value=0).map(str))
def test_any_text_gives_a_number_that_a_table_can_be_asked_for(text: str) -> None:
    """What is no number, or a huge one, counts as none."""
    assert 0 <= whole(text) < 2**31
    assert whole(text) == 0 or whole(text) == int(text)


@pytest.mark.parametrize("text", ["", "-1", "+1", "1.0", "\u00b2", "\u0663", "1" * 10, "9" * 5_000])
def test_what_is_no_number_of_ours_is_what_is_said_instead(text: str) -> None:
    """Digits of other scripts, signs, and numbers that nothing can have."""
    assert whole(text, -1) == -1


@pytest.mark.parametrize("number", ["", "\u00b2", "9" * 30, "9" * 5_000])
@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("matching:take_back", "number"),
        ("exposure:take_back", "number"),
        ("exposure:edited_back", "version"),
        ("touch:take_back", "number"),
        ("people:undo_fact", "number"),
        ("people:take_back_contact", "number"),
        ("people:take_back_referral", "number"),
        ("first_run:undo_answer", "version"),
        ("fairness:not_looked", "look"),
    ],
)
def test_taking_back_what_is_no_number_is_refused_calmly(
    client: "Client", name: str, field: str, number: str
) -> None:
    """Nothing is taken back, and the page says so."""
    answer = client.post(reverse(name), {field: number})
    assert answer.status_code in {404, 409, 422}


def addresses(of: URLResolver, before: str = "/") -> Iterator[str]:
    """Give every address of the desk as it is declared."""
    for one in of.url_patterns:
        whole_address = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from addresses(one, whole_address)
        else:
            yield whole_address


@pytest.mark.parametrize("number", ["0", "9" * 19, "9" * 5_000])
def test_no_number_in_an_address_brings_a_page_down(client: "Client", number: str) -> None:
    """Every page that has one in its address says calmly that there is nothing of that number."""
    numbered = [one for one in addresses(get_resolver()) if "<int:" in one]
    assert len(numbered) > 20
    for one in numbered:
        address = re.sub(r"<[^>]+>", "x", re.sub(r"<int:\w+>", number, one))
        assert client.get(address).status_code in {302, 404, 405, 409}, address
