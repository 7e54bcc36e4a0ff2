"""E-mail addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.screening.confidential.emails import emails_in


@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("Write to jo.example@example.org.", "jo.example@example.org"),
        ("a+news@mail.example.co.uk", "a+news@mail.example.co.uk"),
        ("jürgen@bücher.example", "jürgen@bücher.example"),
        ("メールはjo@example.comまで", "jo@example.com"),
        ("jo (at) example (dot) org", "jo (at) example (dot) org"),
        ("jo at example dot com", "jo at example dot com"),
    ],
)
def test_an_address_is_found_as_written(text: str, email: str) -> None:
    """An e-mail address is found, also where it is spelt out against machines."""
    assert [text[one.start : one.end] for one in emails_in(text)] == [email]


@pytest.mark.parametrize(
    "text",
    [
        "@jo@mastodon.example",
        "logo@2x.png",
        "react@18.2.0",
        "git@github.com:jo/x.git",
        "no-reply@example.com",
        "me@home",
        "we met at work dot dot dot",
        "look at example.org",
    ],
)
def test_what_only_looks_like_one_passes(text: str) -> None:
    """Handles, files, versions and senders that nobody reads are no e-mail addresses."""
    assert list(emails_in(text)) == []


@pytest.mark.parametrize(
    "email",
    [
        "jo_at_firm_dot_net",
        "jo-at-firm-dot-net",
        "michael dot trent at firm dot net",
        "jo at firm dot co dot uk",
        "jo.smith at firm.net",
        "varga @ kanzlei.de",
        "jo ät firma punkt de",
        "jo Klammeraffe firma Punkt de",
        "anna punkt berg ät gmx punkt de",
        "luc point martin arobase firme point fr",
        "luc [arobase] firme.fr",
        "luz arroba correo punto es",
        "luz (arroba) correo (punto) es",
        "jo (a) firma.de",
        "jo@firm dot net",
    ],
)
def test_an_address_in_words_is_found_whole(email: str) -> None:
    """The words for "at" and "dot" are known in four languages, from the first name on."""
    text = f"Please, {email}, thanks"
    assert [text[one.start : one.end] for one in emails_in(text)] == [email]


@pytest.mark.parametrize("before", ["Tel/", "Mail:", "'", "_", "12/", "("])
def test_an_address_behind_a_mark(before: str) -> None:
    """A label, a slash or a quotation mark before an address hides it not."""
    text = f"{before}jo@firm.example"
    assert len(list(emails_in(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "I work at a dot com",
        "meet at dot's cafe",
        "order at amazon dot com",
        "working at booking dot com",
        "tickets @ example.org",
        "see you @ club.berlin",
        "Insta @anna.cooks.de",
        "at this point in time",
        "le point de vue arobase",
        "en ese punto de encuentro",
        "stay-at-home.mom",
        "http://jo@firm.net/x",
        "https://x.example/@jo/story",
    ],
)
def test_words_at_a_shop_or_a_site_are_no_address(text: str) -> None:
    """Work, a party or a ticket "at" somewhere, and links, are no e-mail addresses."""
    assert list(emails_in(text)) == []


@given(st.text("a@. dot()_-/:", max_size=300))
def test_any_marks_are_read(text: str) -> None:
    """No run of signs raises, and what is found lies in the text."""
    assert all(text[one.start : one.end] for one in emails_in(text))
