"""The ledger."""

import pytest
from django.db import DatabaseError, connection, transaction

from friendline.store import ledger
from friendline.store.home import Home
from friendline.store.models import LedgerEntry


def without_guards() -> None:
    """Take the guards of the database away, as somebody with the file could."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER ledger_is_never_changed")
        cursor.execute("DROP TRIGGER ledger_is_never_removed")


def written(count: int = 5) -> None:
    """Write some entries."""
    for number in range(count):
        ledger.append("noted", {"number": number}, about=f"person-{number % 2}")


def test_a_ledger_as_it_was_written_has_no_faults(store: Home) -> None:
    """Also an empty one."""
    assert not list(ledger.faults())
    written()
    assert not list(ledger.faults())


def test_the_database_refuses_to_change_or_remove_an_entry(store: Home) -> None:
    """Append-only is no promise of ours but a rule of the database."""
    written()
    for change in (
        lambda: LedgerEntry.objects.filter(id=2).update(words='{"number":9}'),
        lambda: LedgerEntry.objects.filter(id=2).update(at=1),
        lambda: LedgerEntry.objects.filter(id=2).delete(),
    ):
        with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
            change()
    assert not list(ledger.faults())


@pytest.mark.parametrize(
    ("sql", "entry", "what"),
    [
        ("UPDATE ledger SET words = '{}' WHERE id = 3", 3, "words were changed"),
        ("UPDATE ledger SET at = 1 WHERE id = 3", 3, "does not follow"),
        ("UPDATE ledger SET kind = 'x' WHERE id = 3", 3, "does not follow"),
        ("DELETE FROM ledger WHERE id = 3", 3, "missing"),
        ("DELETE FROM ledger WHERE id = 1", 1, "missing"),
    ],
)
def test_a_change_behind_our_back_shows(store: Home, sql: str, entry: int, what: str) -> None:
    """Whoever changes the file breaks the chain."""
    written()
    without_guards()
    with connection.cursor() as cursor:
        cursor.execute(sql)
    first = next(ledger.faults())
    assert first.entry == entry
    assert what in first.what


def test_words_about_a_person_can_be_erased_and_the_chain_holds(store: Home) -> None:
    """That something was done stays; what it was about whom does not."""
    written()
    assert ledger.erase("person-0") == 3
    assert not list(ledger.faults())
    assert list(LedgerEntry.objects.filter(about="person-0")) == []
    assert LedgerEntry.objects.filter(words=None).count() == 3


def test_what_fails_leaves_no_entry(store: Home) -> None:
    """An entry is part of the transaction that does what it tells."""

    def fail() -> None:
        ledger.append("noted", {})
        raise RuntimeError

    with pytest.raises(RuntimeError), transaction.atomic():
        fail()
    assert LedgerEntry.objects.count() == 0
