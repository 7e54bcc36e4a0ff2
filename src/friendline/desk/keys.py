"""Every shortcut of the desk, in one table: pages, the overlay and the documentation read it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from friendline.desk.areas import Area, in_rail, there_in_rail

__all__ = ["Shortcut", "as_markdown", "shortcut", "shortcuts"]


@dataclass(frozen=True)
class Shortcut:
    """A key, or two that are pressed one after the other.

    Attributes:
        name: How templates call it.
        keys: What is pressed, as the browser names it; a space between two.
        does: What it does, after "to": an imperative.
        where: On which pages.
    """

    name: str
    keys: str
    does: str
    where: str = "Everywhere"

    @property
    def pressed(self) -> tuple[str, ...]:
        """The keys one by one."""
        return tuple(self.keys.split(" "))


_LISTS: Final = "In lists"
_ASKED: Final = "Where somebody asks to connect"
_WHO: Final = "Where it is asked who is who"

_FIXED: Final = (
    Shortcut("help", "?", "Show all keys"),
    Shortcut("search", "/", "Search this page"),
    Shortcut("undo", "u", "Undo what was done last"),
    Shortcut("leave", "Escape", "Leave a field, or close what is open"),
    Shortcut("next", "j", "Go to the next row", _LISTS),
    Shortcut("previous", "k", "Go to the row before", _LISTS),
    Shortcut("open", "Enter", "Open the row", _LISTS),
    Shortcut("accept", "a", "Accept", _ASKED),
    Shortcut("draft", "d", "Draft a letter", _ASKED),
    Shortcut("hold", "h", "Hold until a day", _ASKED),
    Shortcut("new", "n", "Begin something new"),
    Shortcut("yes", "y", "Yes, or keep all as marked", _WHO),
    Shortcut("none", "0", "No, or none of these", _WHO),
    Shortcut("not_sure", "m", "Maybe: I do not know", _WHO),
    *(
        Shortcut(name, str(number), f"This one: the {name}", _WHO)
        for number, name in enumerate(("first", "second", "third", "fourth", "fifth"), 1)
    ),
)


def shortcuts() -> tuple[Shortcut, ...]:
    """Give all of them, those that lead to an area last."""
    return _all(there_in_rail())


def shortcut(name: str) -> Shortcut:
    """Give one by its name.

    Raises:
        KeyError: There is none of this name.
    """
    return {each.name: each for each in shortcuts()}[name]


def as_markdown() -> str:
    """Give ``docs/keys.md``."""
    every = _all(in_rail())
    groups = dict.fromkeys(each.where for each in every)
    return "\n".join([_INTRODUCTION, *(line for where in groups for line in _table(where, every))])


_INTRODUCTION: Final = """\
# Keys of the desk

Everything on the desk can be done without a mouse, and everything without these keys. They do
nothing while you write in a field. Press `?` on any page to see them; Settings switches them off.
"""


def _all(areas: Iterable[Area]) -> tuple[Shortcut, ...]:
    to_areas = (
        Shortcut(f"go_{area.folder}", f"g {area.key}", f"Go to {area.title}", "To go")
        for area in areas
    )
    return (*_FIXED, *to_areas)


def _table(where: str, every: Iterable[Shortcut]) -> Iterator[str]:
    yield f"## {where}\n"
    yield "| Key | What it does |"
    yield "| --- | --- |"
    for each in every:
        if each.where == where:
            keys = " then ".join(f"`{key}`" for key in each.pressed)
            yield f"| {keys} | {each.does} |"
    yield ""
