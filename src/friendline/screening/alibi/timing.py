"""When something speaks against a meeting, and how near in time it is, in words.

Days are local days in the zone of the event; items are in UTC seconds (R41).
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from friendline.model import Event, Seconds

BEFORE: Final = timedelta(hours=2)
"""How long before its start an item can already speak against a meeting."""

NIGHT_ENDS: Final = time(4)
"""Until when the night after still belongs to the day."""

_MINUTE: Final = 60
_HOUR: Final = 3_600


@dataclass(frozen=True)
class Window:
    """When an item speaks against a meeting; UTC seconds, the end exclusive."""

    begin: Seconds
    end: Seconds


def window(event: Event) -> Window:
    """Give the time from two hours before the start to 04:00 of the night, or the whole days."""
    if event.all_day:
        return Window(event.start, event.end)
    day = local(event.start, event).date()
    begin = max(event.start - int(BEFORE.total_seconds()), _at(day, time(), event))
    night = _at(day + timedelta(days=1), NIGHT_ENDS, event)
    return Window(begin, max(night, event.end))


def local(at: Seconds, event: Event) -> datetime:
    """Give a moment by the clock of the meeting."""
    return datetime.fromtimestamp(at, ZoneInfo(event.zone))


def _at(day: date, clock: time, event: Event) -> Seconds:
    return int(datetime.combine(day, clock, ZoneInfo(event.zone)).timestamp())


def day_of(event: Event) -> str:
    """Say when a meeting was to be: "Saturday 14 March 2026, 14:00"."""
    return moment_in_words(event.start, event)


def moment_in_words(at: Seconds, event: Event) -> str:
    """Say a moment by the clock of a meeting, or the day if that has whole days."""
    moment = local(at, event)
    clock = "" if event.all_day else f", {moment:%H:%M}"
    return f"{moment:%A} {moment.day} {moment:%B} {moment.year}{clock}"


def clock_of(at: Seconds, event: Event) -> str:
    """Say when something was, beside the day of a meeting: "16:05 the same day"."""
    moment = local(at, event)
    days = (moment.date() - local(event.start, event).date()).days
    which = {0: "the same day", 1: "the next day"}.get(days, f"{days} days later")
    return f"{moment:%H:%M} {which}"


def nearness(at: Seconds, event: Event) -> str:
    """Say how near in time something is to a meeting; nothing for one of whole days."""
    if event.all_day:
        return ""
    if event.start <= at < event.end:
        return "while it was to be"
    if at < event.start:
        return f"{_length(event.start - at)} before it was to begin"
    return f"{_length(at - event.end)} after it was to end"


def minutes_apart(at: Seconds, event: Event) -> int:
    """Give the whole minutes between a moment and a meeting; 0 within it."""
    return max(event.start - at, at - event.end, 0) // _MINUTE


def _length(length: int) -> str:
    if length < _MINUTE:
        return "a moment"
    if length < _HOUR:
        return _counted(length // _MINUTE, "minute")
    return ("" if length % _HOUR == 0 else "about ") + _counted(round(length / _HOUR), "hour")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
