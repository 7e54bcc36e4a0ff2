"""English as the report speaks it: counts, lists, dates and the names of things in plain words."""

import re
from datetime import UTC, date, datetime, timedelta, tzinfo

from friendline.model import AudienceSource, Category, Fact, ItemKind
from friendline.review.words import title_of

NARROW_SPACE = "\u202f"
LONGEST_NAME = 80
LONGEST_REASON = 240

_SMALL_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)

_CATEGORY_NAMES = {
    Category.PROFANITY: "Swearing",
    Category.SEXUAL: "Sexual content",
    Category.NUDITY: "Nudity",
    Category.ALCOHOL_PARTY: "Alcohol and parties",
    Category.POLITICS: "Politics",
    Category.RELIGION: "Religion",
    Category.HATE_OFFENSIVE: "Insults and hate",
    Category.WORK_COMPLAINT: "Complaints about work",
    Category.CONFIDENTIAL: "Confidential matters",
    Category.LOCATION: "Whereabouts",
    Category.COMMUNITY: "Community",
    Category.FAMILY: "Family",
    Category.PETS: "Pets",
    Category.ACHIEVEMENT: "Achievements",
    Category.HUMOUR: "Humour",
    Category.EXPERTISE: "Expertise",
}

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


def number(value: int) -> str:
    """Give a whole number with thin spaces between thousands: ``1 204``."""
    return f"{value:,}".replace(",", NARROW_SPACE)


def count(value: int, one: str, many: str | None = None) -> str:
    """Give a number and its noun: ``1 item``, ``1 204 items``; ``many`` where s is not enough."""
    return f"{number(value)} {one if value == 1 else many or one + 's'}"


def spelled(value: int, one: str, many: str | None = None) -> str:
    """Give a count for a heading, in words up to twelve: ``Four requests``, ``No request``."""
    if not 0 <= value < len(_SMALL_NUMBERS):
        return count(value, one, many)
    noun = one if value <= 1 else many or one + "s"
    return f"{_SMALL_NUMBERS[value].capitalize()} {noun}"


def capitalised(text: str) -> str:
    """Give the text with a capital first letter and the rest untouched."""
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
    return _CATEGORY_NAMES[category]


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
    if isinstance(value, int):
        return _day_fact(value) if name.endswith("_on") else number(value)
    return plain(value) if value.islower() else value


def _day_fact(days: int) -> str:
    try:
        return day_words(_DAY_ZERO + timedelta(days=days))
    except OverflowError:
        return number(days)
