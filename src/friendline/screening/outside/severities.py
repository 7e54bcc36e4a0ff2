"""How much a finding of a detector from outside weighs, where the owner does not say."""

from collections.abc import Mapping
from typing import Final

from friendline.model import Category, Severity

_USUAL: Final[Mapping[Category, Severity]] = {
    Category.HATE_OFFENSIVE: Severity.HIGH,
    Category.SEXUAL: Severity.MEDIUM,
    Category.NUDITY: Severity.MEDIUM,
    Category.CONFIDENTIAL: Severity.MEDIUM,
}
"""Of what is not here the severity is low: nothing but the word of a model speaks for it."""


def severity_of(category: Category, said: Mapping[Category, Severity]) -> Severity:
    """Give what the owner says of a category, else what is usual."""
    return said.get(category) or _USUAL.get(category, Severity.LOW)
