"""The pages of who is who."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from friendline.desk.frame import tell
from friendline.desk.going_back import back
from friendline.desk.matching.pages import (
    account_shown,
    open_words,
    person_shown,
    question_page,
)
from friendline.desk.paging import page_of
from friendline.desk.refusing import refused
from friendline.desk.whole import whole
from friendline.matching.asking.decisions import Act
from friendline.matching.asking.in_words import said_text
from friendline.matching.asking.questions import (
    TOGETHER,
    Answer,
    Question,
    chosen,
    marked,
    none_of,
    not_known,
)
from friendline.matching.wording import channel_title
from friendline.review.words import count
from friendline.said import CannotUndoError
from friendline.store.people.who_is_who import (
    AlreadySaidError,
    NobodySuchError,
    QuestionGoneError,
    SamePersonError,
    accounts_called,
    known,
    people_called,
    take_decision_back,
)
from friendline.store.people.who_is_who import (
    answer as keep_answer,
)
from friendline.store.people.who_is_who import (
    history as said_history,
)
from friendline.store.people.who_is_who import (
    say as keep_saying,
)
from friendline.store.review import reviewed

__all__ = ["accounts_of", "answer", "history", "index", "namesakes", "same_as", "say", "take_back"]

_CONFLICT: Final = 409
_UNUSABLE: Final = 422
_SAYABLE: Final = {act.value: act for act in Act if act is not Act.UNDO}
_MARKS: Final = {act.value: act for act in (Act.CONFIRM, Act.REJECT, Act.UNSURE)}
_MOST_FOUND: Final = 30


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the question that removes most doubt."""
    if reviewed.run() is None:
        return render(request, "matching/nothing.html")
    now = known()
    asked = now.questions
    context = {
        "title": open_words(now),
        "question": question_page(now, asked[0]) if asked else None,
        "more": len(asked) - 1,
        "friends": {channel_title(key): one for key, one in now.standing_friends().items()},
        "namesakes": len(now.namesakes),
        "said": len(now.attached.decisions.in_force),
    }
    return render(request, "matching/index.html", context)


@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Keep the answer to a question, and ask the next."""
    try:
        question = known().question(request.POST.get("question", ""))
        said = _answer(request, question)
        if said is None:
            return refused(request, "Choose one of the answers that the page shows.", _UNUSABLE)
        number = keep_answer(question, said, request.POST.get("note", ""))
    except QuestionGoneError as error:
        return refused(request, str(error), _CONFLICT)
    tell(request, _kept(said), undo=reverse("matching:take_back"), number=str(number))
    return back(request, reverse("matching:index"))


@require_POST
def say(request: HttpRequest) -> HttpResponse:
    """Keep what is said of a person and an account, or of two people."""
    act = _SAYABLE.get(request.POST.get("act", ""))
    if act is None:
        return refused(request, "This is nothing that can be said of people.", _UNUSABLE)
    try:
        number = keep_saying(
            act,
            request.POST.get("person", ""),
            request.POST.get("other", ""),
            request.POST.get("note", ""),
        )
    except NobodySuchError as error:
        return refused(request, str(error), _CONFLICT)
    except (AlreadySaidError, SamePersonError) as error:
        return refused(request, str(error), _UNUSABLE)
    lines = next(one.lines for one in said_history() if one.number == number)
    words = f"Kept: {'; '.join(lines)}."
    tell(request, words, undo=reverse("matching:take_back"), number=str(number))
    return back(request, reverse("matching:index"))


@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Keep that an answer counts no more, or counts again."""
    try:
        taken = take_decision_back(whole(request.POST.get("number", "")))
    except CannotUndoError:
        return refused(request, "This was taken back already, or was never said.", _CONFLICT)
    first = taken.said[0]
    words = (
        f"Answer {first.undo_of} counts again."
        if first.is_undo
        else f"It counts no more: {'; '.join(map(said_text, taken.said))}."
    )
    tell(request, words, undo=reverse("matching:take_back"), number=str(taken.by))
    return back(request, reverse("matching:index"))


@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """Show everything that was answered, the last first."""
    return render(request, "matching/history.html", {"page": page_of(request, said_history())})


@require_safe
def namesakes(request: HttpRequest) -> HttpResponse:
    """Show people of the lists who bear one name: one person, or several?"""
    now = known()
    groups = [[person_shown(now.people[key]) for key in keys] for keys in now.namesakes]
    return render(request, "matching/namesakes.html", {"page": page_of(request, groups, 10)})


@require_safe
def accounts_of(request: HttpRequest, person: str) -> HttpResponse:
    """Show whose accounts a person's could be besides those that were found."""
    now = known()
    if person not in now.people:
        raise Http404
    wanted = request.GET.get("q", "").strip()[:200]
    theirs = {one.account for one in now.matches_of(person)}
    found = [key for key in accounts_called(wanted, now.accounts) if key not in theirs]
    tied = now.stored.tied
    shown = [account_shown(key, now.accounts[key], tied.get(key, "")) for key in found]
    context = {
        "person": person_shown(now.people[person]),
        "wanted": wanted,
        "found": shown[:_MOST_FOUND],
        "more": max(0, len(shown) - _MOST_FOUND),
        "back": _person_page(person),
    }
    return render(request, "matching/accounts_of.html", context)


@require_safe
def same_as(request: HttpRequest, person: str) -> HttpResponse:
    """Show who else of the lists could be the same person."""
    now = known()
    if person not in now.people:
        raise Http404
    wanted = request.GET.get("q", now.people[person].name).strip()[:200]
    found = [key for key in people_called(wanted, now.people) if key != person]
    context = {
        "person": person_shown(now.people[person]),
        "wanted": wanted,
        "found": [person_shown(now.people[key]) for key in found[:_MOST_FOUND]],
        "more": max(0, len(found) - _MOST_FOUND),
        "back": _person_page(person),
    }
    return render(request, "matching/same_as.html", context)


def _person_page(person: str) -> str:
    return reverse("people:person", args=[person])


def _answer(request: HttpRequest, question: Question) -> Answer | None:
    """Read what was answered; ``None`` where it is no answer to the question."""
    if question.kind in TOGETHER and "marked" in request.POST:
        posted = {row.pair: request.POST.get(" ".join(row.pair), "") for row in question.rows}
        marks = {pair: _MARKS[mark] for pair, mark in posted.items() if mark in _MARKS}
        return marked(question, marks)
    said = request.POST.get("this", "")
    if said == "none":
        return none_of(question)
    if said == "unsure":
        return not_known(question)
    if question.kind in TOGETHER:
        return None
    return chosen(question, said) or None


def _kept(said: Answer) -> str:
    acts = list(said.values())
    confirmed, rejected = acts.count(Act.CONFIRM), acts.count(Act.REJECT)
    unsure = len(acts) - confirmed - rejected
    parts = [
        f"{count(number, 'account')} {words}"
        for number, words in ((confirmed, "confirmed"), (rejected, "set aside as not theirs"))
        if number
    ]
    parts += [f"{count(unsure, 'account')} left open"] if unsure else []
    return f"Kept: {', '.join(parts)}."
