"""The ledger: its entries, whether the chain is whole, and the whole of it as a file."""

from typing import Final

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from friendline.desk.frame import Frame
from friendline.desk.ledger.chosen import chosen, filters
from friendline.desk.ledger.entries import shown
from friendline.desk.paging import page_of
from friendline.desk.refusing import refused
from friendline.store import clock, ledger
from friendline.store.safekeeping.ledger_text import as_lines, as_table

__all__ = ["file", "index"]

_CONFLICT: Final = 409
_FORMS: Final = {
    "jsonl": (as_lines, "application/jsonl; charset=utf-8"),
    "csv": (as_table, "text/csv; charset=utf-8"),
}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show entries, newest first; and check the chain where that is asked for."""
    asked = filters(request)
    found, people = chosen(asked, Frame(request).shown_name)
    page = page_of(request, found)
    looked = "look" in request.GET
    context = {
        "filters": asked,
        "page": page,
        "people": people,
        "entries": [shown(entry) for entry in page.object_list],
        "written": ledger.entries().count(),
        "looked": looked,
        "faults": list(ledger.faults()) if looked else [],
    }
    return render(request, "ledger/index.html", context)


@require_safe
def file(request: HttpRequest, form: str) -> HttpResponseBase:
    """Give the entries that are asked for as a file, oldest first."""
    if Frame(request).incognito:
        return refused(
            request, "This desk covers names, and a file of the ledger would not.", _CONFLICT
        )
    found, _ = chosen(filters(request), Frame(request).shown_name)
    write, kind = _FORMS[form]
    response = StreamingHttpResponse(write(found.order_by("id").iterator()), content_type=kind)
    name = f"friendline-ledger-{clock.today()}.{form}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
