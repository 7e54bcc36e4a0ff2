"""The pages of requests that only show, but for the queue."""

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
from friendline.desk.whole import whole
from friendline.model import Category, Sees
from friendline.review.words import CATEGORY_NAMES, spelled
from friendline.store.policy import policies
from friendline.store.requests import requests
from friendline.store.requests.request_errors import NoSuchRequestError
from friendline.store.review.checklist import how_many_open
from friendline.store.review.seeing import Findings

__all__ = ["changed_rule", "connected", "page", "page_of_request", "seen"]

_UNUSABLE: Final = 422
_A_PAGE: Final = 25
_NOTES_ON_A_PAGE: Final = 10


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
    to, before = _versions(request, last)
    every = who_changed(before, to) if before > 0 else ()
    decided = [one for one in every if one.decided]
    shown = page_of(request, decided, _NOTES_ON_A_PAGE)
    parts = {
        "waiting": len(every) - len(decided),
        "title": f"{spelled(len(decided), 'person', 'people')} would be answered otherwise",
        "before": before,
        "last": to,
        "is_last": to == last,
        "earlier": [one for one in policies.versions() if one.number != to],
        "page": shown,
        "notes": notes(list(shown), is_last=to == last),
    }
    return render(request, "requests/changed_rule.html", parts)


def _versions(request: HttpRequest, last: int) -> tuple[int, int]:
    """Give the later and the earlier version that are compared; the last two if none is asked."""
    to = whole(request.GET.get("to", ""))
    after = to if 0 < to < last else last
    before = whole(request.GET.get("from", ""))
    return after, before if 0 < before <= last and before != after else after - 1


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
