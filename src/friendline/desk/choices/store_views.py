"""Pages of the store itself: where it lies, copies of it, and whether it is well."""

import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import Final

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from friendline.desk.choices.errands import begin, errand
from friendline.desk.imports.uploads import folder_of
from friendline.desk.refusing import refused
from friendline.desk.running import Desk, desk_of
from friendline.store import clock
from friendline.store.jobs import Job
from friendline.store.opening import is_open_one_encrypted
from friendline.store.safekeeping.doctor import Check, Health

__all__ = ["backup", "export_all", "file", "health", "healthy", "index", "made"]

_GONE: Final = 410
_MEGABYTE: Final = 2**20


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show where the store lies and how it is kept."""
    desk = desk_of(request)
    size = desk.home.database.stat().st_size / _MEGABYTE
    context = {"file": desk.home.database, "size": size, "is_encrypted": is_open_one_encrypted()}
    return render(request, "choices/store.html", context)


@require_POST
def backup(request: HttpRequest) -> HttpResponse:
    """Have a whole copy of the store made."""
    place = _apart(desk_of(request)) / f"friendline-{clock.today()}.db"
    return redirect("choices:made", begin(request, Job(kind="backup", home="", into=str(place))))


@require_POST
def export_all(request: HttpRequest) -> HttpResponse:
    """Have everything written in open formats, as a zip."""
    place = _apart(desk_of(request)) / f"friendline-export-{clock.today()}.zip"
    return redirect("choices:made", begin(request, Job(kind="export", home="", into=str(place))))


@require_safe
def made(request: HttpRequest, word: str) -> HttpResponse:
    """Show how far a copy is, then where to get it."""
    found = errand(request, word, "backup", "export")
    place = Path(found.gave(str)) if found.outcome else None
    is_there = place is not None and place.exists()
    context = {
        "found": found,
        "stage": found.stage,
        "word": word,
        "name": place.name if place else "",
        "size": place.stat().st_size / _MEGABYTE if place and is_there else 0,
        "is_there": is_there,
        "is_encrypted": found.kind == "backup" and is_open_one_encrypted(),
    }
    return render(request, "choices/made.html", context)


@require_safe
def file(request: HttpRequest, word: str) -> HttpResponseBase:
    """Give a copy that was made; it goes from the desk with that."""
    found = errand(request, word, "backup", "export")
    place = Path(found.gave(str)) if found.outcome else None
    if place is None or not place.exists():
        return refused(request, "This copy was given already. Have a new one made.", _GONE)
    return _Fleeting(place)


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Have it looked whether the store is well, where that is asked for."""
    if "look" in request.GET:
        return redirect("choices:healthy", begin(request, Job(kind="health", home="")))
    return render(request, "choices/health.html")


@require_safe
def healthy(request: HttpRequest, word: str) -> HttpResponse:
    """Show how far it is, then whether the store is well."""
    found = errand(request, word, "health")
    checks: list[Check] = found.gave(list[Check]) if found.outcome else []
    many = Counter(one.health for one in checks)
    context = {
        "looked": bool(checks),
        "stage": found.stage,
        "why_not": found.why_not,
        "word": word,
        "checks": checks,
        "broken": many[Health.BROKEN],
        "advice": many[Health.ADVICE],
    }
    return render(request, "choices/health.html", context)


class _Fleeting(FileResponse):
    """A file that goes, with its folder, once it was sent."""

    def __init__(self, place: Path) -> None:
        super().__init__(place.open("rb"), as_attachment=True, filename=place.name)
        self._folder = place.parent

    def close(self) -> None:
        """Close it, and remove it."""
        super().close()
        shutil.rmtree(self._folder, ignore_errors=True)


def _apart(desk: Desk) -> Path:
    """Give a folder of its own below the home."""
    return Path(tempfile.mkdtemp(dir=folder_of(desk.home)))
