"""Changing the rules: what a form asks for is kept at once, told, and can be undone."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from friendline.desk.frame import tell
from friendline.desk.going_back import back
from friendline.desk.policy.editor import FIELD
from friendline.desk.policy.standing import standing
from friendline.desk.policy.table import title
from friendline.desk.policy.views import begin_first, show_rules
from friendline.desk.whole import whole
from friendline.policy.editing import (
    AddColumn,
    AddRule,
    Change,
    Draft,
    Mistake,
    MoveRule,
    RemoveColumn,
    RemoveRule,
    SetCell,
)
from friendline.store.policy import policies, policy_drafts
from friendline.store.policy.policy_drafts import NoPolicyError, StaleDraftError

__all__ = [
    "add_column",
    "add_rule",
    "changed",
    "give_up",
    "keep_rule",
    "move_rule",
    "remove_column",
    "remove_rule",
    "undo",
]

_CONFLICT = 409


def changed(request: HttpRequest, words: str, *wanted: Change) -> Draft | Mistake | None:
    """Make changes that a form asks for, and tell of them with an undo.

    Args:
        request: The form; its field ``seen`` tells which draft was looked at.
        words: What to tell.
        *wanted: The changes.

    Returns:
        The draft after them, why they were not made, or ``None`` where there is no policy yet.
    """
    seen = request.POST.get("seen", "")
    try:
        done = policy_drafts.change_all(wanted, seen)
    except NoPolicyError:
        return None
    if done.refused is not None:
        return done.refused
    if done.draft.digest != seen:
        tell(request, words, undo=reverse("policy:undo"), seen=done.draft.digest)
    return done.draft


@require_POST
def keep_rule(request: HttpRequest, number: int) -> HttpResponse:
    """Keep what was written into the cells of a rule, all of it as one change."""
    typed = {
        name.removeprefix(FIELD): str(text).strip()
        for name, text in request.POST.items()
        if name.startswith(FIELD)
    }
    draft = policy_drafts.draft()
    if draft is None:
        return begin_first()
    made = changed(request, f"Rule {number} was changed.", *_cells(draft, number, typed))
    if isinstance(made, Mistake):
        return _refused(request, made, number, typed)
    is_wrong = made is not None and any(one.rule == number for one in made.mistakes)
    return _to_rule(number, is_open=is_wrong)


@require_POST
def add_rule(request: HttpRequest) -> HttpResponse:
    """Put a new rule below another, and open it."""
    below = whole(request.POST.get("below", ""))
    made = changed(request, f"Rule {below + 1} is new. It asks you.", AddRule(below))
    if isinstance(made, Mistake):
        return _refused(request, made)
    return _to_rule(below + 1, is_open=True)


@require_POST
def move_rule(request: HttpRequest, number: int) -> HttpResponse:
    """Move a rule to another place, where it stays open."""
    to = whole(request.POST.get("to", ""))
    made = changed(request, f"Rule {number} is now rule {to}.", MoveRule(number, to))
    if isinstance(made, Mistake):
        return _refused(request, made, number)
    return _to_rule(to, is_open=True)


@require_POST
def remove_rule(request: HttpRequest, number: int) -> HttpResponse:
    """Take a rule out."""
    made = changed(request, f"Rule {number} was taken out.", RemoveRule(number))
    return (
        _refused(request, made, number) if isinstance(made, Mistake) else redirect("policy:index")
    )


@require_POST
def add_column(request: HttpRequest) -> HttpResponse:
    """Let the rules ask for one more fact."""
    fact = request.POST.get("fact", "")
    made = changed(request, f"{title(fact)} is asked for. Its cells are blank.", AddColumn(fact))
    return _refused(request, made) if isinstance(made, Mistake) else redirect("policy:index")


@require_POST
def remove_column(request: HttpRequest) -> HttpResponse:
    """Ask for a fact no more."""
    fact = request.POST.get("fact", "")
    made = changed(request, f"{title(fact)} is not asked for any more.", RemoveColumn(fact))
    return _refused(request, made) if isinstance(made, Mistake) else redirect("policy:index")


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take the last change back, if it is the one that was seen."""
    try:
        undone = policy_drafts.undo(request.POST.get("seen", ""))
    except StaleDraftError as error:
        tell(request, str(error))
    else:
        tell(request, "The change was undone." if undone else "There is nothing left to undo.")
    return back(request, reverse("policy:index"))


@require_POST
def give_up(request: HttpRequest) -> HttpResponse:
    """Put the last version in the place of the draft, as one change that can be undone."""
    draft, last = policy_drafts.draft(), policies.number()
    if draft is None or last is None:
        return begin_first()
    if draft.digest != request.POST.get("seen", ""):
        tell(request, str(StaleDraftError()))
        return redirect("policy:index")
    now = policy_drafts.go_back_to(last)
    tell(
        request,
        f"The changes are gone; this is version {last} again.",
        undo=reverse("policy:undo"),
        seen=now.digest,
    )
    return redirect("policy:index")


def _cells(draft: Draft, number: int, typed: dict[str, str]) -> Sequence[Change]:
    """Ask for those cells to be changed that say something else."""
    if not 1 <= number <= len(draft.rows):
        return [SetCell(number, "rule", "")]
    return [
        SetCell(number, column, text)
        for column, text in typed.items()
        if column not in draft.columns or text != draft.cell(number, column)
    ]


def _to_rule(number: int, *, is_open: bool) -> HttpResponse:
    asked = f"?rule={number}" if is_open else ""
    return redirect(f"{reverse('policy:index')}{asked}#rule-{number}")


def _refused(
    request: HttpRequest, made: Mistake, number: int = 0, typed: dict[str, str] | None = None
) -> HttpResponse:
    """Show the rules as they are now, why nothing was kept, and what was typed."""
    stands = standing()
    if stands is None:
        return begin_first()
    # What htmx asked for is only put into the page where it came out well.
    status = 200 if getattr(request, "htmx", False) else _CONFLICT
    return show_rules(
        request,
        stands,
        number,
        typed=typed,
        refused=f"Nothing was kept. {made.sentence}",
        status=status,
    )
