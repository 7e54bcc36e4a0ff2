"""Pages of the first run: exports, calendar, audiences, and the review that they lead to."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from friendline.desk.first_run.asking import asked_now
from friendline.desk.first_run.outcome import outcome
from friendline.desk.first_run.steps import way
from friendline.desk.frame import tell
from friendline.desk.going_back import back
from friendline.desk.imports.pages import given_of, waits_for
from friendline.desk.imports.taking import MISUSE, take
from friendline.desk.refusing import refused
from friendline.desk.running import desk_of
from friendline.desk.whole import whole
from friendline.sight.interview.answers import NothingNamedError
from friendline.store.review import audience_interview
from friendline.store.review.audience_interview import CannotTakeBackError, NoSuchQuestionError

__all__ = ["audience", "calendar", "done", "exports", "index", "undo_answer"]

_UNUSABLE: Final = 422
_CONFLICT: Final = 409
_BOTH = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show all steps, and how far they are done."""
    return render(request, "first_run/index.html", {"way": way()})


@_BOTH
def exports(request: HttpRequest) -> HttpResponse:
    """Take exports of networks."""
    return _taking(request, "exports")


@_BOTH
def calendar(request: HttpRequest) -> HttpResponse:
    """Take a calendar."""
    return _taking(request, "calendar")


@_BOTH
def audience(request: HttpRequest) -> HttpResponse:
    """Ask who can see what, one question at a time."""
    if request.method != "POST":
        return _asking(request)
    key, choice = request.POST.get("question", ""), request.POST.get("choice", "")
    chosen = whole(choice, -1)
    if chosen < 0:
        return _asking(request, "Choose an answer, or leave the question for later.")
    names = request.POST.get("people", "")
    people = [name.strip() for name in names.split(";" if ";" in names else ",") if name.strip()]
    try:
        said = audience_interview.answer(key, chosen, request.POST.get("list", ""), people)
    except NoSuchQuestionError as error:
        tell(request, str(error))
        return redirect("first_run:audience")
    except NothingNamedError as error:
        return _asking(request, str(error), choice)
    version = str(audience_interview.last_version())
    there = back(request, reverse("first_run:audience"))
    tell(
        request, f"Kept: {said}.", reverse("first_run:undo_answer"), version=version, back=there.url
    )
    return there


@require_POST
def undo_answer(request: HttpRequest) -> HttpResponse:
    """Take the last answer back."""
    try:
        audience_interview.take_back(whole(request.POST.get("version", "")))
    except CannotTakeBackError as error:
        return refused(request, str(error), _CONFLICT)
    tell(request, "The answer is taken back.")
    return back(request, reverse("first_run:audience"))


@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """Show the review that all of it led to, and what to do first."""
    standing = desk_of(request).jobs.standing
    context = {"way": way("done"), "outcome": outcome(), "runs": not standing.is_idle}
    return render(request, "first_run/done.html", context)


def _taking(request: HttpRequest, step: str) -> HttpResponse:
    error = ""
    if request.method == "POST":
        try:
            take(request)
        except MISUSE as found:
            error = str(found)
        else:
            return redirect(f"first_run:{step}")
    standing = desk_of(request).jobs.standing
    imported = standing.imported
    context = {
        "way": way(step),
        "standing": standing,
        "runs": waits_for(standing),
        "given": given_of(imported),
        "why": imported.why if imported else None,
        "error": error,
    }
    return render(request, f"first_run/{step}.html", context, status=_UNUSABLE if error else 200)


def _asking(request: HttpRequest, error: str = "", chosen: str = "") -> HttpResponse:
    context = {
        "way": way("audience"),
        "asked": asked_now(request.GET.get("later", "")),
        "doubt": audience_interview.doubt(),
        "error": error,
        "chosen": chosen,
    }
    status = _UNUSABLE if error else 200
    return render(request, "first_run/audience.html", context, status=status)
