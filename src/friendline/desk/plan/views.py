"""The page of the plan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from friendline.desk.plan.tasks import tasks, title_of
from friendline.store.review import reviewed

__all__ = ["index"]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show what to do, the most useful first, each with what it is expected to change."""
    found = tasks()
    context = {
        "tasks": found,
        "title": title_of(found),
        "is_reviewed": reviewed.run() is not None,
        "expects": any(one.expected for one in found),
    }
    return render(request, "plan/index.html", context)
