"""Pictures: the detector that looks at what items show."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Annotated, Final

import polars as pl
from msgspec import Meta, Struct
from msgspec.structs import astuple
from msgspec.structs import replace as changed

from friendline.archives.media_files import MediaFiles
from friendline.model import Category, Finding, Severity
from friendline.screening.card import card_of
from friendline.screening.choosing import Given, chosen
from friendline.screening.detector import Batch, Detector
from friendline.screening.outside.not_screened import NotScreenedError
from friendline.screening.pictures.looking import Looking, Seen
from friendline.screening.pictures.nudity import Nudity
from friendline.screening.pictures.shown import shown_by
from friendline.screening.pictures.words import PictureWords

__all__ = ["PictureSettings", "Pictures", "make"]

_VERSION: Final = "1"
_OWN_CATEGORIES: Final = frozenset({Category.LOCATION, Category.NUDITY, Category.SEXUAL})
_PLACE: Final = "the coordinates of where it was taken"


class PictureSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the owner says under ``[pictures]``.

    Attributes:
        text: Whether the words in pictures are read.
        nudity: Whether nakedness is looked for.
        most: How many different pictures are looked at, the newest first.
    """

    text: bool = True
    nudity: bool = True
    most: Annotated[int, Meta(ge=1)] = 2_000


@dataclass(frozen=True)
class _Looked:
    """What was seen in a picture, by name, of the item in a row."""

    row: int
    name: str
    seen: Seen


class Pictures:
    """Detector of what pictures show: words, nakedness, and where they were taken.

    It keeps what it saw, and counts: use one for each review.

    Args:
        media: Finds the pictures that items name.
        looking: Looks at them.
        texts: Read the words that stand in them, as they read those of the items.
        version: Changes with what it was told to do.
    """

    name = "pictures"
    card = card_of("pictures")

    def __init__(
        self,
        media: MediaFiles | None,
        looking: Looking,
        texts: Sequence[Detector],
        version: str = _VERSION,
    ) -> None:
        self._media = media
        self._looking = looking
        self._texts = tuple(texts)
        self.version = version
        self.categories = _OWN_CATEGORIES.union(*(one.categories for one in texts))

    def screen(self, batch: Batch) -> Iterator[Finding]:
        """Give what is seen in the pictures of a batch.

        Raises:
            NotScreenedError: Some were not looked at; it carries what was seen in the others.
        """
        looked: list[_Looked] = []
        unseen: dict[str, dict[str, None]] = {}
        for shown in shown_by(batch.items, self._media):
            seen = Seen()
            if shown.file is not None:
                seen = self._looking.look(shown.file)
                looked.append(_Looked(shown.row, shown.file.name.rpartition("/")[2], seen))
            for why in filter(None, (shown.unseen, *seen.unseen)):
                unseen.setdefault(batch.ids[shown.row], {})[why] = None
        findings = [*self._seen(batch, looked), *self._read(batch, looked)]
        if unseen:
            raise NotScreenedError(
                findings, {item: " ".join(sentences) for item, sentences in unseen.items()}
            )
        yield from findings

    def _seen(self, batch: Batch, looked: Iterable[_Looked]) -> Iterator[Finding]:
        """Give what is seen without reading."""
        others = batch.items["by"].to_list() if "by" in batch.items.columns else []
        for one in looked:
            item = batch.ids[one.row]
            if one.seen.bare is not None:
                category, severity, reason = one.seen.bare
                yield self._finding(item, category, severity, one.name, reason)
            is_own = not others or others[one.row] is None
            if one.seen.has_place and is_own:
                yield self._finding(item, Category.LOCATION, Severity.LOW, _PLACE, _PLACE_REASON)

    def _read(self, batch: Batch, looked: Iterable[_Looked]) -> Iterator[Finding]:
        """Give what the detectors of texts see in the words of pictures."""
        worded = {(one.row, one.seen.text): None for one in looked if one.seen.text}
        if not worded:
            return
        rows, texts = zip(*worded, strict=True)
        items = batch.items[list(rows)].with_columns(text=pl.Series(texts, dtype=pl.String))
        only_words = Batch(items.drop("place", "group", "album", strict=False))
        for detector in self._texts:
            for found in detector.screen(only_words):
                yield changed(
                    found,
                    evidence=f"in the picture: “{' '.join(found.evidence.split())}”",
                    reason=f"{found.reason} It stands in a picture.",
                    detector=self.name,
                    confidence=None,  # measured on posts, and not on what is read from pictures
                )

    def _finding(
        self, item: str, category: Category, severity: Severity, evidence: str, reason: str
    ) -> Finding:
        return Finding(
            item=item,
            category=category,
            severity=severity,
            evidence=evidence,
            reason=reason,
            detector=self.name,
        )


_PLACE_REASON: Final = (
    "The file of the picture says where it was taken. Most networks take that out of what others "
    "see, so look whether yours does."
)


def make(given: Given) -> Pictures:
    """Make the detector of a review; the usual detectors read the words of pictures.

    Raises:
        ScreeningSettingsError: The settings do not fit.
        ImportError: rapidocr or onnxruntime is not installed.
    """
    said = given.read(PictureSettings)
    looking = Looking(
        PictureWords() if said.text else None, Nudity() if said.nudity else None, said.most
    )
    texts = chosen(replace(given, settings={})) if said.text else []
    return Pictures(given.media, looking, texts, _version(said, texts))


def _version(said: PictureSettings, texts: Iterable[Detector]) -> str:
    """Change with everything on which a finding may depend."""
    told = (*astuple(said), *((one.name, one.version) for one in texts))
    return f"{_VERSION}-{blake2b(repr(told).encode(), digest_size=4).hexdigest()}"
