"""Tests of the three forms together: hostile texts, the same bytes, what is refused."""

import io
import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from publish_helpers import policy_of
from pypdf import PdfReader

from friendline.model import AnswerKind
from friendline.policy import Policy, load_policy, preset_names
from friendline.policy.publish import NoSuchPublicationError, publish
from friendline.policy.publish.document import Document, Line, Style, paragraph, readable
from friendline.policy.publish.html import as_html
from friendline.policy.publish.markdown import as_markdown
from friendline.policy.publish.pdf import as_pdf
from friendline.policy.publish.wording import NoSuchLanguageError

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {% raw %} {label}",
    '#panic("x") #read("/etc/passwd") $x$ @ref <label> \\u{41}',
    "[click](javascript:alert(1)) ![x](http://example.org/x.png) `code`",
    "| a | b |\n| --- | --- |\n\n# heading\n\n- item\n> quote",
    "https://example.org www.example.org someone@example.org",
    "&amp; &lt; &#x41; ~~struck~~ **bold** __bold__ *em* _em_",
    "1. one\n2) two\n+ three\n--- \n=== \n***",
    "\u202egnp.exe\u202c \u2066\u0000\u0007\x1b[31m\ud800",
    "long " * 400,
)


def _hostile(text: str) -> Policy:
    policy = policy_of(
        ("met", AnswerKind.ACCEPT_RESTRICTED), ("true", AnswerKind.OFFER_OTHER), sentence=text
    )
    rules = tuple(
        msgspec.structs.replace(rule, name=f"{text} {rule.number}", because=text, say=text)
        for rule in policy.rules
    )
    return msgspec.structs.replace(
        policy, name=text, version=text, purpose=text, rules=rules, alternatives=(text, "e-mail")
    )


def _one_line(text: str) -> Document:
    lines = tuple(paragraph(text, style) for style in Style)
    return readable(Document(language="en", title=text, blocks=lines, foot=(text,)))


