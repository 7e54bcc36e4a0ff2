"""The pages of policies to begin with, and of what professions ask."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from friendline.desk.areas import there
from friendline.desk.frame import tell
from friendline.desk.policy import gallery
from friendline.desk.policy.standing import TABS, standing
from friendline.desk.refusing import refused
from friendline.policy import PolicyError, load_policy, preset_names
from friendline.policy.guidance import load_pack, pack_names
from friendline.policy.prove import Standing as Outcome
from friendline.store.policy import policy_drafts, policy_shown

__all__ = ["begin", "begin_from_workbook", "index", "preset", "profession"]

_UNUSABLE: Final = 422
_LARGEST: Final = 2_000_000
"""Bytes of a workbook; one of a thousand rules has a tenth of that."""

_STATES: Final = {
    Outcome.PROVED: ("ok", "Kept in every case"),
    Outcome.REFUTED: ("care", "Not kept"),
    Outcome.OUTSIDE: ("wait", "For you to do"),
    Outcome.OPEN: ("wait", "Not proved"),
}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what one can begin with."""
    return _gallery(request)


@require_safe
def preset(request: HttpRequest, name: str) -> HttpResponse:
    """Show one of the policies that one can begin with."""
    if name not in preset_names():
        raise Http404
    policy = load_policy(name)
    context = {
        "name": name,
        "title": gallery.name_of(name),
        "policy": policy,
        "overview": policy_shown.shown(policy),
        "has_policy": standing() is not None,
    }
    return render(request, "policy/preset.html", context)


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Put one of them in the place of what is being edited."""
    name = request.POST.get("name", "")
    if name not in preset_names():
        return refused(request, "There is no such policy to begin with.", _UNUSABLE)
    now = policy_drafts.begin_from(name)
    tell(
        request,
        f"“{gallery.name_of(name)}” stands here now. Nothing decides by it until you save it.",
        undo=reverse("policy:undo"),
        seen=now.digest,
    )
    return redirect("policy:changes")


@require_POST
def begin_from_workbook(request: HttpRequest) -> HttpResponse:
    """Put a policy written as a workbook in the place of what is being edited."""
    file = request.FILES.get("workbook")
    if file is None or file.size is None or file.size > _LARGEST:
        return _gallery(request, "Choose a workbook (.xlsx) of at most 2 megabytes.")
    try:
        now = policy_drafts.begin_from(file.read())
    except PolicyError as error:
        return _gallery(request, str(error))
    tell(
        request,
        "The policy of the workbook stands here now. Nothing decides by it until you save it.",
        undo=reverse("policy:undo"),
        seen=now.digest,
    )
    return redirect("policy:changes")


@require_safe
def profession(request: HttpRequest, name: str) -> HttpResponse:
    """Show what a profession asks, who says so, and how the policy stands to it."""
    if name not in pack_names():
        raise Http404
    pack, stands = load_pack(name), standing()
    policy = stands.draft.policy if stands else None
    rows = [
        (one, _STATES[one.shown.standing] if one.shown else None)
        for one in gallery.asks(pack, policy)
    ]
    broken = sum(state == _STATES[Outcome.REFUTED] for _, state in rows)
    context = {"pack": pack, "rows": rows, "broken": broken, "stands": stands}
    return render(request, "policy/profession.html", context)


def _gallery(request: HttpRequest, error: str = "") -> HttpResponse:
    context = {
        "tabs": TABS,
        "stands": standing(),
        "situations": list(gallery.situations()),
        "offered": [(one, gallery.name_of(one.name), rules) for one, rules in gallery.offered()],
        "professions": gallery.professions(),
        "has_interview": any(area.folder == "first_run" for area in there()),
        "error": error,
    }
    return render(request, "policy/gallery.html", context, status=_UNUSABLE if error else 200)
