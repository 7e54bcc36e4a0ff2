"""The page of what had better be done before the first client is let in (R40)."""

from collections.abc import Mapping
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_POST, require_safe

from friendline.desk.frame import tell
from friendline.desk.refusing import refused
from friendline.store.review.checklist import Check, NoReasonError, NoSuchCheckError, checklist
from friendline.store.review.checklist import take_up as count_again
from friendline.store.review.checklist import waive as leave

__all__ = ["index", "take_up", "waive"]

_UNUSABLE: Final = 422
_PAGES: Final[Mapping[str, tuple[str, str]]] = {
    "policy": ("first_run:why", "Answer a few questions"),
    "published": ("policy:publish", "Publish it"),
    "exports": ("first_run:exports", "Import them"),
    "clients": ("first_run:clients", "Import it"),
    "who": ("matching:index", "Say who is who"),
    "audiences": ("first_run:audience", "Answer them"),
    "risks": ("exposure:index", "Look at them"),
    "backup": ("choices:store", "Make one"),
}
"""Where each thing is done, and what is done there."""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the list."""
    return _page(request)


@require_POST
def waive(request: HttpRequest) -> HttpResponse:
    """Leave a thing, with a reason."""
    key = request.POST.get("check", "")
    try:
        leave(key, request.POST.get("why", ""))
    except NoReasonError as error:
        return _page(request, key, str(error))
    except NoSuchCheckError as error:
        return refused(request, str(error), _UNUSABLE)
    tell(request, "It is waived, with your reason.", reverse("first_run:take_up"), check=key)
    return redirect("first_run:checklist")


@require_POST
def take_up(request: HttpRequest) -> HttpResponse:
    """Count a thing again that was waived."""
    if count_again(request.POST.get("check", "")):
        tell(request, "It counts again.")
    return redirect("first_run:checklist")


def _page(request: HttpRequest, wrong: str = "", error: str = "") -> HttpResponse:
    checks = checklist()
    open_ = sum(check.is_open for check in checks)
    context = {
        "rows": [(check, *_done_at(check)) for check in checks],
        "open": open_,
        "settled": len(checks) - open_,
        "wrong": wrong,
        "error": error,
    }
    status = _UNUSABLE if error else 200
    return render(request, "first_run/checklist.html", context, status=status)


def _done_at(check: Check) -> tuple[str, str]:
    name, action = _PAGES[check.key]
    try:
        return reverse(name), action
    except NoReverseMatch:  # an area without pages
        return "", ""
