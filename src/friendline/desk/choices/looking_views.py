"""Pages of the detectors: what is known of each, and which of them look."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from friendline.desk.frame import tell
from friendline.desk.refusing import refused
from friendline.screening.choosing import ScreeningSettingsError, read_settings
from friendline.screening.told import Told, told_of_all
from friendline.store import documents
from friendline.store.review.detector_choices import NoSuchDetectorError, NotSwitchableError, switch

__all__ = ["index", "switch_one", "text"]

_UNUSABLE: Final = 422


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show every detector with its card."""
    return _page(request)


@require_POST
def switch_one(request: HttpRequest) -> HttpResponse:
    """Let one look, or no longer."""
    name, on = request.POST.get("name", ""), request.POST.get("on") == "yes"
    try:
        changed = switch(name, on=on)
    except NoSuchDetectorError as error:
        return refused(request, str(error), _UNUSABLE)
    except (NotSwitchableError, ScreeningSettingsError) as error:
        return _page(request, str(error))
    if changed:
        fields = {"name": name, "on": "" if on else "yes"}
        words = f"{name.replace('_', ' ').capitalize()} {'looks' if on else 'no longer looks'}."
        tell(request, words, reverse("choices:switch"), **fields)
    return redirect("choices:detectors")


@require_POST
def text(request: HttpRequest) -> HttpResponse:
    """Take the text of ``screening.toml``, checked."""
    given = request.POST.get("text", "").replace("\r\n", "\n")
    try:
        told_of_all(read_settings(given, Path(documents.SCREENING)), lightly=True)
        is_new = documents.save(documents.SCREENING, given, what="the text itself, by hand")
    except ScreeningSettingsError as error:
        return _page(request, str(error), given)
    tell(request, "Kept. The review is made anew." if is_new else "Nothing was changed.")
    return redirect("choices:detectors")


@lru_cache(maxsize=1)
def _told_of_all(kept: str) -> list[Told]:
    """Give every detector; the same as long as the text says the same."""
    return told_of_all(read_settings(kept, Path(documents.SCREENING)), lightly=True)


def _page(request: HttpRequest, error: str = "", given: str | None = None) -> HttpResponse:
    kept = documents.latest(documents.SCREENING) or ""
    try:
        detectors = _told_of_all(kept)
    except ScreeningSettingsError as found:
        detectors, error = [], error or str(found)
    context = {
        "detectors": detectors,
        "on": sum(one.is_on for one in detectors),
        "text": kept if given is None else given,
        "error": error,
    }
    return render(request, "choices/detectors.html", context, status=_UNUSABLE if error else 200)
