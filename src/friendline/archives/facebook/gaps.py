"""What a Facebook export lacks, told so that its owner can do something about it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from friendline.archives.facebook.files import UNUSED, Kind, Part, known_files, plain
from friendline.model import Gap

_ASK_AGAIN = (
    "Ask Facebook for the export again, with {what} ticked, all dates and the format JSON; "
    "if it came in several zips, give all of them."
)
_SAY_AUDIENCE = "Say who can see what in audience.toml: for all posts before a date, or one by one."


@dataclass
class Seen:
    """Which parts of the export were there."""

    parts: set[Part] = field(default_factory=set)

    def note(self, kind: Kind) -> None:
        """Note that a file of this kind is there."""
        self.parts.add(kind.part)


def gaps(names: tuple[str, ...], seen: Seen) -> Iterator[Gap]:
    """Tell what is missing. A part that holds only media lacks nothing (formats 1.1)."""
    if not seen.parts:
        if next(known_files(names, ".html"), None) is not None:
            yield Gap(
                what="This export is in HTML, which cannot be read.",
                remedy='Ask Facebook for the export again and choose the format "JSON".',
            )
        return
    empty = {plain(name.rsplit("/", 2)[-2]) for name in names if name.endswith("/no-data.txt")}
    if Part.FRIENDS not in seen.parts and not empty & {"friends", "friends_and_followers"}:
        yield Gap(
            what="No list of friends is in this export, or it is in another part of it: "
            "who is a friend already cannot be told from here.",
            remedy=_ASK_AGAIN.format(what='"Connections" or "Friends and followers"'),
        )
    if Part.POSTS not in seen.parts and "posts" not in empty:
        yield Gap(
            what="No posts are in this export, or they are in another part of it: "
            "what clients would see cannot be told from here.",
            remedy=_ASK_AGAIN.format(what='"Posts"'),
        )
    yield Gap(what="Facebook's export never says who can see a post.", remedy=_SAY_AUDIENCE)
    yield from _unused(names)


def _unused(names: tuple[str, ...]) -> Iterator[Gap]:
    """Name the files about audiences that are there and not used yet."""
    found = sorted({name.rsplit("/", 1)[-1] for name in names if plain(name) in UNUSED})
    if found:
        yield Gap(
            what=f"{' and '.join(found)} tell of friend lists or of the setting for future posts, "
            "not of who sees a given post; they were not used.",
            remedy=_SAY_AUDIENCE,
        )
