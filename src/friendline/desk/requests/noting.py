"""Noting what somebody asked in person (R76), and whom the owner thinks of asking (R89)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from friendline.desk.frame import Frame, tell
from friendline.letters.steps import networks
from friendline.review.words import title_of
from friendline.store import clock
from friendline.store.models import Request
from friendline.store.requests import request_noting
from friendline.store.requests.request_errors import (
    AlreadyAskedError,
    AlreadyConnectedError,
    SecondAskError,
    UnknownPersonError,
)
from friendline.store.requests.request_people import Somebody, by_name, like_name

__all__ = ["names", "outgoing", "spoken"]

_UNUSABLE: Final = 422
_MOST_WORDS: Final = 2_000
_LONGEST_NAME: Final = 200
_SOMEBODY_ELSE: Final = "new"


@dataclass
class NotingForm:
    """What was typed into the form, and what is wrong with it.

    Attributes:
        name: Whom.
        person: Id of whom the owner means among several of that name.
        channel: On which network.
        on: The day, as it was typed.
        note: What was said, or why.
        errors: What is wrong, by field.
        several: Those who are called so, where it must be said who is meant.
    """

    name: str = ""
    person: str = ""
    channel: str = ""
    on: str = ""
    note: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    several: Sequence[Somebody] = ()

    @property
    def channels(self) -> tuple[tuple[str, str], ...]:
        """The networks to choose from."""
        return tuple((channel, title_of(channel)) for channel in networks())

    @property
    def day(self) -> date | None:
        """The day, ``None`` if what was typed is none."""
        try:
            return date.fromisoformat(self.on)
        except ValueError:
            return None


@require_http_methods(["GET", "HEAD", "POST"])
def spoken(request: HttpRequest) -> HttpResponse:
    """Note that somebody asked in person whether they may connect."""
    if request.method != "POST":
        form = _asked_for(request)
        form.on = clock.today().isoformat()
        return _shown(request, "requests/spoken.html", form)
    form = _typed(request)
    if form.day is None or form.day > clock.today():
        form.errors["on"] = "Give the day on which they asked: today, or a day that has passed."
    when = form.day or clock.today()

    def note(person: str) -> Request:
        return request_noting.spoken(person, form.channel, when, form.note, name=form.name)

    return _noted(request, "requests/spoken.html", form, note)


@require_http_methods(["GET", "HEAD", "POST"])
def outgoing(request: HttpRequest) -> HttpResponse:
    """Note whom the owner thinks of asking; the same policy answers."""
    if request.method != "POST":
        return _shown(request, "requests/outgoing.html", _asked_for(request))
    form = _typed(request)

    def note(person: str) -> Request:
        return request_noting.outgoing(person, form.channel, form.note, name=form.name)

    return _noted(request, "requests/outgoing.html", form, note)


@require_safe
def names(request: HttpRequest) -> HttpResponse:
    """Offer names of people who are known, while one is typed."""
    typed = request.GET.get("name", "").strip()[:_MOST_WORDS]
    frame = Frame(request)
    found = [] if frame.incognito else like_name(typed)
    return render(request, "requests/names.html", {"found": found})


def _asked_for(request: HttpRequest) -> NotingForm:
    asked = request.GET
    return NotingForm(
        name=asked.get("name", "")[:_LONGEST_NAME],
        person=asked.get("person", "")[:_LONGEST_NAME],
        channel=asked.get("channel", "")[:_LONGEST_NAME],
    )


def _typed(request: HttpRequest) -> NotingForm:
    typed = {key: str(value).strip()[:_MOST_WORDS] for key, value in request.POST.items()}
    form = NotingForm(
        name=typed.get("name", "")[:_LONGEST_NAME],
        person=typed.get("person", ""),
        channel=typed.get("channel", ""),
        on=typed.get("on", ""),
        note=typed.get("note", ""),
    )
    if not form.name:
        form.errors["name"] = "Give the name of whoever it is."
    if form.channel not in networks():
        form.errors["channel"] = "Choose the network."
    if form.name and not form.person:
        form.several = by_name(form.name)
        if len(form.several) > 1:
            form.errors["person"] = "Several people are called so. Say whom you mean."
    return form


def _noted(
    request: HttpRequest, template: str, form: NotingForm, note: Callable[[str], Request]
) -> HttpResponse:
    if form.errors:
        return _shown(request, template, form, _UNUSABLE)
    only = form.several[0].id if form.several else ""
    person = "" if form.person == _SOMEBODY_ELSE else form.person or only
    try:
        made = note(person)
    except (
        AlreadyConnectedError,
        AlreadyAskedError,
        SecondAskError,
        UnknownPersonError,
    ) as error:
        form.errors["name"] = str(error)
        return _shown(request, template, form, _UNUSABLE)
    page = reverse("requests:page", args=[made.pk])
    words = f"Noted. Here is what your policy says to {made.name}."
    tell(request, words, undo=reverse("requests:undo", args=[made.pk]), back=page)
    return redirect(page)


def _shown(
    request: HttpRequest, template: str, form: NotingForm, status: int = 200
) -> HttpResponse:
    return render(request, template, {"form": form, "else": _SOMEBODY_ELSE}, status=status)
