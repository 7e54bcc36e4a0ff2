"""Nakedness in pictures, by the network of nsfwjs.

``nudity.onnx`` is the MobileNetV2 of the npm package nsfwjs 4.4.0 (MIT, see ``nudity.LICENSE``),
written by ``training/nudity.py``. It looks at the whole picture, at 224 by 224 points, and says how
alike it is to five kinds of picture. It points to no person and to no part of the picture.
"""

from importlib.resources import files
from typing import Any, Final, NamedTuple, cast

import numpy as np
import numpy.typing as npt
from PIL import Image

from friendline.model import Category, Severity
from friendline.screening.onnx import onnx_runtime

__all__ = ["Bare", "Nudity", "Shares", "judged"]

SIDE: Final = 224
_SMALLEST_SIDE: Final = 32
"""Points below which a picture is a sign or a line, and nothing can be told of it."""

_PARTS: Final = 28
_FAINTEST: Final = 25
"""By how much, of 255, the lightest of the parts of a side differs from the darkest in what is
more than a surface; the grain of a surface does not show in parts so large."""


class Shares(NamedTuple):
    """How alike a picture is to each kind; they sum to 1. The order is that of the network."""

    drawing: float
    hentai: float
    neutral: float
    porn: float
    sexy: float


class Bare(NamedTuple):
    """What is said of a picture."""

    category: Category
    severity: Severity
    reason: str


_SURE: Final = 0.98
"""High on purpose: nobody measured here how often the network is right, and a false alarm about
nakedness is worse than most. Plain surfaces in the colour of brown skin, which show nobody, get up
to 0.97 (``benchmarks/pictures.py``)."""

_NAKED: Final = Bare(
    Category.NUDITY,
    Severity.HIGH,
    "The picture looks like one of a naked person.",
)
_SKIN: Final = Bare(
    Category.NUDITY,
    Severity.LOW,
    "The picture looks like one that shows much skin, as on a beach.",
)
_DRAWN: Final = Bare(
    Category.SEXUAL,
    Severity.MEDIUM,
    "The picture looks like a drawn sexual scene.",
)


class Nudity:
    """Looks for nakedness.

    Raises:
        ImportError: onnxruntime is not installed.
    """

    def __init__(self) -> None:
        runtime = onnx_runtime()
        options = runtime.SessionOptions()
        options.intra_op_num_threads = 1  # a picture takes 20 ms; sharing it out costs more
        data = (files("friendline.screening.pictures") / "nudity.onnx").read_bytes()
        self._session: Any = runtime.InferenceSession(
            data, options, providers=["CPUExecutionProvider"]
        )
        self._input: str = self._session.get_inputs()[0].name

    def shares(self, image: Image.Image) -> Shares:
        """Give how alike a picture is to each kind.

        Raises:
            Exception: What the network raises.
        """
        (given,) = self._session.run(None, {self._input: _points(image)})
        return Shares(*map(float, given[0]))

    def judge(self, image: Image.Image) -> Bare | None:
        """Say what is bare in a picture; ``None`` if nothing is, or if it shows no shapes.

        Raises:
            Exception: What the network raises.
        """
        return judged(self.shares(image)) if _has_shapes(image) else None


def _has_shapes(image: Image.Image) -> bool:
    """Whether there may be somebody in it: the network takes a plain brown surface for skin."""
    if min(image.size) < _SMALLEST_SIDE:
        return False
    parts = image.convert("L").resize((_PARTS, _PARTS), Image.Resampling.BOX)
    darkest, lightest = cast("tuple[int, int]", parts.getextrema())
    return lightest - darkest >= _FAINTEST


def judged(shares: Shares) -> Bare | None:
    """Say what follows from the shares."""
    if shares.porn >= _SURE:
        return _NAKED
    if shares.porn + shares.sexy >= _SURE:
        return _SKIN
    return _DRAWN if shares.hentai >= _SURE else None


def _points(image: Image.Image) -> npt.NDArray[np.float32]:
    """Give the points from 0 to 1, colour by colour; the sides are stretched, as nsfwjs does.

    Points are averaged, where nsfwjs picks some: fine patterns then mislead the network less.
    """
    small = image.resize((SIDE, SIDE), Image.Resampling.BILINEAR)
    return np.asarray(small, np.float32).transpose(2, 0, 1)[None] / np.float32(255)
