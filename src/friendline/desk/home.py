"""The first page: where there is something to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from friendline.desk.areas import Area, there, there_in_rail
from friendline.store.models import Import

__all__ = ["home"]


@require_safe
def home(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - as Django calls it
    """Lead to the first run while nothing was imported, and to the first entry of the rail then."""
    return redirect((_first_run() or there_in_rail()[0]).address)


def _first_run() -> Area | None:
    if Import.objects.exists():
        return None
    return next((area for area in there() if area.folder == "first_run"), None)
