"""Telling of what kind an archive is."""

from archives_helpers import Memory, facebook_json
from hypothesis import given
from hypothesis import strategies as st

from friendline.archives.kinds import SOURCES, claims_on, recognise
from friendline.archives.opening import inside

FRIENDS = facebook_json({"friends_v2": [{"name": "Ann", "timestamp": 1}]})


class Counting(Memory):
    """An archive that counts how often it is read."""

    reads = 0

    def read(self, name: str) -> bytes:
        """Bytes of one file, counted."""
        self.reads += 1
        return super().read(name)


def test_a_file_is_read_once_for_all_kinds() -> None:
    """However many sources look at a file, an archive gives it out once."""
    archive = Counting({"plan.json": b'{"a": 1}'})
    assert recognise(archive) is None
    assert archive.reads == 1


def test_the_first_kind_that_fits_counts() -> None:
    """A kind is told by content; what cannot be read is none."""
    friends = recognise(Memory({"friends.json": FRIENDS}))
    assert friends is not None
    assert friends.kind == "facebook"
    assert recognise(Memory({"friends.json": b"BROKEN"})) is None


def test_an_export_alone_claims_its_own_files() -> None:
    """What is none of its own is left to be looked at."""
    files = {"connections/friends/your_friends.json": FRIENDS, "holiday/1.jpg": b""}
    (claim,) = claims_on(inside(Memory(files), ""))
    assert claim.source.kind == "facebook"
    assert claim.own.names() == ("connections/friends/your_friends.json",)
    assert claims_on(inside(Memory({}), "")) == []


def test_kinds_have_different_names() -> None:
    """Each kind of export is told by its own word."""
    assert len({source.kind for source in SOURCES}) == len(SOURCES)


WORDS = st.sampled_from(
    [
        *("connections", "followers_and_following", "your_instagram_activity", "threads", "media"),
        *("your_facebook_activity", "posts", "posts (1)", "Comments", "202311", "data", "a", "é"),
    ]
)
LAST = st.sampled_from(
    [
        *("followers.json", "following_1.html", "posts_1.json", "comments.json", "tweets.js"),
        *("threads_and_replies.json", "account_status_changes.json", "media.json", "0.jpg", ".b"),
    ]
)
NAMES = st.lists(st.tuples(st.lists(WORDS, max_size=4), LAST), max_size=12).map(
    lambda paths: {"/".join((*folders, last)) for folders, last in paths}
)


@given(NAMES, st.sampled_from([b"", b"[]", b'{"relationships_a": "instagram.com"}', b"BROKEN"]))
def test_files_are_shared_out_among_kinds(names: set[str], content: bytes) -> None:
    """Whatever lies in one tree, each file goes to one kind at most, and none is invented."""
    tree = Memory(dict.fromkeys(names, content))
    taken = [name for claim in claims_on(inside(tree, "")) for name in claim.own.names()]
    assert len(taken) == len(set(taken))
    assert set(taken) <= names


@given(NAMES)
def test_a_claim_is_never_empty(names: set[str]) -> None:
    """A kind that recognises a tree has at least one file of its own in it."""
    tree = Memory(dict.fromkeys(names, b'{"text_post_app_": "instagram.com", "timestamp": 1}'))
    assert all(claim.own.names() for claim in claims_on(inside(tree, "")))
