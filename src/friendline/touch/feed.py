"""The list as a calendar that other programs subscribe to (RFC 5545)."""

import unicodedata
from collections.abc import Iterable
from datetime import timedelta
from enum import StrEnum
from typing import Final

from icalendar import Calendar, Event

from friendline.model import Seconds, moment, stable_id
from friendline.touch.digest import Entry

__all__ = ["Names", "feed", "initials"]

_MAKER: Final = "-//friendline//keep in touch//EN"
_NO_LETTER: Final = "?"


class Names(StrEnum):
    """How people are named where others may see the calendar."""

    FULL = "full"
    INITIALS = "initials"


def feed(entries: Iterable[Entry], made_at: Seconds, names: Names = Names.INITIALS) -> str:
    """Write the entries as the text of an ``.ics`` file.

    Each is an event of one whole day that takes up no time and rings no bell. Its UID is made of
    the person and of the contact that it is counted from: it stays the same when the day moves,
    and a new contact gives a new one. With initials nothing in the text names anybody.

    Args:
        entries: Who, and when.
        made_at: When the text is made.
        names: How people are named.
    """
    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Keep in touch")
    for one in entries:
        calendar.add_component(_event(one, made_at, names))
    return str(calendar.to_ical(), "utf-8")


def initials(name: str) -> str:
    """Give the first letters of the words of a name, two at most: the first and the last."""
    words = [
        "".join(filter(str.isalnum, word)) for word in unicodedata.normalize("NFC", name).split()
    ]
    found = [word[0].upper() for word in words if word]
    shown = found if len(found) <= 1 else [found[0], found[-1]]
    return " ".join(f"{letter}." for letter in shown) or _NO_LETTER


def _event(entry: Entry, made_at: Seconds, names: Names) -> Event:
    person = entry.due.person
    event = Event()
    event.add("uid", f"{stable_id('touch', person.id, entry.due.since)}@friendline")
    event.add("dtstamp", moment(made_at))
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    named = _printable(person.name) if names is Names.FULL else initials(person.name)
    event.add("summary", f"Keep in touch: {named}")
    if names is Names.FULL:
        event.add("description", _printable(entry.last))
    return event


def _printable(text: str) -> str:
    """Give a text without the control characters that no calendar may hold."""
    return "".join(sign for sign in text if unicodedata.category(sign) not in {"Cc", "Cs"})
