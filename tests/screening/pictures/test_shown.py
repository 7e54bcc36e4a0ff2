"""Which files belong to which items."""

from collections.abc import Iterable

import polars as pl
import pytest
from screening.pictures.drawn import batch, media

from friendline.screening.pictures.shown import Shown, shown_by


def told(shown: Iterable[Shown]) -> list[tuple[int, str, str]]:
    """Row, name of the file, and why it is not looked at."""
    return [(one.row, one.file.name if one.file else "", one.unseen) for one in shown]


def test_the_newest_come_first() -> None:
    """Rows come by their time, those without one last; their pictures in their order."""
    items = batch(
        {"id": "a", "at": 5, "media": ["1.jpg"]},
        {"id": "b", "at": None, "media": ["2.jpg"]},
        {"id": "c", "at": 9, "media": ["4.jpg", "3.jpg", "4.jpg"]},
        {"id": "d", "at": 5, "media": []},
        {"id": "e", "at": 5},
    ).items
    files = media({f"media/{n}.jpg": b"x" for n in range(1, 5)})
    assert told(shown_by(items, files)) == [
        (2, "media/4.jpg", ""),
        (2, "media/3.jpg", ""),
        (0, "media/1.jpg", ""),
        (1, "media/2.jpg", ""),
    ]


def test_a_picture_that_is_not_there_is_told() -> None:
    """It is not in the export, or there is no export."""
    items = batch({"id": "a", "media": ["1.jpg"]}).items
    absent = [(0, "", "A picture of it is not in the export.")]
    assert told(shown_by(items, media({}))) == absent
    assert told(shown_by(items, None)) == absent


def test_of_two_pictures_of_one_name_neither_is_taken() -> None:
    """A wrong picture is worse than none."""
    files = media({"one/1.jpg": b"x", "two/1.jpg": b"y"})
    ((_, name, why),) = told(shown_by(batch({"id": "a", "media": ["1.jpg"]}).items, files))
    assert name == ""
    assert why.startswith("Several")


@pytest.mark.parametrize("video", ["9.mp4", "9.MOV", "9.webm"])
@pytest.mark.parametrize("is_there", [True, False])
def test_a_video_is_told_as_not_looked_at(video: str, *, is_there: bool) -> None:
    """Whether it lies in the export or not, its pictures are not read."""
    files = media({f"media/{video}": b"x"} if is_there else {})
    items = batch({"id": "a", "media": [video]}).items
    assert told(shown_by(items, files)) == [
        (0, "", "Its video was not looked at: only pictures are.")
    ]


@pytest.mark.parametrize("still", ["9.jpg", "9.mp4.jpg", "9.webp"])
def test_the_still_beside_a_video_is_looked_at(still: str) -> None:
    """It is told that this is not the whole of it."""
    files = media({"media/9.mp4": b"x", f"media/{still}": b"y"})
    items = batch({"id": "a", "media": ["9.mp4"]}).items
    assert told(shown_by(items, files)) == [
        (0, f"media/{still}", "Of its video only the still picture beside it was looked at.")
    ]


def test_a_table_without_media_shows_nothing() -> None:
    """Tables made by hand may have two columns only."""
    assert told(shown_by(pl.DataFrame({"id": ["a"], "text": ["x"]}), None)) == []
