"""The areas of the desk. An area is a folder with ``urls.py``; it is there once that is."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Final

from django.urls import URLPattern, URLResolver, include, path

__all__ = [
    "Area",
    "area_of",
    "in_rail",
    "read_all",
    "read_first",
    "routes",
    "there",
    "there_in_rail",
]


@dataclass(frozen=True)
class Area:
    """A part of the desk.

    Attributes:
        folder: Its package below ``friendline.desk``, and the namespace of its addresses.
        path: Where its pages begin.
        title: How the rail calls it; empty if it has no entry there.
        key: What is pressed after ``g`` to go there.
        first: The module that holds its first page.
    """

    folder: str
    path: str
    title: str = ""
    key: str = ""
    first: str = "views"

    @property
    def package(self) -> str:
        """The name of its package."""
        return f"friendline.desk.{self.folder}"

    @property
    def is_there(self) -> bool:
        """Whether it has pages."""
        try:
            return find_spec(f"{self.package}.urls") is not None
        except ModuleNotFoundError:
            return False

    @property
    def address(self) -> str:
        """The address of its first page, which it names ``index``."""
        return f"/{self.path}"

    def tally(self) -> int | None:
        """Count what waits there: what ``tally()`` in its ``tally.py`` gives, if it has one."""
        if find_spec(f"{self.package}.tally") is None:
            return None
        waiting: int = import_module(f"{self.package}.tally").tally()
        return waiting or None


_AREAS: Final = (
    Area("requests", "requests/", "Requests", "r", "queue_views"),
    Area("people", "people/", "People", "p"),
    Area("exposure", "exposure/", "Exposure", "x"),
    Area("view_as", "view-as/", "View as", "v"),
    Area("preflight", "before-you-post/", "Before you post", "b"),
    Area("policy", "policy/", "Policy", "o"),
    Area("touch", "keep-in-touch/", "Keep in touch", "t"),
    Area("ledger", "ledger/", "Ledger", "l"),
    Area("choices", "settings/", "Settings", "s"),
    Area("first_run", "start/"),
    Area("plan", "what-to-do/"),
    Area("letters", "letters/"),
    Area("endings", "endings/"),
    Area("fairness", "equal-treatment/"),
    Area("matching", "who-is-who/"),
    Area("pictures", "pictures/"),
    Area("imports", "imports/"),
)


@cache
def there() -> tuple[Area, ...]:
    """Give the areas that have pages."""
    return tuple(area for area in _AREAS if area.is_there)


def in_rail() -> tuple[Area, ...]:
    """Give those that have an entry in the rail, once they have pages."""
    return tuple(area for area in _AREAS if area.title)


def there_in_rail() -> tuple[Area, ...]:
    """Give those that the rail shows."""
    return tuple(area for area in there() if area.title)


def area_of(page: str) -> Area | None:
    """Give the area that a page's path lies in."""
    return next((area for area in there() if page.startswith(f"/{area.path}")), None)


def routes() -> list[URLPattern | URLResolver]:
    """Give the addresses of all areas."""
    return [path(area.path, include((f"{area.package}.urls", area.folder))) for area in there()]


def read_first() -> None:
    """Read the page of the first area, where most begin, and with it all that it needs."""
    area = there()[0]
    import_module(f"{area.package}.{area.first}")


def read_all() -> None:
    """Read the pages of all areas."""
    for area in there():
        import_module(f"{area.package}.views")
