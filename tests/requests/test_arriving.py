"""Which requests a review shows, and by which key."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from requests_helpers import asks, client, is_tied, row_of

from friendline.model import Direction
from friendline.requests.arriving import Tied, arrived, seconds_of, tied
from friendline.requests.graph import Kind
from friendline.review.times import iso

JO = client("Jo Mora")


def test_requests_arrive_and_ties_do_not() -> None:
    """A tie that stands is no request."""
    found = arrived([asks("Jo Mora"), is_tied("Kim Novak")], [row_of(JO)])
    assert [(one.name, one.kind, one.channel) for one in found] == [
        ("Jo Mora", Kind.INCOMING, "facebook")
    ]
    (tie,) = tied([asks("Jo Mora"), is_tied("Kim Novak", account="account-9", since=None)])
    assert tie == Tied("person-kim-novak", "facebook", "account-9")


def test_the_key_is_that_of_the_account_and_not_of_the_person() -> None:
    """Whoever it turns out to be, the account asked once."""
    before = arrived([asks("Jo Mora", person="account-7", account="account-7")], [])
    after = arrived([asks("Jo Mora", account="account-7")], [row_of(JO)])
    assert before[0].key == after[0].key
    assert before[0].person != after[0].person


def test_two_accounts_of_one_person_ask_twice() -> None:
    """Also at the same second, and where no export tells the time."""
    for on in (date(2026, 1, 1), None):
        rows = [asks("Jo Mora", on, account=account) for account in ("account-1", "account-2")]
        assert [one.account for one in arrived(rows, [row_of(JO)])] == ["account-1", "account-2"]


@pytest.mark.parametrize(
    ("account", "since", "asked_at", "may"),
    [
        ("account-1", 5, 10, True),
        ("account-2", 5, 10, False),
        ("account-2", 15, 10, True),
        ("account-2", None, 10, True),
        ("account-2", 5, None, True),
        ("", 5, 10, True),
    ],
)
def test_an_older_tie_of_another_account_answers_no_request(
    account: str, since: int | None, asked_at: int | None, *, may: bool
) -> None:
    """What is not known is no hindrance."""
    tie = Tied("person-1", "facebook", account, since)
    assert tie.may_answer("account-1", asked_at) is may
    assert tie.may_answer("", asked_at)


def test_what_tells_two_requests_apart() -> None:
    """Day, network, direction and account each make another request."""
    rows = [
        asks("Jo Mora"),
        asks("Jo Mora", date(2026, 1, 1)),
        asks("Jo Mora", channel="instagram"),
        asks("Jo Mora", direction=Direction.OUTGOING),
        asks("Kim Novak"),
        asks("Jo Mora"),
    ]
    assert len({one.key for one in arrived(rows, [row_of(JO)])}) == 5


@given(st.one_of(st.none(), st.integers(0, 4_000_000_000)))
def test_a_moment_is_read_as_it_was_written(at: int | None) -> None:
    """The way into the review and back changes nothing."""
    assert seconds_of(iso(at)) == at
