"""When and where a photo was taken, as it says itself."""

import struct
import zlib
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st
from photo_helpers import LEEDS, OUTING, photo

from friendline.archives.exif import Place, Taken, taken

AT = int(datetime(2026, 3, 14, 16, 5, tzinfo=UTC).timestamp())
WHOLE = photo(OUTING, LEEDS)


def said(written: object, offset: object = None, zone: str = "UTC") -> Taken | None:
    """Give what a photo with this time says."""
    facts: dict[int, Any] = {0x9003: written} | ({0x9011: offset} if offset is not None else {})
    return taken(photo(facts), zone)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "MPO"])
def test_every_kind_of_picture_is_read(form: str) -> None:
    """The block of facts is the same in all kinds; a TIFF is no kind that networks give out."""
    expected = Taken(at=AT, is_zone_known=True) if form != "TIFF" else None
    assert taken(photo(OUTING, form=form)) == expected


def test_heic_is_read_by_its_mark() -> None:
    """A HEIC of a phone holds the same block, behind a head of its own."""
    head = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"infe\x02\0\0\0\0\1\0\0Exif\0\0\0\0\x15infe"
    block = WHOLE[WHOLE.index(b"Exif\0\0") :]
    found = taken(head + bytes(500) + block)
    assert found is not None
    assert found.at == AT


def test_a_place_is_read_and_never_printed() -> None:
    """Where somebody was is personal: it is there for who asks, and in no log."""
    found = taken(WHOLE)
    assert found is not None
    assert found.place == Place(53 + 48 / 60 + 2.5 / 3600, -(1 + 32 / 60 + 56 / 3600))
    assert "53" not in repr(found)
    assert "place left out" in repr(found)


@pytest.mark.parametrize(
    ("offset", "hours"),
    [("+02:00", 2), ("-05:30", -5.5), ("Z", 0), ("+0545", 5.75), ("+14:00", 14)],
)
def test_a_zone_that_is_said_makes_the_time_sure(offset: str, hours: float) -> None:
    """The zone is subtracted, half and quarter hours too."""
    found = said("2026:03:14 18:05:00", offset, zone="Asia/Tokyo")
    assert found == Taken(at=AT + 7200 - int(hours * 3600), is_zone_known=True)


@pytest.mark.parametrize("offset", [None, "", "   :  ", "+15:00", "+02:75", "CET", b"\xff", 7])
def test_without_a_zone_the_one_asked_for_counts_and_the_time_is_not_sure(offset: object) -> None:
    """Berlin was an hour ahead of UTC that day."""
    found = said("2026:03:14 18:05:00", offset, zone="Europe/Berlin")
    assert found == Taken(at=AT + 3600, is_zone_known=False)


@pytest.mark.parametrize(
    ("clock", "is_known"),
    [
        ((16, 4, 31), True),
        ((16, 3, 31), True),
        ((15, 58, 0), False),
        ((99, 4, 31), False),
    ],
)
def test_the_satellites_time_tells_the_zone(clock: tuple[int, ...], *, is_known: bool) -> None:
    """Satellites tell UTC; a time that is no quarter of an hour off is an old one."""
    gps = {0x1D: "2026:03:14", 7: clock}
    found = taken(photo({0x9003: "2026:03:14 18:05:00"}, gps))
    assert found == Taken(at=AT if is_known else AT + 7200, is_zone_known=is_known)


@pytest.mark.parametrize(
    "written",
    [
        "0000:00:00 00:00:00",
        "    :  :     :  :  ",
        "",
        "2026:13:40 25:61:61",
        "2026-03-14",
        "1969:12:31 23:00:00",
        "2150:01:01 00:00:00",
        "9999:12:31 23:59:59",
    ],
)
def test_a_clock_that_was_never_set_says_nothing(written: str) -> None:
    """Zeros, blanks and years without cameras are no time."""
    assert said(written) is None
    assert said(written, "-14:00") is None


@pytest.mark.parametrize(
    "gps",
    [
        {**LEEDS, 2: (0.0, 0.0, 0.0), 4: (0.0, 0.0, 0.0)},
        {**LEEDS, 2: (91.0, 0.0, 0.0)},
        {**LEEDS, 1: "X"},
        {**LEEDS, 1: ""},
        {**LEEDS, 2: (53.0, 48.0)},
        {key: value for key, value in LEEDS.items() if key != 4},
    ],
)
def test_a_place_that_cannot_be_is_none(gps: dict[int, Any]) -> None:
    """Zeros mean that no satellite was found; half a place is none."""
    assert taken(photo(gps=gps)) is None


def test_a_picture_that_says_nothing_gives_nothing() -> None:
    """Most pictures of networks have no such block."""
    assert taken(photo()) is None
    assert taken(b"") is None


def test_a_bomb_is_never_unpacked() -> None:
    """A PNG that claims 60,000 pixels a side costs no more than its head; its time is read."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + crc

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    block = photo(OUTING, form="PNG")
    start = block.index(b"eXIf") + 4
    (size,) = struct.unpack(">I", block[start - 8 : start - 4])
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"eXIf", block[start : start + size])
    found = taken(bomb + chunk(b"IDAT", zlib.compress(bytes(10_000))))
    assert found is not None
    assert found.at == AT


def test_a_zone_that_does_not_exist_is_an_error_of_use() -> None:
    """Only the bytes are somebody else's; the zone is ours."""
    with pytest.raises(ZoneInfoNotFoundError):
        said("2026:03:14 18:05:00", zone="Europe/Nowhere")


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_any_damage_is_borne(place: int, other: bytes) -> None:
    """Whatever bytes stand anywhere in a photo, nothing is raised and what is said can be."""
    for damaged in (
        WHOLE[:place],
        WHOLE[:place] + other + WHOLE[place + len(other) :],
        b"Exif\0\0II*\0" + other * 40,
    ):
        found = taken(damaged)
        assert found is None or found.at is None or 0 < found.at < 4_102_444_800
