"""Reading what a Threads profile left in an export, its own or Instagram's (formats 2b)."""

from collections.abc import Iterator
from typing import Final

from friendline.archives.instagram.files import Part
from friendline.archives.instagram.page import UNTOLD, Known
from friendline.archives.instagram.reading import read_files
from friendline.archives.instagram.survey import survey
from friendline.archives.meta.names import HTML, JSON
from friendline.archives.opening import Archive
from friendline.archives.source import Reading
from friendline.archives.threads.files import known_files
from friendline.model import Gap, Record

CHANNEL: Final = "threads"

_WAY: Final = (
    "On Threads open Settings, Account, Export your information, choose the Threads profile"
)
_ASK_AGAIN: Final = _WAY + ", {what}, the date range All time and the format JSON."


def read_threads(archive: Archive, reading: Reading) -> Iterator[Record]:
    """Read the files of Threads, then tell what is lacking.

    What the parts of an export tell together is known to each; what is lacking is told with the
    first.
    """
    parts = reading.parts or (archive,)
    known = survey(parts, known_files, CHANNEL)
    yield from read_files(archive, known_files(archive.names(), JSON), known, CHANNEL)
    if archive is parts[0]:
        names = tuple(name for part in parts for name in part.names())
        seen = {kind.part for _, kind in known_files(names, JSON)}
        yield from _gaps(seen, known) if seen else _gap_of_html(names)


def _gap_of_html(names: tuple[str, ...]) -> Iterator[Gap]:
    if any(known_files(names, HTML)):
        yield Gap(
            what="This Threads export is in HTML, which cannot be read.",
            remedy=f'{_WAY}, and the format "JSON" instead of "HTML".',
        )


def _gaps(seen: set[Part], known: Known) -> Iterator[Gap]:
    if Part.FOLLOWERS not in seen:
        yield Gap(
            what="No list of followers on Threads is in this export: who sees what you post there "
            "cannot be told from here.",
            remedy=_ASK_AGAIN.format(what="all information"),
        )
    if Part.POSTS not in seen:
        yield Gap(
            what="No posts on Threads are in this export: what clients would see there cannot be "
            "told from here.",
            remedy=_ASK_AGAIN.format(what="all information"),
        )
    if known.standing == UNTOLD:
        yield Gap(
            what="Whether your Threads profile is private is not in this export, or in a language "
            "that is not understood: who sees your posts is unknown.",
            remedy='Say it in audience.toml, with channel = "threads" and audience = "followers" '
            'if it is private, else "public".',
        )
    else:
        yield Gap(
            what="Threads does not say under whose posts you replied: who sees a reply is unknown.",
            remedy='Look at "Replies" on your profile there.',
        )
    yield Gap(
        what="Threads never exports the requests of people who want to follow you.",
        remedy="Look under Activity, Follows, on Threads, and add those of clients by hand.",
    )
