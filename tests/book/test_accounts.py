"""Which records speak of the same account."""

from hypothesis import given
from hypothesis import strategies as st

from friendline.book.accounts import AccountBook, resolve_accounts
from friendline.model import (
    Account,
    Direction,
    Request,
    RequestState,
    Tie,
    TieKind,
)


def friend(name: str, since: int | None = None, until: int | None = None) -> Tie:
    """A Facebook friendship."""
    account = Account(channel="facebook", name=name)
    return Tie(account=account, kind=TieKind.FRIEND, since=since, until=until)


def asks(name: str, at: int, state: RequestState = RequestState.PENDING) -> Request:
    """A received friend request on Facebook."""
    account = Account(channel="facebook", name=name)
    return Request(account=account, direction=Direction.INCOMING, state=state, at=at)


def book_of(*records: Tie | Request, origin: int = 0) -> AccountBook:
    """Resolve records of one export."""
    return resolve_accounts(
        [(origin, one) for one in records if isinstance(one, Tie)],
        [(origin, one) for one in records if isinstance(one, Request)],
    )


def test_two_friends_of_one_name_stay_two() -> None:
    """Two friendships that began at different moments are two people, whatever their name."""
    book = book_of(friend("John Smith", 10), friend("John Smith", 20))
    assert len(book.accounts) == 2


def test_the_same_friend_in_two_exports_is_one() -> None:
    """A friendship of the same moment in two exports is one account with one tie."""
    entries = [(0, friend("Ann Lee", 10)), (1, friend("Ann Lee", 10))]
    book = resolve_accounts(entries, [])
    assert [len(ties) for ties in book.ties.values()] == [1]


def test_a_friend_who_asks_is_somebody_else() -> None:
    """Who is a friend cannot ask again, so a later request is from another of that name."""
    book = book_of(friend("Ann Lee", 10), asks("Ann Lee", 50))
    assert len(book.accounts) == 2


def test_a_request_that_became_a_friendship_is_accepted() -> None:
    """An older export's pending request is accepted where a newer one shows the friend."""
    book = resolve_accounts([(1, friend("Ann Lee", 50))], [(0, asks("Ann Lee", 10))])
    (requests,) = book.requests.values()
    assert [request.state for request in requests] == [RequestState.ACCEPTED]


def test_two_waiting_requests_of_one_name_are_two_people() -> None:
    """Nobody can wait with two requests at once."""
    book = book_of(asks("Ann Lee", 10), asks("Ann Lee", 20))
    assert len(book.accounts) == 2


def test_a_rejected_request_and_a_new_one_are_one_account() -> None:
    """Who was rejected may ask again."""
    book = book_of(asks("Ann Lee", 10, RequestState.REJECTED), asks("Ann Lee", 20))
    assert len(book.accounts) == 1


def test_a_friend_removed_in_a_newer_export_is_no_friend() -> None:
    """The older export's friendship ends when the newer one shows it removed."""
    book = resolve_accounts([(0, friend("Ann Lee", 10)), (1, friend("Ann Lee", until=60))], [])
    (ties,) = book.ties.values()
    assert all(tie.until == 60 for tie in ties)


def test_a_removed_and_a_standing_friend_of_one_export_are_two() -> None:
    """One export never shows one person both as friend and as removed since."""
    book = book_of(friend("Ann Lee", 10), friend("Ann Lee", until=60))
    assert len(book.accounts) == 2


def test_a_friend_again_is_one_account() -> None:
    """Who was removed and became a friend later is one account with a standing tie."""
    book = book_of(friend("Ann Lee", 70), friend("Ann Lee", until=60))
    (ties,) = book.ties.values()
    assert sum(tie.until is None for tie in ties) == 1


def test_a_handle_knows_its_account_under_every_name() -> None:
    """An account with a handle is one account though its display name changed."""
    old, new = (
        Tie(
            account=Account(channel="linkedin", name=name, handle="ann-lee-1"),
            kind=TieKind.CONNECTION,
            since=10,
        )
        for name in ("Ann Lee", "Ann Novak")
    )
    assert len(book_of(old, new).accounts) == 1


def test_a_bare_name_joins_the_only_known_account_of_that_name() -> None:
    """A record without an address goes to the one account on the channel that has the name."""
    known = Tie(
        account=Account(channel="linkedin", name="Ann Lee", handle="ann-lee-1"),
        kind=TieKind.CONNECTION,
        since=10,
    )
    bare = Request(
        account=Account(channel="linkedin", name="Ann Lee"),
        direction=Direction.INCOMING,
        state=RequestState.PENDING,
        at=5,
    )
    assert len(book_of(known, bare).accounts) == 1


def test_the_first_of_a_name_keeps_its_id_when_a_namesake_appears() -> None:
    """A new friend of the same name does not change the id of the one known before."""
    before = book_of(friend("Ann Lee", 10))
    after = book_of(friend("Ann Lee", 10), friend("Ann Lee", 20))
    assert set(before.accounts) < set(after.accounts)


NAMES = st.sampled_from(["Ann Lee", "John Smith"])
MOMENTS = st.integers(1, 6)
TIES = st.builds(friend, NAMES, MOMENTS) | st.builds(
    lambda name, until: friend(name, until=until), NAMES, MOMENTS
)
REQUESTS = st.builds(asks, NAMES, MOMENTS, st.sampled_from(RequestState))
ORIGINS = st.integers(0, 1)


@given(
    st.lists(st.tuples(ORIGINS, TIES), max_size=6),
    st.lists(st.tuples(ORIGINS, REQUESTS), max_size=6),
    st.randoms(use_true_random=False),
)
def test_order_and_repetition_change_nothing(
    ties: list[tuple[int, Tie]], requests: list[tuple[int, Request]], random: object
) -> None:
    """The accounts are the same in any order of the records, and when each comes twice."""
    again, asked_again = ties * 2, requests * 2
    random.shuffle(again)  # type: ignore[attr-defined]
    random.shuffle(asked_again)  # type: ignore[attr-defined]
    assert resolve_accounts(ties, requests) == resolve_accounts(again, asked_again)


@given(st.lists(st.tuples(ORIGINS, TIES), max_size=6))
def test_no_tie_is_lost(ties: list[tuple[int, Tie]]) -> None:
    """Every record ends at an account of its own name."""
    book = resolve_accounts(ties, [])
    kept = {tie.account.name for all_ties in book.ties.values() for tie in all_ties}
    assert kept == {tie.account.name for _, tie in ties}


def test_what_two_records_show_of_one_account_is_all_kept() -> None:
    """Addresses, numbers and verified pages of all records of one account are kept."""
    shown = (
        Account(
            channel="x", name="Ann Lee", handle="ann", phones=("1",), links=("https://a.example",)
        ),
        Account(channel="x", name="Ann Lee", handle="ann", phones=("2",), emails=("a@b.example",)),
    )
    ties = [(0, Tie(account=one, kind=TieKind.FOLLOWER)) for one in shown]
    (account,) = resolve_accounts(ties, []).accounts.values()
    assert account.phones == ("1", "2")
    assert account.links == ("https://a.example",)
    assert account.emails == ("a@b.example",)
