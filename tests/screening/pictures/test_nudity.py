"""Nakedness in pictures: no picture of a person is needed to test it."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from screening.pictures.drawn import landscape, poster

from friendline.model import Category, Severity
from friendline.screening.onnx import is_installed
from friendline.screening.pictures.nudity import SIDE, Nudity, Shares, judged

pytestmark = pytest.mark.skipif(not is_installed(), reason="the extra 'pictures' is not installed")

ROWS, COLUMNS = np.mgrid[0:SIDE, 0:SIDE]


@pytest.fixture(scope="module")
def nudity() -> Nudity:
    """The network, opened once."""
    return Nudity()


def ramp() -> npt.NDArray[np.uint8]:
    """Colours that rise to the right, downwards, and both."""
    return np.stack([COLUMNS, ROWS, (COLUMNS + ROWS) // 2], -1).astype(np.uint8)


def squares() -> npt.NDArray[np.uint8]:
    """Brown squares on brown."""
    points = np.empty((SIDE, SIDE, 3), np.uint8)
    points[:] = (141, 85, 36)
    points[(COLUMNS // 16 + ROWS // 16) % 2 == 0] += 12
    return points


def face(skin: tuple[int, int, int]) -> Image.Image:
    """Draw a face on a blue day."""
    image = Image.new("RGB", (400, 450), "#7896be")
    pen = ImageDraw.Draw(image)
    pen.ellipse((100, 50, 300, 325), fill=skin)
    for left in (145, 225):
        pen.ellipse((left, 150, left + 30, 170), fill="white")
        pen.ellipse((left + 10, 154, left + 21, 166), fill="black")
    pen.arc((160, 215, 240, 280), 20, 160, fill="#96281e", width=5)
    pen.rectangle((50, 320, 350, 450), fill="#283c8c")
    return image


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (ramp(), (0.88741, 0.02024, 0.08735, 0.00405, 0.00094)),
        (squares(), (0.00566, 0.00193, 0.98850, 0.00350, 0.00040)),
    ],
)
def test_it_says_what_the_original_says(
    nudity: Nudity, points: npt.NDArray[np.uint8], expected: tuple[float, ...]
) -> None:
    """The shares are those of the original weights, worked out in plain NumPy.

    ``worked_out`` of training/nudity.py gave the numbers, without ONNX. TensorFlow.js 4 on the
    package's own files gives the same to five places.
    """
    assert nudity.shares(Image.fromarray(points)) == pytest.approx(expected, abs=2e-5)


@pytest.mark.parametrize(
    "image",
    [
        landscape(),
        poster("My new boss", "is a hero"),
        face((224, 172, 140)),
        face((141, 85, 36)),
        face((60, 36, 24)),
        Image.new("RGB", (300, 300), "white"),
        Image.new("RGB", (300, 300), (198, 134, 94)),
    ],
)
def test_what_is_plainly_dressed_is_not_naked(nudity: Nudity, image: Image.Image) -> None:
    """Drawn faces of any colour, landscapes, words and plain surfaces are no finding."""
    assert nudity.judge(image) is None


@pytest.mark.parametrize("tone", [(241, 194, 158), (198, 134, 94), (141, 85, 36), (80, 50, 30)])
def test_a_surface_in_the_colour_of_skin_is_not_naked(
    nudity: Nudity, tone: tuple[int, int, int]
) -> None:
    """A wall, a table or sand of such a colour is no finding, whatever its grain."""
    random = np.random.default_rng(3)
    for spread in (3, 12, 30):
        points = random.normal(tone, spread, (500, 500, 3)).clip(0, 255).astype(np.uint8)
        assert nudity.judge(Image.fromarray(points)) is None


def test_a_picture_too_small_to_tell_is_not_judged(nudity: Nudity) -> None:
    """A line or a sign of a few points is no finding."""
    assert nudity.judge(Image.new("RGB", (500, 20), (141, 85, 36))) is None


@pytest.mark.parametrize(
    ("shares", "category", "severity"),
    [
        (Shares(0, 0, 0.01, 0.99, 0), Category.NUDITY, Severity.HIGH),
        (Shares(0, 0, 0.01, 0.50, 0.49), Category.NUDITY, Severity.LOW),
        (Shares(0, 0, 0.01, 0, 0.99), Category.NUDITY, Severity.LOW),
        (Shares(0, 0.99, 0.01, 0, 0), Category.SEXUAL, Severity.MEDIUM),
    ],
)
def test_what_is_nearly_sure_is_said(
    shares: Shares, category: Category, severity: Severity
) -> None:
    """Naked weighs more than much skin; a drawing is sexual."""
    bare = judged(shares)
    assert bare is not None
    assert (bare.category, bare.severity) == (category, severity)
    assert bare.reason.endswith(".")


@given(st.lists(st.floats(0.001, 1), min_size=5, max_size=5))
def test_what_is_not_nearly_sure_is_not_said(weights: list[float]) -> None:
    """Only where a fiftieth or less speaks against it is anything said."""
    shares = Shares(*(weight / sum(weights) for weight in weights))
    if max(shares.porn + shares.sexy, shares.hentai) < 0.97:
        assert judged(shares) is None
