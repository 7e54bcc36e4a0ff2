"""Which files belong to which items, newest first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from friendline.archives.media_files import MediaFile, MediaFiles

__all__ = ["Shown", "shown_by"]

_VIDEOS: Final = frozenset(
    {"mp4", "m4v", "mov", "webm", "mkv", "avi", "3gp", "mpg", "mpeg", "ogv", "wmv", "ts"}
)
_STILLS: Final = ("jpg", "jpeg", "png", "webp")
_VIDEO: Final = "Its video was not looked at: only pictures are."
_STILL: Final = "Of its video only the still picture beside it was looked at."
_ABSENT: Final = "A picture of it is not in the export."
_SEVERAL: Final = "Several different pictures have the name of one of its pictures."


@dataclass(frozen=True)
class Shown:
    """A picture of an item.

    Attributes:
        row: The row of the item in its batch.
        file: The picture; ``None`` where there is none to look at.
        unseen: Why it is not wholly looked at; empty if it can be.
    """

    row: int
    file: MediaFile | None
    unseen: str = ""


def shown_by(items: pl.DataFrame, media: MediaFiles | None) -> Iterator[Shown]:
    """Give the pictures of all items, those of the newest items first.

    Args:
        items: Rows of the table of items.
        media: Finds them; without it none is there.
    """
    for item in _newest_first(items):
        for name in dict.fromkeys(item["media"]):
            yield _shown(item, name, media)


def _newest_first(items: pl.DataFrame) -> Iterable[dict[str, Any]]:
    if "media" not in items.columns:
        return ()
    there = [name for name in ("id", "channel", "file", "at", "media") if name in items.columns]
    rows = items.select(there).with_row_index("row").filter(pl.col("media").list.len() > 0)
    order = [name for name in ("at", "id") if name in there]
    rows = rows.sort(order, descending=[name == "at" for name in order], nulls_last=True)
    return rows.iter_rows(named=True)


def _shown(item: dict[str, Any], name: str, media: MediaFiles | None) -> Shown:
    row: int = item["row"]
    found = _all_of(item, name, media)
    if len(found) > 1:
        return Shown(row, None, _SEVERAL)
    if _is_video(found[0].name if found else name):
        still = _still(item, name, media)
        return Shown(row, still, _STILL if still else _VIDEO)
    return Shown(row, found[0]) if found else Shown(row, None, _ABSENT)


def _still(item: dict[str, Any], name: str, media: MediaFiles | None) -> MediaFile | None:
    """Give the picture that has the name of a video, or that name with an ending added."""
    stems = dict.fromkeys((name.rpartition(".")[0] or name, name))
    for stem in stems:
        for ending in _STILLS:
            found = _all_of(item, f"{stem}.{ending}", media)
            if len(found) == 1:
                return found[0]
    return None


def _all_of(item: dict[str, Any], name: str, media: MediaFiles | None) -> Sequence[MediaFile]:
    if media is None:
        return ()
    return media.all_of(name, channel=item.get("channel") or "", file=item.get("file") or "")


def _is_video(name: str) -> bool:
    return name.rpartition(".")[2].lower() in _VIDEOS
