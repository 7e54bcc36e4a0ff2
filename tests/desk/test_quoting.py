"""Tests of words from an archive as harmless HTML."""

import pytest
from desk_helpers import one
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from friendline.desk.quoting import with_links


def test_a_link_says_nothing_of_where_it_stood() -> None:
    """An address can be followed; the other side learns neither page nor window."""
    html = LexborHTMLParser(with_links("See https://example.org/a?b=1&c=2."))
    link = one(html, "a")
    assert link.attributes["href"] == "https://example.org/a?b=1&c=2"
    assert link.attributes["rel"] == "noopener noreferrer"
    assert html.body is not None
    assert html.body.text() == "See https://example.org/a?b=1&c=2."


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "https://example.org/<script>alert(1)</script>",
        'https://example.org/"onmouseover="alert(1)',
        "javascript:alert(1)",
        "data:text/html,<b>x</b>",
        "https://",
        "http://[::1",
        "https://example.org/\u202egpj.exe",
    ],
)
def test_nothing_in_a_text_becomes_markup(text: str) -> None:
    """What somebody wrote stays what they wrote, and nothing but plain links comes of it."""
    html = LexborHTMLParser(with_links(text))
    assert {node.tag for node in html.css("body *")} <= {"a"}
    for link in html.css("a"):
        assert set(link.attributes) == {"href", "rel", "target"}
        assert str(link.attributes["href"]).startswith(("http://", "https://"))


def test_a_long_address_is_shown_short() -> None:
    """A long address does not fill the page; it leads where it led."""
    address = "https://example.org/" + "a" * 300
    link = one(LexborHTMLParser(with_links(address)), "a")
    assert link.attributes["href"] == address
    assert len(link.text()) < 70


@given(st.text(alphabet=st.sampled_from("<>\"'&:/. ahtps\n\\()[]"), max_size=60))
def test_text_is_shown_as_it_was_written(text: str) -> None:
    """Whatever is in it, a reader sees the same words."""
    html = LexborHTMLParser(f"<div>{with_links(text)}</div>")
    shown = one(html, "div")
    assert shown.text() == text
