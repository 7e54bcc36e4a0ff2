"""Against pages of other sites that let the browser ask the desk for something."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from friendline.desk.refusing import refused

__all__ = ["SAFE_METHODS", "SameOrigin"]

SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})

_OTHERS: Final = frozenset({"cross-site", "same-site"})
"""Another port of this machine counts as the same site, and is not the desk."""


class SameOrigin:
    """Takes changes from the desk's own pages only, and shows pages only as pages.

    Browsers say with ``Origin`` and ``Sec-Fetch-Site`` who asks, and no page can change what they
    say (W3C Fetch Metadata Request Headers).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or refuse."""
        allowed = _may_show if request.method in SAFE_METHODS else _may_change
        if allowed(request):
            return self._next(request)
        return refused(request, "Another page asked for this, so nothing was done.")


def _may_change(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin")
    if origin is None:
        return request.headers.get("Sec-Fetch-Site") == "same-origin"
    return origin == f"http://{request.META['HTTP_HOST']}"


def _may_show(request: HttpRequest) -> bool:
    if request.headers.get("Sec-Fetch-Site") not in _OTHERS:
        return True
    is_page = request.headers.get("Sec-Fetch-Dest") == "document"
    return is_page and request.headers.get("Sec-Fetch-Mode") == "navigate"
