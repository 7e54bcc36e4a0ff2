"""Adding a person by hand, and taking them out again."""

from enum import StrEnum
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from friendline.desk.frame import tell
from friendline.desk.refusing import refused
from friendline.model import UNKNOWN, Relationship, Status
from friendline.review.report.words import capitalised, plain
from friendline.store.people import by_hand

__all__ = ["new", "take_out"]

_CONFLICT: Final = 409
_UNUSABLE: Final = 422
_FIELDS: Final = ("name", "email", "company", "city", "profiles", "relationship", "status")


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Ask who is to be added, and add them."""
    typed = {name: request.POST.get(name, "")[:1_000] for name in _FIELDS}
    if request.method != "POST":
        return _asked(request, {"relationship": "client", "status": "current"})
    try:
        person = by_hand.add(_new(typed))
    except by_hand.AlreadyThereError as error:
        return _asked(request, typed, error, there=error.person)
    except (by_hand.NamelessError, by_hand.WasForgottenError) as error:
        return _asked(request, typed, error)
    words = f"{typed['name'].strip()} was added."
    tell(request, words, undo=reverse("people:take_out"), person=person)
    return redirect("people:person", person=person)


@require_POST
def take_out(request: HttpRequest) -> HttpResponse:
    """Take somebody out who was added by hand."""
    try:
        by_hand.take_out(request.POST.get("person", ""))
    except by_hand.NotAddedError as error:
        return refused(request, str(error), _CONFLICT)
    tell(request, "The person was taken out again.")
    return redirect("people:index")


def _new(typed: dict[str, str]) -> by_hand.New:
    return by_hand.New(
        name=typed["name"],
        relationship=Relationship(_among(Relationship, typed["relationship"])),
        status=Status(_among(Status, typed["status"])),
        email=typed["email"],
        company=typed["company"],
        city=typed["city"],
        profiles=typed["profiles"].split(),
    )


def _among(words: type[StrEnum], typed: str) -> str:
    return typed if typed in {one.value for one in words} else UNKNOWN


def _asked(
    request: HttpRequest, typed: dict[str, str], error: Exception | None = None, there: str = ""
) -> HttpResponse:
    context = {
        "typed": typed,
        "error": str(error) if error else "",
        "there": there,
        "relationships": [(one.value, capitalised(plain(one.value))) for one in Relationship],
        "statuses": [(one.value, capitalised(plain(one.value))) for one in Status],
    }
    return render(request, "people/new.html", context, status=_UNUSABLE if error else 200)
