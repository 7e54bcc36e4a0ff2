"""Dates in the account's language and order, learned from the export itself."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from babel.dates import format_datetime
from hypothesis import given
from hypothesis import strategies as st

from friendline.archives.facebook.html.dates import Dates, learned
from friendline.archives.facebook.html.words import MAIN_LANGUAGES

EVENING = datetime(2023, 11, 14, 22, 13)  # noqa: DTZ001 - the pages tell no zone
YEAR = [EVENING + timedelta(days=31 * month, hours=-2 * month) for month in range(12)]


def plain(at: datetime, language: str) -> str:
    """Write a time with the day first, as accounts outside America have it."""
    return format_datetime(at, "d. MMM y, HH:mm", locale=language)


def long(at: datetime, language: str) -> str:
    """Write a time the long way of a language."""
    return format_datetime(at, "long", locale=language).split(" UTC")[0].split(" MEZ")[0]


def american(at: datetime, language: str) -> str:
    """Write a time with the month first and a clock of halves: Facebook's own way since 2019."""
    return format_datetime(at, "MMM dd, y h:mm:ss ", locale=language) + f"{at:%p}".lower()


@pytest.mark.parametrize(
    ("written", "second"),
    [
        ("Nov 14, 2023 10:13:20 pm", 20),
        ("Nov 14, 2023 10:13pm", 0),
        ("Nov 14, 2023, 10:13 PM", 0),
        ("Nov 14, 2023 at 10:13 PM", 0),
        ("14 Nov 2023, 22:13", 0),
        ("14. Nov. 2023, 22:13", 0),
        ("Tuesday, November 14, 2023 at 10:13 PM", 0),
        ("14 de nov. de 2023 22:13", 0),
        ("14. nov. 2023 kl. 22.13", 0),
        ("14 listopada 2023, 22:13", 0),
        ("11月 14, 2023 10:13:20 PM", 20),
        ("2023年11月14日 22:13", 0),
        ("2023年11月14日 午後10:13", 0),
        ("Tháng 11 14, 2023 10:13:20 ch", 20),
        ("14/11/2023, 22:13", 0),
        ("14.11.2023 22:13", 0),
        ("2023-11-14 22:13:20", 20),
    ],
)
def test_the_ways_that_are_known(written: str, second: int) -> None:
    """Each way of formats 1.6, and what else is seen in exports, is the same evening."""
    assert learned([written]).read(written) == EVENING.replace(second=second)


@pytest.mark.parametrize("way", [plain, american])
@pytest.mark.parametrize("language", MAIN_LANGUAGES)
def test_a_year_of_dates_in_each_language(
    way: Callable[[datetime, str], str], language: str
) -> None:
    """All twelve months of a language are read, as CLDR writes them."""
    written = {way(at, language): at for at in YEAR}
    dates = learned(written)
    assert {text: dates.read(text) for text in written} == written


@pytest.mark.parametrize("language", ["cs", "hr", "tr", "ko", "fi", "uk"])
def test_other_languages_are_tried_where_no_main_one_reads_all(language: str) -> None:
    """An account in Croatian is not taken for a Polish one, though both have a "lis"."""
    written = {plain(at, language): at for at in YEAR}
    dates = learned(written)
    assert {text: dates.read(text) for text in written} == written


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "Feb 30, 2023 1:00 pm",
        "Nov 14, 2023",
        "14 Nov 2023, 25:00",
        "7:30",
        "x" * 99,
        "Nov 14, 2023 13:05 pm",
        "Nov 14 15, 2023 1:05",
        "Smarch 3, 2023 1:05 pm",
        "1.2.2023, 10:00",
    ],
)
def test_what_is_no_date_or_a_doubtful_one_is_none(written: str) -> None:
    """Half a date, an impossible one and one of two meanings are not guessed at."""
    assert learned([written, "Nov 14, 2023 10:13:20 pm"]).read(written) is None


def test_the_order_of_numbers_is_learned_from_the_export() -> None:
    """Where one date can only have the day first, the others have it too; else none is read."""
    day_first = learned(["03/04/2023, 10:00", "23/04/2023, 10:00"])
    month_first = learned(["03/04/2023, 10:00", "04/23/2023, 10:00"])
    doubtful = learned(["03/04/2023, 10:00", "04/23/2023, 10:00", "23/04/2023, 10:00"])
    told = [dates.read("03/04/2023, 10:00") for dates in (day_first, month_first, doubtful)]
    assert [at and (at.month, at.day) for at in told] == [(4, 3), (3, 4), None]


def test_notes_of_when_are_known_by_their_date() -> None:
    """A word such as "Updated" before a date makes a note, in whatever language it is repeated."""
    export = [f"Cập nhật Tháng 5 {day:02}, 2024 2:28:42 ch" for day in range(1, 9)]
    dates = learned([*export, "Tháng 5 06, 2024 2:28:42 ch"])
    told = dates.read(dates.noted(export[0]))
    assert told == datetime(2024, 5, 1, 14, 28, 42)  # noqa: DTZ001 - local time
    assert dates.noted("Tháng 5 01, 2024 2:28:42 ch") == "Tháng 5 01, 2024 2:28:42 ch"
    assert dates.noted("Hẹn gặp Tháng 5 06, 2024 2:28:42 ch") == ""
    assert learned([]).noted("Updated Nov 14, 2023 10:13:20 pm") == "Nov 14, 2023 10:13:20 pm"


def test_seconds_are_noticed() -> None:
    """Whether an export writes seconds is known, to say how exact its times are."""
    assert learned(["Nov 14, 2023 10:13:20 pm"]).has_seconds
    assert not learned(["19 Oct 2019, 14:37"]).has_seconds


@given(st.lists(st.text(max_size=70), max_size=5), st.text(max_size=70))
def test_no_text_raises(samples: list[str], text: str) -> None:
    """Whatever stands where dates do, learning and reading give a time or nothing."""
    dates = learned(samples)
    assert isinstance(dates, Dates)
    assert dates.read(text) is None or isinstance(dates.read(text), datetime)
    assert isinstance(dates.noted(text), str)


@given(st.datetimes(datetime(1995, 1, 1), datetime(2090, 1, 1)))  # noqa: DTZ001 - local times
def test_any_time_written_by_facebook_is_read_back(at: datetime) -> None:
    """Any second of any year comes back, in the way of today's pages."""
    at = at.replace(microsecond=0)
    written = american(at, "en")
    assert learned([written, american(EVENING, "en")]).read(written) == at
