"""What a change would mean for real people, saving it, and the versions that were saved."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_POST, require_safe

from friendline.desk.frame import tell
from friendline.desk.paging import page_of
from friendline.desk.policy.standing import TABS, Standing, standing
from friendline.desk.policy.table import STATES, gets
from friendline.desk.policy.views import begin_first
from friendline.desk.whole import whole
from friendline.model import CHANNEL_TITLES, Seconds
from friendline.policy import Policy
from friendline.policy.change.changed_people import Became
from friendline.store import clock
from friendline.store.policy import policies, policy_changes, policy_drafts, policy_shown
from friendline.store.policy.policies import (
    NoSuchVersionError,
    NothingChangedError,
    UnsoundPolicyError,
)
from friendline.store.policy.policy_changes import Affected
from friendline.store.policy.policy_drafts import StaleDraftError

__all__ = ["changes", "compare", "go_back", "save", "version", "versions"]

_CONFLICT: Final = 409
_UNUSABLE: Final = 422
_A_PAGE: Final = 50
_BECAME: Final = {
    Became.CONNECTED: "connected",
    Became.REJECTED: "declined",
    Became.REMOVED: "removed",
    Became.WAITING: "waiting",
    None: "",
}


@dataclass(frozen=True)
class Fares:
    """Somebody who would be answered otherwise.

    Attributes:
        id: Id of the person.
        name: What to call them.
        address: Of the page about them; ``""`` where there is none.
        where: On which network, and what became of it.
        at: When they asked, or since when they are connected.
        before: Sign and words of the old answer.
        after: Sign and words of the new one.
        effect: What it means for them.
        because: Why the new answer is given.
    """

    id: str
    name: str
    address: str
    where: str
    at: Seconds | None
    before: tuple[str, str]
    after: tuple[str, str]
    effect: str
    because: tuple[str, ...]


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """Show what the draft changes, and for whom."""
    stands = standing()
    return begin_first() if stands is None else _show_changes(request, stands)


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Save the draft as the next version."""
    try:
        number = policy_drafts.save(request.POST.get("note", ""), request.POST.get("seen", ""))
    except (StaleDraftError, UnsoundPolicyError, NothingChangedError) as error:
        stands = standing()
        if stands is None:
            return begin_first()
        status = _CONFLICT if isinstance(error, StaleDraftError) else _UNUSABLE
        return _show_changes(request, stands, refused=str(error), status=status)
    words = f"Version {number} is saved. It decides from now on."
    if number == 1:
        tell(request, words)
        return redirect("policy:index")
    tell(request, words, undo=reverse("policy:go_back", args=[number - 1]))
    return redirect(f"{reverse('policy:compare')}?before={number - 1}&after={number}")


@require_safe
def versions(request: HttpRequest) -> HttpResponse:
    """Show all versions, the last one first."""
    every = policies.versions()
    if not every:
        return begin_first()
    context = {
        "page": page_of(request, every),
        "every": every,
        "tabs": TABS,
        "holding": policies.holding_on(clock.today()),
    }
    return render(request, "policy/versions.html", context)


@require_safe
def version(request: HttpRequest, number: int) -> HttpResponse:
    """Show one version as it is."""
    every = policies.versions()
    one = next((one for one in every if one.number == number), None)
    if one is None:
        raise Http404
    policy = policies.load(number)
    context = {
        "version": one,
        "last": every[0].number,
        "policy": policy,
        "rules": policy_shown.shown(policy).rules,
    }
    return render(request, "policy/version.html", context)


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Show what changed between two versions, and for whom it would make a difference."""
    every = policies.versions()
    if not every:
        return begin_first()
    before, after = (whole(request.GET.get(name, "")) for name in ("before", "after"))
    after = after or every[0].number
    before = before or max(1, after - 1)
    old, new = (_version(number) for number in (before, after))
    found = policy_changes.what_changes(new, old)
    context = {
        "every": every,
        "before": before,
        "after": after,
        "difference": found.difference,
        "many": len(found.decided),
        "waiting": len(found.people) - len(found.decided),
        "effects": Counter(str(one.changed.effect) for one in found.decided).most_common(),
        "listed": _listed(before, after),
    }
    return render(request, "policy/compare.html", context)


@require_POST
def go_back(request: HttpRequest, number: int) -> HttpResponse:
    """Put an earlier version in the place of the draft; saved, it is a new version."""
    try:
        now = policy_drafts.go_back_to(number)
    except NoSuchVersionError as error:
        raise Http404 from error
    tell(
        request,
        f"This says what version {number} says. Save it, and it decides again.",
        undo=reverse("policy:undo"),
        seen=now.digest,
    )
    return redirect("policy:changes")


def _show_changes(
    request: HttpRequest, stands: Standing, refused: str = "", status: int = 200
) -> HttpResponse:
    new, has_old = stands.draft.policy, stands.last is not None
    found = policy_changes.what_changes(new) if new and has_old else None
    decided = list(_fares(found.decided)) if found else []
    context = {
        "stands": stands,
        "tabs": TABS,
        "found": found,
        "decided": decided,
        "page": page_of(request, decided, _A_PAGE),
        "waiting": list(_fares(one for one in found.people if not one.decided)) if found else [],
        "refused": refused,
        "note": request.POST.get("note", ""),
    }
    return render(request, "policy/changes.html", context, status=status)


def _fares(people: Iterable[Affected]) -> Iterator[Fares]:
    for one in people:
        case, before, after = one.changed.case, one.changed.before, one.changed.after
        network = CHANNEL_TITLES.get(case.channel, case.channel)
        yield Fares(
            id=case.id,
            name=case.name,
            address=_address("people:person", case.id),
            where=", ".join(filter(None, (network, _BECAME[case.became]))),
            at=case.at,
            before=(STATES[before.answer], gets(before)),
            after=(STATES[after.answer], gets(after)),
            effect=str(one.changed.effect),
            because=after.reasons,
        )


def _listed(before: int, after: int) -> str:
    """Give the page that lists whom it concerns, with the words to tell them."""
    page = _address("requests:changed_rule")
    return f"{page}?{urlencode({'from': before, 'to': after})}" if page and before != after else ""


def _address(name: str, *parts: str) -> str:
    """Give the address of a page of another area; ``""`` where there is none."""
    try:
        return reverse(name, args=parts)
    except NoReverseMatch:
        return ""


def _version(number: int) -> Policy:
    try:
        return policies.load(number)
    except NoSuchVersionError as error:
        raise Http404 from error
