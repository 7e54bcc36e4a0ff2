"""Commands, as the owner has to type them."""

from typing import Final

from django import template

from friendline import called

__all__ = ["as_typed", "register"]

register: Final = template.Library()


@register.simple_tag
def as_typed(words: str) -> str:
    """Give a command as it is typed here: ``{% as_typed "backup FILE" %}``."""
    return called.as_typed(words)
