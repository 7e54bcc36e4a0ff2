"""Tests of the guard against pages of other sites."""

import pytest
from desk_helpers import HOST, browser_of, came_in
from django.test import Client

from friendline.desk.running import Desk

_LOOK = "/settings/look"
_OWN = f"http://{HOST}"


@pytest.fixture
def plain(desk: Desk) -> Client:
    """A browser that came in and says nothing by itself of where it asks from."""
    browser = browser_of(desk)
    browser.cookies = came_in(desk).cookies
    return browser


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://localhost:8123"},
        {"origin": "https://evil.example", "sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {},
    ],
)
def test_a_post_from_elsewhere_changes_nothing(plain: Client, headers: dict[str, str]) -> None:
    """A form that another page sends is refused, whatever it says."""
    response = plain.post(_LOOK, {"theme": "dark"}, headers=headers)
    assert response.status_code == 403
    assert "friendline-theme" not in response.cookies


@pytest.mark.parametrize("headers", [{"origin": _OWN}, {"sec-fetch-site": "same-origin"}])
def test_a_post_from_the_desk_is_taken(plain: Client, headers: dict[str, str]) -> None:
    """A form of the desk's own pages is taken."""
    response = plain.post(_LOOK, {"theme": "dark"}, headers=headers)
    assert response.status_code == 302
    assert response.cookies["friendline-theme"].value == "dark"


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize(("mode", "kind"), [("no-cors", "image"), ("navigate", "iframe")])
def test_another_page_cannot_embed_the_desk(plain: Client, site: str, mode: str, kind: str) -> None:
    """Pages of others, and of other ports of this machine, get nothing to embed or to read."""
    said = {"sec-fetch-site": site, "sec-fetch-mode": mode, "sec-fetch-dest": kind}
    assert plain.get("/settings/", headers=said).status_code == 403


def test_a_link_from_elsewhere_may_lead_to_the_desk(plain: Client) -> None:
    """Somebody who follows a link sees the page."""
    said = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    said["sec-fetch-dest"] = "document"
    assert plain.get("/settings/", headers=said).status_code == 200


def test_a_form_without_its_token_is_refused(desk: Desk) -> None:
    """Django's own check against forged posts stays on."""
    browser = came_in(desk)
    browser.handler.enforce_csrf_checks = True
    response = browser.post(_LOOK, {"theme": "dark"})
    assert response.status_code == 403
    assert b"started anew" in response.content
