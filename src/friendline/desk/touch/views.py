"""The list of whom to be in touch with, and its pages that only show."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from friendline.desk.frame import Frame
from friendline.desk.paging import page_of
from friendline.desk.touch.pages import AHEAD, TheList, person_page, the_list
from friendline.desk.touch.words import UNITS
from friendline.review.words import spelled
from friendline.store.over_time import touch

__all__ = ["as_text", "index", "left_in_peace", "person"]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show who is due, by week."""
    return render(request, "touch/index.html", {"list": _asked(request)})


@require_safe
def as_text(request: HttpRequest) -> HttpResponse:
    """Give the list as plain text, to print or to take along."""
    frame = Frame(request)
    text = "\n".join(_lines(_asked(request), frame))
    return HttpResponse(f"{text}\n", content_type="text/plain; charset=utf-8")


@require_safe
def left_in_peace(request: HttpRequest) -> HttpResponse:
    """Show whom the owner leaves in peace, and by which rule."""
    quiet = touch.quiet_list()
    own = {rule.of.partition(":")[2] for rule in touch.rules() if rule.is_of_person}
    context = {
        "title": f"{spelled(len(quiet), 'person is', 'people are')} left in peace",
        "page": page_of(request, quiet),
        "own": own,
    }
    return render(request, "touch/left_in_peace.html", context)


@require_safe
def person(request: HttpRequest, person: str) -> HttpResponse:
    """Show when contact with one person is due, and why."""
    context = {"page": person_page(person), "units": tuple(UNITS)}
    return render(request, "touch/person.html", context)


def _asked(request: HttpRequest) -> TheList:
    asked = request.GET.get("weeks", "")
    return the_list(AHEAD[-1] if asked == str(AHEAD[-1]) else AHEAD[0])


def _lines(found: TheList, frame: Frame) -> Iterator[str]:
    yield found.title
    for week in found.weeks:
        yield ""
        yield week.title
        for row in week.rows:
            yield f"- {frame.shown_name(row.id, row.name)}: {frame.shown_text(row.last)}"
            if row.told:
                yield f"  {frame.shown_text(row.told)}"
