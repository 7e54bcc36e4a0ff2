"""Where other areas show what a request rests on; an area that is not there gives no link."""

from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

__all__ = ["address", "facts_address", "person_address", "view_as_address", "who_address"]


def address(name: str, *parts: object) -> str:
    """Give the address of a page of the desk; ``""`` where there is none."""
    try:
        return reverse(name, args=parts)
    except NoReverseMatch:
        return ""


def person_address(person: str) -> str:
    """Give the page of a person."""
    return address("people:person", person)


def facts_address(person: str) -> str:
    """Give where what is known of a person can be changed."""
    return address("people:facts", person)


def who_address() -> str:
    """Give where it is said who is who."""
    return address("matching:index")


def view_as_address(key: str, **chosen: str) -> str:
    """Give the page that looks through somebody's eyes."""
    page = address("view_as:index")
    return f"{page}?{urlencode({'who': key, **chosen})}" if page else ""
