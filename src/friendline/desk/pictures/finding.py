"""The pictures of an item, where the export that holds them still lies where it lay."""

from functools import lru_cache
from typing import TYPE_CHECKING

from friendline.store.models import Import, Item
from friendline.store.review.reviewed import review_and_store

if TYPE_CHECKING:
    from friendline.archives.media_files import MediaFile, MediaFiles

__all__ = ["MOST", "content_of", "paths_of"]

MOST = 4
"""So many pictures of an item are shown."""

_ENDINGS = (".jpg", ".jpeg", ".jpe", ".png", ".webp", ".gif", ".avif")


def paths_of(item: Item) -> tuple[str, ...]:
    """Give the paths of an item's pictures, as the export names them; videos are none."""
    paths = (path for path in item.media.split("\n") if path)
    return tuple(path for path in paths if _may_be_picture(path))[:MOST]


def content_of(item: Item, number: int) -> bytes | None:
    """Give the bytes of one picture of an item as they lie in the export.

    Args:
        item: The item.
        number: Which of its pictures, from 0.

    Returns:
        ``None`` where there is none, it no longer lies there, or several could be meant.
    """
    paths = paths_of(item)
    if number >= len(paths):
        return None
    found = _media().find(paths[number], channel=item.channel)
    return None if found is None else _read(found)


def _read(found: "MediaFile") -> bytes | None:
    from friendline.archives.opening import UnreadableFileError  # noqa: PLC0415 - heavy

    try:
        return found.read()
    except UnreadableFileError:
        return None


def _media() -> "MediaFiles":
    imports = Import.objects.order_by("-pk").values_list("pk", flat=True).first()
    return _media_of(imports or 0, review_and_store())


@lru_cache(maxsize=1)
def _media_of(imports: int, review: tuple[int, str]) -> "MediaFiles":  # noqa: ARG001 - they tell one state of a store from another
    """Give all media of the store; to list what lies in the exports takes a while."""
    from friendline.store.imports import kept  # noqa: PLC0415 - reads every source's module

    return kept.media()


def _may_be_picture(path: str) -> bool:
    name = path.replace("\\", "/").rpartition("/")[2].lower()
    return name.endswith(_ENDINGS) or "." not in name
