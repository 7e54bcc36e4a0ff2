"""Writes the two models of meaning as the package carries them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import torch
from meaning_pupil import Pupil, Weights
from meaning_teacher import Teacher

from friendline.screening.meaning.model import Model
from friendline.screening.meaning.pieces import Pieces
from friendline.screening.meaning.table import Floats
from friendline.screening.onnx import onnx_runtime

__all__ = ["Settled", "read_model", "write_model", "write_table"]

OPSET: Final = 17


class Settled(NamedTuple):
    """How scores are read, float32 (categories, ...), as ``Table`` describes it."""

    alone: Floats
    alone_worded: Floats
    together: Floats
    worded: Floats


def write_table(
    place: Path, pupil: Pupil, weights: Weights, categories: list[str], settled: Settled
) -> None:
    """Write the table; ``friendline.screening.meaning.table`` reads it."""
    alike = pupil.alike()
    scales = np.maximum(np.abs(alike).max(axis=1), 1e-9) / 127
    np.savez_compressed(
        place,
        vocabulary=np.frombuffer("\n".join(pupil.vocabulary).encode(), np.uint8),
        pairs=np.array(pupil.pairs, np.int64),
        categories=np.frombuffer("\n".join(categories).encode(), np.uint8),
        weights=weights.rows.weight.detach().numpy().astype(np.float16),
        signs=weights.signs.weight.detach().numpy().T.astype(np.float32),
        begin=weights.signs.bias.detach().numpy().astype(np.float32),
        **settled._asdict(),
        alike=np.round(alike / scales[:, None]).astype(np.int8),
        scales=scales.astype(np.float32),
    )
    print(f"{place}: {place.stat().st_size / 2**20:.1f} MiB")


def write_model(place: Path, teacher: Teacher, work: Path) -> None:
    """Write the tuned model with weights of eight bits, one scale for each channel."""
    whole = work / "whole.onnx"
    teacher.eval()
    torch.onnx.export(
        teacher,
        teacher.pieces_of(["One post.", "And another one."]),
        whole,
        input_names=["pieces", "there"],
        output_names=["said"],
        dynamic_axes={name: {0: "texts", 1: "pieces"} for name in ("pieces", "there")},
        opset_version=OPSET,
        dynamo=False,
    )
    onnx_runtime()
    from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: PLC0415 - only now

    quantize_dynamic(
        whole,
        place,
        op_types_to_quantize=["MatMul", "Gather"],
        per_channel=True,
        weight_type=QuantType.QInt8,
    )
    print(f"{place}: {place.stat().st_size / 2**20:.1f} MiB")


def read_model(place: Path, pieces: Pieces, texts: Sequence[str]) -> Floats:
    """Give what the written model says of texts, as log odds."""
    return Model(onnx_runtime().InferenceSession(place.read_bytes()), pieces).scores(texts)
