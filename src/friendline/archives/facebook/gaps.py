"""What a Facebook export lacks, told so that its owner can do something about it."""

from collections.abc import Iterator, Sequence

from friendline.archives.facebook.files import Part, known_files
from friendline.archives.facebook.html import Clock
from friendline.archives.meta.names import READABLE, plain
from friendline.model import Gap

_ASK_AGAIN = (
    "Ask Facebook for the export again, with {what} ticked, all dates and the format JSON; "
    "if it came in several zips, give all of them."
)
_SAY_AUDIENCE = "Say who can see what in audience.toml: for all posts before a date, or one by one."


def holds_media_only(names: tuple[str, ...]) -> bool:
    """Whether none of these files is one that is read, in JSON or in HTML."""
    return not known_files(names, *READABLE)


def gaps(parts: Sequence[tuple[str, ...]]) -> Iterator[Gap]:
    """Tell what is missing in an export, given the names of the files of all its parts.

    A part that holds only media lacks nothing, as long as the others are there (formats 1.1).
    """
    names = tuple(name for part in parts for name in part)
    seen = {kind.part for _, kind in known_files(names, *READABLE)}
    if not seen:
        yield _MEDIA_ONLY
        return
    empty = {plain(name.rsplit("/", 2)[-2]) for name in names if name.endswith("/no-data.txt")}
    if Part.FRIENDS not in seen and not empty & {"friends", "friends_and_followers"}:
        yield Gap(
            what="No list of friends is in this export, or it is in another part of it: "
            "who is a friend already cannot be told from here.",
            remedy=_ASK_AGAIN.format(what='"Connections" or "Friends and followers"'),
        )
    if Part.POSTS not in seen and "posts" not in empty:
        yield Gap(
            what="No posts are in this export, or they are in another part of it: "
            "what clients would see cannot be told from here.",
            remedy=_ASK_AGAIN.format(what='"Posts"'),
        )
    yield Gap(what="Facebook's export never says who can see a post.", remedy=_SAY_AUDIENCE)


def of_pages(clock: Clock) -> Iterator[Gap]:
    """Tell what an export in HTML says less of than one in JSON, and how its times were read."""
    unit = "second" if clock.dates.has_seconds else "minute"
    what = (
        "This export is in HTML. It was read, but JSON tells more: who is tagged, when a photo was "
        "taken, which reaction it was."
    )
    yield Gap(what=what, remedy=_AS_JSON)
    if clock.is_sure and clock.dates.has_seconds:
        return
    yield Gap(
        what=f"Times in HTML have no time zone. They were read to the {unit}, in {clock.why}. "
        "If you also give the export in JSON, posts may show twice.",
        remedy="Ask for JSON, whose times leave no doubt; or name the time zone that you had "
        "when the export was made, if it was another.",
    )


_MEDIA_ONLY = Gap(
    what="Only media, or files that are not read, are in this part of a Facebook export: "
    "neither posts nor friends.",
    remedy=_ASK_AGAIN.format(what='"Posts" and "Connections"'),
)
_AS_JSON = 'Ask Facebook for the export again and choose the format "JSON" instead of "HTML".'
