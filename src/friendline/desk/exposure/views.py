"""The pages of exposure that only show."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from friendline.desk.exposure import conflicts, costs, detectors, overview
from friendline.desk.exposure.links import person_address, view_as_address
from friendline.desk.exposure.rows import SeenBy, rows
from friendline.desk.exposure.table import ALL, BY_NAME, Asked, steps, table
from friendline.desk.frame import Frame
from friendline.desk.paging import Choice, filters_of, page_of
from friendline.model import Category, FindingKind, Sees
from friendline.review.words import CATEGORY_NAMES, count, spelled
from friendline.store.models import Finding
from friendline.store.review import reviewed
from friendline.store.review.labelling import Found, finding_of
from friendline.store.review.seeing import Eyes, Findings, counts_by_category, eyes_of

__all__ = ["found", "index", "person", "reading", "told", "upkeep"]

_A_PAGE: Final = 25
_SEES: Final = Choice(
    "sees", "Sure or not", ((ALL, "Can or may see"), ("can", "Can see"), ("may", "May see"))
)
_KINDS: Final = ((ALL, "Risks and perks"), ("risk", "Risks"), ("perk", "Perks"))
_RISKS_FIRST: Final = (("risk", "Risks"), ("perk", "Perks"), ("all", "Risks and perks"))


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the table of clients and categories."""
    if reviewed.run() is None:
        return _not_reviewed(request)
    orders = ((ALL, "Most risks"), (BY_NAME, "Name"), *_categories())
    filters = filters_of(
        request,
        Choice(
            "who", "People", ((ALL, "All"), ("listed", "On my list"), ("asking", "Not on my list"))
        ),
        Choice("kind", "Show", _KINDS),
        Choice("first", "First", orders),
        searches="Name",
    )
    who, kind, first = (filters.chosen(name) for name in ("who", "kind", "first"))
    found = table(Asked(who, kind, first, filters.words, Frame(request).shown_name))
    page = page_of(request, found.people)
    return render(
        request,
        "exposure/index.html",
        {
            "title": spelled(
                found.at_risk,
                "person can or may see a risk",
                "people can or may see a risk",
            ),
            "table": found,
            "lines": found.lines(page.object_list),
            "filters": filters,
            "page": page,
            "steps": steps(),
        },
    )


@require_safe
def person(request: HttpRequest, person: str) -> HttpResponse:
    """Show the findings that one person can or may see: the rows behind a number."""
    eyes = eyes_of(person)
    known = {one.id: one for one in reviewed.section("people")}
    if person not in known or eyes is None:
        raise Http404
    counts = {one.category: one for one in counts_by_category(eyes)}
    options = [
        (one.value, f"{CATEGORY_NAMES[one]} ({counted.can + counted.may:,})")
        for one, counted in counts.items()
    ]
    filters = filters_of(
        request,
        Choice("category", "About", ((ALL, "Everything"), *options)),
        _SEES,
        Choice("kind", "Show", _RISKS_FIRST),
    )
    chosen = _chosen(eyes, *(filters.chosen(name) for name in ("category", "sees", "kind")))
    page = page_of(request, chosen, _A_PAGE)
    risks = [one for one in counts.values() if one.kind is FindingKind.RISK]
    shown = rows([(_found(one.finding), SeenBy(one.sees, one.because)) for one in page])
    return render(
        request,
        "exposure/person.html",
        {
            "person": known[person],
            "can": sum(one.can for one in risks),
            "may": sum(one.may for one in risks),
            "filters": filters,
            "about": CATEGORY_NAMES[Category(chosen.category)] if chosen.category else "",
            "page": page,
            "rows": shown,
            "person_page": person_address(person),
            "view_as": view_as_address(person),
        },
    )


@require_safe
def found(request: HttpRequest) -> HttpResponse:
    """Show all findings by category, the most exposed first."""
    if reviewed.run() is None:
        return _not_reviewed(request)
    filters = filters_of(
        request,
        Choice("category", "About", ((ALL, "Everything"), *_categories())),
        Choice("kind", "Show", _KINDS),
    )
    category, kind = filters.chosen("category"), filters.chosen("kind")
    chosen = Finding.objects.select_related("item").order_by("-can", "-may", "-item__at", "id")
    chosen = chosen.filter(category=category) if category else chosen
    chosen = chosen.filter(kind=kind) if kind else chosen
    page = page_of(request, chosen, _A_PAGE)
    summary = overview.summary()
    return render(
        request,
        "exposure/found.html",
        {
            "title": _found_title(summary, category),
            "summary": summary,
            "category": category,
            "filters": filters,
            "page": page,
            "rows": rows([(_found(one), None) for one in page]),
        },
    )


@require_safe
def told(request: HttpRequest) -> HttpResponse:
    """Show what contradicts what clients were told."""
    if reviewed.run() is None:
        return _not_reviewed(request)
    every = conflicts.conflicts()
    page = page_of(request, every, _A_PAGE)
    items = count(len({one.item for row in every for one in row.shown}), "item")
    return render(request, "exposure/told.html", {"every": every, "page": page, "items": items})


@require_safe
def upkeep(request: HttpRequest) -> HttpResponse:
    """Show what letting clients in would cost each month."""
    if reviewed.run() is None:
        return _not_reviewed(request)
    return render(request, "exposure/upkeep.html", {"costs": costs.costs_page()})


@require_safe
def reading(request: HttpRequest) -> HttpResponse:
    """Show how the posts were read, and how often that is right."""
    if reviewed.run() is None:
        return _not_reviewed(request)
    return render(request, "exposure/reading.html", {"detectors": detectors.cards()})


def _not_reviewed(request: HttpRequest) -> HttpResponse:
    return render(request, "exposure/nothing.html")


def _categories() -> tuple[tuple[str, str], ...]:
    return tuple((one.value, CATEGORY_NAMES[one]) for one in Category)


def _chosen(eyes: Eyes, category: str, sees: str, kind: str) -> Findings:
    """Give what is asked for; who asks for a category asks for it whatever its kind."""
    wanted = frozenset({Sees(sees)}) if sees else frozenset({Sees.CAN, Sees.MAY})
    of_kind = None if category or kind == "all" else FindingKind(kind)
    return Findings(eyes, category, of_kind, wanted)


def _found(row: Finding) -> Found:
    return Found(finding_of(row), row.item, row.can, row.may, row.third_parties)


def _found_title(summary: overview.Summary, category: str) -> str:
    if not category:
        perks = count(summary.perks, "perk")
        return f"{spelled(summary.risks, 'risk', 'risks')} and {perks} in what you posted"
    of = next((one for one in summary.categories if one.category == category), None)
    return f"{CATEGORY_NAMES[Category(category)]}: {count(of.number if of else 0, 'finding')}"