class _Elements(HTMLParser):
    """Notes the elements of a page, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.elements.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("audience", ["client", "staff", "sentence"])
def test_hostile_texts_stay_texts_in_html(audience: Any, text: str) -> None:
    """No text of a policy makes an element or an attribute; the page allows no script."""
    page = publish(_hostile(text), audience, "html", contact=text)
    assert isinstance(page, str)
    seen, plain = _Elements(), _Elements()
    seen.feed(page)
    plain.feed(str(publish(_hostile("plain"), audience, "html", contact="plain")))
    assert seen.elements <= plain.elements
    assert seen.attributes <= plain.attributes
    assert "script-src" not in page
    assert "default-src &#39;none&#39;" in page
    assert not re.search(r"(src|href)=", page.replace("src=x", ""))
    page.encode("utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts_in_markdown(text: str) -> None:
    """Read as GitHub reads it, each text comes out as it went in, and nothing else does."""
    document = _one_line(text)
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(as_markdown(document))
    kinds = {token.type for token in tokens}
    inner = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {"heading_open", "inline", "heading_close", "paragraph_open"} | {
        "paragraph_close",
        "blockquote_open",
        "blockquote_close",
        "hr",
    }
    assert inner <= {"text", "strong_open", "strong_close", "em_open", "em_close", "text_special"}
    shown = ["".join(child.content for child in token.children or ()) for token in tokens]
    assert [one for one in shown if one] == [document.title] * (len(Style) + 2)


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_any_text_comes_out_of_markdown_as_it_went_in(text: str) -> None:
    """Whatever somebody writes, a reader of the Markdown sees just that."""
    document = readable(
        Document(language="en", title="T", blocks=(paragraph(f"x {text} x"),), foot=())
    )
    html = MarkdownIt("gfm-like", {"linkify": False}).parse(as_markdown(document))
    shown = ["".join(c.content for c in token.children or ()) for token in html]
    line = document.blocks[0]
    assert getattr(line, "line", Line("")).text in shown


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_any_text_comes_out_of_html_as_it_went_in(text: str) -> None:
    """Escaping loses nothing."""
    document = readable(
        Document(language="en", title="T", blocks=(paragraph(f"x {text} x"),), foot=())
    )
    seen = _Elements()
    seen.feed(as_html(document))
    assert getattr(document.blocks[0], "line", Line("")).text in seen.texts


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts_in_pdf(text: str) -> None:
    """The typesetter shows every text and obeys none."""
    made = publish(_hostile(text), "staff", "pdf")
    shown = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    assert "Policy on connecting online" in shown
    if "#panic" in text:
        assert "#panic" in shown


def test_signs_that_our_fonts_lack_do_not_stop_a_pdf() -> None:
    """Another script takes fonts of the machine, or boxes, and never fails."""
    document = _one_line("日本語 العربية \U0001f600 \U00010a00 \ue000")
    assert as_pdf(document).startswith(b"%PDF-")


@pytest.mark.parametrize("name", preset_names())
def test_the_page_for_clients_is_one_page(name: str) -> None:
    """What a client is handed fits on one sheet."""
    made = publish(load_policy(name), "client", "pdf", contact="Ana Calder")
    assert len(PdfReader(io.BytesIO(made)).pages) == 1


def test_a_pdf_is_accessible_and_carries_its_fonts() -> None:
    """Title, language and tags are there for a screen reader; no font is taken from outside."""
    reader = PdfReader(io.BytesIO(publish(load_policy("open"), "staff", "pdf")))
    root = reader.trailer["/Root"].get_object()
    assert isinstance(root, dict)
    assert str(root["/Lang"]) == "en"
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - pypdf's own kind of boolean
    assert reader.metadata is not None
    assert reader.metadata.title == "Policy on connecting online"
    fonts = reader.pages[0]["/Resources"]["/Font"]
    assert all(_is_embedded(font.get_object()) for font in fonts.values())


def _is_embedded(font: Any) -> bool:
    described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
    return any(name in described for name in ("/FontFile2", "/FontFile3"))


@pytest.mark.parametrize("form", ["html", "markdown", "pdf"])
@pytest.mark.parametrize("audience", ["client", "staff", "sentence"])
def test_the_same_policy_gives_the_same_bytes(audience: Any, form: Any) -> None:
    """Nothing is taken from the clock or from chance."""
    policy = load_policy("audience")
    first = publish(policy, audience, form)
    assert publish(policy, audience, form) == first
    today = str(date.today().year).encode()  # noqa: DTZ011 - any zone would do
    content = first if isinstance(first, bytes) else first.encode()
    assert form != "pdf" or b"/CreationDate (D:" + today not in content


def test_what_cannot_be_published_is_refused_in_a_sentence() -> None:
    """An unknown audience, form or language is named with the ones that are known."""
    policy, anything = policy_of(("true", AnswerKind.ASK)), publish
    with pytest.raises(NoSuchPublicationError, match="known is client, staff, sentence"):
        anything(policy, "press")  # type: ignore[call-overload]
    with pytest.raises(NoSuchPublicationError, match="known is html, markdown, pdf"):
        anything(policy, "client", "docx")  # type: ignore[call-overload]
    with pytest.raises(NoSuchLanguageError):
        anything(policy, language="tlh")


def test_the_pages_have_their_parts_in_every_form() -> None:
    """The sentence stands in each of the three forms."""
    policy = load_policy("barrier")
    assert policy.sentence in str(publish(policy, "sentence", "html"))
    assert policy.sentence in str(publish(policy, "sentence", "markdown"))
    text = PdfReader(io.BytesIO(publish(policy, "sentence", "pdf"))).pages[0].extract_text()
    assert policy.sentence in " ".join(text.split())


def test_a_row_stays_on_one_page_of_the_pdf() -> None:
    """Nobody turns the page in the middle of a rule."""
    rows = [("met", AnswerKind.ACCEPT)] * 20
    policy = policy_of(*rows)
    rules = tuple(
        msgspec.structs.replace(
            rule, name=f"begin{rule.number}.", because=f"{'word ' * 60} end{rule.number}."
        )
        for rule in policy.rules
    )
    made = publish(msgspec.structs.replace(policy, rules=rules), "staff", "pdf")
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(made)).pages]
    assert len(texts) > 2
    for number in range(1, 21):
        begun = [f"begin{number}." in text for text in texts]
        assert begun == [f"end{number}." in text for text in texts]


def test_a_text_longer_than_a_page_goes_on_on_the_next() -> None:
    """What could not stay on one page is not cut off."""
    policy = policy_of(("met", AnswerKind.ACCEPT))
    rules = tuple(msgspec.structs.replace(rule, because="word " * 2_000) for rule in policy.rules)
    made = publish(msgspec.structs.replace(policy, rules=rules), "staff", "pdf")
    texts = (page.extract_text() for page in PdfReader(io.BytesIO(made)).pages)
    assert sum(text.count("word") for text in texts) >= 2_000


def test_a_cell_knows_the_title_of_its_column() -> None:
    """On a narrow screen rows are shown as cards, and each cell says what it is."""
    page = publish(load_policy("open"), "staff", "html")
    titles = re.findall(r'<th role="columnheader" scope="col">([^<]+)</th>', page)
    cells = re.findall(r'<td role="cell" data-head="([^"]+)"', page)
    assert cells == titles * len(load_policy("open").rules)
