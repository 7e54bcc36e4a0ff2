"""The newer kind of record, ``label_values``: a list of labels with values (formats 1.3).

``{timestamp?, media[], label_values: [{label, value? | timestamp_value? | href? | vec? | dict?}],
fbid}``. Labels are in the account's language: who asks names the labels it knows, and where none
of them is there, the shape of the record and the type of its values decide.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from msgspec import Struct

from friendline.archives.json_values import (
    Fields,
    Json,
    entries,
    fields,
    objects,
    once,
    seconds,
    text,
)
from friendline.model import Seconds

_DEPTH: Final = 8
"""Objects inside objects that are read; real records have three."""

_LISTS: Final = ("dict", "vec")


class Word(Struct, frozen=True):
    """A text with all the labels that stand over it, in lower case, nearest first.

    ``is_nested`` tells that it stands in a list below a label, as the name of a place does.
    """

    labels: tuple[str, ...]
    text: str
    is_nested: bool = False


class Labelled(Struct, frozen=True):
    """What a record with labels holds, flattened.

    Attributes:
        words: Texts in order, addresses left out.
        links: Addresses in order.
        times: Times in order, UTC seconds.
        media: The media objects in it.
        by_label: The first text under each label.
    """

    words: tuple[Word, ...]
    links: tuple[str, ...]
    times: tuple[Seconds, ...]
    media: tuple[Fields, ...]
    by_label: Mapping[str, str]

    def under(self, *labels: str) -> str | None:
        """Give the first text under one of these lower-case labels, the first label first."""
        first = self.by_label
        return next((first[label] for label in labels if label in first), None)

    def all_under(self, *labels: str) -> tuple[str, ...]:
        """Give all texts under any of these lower-case labels."""
        wanted = frozenset(labels)
        return tuple(word.text for word in self.words if not wanted.isdisjoint(word.labels))

    def first(self) -> str | None:
        """Give the first text at all: for records whose labels are in another language."""
        return self.words[0].text if self.words else None

    def first_nested(self) -> str | None:
        """Give the first text in a list below a label: the name of what that label is about."""
        return next((word.text for word in self.words if word.is_nested), None)

    def longest_but(self, known: str | None) -> str | None:
        """Give the longest other text: the message, where labels are in another language.

        Texts in a list below a label describe a thing; they count only where there is no other.
        """
        plain = [word.text for word in self.words if not word.is_nested]
        others = plain if plain or known else [word.text for word in self.words]
        return max((text for text in others if text != known), key=len, default=None)


def is_labelled(record: Fields) -> bool:
    """Whether a record is of this kind."""
    return "label_values" in record


def labelled(record: Fields) -> Labelled:
    """Flatten a record with labels."""
    found = _Found()
    found.media += _media_of(record)
    found.add_all(record.get("label_values"), (), 1)
    by_label: dict[str, str] = {}
    for word in found.words:
        for label in word.labels:
            by_label.setdefault(label, word.text)
    return Labelled(
        words=tuple(found.words),
        links=tuple(dict.fromkeys(found.links)),
        times=tuple(found.times),
        media=tuple(found.media),
        by_label=by_label,
    )


class _Found:
    """What was found so far among the labels of a record."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.links: list[str] = []
        self.times: list[Seconds] = []
        self.media: list[Fields] = []

    def add_all(self, value: Json, above: tuple[str, ...], depth: int) -> None:
        """Add every entry of a list of labels, and of the lists nested in it."""
        if depth > _DEPTH:
            return
        for entry in entries(value):
            if type(entry) is dict:
                labels = _labels(entry, above)
                self.add(entry, labels, is_nested=depth > 1)
                for key in _LISTS:
                    if key in entry:
                        self.add_all(entry[key], labels, depth + 1)

    def add(self, entry: Fields, labels: tuple[str, ...], *, is_nested: bool) -> None:
        """Add the values of one entry."""
        if "media" in entry:
            self.media += _media_of(entry)
        if "timestamp_value" in entry and (at := seconds(entry["timestamp_value"])) is not None:
            self.times.append(at)
        for value in _texts(entry):
            if value.startswith(("http://", "https://")):
                self.links.append(value)
            elif value:
                self.words.append(Word(labels, value, is_nested))


def _labels(entry: Fields, above: tuple[str, ...]) -> tuple[str, ...]:
    """Give the labels over an entry, nearest first; ``ent_field_name`` alone is not translated."""
    label, title, field = entry.get("label"), entry.get("title"), entry.get("ent_field_name")
    own = _folded(
        label if type(label) is str else "",
        title if type(title) is str else "",
        field if type(field) is str else "",
    )
    return own + above


@lru_cache(maxsize=1_000)  # an export has the same few labels over and over
def _folded(*labels: str) -> tuple[str, ...]:
    return once([text(label).lower() for label in labels])


def _texts(entry: Fields) -> list[str]:
    found = [text(entry[key]) for key in ("href", "value") if key in entry]
    vec = entry.get("vec")
    return [*found, *map(text, vec)] if type(vec) is list else found


def _media_of(entry: Fields) -> Iterator[Fields]:
    """The media objects of an entry, in a list or wrapped as ``{"media": ...}``."""
    for medium in objects(entry.get("media")):
        yield fields(medium.get("media")) or medium
