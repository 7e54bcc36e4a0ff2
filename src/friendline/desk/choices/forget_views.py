"""Forgetting a person: it is shown what will go before anything does."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from friendline.desk.anew import renew
from friendline.desk.choices.errands import begin, errand
from friendline.desk.frame import tell
from friendline.desk.running import desk_of
from friendline.store.jobs import Job
from friendline.store.safekeeping.bare_names import Place
from friendline.store.safekeeping.forgetting import let_back
from friendline.store.safekeeping.long_jobs import Forgetting

__all__ = ["forget_now", "index", "let_somebody_back", "outcome"]

_UNUSABLE: Final = 422


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Ask whom, and have it worked out what would go; nothing is changed."""
    typed = request.POST.get("who", "").strip()
    if request.method == "POST" and typed:
        return redirect(
            "choices:forgetting", begin(request, Job(kind="preview", home="", whom=typed))
        )
    return render(request, "choices/forget.html", {"typed": request.GET.get("who", "")})


@require_safe
def outcome(request: HttpRequest, word: str) -> HttpResponse:
    """Show how far it is, then what would go, or what went."""
    found = errand(request, word, "preview", "forget")
    context: dict[str, object] = {
        "typed": found.said,
        "kind": found.kind,
        "stage": found.stage,
        "why_not": found.why_not,
        "word": word,
    }
    if found.outcome:
        known: Forgetting = found.gave(Forgetting)
        if known.gone is not None:
            renew(desk_of(request))
        context |= {
            "mistakes": known.mistakes,
            "somebody": known.foreseen,
            "gone": known.foreseen.gone if known.foreseen else known.gone,
            "is_erased": known.gone is not None,
            "doubtful": _doubtful(known),
        }
    return render(request, "choices/forget.html", context)


def _doubtful(known: Forgetting) -> list[tuple[Place, str]]:
    """Give the doubtful texts, each with the name of the person under whom it is filed."""
    if known.foreseen is None:
        return []
    names = known.foreseen.names
    return [(place, names.get(place.about, "")) for place in known.foreseen.gone.doubtful]


@require_POST
def forget_now(request: HttpRequest) -> HttpResponse:
    """Have somebody erased, and their name taken out of the doubtful places that were chosen."""
    shown = errand(request, request.POST.get("word", ""), "preview")
    known: Forgetting | None = shown.gave(Forgetting) if shown.outcome else None
    if known is None or known.foreseen is None:
        return redirect("choices:forget")
    every = tuple(one.key for one in known.foreseen.gone.doubtful)
    chosen = every if request.POST.get("all") else tuple(request.POST.getlist("also"))
    job = Job(kind="forget", home="", whom=known.foreseen.id, also=chosen)
    return redirect("choices:forgetting", begin(request, job))


@require_POST
def let_somebody_back(request: HttpRequest) -> HttpResponse:
    """Let somebody be imported again."""
    typed = request.POST.get("who", "").strip()
    if not typed or not let_back(typed):
        mistakes = [f"Nobody who was forgotten was known as '{typed}'."]
        context: dict[str, object] = {"typed": "", "back": typed, "back_mistakes": mistakes}
        return render(request, "choices/forget.html", context, status=_UNUSABLE)
    tell(request, "They can be imported again.")
    return redirect("choices:forget")
