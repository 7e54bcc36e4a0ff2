"""Asking a desk as a browser does, and reading what it answers."""

from typing import Any, Protocol, cast

from django.http import HttpRequest
from django.test import Client, RequestFactory
from selectolax.lexbor import LexborHTMLParser, LexborNode

from friendline.desk.running import ENVIRON_KEY, Desk

PORT = 8123
HOST = f"127.0.0.1:{PORT}"


class Answer(Protocol):
    """What a desk answers."""

    content: bytes


def browser_of(desk: Desk, **said: str) -> Client:
    """Give a browser that has not come in; ``said`` are headers that it sends with everything."""
    browser = Client(headers={"host": HOST, **said})
    cast("dict[str, Any]", browser.defaults)[ENVIRON_KEY] = desk
    return browser


def came_in(desk: Desk) -> Client:
    """Give a browser that came in by a launch link, and whose forms are on the desk's pages."""
    browser = browser_of(desk, origin=f"http://{HOST}")
    browser.get("/open", {"key": desk.sessions.new_key()})
    return browser


def request_to(desk: Desk, browser: Client | None = None) -> HttpRequest:
    """Give a request as a view gets it, of a browser that came in or of nobody."""
    factory = RequestFactory(headers={"host": HOST})
    if browser is not None:
        factory.cookies = browser.cookies
    request = factory.get("/")
    request.META[ENVIRON_KEY] = desk
    return request


def html_of(answer: Answer) -> LexborHTMLParser:
    """Give what an answer shows."""
    return LexborHTMLParser(answer.content.decode())


def one(page: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """Give the first of a page that fits; there must be one."""
    found = page.css_first(selector)
    assert found is not None, f"nothing is {selector}"
    return found


def sentence_of(answer: Answer) -> str:
    """Give the one sentence of a page that refuses."""
    return one(html_of(answer), "h1").text()
