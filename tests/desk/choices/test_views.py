"""Tests of the Settings."""

import pytest
from desk_helpers import html_of, one
from django.test import Client


@pytest.mark.parametrize(
    ("theme", "scheme"), [("light", "light"), ("dark", "dark"), ("system", "light dark")]
)
def test_a_look_is_kept_by_the_browser(client: Client, theme: str, scheme: str) -> None:
    """The chosen brightness holds on every page, without a script."""
    client.post("/settings/look", {"theme": theme})
    page = html_of(client.get("/keys/"))
    told = one(page, 'meta[name="color-scheme"]')
    assert told.attributes["content"] == scheme
    assert one(page, "html").attributes["data-theme"] == theme
    pressed = page.css('.theme button[aria-pressed="true"]')
    assert [button.attributes["value"] for button in pressed] == [theme]


@pytest.mark.parametrize("theme", ["", "neon", "dark; Path=/"])
def test_a_strange_look_is_refused(client: Client, theme: str) -> None:
    """What is no look is told, and not kept."""
    response = client.post("/settings/look", {"theme": theme})
    assert response.status_code == 400
    assert "friendline-theme" not in client.cookies


def test_a_strange_cookie_is_as_none(client: Client) -> None:
    """A cookie that somebody else set does no harm."""
    client.cookies["friendline-theme"] = '"><script>'
    page = html_of(client.get("/settings/"))
    assert one(page, "html").attributes["data-theme"] == "system"


def test_single_keys_are_switched_off_and_on(client: Client) -> None:
    """Who uses keys otherwise can do without ours (WCAG 2.1.4)."""
    assert one(html_of(client.get("/keys/")), "html").attributes["data-keys"] == "on"
    client.post("/settings/single-keys", {"single_keys": "off"})
    assert one(html_of(client.get("/keys/")), "html").attributes["data-keys"] == "off"
    client.post("/settings/single-keys", {"single_keys": "on"})
    assert one(html_of(client.get("/keys/")), "html").attributes["data-keys"] == "on"


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/keys/?page=2", "/keys/?page=2"),
        ("https://evil.example/", "/settings/"),
        ("//evil.example/", "/settings/"),
        ("/\\evil.example/", "/settings/"),
        ("javascript:alert(1)", "/settings/"),
        ("", "/settings/"),
    ],
)
def test_a_form_leads_back_to_the_desk_only(client: Client, asked: str, leads_to: str) -> None:
    """After a choice the same page is shown again, and never one of somebody else's."""
    response = client.post("/settings/look", {"theme": "dark", "back": asked})
    assert response.headers["Location"] == leads_to


@pytest.mark.parametrize("path", ["/settings/look", "/settings/single-keys"])
def test_a_link_changes_nothing(client: Client, path: str) -> None:
    """Choices are made by a form only."""
    assert client.get(path).status_code == 405
