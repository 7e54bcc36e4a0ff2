"""The model of meaning: reads a whole sentence, where the table only adds up its words.

It is all-MiniLM-L6-v2 (Apache-2.0), tuned on example posts that were written for this project, with
weights of eight bits (``training/meaning.py``). onnxruntime runs it, which the extra ``deep``
installs; nothing is fetched.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Final, Protocol

import numpy as np

from friendline.screening.meaning.pieces import Pieces, framed
from friendline.screening.meaning.table import Floats, Numbers
from friendline.screening.onnx import onnx_runtime

__all__ = ["Model", "Reader", "model"]

_MODEL: Final = "model.onnx"
_AT_ONCE: Final = 32


class Session(Protocol):
    """A model that runs."""

    def run(self, names: Sequence[str], given: Mapping[str, Numbers]) -> Sequence[Floats]:
        """Give what is asked for by name, of what is given by name."""


class Reader(Protocol):
    """Something that reads whole texts and says what it sees."""

    @property
    def digest(self) -> str:
        """Tells it from others."""

    def scores(self, texts: Sequence[str]) -> Floats:
        """Give raw log odds, float32 (texts, categories of the table)."""


class Model:
    """Reads texts.

    Args:
        session: The running model: takes ``pieces`` and ``there``, int64 (texts, pieces), and gives
            ``said``, float32 (texts, categories).
        pieces: Cuts texts.
        digest: Tells it from others.
    """

    def __init__(self, session: Session, pieces: Pieces, digest: str = "") -> None:
        self.digest = digest
        self._session = session
        self._pieces = pieces

    def scores(self, texts: Sequence[str]) -> Floats:
        """Give what it says of each text, as raw log odds, float32 (texts, categories).

        The categories are those of the table, in the same order. Texts of about one length are
        read together.
        """
        cut = [framed(self._pieces.of(text)) for text in texts]
        order = sorted(range(len(cut)), key=lambda row: len(cut[row]))
        said = np.concatenate([self._read([cut[row] for row in rows]) for rows in _some(order)])
        scores = np.empty_like(said)
        scores[order] = said
        return scores

    def _read(self, cut: Sequence[Sequence[int]]) -> Floats:
        pieces = np.zeros((len(cut), max(map(len, cut))), np.int64)
        for row, one in enumerate(cut):
            pieces[row, : len(one)] = one
        given = {"pieces": pieces, "there": (pieces > 0).astype(np.int64)}
        return self._session.run(["said"], given)[0]


def _some(order: Sequence[int]) -> Iterator[Sequence[int]]:
    return (order[at : at + _AT_ONCE] for at in range(0, len(order), _AT_ONCE))


@cache
def model(pieces: Pieces) -> Model:
    """Give the model of the package, read once; one thread, as the rest of a review.

    Args:
        pieces: Those of the table.
    """
    runtime = onnx_runtime()
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1
    data = (files("friendline.screening.meaning") / _MODEL).read_bytes()
    session = runtime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    return Model(session, pieces, blake2b(data, digest_size=4).hexdigest())
