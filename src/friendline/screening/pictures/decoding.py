"""From the bytes of a picture to a small upright picture, safely.

Nothing is written to disk. What would fill the memory or take unbounded time is refused before it
is unpacked, with a sentence that says why.
"""

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError
from PIL.ExifTags import Base

__all__ = ["LARGEST", "SHORT_SIDE", "RefusedPictureError", "Thumbnail", "thumbnail"]

LARGEST: Final = 64 * 2**20
"""Bytes of a picture that are read."""

SHORT_SIDE: Final = 960
"""Points of the shorter side that are kept: of a phone's screen nearly all, so that small print
stays readable."""

_LONG_SIDE: Final = 8 * SHORT_SIDE
_MOST_POINTS: Final = 50_000_000
"""Points of a picture that is unpacked: what the cameras of most phones give. It takes 200 MB."""

_FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
_MAY_MOVE: Final = frozenset({"GIF", "PNG", "WEBP", "AVIF"})
_SCAN_MARK: Final = b"\xff\xda"
_MOST_SCANS: Final = 100
"""A JPEG that is shown step by step has ten or so; each costs time, however few its bytes."""


class RefusedPictureError(Exception):
    """A picture is not looked at; the sentence says why."""


@dataclass(frozen=True)
class Thumbnail:
    """A picture made small.

    Attributes:
        image: RGB and upright; the shorter side has ``SHORT_SIDE`` points at most. What was
            transparent is white.
        is_first_of_many: Whether it is the first picture of an animation.
    """

    image: Image.Image
    is_first_of_many: bool = False


def thumbnail(content: bytes) -> Thumbnail:
    """Make a picture small.

    Raises:
        RefusedPictureError: It is broken, too large, or of a kind that is not read.
    """
    if len(content) > LARGEST:
        raise RefusedPictureError(f"A picture is larger than {LARGEST // 2**20} MB.")
    if content.count(_SCAN_MARK) > _MOST_SCANS and content.startswith(b"\xff\xd8"):
        raise RefusedPictureError("A picture is packed so that unpacking it would take too long.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what it then reads or refuses
            return _small(content)
    except RefusedPictureError:
        raise
    except Image.DecompressionBombError as error:
        raise RefusedPictureError(_TOO_MANY) from error
    except UnidentifiedImageError as error:
        raise RefusedPictureError(
            "A picture is broken or of a kind that is not read (JPEG, PNG, WebP, GIF and AVIF are)."
        ) from error
    except Exception as error:  # a foreign parser on hostile bytes raises nearly anything
        raise RefusedPictureError("A picture is broken.") from error


_TOO_MANY: Final = f"A picture has more than {_MOST_POINTS // 10**6} million points."


def _small(content: bytes) -> Thumbnail:
    with Image.open(BytesIO(content), formats=_FORMATS) as opened:
        if opened.width * opened.height > _MOST_POINTS:
            raise RefusedPictureError(_TOO_MANY)
        moves = opened.format in _MAY_MOVE and getattr(opened, "is_animated", False)
        wanted = _wanted_size(opened.size)
        opened.draft("RGB", wanted)  # a JPEG is unpacked at an eighth, a quarter or half its size
        mode = "RGBA" if opened.has_transparency_data else "RGB"
        whole = opened if opened.mode == mode else opened.convert(mode)
        small = whole.resize(wanted, Image.Resampling.BILINEAR, reducing_gap=2.0)
        orientation = _orientation(opened)
    flat = _on_white(small)
    flat.info["exif"] = orientation
    return Thumbnail(ImageOps.exif_transpose(flat), bool(moves))


def _wanted_size(size: tuple[int, int]) -> tuple[int, int]:
    share = min(1.0, SHORT_SIDE / min(size), _LONG_SIDE / max(size))
    width, height = size
    return max(1, round(width * share)), max(1, round(height * share))


def _on_white(image: Image.Image) -> Image.Image:
    """Give a picture as a white page shows it."""
    if image.mode == "RGB":
        return image
    flat = Image.new("RGB", image.size, "white")
    flat.paste(image, mask=image)
    return flat


def _orientation(opened: Image.Image) -> bytes:
    """Give how a picture is to be turned, as EXIF; nothing where its facts are broken."""
    exif = Image.Exif()
    try:
        exif[Base.Orientation] = opened.getexif().get(Base.Orientation, 1)
        return exif.tobytes()
    except Exception:  # noqa: BLE001 - broken facts make no broken picture
        return b""
