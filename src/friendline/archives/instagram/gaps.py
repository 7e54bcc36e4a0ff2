"""What an Instagram export lacks, told so that its owner can do something about it."""

from collections.abc import Iterator
from typing import Final

from friendline.archives.instagram.files import Part, known_files
from friendline.archives.instagram.page import PUBLIC, UNTOLD, Known
from friendline.archives.meta.names import JSON, READABLE
from friendline.model import Gap, moment

_WAY: Final = (
    "On Instagram open Settings, Accounts Center, Your information and permissions, Export your "
    "information"
)
_ASK_AGAIN: Final = (
    _WAY + ", and ask again with {what}, the date range All time and the format JSON."
)
_ALL: Final = _ASK_AGAIN.format(what="all information")
_SAY: Final = 'Say it in audience.toml, with channel = "instagram"{more}.'
_MANY: Final = 50
_FEW: Final = 4


def holds_media_only(names: tuple[str, ...]) -> bool:
    """Whether none of these files is one that is read, in JSON or in HTML."""
    return not known_files(names, *READABLE)


def gaps(names: tuple[str, ...], known: Known) -> Iterator[Gap]:
    """Tell what is missing.

    Args:
        names: The names of the files of all parts of the export.
        known: What these files tell together.
    """
    seen = {kind.part for _, kind in known_files(names, JSON)}
    if not seen:
        yield _nothing_readable(names)
    else:
        yield from _gaps_of_people(seen, known)
        yield from _gaps_of_sight(known)
        yield from _gaps_of_items(seen, known)


def _nothing_readable(names: tuple[str, ...]) -> Gap:
    if holds_media_only(names):
        return Gap(
            what="Only media, or files that are not read, are in this part of an Instagram export: "
            "neither posts nor followers.",
            remedy="If it came in several zips give all of them. Else: " + _ALL,
        )
    return Gap(
        what="This Instagram export is in HTML, which cannot be read.",
        remedy=f'{_WAY}, and ask again with the format "JSON" instead of "HTML".',
    )


def _gaps_of_people(seen: set[Part], known: Known) -> Iterator[Gap]:
    if seen.isdisjoint({Part.FOLLOWERS, Part.CONNECTIONS}):
        yield Gap(
            what="No list of followers is in this export: who sees what you post on Instagram "
            "cannot be told from here.",
            remedy=_ASK_AGAIN.format(what="Followers and following"),
        )
    elif known.since is None and _looks_cut(known):
        yield Gap(
            what=f"Followers listed in this export: {known.followers}; accounts that you follow: "
            f"{len(known.following)}. A range of dates may have been asked for, which leaves out "
            "followers from before it.",
            remedy="Compare with the number on your profile; if it is larger: " + _ALL,
        )
    if Part.REQUESTS not in seen and known.standing != PUBLIC:
        yield Gap(
            what="No list of follow requests that wait for you is in this export. Instagram leaves "
            "it out of many exports, and always before 2023.",
            remedy="Look on Instagram under Notifications, Follow requests, and add those of "
            "clients by hand.",
        )
    if known.undecided:
        yield Gap(
            what="What became of requests you sent lately is not told for "
            f"{_listed(known.undecided)}: withdrawn or declined.",
            remedy="Do not ask anybody again before you have looked at their profile.",
        )


def _looks_cut(known: Known) -> bool:
    following = len(known.following)
    return following >= _MANY and known.followers * _FEW < following


def _gaps_of_sight(known: Known) -> Iterator[Gap]:
    if known.is_closed:
        yield Gap(
            what="By this export your Instagram account was switched off; what others see of it "
            "now is not known.",
            remedy=f"If it is open again: {_ALL}",
        )
    elif known.standing == UNTOLD:
        yield Gap(
            what="Whether your Instagram account is private is not in this export, or in a "
            "language that is not understood: who sees your posts is unknown.",
            remedy=_SAY.format(more=' and audience = "followers" if it is private, else "public"'),
        )
    if known.since is not None:
        yield Gap(
            what="By its own list of requests, this export was asked for from "
            f"{moment(known.since):%d %B %Y} on: followers and posts from before are not in it.",
            remedy=_ALL,
        )


def _gaps_of_items(seen: set[Part], known: Known) -> Iterator[Gap]:
    if seen.isdisjoint({Part.POSTS, Part.MEDIA}):
        yield Gap(
            what="No posts are in this export: what clients would see on Instagram cannot be told "
            "from here.",
            remedy=_ASK_AGAIN.format(what='"Content" or "Media"'),
        )
    if not seen.isdisjoint({Part.STORIES, Part.MEDIA}):
        close = ", nor which went to your Close Friends only" if known.has_close_friends else ""
        yield Gap(
            what="Instagram's export does not say which stories you keep as highlights"
            f"{close}: who still sees them is unknown.",
            remedy=_SAY.format(
                more=', kind = "story" and audience = "only me" if you keep no highlights'
            ),
        )
    yield Gap(
        what="Photos in which others tagged you are never in Instagram's export.",
        remedy="Look at the tagged photos on your profile; Settings, Tags and mentions, lets you "
        "approve tags first.",
    )


def _listed(names: frozenset[str], most: int = 5) -> str:
    shown = [f"@{name}" for name in sorted(names)[:most]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")
