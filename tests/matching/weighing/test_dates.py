"""Whether a tie began soon after the engagement did."""

from datetime import UTC, date, datetime

import pytest
from matching_helpers import account, person

from friendline.matching.weighing.dates import DateFit, TieDates
from friendline.model import Tie, TieKind

ANNA = account("Anna Varga")


def tie(year: int, month: int, day: int = 10, kind: TieKind = TieKind.FRIEND) -> Tie:
    """Give a tie that began on a day."""
    since = int(datetime(year, month, day, 12, tzinfo=UTC).timestamp())
    return Tie(account=ANNA, kind=kind, since=since)


def days(year: int, month: int, day: int) -> int:
    """Give a day as facts have it."""
    return (date(year, month, day) - date(1970, 1, 1)).days


def fit(shown: Tie, *others: Tie, **facts: int) -> DateFit | None:
    """Compare a tie with the facts of a person, among other ties."""
    return TieDates([shown, *others]).fit(person("Anna Varga", facts=facts), shown)


def test_a_tie_soon_after_the_engagement_is_said() -> None:
    """Engaged in March, friends since April."""
    found = fit(tie(2021, 4), began_on=days(2021, 3, 12))
    assert found is not None
    assert found.why == "You are friends since April 2021, a month after the engagement began"


@pytest.mark.parametrize(
    ("shown", "facts"),
    [
        (tie(2021, 2), {"began_on": days(2021, 3, 12)}),
        (tie(2023, 4), {"began_on": days(2021, 3, 12)}),
        (tie(2021, 4), {}),
        (tie(2021, 4, kind=TieKind.BLOCKED), {"began_on": days(2021, 3, 12)}),
        (Tie(account=ANNA, kind=TieKind.FRIEND), {"began_on": days(2021, 3, 12)}),
    ],
)
def test_other_times_say_nothing(shown: Tie, facts: dict[str, int]) -> None:
    """A tie before, or years after, or without a date, is no evidence."""
    assert fit(shown, **facts) is None


def test_the_day_that_the_owner_noted_counts() -> None:
    """Who is noted as a friend since May has a tie since about then."""
    found = fit(tie(2020, 5, 20), friend_on=days(2020, 5, 1))
    assert found is not None
    assert found.why.endswith("when you noted that you became friends")


def test_a_busy_spring_says_little() -> None:
    """Where most ties began in that time, one more is no sign."""
    spring = [tie(2021, 4, 1 + number % 28) for number in range(300)]
    years = [tie(1990 + number % 30, 4) for number in range(300)]
    busy = fit(tie(2021, 4), *spring, began_on=days(2021, 3, 12))
    quiet = fit(tie(2021, 4), *years, began_on=days(2021, 3, 12))
    assert busy is not None
    assert quiet is not None
    assert busy.share > 0.5
    assert quiet.share < 0.1
