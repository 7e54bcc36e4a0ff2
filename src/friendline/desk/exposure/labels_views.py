"""Saying of a finding what it is, and everything that was said."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from friendline.desk.exposure.kept import kept_page
from friendline.desk.exposure.looking_on import looking_on
from friendline.desk.exposure.offered import Offered, offered
from friendline.desk.exposure.rows import Row, SeenBy, rows
from friendline.desk.frame import tell
from friendline.desk.going_back import back
from friendline.desk.paging import page_of
from friendline.desk.refusing import refused
from friendline.desk.whole import whole
from friendline.model import Sees
from friendline.review.contract import PersonRow
from friendline.said import CannotUndoError
from friendline.screening.labels import Label, Scope, Verdict
from friendline.screening.labels.widening import NotSoWideError, OnlyFineIsWideError
from friendline.store.review import labelling, reviewed
from friendline.store.review.labelling import Found, NobodyOfTheListError, NoSuchFindingError
from friendline.store.review.seeing import eyes_of

__all__ = ["finding", "label", "labels", "say", "take_back"]

_CONFLICT: Final = 409
_UNUSABLE: Final = 422
_SAYABLE: Final = {one.value: one for one in (Verdict.FINE, Verdict.PROBLEM, Verdict.EMBARRASSING)}
_WIDE: Final = {one.value: one for one in Scope}
_KEPT: Final = {
    Verdict.FINE: "Kept: not a problem",
    Verdict.PROBLEM: "Kept: is a problem",
    Verdict.EMBARRASSING: "Kept: would embarrass you",
}


@require_safe
def finding(request: HttpRequest, item: str, category: str) -> HttpResponse:
    """Show one finding: who sees it and why, what was said of it, and what else could be said."""
    person = _person(request.GET.get("person", ""))
    try:
        one = labelling.find(item, category)
    except NoSuchFindingError as error:
        raise Http404 from error
    row = _row(one, person)
    everybody = looking_on(one)
    page = page_of(request, everybody)
    context = {
        "row": row,
        "person": person,
        "page": page,
        "people": everybody,
        **_more(row, person, asked="more" in request.GET),
    }
    return render(request, "exposure/finding.html", context)


@require_POST
def say(request: HttpRequest) -> HttpResponse:
    """Keep what the owner says of a finding."""
    item, category = request.POST.get("item", ""), request.POST.get("category", "")
    verdict = _SAYABLE.get(request.POST.get("verdict", ""))
    scope = _WIDE.get(request.POST.get("scope", "") or Scope.THIS.value)
    if verdict is None or scope is None:
        return refused(request, "This is nothing that can be said of a finding.", _UNUSABLE)
    try:
        kept = labelling.say(item, category, verdict, scope, request.POST.get("person", ""))
    except NoSuchFindingError as error:
        return refused(request, str(error), _CONFLICT)
    except (NobodyOfTheListError, NotSoWideError, OnlyFineIsWideError) as error:
        return refused(request, str(error), _UNUSABLE)
    if getattr(request, "htmx", False):
        return _row_alone(request, kept)
    tell(
        request,
        _told(kept),
        undo=reverse("exposure:take_back"),
        number=str(kept.number),
        back=request.POST.get("back", ""),
    )
    return _after(request, kept)


@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Keep that a label counts no more, or counts again."""
    try:
        taken = labelling.take_label_back(whole(request.POST.get("number", "")))
    except CannotUndoError:
        return refused(request, "This was taken back already, or was never said.", _CONFLICT)
    said = taken.said[0]
    words = (
        f"Label {said.undo_of} counts again."
        if said.is_undo
        else f"Label {said.number} counts no more."
    )
    tell(request, words, undo=reverse("exposure:take_back"), number=str(taken.by))
    return back(request, reverse("exposure:labels"))


@require_safe
def labels(request: HttpRequest) -> HttpResponse:
    """Show the labels that hold, how often each rule was right, and everything that was said."""
    part = request.GET.get("part", "holds")
    kept = kept_page()
    listed = {"history": kept.history, "right": kept.rules}.get(part, kept.holding)
    return render(
        request,
        "exposure/labels.html",
        {
            "kept": kept,
            "part": part if part in {"history", "right"} else "holds",
            "page": page_of(request, listed),
        },
    )


@require_safe
def label(request: HttpRequest, number: int) -> HttpResponse:
    """Show what a label set aside."""
    held = next((one for one in kept_page().holding if one.number == number), None)
    if held is None:
        raise Http404
    page = page_of(request, labelling.set_aside_by(number))
    return render(
        request,
        "exposure/label.html",
        {"label": held, "page": page, "rows": rows([(one, None) for one in page])},
    )


def _person(key: str) -> PersonRow | None:
    people = (one for one in reviewed.section("people") if one.on_client_list)
    return next((one for one in people if one.id == key), None)


def _row(one: Found, person: PersonRow | None) -> Row:
    return rows([(one, _seen_by(one, person))])[0]


def _seen_by(one: Found, person: PersonRow | None) -> SeenBy | None:
    eyes = eyes_of(person.id) if person else None
    seen = eyes.channels.get(one.item.channel) if eyes else None
    if seen is None:
        return None
    where = one.item.pk, one.item.audience_class, one.item.kind
    sees = seen.sees(*where)
    return None if sees is Sees.CANNOT else SeenBy(sees, seen.because(*where))


def _more(row: Row, person: PersonRow | None, *, asked: bool) -> dict[str, Offered | None]:
    """Give what else could be called fine, where this was."""
    key = person.id if person else ""
    is_fine = any(one.is_fine for one in row.said)
    return {"offered": offered(row.item.id, row.category, key) if is_fine or asked else None}


def _row_alone(request: HttpRequest, kept: Label) -> HttpResponse:
    """Give the row of what was just said, with what else could be."""
    person = _person(request.POST.get("on_page_of", ""))
    row = _row(labelling.find(kept.item, kept.category or ""), person)
    more = offered(kept.item, row.category, kept.person) if kept.is_fine else None
    context = {
        "row": row,
        "person": person,
        "offered": more if more and more.any else None,
        "just_said": kept.number,
        "back": request.POST.get("back", ""),
        "offered_for": kept.person,
    }
    return render(request, "exposure/row.html", context)


def _after(request: HttpRequest, kept: Label) -> HttpResponse:
    """Lead to what else is like it where there is more, and otherwise back."""
    address = reverse("exposure:finding", args=[kept.item, kept.category])
    is_narrow = kept.is_fine and kept.scope is Scope.THIS
    if is_narrow and offered(kept.item, kept.category or "", kept.person).any:
        return redirect(f"{address}?person={kept.person}" if kept.person else address)
    return back(request, address)


def _told(kept: Label) -> str:
    whom = f", for {kept.person_name} only" if kept.person else ""
    wider = ", with all that is like it" if kept.scope is not Scope.THIS else ""
    return f"{_KEPT[kept.verdict]}{whom}{wider}."
