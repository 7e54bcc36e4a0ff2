"""The folders of an export by the names they are looked up by."""

from friendline.archives.meta.layout import Layout

KNOWN = frozenset({"posts", "media"})
LAYOUT = Layout(
    tuple(
        sorted(
            (
                "my zip/Posts/album/0.json",
                "my zip/posts (1)/album/1.json",
                "my zip/posts/2.json",
                "my zip/start_here.html",
            )
        )
    ),
    KNOWN,
)


def test_wrapper_folders_are_passed_over() -> None:
    """What lies at the top is told without the folder that everything lies in."""
    assert LAYOUT.loose == ("my zip/start_here.html",)
    assert LAYOUT.near("my zip/posts/2.json") == "posts/2.json"


def test_spellings_of_a_folder_are_one() -> None:
    """A folder that was unpacked twice, or written otherwise, is the same folder."""
    assert sorted(LAYOUT.folders) == ["posts"]
    assert len(LAYOUT.folders["posts"]) == 3
    assert LAYOUT.inside("posts") == {
        "album": ("my zip/Posts/album/0.json", "my zip/posts (1)/album/1.json"),
        "": ("my zip/posts/2.json",),
    }


def test_a_folder_that_is_not_there_is_empty() -> None:
    """Asking for what is not there gives nothing."""
    assert LAYOUT.inside("media") == {}
    assert Layout((), KNOWN).folders == {}


def test_a_known_folder_is_no_wrapper() -> None:
    """An export of one folder keeps it."""
    assert Layout(("x/media/1.jpg", "x/media/2.jpg"), KNOWN).folders.keys() == {"media"}
