"""Pages of the store itself: where it lies, copies of it, and whether it is well."""

import shutil
import tempfile
from collections import Counter
from pathlib import Path
from typing import Final

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from friendline.desk.imports.uploads import folder_of
from friendline.desk.refusing import refused
from friendline.desk.running import Desk, desk_of
from friendline.store import clock
from friendline.store.opening import is_encrypted
from friendline.store.safekeeping.doctor import Health, checks
from friendline.store.safekeeping.exporting import ExportError, export
from friendline.store.safekeeping.keeping import BackupError, back_up

__all__ = ["backup", "export_all", "health", "index"]

_SERVER_FAULT: Final = 500
_MEGABYTE: Final = 2**20


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show where the store lies and how it is kept."""
    desk = desk_of(request)
    size = desk.home.database.stat().st_size / _MEGABYTE
    context = {"file": desk.home.database, "size": size, "is_encrypted": is_encrypted(desk.home)}
    return render(request, "choices/store.html", context)


@require_POST
def backup(request: HttpRequest) -> HttpResponseBase:
    """Give a whole copy of the store as a file."""
    folder = _apart(desk_of(request))
    name = f"friendline-{clock.today()}.db"
    try:
        back_up(folder / name, told=f"{name}, downloaded")
    except BackupError as error:
        shutil.rmtree(folder, ignore_errors=True)
        return refused(request, str(error), _SERVER_FAULT)
    return _Fleeting(folder, folder / name)


@require_POST
def export_all(request: HttpRequest) -> HttpResponseBase:
    """Give everything in open formats, as a zip."""
    folder = _apart(desk_of(request))
    name = f"friendline-export-{clock.today()}"
    try:
        export(folder / name)
        packed = Path(shutil.make_archive(str(folder / "packed"), "zip", folder, name))
    except (ExportError, OSError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        return refused(request, str(error), _SERVER_FAULT)
    return _Fleeting(folder, packed, f"{name}.zip")


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Look whether the store is well, where that is asked for."""
    looked = "look" in request.GET
    found = list(checks(desk_of(request).home)) if looked else []
    many = Counter(one.health for one in found)
    context = {
        "looked": looked,
        "checks": found,
        "broken": many[Health.BROKEN],
        "advice": many[Health.ADVICE],
    }
    return render(request, "choices/health.html", context)


class _Fleeting(FileResponse):
    """A file that goes, with its folder, once it was sent."""

    def __init__(self, folder: Path, file: Path, name: str = "") -> None:
        super().__init__(file.open("rb"), as_attachment=True, filename=name or file.name)
        self._folder = folder

    def close(self) -> None:
        """Close it, and remove it."""
        super().close()
        shutil.rmtree(self._folder, ignore_errors=True)


def _apart(desk: Desk) -> Path:
    """Give a folder of its own below the home."""
    return Path(tempfile.mkdtemp(dir=folder_of(desk.home)))
