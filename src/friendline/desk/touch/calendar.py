"""The list as a file for a calendar, and what stands in it."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from friendline.desk.frame import Frame, tell
from friendline.desk.refusing import refused
from friendline.desk.whole import whole
from friendline.store.over_time import touch
from friendline.touch.digest import A_WEEK
from friendline.touch.feed import Names, initials

__all__ = ["file", "index"]

_CONFLICT: Final = 409
_UNUSABLE: Final = 422
_EXAMPLES: Final = 3
_MOST_A_WEEK: Final = 100


@dataclass(frozen=True)
class Example:
    """An entry as it stands in the file."""

    person: str
    summary: str
    on: object
    text: str


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Show what stands in the file, and keep what is chosen about it."""
    if request.method != "POST":
        return _shown(request)
    names, typed = request.POST.get("names", ""), request.POST.get("a_week", "").strip()
    if names not in list(Names) or not 1 <= whole(typed) <= _MOST_A_WEEK:
        return _shown(request, f"Say how many people a week holds: 1 to {_MOST_A_WEEK}.")
    before = {"names": touch.feed_names().value, "a_week": str(touch.a_week())}
    touch.put_touch_settings(a_week=int(typed), names=Names(names))
    here = reverse("touch:calendar")
    is_undo = request.POST.get("undoes") == "yes"
    tell(
        request,
        "Kept.",
        None if is_undo else here,
        **({} if is_undo else before | {"undoes": "yes"}),
    )
    return redirect(here)


@require_safe
def file(request: HttpRequest) -> HttpResponse:
    """Give the file, unless names are made up: it would tell the real ones."""
    if Frame(request).incognito:
        words = "The calendar would show real people. Start the desk without --incognito for it."
        return refused(request, words, _CONFLICT)
    answer = HttpResponse(touch.feed_text(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="keep-in-touch.ics"'
    return answer


def _shown(request: HttpRequest, error: str = "") -> HttpResponse:
    frame, names = Frame(request), touch.feed_names()
    context = {
        "examples": _examples(frame, names),
        "names": names,
        "a_week": request.POST.get("a_week") or touch.a_week(),
        "usual": A_WEEK,
        "most": _MOST_A_WEEK,
        "error": error,
    }
    return render(request, "touch/calendar.html", context, status=_UNUSABLE if error else 200)


def _examples(frame: Frame, names: Names) -> list[Example]:
    found = [entry for week in touch.the_list(53) for entry in week.entries][:_EXAMPLES]
    examples = []
    for entry in found:
        name = frame.shown_name(entry.due.person.id, entry.due.person.name)
        full = names is Names.FULL
        called = name if full else initials(name)
        text = frame.shown_text(entry.last) if full else ""
        examples.append(Example(entry.due.person.id, f"Keep in touch: {called}", entry.on, text))
    return examples
