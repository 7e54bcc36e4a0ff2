"""Tests of what each answer tells the browser."""

import pytest
from desk_helpers import browser_of
from django.test import Client

from friendline.desk.running import Desk


@pytest.mark.parametrize("path", ["/settings/", "/no-such-page/"])
def test_a_page_may_load_its_own_files_only(client: Client, path: str) -> None:
    """The content security policy allows our origin and nothing unsafe."""
    told = client.get(path).headers["Content-Security-Policy"]
    parts = dict(part.strip().split(" ", 1) for part in told.split(";"))
    assert parts.pop("default-src") == "'none'"
    assert parts.pop("frame-ancestors") == parts.pop("base-uri") == "'none'"
    assert set(parts.values()) == {"'self'"}
    assert set(parts) == {
        "script-src", "style-src", "font-src", "img-src", "connect-src", "form-action"
    }  # fmt: skip


@pytest.mark.parametrize("path", ["/", "/settings/", "/no-such-page/"])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "no-store"),
    ],
)
def test_every_answer_is_closed_to_others(client: Client, path: str, name: str, value: str) -> None:
    """Pages, refusals and redirects say all of it."""
    assert client.get(path).headers[name] == value


def test_a_refusal_is_closed_to_others_as_well(desk: Desk) -> None:
    """What the door answers carries the same."""
    headers = browser_of(desk).get("/").headers
    assert headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
