"""Absences and meetings that stand, found by time."""

import pytest
from alibi_helpers import at, meeting, with_kim
from hypothesis import given
from hypothesis import strategies as st

from friendline.model import Event
from friendline.screening.alibi.by_time import Absences, Standing
from friendline.screening.alibi.titles import Absence

SPANS = st.lists(
    st.tuples(st.integers(0, 50), st.integers(0, 30), st.sampled_from(list(Absence))), max_size=12
)


@given(spans=SPANS, start=st.integers(-5, 90))
def test_an_absence_is_found_if_any_goes_on(
    spans: list[tuple[int, int, Absence]], start: int
) -> None:
    """Bisecting finds what asking each absence finds, illness before the others."""
    entries = [(meeting(start=begin, end=begin + length), why) for begin, length, why in spans]
    over = [why for event, why in entries if event.start <= start < event.end]
    found, why = Absences(entries).over(meeting(start=start, end=start))
    assert why is min(over, key=list(Absence).index, default=None)
    assert found is None or found.start <= start < found.end


def alike(old: Event, *others: Event) -> str | None:
    """Id of what stands under the same title."""
    found = Standing([(one, with_kim(one.id)) for one in others]).alike(old, "kim")
    return found.id if found else None


@pytest.mark.parametrize(
    ("old", "other", "is_told"),
    [
        ({"summary": "Cancelled: Review"}, {"summary": "Review"}, True),
        ({"summary": "Review", "uid": "a"}, {"summary": "Review", "uid": "b"}, True),
        ({"summary": "Review", "uid": "a"}, {"summary": "Review", "uid": "a"}, False),
        ({"summary": "Review"}, {"summary": "Planning"}, False),
        ({"summary": ""}, {"summary": ""}, False),
        ({"summary": "Review", "moved_to": at(20, 9)}, {"summary": "Review"}, False),
    ],
    ids=["title", "another UID", "the next of its series", "title differs", "no title", "moved"],
)
def test_an_entry_of_the_same_title(
    old: dict[str, object], other: dict[str, object], *, is_told: bool
) -> None:
    """A title is told only where nothing better says what became of the meeting."""
    later = meeting(id="later", start=at(17, 14), end=at(17, 15), **other)
    assert alike(meeting(**old), later) == ("later" if is_told else None)
