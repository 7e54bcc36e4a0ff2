"""What is done with a request: each posts, does one thing, tells it, and leads back."""

from collections.abc import Callable
from datetime import date
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from friendline.desk.frame import tell
from friendline.desk.going_back import back
from friendline.desk.refusing import refused
from friendline.desk.requests.words import answered_words
from friendline.model import AnswerKind
from friendline.requests.graph import NotNowError
from friendline.requests.ruling import YES
from friendline.store.models import Request
from friendline.store.requests import reactions, request_steps, requests
from friendline.store.requests.request_errors import (
    DayNeededError,
    NoPolicyError,
    NoSuchRequestError,
    NothingToUndoError,
    ReasonNeededError,
    UnknownReactionError,
    WordsFirstError,
)

__all__ = [
    "answer",
    "answer_anew",
    "ask_first",
    "heard_back",
    "pressed",
    "react",
    "reopen",
    "take_back_reaction",
    "undo",
    "withdrawn",
]

CONFLICT: Final = 409
_MOST_WORDS: Final = 2_000


@require_POST
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Choose an answer; what is missing is said beside its field."""
    from friendline.desk.requests.views import page_of_request  # noqa: PLC0415 - it shows these forms

    found = _found(number)
    try:
        chosen = AnswerKind(request.POST.get("answer", ""))
    except ValueError:
        return page_of_request(request, number, {"answer": "Choose one of the answers."})
    try:
        kept = requests.answer(
            number,
            chosen,
            _words(request, "why"),
            until=_day(request, "until") if chosen is AnswerKind.DEFER else None,
            offer=request.POST.get("offer") or None,
            onto_list=_words(request, "onto_list") or None,
        )
    except DayNeededError as error:
        return page_of_request(request, number, {"until": str(error)})
    except ReasonNeededError as error:
        return page_of_request(request, number, {"why": str(error)})
    except NoPolicyError as error:
        return page_of_request(request, number, {"answer": str(error)})
    except NotNowError as error:
        return refused(request, str(error), CONFLICT)
    said = answered_words(chosen, kept.offer, kept.onto_list)
    _done(request, found, f"Your answer to {found.name}: {said}.")
    return _back(request, number)


@require_POST
def ask_first(request: HttpRequest, number: int) -> HttpResponse:
    """Note that something is to be found out first."""
    found = _found(number)
    return _act(
        request,
        number,
        lambda: requests.ask_first(number, _words(request, "note")),
        f"You ask {found.name} first.",
    )


@require_POST
def pressed(request: HttpRequest, number: int) -> HttpResponse:
    """Note that the answer was carried out on the network."""
    from friendline.desk.requests.views import page_of_request  # noqa: PLC0415 - it shows these forms

    found = _found(number)
    silently = request.POST.get("without_words") == "yes"
    holding = request_steps.given(found)
    try:
        requests.pressed(number, without_words=silently)
    except WordsFirstError as error:
        return page_of_request(request, number, {"press": str(error)})
    except NotNowError as error:
        return refused(request, str(error), CONFLICT)
    is_yes = holding is not None and AnswerKind(holding.answer) in YES
    invited = found.direction == "outgoing" and is_yes
    what = "The invitation went out" if invited else "It is carried out"
    _done(request, found, f"{found.name}: {what[0].lower()}{what[1:]}.")
    return _back(request, number)


@require_POST
def heard_back(request: HttpRequest, number: int) -> HttpResponse:
    """Note what they answered to the owner's invitation."""
    found, said_yes = _found(number), request.POST.get("said") == "yes"
    words = "said yes." if said_yes else "said no. They are not asked again."
    return _act(
        request,
        number,
        lambda: requests.heard_back(number, said_yes=said_yes),
        f"{found.name} {words}",
    )


@require_POST
def withdrawn(request: HttpRequest, number: int) -> HttpResponse:
    """Note that whoever asked took it back."""
    found = _found(number)
    words = f"The request of {found.name} was taken back."
    return _act(request, number, lambda: requests.withdrawn(number), words)


@require_POST
def reopen(request: HttpRequest, number: int) -> HttpResponse:
    """Put a request that is done into the queue again."""
    found = _found(number)
    words = f"The request of {found.name} waits again."
    return _act(request, number, lambda: requests.reopen(number), words)


@require_POST
def answer_anew(request: HttpRequest, number: int) -> HttpResponse:
    """Answer as the rule says now, where it has changed since they were answered."""
    found = _found(number)
    try:
        kept = requests.answer_anew(number)
    except (NoPolicyError, DayNeededError, NotNowError) as error:
        return refused(request, str(error), CONFLICT)
    said = answered_words(AnswerKind(kept.answer), kept.offer, kept.onto_list)
    _done(request, found, f"Your new answer to {found.name}: {said}. Now tell them.")
    return redirect("letters:letter", number)


@require_POST
def react(request: HttpRequest, number: int) -> HttpResponse:
    """Note how they took it."""
    found = _found(number)
    try:
        kept = reactions.react(found.person, request.POST.get("how", ""), _words(request, "note"))
    except UnknownReactionError as error:
        return refused(request, str(error), 422)
    words = f"Noted how {found.name} took it. {kept.suggestion}".strip()
    tell(
        request,
        words,
        undo=reverse("requests:take_back_reaction", args=[number]),
        reaction=str(kept.number),
        back=reverse("requests:page", args=[number]),
    )
    return _back(request, number)


@require_POST
def take_back_reaction(request: HttpRequest, number: int) -> HttpResponse:
    """Take back a reaction that was noted by mistake."""
    _found(number)
    noted = request.POST.get("reaction", "")
    try:
        reactions.take_back_reaction(int(noted) if noted.isdecimal() else 0)
    except NothingToUndoError as error:
        return refused(request, str(error), CONFLICT)
    tell(request, "What you noted was taken back.")
    return _back(request, number)


@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Take back the last step."""
    found = _found(number)
    try:
        requests.undo(number)
    except NothingToUndoError as error:
        return refused(request, str(error), CONFLICT)
    tell(request, f"The last step for {found.name} was taken back.")
    return _back(request, number)


def _found(number: int) -> Request:
    try:
        return requests.request_of(number)
    except NoSuchRequestError as error:
        raise Http404 from error


def _act(request: HttpRequest, number: int, do: Callable[[], object], words: str) -> HttpResponse:
    try:
        do()
    except NotNowError as error:
        return refused(request, str(error), CONFLICT)
    _done(request, _found(number), words)
    return _back(request, number)


def _done(request: HttpRequest, found: Request, words: str) -> None:
    page = reverse("requests:page", args=[found.pk])
    tell(request, words, undo=reverse("requests:undo", args=[found.pk]), back=page)


def _back(request: HttpRequest, number: int) -> HttpResponse:
    return back(request, reverse("requests:page", args=[number]))


def _words(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").strip()[:_MOST_WORDS]


def _day(request: HttpRequest, name: str) -> date | None:
    try:
        return date.fromisoformat(request.POST.get(name, ""))
    except ValueError:
        return None
