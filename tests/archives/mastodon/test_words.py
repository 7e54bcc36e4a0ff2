"""The words of posts in HTML, as a reader sees them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.archives.mastodon.words import shown

HIDDEN = '<span class="invisible">'
LONG = '<span class="ellipsis">'


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("plain < text", "plain < text"),
        ("no tags at all", "no tags at all"),
        ("<p>One</p><p>Two<br>Three<br />Four</p>", "One\nTwo\nThree\nFour"),
        ("<p>a<b>b</b>c <i>d</i></p>", "abc d"),
        ("Fish &amp; chips &lt;3 &#128512;", "Fish & chips <3 😀"),
        ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"),
        ("<p>line\nbroken in source</p>", "line broken in source"),
        ("<script>alert(1)</script><style>p{}</style>seen", "seen"),
        (
            '<a href="https://a.example/@kim" class="u-url mention">@<span>kim</span></a> hi',
            "@kim hi",
        ),
        (
            f"<a>{HIDDEN}https://</span>{LONG}a.example/b</span>{HIDDEN}/c</span></a>.",
            "a.example/b\N{HORIZONTAL ELLIPSIS}.",
        ),
    ],
)
def test_words_are_those_a_reader_sees(content: str, text: str) -> None:
    """Blocks and breaks make lines, entities are characters, hidden parts are left out."""
    assert shown(content).text == text


def test_links_are_addresses_shared_and_no_mentions() -> None:
    """Mentions and hashtags are links in the page and share nothing."""
    content = (
        '<a class="u-url mention" href="https://a.example/@kim">@kim</a>'
        '<a class="mention hashtag" href="https://a.example/tags/x">#x</a>'
        '<a href="https://news.example/a">a</a><a href="https://news.example/a">again</a>'
        '<a href="javascript:alert(1)">no</a><a>none</a>'
    )
    assert shown(content).links == ("https://news.example/a",)


def test_deep_nesting_is_read_without_overflow() -> None:
    """Elements inside elements, far deeper than Python can call itself, are one text."""
    assert shown("<div>" * 2_500 + "deep").text == "deep"


def test_what_does_nothing_but_open_elements_is_read_to_a_point() -> None:
    """A parser takes time by the square of the depth; the words before that are kept."""
    began = time.process_time()
    assert shown("before" + "<div>" * 18_000 + "deep").text == "before"
    assert time.process_time() - began < 0.5


@given(st.text(max_size=60) | st.text("<>/&;!-ab=\" '", max_size=60))
def test_any_text_is_read(content: str) -> None:
    """Whatever is written, what comes out are lines without white space around them."""
    for line in shown(content).text.split("\n"):
        assert line == line.strip()
