"""What the owner said of people, kept in a table as the files of a review keep it.

What they said of findings is in ``labels``.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

import msgspec
from django.db import models, transaction

from friendline.matching.asking.decisions import Decision, Decisions
from friendline.said import Kept, Saying, Sayings
from friendline.store import ledger
from friendline.store.models import DecisionRow

__all__ = ["DECISIONS", "SaidTable"]

One = TypeVar("One", bound=Saying)
All = TypeVar("All", bound=Sayings[Any])


@dataclass(frozen=True)
class SaidTable(Generic[One, All]):
    """Sayings of one kind in their table; a ``friendline.said.Keeper``.

    Attributes:
        kind: What the ledger calls one of them.
        rows: The rows of the table; its columns have the names of the fields.
        of: The type of one.
        together: Gives all of them, oldest first.
        numbers: Columns that are null where nothing is known; the others are empty.
    """

    kind: str
    rows: models.Manager[Any]
    of: type[One]
    together: Callable[[Iterable[One]], All]
    numbers: frozenset[str] = frozenset()

    def read(self) -> Kept[All]:
        """Give all that was said."""
        rows = self.rows.values(*self._fields)
        return Kept(self.together(self._one(row) for row in rows))

    def append(self, new: Sequence[One]) -> Kept[All]:
        """Add what was said at once, and write it into the ledger.

        Of several programs that say something at once each waits for the other; what has a number
        that was taken meanwhile gets the next that is free.
        """
        with transaction.atomic():
            kept = self.read()
            numbered = kept.said.numbered_after(new)
            for one in numbered:
                self.rows.create(**self._columns(one))
                words = {name: value for name, value in self._columns(one).items() if value}
                ledger.append(self.kind, words, about=words.get("person"))
        return Kept(kept.said.and_then(*numbered))

    @property
    def _fields(self) -> tuple[str, ...]:
        return self.of.__struct_fields__

    def _columns(self, one: One) -> dict[str, Any]:
        """Give its fields as columns."""
        return {
            name: "" if value is None and name not in self.numbers else value
            for name, value in msgspec.to_builtins(one).items()
        }

    def _one(self, row: dict[str, Any]) -> One:
        return msgspec.convert({name: value for name, value in row.items() if value != ""}, self.of)


DECISIONS: Final = SaidTable("decided", DecisionRow.objects, Decision, Decisions.of)
"""What the owner decided about who is who."""
