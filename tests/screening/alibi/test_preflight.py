"""Before posting: the same rules for what is not posted yet."""

import pytest
from alibi_helpers import KIM, at, meeting, row, table, with_kim

from friendline.model import ItemKind, Party
from friendline.screening.alibi import DRAFT, Contradiction, Draft, would_contradict


def would(draft: Draft, ended_by: Party = Party.OWNER) -> list[Contradiction]:
    """What a draft would contradict, beside a cancelled meeting with Kim."""
    return would_contradict(draft, [meeting(ended_by=ended_by)], [with_kim()], {"kim": KIM})


def test_a_post_of_that_day_would_contradict() -> None:
    """A1: a place on the day of the cancelled meeting is told before it is posted."""
    (one,) = would(Draft(at=at(14, 16), text="Come on", place="The Crown"))
    assert (one.person, one.event, one.item) == ("kim", "e", DRAFT)
    assert one.because[-1] == ("Post at The Crown, 16:00 the same day, 1 hour after it was to end.")


@pytest.mark.parametrize(
    "draft",
    [
        Draft(at=at(15, 16), place="The Crown"),
        Draft(at=at(14, 16), text="Thinking of spring"),
        Draft(at=at(14, 16), text="#tbt", place="The Crown"),
        Draft(at=at(14, 16), media=("a.jpg",), taken=at(2, 9)),
        Draft(at=at(14, 16), media=("a.jpg",), tagged=("Kim Novak",)),
    ],
    ids=["other day", "plain words", "memory", "old picture", "with Kim"],
)
def test_what_would_not_contradict(draft: Draft) -> None:
    """Near misses are silent before posting as after it."""
    assert would(draft) == []


def test_drinking_talk_would_contradict() -> None:
    """A text of drink counts that day, as the detectors read it."""
    assert would(Draft(at=at(14, 19), text="Getting drunk with the lads tonight"))


def test_what_they_cancelled_is_free() -> None:
    """Nothing contradicts a meeting that the client called off."""
    assert would(Draft(at=at(14, 16), place="The Crown"), Party.OTHER) == []


def test_other_items_are_no_part_of_the_answer() -> None:
    """The items of the book tell usual places and are not listed themselves."""
    draft = Draft(at=at(14, 16), place="The Crown", kind=ItemKind.CHECK_IN)
    found = would_contradict(
        draft, [meeting()], [with_kim()], {"kim": KIM}, table(row(place="The Crown"))
    )
    assert [one.item for one in found] == [DRAFT]


def test_a_holiday_at_home_is_seen_by_the_usual_place() -> None:
    """Under a holiday a draft counts where the owner is on other days too."""
    holiday = meeting(
        id="h", summary="Holiday", state="planned", all_day=True, start=at(14, 0), end=at(15, 0)
    )
    items = table(*(row(id=f"v{day}", at=at(day, 19), place="The Crown") for day in (2, 9)))
    draft = Draft(at=at(14, 16), place="The Crown")
    events, matches, people = [meeting(), holiday], [with_kim()], {"kim": KIM}
    assert would_contradict(draft, events, matches, people, items)
    assert would_contradict(draft, events, matches, people) == []
