"""Looking at what was posted through somebody's eyes; the address keeps everything."""

from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from friendline.desk.frame import Frame
from friendline.desk.items import ItemShown, item_shown
from friendline.desk.paging import Choice, Filters, filters_of, page_of
from friendline.desk.view_as.shown import entries
from friendline.desk.view_as.viewers import Viewer, people_called, stereotypes
from friendline.model import Category, Sees
from friendline.review.report.words import channel_name
from friendline.review.view_as import Order
from friendline.review.view_as.stereotypes import ANYBODY_KEY
from friendline.review.words import CATEGORY_NAMES, count, joined
from friendline.store.models import Item
from friendline.store.review import reviewed
from friendline.store.review.seeing import (
    EVERYTHING,
    Eyes,
    Timeline,
    Wanted,
    counts_by_category,
    eyes_of,
)

__all__ = ["digger", "index"]

_A_PAGE: Final = 30
_SEES: Final = (
    ("", "Can, may or cannot"),
    ("can", "Can see"),
    ("may", "May see"),
    ("cannot", "Cannot see"),
)
_ORDERS: Final = (("", "Newest first"), (Order.DIGGER.value, "As somebody who digs"))


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the timeline as somebody sees it."""
    if reviewed.run() is None:
        return render(request, "exposure/nothing.html")
    frame = Frame(request)
    words = request.GET.get("q", "").strip()[:200]
    key = request.GET.get("who", "") or ANYBODY_KEY
    accepted = request.GET.get("accepted") == "1"
    everywhere = eyes_of(key, accepted=accepted, everywhere=True)
    if everywhere is None:
        raise Http404
    filters = _filters(request, everywhere)
    eyes = everywhere.on(filters.chosen("on"))
    page = page_of(request, Timeline(eyes, _wanted(filters)), _A_PAGE)
    offered = stereotypes()
    viewer = _viewer(everywhere, offered)
    found = people_called(words, frame.shown_name)
    context = {
        "eyes": everywhere,
        "viewer": viewer,
        "counts": {one.value: eyes.number_of(one) for one in Sees},
        "categories": [
            {
                "key": one.category,
                "name": CATEGORY_NAMES[one.category],
                "can": one.can,
                "may": one.may,
                "kind": one.kind,
            }
            for one in counts_by_category(eyes)
        ],
        "stereotypes": offered,
        "found": found,
        "words": words,
        "accepted": everywhere.accepted,
        "waits": joined(map(channel_name, sorted(everywhere.waits))),
        "as_anybody": joined(map(channel_name, sorted(everywhere.as_anybody))),
        "filters": filters,
        "page": page,
        "entries": entries(page.object_list),
        "is_digger": filters.chosen("order") == Order.DIGGER,
    }
    if _is_swapped(request):
        return render(request, "view_as/view.html", {**context, "is_swapped": True})
    return render(request, "view_as/index.html", context)


@dataclass(frozen=True)
class _Dug:
    """An item with a risk that somebody who digs would find."""

    item: ItemShown
    categories: str
    evidence: tuple[str, ...]
    anybody: Sees
    seen_by: str
    because: tuple[str, ...]

    @property
    def state(self) -> str:
        """The dot beside it."""
        return "can" if self.anybody is Sees.CAN or " can " in f" {self.seen_by} " else "may"


@require_safe
def digger(request: HttpRequest) -> HttpResponse:
    """Show what somebody who digs would find: the most exposed and oldest first (R73)."""
    if reviewed.run() is None:
        return render(request, "exposure/nothing.html")
    rows = reviewed.section("digger")
    items = Item.objects.prefetch_related("findings").in_bulk([row.item for row in rows])
    dug = [
        _Dug(
            item=item_shown(item),
            categories=", ".join(CATEGORY_NAMES[one] for one in row.categories),
            evidence=tuple(
                part.strip() for one in item.findings.all() for part in one.evidence.split(";")
            ),
            anybody=row.anybody,
            seen_by=_seen_by(row.anybody, row.can, row.may),
            because=row.because,
        )
        for row in rows
        if (item := items.get(row.item)) is not None
    ]
    page = page_of(request, dug, _A_PAGE)
    years = [one.item.at for one in dug if one.item.at is not None]
    return render(
        request,
        "view_as/digger.html",
        {"page": page, "number": len(dug), "oldest": min(years, default=None)},
    )


def _seen_by(anybody: Sees, can: int, may: int) -> str:
    if anybody is Sees.CAN:
        return "Anybody can see it, also without logging in"
    sure = f"{count(can, 'person', 'people')} on your list can see it" if can else ""
    listed = f"{count(may, 'person', 'people')} on your list may see it"
    more = f"{may:,} more may" if can else listed
    clients = joined(filter(None, (sure, more if may else "")))
    if anybody is Sees.MAY:
        return f"{clients}; anybody may" if clients else "Anybody may see it"
    return clients


def _filters(request: HttpRequest, eyes: Eyes) -> Filters:
    networks = tuple((name, channel_name(name)) for name in eyes.channels)
    categories = tuple((one.value, CATEGORY_NAMES[one]) for one in Category)
    return filters_of(
        request,
        Choice("on", "Network", (("", "Every network"), *networks)),
        Choice("about", "About", (("", "Everything"), *categories)),
        Choice("sees", "Seen", _SEES),
        Choice("order", "Order", _ORDERS),
    )


def _wanted(filters: Filters) -> Wanted:
    sees = filters.chosen("sees")
    return Wanted(
        category=filters.chosen("about"),
        sees=frozenset({Sees(sees)}) if sees else EVERYTHING,
        order=Order(filters.chosen("order") or Order.NEWEST),
    )


def _viewer(eyes: Eyes, offered: list[Viewer]) -> Viewer:
    known = next((one for one in offered if one.key == eyes.key), None)
    return known or Viewer(eyes.key, eyes.name, is_person=True)


def _is_swapped(request: HttpRequest) -> bool:
    """Whether only the view is to be given, and not the page around it."""
    htmx = getattr(request, "htmx", None)
    if not htmx or htmx.history_restore_request:
        return False
    return str(htmx.target) == "view"
