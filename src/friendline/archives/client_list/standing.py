"""What each person of a client list is to the owner, from whichever columns say it (R22, R23)."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from friendline.archives.client_list.columns import Columns, Field
from friendline.archives.client_list.facts import day_number, is_blank, yes_or_no
from friendline.archives.client_list.lifecycle import (
    Standing,
    deal_standing_of,
    lead_standing_of,
    own_labels,
    presumed_status,
    standing_of,
    strictest,
)
from friendline.archives.client_list.remarks import Remarks
from friendline.archives.tables.delimited import Row, Table
from friendline.archives.tables.folding import fold
from friendline.called import as_typed
from friendline.model import Fact, Gap, Relationship, Status

_TELLING = 0.5
"""A column of labels counts when at least this share of its cells is understood."""

_BETWEEN_LABELS = re.compile(r"[,;|]|:::")

_Says = Callable[[str], Standing | None]


@dataclass(frozen=True)
class Presumption:
    """What somebody is of whom the list says nothing.

    Attributes:
        standing: The relationship and, where the owner says it, the status.
        is_said: Whether the owner says it of everybody of whom the list says nothing else. Else
            it holds where the list has no column that could say it.
        is_address_book: Whether labels speak for themselves and a row without one is of
            unknown relationship.
    """

    standing: Standing
    is_said: bool = False
    is_address_book: bool = False


CLIENTS: Final = Presumption(Standing(Relationship.CLIENT))
"""A client list lists clients, unless it has a column that says what each person is."""

ACQUAINTANCES: Final = Presumption(Standing(), is_address_book=True)
"""An address book holds anybody."""


class StandingReader:
    """Tells relationship and status of one row after the other, and what it had to presume."""

    def __init__(
        self,
        columns: Columns,
        table: Table,
        today: date,
        remarks: Remarks,
        presumption: Presumption = CLIENTS,
    ) -> None:
        self._today = day_number(today)
        self._remarks = remarks
        self._presumption = presumption
        self._statuses = list(_readers(columns, Field.STATUS)) + list(_active(columns))
        labels = [*_readers(columns, Field.LABEL), *_is_one(columns)]
        if not (columns.is_said or presumption.is_address_book):
            labels = list(_if_telling(labels, table))
        self._kinds = list(_readers(columns, Field.RELATIONSHIP, Field.STAGE))
        self._labels = []
        if presumption.is_address_book:
            self._labels = [(at, _only_relationships(says)) for at, says in labels]
        else:
            self._kinds += labels
        self._deals = list(_readers(columns, Field.DEAL_STATUS, says=deal_standing_of))
        self._leads = list(_readers(columns, Field.LEAD_STATUS, says=lead_standing_of))
        self._has_status = bool(self._statuses or self._deals or self._leads) or columns.has(
            Field.STAGE
        )
        self._status_was_said = False
        self._presumed = 0
        self._ended = 0

    def standing(self, row: Row, facts: dict[str, Fact]) -> Standing:
        """Give what a row says; both parts are set, to unknown where nothing tells."""
        understood = self._remarked(row, self._kinds)
        statuses = self._remarked(row, self._statuses)
        is_clear = None not in understood and None not in statuses
        found = [each for each in understood if each]
        found += self._quiet(row, self._deals + self._labels)
        if not found and not statuses:
            found = self._quiet(row, self._leads)
        kind = strictest(found) or Standing()
        status = strictest([each for each in statuses if each]) or Standing()
        relationship = self._relationship(
            kind.relationship or status.relationship, is_clear=is_clear
        )
        return self._settled(
            relationship, status.status or kind.status, facts, row, is_clear=is_clear
        )

    def gap(self) -> Gap | None:
        """Give what the list lacks: a column that tells current clients from former ones."""
        if self._has_status or self._status_was_said or not (self._presumed + self._ended):
            return None
        if self._presumption.standing.status:
            return None  # the owner said what everybody is
        presumed = "1 person" if self._presumed == 1 else f"{self._presumed} people"
        if self._presumption.is_address_book:
            return Gap(
                what="The address book does not say who is a client today and who was one, so "
                f"whomever its labels name counts as current ({presumed}).",
                remedy="Use labels such as 'Former clients', or give a client list with a column "
                "'status'.",
            )
        ended = f" Former because of their end date: {self._ended}." if self._ended else ""
        return Gap(
            what="The client list has no column for the status, so everybody on it counts as "
            f"current ({presumed}).{ended}",
            remedy="Add a column 'status' with current, former or prospective for each person; or "
            f"say which column tells it, with the command: {as_typed('columns LIST')}",
        )

    def _relationship(self, said: Relationship | None, *, is_clear: bool) -> Relationship:
        if said is not None:
            return said
        could_say = self._kinds or self._deals or self._leads
        is_presumed = is_clear and (self._presumption.is_said or not could_say)
        presumed = self._presumption.standing.relationship
        return presumed if is_presumed and presumed else Relationship.UNKNOWN

    def _settled(
        self,
        relationship: Relationship,
        said: Status | None,
        facts: dict[str, Fact],
        row: Row,
        *,
        is_clear: bool,
    ) -> Standing:
        if said is not None:
            self._status_was_said = True
            said = self._beside_end_date(said, facts, row.line)
            if (relationship, said) == (Relationship.CLIENT, Status.PROSPECTIVE):
                relationship = Relationship.PROSPECT
            return Standing(relationship, said)
        ended = facts.get("ended_on")
        if isinstance(ended, int) and ended < self._today:
            self._ended += 1
            return Standing(relationship, Status.FORMER)
        is_left_blank = bool(self._statuses) and all(
            is_blank(row.cells[at]) for at, _ in self._statuses
        )
        presumed = self._presumption.standing.status
        if is_clear and presumed is not None:
            return Standing(relationship, presumed)
        if is_left_blank or not is_clear or relationship is Relationship.UNKNOWN:
            return Standing(relationship, Status.UNKNOWN)
        self._presumed += 1
        return Standing(relationship, presumed_status(relationship))

    def _beside_end_date(self, said: Status, facts: dict[str, Fact], line: int) -> Status:
        """Where word and end date contradict each other, the more careful of them counts."""
        ended = facts.get("ended_on")
        if not isinstance(ended, int):
            return said
        if said is Status.CURRENT and ended < self._today:
            self._remarks.contradiction("a word says current, and the end date has passed", line)
        if said is Status.FORMER and ended > self._today:
            self._remarks.contradiction("a word says former, and the end date is to come", line)
            return Status.CURRENT
        return said

    def _remarked(self, row: Row, readers: list[tuple[int, _Says]]) -> list[Standing | None]:
        """What the cells say; one that says nothing known is remarked and ``None``."""
        said = []
        for at, says in readers:
            cell = own_labels(row.cells[at])
            found = says(cell)
            if found is None and is_blank(cell):
                continue
            if found is None:
                self._remarks.unknown_word(cell)
            said.append(found)
        return said

    def _quiet(self, row: Row, readers: Sequence[tuple[int, _Says]]) -> list[Standing]:
        return [found for at, says in readers if (found := says(own_labels(row.cells[at])))]


def _readers(
    columns: Columns, *fields: Field, says: _Says = standing_of
) -> Iterator[tuple[int, _Says]]:
    for field in fields:
        for at in columns.places.get(field, ()):
            yield at, _as_meant(columns, at, says)


def _as_meant(columns: Columns, at: int, otherwise: _Says) -> _Says:
    """What the owner says that the words of a column mean goes before what we know of them."""
    meanings = columns.meanings.get(at)
    if not meanings:
        return otherwise

    def says(cell: str) -> Standing | None:
        labels = (fold(label.strip()) for label in (cell, *_BETWEEN_LABELS.split(cell)))
        return strictest(meanings[each] for each in labels if each in meanings) or otherwise(cell)

    return says


def _only_relationships(says: _Says) -> _Says:
    """Labels such as "old" or "active" say nothing of what somebody is."""

    def relationship(cell: str) -> Standing | None:
        found = says(cell)
        return found if found and found.relationship else None

    return relationship


def _active(columns: Columns) -> Iterator[tuple[int, _Says]]:
    """A column "Active" with yes and no."""

    def says(cell: str) -> Standing | None:
        answer = yes_or_no(cell)
        if answer is None:
            return standing_of(cell)
        return Standing(None, Status.CURRENT if answer else Status.FORMER)

    return _readers(columns, Field.ACTIVE, says=says)


def _is_one(columns: Columns) -> Iterator[tuple[int, _Says]]:
    """A column "Client" or "Patient" with yes and no, beside the name."""
    for at in columns.places.get(Field.IS_ONE, ()):
        named = standing_of(columns.header[at]) or Standing(Relationship.CLIENT)

        def says(cell: str, named: Standing = named) -> Standing | None:
            answer = yes_or_no(cell)
            if answer is None:
                return standing_of(cell)
            return named if answer else Standing(Relationship.OTHER, Status.NONE)

        yield at, _as_meant(columns, at, says)


def _if_telling(readers: list[tuple[int, _Says]], table: Table) -> Iterator[tuple[int, _Says]]:
    """The columns of labels that speak of relationships; others hold cities, colours, grades."""
    for at, says in readers:
        cells = [cell for row in table.rows if not is_blank(cell := own_labels(row.cells[at]))]
        known = sum(says(cell) is not None for cell in cells)
        if cells and known >= _TELLING * len(cells):
            yield at, says
