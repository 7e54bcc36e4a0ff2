"""The pages of letters, and what is done on them."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from friendline.desk.frame import tell
from friendline.desk.letters.asked import asked_in
from friendline.desk.letters.page import FOR_WORDS, LetterPage, letter_page
from friendline.desk.paging import page_of
from friendline.desk.refusing import refused
from friendline.letters import Situation
from friendline.requests.graph import NotNowError
from friendline.review.words import spelled, title_of
from friendline.store.letters import letters
from friendline.store.models import Letter, Request
from friendline.store.requests.request_errors import (
    DayNeededError,
    NoPolicyError,
    NoSuchRequestError,
    NotTrueTodayError,
    ReasonNeededError,
)
from friendline.store.requests.request_world import World

__all__ = ["index", "letter", "read", "sent"]

_UNUSABLE: Final = 422
_CONFLICT: Final = 409
_MOST_WORDS: Final = 20_000
_A_PAGE: Final = 20


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what went out, the newest first."""
    every = Letter.in_force.order_by("-sent_at", "-id")
    page = page_of(request, every.select_related("request"), _A_PAGE)
    parts = {
        "title": f"{spelled(page.paginator.count, 'letter', 'letters')} went out",
        "page": page,
        "rows": [_row(one) for one in page],
    }
    return render(request, "letters/index.html", parts)


@require_safe
def letter(request: HttpRequest, number: int) -> HttpResponse:
    """Show the words for a request."""
    return _shown(request, _page(request, number))


@require_POST
def read(request: HttpRequest, number: int) -> HttpResponse:
    """Read the words that are typed: only the notes for htmx, else the page with the words kept."""
    page = _page(request, number)
    if getattr(request, "htmx", False):
        return render(request, "letters/reading.html", {"letter": page, "reading": page.reading})
    return _shown(request, page)


@require_POST
def sent(request: HttpRequest, number: int) -> HttpResponse:
    """Keep a letter that went out; refused where a reason in it is not true today."""
    page = _page(request, number)
    if page.letter is None:
        return refused(request, "There is nothing to write about this request.", _CONFLICT)
    try:
        letters.wrote_as_answered(number, page.letter, page.text)
    except NotTrueTodayError as error:
        return _shown(request, page, error.reasons, _UNUSABLE)
    except (DayNeededError, ReasonNeededError, NoPolicyError) as error:
        return _shown(request, page, (str(error),), _UNUSABLE)
    except NotNowError as error:
        return refused(request, str(error), _CONFLICT)
    back = reverse("requests:page", args=[number])
    words = "said" if page.is_spoken else "sent"
    tell(
        request,
        f"Kept: what you {words} to {page.request.name}.",
        undo=reverse("requests:undo", args=[number]),
        back=back,
    )
    return redirect(back)


def _page(request: HttpRequest, number: int) -> LetterPage:
    typed = request.POST.get("words") if request.method == "POST" else None
    fields = request.POST if request.method == "POST" else request.GET
    text = None if typed is None else typed[:_MOST_WORDS].replace("\r\n", "\n")
    try:
        return letter_page(number, asked_in(fields), text)
    except NoSuchRequestError as error:
        raise Http404 from error


def _shown(
    request: HttpRequest, page: LetterPage, errors: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    parts = {"letter": page, "reading": page.reading, "errors": errors}
    return render(request, "letters/letter.html", parts, status=status)


def _row(one: Letter) -> dict[str, object]:
    asked: Request | None = one.request
    name = asked.name if asked else World.of(None).name_of(one.person) or one.person
    about = FOR_WORDS.get(Situation(one.situation), one.situation.replace("_", " "))
    return {"letter": one, "name": name, "where": title_of(one.channel), "about": about}
