"""The review is made anew by itself after every change that it would show, in another process.

Pages go on showing the review before, say that a new one is on its way, and offer it when it is
there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from friendline.desk.going_back import back
from friendline.desk.jobs import Standing
from friendline.desk.running import Desk, desk_of
from friendline.desk.security.same_origin import SAFE_METHODS
from friendline.desk.whole import whole
from friendline.store.jobs import Job
from friendline.store.models import Import
from friendline.store.review import reviewed
from friendline.store.review.freshness import is_current

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

__all__ = ["Anew", "ReviewAnew", "anew_of", "ask_anew", "renew", "standing"]

_REFUSED: Final = 400
_SHOWN: Final = frozenset({"import", "review"})


@dataclass(frozen=True)
class Anew:
    """How far a new review is, as the frame of a page shows it.

    Attributes:
        standing: The jobs.
        since: Number of the review that the page was made of.
        address: Of the page.
        is_there: Whether there is a newer one now.
    """

    standing: Standing
    since: int
    address: str
    is_there: bool = False

    @property
    def runs(self) -> bool:
        """Whether something is being worked out that pages show."""
        return self.standing.job is not None and self.standing.job.kind in _SHOWN

    @property
    def imports(self) -> bool:
        """Whether an import runs."""
        return self.standing.job is not None and self.standing.job.kind == "import"

    @property
    def why_not(self) -> str:
        """Why the last one failed; empty if it did not."""
        ended = self.standing.ended
        return "" if self.runs or ended is None else ended.why or ""


class ReviewAnew:
    """Asks for a new review after a change."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, then ask."""
        response = self._next(request)
        if request.method not in SAFE_METHODS and response.status_code < _REFUSED:
            renew(desk_of(request))
        return response


def renew(desk: Desk) -> None:
    """Ask for a new review, if there is something to review and the last one is out of date."""
    if desk.renews and Import.objects.exists() and not is_current():
        desk.jobs.ask(review_of(desk))


def review_of(desk: Desk) -> Job:
    """Give the job that makes the review anew."""
    return Job(kind="review", home=str(desk.home.folder), passphrase=desk.passphrase)


def anew_of(request: HttpRequest) -> Anew | None:
    """Give what the frame shows of a new review; ``None`` where there is nothing to say."""
    standing = desk_of(request).jobs.standing
    anew = Anew(standing, reviewed.review_and_store()[0], request.get_full_path())
    return anew if anew.runs or anew.why_not else None


@require_safe
def standing(request: HttpRequest) -> HttpResponse:
    """Give the strip of the frame, as it is now for a page that was made some time ago."""
    since = whole(request.GET.get("since", ""))
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    address = (htmx.current_url_abs_path if htmx else None) or reverse("home")
    is_there = reviewed.review_and_store()[0] != since
    anew = Anew(desk_of(request).jobs.standing, since, address, is_there)
    return render(request, "desk/parts/anew.html", {"anew": anew, "asked_by_page": True})


@require_POST
def ask_anew(request: HttpRequest) -> HttpResponse:
    """Try once more, where the last one failed."""
    desk = desk_of(request)
    if desk.renews:
        desk.jobs.ask(review_of(desk))
    return back(request)
