"""The rules as a table, the rules in words, and what was found about them."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from friendline.desk.policy.editor import editor
from friendline.desk.policy.standing import TABS, Standing, standing
from friendline.desk.policy.table import table
from friendline.desk.running import desk_of
from friendline.desk.whole import whole
from friendline.store.policy import policies, policy_changes

__all__ = ["begin_first", "found", "in_words", "index", "show_rules"]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the rules as a table; one of them may be open."""
    stands = standing()
    if stands is None:
        return begin_first()
    return show_rules(request, stands, whole(request.GET.get("rule", "")))


@require_safe
def in_words(request: HttpRequest) -> HttpResponse:
    """Show the rules as sentences."""
    stands = standing()
    if stands is None:
        return begin_first()
    return render(request, "policy/in_words.html", {"stands": stands, "tabs": TABS})


@require_safe
def found(request: HttpRequest) -> HttpResponse:
    """Show what was found about the rules, told of invented people."""
    stands = standing()
    if stands is None:
        return begin_first()
    rules = stands.overview.rules if stands.overview else ()
    number = whole(request.GET.get("rule", ""))
    chosen = [rule for rule in rules if number in {0, rule.number}]
    every = stands.overview.overlapping if stands.overview else None
    overlaps = [
        one for one in (every.found if every else ()) if number in {0, one.first, one.second}
    ]
    context = {
        "stands": stands,
        "tabs": TABS,
        "number": number if any(rule.number == number for rule in rules) else 0,
        "rules": [rule for rule in chosen if rule.notes],
        "overlaps": overlaps,
        "every": every,
    }
    return render(request, "policy/found.html", context)


def show_rules(  # noqa: PLR0913 - what was typed and why it was not kept are shown together
    request: HttpRequest,
    stands: Standing,
    open_rule: int = 0,
    *,
    typed: Mapping[str, str] | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show the table of rules.

    Args:
        request: Of the page, or of a form that was refused.
        stands: How the policy stands.
        open_rule: Number of the rule that is open; 0 is none.
        typed: What was typed into it and not kept.
        refused: Why not.
        status: Of the answer.
    """
    is_open = open_rule and not desk_of(request).read_only
    at = request.GET.get("at", "")
    context = {
        "stands": stands,
        "tabs": TABS,
        "table": table(stands.draft, stands.overview),
        "editor": editor(stands.draft, open_rule, at, typed) if is_open else None,
        "decided": _decided(stands),
        "refused": refused,
    }
    return render(request, "policy/index.html", context, status=status)


def begin_first() -> HttpResponse:
    """Lead to the policies that one can begin with, where there is none yet."""
    return redirect("policy:gallery")


def _decided(stands: Standing) -> int | None:
    """Count whom the draft would answer otherwise than they were."""
    old = policies.current()
    if not stands.to_save or stands.draft.policy is None or old is None:
        return None
    people = policy_changes.affected(old, stands.draft.policy)
    return sum(one.decided for one in people)
