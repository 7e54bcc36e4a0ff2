"""What viewers see, told by class of audience."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from view_worlds import Small, asks, client, follower, friend, post, small

from friendline.model import ItemKind, Record, Sees
from friendline.review.view_as import Lookers, Seen, ViewOf, audience_class_of, views

NAMES = ("Kim Novak", "Pat Doe", "Ann Lee")


def all_views(world: Small) -> dict[tuple[str, str, bool], ViewOf]:
    """Every view by channel, viewer and whether they are let in."""
    found = views(world.book, world.subjects, world.sights)
    return {(one.channel, one.viewer, one.accepted): one for one in found}


@st.composite
def worlds(draw: st.DrawFn) -> Small:
    """A few clients in different standings, and items of many audiences that may mention them."""
    standing = st.sampled_from([friend, follower, asks, None])
    records: list[Record] = [client(name) for name in NAMES]
    records += [make(name) for name in NAMES if (make := draw(standing)) is not None]
    audiences = ["public", "friends", "only me", "unknown", 'list "Clients"', "friends of friends"]
    items = draw(
        st.lists(
            st.tuples(
                st.sampled_from(audiences),
                st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple),
                st.sampled_from([ItemKind.POST, ItemKind.PHOTO, ItemKind.COMMENT]),
                st.sampled_from([None, *NAMES]),
            ),
            min_size=1,
            max_size=8,
        )
    )
    for number, (audience, tagged, kind, timeline) in enumerate(items):
        text = f"number {number}"
        records.append(post(text, audience, tagged=tagged, kind=kind, timeline=timeline))
    return small(*records)


@settings(max_examples=40)
@given(worlds())
def test_the_short_form_says_what_the_sight_itself_says(world: Small) -> None:
    """Verdicts, reasons and counts, for everybody and every item, once stored and read again."""
    told = all_views(world)
    for one in world.sights.values():
        classes = audience_class_of(one.sight)
        for looker in Lookers(world.book, world.subjects, one).all():
            seen = told[one.channel, looker.key, looker.accepted].seen
            seen = msgspec.msgpack.decode(msgspec.msgpack.encode(seen), type=Seen)
            verdicts = []
            for item, kind in one.sight.items.select("id", "kind").iter_rows():
                verdicts.append(seen.sees(item, classes[item], kind))
                assert verdicts[-1] is looker.sees(item)
                assert seen.because(item, classes[item], kind) == looker.because(item)
            counts = [verdicts.count(sees) for sees in (Sees.CAN, Sees.MAY, Sees.CANNOT)]
            assert counts == [seen.can, seen.may, seen.cannot]


def test_subjects_come_first_and_who_waits_comes_twice() -> None:
    """A client who is a friend has one view; one who asked has two; so has the stereotype."""
    world = small(
        client("Kim Novak"), client("Pat Doe"), friend("Kim Novak"), asks("Pat Doe"), post("this")
    )
    keys = [(viewer, accepted) for _, viewer, accepted in all_views(world)]
    assert keys[:3] == [("kim", False), ("pat", False), ("pat", True)]
    assert keys[3:7] == [
        ("anybody", False),
        ("stranger", False),
        ("pending", False),
        ("pending", True),
    ]


def test_many_items_of_one_audience_take_one_line() -> None:
    """However many items there are; only those that mention the viewer stand alone."""
    items = [post(f"number {number}", tagged=("Ann Lee",)) for number in range(50)]
    mine = post("mine", "only me", tagged=("Kim Novak",))
    world = small(client("Kim Novak"), friend("Kim Novak"), *items, mine)
    seen = all_views(world)["facebook", "kim", False].seen
    assert len(seen.by_class) == 1
    assert list(seen.single) == [world.item("mine")]
    assert len(seen.chains) == 2


def test_on_a_public_network_all_without_an_account_share_one_view() -> None:
    """They see what anybody sees, and are told that no account of theirs is needed."""
    public = post("this", "public", channel="mastodon")
    world = small(client("Kim Novak"), client("Pat Doe"), public)
    told = all_views(world)
    kim, pat = (told["mastodon", key, False].seen for key in ("kim", "pat"))
    assert kim is pat
    assert kim.can == 1
    assert kim.chains[0][-1].startswith("No account of theirs is known there")
    assert told["mastodon", "anybody", False].seen.chains[0][-1] != kim.chains[0][-1]


def test_who_is_not_on_a_channel_has_no_view_of_it() -> None:
    """Nothing can be said of an account that nobody knows."""
    world = small(client("Kim Novak"), post("this"))
    assert ("facebook", "kim", False) not in all_views(world)
