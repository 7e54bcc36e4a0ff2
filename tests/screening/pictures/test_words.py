"""The words in pictures."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image
from screening.pictures.drawn import NEEDS_RAPIDOCR, landscape, poster

from friendline.screening.choosing import ScreeningSettingsError
from friendline.screening.pictures.words import PictureWords

pytestmark = NEEDS_RAPIDOCR

LINES = (
    "My new boss is an idiot",
    "Call me on 020 7946 0018",
    "Wine at our house tonight",
)


@pytest.fixture(scope="module")
def words() -> PictureWords:
    """The reader, made once: its network takes a second to open."""
    return PictureWords()


def plain(text: str) -> str:
    """Leave out blanks: the network does not always see them."""
    return "".join(text.split()).casefold()


@pytest.mark.parametrize("size", [30, 48, 72])
def test_lines_are_read(words: PictureWords, size: int) -> None:
    """Lines of usual sizes are read letter by letter, from the top."""
    read = words.read(poster(*LINES, size=size))
    assert [plain(line) for line in read.text.splitlines()] == [plain(line) for line in LINES]
    assert read.is_whole


def test_a_picture_without_words_has_none(words: PictureWords) -> None:
    """A landscape, a plain surface and a picture too small for letters are wordless."""
    for image in (landscape(), Image.new("RGB", (300, 200), "navy"), Image.new("RGB", (9, 9))):
        assert words.read(image).text == ""


@pytest.mark.parametrize("is_upright", [True, False])
def test_a_long_picture_is_read_to_its_end(words: PictureWords, *, is_upright: bool) -> None:
    """A copy of a whole chat, or a wide banner, is read in pieces."""
    image = Image.new("RGB", (480, 2600), "white")
    image.paste(poster("At the very begin", size=36, width=480, height=120), (0, 0))
    image.paste(poster("At the very end", size=36, width=480, height=120), (0, 2480))
    if not is_upright:
        wide = Image.new("RGB", (2600, 480), "white")
        wide.paste(poster("At the very begin", size=36, width=480, height=120), (0, 180))
        wide.paste(poster("At the very end", size=36, width=480, height=120), (2120, 180))
        image = wide
    read = words.read(image)
    assert [plain(line) for line in read.text.splitlines()] == ["attheverybegin", "attheveryend"]
    assert read.is_whole


@pytest.mark.parametrize("size", [(728, 90), (960, 40), (300, 40)])
def test_a_banner_is_read(words: PictureWords, size: tuple[int, int]) -> None:
    """A flat strip with a line of words is not too flat."""
    image = Image.new("RGB", size, "white")
    image.paste(poster("Wine at our house", size=22).crop((30, 30, 290, 70)), (0, 0))
    assert plain(words.read(image).text) == "wineatourhouse"


def test_what_is_too_long_is_said_to_be(words: PictureWords) -> None:
    """A picture of more pieces than are read is read at its begin, and says so."""
    assert not words.read(Image.new("RGB", (400, 7_680), "white")).is_whole


def test_more_lines_than_are_read_are_said_to_be() -> None:
    """Where a network gives as many lines as it may, nobody knows whether there are more."""
    reader = PictureWords()
    reader._engine = lambda _: SimpleNamespace(txts=tuple(map(str, range(200))))  # noqa: SLF001 - the network stands behind nothing else
    assert not reader.read(Image.new("RGB", (100, 100))).is_whole


def test_a_wheel_without_its_network_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What is missing is said, and nothing is fetched instead."""
    there = SimpleNamespace(__file__=str(tmp_path / "__init__.py"))
    monkeypatch.setitem(sys.modules, "rapidocr", there)
    with pytest.raises(ScreeningSettingsError, match=r"PP-OCRv6_det_small\.onnx"):
        PictureWords()
