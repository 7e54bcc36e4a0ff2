"""Changing what a policy says beside its rules."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from friendline.desk.frame import tell
from friendline.desk.going_back import back
from friendline.desk.policy.beside import beside
from friendline.desk.policy.changing import changed
from friendline.desk.policy.standing import TABS, standing
from friendline.desk.policy.views import begin_first
from friendline.desk.whole import whole
from friendline.policy.editing import (
    AddPromise,
    Change,
    DeclareFact,
    Mistake,
    SetChannel,
    SetList,
    SetText,
    SwitchPromise,
)
from friendline.policy.language.facts import FactKind
from friendline.policy.language.words import fold
from friendline.store.policy import interview, policy_drafts

if TYPE_CHECKING:
    from friendline.policy.editing.setting_changes import ListSetting, TextSetting

__all__ = [
    "add_promise",
    "declare_fact",
    "index",
    "keep_channels",
    "keep_days",
    "keep_list",
    "keep_texts",
    "switch_promise",
]

_TEXTS: Final = ("name", "purpose", "sentence")
_DAYS: Final = ("in_force_from", "in_force_until")
_NETWORK: Final = "network-"
_KEPT: Final = {
    "alternatives": "The ways to offer were changed.",
    "must_not_matter": "What must not matter was changed.",
}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show everything beside the rules."""
    stands = standing()
    if stands is None:
        return begin_first()
    context = {"stands": stands, "tabs": TABS, "page": beside(stands)}
    return render(request, "policy/beside.html", context)


@require_POST
def keep_texts(request: HttpRequest) -> HttpResponse:
    """Keep the name, the purpose and the sentence."""
    return _kept(request, "What the policy says of itself was changed.", _given(request, _TEXTS))


@require_POST
def keep_days(request: HttpRequest) -> HttpResponse:
    """Keep the days from and until which it is in force."""
    return _kept(request, "The days on which it holds were changed.", _given(request, _DAYS))


@require_POST
def keep_channels(request: HttpRequest) -> HttpResponse:
    """Keep what each network is for."""
    wanted = [
        SetChannel(name.removeprefix(_NETWORK), str(purpose))
        for name, purpose in request.POST.items()
        if name.startswith(_NETWORK)
    ]
    return _kept(request, "What your networks are for was changed.", wanted)


@require_POST
def keep_list(request: HttpRequest) -> HttpResponse:
    """Keep the ways to offer, or what must not matter; each stands on a line of its own."""
    key = request.POST.get("key", "")
    texts = tuple(request.POST.get("texts", "").splitlines())
    words = _KEPT.get(key, "It was changed.")
    return _kept(request, words, [SetList(cast("ListSetting", key), texts)])


@require_POST
def declare_fact(request: HttpRequest) -> HttpResponse:
    """Declare a fact of the owner's own."""
    kind = request.POST.get("kind", "")
    if kind not in set(FactKind):
        kind = FactKind.YES_NO
    values = tuple(filter(None, (fold(one) for one in request.POST.get("values", "").split(","))))
    name = fold(request.POST.get("name", ""))
    fact = DeclareFact(name, FactKind(kind), request.POST.get("label", ""), values)
    return _kept(request, f"Rules may ask for {name.replace('_', ' ')} now.", [fact])


@require_POST
def switch_promise(request: HttpRequest) -> HttpResponse:
    """Switch a promise off or on."""
    is_on = request.POST.get("on") == "yes"
    words = "The promise holds again." if is_on else "The promise is switched off."
    return _kept(request, words, [SwitchPromise(whole(request.POST.get("number", "")), is_on)])


@require_POST
def add_promise(request: HttpRequest) -> HttpResponse:
    """Promise what a profession asks for."""
    answers = interview.answered()
    profession = request.POST.get("profession", "") or (answers and answers.profession) or ""
    place = answers.place if answers else None
    wanted = AddPromise(profession, request.POST.get("id", ""), place)
    return _kept(request, "The policy promises this now.", [wanted])


def _given(request: HttpRequest, keys: Iterable[str]) -> list[Change]:
    given = (key for key in keys if key in request.POST)
    return [SetText(cast("TextSetting", key), request.POST[key]) for key in given]


def _kept(request: HttpRequest, words: str, wanted: Iterable[Change]) -> HttpResponse:
    """Make the changes and lead back; what was refused is told there."""
    if policy_drafts.draft() is None:
        return begin_first()
    made = changed(request, words, *wanted)
    if isinstance(made, Mistake):
        tell(request, f"Nothing was kept. {made.sentence}")
    return back(request, reverse("policy:settings"))
