"""Taking what somebody gives: uploads, or a place on this computer."""

from pathlib import Path
from typing import Final

from django.http import HttpRequest
from msgspec.structs import replace

from friendline.desk.imports import uploads
from friendline.desk.imports.receiving import refusal_of
from friendline.desk.running import Desk, desk_of
from friendline.desk.zone import owners_zone
from friendline.store import settings
from friendline.store.jobs import Job

__all__ = ["MISUSE", "NotThereError", "NothingGivenError", "TooLargeError", "ask_import", "take"]


class NothingGivenError(ValueError):
    """Nothing was chosen."""

    def __init__(self) -> None:
        super().__init__("Choose at least one file, or name the folder where they lie.")


class NotThereError(ValueError):
    """There is nothing at the place that was named."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"There is no file or folder {place} on this computer. Give the whole path, as the "
            "address bar of your file manager shows it."
        )


class TooLargeError(ValueError):
    """What was sent is too large."""


MISUSE: Final = (NothingGivenError, NotThereError, TooLargeError)
"""Errors of use: each is a sentence for whoever gave it."""


def take(request: HttpRequest) -> None:
    """Have what was sent imported: the files of ``files``, and what lies at ``place``.

    Raises:
        TooLargeError: A file, or all of them, are larger than is taken.
        NothingGivenError: There is neither.
        NotThereError: There is nothing at the place.
    """
    desk, files = desk_of(request), request.FILES.getlist("files")
    place = request.POST.get("place", "").strip()
    if why := refusal_of(request):
        raise TooLargeError(why)
    if not files and not place:
        raise NothingGivenError
    if place:
        ask_import(desk, Job(kind="import", home="", sources=(str(_at(place)),)))
    if files:
        kept = tuple(map(str, uploads.keep(desk.home, files)))
        ask_import(desk, Job(kind="import", home="", sources=kept, uploaded=True))


def ask_import(desk: Desk, job: Job) -> None:
    """Have something imported into the store of a desk; the first import settles the zone."""
    settings.settle_zone(None, owners_zone().key)
    desk.jobs.ask(replace(job, home=str(desk.home.folder), passphrase=desk.passphrase))


def _at(place: str) -> Path:
    """Give the path that somebody named, as they copied it."""
    path = Path(place.strip("\"'")).expanduser()
    try:
        if path.is_absolute() and path.exists():
            return path
    except (OSError, ValueError):
        pass
    raise NotThereError(place)
