"""Looking at all of it again, and what went wrong."""

from datetime import date, timedelta

import pytest
from over_time_helpers import ADA, TODAY, open_world

from friendline.store import settings
from friendline.store.clock import MADE_UP_DAY
from friendline.store.home import Home
from friendline.store.models import LedgerEntry
from friendline.store.over_time import looking_again
from friendline.store.over_time.looking_again import (
    EmptyIncidentError,
    NoSuchIncidentError,
    NoSuchLookError,
    NoSuchRhythmError,
)
from friendline.store.people.interests import WithheldError
from friendline.store.people.noted import FutureDayError, UnknownPersonError


def on_day(day: date) -> None:
    """Let it be that day."""
    settings.put(MADE_UP_DAY, day.isoformat())


def test_nobody_is_told_to_look_again_unless_they_want_it(store: Home) -> None:
    """Without a rhythm there is no day, however long it was."""
    open_world()
    looking_again.looked()
    on_day(TODAY + timedelta(days=3_000))
    found = looking_again.look_again()
    assert (found.days, found.next, found.is_due) == (0, None, False)


def test_the_days_count_from_the_rhythm_and_then_from_each_look(store: Home) -> None:
    """A rhythm chosen today is not due today; looking begins anew."""
    open_world()
    assert looking_again.put_rhythm(91) == 0
    assert looking_again.look_again().next == TODAY + timedelta(days=91)
    on_day(TODAY + timedelta(days=91))
    assert looking_again.look_again().is_due
    number = looking_again.looked("Fewer albums.")
    found = looking_again.look_again()
    assert (found.is_due, found.words) == (False, "Fewer albums.")
    assert found.next == TODAY + timedelta(days=182)
    looking_again.take_back_look(number)
    assert looking_again.look_again().is_due
    with pytest.raises(NoSuchLookError):
        looking_again.take_back_look(number)
    with pytest.raises(NoSuchRhythmError, match="91, 182, 365, or 0"):
        looking_again.put_rhythm(7)


def test_incidents_since_the_last_look_are_counted(store: Home) -> None:
    """Those still to be seen to stand first, then the last."""
    open_world()
    first = looking_again.note_incident("A client saw the album.", TODAY - timedelta(days=9))
    looking_again.looked()
    on_day(TODAY + timedelta(days=9))
    second = looking_again.note_incident("A tag of a friend.", TODAY + timedelta(days=5), ADA.id)
    assert looking_again.look_again().since == 1
    looking_again.seen_to(second)
    assert [one.number for one in looking_again.incidents()] == [first, second]
    looking_again.open_again(second)
    assert [one.number for one in looking_again.incidents()] == [second, first]


def test_the_ledger_never_tells_the_words_of_an_incident(store: Home) -> None:
    """What is forgotten is gone from the store, and was never in the ledger."""
    open_world()
    number = looking_again.note_incident("A client saw the album.", TODAY, ADA.id)
    looking_again.forget_incident(number)
    assert looking_again.incidents() == []
    kinds = LedgerEntry.objects.filter(about=ADA.id).values_list("kind", flat=True)
    assert list(kinds) == ["incident_noted", "incident_forgotten"]
    assert not LedgerEntry.objects.filter(words__contains="album").exists()
    for act in (looking_again.seen_to, looking_again.open_again, looking_again.forget_incident):
        with pytest.raises(NoSuchIncidentError):
            act(number)


def test_incidents_are_noted_with_care(store: Home) -> None:
    """With words, of a day that was, and of somebody only what is stored of people."""
    open_world()
    with pytest.raises(EmptyIncidentError):
        looking_again.note_incident("  ", TODAY)
    with pytest.raises(EmptyIncidentError):
        looking_again.note_incident("x" * 1_001, TODAY)
    with pytest.raises(FutureDayError):
        looking_again.note_incident("It was seen.", TODAY + timedelta(days=1))
    with pytest.raises(UnknownPersonError):
        looking_again.note_incident("It was seen.", TODAY, "person-nobody")
    with pytest.raises(WithheldError):
        looking_again.note_incident("She is pregnant.", TODAY, ADA.id)
    assert looking_again.incidents() == []
