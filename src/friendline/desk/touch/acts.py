"""What is done about one person: each posts, does one thing, tells it with an undo, leads back."""

from datetime import date, timedelta
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from friendline.desk.frame import tell
from friendline.desk.going_back import back
from friendline.desk.refusing import refused
from friendline.desk.whole import whole
from friendline.review.report.words import day_words
from friendline.store import clock
from friendline.store.over_time import contacts, touch
from friendline.store.people.noted import FutureDayError, UnknownPersonError, known
from friendline.touch.cadence import Rule, of_person

__all__ = ["contact", "later", "leave", "take_back", "tell_put_back", "wake"]

_CONFLICT: Final = 409
_UNUSABLE: Final = 422
_DONE: Final = {"met": "met", "called": "called", "wrote": "wrote to"}
_LATER: Final = {"week": 7, "month": 30, "quarter": 91}


@require_POST
def contact(request: HttpRequest, person: str) -> HttpResponse:
    """Note that the owner met, called or wrote to them."""
    name, how = _name(person), request.POST.get("how", "")
    try:
        number = contacts.note_contact(person, how, on=_day(request.POST.get("on", "")))
    except (contacts.NotByHandError, FutureDayError) as error:
        return refused(request, str(error), _UNUSABLE)
    words = f"Noted: you {_DONE[how]} {name}."
    tell(request, words, undo=reverse("touch:take_back"), number=str(number), back=_here(request))
    return _back(request)


@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Take back a contact that was noted by hand."""
    try:
        contacts.take_back_contact(whole(request.POST.get("number", "")))
    except contacts.NoSuchContactError as error:
        return refused(request, str(error), _CONFLICT)
    tell(request, "The contact was taken back.")
    return _back(request)


@require_POST
def later(request: HttpRequest, person: str) -> HttpResponse:
    """Do not show them before a day."""
    name, asked = _name(person), request.POST.get("for", "")
    days = _LATER.get(asked)
    until = clock.today() + timedelta(days=days) if days else _day(request.POST.get("until", ""))
    if until is None:
        return refused(request, "Say until which day.", _UNUSABLE)
    try:
        touch.snooze(person, until)
    except touch.PastDayError as error:
        return refused(request, str(error), _UNUSABLE)
    words = f"{name} is not shown before {day_words(until)}."
    tell(request, words, undo=reverse("touch:wake", args=[person]), back=_here(request))
    return _back(request)


@require_POST
def wake(request: HttpRequest, person: str) -> HttpResponse:
    """Show them again when they are due."""
    name = _name(person)
    touch.wake(person)
    tell(request, f"{name} is shown again when it is time.")
    return _back(request)


@require_POST
def leave(request: HttpRequest, person: str) -> HttpResponse:
    """Leave them in peace, whatever is said of groups."""
    name = _name(person)
    before = touch.leave_in_peace(person)
    tell_put_back(request, f"{name} is left in peace.", of_person(person), before, _here(request))
    return _back(request)


def tell_put_back(
    request: HttpRequest, words: str, of: str, before: Rule | None, where: str
) -> None:
    """Tell that a rule changed, with the way back to what held before."""
    days = "none" if before is None else "peace" if before.days is None else str(before.days)
    tell(request, words, undo=reverse("touch:put_back"), of=of, days=days, back=where)


def _name(person: str) -> str:
    try:
        return known(person).name
    except UnknownPersonError as error:
        raise Http404 from error


def _here(request: HttpRequest) -> str:
    return request.POST.get("back", reverse("touch:index"))


def _back(request: HttpRequest) -> HttpResponse:
    return back(request, reverse("touch:index"))


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
