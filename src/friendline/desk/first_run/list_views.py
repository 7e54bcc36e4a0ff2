"""Pages of the client list: giving it, and saying what its columns are."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from friendline.desk.first_run.client_list import (
    ClientList,
    NotReadyError,
    as_said,
    give_up,
    keep_list,
    pending,
    ready,
)
from friendline.desk.first_run.steps import way
from friendline.desk.frame import tell
from friendline.desk.imports.pages import given_of, waits_for
from friendline.desk.imports.receiving import refusal_of
from friendline.desk.imports.taking import ask_import
from friendline.desk.running import desk_of
from friendline.store.jobs import Job

__all__ = ["columns", "give_up_list", "index"]

_UNUSABLE: Final = 422


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Take a client list; while one waits, show what its columns seem to be."""
    if request.method != "POST":
        return _page(request)
    file = request.FILES.get("files")
    if file is None:
        return _page(request, refusal_of(request) or "Choose the file of your client list.")
    try:
        keep_list(desk_of(request).home, file)
    except NotReadyError as error:
        return _page(request, str(error))
    return redirect("first_run:clients")


@require_POST
def columns(request: HttpRequest) -> HttpResponse:
    """Show the list read as the form says, or have it imported so."""
    said = {name: str(value) for name, value in request.POST.items()}
    if "import" not in said:
        return _page(request, said=said)
    desk = desk_of(request)
    path = pending(desk.home)
    if path is None:
        tell(request, "This list was read already, or given up.")
        return redirect("first_run:clients")
    try:
        place = ready(path, said)
    except ValueError as error:
        return _page(request, str(error), said)
    job = Job(
        kind="import",
        home="",
        clients=str(path),
        columns=str(place) if place else None,
        uploaded=True,
    )
    ask_import(desk, job)
    return redirect("first_run:clients")


@require_POST
def give_up_list(request: HttpRequest) -> HttpResponse:
    """Remove the list that waits."""
    give_up(desk_of(request).home)
    tell(request, "The list was removed. Nothing of it was kept.")
    return redirect("first_run:clients")


def _page(
    request: HttpRequest, error: str = "", said: dict[str, str] | None = None
) -> HttpResponse:
    desk = desk_of(request)
    standing = desk.jobs.standing
    runs = waits_for(standing)
    path = None if runs else pending(desk.home)
    shown: ClientList | None = None
    if path is not None:
        try:
            shown = as_said(path, said or {})
        except NotReadyError as found:
            error = error or str(found)
            give_up(desk.home)
        except ValueError as found:
            error, shown = error or str(found), as_said(path, {})
    context = {
        "way": way("clients"),
        "list": shown,
        "standing": standing,
        "runs": runs,
        "given": given_of(standing.imported),
        "why": standing.imported.why if standing.imported else None,
        "error": error,
    }
    part = "columns" if request.htmx and shown else "clients"  # type: ignore[attr-defined]  # django-htmx
    return render(request, f"first_run/{part}.html", context, status=_UNUSABLE if error else 200)
