"""Which entries are asked for: about whom, of what, since when."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from django.http import HttpRequest

from friendline.archives.tables.folding import fold
from friendline.desk.ledger.words import GROUPS, kinds_of
from friendline.desk.paging import Choice, Filters, filters_of
from friendline.store import clock, ledger
from friendline.store.models import LedgerEntry
from friendline.store.people.noted import known_people
from friendline.store.safekeeping.ledger_text import since_day

if TYPE_CHECKING:
    from django.db.models import QuerySet

__all__ = ["chosen", "filters"]

_MOST_PEOPLE: Final = 25
"""So many people at most are looked for at once: each makes the question to the store longer."""

_SINCE: Final = (
    ("", "All of it"),
    ("0", "Today"),
    ("7", "The last 7 days"),
    ("30", "The last 30 days"),
    ("365", "The last year"),
)


def filters(request: HttpRequest) -> Filters:
    """Read from the address what is asked for."""
    of = (("", "Everything"), *((group, group) for group in GROUPS))
    return filters_of(
        request,
        Choice("of", "About", of),
        Choice("since", "Since", _SINCE),
        label="Choose entries",
        searches="About a person, by name",
    )


def chosen(
    asked: Filters, shown_name: Callable[[str, str], str]
) -> tuple["QuerySet[LedgerEntry]", int]:
    """Give the entries that are asked for, newest first, and about how many people they are.

    Args:
        asked: What is asked for.
        shown_name: Gives the name a person is shown by.
    """
    keys = _keys(asked.words, shown_name) if asked.words else None
    days = asked.chosen("since")
    since = since_day(_days_ago(int(days))) if days else None
    found = ledger.entries(keys, since) if keys != [] else LedgerEntry.objects.none()
    if group := asked.chosen("of"):
        found = found.filter(kind__in=kinds_of(group))
    return found.order_by("-id"), len(keys or ())


def _days_ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


def _keys(words: str, shown_name: Callable[[str, str], str]) -> list[str]:
    """Give the ids of people in whose name words stand."""
    wanted = fold(words)
    people = known_people()
    return [key for key, one in people.items() if wanted in fold(shown_name(key, one.name))][
        :_MOST_PEOPLE
    ]
