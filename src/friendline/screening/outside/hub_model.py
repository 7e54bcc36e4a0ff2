"""A text classifier of the Hugging Face hub that is on this disk already; nothing is fetched.

Only weights in the safetensors format are read, since other formats can hold programs; and no
program that comes with a model is run.
"""

import os
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Protocol

import msgspec

from friendline.screening.choosing import ScreeningSettingsError

LONGEST: Final = 512
"""Tokens that are read at once, whatever more a model can."""

_AT_ONCE: Final = 16
_LIBRARIES: Final = ("torch", "transformers")


class Classifier(Protocol):
    """Says how much each of its labels fits a text."""

    def scores(self, texts: Sequence[str]) -> list[Mapping[str, float]]:
        """Give the score of every label, from 0 to 1, text by text."""

    def fits(self, text: str) -> bool:
        """Whether a text is short enough to be read whole."""


class _Config(msgspec.Struct):
    id2label: dict[str, str] = {}


def folder_of(model: str) -> Path:
    """Find a model: a folder, or a name of the hub that was fetched before.

    Raises:
        ScreeningSettingsError: It is not on this disk, or not of a kind that is read.
        ImportError: The libraries of the extra ``hub`` are not installed.
    """
    _must_be_installed()
    as_folder = Path(model).expanduser()
    folder = as_folder if as_folder.is_dir() else _fetched_before(model)
    if not (folder / "config.json").is_file():
        raise ScreeningSettingsError(f"model: {folder} holds no config.json, so no model.")
    if not any(folder.glob("*.safetensors")):
        raise ScreeningSettingsError(
            f"model: {folder} holds no weights in the safetensors format (*.safetensors). Other "
            "formats can hold programs and are not read."
        )
    return folder


def labels_of(folder: Path) -> list[str]:
    """Give the labels that a model knows.

    Raises:
        ScreeningSettingsError: Its config.json cannot be read, or names none.
    """
    place = folder / "config.json"
    try:
        labels = msgspec.json.decode(place.read_bytes(), type=_Config).id2label
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ScreeningSettingsError(f"model: {place} cannot be read: {error}") from error
    if not labels:
        raise ScreeningSettingsError(f"model: {place} names no labels; it is no classifier.")
    return list(labels.values())


def digest_of(folder: Path) -> str:
    """Give what tells one model from another: 16 hexadecimal digits over all that is read of it."""
    summed = blake2b(digest_size=8)
    for path in sorted(folder.iterdir()):
        if path.suffix in {".json", ".txt", ".model", ".safetensors"}:
            summed.update(path.name.encode("utf-8", "surrogateescape"))
            with path.open("rb") as file:
                while block := file.read(2**20):
                    summed.update(block)
    return summed.hexdigest()


def load(folder: Path) -> Classifier:
    """Read a model into memory; takes seconds."""
    _stay_offline()
    from transformers import (  # noqa: PLC0415 - heavy, and an extra
        AutoModelForSequenceClassification,
        AutoTokenizer,
        logging,
        pipeline,
    )

    logging.set_verbosity_error()
    logging.disable_progress_bar()
    here = {"local_files_only": True, "trust_remote_code": False}
    tokenizer = AutoTokenizer.from_pretrained(str(folder), **here)
    model = AutoModelForSequenceClassification.from_pretrained(
        str(folder), use_safetensors=True, **here
    )
    return _Transformer(
        pipeline("text-classification", model=model, tokenizer=tokenizer, device="cpu"),
        min(LONGEST, tokenizer.model_max_length),
    )


class _Pipeline(Protocol):
    """The part of a pipeline of transformers that is used."""

    @property
    def tokenizer(self) -> "_Tokenizer": ...

    def __call__(
        self,
        inputs: list[str],
        *,
        top_k: None,
        truncation: bool,
        max_length: int,
        batch_size: int,
    ) -> list[list[dict[str, str | float]]]: ...


class _Tokenizer(Protocol):
    def __call__(
        self, text: str, *, truncation: bool, verbose: bool
    ) -> Mapping[str, list[int]]: ...


class _Transformer:
    """A pipeline of transformers as a ``Classifier``."""

    def __init__(self, pipeline: _Pipeline, longest: int) -> None:
        self._pipeline = pipeline
        self._longest = longest

    def scores(self, texts: Sequence[str]) -> list[Mapping[str, float]]:
        """Give the score of every label, text by text."""
        told = self._pipeline(
            list(texts),
            top_k=None,
            truncation=True,
            max_length=self._longest,
            batch_size=_AT_ONCE,
        )
        return [{str(one["label"]): float(one["score"]) for one in each} for each in told]

    def fits(self, text: str) -> bool:
        """Whether it has no more tokens than are read at once."""
        read = self._pipeline.tokenizer(text, truncation=False, verbose=False)
        return len(read["input_ids"]) <= self._longest


def _must_be_installed() -> None:
    for name in _LIBRARIES:
        if find_spec(name) is None:
            raise ModuleNotFoundError(f"No module named '{name}'", name=name)


def _fetched_before(model: str) -> Path:
    """Look into the cache of the hub, and nowhere else."""
    _stay_offline()
    from huggingface_hub import snapshot_download  # noqa: PLC0415 - comes with the extra

    try:
        return Path(snapshot_download(model, local_files_only=True))
    except (OSError, ValueError) as error:  # not there, or no name that a model can have
        raise ScreeningSettingsError(
            f"model: there is no folder {model}, and no model of this name in the cache of the "
            "Hugging Face hub on this disk. friendline fetches nothing. If you trust the model, "
            f"fetch it yourself: hf download {model}"
        ) from error


def _stay_offline() -> None:
    """Forbid the libraries of the hub to open a connection; they look at this when imported."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
