"""Simple posts are read as a parser of HTML reads them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.archives.mastodon.simple_html import shown_simply
from friendline.archives.mastodon.words import parsed

CARD = '<span class="h-card"><a href="https://a.example/@kim" class="u-url mention">@<span>kim'
CARD += "</span></a></span>"
SHORTENED = (
    '<a href="https://n.example/a?b&amp;c" rel="nofollow"><span class="invisible">https://</span>'
    '<span class="ellipsis">n.example/a</span><span class="invisible">?b&amp;c</span></a>'
)
PIECES = st.sampled_from(
    [
        *("<p>", "</p>", "<br>", "<br />", "<br/>", "<span>", "</span>", "<a>", "</a>"),
        *('<span class="invisible">', '<span class="a ellipsis">', '<span class="" lang="de">'),
        *('<a href="https://a.example/b">', '<a class="mention" href="https://a.example/c">'),
        *('<a title=" class=" href="https://a.example/d">', '<a href="x" href="https://e">'),
        *('<a href="https://a.example/f\n">', '<a href=" https://a.example/g&amp;h ">'),
        *(
            '<p class="invisible">',
            "<p/>",
            "<P>",
            "<b>",
            "</b>",
            "<",
            ">",
            "&",
            "&amp;",
            "&lt;b&gt;",
        ),
        *("&#39;", "&nbsp;", "&copy", "&eacute;", "one", " two ", "three\nfour", "\r", "\0", "\f"),
        *("&am", "p;", "\ufeff", "\u2028", "\x1c", "\xa0", CARD, SHORTENED),
    ]
)


@pytest.mark.parametrize(
    "content",
    [
        "<p>One</p><p>Two<br>Three<br />Four</p>",
        "<p>Fish &amp; chips, it&#39;s &lt;3</p>",
        f"<p>{CARD} hi</p>",
        f"<p>See {SHORTENED}.</p>",
        f"{CARD}<br>bare",
    ],
)
def test_what_mastodon_writes_is_simple(content: str) -> None:
    """The quick way is taken, and gives what the other gives."""
    found = shown_simply(content)
    assert found is not None
    assert found == parsed(content)


@pytest.mark.parametrize(
    "content",
    [
        "<p>a<p>b</p>",
        "<p><b>a</b></p>",
        "<a><a>x</a></a>",
        "<p>a</p",
        "a < b",
        "&eacute;",
        '<span class="invisible"><a href="https://a.example">x</a></span>',
        "<p>" + "x" * 100_000 + "</p>",
    ],
)
def test_all_else_is_left_to_the_parser(content: str) -> None:
    """What is not exactly as Mastodon writes it is not guessed at."""
    assert shown_simply(content) is None


@given(st.lists(PIECES, max_size=12).map("".join))
def test_both_ways_agree(content: str) -> None:
    """Whatever is put together, the quick way gives nothing or what the parser gives."""
    assert shown_simply(content) in {None, parsed(content)}


@given(st.lists(PIECES, max_size=4).map("".join), st.lists(PIECES, max_size=4).map("".join))
def test_both_ways_agree_within_whole_posts(first: str, second: str) -> None:
    """The same inside what is simple, so that most of it is taken the quick way."""
    content = f"<p>{first}</p><p><span>{second}</span></p>"
    assert shown_simply(content) in {None, parsed(content)}


@pytest.mark.parametrize(
    "piece", ["<span>", "<a>", "<p>", "<span ", 'a="" ', "x<", "<span><a><span>", "<span></span>"]
)
def test_nothing_takes_long(piece: str) -> None:
    """The time grows with the length, whatever is repeated."""
    content = '<p><span class="' + piece * (99_000 // len(piece))
    began = time.process_time()
    shown_simply(content)
    shown_simply("<p>" + content[15:])
    assert time.process_time() - began < 1
