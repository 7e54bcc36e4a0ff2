"""English as the report speaks it: counts, lists, dates and the names of things in plain words."""

import re
from datetime import UTC, date, datetime, timedelta, tzinfo

from friendline.model import AudienceSource, Category, Fact, ItemKind
from friendline.review.words import CATEGORY_NAMES, number, title_of

LONGEST_NAME = 80
LONGEST_REASON = 240

_AUDIENCES = {"unknown": "audience not known", "public": "public", "only me": "only you"}

_AUDIENCE_SOURCES = {
    AudienceSource.STATED: "the export says so",
    AudienceSource.DERIVED: "derived from the settings of the account",
    AudienceSource.OWNER: "you said so",
    AudienceSource.ASSUMED: "assumed, not known",
    AudienceSource.UNKNOWN: "the export does not say",
}

# Control characters break terminals, lone surrogates break files, and direction overrides make a
# name read as another; none of them is a word somebody wrote.
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_DIRECTION_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")

_USER_NAME = re.compile(r"@|[\w-]+[._@]\w")

_DAY_ZERO = date(1970, 1, 1)


def readable(text: str) -> str:
    """Give the text without control characters, lone surrogates and direction overrides."""
    if text.isascii() and text.isprintable():
        return text
    return _UNREADABLE.sub("\ufffd", _DIRECTION_MARKS.sub("", text))


def shortened(text: str, most: int) -> str:
    """Give the text on one line, cut between words to about ``most`` characters."""
    # A hostile text may be megabytes long; its beginning is all that can be shown.
    line = " ".join(readable(text[: most * 8]).split())
    if len(line) <= most:
        return line
    head = line[: most - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[most // 2 :] else head) + "…"


def capitalised(text: str) -> str:
    """Give the text with a capital first letter and the rest untouched.

    A user name such as ``kim.novak`` at its head is another one with a capital.
    """
    if _USER_NAME.match(text):
        return text
    return text[:1].upper() + text[1:]


def moment_words(at: str | None, zone: tzinfo = UTC) -> str:
    """Give an ISO 8601 time as ``14 March 2026, 16:05 UTC``, on the clock of ``zone``.

    What is no time is given as it is.
    """
    when = _moment(at, zone)
    if when is None:
        return shortened(at or "", LONGEST_NAME) or "date not known"
    return f"{day_words(when.date())}, {when:%H:%M %Z}"


def day_of(at: str, zone: tzinfo = UTC) -> str:
    """Give the day of an ISO 8601 time in ``zone`` as ``14 March 2026``."""
    when = _moment(at, zone)
    return day_words(when.date()) if when else shortened(at, LONGEST_NAME)


def _moment(at: str | None, zone: tzinfo) -> datetime | None:
    try:
        when = datetime.fromisoformat(at or "")
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(zone)
    except (ValueError, OverflowError):
        return None


def day_words(day: date) -> str:
    """Give a day as ``14 March 2026``, in English on every machine."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def channel_name(channel: str | None) -> str:
    """Give a network's name as it writes itself: ``LinkedIn``."""
    return capitalised(shortened(plain(title_of(channel)), LONGEST_NAME)) if channel else ""


def category_name(category: Category) -> str:
    """Give a category as a column heading: ``Alcohol and parties``."""
    return CATEGORY_NAMES[category]


def breakable(heading: str) -> str:
    """Give a heading with soft hyphens in its long words, for a narrow column."""
    return " ".join(_BREAKS.get(word, word) for word in heading.split(" "))


_BREAKS = {
    word.replace("|", ""): word.replace("|", "\u00ad")
    for word in ("Com|plaints", "Confi|dential", "Where|abouts", "Achieve|ments", "Com|munity")
}


def item_kind_name(kind: ItemKind) -> str:
    """Give an item's kind as a noun: ``check-in``, ``wall post``."""
    return "check-in" if kind is ItemKind.CHECK_IN else plain(kind)


def audience_words(audience: str, source: AudienceSource) -> str:
    """Say who an item is for, and always how that is known (design, rule 1)."""
    who = _AUDIENCES.get(audience) or f"for {shortened(audience, 80)}"
    return f"{who} ({_AUDIENCE_SOURCES[source]})"


def plain(name: str) -> str:
    """Give a name from code as words: ``parent_of_student`` is ``parent of student``."""
    return name.replace("_", " ").strip()


def fact_words(name: str, value: Fact) -> str:
    """Give a fact's value in words; whole days under a name that ends in ``_on`` are a date."""
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name == "channel":
        return channel_name(str(value))
    if isinstance(value, int):
        return _day_fact(value) if name.endswith("_on") else number(value)
    return plain(value) if value.islower() else value


def _day_fact(days: int) -> str:
    try:
        return day_words(_DAY_ZERO + timedelta(days=days))
    except OverflowError:
        return number(days)
