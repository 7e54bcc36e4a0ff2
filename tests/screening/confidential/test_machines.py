"""Addresses of machines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.screening.confidential.machines import machines_in


@pytest.mark.parametrize(
    "text",
    ["84.17.0.1", "93.214.3.77", "2a02:8071::1", "::ffff:84.17.0.1", "2003:e5:1f0a::2"],
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
        "the number 2.3.4.5",
    ],
)
def test_versions_and_times_are_no_machines(text: str) -> None:
    """Versions, sections, times and addresses that everybody has are no finding."""
    assert list(machines_in(text)) == []


@pytest.mark.parametrize("word", ["via", "von", "vielleicht", "very second"])
def test_not_every_word_that_begins_so_says_version(word: str) -> None:
    """Short for "version" or "section" are only words of their own."""
    assert list(machines_in(f"it came {word} 84.17.20.31"))
    assert not list(machines_in("it is v 84.17.20.31"))


@pytest.mark.parametrize(
    "text",
    [
        "192.168.1.4",
        "10.0.0.5",
        "172.20.1.1",
        "169.254.7.7",
        "100.64.1.2",
        "192.0.2.9",
        "203.0.113.7",
        "224.0.0.251",
        "239.1.2.3",
        "fe80::1",
        "fd12:3456::1",
        "ff02::1",
        "2001:db8::1",
        "3fff::1",
        "::1",
        "::ffff:10.0.0.5",
        "2001:4860:4860::8888",
    ],
)
def test_an_address_that_leads_nowhere_is_harmless(text: str) -> None:
    """Addresses within a network, for examples, for many and known to all tell of nobody."""
    assert list(machines_in(f"my router is at {text}, try it")) == []


def test_a_small_address_needs_a_word_beside_it() -> None:
    """Four small numbers are an address where the words say so."""
    assert list(machines_in("the router is 2.3.4.5"))


@given(st.ip_addresses(v=6))
def test_full_global_addresses_are_found(address: object) -> None:
    """Any address of the range that is given out worldwide is found."""
    written = "2a0" + str(address)[-1:].replace(":", "0") + ":1:2:3:4:5:6:7"
    assert len(list(machines_in(f"from {written} again"))) == 1
