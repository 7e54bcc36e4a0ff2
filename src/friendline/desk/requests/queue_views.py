"""The queue of requests: the page that the desk begins with, apart from what it does not need."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from friendline.desk.paging import Choice, filters_of, page_of
from friendline.desk.requests.queue_page import networks, queue_page, rows
from friendline.store.models import Request
from friendline.store.policy import policies

__all__ = ["index"]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the queue."""
    filters = filters_of(
        request, Choice("on", "Network", (("", "Every network"), *networks())), label="Choose"
    )
    queue = queue_page(request.GET.get("show", ""), filters.chosen("on"))
    shown = page_of(request, queue.found)
    parts = {
        "queue": queue,
        "page": shown,
        "rows": rows(list(shown)),
        "filters": filters,
        "several_networks": len(networks()) > 1,
        "any": Request.objects.exists(),
        "versions": policies.number() or 0,
    }
    return render(request, "requests/index.html", parts)
