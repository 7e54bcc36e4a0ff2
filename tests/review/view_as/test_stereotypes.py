"""What anybody, a stranger, who has asked, a friend and the member of a list see."""

import pytest
from view_worlds import Small, follower, friend, post, small

from friendline.model import ItemKind, Sees
from friendline.review.view_as import Lookers


def lookers(world: Small, channel: str = "facebook") -> Lookers:
    """Everybody who can look at a channel."""
    return Lookers(world.book, world.subjects, world.sights[channel])


def sees(world: Small, key: str, text: str, *, accepted: bool = False) -> Sees:
    """Whether a stereotype sees the item with this text."""
    looker = lookers(world).get(key, accepted=accepted)
    assert looker is not None
    return looker.sees(world.item(text))


@pytest.mark.parametrize(
    ("audience", "seeing"),
    [
        ("public", {"anybody", "stranger", "pending", "friend", "list:clients"}),
        ("members", {"stranger", "pending", "friend", "list:clients"}),
        ("friends", {"friend", "list:clients"}),
        ('friends except list "Clients"', {"friend"}),
        ('list "Clients"', {"list:clients"}),
        ("only me", set()),
    ],
)
def test_each_sees_what_follows_from_audience_and_tie(audience: str, seeing: set[str]) -> None:
    """Nothing is left open: a stereotype is on no list but its own."""
    world = small(post("this", audience), post("other", 'list "Clients"'), friend("Kim Novak"))
    keys = ("anybody", "stranger", "pending", "friend", "list:clients")
    verdicts = {key: sees(world, key, "this") for key in keys}
    assert {key for key, verdict in verdicts.items() if verdict is Sees.CAN} == seeing
    assert Sees.MAY not in verdicts.values()


def test_who_has_asked_would_see_what_friends_see() -> None:
    """Before and after accepting: that is what the request is about."""
    world = small(post("this"))
    assert sees(world, "pending", "this") is Sees.CANNOT
    assert sees(world, "pending", "this", accepted=True) is Sees.CAN
    assert lookers(world).get("friend", accepted=True) is None


def test_a_friend_of_friends_item_is_open_for_a_stranger() -> None:
    """No export says whose friend a stranger is."""
    assert sees(small(post("this", "friends of friends")), "stranger", "this") is Sees.MAY


def test_a_follower_is_told_where_somebody_follows_without_being_let_in() -> None:
    """Followers there see what is for followers and not what is for friends."""
    world = small(post("this"), post("that", "followers"), follower("Kim Novak"))
    assert sees(world, "follower", "this") is Sees.CANNOT
    assert sees(world, "follower", "that") is Sees.CAN
    assert lookers(small(post("this"))).get("follower") is None


def test_where_following_is_the_tie_a_follower_is_who_is_let_in() -> None:
    """The key stays the same on every network; the name is the network's own."""
    world = small(friend("Kim Novak", "instagram"), post("this", channel="instagram"))
    named = lookers(world, "instagram").stereotypes
    assert named["friend"] == "A follower"
    assert "follower" not in named


def test_a_restricted_friend_sees_what_is_public() -> None:
    """The network's own list is there though nobody named it."""
    world = small(post("this"), post("that", "public"))
    assert sees(world, "list:restricted", "this") is Sees.CANNOT
    assert sees(world, "list:restricted", "that") is Sees.CAN


def test_reasons_read_as_sentences() -> None:
    """The stereotype is named where a person would be."""
    world = small(post("this"))
    friendly, strange = lookers(world).get("friend"), lookers(world).get("stranger")
    assert friendly is not None
    assert strange is not None
    because = "Facebook says it is for: friends."
    item = world.item("this")
    assert friendly.because(item) == (because, "A friend is your friend on Facebook.")
    assert strange.because(item) == (because, "A stranger is no friend of yours on Facebook.")


def test_a_tag_that_reads_like_a_stereotype_lets_nobody_in() -> None:
    """Somebody may call themselves "A stranger"; that does not open the item to strangers."""
    world = small(
        post("this", "only me", tagged=("A  STRANGER",)),
        post("that", "wall owner", timeline="A friend", kind=ItemKind.WALL_POST),
    )
    assert sees(world, "friend", "that") is Sees.CANNOT
    plain = small(post("this", "only me", tagged=("Ann Lee",)))
    assert sees(world, "stranger", "this") is sees(plain, "stranger", "this")
    assert lookers(world).stereotypes["stranger"] == "A stranger"
