"""Equals side by side, silent declines, shares, and how letters fared."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from friendline.desk.fairness.pages import (
    groups,
    known_names,
    letters_page,
    shares_page,
    shown_group,
    title_of_groups,
)
from friendline.desk.fairness.pages import (
    silent as silent_page,
)
from friendline.desk.frame import tell
from friendline.desk.paging import page_of
from friendline.desk.refusing import refused
from friendline.store.over_time import fairness
from friendline.store.over_time.fairness import By

__all__ = ["index", "letters", "make_right", "reason", "shares", "silent", "take_back"]

_CONFLICT: Final = 409
_UNUSABLE: Final = 422
_A_PAGE: Final = 10
_MOST_WORDS: Final = 2_000


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show groups of people with equal facts and different outcomes."""
    return _shown(request)


@require_POST
def reason(request: HttpRequest) -> HttpResponse:
    """Record why equals were treated differently."""
    key = request.POST.get("group", "")
    try:
        fairness.give_reason(key, request.POST.get("words", "")[:_MOST_WORDS])
    except fairness.EmptyReasonError as error:
        return _shown(request, (key, str(error)))
    except fairness.NoSuchGroupError as error:
        return refused(request, str(error), _CONFLICT)
    return _done(request, "The reason is recorded.", key)


@require_POST
def make_right(request: HttpRequest) -> HttpResponse:
    """Record that it will be made right."""
    key = request.POST.get("group", "")
    try:
        fairness.will_fix(key, request.POST.get("words", "")[:_MOST_WORDS])
    except fairness.NoSuchGroupError as error:
        return refused(request, str(error), _CONFLICT)
    return _done(request, "You will make it right. It goes from the page once it is.", key)


@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Take back what was said of a group."""
    try:
        fairness.take_back_reason(request.POST.get("group", ""))
    except fairness.NoSuchGroupError as error:
        return refused(request, str(error), _CONFLICT)
    tell(request, "What you said of it was taken back.")
    return redirect("fairness:index")


@require_safe
def silent(request: HttpRequest) -> HttpResponse:
    """Show the requests that count as declined because nobody answered."""
    found = silent_page()
    rows = list(zip(found.people, found.channels, strict=True))
    parts = {"page": page_of(request, rows), "many": len(rows), "longest": found.longest_days}
    return render(request, "fairness/silent.html", parts)


@require_safe
def shares(request: HttpRequest) -> HttpResponse:
    """Show how many of each group were let in, and how little that may say."""
    asked = request.GET.get("by", "")
    by = By(asked) if asked in list(By) else By.RELATIONSHIP
    return render(request, "fairness/shares.html", {"page": shares_page(by)})


@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """Show how the letters that went out were taken, by template."""
    return render(request, "fairness/letters.html", {"page": letters_page()})


def _shown(request: HttpRequest, wrong: tuple[str, str] = ("", "")) -> HttpResponse:
    found, names = groups(), known_names()
    page = page_of(request, found, _A_PAGE)
    parts = {
        "title": title_of_groups(found),
        "page": page,
        "groups": [shown_group(one, names) for one in page],
        "silent": fairness.silent_declines().count,
        "wrong": wrong[0],
        "error": wrong[1],
    }
    return render(request, "fairness/index.html", parts, status=_UNUSABLE if wrong[1] else 200)


def _done(request: HttpRequest, words: str, key: str) -> HttpResponse:
    tell(request, words, undo=reverse("fairness:take_back"), group=key)
    return redirect("fairness:index")
