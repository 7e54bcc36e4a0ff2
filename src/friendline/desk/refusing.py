"""Pages that say in one calm sentence why there is nothing to see."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

__all__ = [
    "FormsOnly",
    "broken",
    "forbidden",
    "form_out_of_date",
    "not_found",
    "refused",
    "unusable",
]

_FORBIDDEN: Final = 403
_NOT_FOUND: Final = 404
_ONLY_OTHERWISE: Final = 405


class FormsOnly:
    """Say where a page was asked for that is none: the address to which a form is sent.

    Who goes there once more from the address bar, or from the history, would see an empty page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with a sentence where there would be none."""
        response = self._next(request)
        if response.status_code != _ONLY_OTHERWISE or request.method != "GET":
            return response
        said = refused(
            request, "Nothing is shown here: a form is sent to this address.", _ONLY_OTHERWISE
        )
        said.headers["Allow"] = response.headers["Allow"]
        return said


def refused(
    request: HttpRequest, sentence: str, status: int = _FORBIDDEN, *, is_inside: bool = True
) -> HttpResponse:
    """Give a page with one sentence and nothing of the store.

    Args:
        request: What was asked.
        sentence: Why there is nothing to see.
        status: That of HTTP.
        is_inside: Whether the browser has come in, so that a way back to the desk leads somewhere.
    """
    said = {"sentence": sentence, "is_inside": is_inside}
    return render(request, "desk/refused.html", said, status=status)


def form_out_of_date(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - as Django calls it
    """Say that a form was not one of this start's (Django's check against forged posts)."""
    return refused(
        request,
        "This form is from before the desk was started anew, so nothing was done. "
        "Go back, reload the page, and send it again.",
    )


def unusable(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - as Django calls it
    """Say that what was asked cannot be read."""
    return refused(request, "The desk cannot read this request.", 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say why something is not allowed."""
    return refused(request, str(exception) or "This is not allowed here.")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - as Django calls it
    """Say that there is no such page, or that what it was about is gone."""
    return refused(
        request, "There is no such page, or what it was about is no longer there.", _NOT_FOUND
    )


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the fault is friendline's."""
    return refused(
        request,
        "Something went wrong in friendline itself, and nothing was changed. "
        "The terminal where it runs says what.",
        500,
    )
