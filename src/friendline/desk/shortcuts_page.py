"""The list of all keys as a page, for browsers without scripts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

__all__ = ["shortcuts"]


@require_safe
def shortcuts(request: HttpRequest) -> HttpResponse:
    """Show every key and what it does."""
    return render(request, "desk/keys.html")
