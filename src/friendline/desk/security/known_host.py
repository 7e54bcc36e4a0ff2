"""Against DNS rebinding: a foreign name that is made to point to this machine."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from friendline.desk.refusing import refused
from friendline.desk.running import desk_of

__all__ = ["KnownHost"]


class KnownHost:
    """Answers only what was asked under the desk's own address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or refuse."""
        if request.META.get("HTTP_HOST", "") in desk_of(request).hosts:
            return self._next(request)
        return refused(
            request,
            "This address is not the desk's. Use the link it was opened with.",
            is_inside=False,
        )
