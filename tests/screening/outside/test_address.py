"""Which addresses are taken, and what they are taken for."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from friendline.screening.choosing import ScreeningSettingsError
from friendline.screening.outside.address import address_of, is_this_machine


@pytest.mark.parametrize(
    ("url", "shown", "here"),
    [
        ("https://api.example.org/v1", "https://api.example.org/v1/chat/completions", False),
        ("https://api.example.org/v1/", "https://api.example.org/v1/chat/completions", False),
        (
            "https://api.example.org:8443/v1/chat/completions",
            "https://api.example.org:8443/v1/chat/completions",
            False,
        ),
        ("http://localhost:11434/v1", "http://localhost:11434/v1/chat/completions", True),
        ("http://LOCALHOST/v1", "http://localhost/v1/chat/completions", True),
        ("http://127.8.9.1:80/v1", "http://127.8.9.1/v1/chat/completions", True),
        ("http://[::1]:1234/v1", "http://[::1]:1234/v1/chat/completions", True),
        ("https://localhost/v1", "https://localhost/v1/chat/completions", True),
    ],
)
def test_an_address_is_read_with_or_without_its_end(url: str, shown: str, *, here: bool) -> None:
    """The owner may write what the maker of the server says, with or without the last part."""
    address = address_of(url)
    assert (address.shown, address.is_this_machine) == (shown, here)


@pytest.mark.parametrize(
    "url",
    [
        "http://api.example.org/v1",
        "http://localhost.example.org/v1",
        "http://0.0.0.0:8080/v1",
        "http://192.168.1.4/v1",
        "http://2130706433/v1",
        "http://127.1/v1",
        "http://[2001:db8::1]/v1",
        "ftp://localhost/v1",
        "file:///etc/passwd",
        "localhost:11434",
        "https://",
        "https://[half/v1",
        "https://host:port/v1",
        "https://host:99999/v1",
        "https://exämple.org/v1",
        "https://example.org/v1\r\nX-More: 1",
        "https://example.org /v1",
        "",
    ],
)
def test_other_addresses_are_refused_with_a_sentence(url: str) -> None:
    """What would send posts for others to read, or is no address, is not taken."""
    with pytest.raises(ScreeningSettingsError, match=r"^url: .+\.$"):
        address_of(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://me:hunter2@example.org/v1",
        "https://hunter2@example.org/v1",
        "https://example.org/v1?api_key=hunter2",
        "https://example.org/v1?Access-Token=hunter2",
    ],
)
def test_a_key_in_an_address_is_refused_and_not_repeated(url: str) -> None:
    """A key does not belong into a file, and no message shows it."""
    with pytest.raises(ScreeningSettingsError, match="key_from") as raised:
        address_of(url)
    assert "hunter2" not in str(raised.value)


def test_a_query_is_sent_and_not_shown() -> None:
    """Some servers want their version in the query."""
    address = address_of("https://example.org/v1?api-version=2")
    assert address.target == "/v1/chat/completions?api-version=2"
    assert "api-version" not in address.shown


@given(st.text())
@example("http://127.0.0.1@example.org/")
@example("https://example.org:٣")
def test_any_text_is_an_address_or_a_sentence(text: str) -> None:
    """Nothing that stands in a file makes it fall over, and http goes nowhere but here."""
    try:
        address = address_of(text)
    except ScreeningSettingsError:
        return
    assert address.is_secure or address.is_this_machine


@pytest.mark.parametrize("host", ["::ffff:127.0.0.1", "127.0.0.1", "::1", "localhost"])
def test_this_machine_has_several_names(host: str) -> None:
    """All forms of loopback are known."""
    assert is_this_machine(host)


@pytest.mark.parametrize("host", ["::ffff:10.0.0.1", "10.0.0.1", "localhost.", "me.local", ""])
def test_other_machines_are_not_this_one(host: str) -> None:
    """What may be another machine is one."""
    assert not is_this_machine(host)
