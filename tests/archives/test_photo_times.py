"""When photos were taken, filled in from the photos."""

from pathlib import Path

from archives_helpers import zip_of
from photo_helpers import OUTING, photo

from friendline.archives.media_files import MediaFiles
from friendline.archives.opening import open_archive
from friendline.archives.photo_times import PhotoTimes
from friendline.archives.registry import Export
from friendline.archives.x import SOURCE as X
from friendline.book.items import item_id
from friendline.model import Fault, Item, ItemKind

TWEETS = "data/tweets.js"
AT = 1_773_504_300


def item(*media: str, channel: str = "x", taken: int | None = None) -> Item:
    """Make an item that names these media."""
    return Item(channel=channel, kind=ItemKind.POST, media=media, taken=taken, file=TWEETS)


def times(folder: Path, files: dict[str, bytes], most_bytes: int = 2**20) -> PhotoTimes:
    """Make what fills in the times of photos in one export."""
    archive = open_archive(zip_of(folder / "x.zip", {TWEETS: b""} | files))
    return PhotoTimes(MediaFiles([Export(archive.path, X, archive)]), most_bytes)


def test_a_photo_tells_when_it_was_taken(tmp_path: Path) -> None:
    """The first photo of an item that tells a time counts; all else stays as it was."""
    photos = times(tmp_path, {"m/1.jpg": photo(), "m/2.jpg": photo(OUTING)})
    fault = Fault(file="x", reason="y")
    filled = list(photos.fill([fault, item("0.jpg", "1.jpg", "2.jpg"), item()]))
    assert filled == [fault, item("0.jpg", "1.jpg", "2.jpg", taken=AT), item()]
    assert photos.filled == 1


def test_it_stays_the_same_item(tmp_path: Path) -> None:
    """Exports with the pictures and without them give the same items."""
    (filled,) = times(tmp_path, {"m/1.jpg": photo(OUTING)}).fill([item("1.jpg")])
    assert isinstance(filled, Item)
    assert item_id(filled) == item_id(item("1.jpg"))


def test_what_an_export_says_is_kept(tmp_path: Path) -> None:
    """A time in the records counts more than one in the file."""
    told = item("1.jpg", taken=7)
    assert list(times(tmp_path, {"m/1.jpg": photo(OUTING)}).fill([told])) == [told]


def test_a_time_without_a_zone_is_not_filled_in(tmp_path: Path) -> None:
    """It would be shown as known, and may be hours off."""
    photos = times(tmp_path, {"m/1.jpg": photo({0x9003: OUTING[0x9003]})})
    assert list(photos.fill([item("1.jpg")])) == [item("1.jpg")]


def test_after_many_silent_photos_no_more_are_read(tmp_path: Path) -> None:
    """A network that takes it out of the first photos takes it out of all."""
    silent = {f"m/{number}.jpg": photo(shade=number) for number in range(25)}
    photos = times(tmp_path, {**silent, "m/last.jpg": photo(OUTING)})
    items = [*(item(f"{number}.jpg") for number in range(25)), item("last.jpg")]
    assert list(photos.fill(items)) == items
    assert list(photos.fill([item("last.jpg")])) == [item("last.jpg")]


def test_what_is_read_is_bounded(tmp_path: Path) -> None:
    """A photo larger than what may still be read is left alone; a smaller one is read."""
    large = photo(OUTING) + bytes(5_000)
    photos = times(tmp_path, {"m/1.jpg": large, "m/2.jpg": photo(OUTING)}, most_bytes=2_000)
    filled = list(photos.fill([item("1.jpg"), item("2.jpg")]))
    assert filled == [item("1.jpg"), item("2.jpg", taken=AT)]
