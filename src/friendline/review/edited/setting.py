"""What of their life the owner edits for clients, as ``edited.toml`` says it (R36, A14).

``topics`` names kinds of items: weekends, evenings, politics. ``not_for_clients`` names single
items by their ids, ``for_clients`` those that clients may see although they are of such a kind.
"""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from friendline.model import Category
from friendline.policy.authoring.interview import (
    TOPICS_SAID,
    NotOfferedError,
    Topic,
    read_topics,
)
from friendline.review.contract import EditedRow
from friendline.review.words import joined
from friendline.toml_text import toml_text

__all__ = [
    "CATEGORIES",
    "NOT_FOR_CLIENTS",
    "USUAL_NAME",
    "Edited",
    "EditedError",
    "load_edited",
    "read_edited",
    "topics_said",
    "written",
]

USUAL_NAME: Final = "edited.toml"
"""Name of the file, beside the client list."""

CATEGORIES: Final = {
    Topic.DRINK: Category.ALCOHOL_PARTY,
    Topic.POLITICS: Category.POLITICS,
    Topic.FAMILY: Category.FAMILY,
    Topic.RELIGION: Category.RELIGION,
    Topic.WHEREABOUTS: Category.LOCATION,
    Topic.WORK: Category.WORK_COMPLAINT,
    Topic.SWEARING: Category.PROFANITY,
    Topic.INSULTS: Category.HATE_OFFENSIVE,
    Topic.SEX: Category.SEXUAL,
    Topic.NUDITY: Category.NUDITY,
    Topic.CONFIDENCES: Category.CONFIDENTIAL,
    Topic.COMMUNITY: Category.COMMUNITY,
    Topic.PETS: Category.PETS,
    Topic.SUCCESS: Category.ACHIEVEMENT,
    Topic.HUMOUR: Category.HUMOUR,
    Topic.EXPERTISE: Category.EXPERTISE,
}
"""What a detector sees in an item of a topic; the others are times, or nothing looks for them."""

NOT_FOR_CLIENTS: Final = "not_for_clients"
"""The topic of an item that the owner named."""

_TOPICS: Final = "topics"
_FOR_CLIENTS: Final = "for_clients"
_NAMED: Final = "what you said is not for clients"
_KEYS: Final = (_TOPICS, NOT_FOR_CLIENTS, _FOR_CLIENTS)
_BY_CATEGORY: Final = {category.value: topic.value for topic, category in CATEGORIES.items()}


class EditedError(ValueError):
    """A file about the edited version that cannot be used; the sentence says where and why."""


class Edited(Struct, frozen=True, kw_only=True):
    """What clients get an edited version of.

    Attributes:
        topics: Parts of life, in the order of ``Topic``.
        not_for_clients: Ids of single items that are not for clients.
        for_clients: Ids of items that clients may see although they are of such a part.
    """

    topics: tuple[Topic, ...] = ()
    not_for_clients: tuple[str, ...] = ()
    for_clients: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is edited."""
        return bool(self.topics or self.not_for_clients)

    @property
    def categories(self) -> dict[Category, Topic]:
        """What detectors look for of it, and the topic it belongs to."""
        return {CATEGORIES[topic]: topic for topic in self.topics if topic in CATEGORIES}

    def of(self, topics: Iterable[Topic]) -> "Edited":
        """Give the same with other topics."""
        chosen = frozenset(topics)
        return replace(self, topics=tuple(topic for topic in Topic if topic in chosen))

    def hiding(self, item: str) -> "Edited":
        """Give the same, with an item that is not for clients."""
        return self._without(item, not_for_clients=(item,))

    def showing(self, item: str) -> "Edited":
        """Give the same, with an item that clients may see."""
        return self._without(item, for_clients=(item,))

    def forgetting(self, item: str) -> "Edited":
        """Give the same, with nothing said of an item."""
        return self._without(item)

    def _without(
        self,
        item: str,
        not_for_clients: tuple[str, ...] = (),
        for_clients: tuple[str, ...] = (),
    ) -> "Edited":
        others = tuple(one for one in self.not_for_clients if one != item)
        shown = tuple(one for one in self.for_clients if one != item)
        return Edited(
            topics=self.topics,
            not_for_clients=(*others, *not_for_clients),
            for_clients=(*shown, *for_clients),
        )


def load_edited(path: Path) -> Edited:
    """Read ``edited.toml``.

    Raises:
        EditedError: It cannot be read, or says what such a file cannot say.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise EditedError(f"{path}: expected a TOML file: {error}") from error
    return read_edited(text, str(path))


def read_edited(text: str, called: str = USUAL_NAME) -> Edited:
    """Read what an ``edited.toml`` holds, wherever it is kept.

    Args:
        text: Its content.
        called: What it is called where something is wrong with it.

    Raises:
        EditedError: It says what such a file cannot say.
    """
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise EditedError(f"{called}: expected a TOML file: {error}") from error
    for key in content:
        if key not in _KEYS:
            raise EditedError(f"{called}: {key} is not known; expected {', '.join(_KEYS)}.")
    lists = {key: _texts(content.get(key, []), key, called) for key in _KEYS}
    both = set(lists[_FOR_CLIENTS]).intersection(lists[NOT_FOR_CLIENTS])
    if both:
        raise EditedError(
            f"{called}: {min(both)} stands under {NOT_FOR_CLIENTS} and under {_FOR_CLIENTS}; "
            "expected each item under one of them."
        )
    try:
        topics = read_topics((_as_topic(word) for word in lists[_TOPICS]), f"{called}: {_TOPICS}")
    except NotOfferedError as error:
        raise EditedError(str(error)) from error
    return Edited(
        topics=topics,
        not_for_clients=lists[NOT_FOR_CLIENTS],
        for_clients=lists[_FOR_CLIENTS],
    )


def written(edited: Edited) -> str:
    """Write ``edited.toml``; ``read_edited`` reads the same back."""
    return toml_text(
        {
            _TOPICS: [topic.value for topic in edited.topics],
            NOT_FOR_CLIENTS: list(edited.not_for_clients),
            _FOR_CLIENTS: list(edited.for_clients),
        }
    )


def topics_said(rows: Iterable[EditedRow]) -> str:
    """Give the parts of life that some items are of, after "you edit"."""
    found = {topic for row in rows for topic in row.topics}
    said = [TOPICS_SAID[topic] for topic in Topic if topic in found]
    return joined([*said, *([_NAMED] if NOT_FOR_CLIENTS in found else [])])


def _texts(value: object, key: str, called: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise EditedError(f'{called}: {key}: expected a list of texts, such as ["weekend"].')
    return tuple(dict.fromkeys(one.strip() for one in value if one.strip()))


def _as_topic(word: str) -> str:
    """Give the topic where somebody wrote what detectors call it: ``alcohol_party``."""
    return _BY_CATEGORY.get(word.strip().lower(), word)
