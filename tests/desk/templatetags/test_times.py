"""Tests of days and ages."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from desk_helpers import one
from django.template import Context
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser

from friendline.desk.templatetags.times import age, day, moment

_NOW = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)


def _seconds(*when: int) -> int:
    return int(datetime(*when, tzinfo=UTC).timestamp())  # type: ignore[misc,arg-type]  # numbers only


def _age(when: int, now: datetime) -> str:
    frame = SimpleNamespace(now=int(now.timestamp()))
    return age(Context({"frame": frame}), when)


def _text(html: str) -> str:
    element = one(LexborHTMLParser(html), "time")
    return element.text()


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (_seconds(2026, 11, 20, 15, 20), "just now"),
        (_seconds(2026, 11, 20, 13, 10), "2 h"),
        (_seconds(2026, 11, 19, 23, 59), "yesterday"),
        (_seconds(2026, 11, 16, 0, 1), "4 days"),
        (_seconds(2026, 10, 21, 12, 0), "30 days"),
        (_seconds(2026, 10, 20, 12, 0), "20 October 2026"),
        (_seconds(2026, 11, 21, 9, 0), "21 November 2026"),
    ],
)
def test_an_age_is_told_as_a_person_says_it(when: int, shown: str) -> None:
    """Hours on the same day, then days, then the day itself; what is to come is a day."""
    with timezone.override(UTC):
        assert _text(_age(when, _NOW)) == shown


def test_times_are_those_of_the_owners_zone() -> None:
    """Half past eleven at night in London is the next day in Tokyo."""
    when = _seconds(2026, 5, 12, 23, 30)
    with timezone.override(ZoneInfo("Asia/Tokyo")):
        assert _text(day(when)) == "13 May 2026"
        assert _text(moment(when)) == "13 May 2026, 08:30"


def test_a_time_can_be_read_by_a_program() -> None:
    """The element carries the whole moment; a date carries a date."""
    when = _seconds(2026, 5, 12, 9, 0)
    with timezone.override(UTC):
        element = LexborHTMLParser(_age(when, _NOW)).css_first("time")
        assert element is not None
        assert element.attributes["datetime"] == "2026-05-12T09:00:00+00:00"
        assert element.attributes["title"] == "12 May 2026, 09:00"
    dated = one(LexborHTMLParser(day(date(2026, 5, 12))), "time")
    assert (dated.attributes["datetime"], dated.text()) == ("2026-05-12", "12 May 2026")


@pytest.mark.parametrize("tag", [day, moment, partial(age, Context())])
def test_what_has_no_time_says_so(tag: object) -> None:
    """Where nothing is known, words stand that the page may choose."""
    assert callable(tag)
    assert tag(None) == "no date"
    assert tag(None, "<never>") == "&lt;never&gt;"


@pytest.mark.parametrize("ago", [timedelta(days=days) for days in (0, 1, 2, 29, 31, 4000)])
def test_every_age_is_a_time(ago: timedelta) -> None:
    """However long ago, there is something to show."""
    assert _text(_age(int((_NOW - ago).timestamp()), _NOW))
