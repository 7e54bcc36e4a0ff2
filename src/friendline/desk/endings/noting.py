"""Noting that the work with somebody ended (R93)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from friendline.desk.endings.words import BY
from friendline.desk.frame import Frame, tell
from friendline.store import clock
from friendline.store.over_time import endings
from friendline.store.people.facts import NotOnListError
from friendline.store.people.noted import FutureDayError, UnknownPersonError, known
from friendline.store.requests.request_people import Somebody, by_name
from friendline.touch.endings import EndedBy

__all__ = ["new"]

_UNUSABLE: Final = 422
_MOST: Final = 500


@dataclass
class EndingForm:
    """What was typed, and what is wrong with it.

    Attributes:
        name: With whom.
        person: Their id, where it is clear who is meant.
        on: The day, as it was typed.
        by: Who ended it.
        terms: On what terms.
        errors: What is wrong, by field.
        several: Those who are called so, where it must be said who is meant.
    """

    name: str = ""
    person: str = ""
    on: str = ""
    by: str = ""
    terms: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    several: Sequence[Somebody] = ()

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Who can have ended it."""
        return tuple((one.value, words) for one, words in BY.items())


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Show the form, and note what it says."""
    if request.method != "POST":
        return _shown(request, _begun(request))
    form = _typed(request)
    day = _checked(form)
    if day is None or form.errors:
        return _shown(request, form, _UNUSABLE)
    try:
        made = endings.ended(form.person, day, form.by, form.terms)
    except (UnknownPersonError, NotOnListError, endings.AlreadyEndedError) as error:
        form.errors["name"] = str(error)
    except FutureDayError as error:
        form.errors["on"] = str(error)
    else:
        return _noted(request, made[0].number, [one.number for one in made])
    return _shown(request, form, _UNUSABLE)


def _noted(request: HttpRequest, first: int, every: Sequence[int]) -> HttpResponse:
    """Lead to the choice, or to the list where there are several networks."""
    words = "Noted: they are a former client from that day on."
    tell(request, words, undo=reverse("endings:undo", args=[first]))
    return redirect("endings:ending", first) if len(every) == 1 else redirect("endings:index")


def _begun(request: HttpRequest) -> EndingForm:
    form = EndingForm(on=clock.today().isoformat())
    person = request.GET.get("person", "")[:_MOST]
    try:
        form.name, form.person = known(person).name, person
    except UnknownPersonError:
        form.name = request.GET.get("name", "")[:_MOST]
    return form


def _typed(request: HttpRequest) -> EndingForm:
    name, person, on, by, terms = (
        request.POST.get(key, "").strip()[:_MOST] for key in ("name", "person", "on", "by", "terms")
    )
    return EndingForm(name, person, on, by, terms)


def _checked(form: EndingForm) -> date | None:
    """Give the day; what is wrong is written into the form."""
    _find(form)
    if form.by not in list(EndedBy):
        form.errors["by"] = "Say who ended it, or that you do not know."
    try:
        return date.fromisoformat(form.on)
    except ValueError:
        form.errors["on"] = "Give the day on which it ended."
        return None


def _find(form: EndingForm) -> None:
    if form.person:
        return
    found = by_name(form.name) if form.name else []
    if len(found) == 1:
        form.person = found[0].id
    elif found:
        form.several = found
        form.errors["person"] = "Several people are called so. Say whom you mean."
    else:
        form.errors["name"] = (
            f"Nobody on your client list is called {form.name}." if form.name else "Say with whom."
        )


def _shown(request: HttpRequest, form: EndingForm, status: int = 200) -> HttpResponse:
    shown = Frame(request).shown_name(form.person, form.name) if form.person else form.name
    return render(request, "endings/new.html", {"form": form, "shown_name": shown}, status=status)
