"""A desk to be looked at only."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from friendline.desk.refusing import refused
from friendline.desk.running import desk_of
from friendline.desk.security.same_origin import SAFE_METHODS

__all__ = ["ReadOnly"]


class ReadOnly:
    """Changes nothing where the desk was started with ``--read-only``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or refuse."""
        if request.method in SAFE_METHODS or not desk_of(request).read_only:
            return self._next(request)
        return refused(
            request, "This desk was started with --read-only: it shows, and changes nothing."
        )
