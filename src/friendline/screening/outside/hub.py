"""The detector ``hub``: a text classifier of the Hugging Face hub, run on this machine.

Off unless ``screening.toml`` has a table ``[hub]``. The model must be on the disk already.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from math import isfinite
from typing import Annotated, Final, TypeAlias

from msgspec import Meta, Struct
from msgspec.structs import replace

from friendline.model import Category, Finding, Severity, id_of_texts
from friendline.screening.card import card_of
from friendline.screening.choosing import Given, ScreeningSettingsError
from friendline.screening.detector import SHOWN_COLUMNS, Batch
from friendline.screening.outside.hub_model import (
    Classifier,
    digest_of,
    folder_of,
    labels_of,
    load,
)
from friendline.screening.outside.not_screened import NotScreenedError
from friendline.screening.outside.pieces import pieces
from friendline.screening.outside.severities import severity_of

__all__ = ["Hub", "HubSettings", "make"]

_Share: TypeAlias = Annotated[float, Meta(gt=0, le=1)]

_USUAL_THRESHOLD: Final = 0.9
"""High: what is flagged wrongly costs more trust than what is missed."""

_AT_ONCE: Final = 64
"""Texts after which the clock is looked at."""

_LONGEST_EVIDENCE: Final = 200
"""Characters up to which a whole text says anything about where in it something stands."""


class HubSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The table ``[hub]`` of ``screening.toml``.

    Attributes:
        model: A folder, or a name of the Hugging Face hub that was fetched before.
        labels: The category of each label of the model that counts.
        threshold: The score from which on a label counts, for all or label by label.
        minutes: How long it may take in one review.
        severity: How much a finding of a category weighs, where that is not as usual.
    """

    model: Annotated[str, Meta(min_length=1)]
    labels: Annotated[dict[str, Category], Meta(min_length=1)]
    threshold: _Share | dict[str, _Share] = _USUAL_THRESHOLD
    minutes: Annotated[float, Meta(gt=0, le=1_440)] = 60
    severity: dict[Category, Severity] = {}

    def threshold_of(self, label: str) -> float:
        """Give the score from which on a label counts."""
        if isinstance(self.threshold, dict):
            return self.threshold.get(label, _USUAL_THRESHOLD)
        return self.threshold


