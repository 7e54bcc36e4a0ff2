"""The launch link, and the cookie that it becomes."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from friendline.desk.refusing import refused
from friendline.desk.running import desk_of
from friendline.desk.security.sessions import Session

__all__ = ["PATH", "OnlyInvited", "come_in", "session_of"]

PATH: Final = "/open"

_HOW_TO_COME_IN: Final = (
    "This desk opens with the link that was printed in the terminal where it was started. "
    "Press Enter there for a new one; if that window is closed, start the desk again."
)
_NO_LONGER: Final = (
    "This link was used already, or is too old. "
    "Press Enter in the terminal where the desk was started, and it prints a new one; if that "
    "window is closed, start the desk again."
)
_NOT_YET: Final = "This link is taken once somebody follows it."


class OnlyInvited:
    """Shows nothing to a browser that has not come in by a launch link of this start."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or refuse."""
        if request.path == PATH or session_of(request) is not None:
            return self._next(request)
        return refused(request, _HOW_TO_COME_IN, is_inside=False)


def session_of(request: HttpRequest) -> Session | None:
    """Give the session of the browser that asks."""
    desk = desk_of(request)
    secret = request.COOKIES.get(desk.cookie)
    return None if secret is None else desk.sessions.find(secret)


@require_GET
def come_in(request: HttpRequest) -> HttpResponseBase:
    """Turn the key of a launch link into a cookie.

    The answer is a page that goes on by itself, not a redirect: a browser that came from elsewhere
    (a terminal in a browser, a mail) sends a strict cookie only where our own page leads.
    """
    if request.headers.get("Sec-Purpose", "").startswith("prefetch"):
        # the browser only guesses that somebody will want it
        return refused(request, _NOT_YET, is_inside=False)
    desk = desk_of(request)
    secret = desk.sessions.begin(request.GET.get("key", ""))
    if secret is None:
        return refused(request, _NO_LONGER, is_inside=False)
    response = render(request, "desk/come_in.html")
    response.set_cookie(desk.cookie, secret, httponly=True, samesite="Strict", path="/")
    return response
