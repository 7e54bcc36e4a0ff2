"""Saying facts about a person: one page a fact, so that each asks for what it needs."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from friendline.desk.frame import tell
from friendline.desk.going_back import back
from friendline.desk.people.answered import looked_at_again
from friendline.desk.people.somebody import Head, head_of
from friendline.desk.people.words import FIRST, fact_label, fact_shown, value_words
from friendline.desk.refusing import refused
from friendline.desk.whole import whole
from friendline.model import Fact, Relationship, Status
from friendline.policy import FactSpec, UnknownFactError, WrongFactError
from friendline.policy.language.facts import FactKind
from friendline.review.report.words import capitalised
from friendline.review.words import spelled
from friendline.store.people import acquaintances
from friendline.store.people import facts as use
from friendline.touch.facts import BECAME_FRIEND, DATED, DAYS, Said

__all__ = ["criteria", "fact", "facts", "undo"]

_CONFLICT: Final = 409
_UNUSABLE: Final = 422
_NOT_KNOWN: Final = ""
_LONGEST: Final = 1_000
_REFUSED: Final = (
    use.NoDayError,
    use.FutureFactError,
    use.NoEvidenceError,
    use.NoCriteriaError,
    use.NotOnListError,
    WrongFactError,
)


class NoDateError(ValueError):
    """What was written as a day is none."""

    def __init__(self) -> None:
        super().__init__("Write the day as year, month and day: 2026-05-12.")


class NoNumberError(ValueError):
    """What was written as a number is none."""

    def __init__(self) -> None:
        super().__init__("Write a whole number.")


@dataclass(frozen=True)
class Form:
    """What a fact is asked by.

    Attributes:
        name: Of the fact.
        label: What it is called.
        kind: "choice", "yes" or "number"; "day" for a fact that is a day and nothing else.
        options: Values with their words, where it is chosen.
        has_day: Whether a day belongs to it.
        needs_evidence: Whether it has to be said how it is known.
        criteria: Those of a friendship that were written down.
    """

    name: str
    label: str
    kind: str
    options: tuple[tuple[str, str], ...] = ()
    has_day: bool = True
    needs_evidence: bool = False
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """A fact as it was said."""

    number: int
    name: str
    label: str
    words: str
    evidence: str
    at: int
    undone_at: int | None
    holds: bool


@require_safe
def facts(request: HttpRequest, person: str) -> HttpResponse:
    """Show what is said about somebody, and everything that was."""
    head = head_of(person)
    holding = {one.number for one in use.holding().get(person, {}).values()}
    lines = [_line(one, one.number in holding) for one in use.history(person)]
    names = [name for name in (*FIRST, *use.names()) if name in use.names()]
    context = {
        "head": head,
        "names": [(name, fact_label(name)) for name in dict.fromkeys(names)],
        "lines": lines,
        "listed": list(_of_list(person)),
        "criteria": use.friend_criteria(),
    }
    return render(request, "people/facts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def fact(request: HttpRequest, person: str, name: str) -> HttpResponse:
    """Ask for one fact, and keep it."""
    head = head_of(person)
    if name not in use.names():
        raise Http404
    form, before = _form(name), _before(person, name, request)
    if request.method != "POST":
        return _asked(request, head, form, before, _as_typed(before))
    typed = {key: request.POST.get(key, "")[:_LONGEST] for key in ("value", "since", "evidence")}
    try:
        said = _say(request, person, form, before, typed)
    except (NoDateError, NoNumberError, *_REFUSED) as error:
        return _asked(request, head, form, before, typed, error)
    except (use.NoSuchFactError, UnknownFactError) as error:
        return refused(request, str(error), _CONFLICT)
    many = len(looked_at_again(person))
    more = spelled(many, "answer would be another one now", "answers would be others now")
    words = f"Kept: {form.label.lower()}, {fact_shown(said)}."
    tell(
        request,
        f"{words} {more}." if many else words,
        undo=reverse("people:undo_fact"),
        number=str(said.number),
        back=reverse("people:person", args=[person]),
    )
    return redirect("people:person", person=person)


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take a fact back; what was said before it holds again."""
    try:
        use.undo(whole(request.POST.get("number", "")))
    except use.NoSuchFactError as error:
        return refused(request, str(error), _CONFLICT)
    tell(request, "It was taken back; what was said before it holds again.")
    return back(request, reverse("people:index"))


@require_POST
def criteria(request: HttpRequest) -> HttpResponse:
    """Write down what makes a client a friend, the same for everyone (R20)."""
    use.put_friend_criteria(request.POST.get("criteria", "")[:_LONGEST].splitlines())
    tell(request, "Kept: what makes a client a friend, the same for everyone.")
    return back(request, reverse("people:index"))


