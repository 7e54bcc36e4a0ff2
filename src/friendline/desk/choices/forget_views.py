"""Forgetting a person: it is shown what will go before anything does."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from friendline.desk.frame import tell
from friendline.desk.refusing import refused
from friendline.desk.running import desk_of
from friendline.model import CHANNEL_TITLES
from friendline.store.people.somebody import (
    NobodyOfThisNameError,
    SeveralOfThisNameError,
    Somebody,
    find,
)
from friendline.store.safekeeping.forgetting import forget, let_back, preview

__all__ = ["forget_now", "index", "let_somebody_back"]

_UNUSABLE: Final = 422
_CONFLICT: Final = 409
_CONFIRMED: Final = "confirmed"


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Ask whom, and show what will go; nothing is changed."""
    if request.method != "POST":
        return render(request, "choices/forget.html", {"typed": request.GET.get("who", "")})
    typed = request.POST.get("who", "").strip()
    try:
        somebody = find(typed)
    except (NobodyOfThisNameError, SeveralOfThisNameError) as error:
        wrong = {"typed": typed, "mistakes": str(error).splitlines()}
        return render(request, "choices/forget.html", wrong, status=_UNUSABLE)
    context = {
        "typed": typed,
        "somebody": somebody,
        "gone": preview(somebody),
        "unsure": _unsure(somebody),
        "copies": sorted(
            one.name for one in desk_of(request).home.folder.glob("before-restore-*.db")
        ),
    }
    return render(request, "choices/forget.html", context)


@require_POST
def forget_now(request: HttpRequest) -> HttpResponse:
    """Erase somebody."""
    try:
        somebody = find(request.POST.get("id", ""))
    except (NobodyOfThisNameError, SeveralOfThisNameError):
        return refused(request, "They are no longer there, so nothing was done.", _CONFLICT)
    forget(somebody)
    tell(request, "It is erased. Backups and exports that you made before still hold it.")
    return redirect("choices:forget")


@require_POST
def let_somebody_back(request: HttpRequest) -> HttpResponse:
    """Let somebody be imported again."""
    typed = request.POST.get("who", "").strip()
    if not typed or not let_back(typed):
        mistakes = [f"Nobody who was forgotten was known as '{typed}'."]
        context = {"typed": "", "back": typed, "back_mistakes": mistakes}
        return render(request, "choices/forget.html", context, status=_UNUSABLE)
    tell(request, "They can be imported again.")
    return redirect("choices:forget")


def _unsure(somebody: Somebody) -> list[str]:
    """Give the accounts that go although nobody confirmed that they are theirs."""
    return [
        f"{account.name} on {CHANNEL_TITLES.get(account.channel, account.channel)}"
        for key, account in somebody.accounts.items()
        if somebody.certainties.get(key, _CONFIRMED) != _CONFIRMED
    ]
