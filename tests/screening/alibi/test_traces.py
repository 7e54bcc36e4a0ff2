"""Which items are of the moment, and which were made, or speak, of another time."""

from typing import Any

import pytest
from alibi_helpers import at, found, row
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.model import ItemKind


@pytest.mark.parametrize(
    "text",
    [
        "#tbt the old team",
        "Ann shared a memory",
        "On this day in 2019",
        "Throwback to Porto",
        "Three years ago in Porto",
        "3 years ago",
        "Yesterday at the match",
        "What a game last night",
        "Last summer was good",
        "See you all tomorrow",
        "Can't wait for the match",
        "Vor drei Jahren in Porto",
        "gestern im Stadion",
        "Il y a 2 ans",
        "Hace tres años",
        "Scheduled post: spring offers",
    ],
)
@pytest.mark.parametrize("kind", [ItemKind.POST, ItemKind.PHOTO])
def test_talk_of_another_time(kind: ItemKind, text: str) -> None:
    """A memory, yesterday or tomorrow is not that day, unless the picture was taken then."""
    assert found(row(kind, text=text, media=["a.jpg"])) == []
    assert found(row(kind, text=text, media=["a.jpg"], taken=at(14, 16)))


@pytest.mark.parametrize(
    "text",
    [
        "Last night was long, tonight is longer",
        "Five minutes ago",
        "Agenda for the weekend",
        "Hier im Stadion",
        "Remember the goal",
    ],
)
def test_talk_of_that_day(text: str) -> None:
    """What speaks of the day itself counts."""
    assert found(row(ItemKind.POST, text=text, media=["a.jpg"]))


def test_a_visit_counts_whatever_it_speaks_of() -> None:
    """A check-in is made where it is made, even if its words are of last year; a memory is not."""
    assert found(row(ItemKind.CHECK_IN, text="Two years ago we met here", place="The Crown"))
    assert found(row(ItemKind.CHECK_IN, text="A memory: #tbt", place="The Crown")) == []


@pytest.mark.parametrize("kind", [ItemKind.WALL_POST, ItemKind.TAG, ItemKind.STORY, ItemKind.POST])
def test_the_time_of_the_picture_counts_for_every_kind(kind: ItemKind) -> None:
    """Whatever shows a picture, it is of the time when that was taken."""
    old = row(kind, by="Bo Fox", tagged=["Ann Lee"], place="X", media=["a.jpg"], taken=at(2, 9))
    assert found(old) == []


def test_a_post_by_a_timetable_is_no_act_of_that_moment() -> None:
    """Posts of one month at the same second of the day go out by themselves."""
    slot = at(14, 14, 30)
    daily = [
        row(ItemKind.POST, id=f"p{n}", text="A thought", at=slot + n * 86_400) for n in range(-3, 4)
    ]
    assert found(*daily) == []
    assert len(found(daily[3])) == 1
    with_place = [one | {"place": "The Crown"} for one in daily]
    assert [one.item for one in found(*with_place)] == ["p0"]


@pytest.mark.parametrize("said", ["Declined", "Interested", "Not going", "Can't go", "Invited"])
def test_a_reply_that_is_no_coming_shows_nothing(said: str) -> None:
    """Only who goes to an event is seen there."""
    assert found(row(ItemKind.EVENT_REPLY, text=f"{said}: Derby day")) == []
    assert found(row(ItemKind.EVENT_REPLY, text="Going: Derby day"))


def test_who_was_there_too_was_told_nothing_else() -> None:
    """An item by the client, or with the client tagged, contradicts nothing for them."""
    assert found(row(ItemKind.PHOTO, tagged=["kim novak"])) == []
    assert found(row(ItemKind.PHOTO, by="Kim Novak", tagged=["Ann Lee"])) == []
    assert found(row(ItemKind.PHOTO, tagged=["Bo Fox"]))


def test_others_among_themselves_show_nothing() -> None:
    """A picture by somebody else that tags others, and not the owner, is not of the owner."""
    assert found(row(ItemKind.PHOTO, by="Bo Fox", tagged=["Cy Dee"])) == []


def test_the_chain_says_when_only_the_time_of_posting_is_known() -> None:
    """A picture without its own time says that it is the time of posting."""
    (posted,) = found(row(ItemKind.PHOTO))
    (taken,) = found(row(ItemKind.PHOTO, taken=at(14, 16)))
    assert "when the picture was taken is not known" in posted.because[-1]
    assert not any("not known" in words for words in taken.because)


ANYTHING = st.text(max_size=60) | st.sampled_from(["\x00", "#tbt", "http://" * 9, "\u202e"])
MOMENT = st.none() | st.integers(-(2**62), 2**62) | st.integers(at(13, 0), at(16, 0))


@settings(max_examples=80, deadline=None)
@given(
    kind=st.sampled_from(list(ItemKind)),
    text=st.none() | ANYTHING,
    moment=MOMENT,
    taken=MOMENT,
    by=st.none() | st.text(max_size=9).filter(lambda text: text.isprintable()),
    tagged=st.none() | st.lists(st.none() | st.just("Ann Lee"), max_size=3),
    media=st.none() | st.just(["a.jpg"]),
)
def test_any_item_is_read(**known: Any) -> None:
    """Whatever stands in an item, it counts or it does not; nothing fails."""
    known["at"] = known.pop("moment")
    for one in found(row(**known)):
        assert at(14, 12) <= (known["taken"] if known["taken"] is not None else known["at"])
        assert one.because