class Hub:
    """Detector that lets a classifier read each different text once.

    Args:
        settings: What the owner says.
        model: Tells this model from others.
        loaded: Reads the model into memory, when the first text comes.
        clock: Gives seconds.
    """

    name = "hub"
    slow = True
    reads = SHOWN_COLUMNS

    def __init__(
        self,
        settings: HubSettings,
        model: str,
        loaded: Callable[[], Classifier],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings = settings
        self._load = loaded
        self._clock = clock
        self._seconds_left = settings.minutes * 60
        self._told: dict[str, _Told] = {}
        self.version = _version(settings, model)
        self.categories = frozenset(settings.labels.values())
        self.card = replace(card_of(self.name), title=f"The classifier {settings.model}")

    def screen(self, batch: Batch) -> Iterator[Finding]:
        """Give one finding per item and category: that of the label with the highest score.

        Raises:
            NotScreenedError: At the end, for the items that were not read.
        """
        showing = list(batch.distinct())
        self._read_all([text for text, _ in showing if text not in self._told])
        findings: list[Finding] = []
        reasons: dict[str, str] = {}
        for text, items in showing:
            if isinstance(told := self._told[text], str):
                reasons |= dict.fromkeys(items, f"The detector '{self.name}': {told}")
            else:
                findings += self._findings(told, items)
        yield from findings
        if reasons:
            raise NotScreenedError(findings, reasons)

    def _read_all(self, texts: Sequence[str]) -> None:
        for begin in range(0, len(texts), _AT_ONCE):
            self._told |= self._read(texts[begin : begin + _AT_ONCE])

    @cached_property
    def _classifier(self) -> Classifier | str:
        """The model, read into memory once; a sentence where that fails."""
        try:
            return self._load()
        except Exception as error:  # noqa: BLE001 - whatever is in the files of a stranger
            return f"The model could not be loaded ({type(error).__name__})."

    def _read(self, texts: Sequence[str]) -> dict[str, "_Told"]:
        """Give the labels of each text, or the sentence why there are none."""
        if self._seconds_left <= 0:
            over = f"The {self._settings.minutes:g} minutes that it may take were over."
            return dict.fromkeys(texts, over)
        began = self._clock()
        try:
            return self._labelled(texts)
        finally:
            self._seconds_left -= self._clock() - began

    def _labelled(self, texts: Sequence[str]) -> dict[str, "_Told"]:
        classifier = self._classifier
        if isinstance(classifier, str):
            return dict.fromkeys(texts, classifier)
        try:
            return self._labels(classifier, texts)
        except Exception as error:  # noqa: BLE001 - a stranger's model; it costs these texts
            return self._one_by_one(texts, error)

    def _labels(self, classifier: Classifier, texts: Sequence[str]) -> dict[str, "_Told"]:
        parts = [(text, part) for text in texts for part in pieces(text, classifier.fits)]
        scores = classifier.scores([part for _, part in parts]) if parts else []
        labels: dict[str, _Told] = {text: [] for text in texts}
        for (text, part), scored in zip(parts, scores, strict=True):
            found = labels[text]
            if not all(map(isfinite, scored.values())):
                labels[text] = "The model gave no number for it."
            elif isinstance(found, list):
                found += self._reached(part, scored)
        return labels

    def _one_by_one(self, texts: Sequence[str], error: Exception) -> dict[str, "_Told"]:
        """Find out which text it is that the model fails at."""
        if len(texts) == 1:
            return {texts[0]: f"The model failed at it ({type(error).__name__})."}
        return {text: told for one in texts for text, told in self._labelled([one]).items()}

    def _reached(self, part: str, scored: Mapping[str, float]) -> Iterator["_Label"]:
        for label, category in self._settings.labels.items():
            score = scored.get(label, 0.0)
            if score >= self._settings.threshold_of(label):
                yield _Label(category, label, score, part)

    def _findings(self, labels: Sequence["_Label"], items: Sequence[str]) -> Iterator[Finding]:
        best: dict[Category, _Label] = {}
        for label in labels:
            if label.category not in best or label.score > best[label.category].score:
                best[label.category] = label
        for item in items:
            yield from (self._finding(label, item) for label in best.values())

    def _finding(self, label: "_Label", item: str) -> Finding:
        model, part = self._settings.model, label.part.strip()
        return Finding(
            item=item,
            category=label.category,
            severity=severity_of(label.category, self._settings.severity),
            evidence=part if len(part) <= _LONGEST_EVIDENCE else "",
            reason=f'The model {model} reads it as "{label.label}" ({label.score:.2f} of 1).',
            detector=self.name,
        )


class _Label(Struct, frozen=True):
    """A label that a part of a text was given."""

    category: Category
    label: str
    score: float
    part: str


_Told: TypeAlias = list[_Label] | str
"""The labels of a text; or the sentence why nobody knows them."""


def make(given: Given) -> Hub:
    """Make the detector of a review; the model is read only when the first text comes.

    Raises:
        ScreeningSettingsError: The settings do not fit, or the model is not on this disk.
        ImportError: The libraries of the extra ``hub`` are not installed.
    """
    settings = given.read(HubSettings)
    folder = folder_of(settings.model)
    _must_know(labels_of(folder), settings)
    try:
        digest = digest_of(folder)
    except OSError as error:
        raise ScreeningSettingsError(f"model: it cannot be read: {error}") from error
    return Hub(settings, digest, lambda: load(folder))


def _must_know(known: Sequence[str], settings: HubSettings) -> None:
    for label in settings.labels:
        if label not in known:
            raise ScreeningSettingsError(
                f'labels: the model has no label "{label}". It has {", ".join(known)}.'
            )
    thresholds = settings.threshold if isinstance(settings.threshold, dict) else {}
    for label in thresholds:
        if label not in settings.labels:
            raise ScreeningSettingsError(f'threshold: "{label}" is not one of the labels.')


def _version(settings: HubSettings, model: str) -> str:
    """Give what changes when the same text could get another finding."""
    counted = (
        f"{label}={category}>{settings.threshold_of(label)!r}"
        f"={severity_of(category, settings.severity)}"
        for label, category in sorted(settings.labels.items())
    )
    return id_of_texts("1", (model, settings.model, *counted))
