"""Drawn pictures, and items that show them."""

from collections.abc import Mapping
from importlib.util import find_spec
from io import BytesIO
from typing import Any

import numpy as np
import polars as pl
import pytest
from archives_helpers import Memory
from PIL import Image, ImageDraw, ImageFont

from friendline.archives.facebook import SOURCE as FACEBOOK
from friendline.archives.media_files import MediaFiles
from friendline.archives.registry import Export
from friendline.book.items import ITEM_COLUMNS
from friendline.screening.detector import Batch

POSTS = "posts/your_posts_1.json"

NEEDS_RAPIDOCR = pytest.mark.skipif(
    find_spec("rapidocr") is None, reason="the extra 'pictures' is not installed"
)
"""To import rapidocr in order to see whether it is there would let onnxruntime speak."""


def landscape(width: int = 640, height: int = 480, seed: int = 1) -> Image.Image:
    """Draw soft hills of colour: no words, nobody in it."""
    random = np.random.default_rng(seed)
    coarse = Image.fromarray(random.integers(0, 255, (6, 8, 3), np.uint8))
    return coarse.resize((width, height), Image.Resampling.BICUBIC)


def poster(*lines: str, size: int = 48, width: int = 1080, height: int = 1080) -> Image.Image:
    """Draw words, dark on light."""
    image = Image.new("RGB", (width, height), "#f4f4f4")
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(size)
    for row, line in enumerate(lines):
        pen.text((40, 40 + row * size * 1.5), line, fill="#202020", font=font)
    return image


def packed(image: Image.Image, form: str = "PNG", **settings: Any) -> bytes:
    """Give a picture as the bytes of a file."""
    stream = BytesIO()
    image.save(stream, form, **settings)
    return stream.getvalue()


def media(files: Mapping[str, bytes]) -> MediaFiles:
    """Give an export of Facebook with these pictures."""
    archive = Memory({POSTS: b"[]", **files})
    return MediaFiles([Export(archive.path, FACEBOOK, archive)])


def batch(*items: Mapping[str, Any]) -> Batch:
    """Make a batch of items of Facebook; what is not given is empty."""
    usual = {"channel": "facebook", "kind": "photo", "file": POSTS, "text": "", "tagged": []}
    rows = [{name: {**usual, **item}.get(name) for name in ITEM_COLUMNS} for item in items]
    return Batch(pl.DataFrame(rows, schema=dict(ITEM_COLUMNS)))
