"""Tests of the launch link and the cookie it becomes."""

import pytest
from desk_helpers import PORT, browser_of, came_in, html_of, one, sentence_of

from friendline.desk.running import Desk


@pytest.mark.parametrize("path", ["/", "/settings/", "/keys/", "/no-such-page/", "/open/"])
def test_nobody_sees_anything_without_the_cookie(desk: Desk, path: str) -> None:
    """Without a session every address says how to come in, and nothing else."""
    response = browser_of(desk).get(path)
    assert response.status_code == 403
    assert "printed in the terminal" in sentence_of(response)
    assert "Press Enter there for a new one" in sentence_of(response)
    assert html_of(response).css("a") == []


def test_a_launch_link_lets_a_browser_in(desk: Desk) -> None:
    """The link becomes a cookie that scripts cannot read and other sites cannot send."""
    browser = browser_of(desk)
    response = browser.get(desk.launch_link().partition(str(PORT))[2])
    cookie = response.cookies[desk.cookie]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert not cookie["max-age"]
    assert browser.get("/settings/").status_code == 200


def test_a_launch_link_leads_on_by_itself(desk: Desk) -> None:
    """The page after the link goes on without a script, and does not keep the key."""
    page = html_of(browser_of(desk).get("/open", {"key": desk.sessions.new_key()}))
    onward = one(page, 'meta[http-equiv="refresh"]')
    assert onward.attributes["content"] == "0;url=/"
    assert "key=" not in (page.html or "")


def test_a_launch_link_works_once(desk: Desk) -> None:
    """A second browser with the same link stays outside, and is told how to get a new one."""
    key = desk.sessions.new_key()
    assert browser_of(desk).get("/open", {"key": key}).status_code == 200
    second = browser_of(desk)
    response = second.get("/open", {"key": key})
    assert response.status_code == 403
    assert "Press Enter" in sentence_of(response)
    assert second.get("/settings/").status_code == 403


@pytest.mark.parametrize("key", ["", "wrong", "\x00", "ü" * 5000])
def test_a_wrong_key_opens_nothing(desk: Desk, key: str) -> None:
    """A guess gives no cookie."""
    response = browser_of(desk).get("/open", {"key": key})
    assert response.status_code == 403
    assert desk.cookie not in response.cookies


@pytest.mark.parametrize("secret", ["", "wrong", "a" * 4000])
def test_a_wrong_cookie_opens_nothing(desk: Desk, secret: str) -> None:
    """A cookie that was not given out is none."""
    browser = browser_of(desk)
    browser.cookies[desk.cookie] = secret
    assert browser.get("/settings/").status_code == 403


def test_the_cookie_of_one_start_is_worth_nothing_at_the_next(desk: Desk) -> None:
    """A desk that is started anew forgets who came in before."""
    before = came_in(desk)
    again = browser_of(Desk(PORT, desk.home))
    again.cookies = before.cookies
    assert again.get("/settings/").status_code == 403


def test_a_guess_of_the_browser_does_not_use_the_link_up(desk: Desk) -> None:
    """A page that is fetched ahead, or asked for its headers only, leaves the key as it is."""
    key = desk.sessions.new_key()
    ahead = browser_of(desk).get("/open", {"key": key}, headers={"sec-purpose": "prefetch"})
    assert ahead.status_code == 403
    assert browser_of(desk).head("/open", {"key": key}).status_code == 405
    assert browser_of(desk).get("/open", {"key": key}).status_code == 200


def test_the_launch_link_cannot_be_posted(desk: Desk) -> None:
    """A key is taken by following the link only."""
    key = desk.sessions.new_key()
    assert came_in(desk).post("/open", {"key": key}).status_code == 405
