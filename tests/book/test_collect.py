"""The book is the same however often and in whatever order its exports are read."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.book import ITEM_COLUMNS, Book, Collector
from friendline.model import (
    Account,
    AudienceSource,
    Direction,
    Event,
    EventState,
    Fault,
    Gap,
    Item,
    ItemKind,
    Listed,
    Owner,
    Person,
    Record,
    Request,
    RequestState,
    Tie,
    TieKind,
)


def book_of(*exports: list[Record]) -> Book:
    """Collect exports into a book."""
    collector = Collector()
    for records in exports:
        collector.add(records)
    return collector.book()


ITEMS = st.builds(
    Item,
    channel=st.sampled_from(["facebook", "linkedin"]),
    kind=st.sampled_from(ItemKind),
    at=st.none() | st.integers(0, 3),
    text=st.sampled_from(["", "at the pub", "at work"]),
    place=st.none() | st.just("The Crown"),
    tagged=st.sampled_from([(), ("Ann Lee",), ("Ann Lee", "Kim Novak")]),
    media=st.sampled_from([(), ("a.jpg",), ("a.jpg", "b.jpg")]),
)


@given(st.lists(ITEMS, max_size=12), st.randoms(use_true_random=False))
def test_importing_twice_in_any_order_changes_nothing(
    items: list[Item], dice: random.Random
) -> None:
    """Repeated and overlapping exports give the same table of items."""
    half = len(items) // 2
    overlapping = [*items[half:], *items]
    dice.shuffle(overlapping)
    once, twice = book_of(list(items)), book_of(list(items[:half]), list(overlapping))
    assert once.items.equals(twice.items)


def test_the_table_has_the_columns_that_are_told() -> None:
    """The table of an empty book has every column with its type."""
    assert dict(book_of([]).items.schema) == dict(ITEM_COLUMNS)


def test_the_fuller_record_of_an_item_wins() -> None:
    """What one export tells of an item more than another is kept."""
    bare = Item(channel="facebook", kind=ItemKind.POST, at=5, text="Cheers")
    full = Item(channel="facebook", kind=ItemKind.POST, at=5, text="Cheers", place="The Crown")
    for order in ([bare, full], [full, bare]):
        assert book_of(list(order)).items["place"].to_list() == ["The Crown"]


def test_two_empty_items_of_one_second_stay_two_where_they_show_different_things() -> None:
    """Check-ins without words are told apart by their place."""
    one, other = (
        Item(channel="facebook", kind=ItemKind.CHECK_IN, at=5, place=place)
        for place in ("The Crown", "The Anchor")
    )
    assert book_of([one, other]).items.height == 2


def test_a_cancelling_is_not_forgotten_by_reading_an_older_calendar() -> None:
    """Of two states of one event the cancelled one counts, in any order."""
    planned = Event(id="event-1", start=10, end=20)
    cancelled = Event(id="event-1", start=10, end=20, state=EventState.CANCELLED)
    for order in ([planned, cancelled], [cancelled, planned]):
        assert [event.state for event in book_of(list(order)).events] == [EventState.CANCELLED]


def test_faults_and_gaps_are_counted_with_their_export() -> None:
    """What could not be read, and what lacks, belongs to the export it was found in."""
    collector = Collector()
    fault = Fault(file="posts.json", reason="Not JSON.")
    gap = Gap(what="No friends.", remedy="Ask for them.")
    first, second = collector.add([fault]), collector.add([gap])
    assert (first.faults, first.gaps, second.faults, second.gaps) == ([fault], [], [], [gap])


def test_a_tally_counts_people_once() -> None:
    """A person who stands twice on a list is one person."""
    person = Person(id="person-1", name="Kim Novak")
    tally = Collector().add([person, person, Owner(channel="facebook", names=("Jane Roe",))])
    assert tally.people == 1


def test_parts_of_one_export_do_not_end_a_friendship() -> None:
    """A friend in one part and somebody of that name removed in another are two people."""
    account = Account(channel="facebook", name="Ann Lee")
    friend = Tie(account=account, kind=TieKind.FRIEND, since=100)
    removed = Tie(account=account, kind=TieKind.FRIEND, until=200)
    parts, exports = Collector(), Collector()
    for tie in (friend, removed):
        parts.add([tie], part_of="facebook-ann-2026")
        exports.add([tie])
    assert len(parts.book().accounts) == 2
    assert len(exports.book().accounts) == 1


def test_addresses_of_the_owner_are_known_while_reading() -> None:
    """What one export says of the owner can be told to the next before the book is made."""
    collector = Collector()
    assert collector.owner_emails == frozenset()
    collector.add([Owner(channel="facebook", emails=("ann@x.org",))])
    collector.add([Owner(channel="linkedin", emails=("ann@x.org", "ann@work.org"))])
    assert collector.owner_emails == {"ann@x.org", "ann@work.org"}


def post(audience: str, source: AudienceSource, at: int = 5) -> Item:
    """A post of one moment and text, for somebody."""
    return Item(
        channel="instagram",
        kind=ItemKind.POST,
        at=at,
        text=f"Tea at {at}",
        audience=audience,
        audience_source=source,
    )


DERIVED, STATED = AudienceSource.DERIVED, AudienceSource.STATED
UNTOLD = ("unknown", AudienceSource.UNKNOWN)


@pytest.mark.parametrize(
    ("older", "newer", "today"),
    [
        (("public", DERIVED), ("followers", DERIVED), ("followers", DERIVED)),
        (("followers", DERIVED), ("public", DERIVED), ("public", DERIVED)),
        (("public", DERIVED), UNTOLD, UNTOLD),
        (("public", STATED), UNTOLD, ("public", STATED)),
        (("public", STATED), ("only me", STATED), ("only me", STATED)),
        (UNTOLD, ("public", DERIVED), ("public", DERIVED)),
    ],
)
def test_the_newest_export_says_who_an_item_is_for(
    older: tuple[str, AudienceSource],
    newer: tuple[str, AudienceSource],
    today: tuple[str, AudienceSource],
) -> None:
    """The state of an account may have changed since an older export; its word is not kept."""
    first: list[Record] = [post(*older)]
    second: list[Record] = [post(*newer), post(*newer, at=9)]
    for order in ([first, second], [second, first]):
        row = book_of(*order).items.row(0, named=True)
        assert (row["audience"], row["audience_source"]) == today


def test_in_one_export_a_known_audience_beats_an_unknown_one() -> None:
    """What one file of an export leaves open another may tell."""
    for order in ([post(*UNTOLD), post("public", STATED)], [post("public", STATED), post(*UNTOLD)]):
        assert book_of(list(order)).items["audience"].to_list() == ["public"]


@pytest.mark.parametrize(
    ("direction", "kind", "state"),
    [
        (Direction.INCOMING, TieKind.FOLLOWER, RequestState.ACCEPTED),
        (Direction.INCOMING, TieKind.FOLLOWING, RequestState.PENDING),
        (Direction.OUTGOING, TieKind.FOLLOWING, RequestState.ACCEPTED),
        (Direction.OUTGOING, TieKind.FOLLOWER, RequestState.PENDING),
    ],
)
def test_a_request_to_follow_is_granted_by_following(
    direction: Direction, kind: TieKind, state: RequestState
) -> None:
    """Whoever asked to follow and follows was let in; that the owner follows them says nothing."""
    account = Account(channel="instagram", name="Kim", handle="kim")
    asked_for = TieKind.FOLLOWER if direction is Direction.INCOMING else TieKind.FOLLOWING
    request = Request(
        account=account, direction=direction, state=RequestState.PENDING, at=3, tie=asked_for
    )
    book = book_of([request, Tie(account=account, kind=kind, since=4)])
    ((found,),) = book.requests.values()
    assert found.state is state


def test_whom_the_owner_unfollowed_is_followed_no_more() -> None:
    """A later export that tells of the end closes the tie that an older one shows."""
    account = Account(channel="instagram", name="Kim", handle="kim")
    follows = Tie(account=account, kind=TieKind.FOLLOWING, since=4)
    follower = Tie(account=account, kind=TieKind.FOLLOWER, since=4)
    ended = Tie(account=account, kind=TieKind.FOLLOWING, until=9)
    ((ties),) = book_of([follows, follower], [ended]).ties.values()
    assert {tie.kind for tie in ties if tie.until is None} == {TieKind.FOLLOWER}


def test_an_address_book_completes_the_client_list_and_adds_nobody() -> None:
    """Three thousand acquaintances are no clients; what they tell of one is taken."""
    client = Person(id="person-1", name="Kim Novak", emails=("kim@example.org",))
    known = Person(
        id="person-2", name="Kim Novak", emails=("kim@example.org",), phones=("0123 456789",)
    )
    stranger = Person(id="person-3", name="Ann Lee", emails=("ann@example.org",))
    for is_list_first in (True, False):
        collector = Collector()
        for _ in range(2):
            if is_list_first:
                collector.add([client])
            collector.add([known, stranger], completes_only=True)
            if not is_list_first:
                collector.add([client])
        (person,) = collector.book().people.values()
        assert (person.id, person.phones) == ("person-1", ("0123 456789",))


def test_who_is_on_a_list_is_told_by_the_newest_export() -> None:
    """Who was taken off the close friends is no longer on them; names are those of the book."""
    ann = Account(channel="instagram", name="Ann Lee", handle="ann")
    bare = Account(channel="instagram", name="ann", handle="ann")
    bo = Account(channel="instagram", name="bo", handle="bo")
    older: list[Record] = [Listed(account=bare, name="Close Friends")]
    older += [Listed(account=bo, name="Close Friends"), Tie(account=ann, kind=TieKind.FOLLOWER)]
    newer: list[Record] = [Listed(account=bare, name="Close Friends"), post(*UNTOLD)]
    for order in ([older, newer], [newer, older]):
        assert book_of(*order).lists == {("instagram", "close friends"): frozenset({"Ann Lee"})}
