"""How often the owner wants contact with whom, said in one small form."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from friendline.desk.frame import tell
from friendline.desk.going_back import back
from friendline.desk.refusing import refused
from friendline.desk.touch.acts import tell_put_back
from friendline.desk.touch.words import RELATIONSHIPS, STATUSES, UNITS, every, for_whom
from friendline.review.report.words import capitalised
from friendline.review.words import count
from friendline.store.over_time import touch
from friendline.store.people.noted import UnknownPersonError, known_people
from friendline.touch.cadence import NoSuchGroupError, Rule, WrongDaysError, group

__all__ = ["drop", "index", "put_back"]

_CONFLICT: Final = 409
_UNUSABLE: Final = 422
_NUMBER: Final = "Say how often with a whole number."
_NOBODY: Final = "Say for whom: a relationship, a status, or both."
_SHOWN: Final = 100


@dataclass(frozen=True)
class RuleShown:
    """A rule in the list of them.

    Attributes:
        of: For whom, as it is kept.
        whom: For whom, in words; empty for one person.
        person: Id of that person; empty for a group.
        name: What that person is called.
        often: How often, in words.
    """

    of: str
    whom: str
    person: str
    name: str
    often: str


@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Show the rules, and keep a new one; a rule for one person comes from their page."""
    if request.method != "POST":
        return _shown(request)
    try:
        days = _days(request)
        of = request.POST.get("of") or _group(request)
        before = touch.put_cadence(of, days)
    except (NoSuchGroupError, WrongDaysError, ValueError, UnknownPersonError) as error:
        return _shown(request, str(error))
    made = next(one for one in touch.rules() if one.of == of)
    shown = _rule(made)
    words = f"{shown.name or capitalised(shown.whom)}: {shown.often}."
    tell_put_back(request, words, of, before, reverse("touch:how_often"))
    return back(request, reverse("touch:how_often"))


@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    """Say nothing more of how often; what is said of wider groups holds."""
    of = request.POST.get("of", "")
    before = next((one for one in touch.rules() if one.of == of), None)
    try:
        touch.drop_cadence(of)
    except touch.NoSuchCadenceError:
        return refused(request, "This was taken away already.", _CONFLICT)
    where = request.POST.get("back", reverse("touch:how_often"))
    tell_put_back(request, "Nothing more is said of how often.", of, before, where)
    return back(request, reverse("touch:how_often"))


@require_POST
def put_back(request: HttpRequest) -> HttpResponse:
    """Put back what was said before."""
    of, days = request.POST.get("of", ""), request.POST.get("days", "")
    try:
        if days == "none":
            touch.drop_cadence(of)
        else:
            touch.put_cadence(of, None if days == "peace" else _whole(days))
    except (touch.NoSuchCadenceError, NoSuchGroupError, UnknownPersonError, ValueError) as error:
        return refused(request, str(error), _CONFLICT)
    tell(request, "It is as it was before.")
    return back(request, reverse("touch:how_often"))


def _shown(request: HttpRequest, error: str = "") -> HttpResponse:
    rules = touch.rules()
    context = {
        "title": _title(rules),
        "rules": [_rule(one) for one in rules[:_SHOWN]],
        "more": max(len(rules) - _SHOWN, 0),
        "relationships": RELATIONSHIPS,
        "statuses": STATUSES,
        "units": tuple(UNITS),
        "typed": request.POST or {"relationship": "client", "many": "6", "unit": "months"},
        "error": error,
    }
    return render(request, "touch/how_often.html", context, status=_UNUSABLE if error else 200)


def _title(rules: list[Rule]) -> str:
    if not rules:
        return "You have not said how often"
    return f"How often you want contact: {count(len(rules), 'rule')}"


def _rule(one: Rule) -> RuleShown:
    often = every(one.days) if one.days else "left in peace"
    if not one.is_of_person:
        return RuleShown(one.of, for_whom(one), "", "", often)
    person = one.of.partition(":")[2]
    row = known_people().get(person)
    return RuleShown(one.of, "", person, row.name if row else "Somebody", often)


def _group(request: HttpRequest) -> str:
    relationship = request.POST.get("relationship", "")
    status = request.POST.get("status", "")
    if not relationship and not status:
        raise ValueError(_NOBODY)
    return group(relationship=relationship, status=status)


def _days(request: HttpRequest) -> int | None:
    if request.POST.get("peace") == "yes":
        return None
    return _whole(request.POST.get("many", "")) * UNITS.get(request.POST.get("unit", ""), 1)


def _whole(typed: str) -> int:
    words = typed.strip()
    if not words.isascii() or not words.isdigit() or len(words) > len("10000"):
        raise ValueError(_NUMBER)
    return int(words)
