"""Pages of the edited version: what clients see of it, and saying what is not for them."""

from typing import TYPE_CHECKING, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from friendline.desk.exposure import edited as page
from friendline.desk.exposure.links import person_address
from friendline.desk.frame import tell
from friendline.desk.going_back import back
from friendline.desk.paging import Choice, filters_of, page_of
from friendline.desk.plan.tasks import tasks
from friendline.desk.refusing import refused
from friendline.desk.whole import whole
from friendline.review.contract import PersonRow
from friendline.review.words import joined
from friendline.store.review import reviewed
from friendline.store.review.edited_version import (
    ChangedSinceError,
    NoSuchItemError,
    last_version,
    say_of_item,
    take_back,
)
from friendline.store.review.seeing import eyes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["edited", "edited_back", "edited_item"]

_A_PAGE: Final = 25
_CONFLICT: Final = 409
_UNUSABLE: Final = 422
_ALL: Final = ""
_SAID: Final = {
    "no": (False, "Kept: not for clients."),
    "yes": (True, "Kept: clients may see it."),
    "either": (None, "Nothing is said of this item any more."),
}


@require_safe
def edited(request: HttpRequest) -> HttpResponse:
    """Show what clients see of what the owner edits for them."""
    if reviewed.run() is None:
        return render(request, "exposure/nothing.html")
    edits, rows = reviewed.section("edits"), reviewed.section("edited")
    topics = {topic for row in rows for topic in row.topics}
    of = [(key, words) for key, words in page.TOPIC_WORDS.items() if key in topics]
    filters = filters_of(
        request,
        Choice("of", "Of", ((_ALL, "All that you edit"), *of)),
        Choice(
            "sees",
            "Sure or not",
            ((_ALL, "Can or may see"), ("can", "Can see"), ("may", "May see")),
        ),
    )
    person = _person(request.GET.get("person", ""))
    eyes = eyes_of(person.id) if person else None
    found = page.conflicting(filters.chosen("of"), filters.chosen("sees"), eyes)
    listed = page_of(request, found, _A_PAGE)
    context = {
        "title": page.title_for(edits, rows),
        "edits": edits,
        "topics": joined(page.TOPIC_WORDS[topic].lower() for topic in edits.topics),
        "unseen": page.unseen(edits),
        "is_changed": page.is_changed(edits),
        "filters": filters,
        "person": person,
        "person_page": person_address(person.id) if person else "",
        "page": listed,
        "rows": page.shown(list(listed), person),
        "steps": tasks("keep_from_clients") if person is None and listed.number == 1 else [],
    }
    return render(request, "exposure/edited.html", context)


@require_POST
def edited_item(request: HttpRequest) -> HttpResponse:
    """Keep whether an item is for clients."""
    said = _SAID.get(request.POST.get("for_clients", ""))
    if said is None:
        return refused(request, "This is nothing that can be said of an item.", _UNUSABLE)
    try:
        is_new = say_of_item(request.POST.get("item", ""), for_clients=said[0])
    except NoSuchItemError as error:
        return refused(request, str(error), _CONFLICT)
    if is_new:
        undo = reverse("exposure:edited_back")
        goes_back = request.POST.get("back", "")
        tell(request, said[1], undo=undo, version=str(last_version()), back=goes_back)
    else:
        tell(request, "Nothing was changed.")
    return back(request, reverse("exposure:edited"))


@require_POST
def edited_back(request: HttpRequest) -> HttpResponse:
    """Let what is edited be again as it was before."""
    try:
        take_back(whole(request.POST.get("version", "")))
    except ChangedSinceError as error:
        return refused(request, str(error), _CONFLICT)
    tell(request, "It is as it was before.")
    return back(request, reverse("choices:edited"))


def _person(key: str) -> PersonRow | None:
    if not key:
        return None
    people: Sequence[PersonRow] = reviewed.section("people")
    person = next((one for one in people if one.id == key), None)
    if person is None:
        raise Http404
    return person
