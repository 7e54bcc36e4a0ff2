"""The one list."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from friendline.touch.cadence import Due, How, Known, Rule, Touch
from friendline.touch.digest import A_WEEK, digest, entries

TODAY = date(2026, 11, 22)
"""A Sunday."""
RULE = Rule("relationship:client", 30, date(2026, 1, 1))


def due(name: str, on: date, last: Touch | None = None, planned: Touch | None = None) -> Due:
    """Somebody who is due on a day."""
    return Due(Known(f"person-{name}", name), RULE, on, on, last, planned)


def names(found: list[Due], a_week: int = A_WEEK) -> dict[str, list[str]]:
    """Names by title of their week."""
    weeks = digest(entries(found, TODAY, a_week=a_week), TODAY)
    return {week.title: [one.due.person.name for one in week.entries] for week in weeks}


def test_the_most_overdue_come_first() -> None:
    """What was due before today stands in this week, the longest due first."""
    found = [due("Ben", TODAY), due("Ada", TODAY - timedelta(days=9)), due("Cy", date(2025, 1, 1))]
    assert names(found) == {"This week": ["Cy", "Ada", "Ben"]}


def test_weeks_are_named_and_end() -> None:
    """This week, the next, then by their Monday; beyond the weeks asked for nobody stands."""
    found = [
        due("Now", TODAY),
        due("Next", TODAY + timedelta(days=1)),
        due("Then", date(2026, 12, 2)),
        due("Late", date(2027, 1, 20)),
    ]
    assert names(found) == {
        "This week": ["Now"],
        "Next week": ["Next"],
        "Week of 30 November 2026": ["Then"],
    }


def test_a_week_holds_only_so_many() -> None:
    """Who is due longest comes first; the others move on, so that the list can be done."""
    found = [due(f"P{at}", TODAY - timedelta(days=at)) for at in range(5)]
    assert names(found, a_week=2) == {
        "This week": ["P4", "P3"],
        "Next week": ["P2", "P1"],
        "Week of 30 November 2026": ["P0"],
    }


@given(st.lists(st.integers(-900, 400), max_size=60), st.integers(1, 7))
def test_nobody_is_lost_or_proposed_too_early(offsets: list[int], a_week: int) -> None:
    """Everybody stands once, never before today or their day, and no week is too full."""
    dues = [due(f"P{at}", TODAY + timedelta(days=one)) for at, one in enumerate(offsets)]
    found = entries(dues, TODAY, weeks=1_000, a_week=a_week)
    assert sorted(one.due.person.id for one in found) == sorted(one.person.id for one in dues)
    assert all(one.on >= max(TODAY, one.due.on) for one in found)
    assert all(len(week.entries) <= a_week for week in digest(found, TODAY))


def test_the_last_contact_and_how_we_know_stand_with_it() -> None:
    """So does a meeting that is planned, and what they told."""
    last = Touch("person-Ada", date(2026, 1, 5), How.MET, "You noted that you met.")
    planned = Touch("person-Ada", date(2026, 12, 1), How.MEETING, "Planned: lunch.", is_over=False)
    dues = [due("Ada", TODAY, last, planned), due("Ben", TODAY)]
    ada, ben = entries(dues, TODAY, told={"person-Ada": "They told you: they sail."})
    assert (ada.last, ada.told) == (
        "You noted that you met. Planned: lunch.",
        "They told you: they sail.",
    )
    assert (ben.last, ben.told) == ("No contact is known.", "")
