"""Pages that ask why somebody wants this, and offer rules that would fit (R13, R9)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from friendline.desk.first_run.steps import way
from friendline.desk.frame import tell
from friendline.model import CHANNEL_TITLES
from friendline.policy import PolicyError
from friendline.policy.authoring.drafting import Wishes
from friendline.policy.authoring.interview import USUAL_CHANNELS, Answers, suggest
from friendline.policy.authoring.questions import (
    INTERVIEW,
    NO_CHANNEL,
    Kind,
    Question,
    channel_key,
    presets_offered,
    read_answers,
)
from friendline.store.policy import interview, policies

__all__ = ["rules", "why"]

_UNUSABLE: Final = 422
_BOTH = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Network:
    """What a network is for.

    Attributes:
        key: In the form.
        title: As people write it.
        chosen: What is chosen.
    """

    key: str
    title: str
    chosen: str


@dataclass(frozen=True)
class Shown:
    """A question as the page shows it.

    Attributes:
        question: The question.
        chosen: What is chosen or written.
        networks: One for each network, where it is asked of each.
        error: What is wrong with the answer.
    """

    question: Question
    chosen: Sequence[str]
    networks: Sequence[Network] = ()
    error: str = ""

    @property
    def kind(self) -> str:
        """How it is answered."""
        return self.question.kind.name.lower()

    @property
    def text(self) -> str:
        """What is written."""
        return next(iter(self.chosen), "")


@_BOTH
def why(request: HttpRequest) -> HttpResponse:
    """Ask why, what for, and where."""
    if request.method != "POST":
        return _questions(request, _given(interview.answered()), {})
    given = dict(request.POST.lists())
    answers, wrong = read_answers(given)
    if answers is None:
        return _questions(request, given, {one.key: one.sentence for one in wrong})
    interview.keep(answers)
    return redirect("first_run:rules")


@_BOTH
def rules(request: HttpRequest) -> HttpResponse:
    """Offer the presets, that which would fit first, and take one as the owner's policy."""
    answers = interview.answered()
    if answers is None:
        return redirect("first_run:why")
    error = ""
    if request.method == "POST":
        try:
            number = interview.begin(Wishes(preset=request.POST.get("preset", ""), answers=answers))
        except (PolicyError, policies.NothingChangedError) as found:
            error = str(found)
        else:
            tell(
                request,
                f"Version {number} of your policy is kept. You can change every rule of it.",
            )
            return redirect(way("why").after.address)
    suggestion = suggest(answers)
    context = {
        "way": way("why"),
        "suggestion": suggestion,
        "presets": presets_offered(suggestion),
        "version": policies.number(),
        "error": error,
        "policy": reverse("policy:index"),
    }
    status = _UNUSABLE if error else 200
    return render(request, "first_run/rules.html", context, status=status)


def _questions(
    request: HttpRequest, given: Mapping[str, Sequence[str]], wrong: Mapping[str, str]
) -> HttpResponse:
    questions = [_shown(one, given, wrong.get(one.key, "")) for one in INTERVIEW]
    context = {"way": way("why"), "questions": questions, "is_wrong": bool(wrong)}
    return render(request, "first_run/why.html", context, status=_UNUSABLE if wrong else 200)


def _shown(question: Question, given: Mapping[str, Sequence[str]], error: str) -> Shown:
    chosen = given.get(question.key, [question.usual] if question.usual else [])
    networks: list[Network] = []
    if question.kind is Kind.EACH:
        said = any(channel_key(channel) in given for channel in USUAL_CHANNELS)
        for channel, usual in USUAL_CHANNELS.items():
            key = channel_key(channel)
            purpose = next(iter(given.get(key, [NO_CHANNEL])), NO_CHANNEL) if said else usual
            networks.append(Network(key, CHANNEL_TITLES[channel], purpose))
    return Shown(question, chosen, networks, error)


def _given(answers: Answers | None) -> Mapping[str, Sequence[str]]:
    return {} if answers is None else interview.as_given(answers)
