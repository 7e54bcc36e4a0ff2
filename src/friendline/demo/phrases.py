"""Sentences from templates with slots, as ``texts.toml`` lists them."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from friendline.demo.dice import Dice, Wheel

_SLOT = re.compile(r"\{(\w+)\}")
_SECOND_THOUGHTS = 0.3
_DATA = files("friendline.demo")

Piece: TypeAlias = str | Callable[[Dice], str]
Template: TypeAlias = tuple[Piece, ...]


@dataclass(frozen=True)
class Topic:
    """Something the owner writes about.

    Attributes:
        name: In a word or two.
        weight: How often, compared with the others.
        shows: Category that a screening would see in it, ``""`` for none.
        years: First and last year.
        months: Months it is for.
        pictures: Share of its posts that have a photo.
        places: Where its posts sometimes check in.
        texts: Its templates.
    """

    name: str
    weight: float
    shows: str
    years: tuple[int, int]
    months: frozenset[int]
    pictures: float
    places: tuple[str, ...]
    texts: tuple[Template, ...]


class Phrasebook:
    """All topics and templates, ready to be said.

    Args:
        friends: First names of people whom the texts may name.
    """

    def __init__(self, friends: Sequence[str]) -> None:
        self._source = texts_source()
        self._slots: dict[str, Sequence[str]] = {**self._source["slots"], "friend": friends}
        self.topics = tuple(self._topic(row) for row in self._source["topic"])
        self.places: dict[str, tuple[str, ...]] = {
            name: tuple(places) for name, places in self._source["places"].items()
        }
        self.groups: dict[str, Topic] = {
            group: self.topic(name) for group, name in self._source["groups"].items()
        }
        self._asides = self.templates("asides", "posts")
        self._seasons: dict[tuple[int, int], Wheel[Topic]] = {}

    def topic(self, name: str) -> Topic:
        """Give the topic of that name."""
        return next(topic for topic in self.topics if topic.name == name)

    def templates(self, table: str, name: str) -> tuple[Template, ...]:
        """Give the templates that stand under ``name`` in a table such as ``comments``."""
        return tuple(self._template(text) for text in self._source[table][name])

    def season(self, year: int, month: int) -> Wheel[Topic]:
        """Give the topics of a month, each as wide as it is likely then."""
        if (year, month) not in self._seasons:
            now = [t for t in self.topics if t.years[0] <= year <= t.years[1] and month in t.months]
            self._seasons[year, month] = Wheel(now, [topic.weight for topic in now])
        return self._seasons[year, month]

    def about(self, dice: Dice, topic: Topic) -> str:
        """Give the text of a post on a topic, three in ten with a second thought."""
        text = say(dice, topic.texts)
        if dice.chance(_SECOND_THOUGHTS):
            return f"{text} {say(dice, self._asides)}"
        return text

    def _topic(self, row: Mapping[str, Any]) -> Topic:
        return Topic(
            name=row["name"],
            weight=row["weight"],
            shows=row["shows"],
            years=(row["years"][0], row["years"][1]),
            months=frozenset(row.get("months", range(1, 13))),
            pictures=row.get("pictures", 0.0),
            places=tuple(self._source["places"].get(row.get("places"), ())),
            texts=tuple(self._template(text) for text in row["texts"]),
        )

    def _template(self, text: str) -> Template:
        words = _SLOT.split(text)
        return tuple(
            self._slot(word) if number % 2 else word for number, word in enumerate(words) if word
        )

    def _slot(self, name: str) -> Callable[[Dice], str]:
        lines = self._slots[name[0].lower() + name[1:]]
        if name[0].isupper():
            lines = [line[:1].upper() + line[1:] for line in lines]
        return lambda dice: dice.pick(lines)


def say(dice: Dice, templates: Sequence[Template]) -> str:
    """Give one sentence from one of the templates."""
    words: list[str] = []
    for piece in dice.pick(templates):
        word = piece if isinstance(piece, str) else piece(dice)
        # "ask first, ask first" would not be said: one more try where a slot repeats itself
        words.append(piece(dice) if not isinstance(piece, str) and word in words else word)
    text = "".join(words)
    return text[:1].upper() + text[1:]


@cache
def texts_source() -> dict[str, Any]:
    """Give ``texts.toml`` as it stands."""
    return tomllib.loads(_DATA.joinpath("texts.toml").read_text("utf-8"))


@cache
def names_source() -> dict[str, Any]:
    """Give ``names.toml`` as it stands."""
    return tomllib.loads(_DATA.joinpath("names.toml").read_text("utf-8"))
