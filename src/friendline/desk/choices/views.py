"""Pages of the Settings."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from friendline.desk.choices.cookies import keep_single_keys, keep_theme, theme_named
from friendline.desk.going_back import back
from friendline.desk.refusing import refused

__all__ = ["index", "look", "single_keys"]

_UNUSABLE: Final = 400


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what can be set for this browser."""
    return render(request, "choices/index.html")


@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Take a theme."""
    chosen = theme_named(request.POST.get("theme", ""))
    if chosen is None:
        return refused(request, "There is no such look: choose light, dark or system.", _UNUSABLE)
    response = back(request, reverse("choices:index"))
    keep_theme(response, chosen)
    return response


@require_POST
def single_keys(request: HttpRequest) -> HttpResponse:
    """Switch single keys on or off."""
    response = back(request, reverse("choices:index"))
    keep_single_keys(response, on=request.POST.get("single_keys") == "on")
    return response
