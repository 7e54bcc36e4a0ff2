"""Long lists a page at a time, and what is chosen of them; both stand in the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol, cast

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

__all__ = ["ON_A_PAGE", "Choice", "Filters", "Stretches", "filters_of", "page_of"]

ON_A_PAGE: Final = 50

_LONGEST_WORDS: Final = 200


class Stretches(Protocol):
    """A list that is read a stretch at a time, such as ``store.review.seeing.Timeline``."""

    def count(self) -> int:
        """Count all of it."""
        ...

    def __getitem__(self, part: slice, /) -> Sequence[Any]:
        """Give a stretch of it."""
        ...


def page_of(
    request: HttpRequest,
    rows: QuerySet[Any] | Sequence[Any] | Stretches,
    size: int = ON_A_PAGE,
) -> Page[Any]:
    """Give the page of a list that the address asks for (``?page=2``), the nearest there is.

    ``desk/parts/pages.html`` shows it as ``page``.
    """
    # Django asks for count() first, and then for slices only
    return Paginator(cast("Sequence[Any]", rows), size).get_page(request.GET.get("page"))


@dataclass(frozen=True)
class Choice:
    """Something to choose a list by.

    Attributes:
        name: In the address.
        label: On the page.
        options: Values with their words; the first holds where none or a strange one is asked.
        chosen: The value that holds.
    """

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str = ""


@dataclass(frozen=True)
class Filters:
    """What a list is chosen by; ``desk/parts/filters.html`` shows it as ``filters``.

    Attributes:
        label: What the form does, for those who hear the page.
        choices: What is chosen.
        searches: What the search field is called; empty for none.
        words: What is searched for.
    """

    label: str
    choices: tuple[Choice, ...]
    searches: str
    words: str

    def chosen(self, name: str) -> str:
        """Give the value that holds for a choice, by its name."""
        return next(choice.chosen for choice in self.choices if choice.name == name)


def filters_of(
    request: HttpRequest, *choices: Choice, label: str = "Choose what is shown", searches: str = ""
) -> Filters:
    """Read from the address what a list is chosen by: ``filters_of(request, ...).chosen("on")``."""
    made = tuple(_chosen(choice, request.GET.get(choice.name, "")) for choice in choices)
    words = request.GET.get("q", "").strip()[:_LONGEST_WORDS] if searches else ""
    return Filters(label, made, searches, words)


def _chosen(choice: Choice, asked: str) -> Choice:
    values = [value for value, _ in choice.options]
    chosen = asked if asked in values else values[0]
    return Choice(choice.name, choice.label, choice.options, chosen)
