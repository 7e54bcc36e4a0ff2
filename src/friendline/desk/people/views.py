"""The list of people, and the pages of a person that only show."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from friendline.desk.frame import Frame
from friendline.desk.ledger.told import told
from friendline.desk.paging import Choice, Filters, filters_of, page_of
from friendline.desk.people.answered import looked_at_again
from friendline.desk.people.listing import NOT_FOUND, Asked, Listed, everybody, fitting
from friendline.desk.people.somebody import head_of, person_page
from friendline.matching.wording import channel_title
from friendline.model import Certainty, Relationship, Status
from friendline.review.report.words import capitalised, plain
from friendline.review.words import count, spelled
from friendline.store.people.by_hand import is_by_hand
from friendline.store.people.held import held_about
from friendline.store.people.reopening import friend_flags
from friendline.store.people.who_is_who import known

__all__ = ["again", "held", "index", "person"]

_WHO: Final = Choice(
    "who", "People", (("listed", "On my list"), ("other", "Not on my list"), ("all", "Everybody"))
)
_CERTAINTY: Final = Choice(
    "sure",
    "Accounts",
    (
        ("", "Found or not"),
        (Certainty.CONFIRMED.value, "Confirmed"),
        (Certainty.LIKELY.value, "Likely"),
        (Certainty.AMBIGUOUS.value, "Still open"),
        (NOT_FOUND, "None found"),
    ),
)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show everybody, or who is looked for."""
    people = everybody()
    if not people:
        return render(request, "people/nothing.html")
    filters = _filters(request, people)
    found = fitting(people, _asked(request, filters))
    now = known()
    friends = {channel_title(key): one for key, one in now.standing_friends().items()}
    context = {
        "title": _title(filters, len(found)),
        "filters": filters,
        "page": page_of(request, found),
        "friends": friends,
        "open": len(now.open_people),
        "again": len(looked_at_again()),
    }
    return render(request, "people/index.html", context)


@require_safe
def again(request: HttpRequest) -> HttpResponse:
    """Show the answers that would be another one with what was said since."""
    found = looked_at_again()
    title = spelled(len(found), "answer would be another one now", "answers would be others now")
    context = {"title": title, "page": page_of(request, found), "flags": friend_flags()}
    return render(request, "people/again.html", context)


@require_safe
def person(request: HttpRequest, person: str) -> HttpResponse:
    """Show one person."""
    stays = known().attached.decisions.person_of(person)
    if stays != person:
        return redirect("people:person", person=stays)
    context = {"page": person_page(person), "by_hand": is_by_hand(person)}
    return render(request, "people/person.html", context)


@require_safe
def held(request: HttpRequest, person: str) -> HttpResponse:
    """Show everything that the store holds about one person."""
    head = head_of(person)
    found = held_about(person, known(), lambda entry: told(entry).sentence)
    return render(request, "people/held.html", {"head": head, "held": found})


def _filters(request: HttpRequest, people: tuple[Listed, ...]) -> Filters:
    kinds = {one.relationship for one in people}
    standings = {one.status for one in people}
    channels = sorted({channel for one in people for channel, _ in one.accounts})
    return filters_of(
        request,
        _WHO,
        Choice("what", "They are", (("", "Anything"), *_words(Relationship, kinds))),
        Choice("status", "It is", (("", "At any stage"), *_words(Status, standings))),
        Choice(
            "on", "Network", (("", "Any network"), *((one, channel_title(one)) for one in channels))
        ),
        _CERTAINTY,
        searches="Name, e-mail or handle",
    )


def _words(
    words: type[Relationship] | type[Status], there: set[Relationship] | set[Status]
) -> list[tuple[str, str]]:
    named = {"unknown": "Not known", "none": "Nothing now"}
    return [
        (one.value, named.get(one.value) or capitalised(plain(one.value)))
        for one in words
        if one in there
    ]


def _asked(request: HttpRequest, filters: Filters) -> Asked:
    frame = Frame(request)
    who, what, status, channel, sure = (each.chosen for each in filters.choices)
    shown = frame.shown_name if frame.incognito else None
    return Asked(who, what, status, channel, sure, filters.words, shown)


def _title(filters: Filters, many: int) -> str:
    is_chosen = filters.words or any(each.chosen for each in filters.choices[1:])
    if is_chosen:
        return spelled(many, "person fits", "people fit")
    where = {"listed": "on your list", "other": "not on your list"}.get(filters.chosen("who"), "")
    return f"{count(many, 'person', 'people')} {where or 'in all'}"
