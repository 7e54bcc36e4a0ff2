"""Looking at all of it again, and noting what went wrong (R94)."""

from datetime import date
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from friendline.desk.fairness.pages import known_names
from friendline.desk.frame import tell
from friendline.desk.paging import page_of
from friendline.desk.refusing import refused
from friendline.desk.whole import whole
from friendline.review.report.words import day_words
from friendline.review.words import spelled
from friendline.store import clock
from friendline.store.over_time import looking_again
from friendline.store.over_time.looking_again import LookAgain
from friendline.store.people.interests import WithheldError
from friendline.store.people.noted import FutureDayError
from friendline.store.requests.request_people import by_name

__all__ = [
    "forget",
    "incident",
    "index",
    "looked",
    "not_looked",
    "open_again",
    "rhythm",
    "seen_to",
]

_CONFLICT: Final = 409
_UNUSABLE: Final = 422
_A_PAGE: Final = 20
_RHYTHMS: Final = (
    (0, "Do not tell me"),
    (91, "Every three months"),
    (182, "Twice a year"),
    (365, "Once a year"),
)
_NOT_ONE: Final = "{many} called {name} {are} known. Leave the name out, or write it in full."


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show when all of it is looked at again, and what went wrong."""
    return _shown(request)


@require_POST
def rhythm(request: HttpRequest) -> HttpResponse:
    """Choose how often."""
    try:
        before = looking_again.put_rhythm(whole(request.POST.get("days", ""), -1))
    except looking_again.NoSuchRhythmError as error:
        return refused(request, str(error), _UNUSABLE)
    tell(request, "Kept.", undo=reverse("fairness:rhythm"), days=str(before))
    return redirect("fairness:look")


@require_POST
def looked(request: HttpRequest) -> HttpResponse:
    """Note that the owner looked, and what they came to."""
    number = looking_again.looked(request.POST.get("words", ""))
    tell(
        request,
        "Noted: you looked at it today.",
        undo=reverse("fairness:not_looked"),
        look=str(number),
    )
    return redirect("fairness:look")


@require_POST
def not_looked(request: HttpRequest) -> HttpResponse:
    """Take back that they looked."""
    try:
        looking_again.take_back_look(whole(request.POST.get("look", "")))
    except looking_again.NoSuchLookError as error:
        return refused(request, str(error), _CONFLICT)
    tell(request, "That you looked was taken back.")
    return redirect("fairness:look")


@require_POST
def incident(request: HttpRequest) -> HttpResponse:
    """Note something that went wrong; what is missing is said beside its field."""
    try:
        on = date.fromisoformat(request.POST.get("on", ""))
    except ValueError:
        return _shown(request, {"on": "Give the day on which it happened."})
    name = request.POST.get("name", "").strip()
    found = by_name(name) if name else []
    if name and len(found) != 1:
        return _shown(request, {"name": _not_one(name, len(found))})
    try:
        number = looking_again.note_incident(
            request.POST.get("words", ""), on, found[0].id if found else ""
        )
    except FutureDayError as error:
        return _shown(request, {"on": str(error)})
    except (looking_again.EmptyIncidentError, WithheldError) as error:
        return _shown(request, {"words": str(error)})
    tell(request, "Noted.", undo=reverse("fairness:forget", args=[number]))
    return redirect("fairness:look")


@require_POST
def seen_to(request: HttpRequest, number: int) -> HttpResponse:
    """Note that something was seen to."""
    try:
        looking_again.seen_to(number)
    except looking_again.NoSuchIncidentError as error:
        raise Http404 from error
    tell(request, "It is seen to.", undo=reverse("fairness:open_again", args=[number]))
    return redirect("fairness:look")


@require_POST
def open_again(request: HttpRequest, number: int) -> HttpResponse:
    """Take back that it was."""
    try:
        looking_again.open_again(number)
    except looking_again.NoSuchIncidentError as error:
        raise Http404 from error
    tell(request, "It is open again.")
    return redirect("fairness:look")


@require_POST
def forget(request: HttpRequest, number: int) -> HttpResponse:
    """Take a note back; nothing of its words stays."""
    try:
        looking_again.forget_incident(number)
    except looking_again.NoSuchIncidentError as error:
        raise Http404 from error
    tell(request, "The note is gone; nothing of its words is left.")
    return redirect("fairness:look")


def _shown(request: HttpRequest, errors: dict[str, str] | None = None) -> HttpResponse:
    look, rows = looking_again.look_again(), looking_again.incidents()
    parts = {
        "title": _title(look),
        "look": look,
        "rhythms": _RHYTHMS,
        "page": page_of(request, rows, _A_PAGE),
        "names": known_names() if any(one.person for one in rows) else {},
        "errors": errors or {},
        "typed": request.POST or {"on": clock.today().isoformat()},
        "since": spelled(look.since, "incident", "incidents"),
    }
    return render(request, "fairness/look.html", parts, status=_UNUSABLE if errors else 200)


def _title(look: LookAgain) -> str:
    if look.is_due:
        return "It is time to look at all of it again"
    if look.next is not None:
        return f"You look at all of it again on {day_words(look.next)}"
    return "No day is set to look at all of it again"


def _not_one(name: str, many: int) -> str:
    told = f"{spelled(many, 'person', 'people')}" if many else "Nobody"
    return _NOT_ONE.format(many=told, name=name, are="are" if many > 1 else "is")
