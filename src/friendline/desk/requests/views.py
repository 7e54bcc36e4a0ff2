"""The pages of requests that only show."""

from collections.abc import Mapping
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from friendline.desk.frame import Frame
from friendline.desk.items import item_shown
from friendline.desk.paging import Choice, filters_of, page_of
from friendline.desk.requests.changed_rule import notes, who_changed
from friendline.desk.requests.connected import ConnectedPage, connected_page
from friendline.desk.requests.day_one import eyes_for
from friendline.desk.requests.links import view_as_address
from friendline.desk.requests.page import request_page
from friendline.desk.requests.queue_page import networks, queue_page, rows
from friendline.model import Category, Sees
from friendline.review.words import CATEGORY_NAMES, spelled
from friendline.store.models import Request
from friendline.store.policy import policies
from friendline.store.requests import requests
from friendline.store.requests.request_errors import NoSuchRequestError
from friendline.store.review.checklist import how_many_open
from friendline.store.review.seeing import Findings

__all__ = ["changed_rule", "connected", "index", "page", "page_of_request", "seen"]

_UNUSABLE: Final = 422
_A_PAGE: Final = 25
_NOTES_ON_A_PAGE: Final = 10


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


@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """Show one request."""
    return page_of_request(request, number)


def page_of_request(
    request: HttpRequest, number: int, errors: Mapping[str, str] | None = None
) -> HttpResponse:
    """Show one request, with what is wrong in its forms.

    Args:
        request: What the browser asks.
        number: Number of the request.
        errors: Sentences by field.
    """
    try:
        shown = request_page(number)
    except NoSuchRequestError as error:
        raise Http404 from error
    typed = request.POST if errors else request.GET
    own = next((one.answer.value for one in shown.choices if one.is_own), "")
    parts = {
        "request_page": shown,
        "errors": errors or {},
        "typed": typed,
        "chosen": typed.get("answer") or typed.get("choose") or own,
        "until": typed.get("until") or (shown.later.day.isoformat() if shown.later else ""),
        "view_as": _view_as(shown.day_one.key if shown.day_one else "", shown.one.channel),
        "before_a_yes": how_many_open() if shown.can_say_yes else 0,
    }
    status = _UNUSABLE if errors else 200
    return render(request, "requests/page.html", parts, status=status)


@require_safe
def seen(request: HttpRequest, number: int) -> HttpResponse:
    """Show the findings that somebody would see once let in: the rows behind a number."""
    try:
        asked = requests.request_of(number)
    except NoSuchRequestError as error:
        raise Http404 from error
    eyes, is_own = eyes_for(asked)
    category = request.GET.get("category", "")
    if eyes is None or (category and category not in set(Category)):
        raise Http404
    sees = request.GET.get("sees", "")
    wanted = frozenset({Sees(sees)}) if sees in {"can", "may"} else frozenset({Sees.CAN, Sees.MAY})
    shown = page_of(request, Findings(eyes, category, None, wanted), _A_PAGE)
    parts = {
        "asked": asked,
        "is_own": is_own,
        "about": CATEGORY_NAMES[Category(category)] if category else "Everything found",
        "page": shown,
        "rows": [(one, item_shown(one.finding.item), _name(one.finding.category)) for one in shown],
    }
    return render(request, "requests/seen.html", parts)


@require_safe
def changed_rule(request: HttpRequest) -> HttpResponse:
    """Show whose answer the policy would change now, with what to tell them."""
    last = policies.number() or 0
    asked = request.GET.get("from", "")
    before = int(asked) if asked.isdecimal() and 0 < int(asked) < last else last - 1
    every = who_changed(before, last) if before > 0 else []
    shown = page_of(request, every, _NOTES_ON_A_PAGE)
    parts = {
        "title": f"{spelled(len(every), 'person', 'people')} would be answered otherwise",
        "before": before,
        "last": last,
        "earlier": [one for one in policies.versions() if one.number < last],
        "page": shown,
        "notes": notes(list(shown)),
    }
    return render(request, "requests/changed_rule.html", parts)


@require_safe
def connected(request: HttpRequest) -> HttpResponse:
    """Show the clients with whom the owner is connected already, and what the policy says."""
    found = connected_page()
    filters = filters_of(
        request,
        Choice("on", "Network", (("", "Every network"), *found.networks)),
        Choice("sure", "Who they are", ConnectedPage.SURE),
        Choice("answer", "Policy", (("", "Every answer"), *found.answers)),
        searches="Name",
    )
    frame = Frame(request)
    chosen = found.chosen(
        on=filters.chosen("on"),
        sure=filters.chosen("sure"),
        answer=filters.chosen("answer"),
        words=filters.words,
        name=frame.shown_name,
    )
    shown = page_of(request, chosen)
    parts = {"found": found, "filters": filters, "page": shown, "rows": list(shown)}
    return render(request, "requests/connected.html", parts)


def _view_as(key: str, channel: str) -> str:
    return view_as_address(key, on=channel, accepted="1") if key else ""


def _name(category: str) -> str:
    return CATEGORY_NAMES[Category(category)]
