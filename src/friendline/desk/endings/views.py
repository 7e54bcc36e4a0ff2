"""The list of endings, the page of one, and choosing."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from friendline.desk.endings.pages import EndingPage, ended_rows, ending_page
from friendline.desk.endings.words import CHOSEN
from friendline.desk.frame import tell
from friendline.desk.going_back import back
from friendline.desk.paging import page_of
from friendline.desk.refusing import refused
from friendline.review.words import spelled
from friendline.store.over_time import endings
from friendline.store.over_time.ending_options import NoConnectionError, NoSuchEndingError

__all__ = ["choose", "ending", "index", "undo"]

_CONFLICT: Final = 409
_UNUSABLE: Final = 422
_MOST_WORDS: Final = 2_000


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what ended, and where a choice is open."""
    rows = ended_rows()
    many = sum(one.is_open for one in rows)
    title = spelled(many, "connection waits for your choice", "connections wait for your choice")
    shown = title if many else "No choice is open"
    return render(request, "endings/index.html", {"title": shown, "page": page_of(request, rows)})


@require_safe
def ending(request: HttpRequest, number: int) -> HttpResponse:
    """Show what can become of a connection, and what was chosen."""
    return _shown(request, _page(number))


@require_POST
def choose(request: HttpRequest, number: int) -> HttpResponse:
    """Record a choice; where a reason is needed it is said beside its field."""
    page, chosen = _page(number), request.POST.get("choice", "")
    why = request.POST.get("why", "").strip()[:_MOST_WORDS]
    try:
        kept = endings.choose(number, chosen, why)
    except endings.ReasonNeededError as error:
        return _shown(request, page, (chosen, str(error)))
    except (endings.NoSuchChoiceError, NoConnectionError) as error:
        return refused(request, str(error), _UNUSABLE)
    here = reverse("endings:ending", args=[number])
    told = CHOSEN[kept.choice] if kept.choice else ""
    words = f"{page.ended.name}, {page.ended.where}: {told}. Here are the steps."
    tell(request, words, undo=reverse("endings:undo", args=[number]), back=here)
    return redirect(here)


@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take back the last step: the choice; or, where none was made, that the work ended."""
    page = _page(number)
    endings.undo(number)
    if page.chosen is not None:
        tell(request, f"The choice for {page.ended.name} was taken back.")
        return back(request, reverse("endings:ending", args=[number]))
    tell(request, f"That your work with {page.ended.name} ended was taken back.")
    return redirect("endings:index")


def _page(number: int) -> EndingPage:
    try:
        return ending_page(number)
    except NoSuchEndingError as error:
        raise Http404 from error


def _shown(
    request: HttpRequest, page: EndingPage, wrong: tuple[str, str] = ("", "")
) -> HttpResponse:
    typed = request.POST.get("why", "")
    parts = {"page": page, "wrong": wrong[0], "error": wrong[1], "typed": typed}
    return render(request, "endings/ending.html", parts, status=_UNUSABLE if wrong[1] else 200)
