"""friendline's detectors, as the benchmark of screening looks with them, and what they see."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final, TypeAlias

import numpy as np
import polars as pl
from screening_figures import Remark, Truths

from friendline.model import Category, FindingKind, Person, Relationship
from friendline.screening import Detector, Words, screen
from friendline.screening.meaning.detector import Meaning
from friendline.screening.meaning.model import Model, model
from friendline.screening.meaning.table import table
from friendline.screening.onnx import is_installed
from friendline.screening.patterns import Patterns

__all__ = [
    "BAD_LANGUAGE",
    "KINDS",
    "RISKS",
    "TABLE",
    "WITH_MODEL",
    "clients",
    "deep",
    "detectors",
    "found_any",
    "found_in",
    "frame",
    "kinds",
    "missing",
]

Seen: TypeAlias = list[set[Category]]

BAD_LANGUAGE: Final = frozenset({Category.PROFANITY, Category.HATE_OFFENSIVE, Category.SEXUAL})
RISKS: Final = frozenset(one for one in Category if one.kind is FindingKind.RISK)

TABLE: Final = "friendline, table"
WITH_MODEL: Final = "friendline, table and model"


@cache
def deep() -> Model:
    """Give the model of the package."""
    return model(table().pieces)


@cache
def missing() -> Remark | None:
    """Say why the model cannot run here; ``None`` where it can."""
    if not is_installed():
        return Remark("onnxruntime is not installed; what needs the model is left out.")
    try:
        deep()
    except FileNotFoundError:
        return Remark("model.onnx is not there; what needs the model is left out.")
    return None


KINDS: Final[dict[str, Callable[[], Sequence[Detector]]]] = {
    "friendline, words": lambda: (Words(), Patterns()),
    TABLE: lambda: (Meaning(), Patterns()),
    WITH_MODEL: lambda: (Meaning(deep=deep()), Patterns()),
}
"""Ways to look that are compared."""


@cache
def detectors(kind: str) -> tuple[Detector, ...]:
    """Give the detectors of a way to look, made once."""
    return tuple(KINDS[kind]())


def kinds() -> list[str]:
    """Give the ways to look that can run here."""
    return [kind for kind in KINDS if kind != WITH_MODEL or missing() is None]


def frame(texts: Sequence[str]) -> pl.DataFrame:
    """Give the items table of some texts."""
    return pl.DataFrame({"id": [str(row) for row in range(len(texts))], "text": list(texts)})


def found_in(texts: Sequence[str], kind: str) -> Seen:
    """Give what a way to look sees in each text.

    Raises:
        SystemExit: A text could not be screened: the figures would be wrong.
    """
    screening = screen(frame(texts), detectors(kind))
    if screening.not_screened:
        raise SystemExit(f"{kind}: not screened: {screening.not_screened[0][1]}")
    seen: Seen = [set() for _ in texts]
    for found in screening.findings:
        seen[int(found.item)].add(found.category)
    return seen


def found_any(texts: Sequence[str], kind: str, wanted: frozenset[Category]) -> Truths:
    """Give in which texts a way to look sees any of some categories."""
    return np.array([bool(seen & wanted) for seen in found_in(texts, kind)])


def clients(count: int) -> list[Person]:
    """Make up so many clients, each with a name of their own."""
    return [
        Person(id=str(number), name=_name(number), relationship=Relationship.CLIENT)
        for number in range(count)
    ]


def _name(number: int) -> str:
    given = ("Alba", "Bento", "Corin", "Delia", "Edda", "Fenno", "Greta", "Henno", "Ilka", "Jorin")
    begin = ("Brand", "Dorn", "Falk", "Grim", "Holl", "Kest", "Lind", "Marr", "Nord", "Quil")
    end = ("acre", "bury", "combe", "dale", "ford", "gate", "ham", "ley", "mere", "wick")
    tens, rest = divmod(number, 10)
    hundreds, tens = divmod(tens, 10)
    return f"{given[rest]} {begin[tens]}{end[hundreds % 10]}"
