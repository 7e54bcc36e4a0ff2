"""Names of files in the one way they are looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.archives.meta.names import KnownFiles, folders_of, plain, readable


@pytest.mark.parametrize(
    "name",
    [
        "who_you've_followed",
        "a/b/who_you_ve_followed.json",
        "Who_you\N{RIGHT SINGLE QUOTATION MARK}ve_followed_1.html",
        "who_you_ve__followed_12 (2).json",
        "who-you-ve-followed(1).JSON",
        "who_you\xe2\x80\x99ve_followed.json",
    ],
)
def test_spellings_of_one_name_are_one(name: str) -> None:
    """Apostrophes, numbers, copies, case and mojibake do not matter."""
    assert plain(name) == "who_you_ve_followed"


@given(st.text())
def test_a_plain_name_stays_and_has_no_folder(name: str) -> None:
    """Any name has a plain form, which holds no folder and no two underscores."""
    assert "/" not in plain(name)
    assert "__" not in plain(name)


def test_folders_of_a_file() -> None:
    """Folders come outermost first, in the way they are looked up; a loose file has none."""
    assert folders_of("A b/posts_1/c.json") == ["a b", "posts"]
    assert folders_of("c.json") == []


def test_only_json_and_html_are_readable() -> None:
    """Pictures are passed over, whatever the case of the ending."""
    assert readable(("a.HTML", "b.json", "c.jpg", "json")) == ("a.HTML", "b.json")


def test_known_files_ask_about_no_picture() -> None:
    """How a file is read is asked once, of readable files with a wanted ending alone."""
    asked: list[str] = []

    def kind_of(name: str) -> int | None:
        asked.append(name)
        return len(name) if name.startswith("b") else None

    files, names = KnownFiles(kind_of), ("a.json", "b.html", "b.json", "b.jpg")
    assert files(names, ".json") == files(names, ".json") == (("b.json", 6),)
    assert asked == ["a.json", "b.json"]
    assert files(names, ".json", ".html") == (("b.html", 6), ("b.json", 6))
