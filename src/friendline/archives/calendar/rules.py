"""Rules of repetition (RRULE) made safe and clear before the library follows them (formats 8)."""

import re
from datetime import UTC, date, datetime, time

from friendline.archives.calendar.zones import When, end_of

_MOST_STEPS = 30_000
"""Dates of one rule that are looked at: a daily event has as many in eighty years."""
_SECONDS_OF = {"SECONDLY": 1, "MINUTELY": 60, "HOURLY": 3_600, "DAILY": 86_400, "WEEKLY": 604_800}
_MONTH = 2_592_000
_PART = re.compile(r"([A-Z]+)=([^;]*)")


class EndlessRuleError(ValueError):
    """A rule that no calendar of people has: too many repetitions, or none ever."""


def with_clear_end(rule: str, start: When | None) -> str:
    """Write UNTIL in UTC; a day without a time means all of that day, where the event is.

    The last year there is means no end at all.
    """
    from icalendar.prop import vDDDTypes  # noqa: PLC0415 - heavy

    parts = _parts(rule)
    if "UNTIL" not in parts:
        return rule
    until: When = vDDDTypes.from_ical(parts["UNTIL"])  # type: ignore[no-untyped-call]
    if until.year == date.max.year:
        del parts["UNTIL"]
        return _rule(parts)
    if not isinstance(start, datetime):
        parts["UNTIL"] = f"{until:%Y%m%d}"
        return _rule(parts)
    if not isinstance(until, datetime):
        until = end_of(until, start.tzinfo)
    elif until.tzinfo is None:
        until = until.replace(tzinfo=start.tzinfo)
    parts["UNTIL"] = f"{until.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return _rule(parts)


def _parts(rule: str) -> dict[str, str]:
    return dict(_PART.findall(rule))


def _rule(parts: dict[str, str]) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items())


def refuse_endless(rule: str, start: When | None, until: datetime) -> None:
    """Refuse a rule that would keep the library busy for hours.

    Raises:
        EndlessRuleError: It repeats too often to be an event of people, or never.
    """
    parts = _parts(rule)
    interval = int(parts.get("INTERVAL", "1"))
    if interval < 1:
        raise EndlessRuleError(f"INTERVAL={interval}")
    if _steps(parts, interval, start, until) > _MOST_STEPS:
        raise EndlessRuleError(f"{rule} repeats too often")
    if not _ever_happens(parts, start):
        raise EndlessRuleError(f"{rule} never comes true")


def _steps(parts: dict[str, str], interval: int, start: When | None, until: datetime) -> float:
    """Say how many dates the library would look at to reach the end of our years."""
    span = until - datetime.combine(_day_of(start), time(), UTC)
    steps = span.total_seconds() / (_SECONDS_OF.get(parts.get("FREQ", ""), _MONTH) * interval)
    if "COUNT" in parts and not any(name.startswith("BY") for name in parts):
        steps = min(steps, int(parts["COUNT"]))
    for name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        steps *= parts.get(name, "").count(",") + 1
    return steps


def _day_of(start: When | None) -> date:
    return start.date() if isinstance(start, datetime) else start or date.max


def _ever_happens(parts: dict[str, str], start: When | None) -> bool:
    """Try the rule at the end of time, where the library soon gives up.

    It searches to the year 9999; the days of the calendar are the same every 400 years.
    """
    from dateutil.rrule import rrulestr  # noqa: PLC0415 - heavy

    day = _day_of(start)
    late = day.replace(year=day.year + 400 * ((date.max.year - day.year) // 400 - 1))
    open_ended = {name: part for name, part in parts.items() if name not in {"COUNT", "UNTIL"}}
    if "BYSETPOS" in parts and parts.get("FREQ") in {"SECONDLY", "MINUTELY", "HOURLY"}:
        return False
    rule = rrulestr(_rule(open_ended), dtstart=datetime.combine(late, time()))
    return next(iter(rule), None) is not None
