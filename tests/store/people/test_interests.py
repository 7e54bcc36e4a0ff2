"""What people told the owner themselves."""

from datetime import date
from pathlib import Path

import pytest
from over_time_helpers import ADA, BEN, open_world

from friendline.store.home import Home
from friendline.store.models import Interest, LedgerEntry
from friendline.store.people import interests
from friendline.store.people.noted import FutureDayError, UnknownPersonError


def test_a_note_has_words_place_and_day(store: Home) -> None:
    """R59: what they told, to begin the next talk with."""
    open_world()
    interests.note(ADA.id, "Learns to sail", "at lunch", told_me=True, on=date(2026, 3, 3))
    interests.note(ADA.id, "Bought a boat", "in a letter", told_me=True)
    assert [one.words for one in interests.notes(ADA.id)] == ["Bought a boat", "Learns to sail"]
    assert interests.notes(ADA.id)[1].sentence == (
        "They told you on 3 March 2026 (at lunch): Learns to sail"
    )
    assert interests.last_told() == {
        ADA.id: "They told you on 22 November 2026 (in a letter): Bought a boat"
    }


def test_only_what_they_told_themselves_is_noted(store: Home) -> None:
    """Nothing that was seen or guessed."""
    open_world()
    with pytest.raises(interests.NotToldError, match="guessed"):
        interests.note(ADA.id, "Sails", "saw a photo", told_me=False)
    with pytest.raises(interests.EmptyNoteError, match="where or how"):
        interests.note(ADA.id, "Sails", " ", told_me=True)
    with pytest.raises(UnknownPersonError):
        interests.note("person-nobody", "Sails", "at lunch", told_me=True)
    with pytest.raises(FutureDayError):
        interests.note(ADA.id, "Sails", "at lunch", told_me=True, on=date(2027, 1, 1))
    with pytest.raises(interests.TooLongError, match="501"):
        interests.note(ADA.id, "x" * 493, "at lunch", told_me=True)
    assert not Interest.objects.exists()


@pytest.mark.parametrize(
    ("words", "where"),
    [("Voted Labour again", "at lunch"), ("Sails", "in church"), ("Has diabetes", "at lunch")],
)
def test_what_is_not_stored_leaves_no_trace(store: Home, words: str, where: str) -> None:
    """A2: neither in a table, nor in the ledger, nor anywhere in the file."""
    open_world()
    with pytest.raises(interests.WithheldError, match="stores nothing about somebody's"):
        interests.note(ADA.id, words, where, told_me=True)
    assert not LedgerEntry.objects.filter(kind="interest_noted").exists()
    assert _nowhere(store.folder, words if where == "at lunch" else where)


def test_the_ledger_never_holds_the_words(store: Home) -> None:
    """A note that is taken back is gone, not only hidden."""
    open_world()
    one = interests.note(BEN.id, "Keeps bees", "on the telephone", told_me=True)
    kept = [str(words) for words in LedgerEntry.objects.values_list("words", flat=True)]
    assert not any("bees" in words for words in kept)
    interests.forget(one.number)
    assert interests.notes(BEN.id) == []
    with pytest.raises(interests.NoSuchNoteError):
        interests.forget(one.number)


def _nowhere(folder: Path, words: str) -> bool:
    return not any(words.encode() in file.read_bytes() for file in folder.iterdir())
