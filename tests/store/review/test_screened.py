"""What slow detectors saw is kept in the store."""

from pathlib import Path

from friendline.model import Category, Finding, Severity
from friendline.store.home import Home
from friendline.store.models import Screened
from friendline.store.review.screened import StoreMemory

_FOUND = Finding(
    item="i1",
    category=Category.POLITICS,
    severity=Severity.LOW,
    evidence="vote",
    reason="It asks for a vote.",
    detector="meaning",
)


def test_what_was_seen_comes_back(store: Home) -> None:
    """Findings, and that there are none, are kept under their keys."""
    memory = StoreMemory()
    memory.put({b"one": [_FOUND], b"two": []})
    assert memory.get([b"one", b"two", b"three"]) == {b"one": [_FOUND], b"two": []}


def test_the_later_seen_holds(store: Home) -> None:
    """What is seen again under a key takes the place of what was seen before."""
    memory = StoreMemory()
    memory.put({b"one": [_FOUND]})
    memory.put({b"one": []})
    assert memory.get([b"one"]) == {b"one": []}


def test_many_keys_are_asked_for_at_once(store: Home) -> None:
    """Thousands of texts are no more than the database takes."""
    keys = [str(number).encode() for number in range(2_500)]
    memory = StoreMemory()
    memory.put({key: [_FOUND] for key in keys})
    assert len(memory.get(keys)) == 2_500


def test_what_nobody_needed_for_long_goes(store: Home) -> None:
    """Findings of texts that left the book are let go after a year and a bit."""
    memory = StoreMemory()
    memory.put({b"old": [_FOUND]})
    Screened.objects.update(used=1)
    memory.put({b"new": []})
    assert memory.get([b"old", b"new"]) == {b"new": []}


def test_half_a_character_is_not_kept(store: Home) -> None:
    """A finding that no table can hold is looked for again; the others are kept."""
    odd = Finding(
        item="i2",
        category=Category.POLITICS,
        severity=Severity.LOW,
        evidence="\ud83d",
        reason="Half of it.",
        detector="meaning",
    )
    memory = StoreMemory()
    memory.put({b"odd": [odd], b"one": [_FOUND]})
    assert list(memory.get([b"odd", b"one"])) == [b"one"]


def test_nothing_lies_beside_the_store(store: Home) -> None:
    """What was read of posts lies in the store alone, which may be encrypted."""
    StoreMemory().put({b"one": [_FOUND]})
    assert {path.name for path in Path(store.folder).iterdir()} <= {
        "friendline.db",
        "friendline.db-wal",
        "friendline.db-shm",
    }
