"""E-mail addresses."""

import time
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.screening.confidential.emails import emails_in

SECONDS: Final = 5
"""Far more than it takes; what grows with the square takes minutes."""


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


@pytest.mark.parametrize("before", ["Tel/", "Mail:", "'", "_", "12/", "("])
def test_an_address_behind_a_mark(before: str) -> None:
    """A label, a slash or a quotation mark before an address hides it not."""
    text = f"{before}jo@firm.example"
    assert len(list(emails_in(text))) == 1


@pytest.mark.parametrize(
    "email",
    [
        "o\u2019neil@firm.example",
        "r&d@firm.example",
        '"jo smith"@firm.example',
        "иван@почта.рф",
        "info@пример.рф",
        "jo%40firm.example",
        "jo&#64;firm.example",
        "jo\\_b@firm.example",
        "e@f.de",
        "info@firma.com.py",
        "jo.smith84@gmail",
        "jane@gmail,com",
        "jo@163.com",
        "me@janedoe.com",
    ],
)
def test_an_address_with_rarer_signs_is_found_whole(email: str) -> None:
    """Apostrophes, quotations, other scripts, signs as programs write them and usual slips."""
    text = f"mine: {email}, thanks"
    assert [text[one.start : one.end] for one in emails_in(text)] == [email]


@pytest.mark.parametrize(
    "after", [".Please do", "-thanks", "Tel:030", "by friday", ".please", "\u2019s", ">"]
)
def test_a_word_without_a_space_is_no_part(after: str) -> None:
    """Where the next word follows without a space, the address ends where a domain can."""
    text = f"jo@firm.org{after}"
    assert [text[one.start : one.end] for one in emails_in(text)] == ["jo@firm.org"]


@pytest.mark.parametrize(
    "text",
    [
        "https://x.example/out?email=jo@firm.example",
        "https://x.example/embed?src=jo%40firm.example&zone=Berlin",
    ],
)
def test_a_link_may_carry_an_address(text: str) -> None:
    """What stands behind an equals sign in a link is shown to all who see the link."""
    assert len(list(emails_in(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "@jo.smith@server.social",
        "@jo-smith@server.example",
        "Mastodon: jo@firm.example",
        "jo@mastodon.social",
    ],
)
def test_a_handle_of_the_fediverse_is_none(text: str) -> None:
    """Handles lead to what is public anyway, also with a full stop or without the first sign."""
    assert list(emails_in(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "cv@final.docx",
        "clip@home.zip",
        "pkg@1.0.0-rc.next",
        "squat 5@100.kg",
        "ssh jo@host.example.org",
        "jo@host.example.org:/var/www",
        "x1@group.calendar.google.com",
        "no_reply@firm.example",
    ],
)
def test_names_of_things_are_none(text: str) -> None:
    """Files, versions, weights, logins and machines are not written to."""
    assert list(emails_in(text)) == []


@pytest.mark.parametrize(
    "text",
    ["me@home.love it", "us@the.pub", "h@ppy.birthday", "what a d@y.love it", "R@chel.is here"],
)
def test_a_sign_within_a_sentence_is_none(text: str) -> None:
    """An @ for "at" or for an "a" makes no address of a sentence that lacks its space."""
    assert list(emails_in(text)) == []


@given(st.text("a@. dot()_-/:", max_size=300))
def test_any_marks_are_read(text: str) -> None:
    """No run of signs raises, and what is found lies in the text."""
    assert all(text[one.start : one.end] for one in emails_in(text))


@pytest.mark.parametrize("unit", ["a@", "a.", "a@a-", '"a ', "a@a.a", "a at ", "(at)", "a (at) a "])
def test_a_hundred_thousand_signs_are_soon_read(unit: str) -> None:
    """The time grows with the length and not faster."""
    began = time.process_time()
    list(emails_in((unit * 100_000)[:100_000]))
    assert time.process_time() - began < SECONDS
