"""Who was added by hand, as it is kept: an import of its own for each."""

from collections.abc import Iterator, Sequence
from typing import Final

from friendline.model import Person
from friendline.review.contract import PersonRow
from friendline.store.imports.records import records_of
from friendline.store.models import Import, LedgerEntry
from friendline.store.review import reviewed

__all__ = ["ADDED", "BY_HAND", "added_since_review", "imports_by_hand", "is_by_hand", "person_of"]

BY_HAND: Final = "by_hand"
"""The kind of what the owner added, among the imports."""

ADDED: Final = "person_added"
"""The kind of the entry of the ledger that tells it."""


def imports_by_hand() -> Sequence[Import]:
    """Give all that was added by hand."""
    return list(Import.objects.filter(kind=BY_HAND))


def person_of(one: Import) -> Person | None:
    """Give whom such an import names; nobody once they are forgotten."""
    return next((each for each in records_of(one) if isinstance(each, Person)), None)


def is_by_hand(person: str) -> bool:
    """Whether somebody was added by hand."""
    return any(one.id == person for one in _people())


def added_since_review() -> dict[str, PersonRow]:
    """Give those whom the last review does not know yet because they were added after it, by id.

    Nothing is known of their accounts: these are found by a review.
    """
    run = reviewed.run()
    entries = LedgerEntry.objects.filter(kind=ADDED, pk__gt=run.changes if run else 0)
    added = set(entries.values_list("about", flat=True))
    return {one.id: _row(one) for one in _people() if one.id in added} if added else {}


def _people() -> Iterator[Person]:
    return (one for one in map(person_of, imports_by_hand()) if one is not None)


def _row(person: Person) -> PersonRow:
    return PersonRow(
        id=person.id,
        name=person.name,
        relationship=person.relationship,
        status=person.status,
        on_client_list=True,
        accounts=[],
    )
