"""Before you post: a form, a look that is worked out in another process, and what it gave."""

from typing import Final

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from friendline.desk.imports.receiving import refusal_of
from friendline.desk.preflight.form import FIELDS, Mistake, audiences, draft_of
from friendline.desk.preflight.page import shown
from friendline.desk.running import desk_of
from friendline.review.preflight import Preflight
from friendline.sight import RULES
from friendline.store.jobs import Job
from friendline.store.models import Import

__all__ = ["index", "look", "look_at"]

_UNUSABLE: Final = 422


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the form."""
    return _page(request, dict.fromkeys(FIELDS, ""))


@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Begin to look; the page of the look tells how far it is."""
    said = {name: request.POST.get(name, "") for name in FIELDS}
    desk = desk_of(request)
    try:
        draft = draft_of(said, request.FILES.getlist("pictures"), refusal_of(request))
    except Mistake as mistake:
        return _page(request, said, mistake=mistake, status=_UNUSABLE)
    job = Job(
        kind="preflight",
        home=str(desk.home.folder),
        passphrase=desk.passphrase,
        draft=msgspec.msgpack.encode(draft),
    )
    return redirect("preflight:look", desk.looks.begin(said, job))


@require_safe
def look_at(request: HttpRequest, word: str) -> HttpResponse:
    """Show a look: how far it is, or what it gave, with the form to change it."""
    one = desk_of(request).looks.find(word)
    if one is None:
        raise Http404
    standing = one.standing
    if not standing.is_idle or standing.ended is None:
        return _page(request, one.said, stage=standing.stage, word=word)
    done = standing.ended.outcome
    return _page(
        request,
        one.said,
        why_not="" if done else standing.ended.why or "It was broken off.",
        done=shown(msgspec.msgpack.decode(done, type=Preflight)) if done else None,
    )


def _page(
    request: HttpRequest, said: dict[str, str], status: int = 200, **more: object
) -> HttpResponse:
    context = {
        "said": said,
        "channels": [(name, rules.title) for name, rules in RULES.items()],
        "audiences": audiences(),
        "imported": Import.objects.exists(),
        **more,
    }
    return render(request, "preflight/index.html", context, status=status)
