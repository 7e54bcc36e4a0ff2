"""How much of the pictures and videos that items name was given, and what is to be said of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from friendline.archives.media_files import MediaFiles
from friendline.model import CHANNEL_TITLES, Gap


@dataclass
class MediaCount:
    """How much of the media that one network's items name was found.

    Attributes:
        named: Different names.
        lacking: Names of which no file was given.
        doubtful: Names that several different files have.
    """

    named: int = 0
    lacking: int = 0
    doubtful: int = 0


def media_counts(
    media: MediaFiles, items: Iterable[tuple[str, str, Sequence[str]]]
) -> dict[str, MediaCount]:
    """Count what was found, by network in order.

    Args:
        media: The files that were given.
        items: Of each item its channel, its file and its media.
    """
    counts: dict[str, MediaCount] = {}
    named = {(channel, name): file for channel, file, names in items for name in names}
    for (channel, name), file in named.items():
        count = counts.setdefault(channel, MediaCount())
        found = len(media.all_of(name, channel=channel, file=file))
        count.named += 1
        count.lacking += found == 0
        count.doubtful += found > 1
    return dict(sorted(counts.items()))


def media_gaps(counts: Mapping[str, MediaCount]) -> Iterator[Gap]:
    """Tell how many pictures and videos nobody can look at (formats 1.1)."""
    for channel, count in counts.items():
        title = CHANNEL_TITLES.get(channel, channel)
        if count.lacking:
            is_or_are = "is" if count.lacking == 1 else "are"
            yield Gap(
                what=f"{_some(count.lacking, count.named, title)} {is_or_are} in no file that was "
                "given: nobody can look at them here.",
                remedy="If the export came in several parts, give all of them; if it came "
                "without media, ask for it again with media.",
            )
        if count.doubtful:
            has_or_have = "has" if count.doubtful == 1 else "have"
            yield Gap(
                what=f"{_some(count.doubtful, count.named, title)} {has_or_have} a name that "
                "several different files have: none of these is looked at, as it could be the "
                "wrong one.",
                remedy="Give the export as it was downloaded, without other files among its own.",
            )


def _some(number: int, total: int, title: str) -> str:
    """Name some of the media that a network mentions."""
    if total == 1:
        return f"The one picture or video that {title} mentions"
    return f"{number:,} of the {total:,} pictures and videos that {title} mentions"