def _asked(  # noqa: PLR0913, PLR0917 - what a form consists of
    request: HttpRequest,
    head: Head,
    form: Form,
    before: Said | None,
    typed: dict[str, str],
    error: Exception | None = None,
) -> HttpResponse:
    context = {
        "head": head,
        "form": form,
        "before": before,
        "typed": typed,
        "chosen": request.POST.getlist("criteria"),
        "error": str(error) if error else "",
        "about": _about(error),
    }
    return render(request, "people/fact.html", context, status=_UNUSABLE if error else 200)


def _about(error: Exception | None) -> str:
    """Say beside which field an error stands."""
    if isinstance(error, NoDateError | use.NoDayError | use.FutureFactError):
        return "since"
    if isinstance(error, use.NoEvidenceError):
        return "evidence"
    if isinstance(error, use.NoCriteriaError):
        return "criteria"
    return "value"


def _say(
    request: HttpRequest, person: str, form: Form, before: Said | None, typed: dict[str, str]
) -> Said:
    value, since = _value(form, typed["value"]), _day(typed["since"])
    evidence = typed["evidence"]
    if before is not None:
        return use.correct(before.number, value, since=since, evidence=evidence)
    chosen = request.POST.getlist("criteria")
    return use.say(person, form.name, value, since=since, evidence=evidence, criteria=chosen)


def _before(person: str, name: str, request: HttpRequest) -> Said | None:
    """Give the fact that is corrected, where one is."""
    number = whole(request.GET.get("correct", ""))
    lines = use.history(person) if number else []
    fitting = (one for one in lines if one.number == number and one.undone_at is None)
    return next((one for one in fitting if one.name == name), None)


def _as_typed(said: Said | None) -> dict[str, str]:
    if said is None:
        return {"value": "", "since": "", "evidence": ""}
    value = _NOT_KNOWN if said.value is None else said.value
    if isinstance(value, bool):
        value = "yes" if value else "no"
    since = said.since.isoformat() if said.since else ""
    return {"value": str(value), "since": since, "evidence": said.evidence}


def _value(form: Form, typed: str) -> Fact:
    if form.kind == "number":
        if not typed.strip():
            return None
        number = whole(typed.strip(), -1)
        if number < 0:
            raise NoNumberError
        return number
    if form.kind in {"yes", "day"}:
        return {"yes": True, "no": False}.get(typed)
    return typed or None


def _day(typed: str) -> date | None:
    if not typed.strip():
        return None
    try:
        return date.fromisoformat(typed.strip())
    except ValueError as error:
        raise NoDateError from error


def _form(name: str) -> Form:
    spec, label = use.names()[name], fact_label(name)
    if spec is None:
        return Form(name, label, "day", (("yes", "Yes, on this day"), (_NOT_KNOWN, "Not known")))
    is_dated = name in DATED
    known = use.friend_criteria() if name == BECAME_FRIEND else ()
    return Form(
        name,
        label,
        {FactKind.NUMBER: "number", FactKind.YES_NO: "yes"}.get(spec.kind, "choice"),
        _options(spec),
        needs_evidence=is_dated and name != BECAME_FRIEND,
        criteria=known,
    )


def _options(spec: FactSpec) -> tuple[tuple[str, str], ...]:
    if spec.kind is FactKind.YES_NO:
        return (("yes", "Yes"), ("no", "No"), (_NOT_KNOWN, "Not known"))
    named = [(one, capitalised(value_words(spec.name, one))) for one in spec.values]
    return (*named, (_NOT_KNOWN, "Not known"))


def _line(one: Said, is_holding: bool) -> Line:  # noqa: FBT001 - a fact about the line
    return Line(
        number=one.number,
        name=one.name,
        label=fact_label(one.name),
        words=fact_shown(one),
        evidence=one.evidence,
        at=one.at,
        undone_at=one.undone_at,
        holds=is_holding,
    )


def _of_list(person: str) -> list[tuple[str, str]]:
    """Give what is known of somebody by now, from the list and by what was said, in words."""
    known = acquaintances.people().get(person)
    if known is None:
        return []
    told = [
        (fact_label("relationship"), value_words("relationship", known.relationship.value))
        if known.relationship is not Relationship.UNKNOWN
        else None,
        (fact_label("status"), value_words("status", known.status.value))
        if known.status is not Status.UNKNOWN
        else None,
    ]
    days = {key: name for name, key in DAYS.items()}
    facts_of = [
        (fact_label(days.get(name, name)), value_words(name, value))
        for name, value in sorted(known.facts.items())
    ]
    return [one for one in told if one] + facts_of
