"""Folders among sorted names, without looking at every name."""

from hypothesis import given
from hypothesis import strategies as st

from friendline.archives.folders import folders_in, wrapper_of

NAMES = st.lists(st.text("ab./0 -", min_size=1, max_size=6), max_size=12).map(
    lambda names: tuple(sorted({name.strip("/") or "a" for name in names}))
)


@given(NAMES)
def test_folders_are_those_of_a_look_at_every_name(names: tuple[str, ...]) -> None:
    """Slices of sorted names are the same folders with the same files."""
    expected: dict[str, list[str]] = {}
    for name in names:
        folder, found, _ = name.partition("/")
        expected.setdefault(folder if found else "", []).append(name)
    told: dict[str, list[str]] = {}
    for folder, below in folders_in(names):
        told.setdefault(folder, []).extend(below)
    assert {folder: sorted(below) for folder, below in told.items()} == expected


@given(NAMES)
def test_all_names_lie_in_the_wrapper(names: tuple[str, ...]) -> None:
    """A wrapper is a folder, with its stroke, in which every file lies."""
    wrapper = wrapper_of(names)
    assert all(name.startswith(wrapper) and name != wrapper for name in names)
    assert wrapper == "" or wrapper.endswith("/")


def test_wrappers_end_where_the_export_begins() -> None:
    """Folders inside folders are passed over, but none of an export's own."""
    names = ("my/zip/posts/1.json", "my/zip/posts/2.json")
    assert wrapper_of(names) == "my/zip/posts/"
    assert wrapper_of(names, lambda folder: folder == "posts") == "my/zip/"
    assert wrapper_of(("my/1", "your/2")) == ""
    assert wrapper_of(()) == ""


def test_folders_below_a_folder() -> None:
    """Files that lie in no folder are told one by one."""
    names = ("a/b/1", "a/b/2", "a/b.c/3", "a/x")
    assert list(folders_in(tuple(sorted(names)), "a/")) == [
        ("b.c", ("a/b.c/3",)),
        ("b", ("a/b/1", "a/b/2")),
        ("", ("a/x",)),
    ]
