"""E-mail addresses and addresses of machines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.screening.confidential.internet import emails_in, machines_in


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
    "text",
    ["203.0.113.7", "10.0.0.5", "84.17.0.1", "2001:db8::1", "fe80::1", "::ffff:203.0.113.7"],
)
def test_a_machine_is_found(text: str) -> None:
    """Addresses of both versions of the protocol are found to their end."""
    (one,) = machines_in(f"my server is at {text}, try it")
    assert one.end - one.start == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "version 10.2.3.4",
        "v84.17.0.1",
        "see section 3.2.1.4",
        "1.2.3.4 and go",
        "12:30:45",
        "10:30:00:12",
        "std::vector and a::b",
        "face::add",
        "127.0.0.1",
        "8.8.8.8",
        "300.1.1.1",
        "255.255.255.0",
        "12.10.2019.14",
        "00:1A:2B:3C:4D:5E",
    ],
)
def test_versions_and_times_are_no_machines(text: str) -> None:
    """Versions, sections, times and addresses that everybody has are no finding."""
    assert list(machines_in(text)) == []


def test_a_small_address_needs_a_word_beside_it() -> None:
    """Four small numbers are an address where the words say so."""
    assert list(machines_in("the router is 2.3.4.5"))


@given(st.ip_addresses(v=6))
def test_full_global_addresses_are_found(address: object) -> None:
    """Any address of the range that is given out worldwide is found."""
    written = "2a0" + str(address)[-1:].replace(":", "0") + ":1:2:3:4:5:6:7"
    assert len(list(machines_in(f"from {written} again"))) == 1
