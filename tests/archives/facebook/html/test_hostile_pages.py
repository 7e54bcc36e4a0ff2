"""Broken and hostile pages: nothing raises, everything else is still read."""

from typing import Any

import msgspec
import pytest
from archives_helpers import NOW, Memory, of_kind
from facebook_html_pages import LAYOUTS, OF_2022, Writer
from hypothesis import given
from hypothesis import strategies as st

from friendline.archives.facebook import SOURCE
from friendline.archives.facebook.files import KINDS
from friendline.archives.source import Reading
from friendline.model import Fault, Item, Record, Request, Tie

FRIENDS = "connections/friends/your_friends.html"
POSTS = "posts/your_posts_1.html"
ANN = {"name": "Ann Łęska", "timestamp": NOW}
POST = {
    "timestamp": NOW,
    "title": "Zoë Test was with Ann Łęska at The Crown.",
    "data": [{"post": "Hi"}, {"update_timestamp": NOW}],
    "attachments": [
        {
            "data": [
                {"media": {"uri": "a/1.jpg", "title": "x", "description": "y"}},
                {"external_context": {"url": "https://example.org"}},
                {"place": {"name": "The Crown"}},
            ]
        }
    ],
}
LABELS = {
    "timestamp": NOW,
    "label_values": [
        {"label": "Name", "value": "Kim Ray"},
        {"label": "When", "timestamp_value": NOW},
        {"label": "Place", "dict": [{"label": "Name", "value": "Zoo"}]},
        {"label": "URL", "href": "https://example.org"},
    ],
}
PAGE = b"".join(
    (
        Writer().posts([POST]),
        Writer(OF_2022).people([ANN]),
        Writer().labelled([LABELS]),
        b"<table><tr><th>Name</th><td>Zoe Test</td></tr></table>",
    )
)
MARKUP = st.sampled_from(
    [
        *("<", ">", "</div>", "<div>", "<section class='_a6-g'>", "</section>", "<table>", "<tr>"),
        *("<td class='_a6_q'>", "<td>", "<h2>", "<footer>", "<a href='https://x.org'>", "<img>"),
        *("<img src='a/b.jpg'>", "<br>", "&#0;", "&#x110000;", "&amp", "<!--", "<script>", "\x00"),
        *("<div class='_a6-p'>", "<div class='_2pin'>", "<div class='_a72d'>", "<video>", "\u2028"),
        *("Nov 14, 2023 10:13:20 pm", "99. 99. 9999 99:99", "Group: ", "Place:", "x (1.5, 2.5)"),
    ]
)


def check(records: list[Record]) -> None:
    """What comes out is of the declared types, whatever went in, and no name is empty."""
    for record in records:
        msgspec.convert(msgspec.to_builtins(record), type(record), strict=True)
        if isinstance(record, Item):
            assert "" not in (*record.tagged, *record.media)
            assert "" not in (record.place, record.by, record.group, record.timeline, record.link)
        if isinstance(record, Tie | Request):
            assert record.account.name


def read(files: dict[str, bytes]) -> list[Record]:
    """Read an export of these files."""
    return list(SOURCE.read(Memory(files), Reading()))


@given(
    stem=st.sampled_from(sorted(KINDS)),
    begin=st.integers(0, len(PAGE)),
    gone=st.integers(0, 60),
    other=st.lists(MARKUP | st.text(max_size=8), max_size=6),
)
def test_any_damage_of_any_page_never_raises(
    stem: str, begin: int, gone: int, other: list[str]
) -> None:
    """Whatever stands instead of a part of a page of any kind, the types are right."""
    put = "".join(other).encode("utf-8", "surrogatepass")
    check(read({f"posts/{stem}.html": PAGE[:begin] + put + PAGE[begin + gone :]}))


@given(stem=st.sampled_from(sorted(KINDS)), content=st.binary(max_size=80))
def test_any_bytes_never_raise(stem: str, content: bytes) -> None:
    """Any bytes in any known page."""
    check(read({f"posts/{stem}.html": content, "posts/album/0.html": content}))


@pytest.mark.parametrize("stem", sorted(KINDS))
@pytest.mark.parametrize("layout", LAYOUTS)
def test_any_page_under_any_name_never_raises(stem: str, layout: str) -> None:
    """A page of one kind under the name of another gives what makes sense, and raises nothing."""
    write = Writer(LAYOUTS[layout])
    for content in (write.posts([POST]), write.people([ANN]), write.labelled([LABELS])):
        check(read({f"posts/{stem}.html": content}))


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "is empty"), (b"<div>" * 10_000, "nested"), (b"BROKEN", "damaged inside the zip")],
)
def test_a_broken_page_is_one_fault_and_the_rest_is_read(content: bytes, reason: str) -> None:
    """A page that cannot be read is named once, and the friends beside it are read."""
    records = read({POSTS: content, FRIENDS: Writer().people([ANN])})
    (fault,) = of_kind(records, Fault)
    assert fault.file == POSTS
    assert reason in fault.reason
    assert len(of_kind(records, Tie)) == 1


def test_one_byte_that_is_no_text_does_not_lose_a_page() -> None:
    """What is no text is replaced, and that is told."""
    page = Writer().people([ANN]).replace("Łęska".encode(), b"\xff")
    records = read({FRIENDS: page})
    assert [tie.account.name for tie in of_kind(records, Tie)] == ["Ann \N{REPLACEMENT CHARACTER}"]
    assert "replaced" in of_kind(records, Fault)[0].reason


def test_names_are_texts_and_no_markup() -> None:
    """A name that looks like a tag stays a name; a script in a page is no name."""
    people: list[dict[str, Any]] = [{"name": "<img src=x onerror=alert(1)>", "timestamp": NOW}, ANN]
    page = Writer().people(people).replace(b"<h1>", b"<script>'<h2>Evil</h2>'</script><h1>")
    names = [tie.account.name for tie in of_kind(read({FRIENDS: page}), Tie)]
    assert names == [one["name"] for one in people]


def test_dates_that_cannot_be_read_are_counted() -> None:
    """Such a row is read without a time, and one fault says how many there are."""
    page = Writer(when=lambda at: f"{at:%Y} the year, at {at:%H:%M}").people([ANN, ANN])
    records = read({FRIENDS: page})
    assert [tie.since for tie in of_kind(records, Tie)] == [None, None]
    (fault,) = of_kind(records, Fault)
    assert fault.reason.startswith('2 dates could not be read for certain (the first is "2023 the')
