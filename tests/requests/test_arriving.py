"""Which requests a review shows, and by which key."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from requests_helpers import TODAY, asks, client, is_tied, row_of

from friendline.book import Collector
from friendline.model import Account, Direction, Record, Request, RequestState, TieKind
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
    assert tied([asks("Jo Mora"), is_tied("Kim Novak")]) == {Tied("person-kim-novak", "facebook")}


def test_the_key_is_that_of_the_account_and_not_of_the_person() -> None:
    """Whoever it turns out to be, the account asked once."""
    as_stranger = replace(row_of(JO, "jo.m"), id="account-7")
    before = arrived([asks("Jo Mora", person="account-7")], [as_stranger])
    after = arrived([asks("Jo Mora")], [row_of(JO, "JO.M")])
    assert before[0].key == after[0].key
    assert before[0].person != after[0].person


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


def test_the_account_has_the_id_that_the_book_gives_it() -> None:
    """With a handle, with an address, and with a name alone."""
    accounts = [
        Account(channel="facebook", name="Jo Mora"),
        Account(channel="instagram", name="Jo", handle="Jo.M"),
        Account(channel="linkedin", name="Jo", url="https://www.linkedin.com/in/Jo"),
    ]
    records: list[Record] = [
        Request(
            account=one,
            direction=Direction.INCOMING,
            state=RequestState.PENDING,
            at=1,
            tie=TieKind.FRIEND,
        )
        for one in accounts
    ]
    collector = Collector()
    collector.add(records)
    shape = row_of(JO).accounts[0]
    for key, account in collector.book().accounts.items():
        shown = replace(
            shape,
            channel=account.channel,
            name=account.name,
            handle=account.handle,
            url=account.url,
        )
        row = asks("Jo Mora", channel=account.channel)
        found = arrived([row], [replace(row_of(JO), accounts=[shown])])
        assert found[0].account == key


def test_several_accounts_name_none() -> None:
    """Which of two accounts asked a review does not tell."""
    assert arrived([asks("Jo Mora")], [row_of(JO, "a", "b")])[0].account == ""


def test_somebody_whom_the_review_does_not_list_is_still_there() -> None:
    """A request is not lost for want of a row."""
    assert arrived([asks("Jo Mora", TODAY)], [])[0].name == "person-jo-mora"


@given(st.one_of(st.none(), st.integers(0, 4_000_000_000)))
def test_a_moment_is_read_as_it_was_written(at: int | None) -> None:
    """The way into the review and back changes nothing."""
    assert seconds_of(iso(at)) == at
