"""Pages of what was imported."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from friendline.desk.imports.pages import given_of, imports_page, waits_for
from friendline.desk.imports.taking import MISUSE, take
from friendline.desk.running import desk_of

__all__ = ["add", "index", "progress"]

_UNUSABLE: Final = 422


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what was imported, what could not be read and what is missing."""
    return _page(request)


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Have more imported."""
    try:
        take(request)
    except MISUSE as error:
        return _page(request, str(error))
    return redirect("imports:index")


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """Give how far the import is; when it is done the page is asked for anew."""
    standing = desk_of(request).jobs.standing
    response = render(request, "imports/progress.html", {"standing": standing})
    if not waits_for(standing):
        response.headers["HX-Refresh"] = "true"
    return response


def _page(request: HttpRequest, error: str = "") -> HttpResponse:
    desk = desk_of(request)
    standing = desk.jobs.standing
    context = {
        "page": imports_page(desk.home),
        "standing": standing,
        "runs": waits_for(standing),
        "given": given_of(standing.imported),
        "why": standing.imported.why if standing.imported else None,
        "error": error,
    }
    return render(request, "imports/index.html", context, status=_UNUSABLE if error else 200)
