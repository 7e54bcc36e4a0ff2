"""Where a person and their rows are shown."""

from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

__all__ = ["person_address", "rows_address", "view_as_address"]


def person_address(person: str) -> str:
    """Give the page of a person; their rows here where there is none yet."""
    try:
        return reverse("people:person", args=[person])
    except NoReverseMatch:
        return rows_address(person)


def rows_address(person: str, **chosen: str) -> str:
    """Give the rows behind a number: ``rows_address(person, category="politics")``."""
    address = reverse("exposure:person", args=[person])
    return f"{address}?{urlencode(chosen)}" if chosen else address


def view_as_address(key: str, **chosen: str) -> str:
    """Give the page that looks through somebody's eyes."""
    return f"{reverse('view_as:index')}?{urlencode({'who': key, **chosen})}"
