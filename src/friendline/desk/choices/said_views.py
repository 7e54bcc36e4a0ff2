"""Pages of what the owner prefers, and of what they said about audiences."""

from collections.abc import Mapping
from typing import Final
from zoneinfo import available_timezones

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from friendline.desk.frame import tell
from friendline.desk.zone import owners_zone
from friendline.review.reading import UnknownZoneError
from friendline.sight.statements.applying import StatementsError
from friendline.store import clock, documents
from friendline.store.preferences import (
    FAMILIES,
    LANGUAGES,
    LEAST_DAYS,
    MOST_DAYS,
    NoSuchChoiceError,
    NotDaysError,
    preferences,
    put_preferences,
)
from friendline.store.review import audience_interview

__all__ = ["audience", "yours"]

_BY_HAND: Final = "the text itself, by hand"
_UNUSABLE: Final = 422
_BOTH = require_http_methods(["GET", "HEAD", "POST"])
_FIELDS: Final = {
    UnknownZoneError: "zone",
    NotDaysError: "ignored_after",
    NoSuchChoiceError: "language",
}


@_BOTH
def yours(request: HttpRequest) -> HttpResponse:
    """Show and take what the owner prefers."""
    if request.method != "POST":
        return _yours(request, {}, {})
    given = {name: str(value) for name, value in request.POST.items()}
    try:
        put_preferences(given)
    except (UnknownZoneError, NotDaysError, NoSuchChoiceError) as error:
        return _yours(request, given, {_FIELDS[type(error)]: str(error)})
    tell(request, "Kept.")
    return redirect("choices:yours")


@_BOTH
def audience(request: HttpRequest) -> HttpResponse:
    """Show and take the text of what was said about audiences, checked."""
    kept = documents.latest(documents.AUDIENCE) or ""
    if request.method != "POST":
        return _audience(request, kept)
    text = request.POST.get("text", "").replace("\r\n", "\n")
    if request.POST.get("seen") != str(audience_interview.last_version()):
        return _audience(request, text, ["It was changed elsewhere since you opened this page."])
    try:
        is_new = documents.save(documents.AUDIENCE, text, clock.zone(), what=_BY_HAND)
    except StatementsError as error:
        return _audience(request, text, str(error).splitlines())
    tell(request, "Kept. The review is made anew." if is_new else "Nothing was changed.")
    return redirect("choices:audience")


def _yours(
    request: HttpRequest, given: Mapping[str, str], wrong: Mapping[str, str]
) -> HttpResponse:
    held = preferences()
    context = {
        "zone": given.get("zone", held.zone),
        "here": owners_zone().key,
        "zones": sorted(available_timezones()),
        "days": given.get("ignored_after", str(held.ignored_after)),
        "least": LEAST_DAYS,
        "most": MOST_DAYS,
        "held": held,
        "languages": LANGUAGES.items(),
        "families": FAMILIES.items(),
        "wrong": wrong,
    }
    return render(request, "choices/yours.html", context, status=_UNUSABLE if wrong else 200)


def _audience(request: HttpRequest, text: str, mistakes: list[str] | None = None) -> HttpResponse:
    context = {
        "text": text,
        "mistakes": mistakes or [],
        "seen": audience_interview.last_version(),
        "waiting": len(audience_interview.waiting()),
        "said": documents.statements(clock.zone()),
    }
    status = _UNUSABLE if mistakes else 200
    return render(request, "choices/audience.html", context, status=status)
