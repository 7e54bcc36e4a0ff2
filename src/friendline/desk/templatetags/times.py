"""Days and ages, in the owner's time zone."""

from datetime import date, datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

__all__ = ["age", "day", "moment"]

register = template.Library()

_HOUR = 3600
_DAYS_TOLD = 30


@register.simple_tag
def day(when: int | date | None, none: str = "no date") -> SafeString:
    """Show a day, of seconds since 1970 or of a date: 12 May 2026."""
    if when is None:
        return format_html("{}", none)
    return _element(when, _day(when))


@register.simple_tag
def moment(when: int | None, none: str = "no date") -> SafeString:
    """Show a day and the time: 12 May 2026, 14:05."""
    if when is None:
        return format_html("{}", none)
    return _element(when, f"{_day(when)}, {_local(when):%H:%M}")


@register.simple_tag(takes_context=True)
def age(context: template.Context, when: int | None, none: str = "no date") -> SafeString:
    """Show how long ago something was, as a person says it: 2 h, yesterday, 3 days, 12 May 2026."""
    if when is None:
        return format_html("{}", none)
    return _element(when, _age(when, _local(context["frame"].now)))


def _age(when: int, now: datetime) -> str:
    then = _local(when)
    days = (now.date() - then.date()).days
    if days < 0 or days > _DAYS_TOLD:
        return _day(when)
    if days == 0:
        hours = int((now - then) / timedelta(seconds=_HOUR))
        return f"{hours} h" if hours > 0 else "just now"
    return "yesterday" if days == 1 else f"{days} days"


def _day(when: int | date) -> str:
    known = when if isinstance(when, date) else _local(when).date()
    return f"{known.day} {known:%B %Y}"


def _local(when: int) -> datetime:
    return datetime.fromtimestamp(when, timezone.get_current_timezone())


def _element(when: int | date, shown: str) -> SafeString:
    if isinstance(when, date):
        return format_html('<time datetime="{}">{}</time>', when.isoformat(), shown)
    at = _local(when)
    whole = f"{_day(when)}, {at:%H:%M}"
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', at.isoformat(timespec="seconds"), whole, shown
    )
