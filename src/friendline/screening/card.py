"""What is told of a detector: how it works, what it was measured on, where it is known to fail.

A card is shown beside what the detector found. Those of friendline lie as TOML files in
``screening/cards``.
"""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from friendline.model import Category

__all__ = ["Card", "Measured", "card_of"]


class Measured(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How often a detector was right about one category.

    Attributes:
        category: The category.
        precision: Share of what it saw that was there; left out (``None``) if it saw nothing.
        recall: Share of what was there that it saw.
        precision_bounds: 95% bootstrap interval of the precision.
        recall_bounds: The same of the recall.
        on: What it was measured on, if not on what the card says.
    """

    category: Category
    precision: float | None = None
    recall: float
    precision_bounds: tuple[float, float] | None = None
    recall_bounds: tuple[float, float] | None = None
    on: str = ""


class Card(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an owner should know of a detector before trusting it.

    Attributes:
        title: Its name for people.
        how: How it works, in a sentence or two.
        languages: Which languages it reads, as two letters (ISO 639-1); empty if any.
        measured_on: What its figures were measured on.
        measured: The figures.
        faults: What it is known to get wrong, a sentence each.
        sends: What leaves this machine, and where it goes; empty if nothing does.
    """

    title: str
    how: str
    languages: tuple[str, ...] = ()
    measured_on: str = ""
    measured: tuple[Measured, ...] = ()
    faults: tuple[str, ...] = ()
    sends: str = ""


@cache
def card_of(name: str) -> Card:
    """Give the card of one of friendline's own detectors."""
    data = (files("friendline.screening") / "cards" / f"{name}.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(data), Card, strict=False)
