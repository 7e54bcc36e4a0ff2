"""The words that stand in a picture, by the network of PaddleOCR that rapidocr carries.

The network lies in the wheel of rapidocr (Apache-2.0). Its files are named here one by one, because
rapidocr would load from the internet what it is not given.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from PIL import Image

from friendline.screening.choosing import ScreeningSettingsError
from friendline.screening.detector import LONGEST_TEXT
from friendline.screening.onnx import onnx_runtime
from friendline.screening.pictures.decoding import SHORT_SIDE

__all__ = ["PictureWords", "Read"]

DETECTION_SIDE: Final = 512
"""Points of the longer side in which lines are looked for; they are read from the thumbnail."""

LONGEST_PIECE: Final = 2.2
"""How many times as long as wide a picture is looked at in one piece: a phone's screen."""

_OVERLAP: Final = 0.1
"""Share of the shorter side by which pieces overlap, so that no line is cut in every one."""

_MOST_PIECES: Final = 6
_MOST_LINES: Final = 200
_SMALLEST_SIDE: Final = 16
"""Points below which no letter has room."""

_MODELS: Final = {
    "Det.model_path": "PP-OCRv6_det_small.onnx",
    "Rec.model_path": "PP-OCRv6_rec_small.onnx",
}


@dataclass(frozen=True)
class Read:
    """What was read.

    Attributes:
        text: A line for each line of the picture, from the top.
        is_whole: Whether all of it was read.
    """

    text: str
    is_whole: bool


class PictureWords:
    """Reads what is written in pictures.

    Raises:
        ImportError: rapidocr or onnxruntime is not installed.
        ScreeningSettingsError: The wheel of rapidocr is without its network.
    """

    def __init__(self) -> None:
        onnx_runtime()  # before rapidocr imports it in its own way
        import rapidocr  # noqa: PLC0415 - an extra, and heavy

        folder = Path(rapidocr.__file__).parent / "models"
        paths = {setting: folder / name for setting, name in _MODELS.items()}
        for path in paths.values():
            if not path.is_file():
                raise ScreeningSettingsError(
                    f"rapidocr is there, but its file {path.name} is not. Install rapidocr 3.10 "
                    "again, or set text = false."
                )
        self._engine: Any = rapidocr.RapidOCR(
            params={setting: str(path) for setting, path in paths.items()}
            | {
                "Global.use_cls": False,
                "Global.log_level": "critical",  # it would say of each picture that it is wordless
                # Sharing one picture out among cores doubles the work and gains nothing.
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "Det.limit_type": "max",
                "Det.limit_side_len": DETECTION_SIDE,
                "Det.max_candidates": 2 * _MOST_LINES,
            }
        )

    def read(self, image: Image.Image) -> Read:
        """Give the words of a small upright picture.

        Raises:
            Exception: What the network raises.
        """
        if min(image.size) < _SMALLEST_SIDE:
            return Read("", is_whole=True)
        pieces = list(_pieces(image))
        lines: list[str] = []
        is_whole = len(pieces) <= _MOST_PIECES
        for piece in pieces[:_MOST_PIECES]:
            found = self._engine(np.asarray(piece)[:, :, ::-1]).txts or ()
            is_whole = is_whole and len(found) < _MOST_LINES
            lines += (line for line in found if line not in lines)
        text = "\n".join(lines)
        return Read(text, is_whole and len(text) <= LONGEST_TEXT)


def _pieces(image: Image.Image) -> Iterator[Image.Image]:
    """Cut a long picture, such as the copy of a whole chat, into pieces that overlap."""
    short, long = sorted(image.size)
    length = max(SHORT_SIDE, round(short * LONGEST_PIECE))
    step = length - round(short * _OVERLAP)
    for begin in range(0, max(1, long - (length - step)), step):
        end = min(long, begin + length)
        upright = image.height == long
        box = (0, begin, short, end) if upright else (begin, 0, end, short)
        yield image.crop(box)
