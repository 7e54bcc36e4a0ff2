"""How many of the pictures that items name were given."""

from archives_helpers import Memory

from friendline.archives.facebook import SOURCE as FACEBOOK
from friendline.archives.media_counts import MediaCount, media_counts, media_gaps
from friendline.archives.media_files import MediaFiles
from friendline.archives.registry import Export

POSTS = "posts/your_posts_1.json"
ARCHIVE = Memory({POSTS: b"", "m/1.jpg": b"1", "m/2.jpg": b"2", "n/2.jpg": b"other"})
MEDIA = MediaFiles([Export("export", FACEBOOK, ARCHIVE)])


def test_each_name_counts_once() -> None:
    """What several items name, as a post and its album do, is one picture."""
    items = [
        ("facebook", POSTS, ["1.jpg", "2.jpg"]),
        ("facebook", POSTS, ["1.jpg", "3.jpg", "4.jpg"]),
        ("bluesky", "repo.car", ["cid"]),
    ]
    assert media_counts(MEDIA, items) == {
        "bluesky": MediaCount(named=1, lacking=1),
        "facebook": MediaCount(named=4, lacking=2, doubtful=1),
    }


def test_what_lacks_is_told_with_what_to_do() -> None:
    """One sentence for what is nowhere, one for what could be the wrong picture."""
    lacking, doubtful = media_gaps({"facebook": MediaCount(named=3_000, lacking=412, doubtful=2)})
    assert lacking.what.startswith(
        "412 of the 3,000 pictures and videos that Facebook mentions are in"
    )
    assert "give all of them" in lacking.remedy
    assert "mentions have a name that several different files have" in doubtful.what


def test_where_nothing_lacks_nothing_is_said() -> None:
    """All found is no news."""
    assert not list(media_gaps({"facebook": MediaCount(named=3)}))
    assert media_counts(MEDIA, []) == {}
