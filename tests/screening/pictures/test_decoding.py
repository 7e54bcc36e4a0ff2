"""From bytes to a small upright picture."""

import struct
import zlib
from contextlib import suppress
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from screening.pictures.drawn import landscape, packed

from friendline.screening.pictures import decoding
from friendline.screening.pictures.decoding import SHORT_SIDE, RefusedPictureError, thumbnail

WHOLE = packed(landscape(64, 48), "JPEG")


def png_of(width: int, height: int) -> bytes:
    """Make a PNG that says how large it is and holds nearly nothing."""

    def part(name: bytes, body: bytes) -> bytes:
        checked = zlib.crc32(name + body)
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", checked)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1_000)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", body) + part(b"IEND", b"")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_every_kind_is_read(form: str) -> None:
    """JPEG, PNG, WebP, GIF and AVIF become RGB of the same size where they are small."""
    small = thumbnail(packed(landscape(120, 90), form))
    assert (small.image.mode, small.image.size) == ("RGB", (120, 90))
    assert not small.is_first_of_many


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_mode_is_read(mode: str) -> None:
    """Grey, palettes, transparency, 16 bits and the colours of print are shown as RGB."""
    image = Image.new("I;16", (40, 30), 40_000) if mode == "I;16" else landscape(40, 30)
    made = image if mode == "I;16" else image.convert(mode)
    small = thumbnail(packed(made, "JPEG" if mode == "CMYK" else "PNG"))
    assert (small.image.mode, small.image.size) == ("RGB", (40, 30))


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((4000, 3000), (1280, 960)),
        ((1080, 2340), (960, 2080)),
        ((900, 300), (900, 300)),
        ((1080, 20_000), (415, 7680)),
        ((1, 9_000), (1, 7680)),
    ],
)
def test_a_large_picture_is_made_small(size: tuple[int, int], expected: tuple[int, int]) -> None:
    """The shorter side keeps 960 points at most and the longer one eight times as many."""
    assert thumbnail(packed(Image.new("RGB", size), "JPEG")).image.size == expected
    assert min(expected) <= SHORT_SIDE


def test_a_picture_is_turned_as_its_camera_says() -> None:
    """A photo taken on its side stands upright."""
    image = Image.new("RGB", (80, 40), "white")
    image.paste("black", (0, 0, 20, 40))
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = thumbnail(packed(image, "JPEG", exif=exif.tobytes())).image
    assert turned.size == (40, 80)
    dark, light = turned.getpixel((20, 5)), turned.getpixel((20, 75))
    assert isinstance(dark, tuple)
    assert isinstance(light, tuple)
    assert dark[0] < 40
    assert light[0] > 215


def test_broken_facts_make_no_broken_picture() -> None:
    """A picture whose EXIF is nonsense is read as it lies."""
    content = packed(landscape(64, 48), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff")
    assert thumbnail(content).image.size == (64, 48)


def test_what_is_transparent_is_white() -> None:
    """Dark words on nothing stay readable."""
    clear = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    assert thumbnail(packed(clear)).image.getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_an_animation_is_known_as_one(form: str) -> None:
    """Its first picture is given, and that there are more."""
    frames: dict[str, Any] = {"save_all": True, "append_images": [landscape(40, 30, 2)]}
    assert thumbnail(packed(landscape(40, 30), form, **frames)).is_first_of_many


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"\xff\xd8\xff",
        b"%PDF-1.7 nothing",
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        WHOLE[: len(WHOLE) // 2],
        png_of(400, 300),
    ],
)
def test_what_is_broken_or_no_picture_is_refused(content: bytes) -> None:
    """A sentence says so; nothing else is raised."""
    with pytest.raises(RefusedPictureError, match=r"^A picture is broken.*\.$"):
        thumbnail(content)


@pytest.mark.parametrize("size", [(60_000, 60_000), (10_000, 5_001), (2**31 - 1, 1)])
def test_a_bomb_is_refused_before_it_is_unpacked(size: tuple[int, int]) -> None:
    """A few bytes that say they are a huge picture take neither time nor memory."""
    with pytest.raises(RefusedPictureError, match="more than 50 million points"):
        thumbnail(png_of(*size))


def test_a_jpeg_of_endless_scans_is_refused() -> None:
    """A JPEG that is to be unpacked hundreds of times is not."""
    endless = WHOLE + b"\xff\xda\0\0" * 101
    with pytest.raises(RefusedPictureError, match="too long"):
        thumbnail(endless)


def test_too_many_bytes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is larger than the limit is not looked into."""
    monkeypatch.setattr(decoding, "LARGEST", len(WHOLE) - 1)
    with pytest.raises(RefusedPictureError, match="larger than"):
        thumbnail(WHOLE)


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_whatever_the_bytes_nothing_else_is_raised(place: int, junk: bytes) -> None:
    """A damaged picture is read or refused."""
    with suppress(RefusedPictureError):
        assert thumbnail(WHOLE[:place] + junk + WHOLE[place + len(junk) :]).image.mode == "RGB"


def test_a_file_that_lies_of_its_kind_is_read_as_what_it_is() -> None:
    """Only the bytes say what a picture is: kinds that are not read are not opened at all."""
    stream = BytesIO()
    landscape(20, 20).save(stream, "TIFF")
    with pytest.raises(RefusedPictureError, match="of a kind that is not read"):
        thumbnail(stream.getvalue())
