"""The addresses of the desk, and the page of parts."""

from datetime import UTC, date, datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from friendline.desk import urls
from friendline.desk.frame import tell
from friendline.desk.paging import Choice, filters_of, page_of
from friendline.store import clock
from friendline.store.review import reviewed


def parts(request: HttpRequest) -> HttpResponse:
    """Show every part once."""
    now = clock.now()
    people = reviewed.section("people")[:3]
    name = people[0].name
    tell(request, f"{name} was declined, with a letter.", undo="/settings/look", theme="system")
    networks = (("", "Every network"), ("mastodon", "Mastodon"), ("linkedin", "LinkedIn"))
    filters = filters_of(request, Choice("on", "Network", networks), searches="Name or words")
    return render(
        request,
        "parts/page.html",
        {
            "people": people,
            "post": f"Our clinic's spring reading list is out, says {name}.",
            "next": f"The next reminder is on 3 December: call {name} back.",
            "filters": filters,
            "page": page_of(request, list(range(120))),
            "hours": now - 7_300,
            "day_before": now - 86_400,
            "days": now - 4 * 86_400,
            "long_ago": int(datetime(2024, 2, 3, 9, 30, tzinfo=UTC).timestamp()),
            "a_date": date(2026, 5, 12),
            "one": ["The tie is younger than the policy allows."],
            "several": ["Its audience is “friends”.", "No list leaves her out."],
        },
    )


urlpatterns = [*urls.urlpatterns, path("parts/", parts, name="parts")]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
