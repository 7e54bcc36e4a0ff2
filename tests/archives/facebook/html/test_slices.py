"""Pages are cut into pieces of whole rows, and hostile ones are refused or passed over fast."""

import time
from itertools import pairwise

import pytest
from archives_helpers import NOW
from facebook_html_pages import Writer

from friendline.archives.facebook.files import kind_of
from friendline.archives.facebook.html.clock import Clock
from friendline.archives.facebook.html.dates import learned
from friendline.archives.facebook.html.pages import read_page
from friendline.archives.facebook.html.slices import PIECE, pieces
from friendline.archives.json_documents import UnusableFileError


def test_a_large_page_comes_in_pieces_of_whole_rows() -> None:
    """Nothing is lost at the cuts, no row is cut, and no piece is much larger than the others."""
    from datetime import UTC  # noqa: PLC0415 - beside the one use

    people = [{"name": f"Person {number}", "timestamp": NOW - number} for number in range(12_000)]
    page = Writer().people(people)
    found = list(pieces(page))
    assert len(found) > 2
    assert b"".join(found) == page
    assert all(after.startswith(b"<section") for _, after in pairwise(found))
    assert max(map(len, found)) < 2 * PIECE
    clock = Clock(learned(["Nov 14, 2023 10:13:20 pm"]), UTC, "UTC", is_sure=True)
    kind = kind_of("your_friends.html")
    assert kind is not None
    assert list(read_page(page, kind, clock).values) == people


def test_what_never_shows_is_left_out() -> None:
    """Scripts, styles, comments and icons are no text, even where they look like rows."""
    page = b"<p>a</p><script>var x = '<section>';</script><!-- <div> --><svg><path/></svg><p>b</p>"
    assert b"".join(pieces(page)) == b"<p>a</p><p>b</p>"


def test_utf_16_is_read() -> None:
    """A page that an editor saved in another encoding is read."""
    assert b"".join(pieces("<p>Łódź</p>".encode("utf-16"))) == "<p>Łódź</p>".encode()


@pytest.mark.parametrize(
    "page",
    [b"", b" \n\t ", b"<div>" * 300_000, b"<div></x>" * 300_000, b"<tr><table>" * 100_000],
    ids=["empty", "spaces", "nested", "never closed", "tables"],
)
def test_what_no_export_holds_is_refused(page: bytes) -> None:
    """An empty page, and one nested without an end, is one fault."""
    with pytest.raises(UnusableFileError):
        list(pieces(page))


@pytest.mark.parametrize(
    "page",
    [
        b"<div " + b" ".join(b"a%d=1" % number for number in range(200_000)) + b">x</div>",
        b"<script" * 500_000,
        b"<!--" * 500_000,
        b"<" * 2_000_000,
        b"<li>" * 200_000,
        b"&" * 1_000_000,
        b"<p>\x00\xff</p>" * 50_000,
    ],
    ids=["attributes", "scripts", "comments", "signs", "items", "entities", "bytes"],
)
def test_hostile_pages_take_no_long_time(page: bytes) -> None:
    """What takes other parsers minutes is over in seconds."""
    begin = time.process_time()
    list(pieces(page))
    assert time.process_time() - begin < 5
