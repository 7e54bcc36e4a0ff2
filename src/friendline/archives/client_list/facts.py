"""The dated facts and yes-or-no facts of a client list, typed as the policy wants them.

Keys and types are those of ``Person.facts``: ``met``, ``became_friend``, ``kin``, ``minor`` and
``sensitive`` are yes or no, ``origin`` is ``"business"`` or ``"private"``, and ``met_on``,
``friend_on``, ``began_on`` and ``ended_on`` are days since 1970-01-01. A fact that is not said is
not there.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import TypeAlias

from friendline.archives.client_list.columns import Columns, Field
from friendline.archives.client_list.remarks import Remarks
from friendline.archives.source import Reading
from friendline.archives.tables.delimited import Row, Table
from friendline.archives.tables.folding import fold, phrases
from friendline.archives.tables.written_dates import day_order, is_ambiguous, parse_day
from friendline.model import Fact

FULL_AGE = 18
"""Below this age a person is a minor."""

_YES = phrases("yes, y, true, x, ✓, ✔, ☑, 1, ja, j, wahr, oui, vrai, sí, s, verdadero")
_NO = phrases(
    "no, n, false, 0, ✗, ✘, ☐, never, not yet, nein, nie, falsch, noch nicht, non, faux, jamais, "
    "pas encore, falso, nunca, todavía no"
)
_BLANK = phrases("n/a, na, none, null, nil, unknown, tbd, k.a., unbekannt, inconnu, desconocido")
_NOT_OVER = phrases(
    "present, ongoing, current, now, today, open, active, laufend, heute, offen, actuel, en cours, "
    "aujourd'hui, actual, en curso"
)
_BUSINESS = phrases(
    "business, work, professional, geschäftlich, beruflich, professionnel, trabajo, profesional"
)
_PRIVATE = phrases("private, personal, privat, persönlich, privé, personnel, privado, privada")
_NO_DATE = re.compile(r"0{1,4}(?:[-/.]0{1,4}){2}")
_SAYING = re.compile(r"[^\W_]")
_WHOLE = re.compile(r"[+-]?\d{1,15}")
_EPOCH = date(1970, 1, 1)
_YES_NO_FIELDS = {Field.KIN: "kin", Field.MINOR: "minor", Field.SENSITIVE: "sensitive"}
_DATES = (Field.MET, Field.FRIEND, Field.BORN, Field.BEGAN, Field.ENDED)
_DATED_FIELDS = {Field.MET: ("met", "met_on"), Field.FRIEND: ("became_friend", "friend_on")}
_DAY_FIELDS = {Field.BEGAN: "began_on", Field.ENDED: "ended_on"}

_Reads: TypeAlias = Callable[[Row, dict[str, Fact]], None]
"""Puts into the facts what a row says."""


def yes_or_no(cell: str) -> bool | None:
    """Give what a cell answers, ``None`` where it is no answer."""
    folded = fold(cell.strip())
    if folded in _YES:
        return True
    return False if folded in _NO else None


def is_blank(cell: str) -> bool:
    """Whether a cell says nothing: empty, a dash or a question mark, "n/a", "unknown".

    Outlook writes ``0/0/00`` where there is no date (formats 7.2).
    """
    if _SAYING.search(cell) is None:
        return yes_or_no(cell) is None
    return fold(cell) in _BLANK or _NO_DATE.fullmatch(cell) is not None


def day_number(day: date) -> int:
    """Give the days since 1970-01-01, the way facts keep dates."""
    return (day - _EPOCH).days


class FactReader:
    """Reads the facts of one row after the other.

    What is not understood is remarked and stays unknown. Whether ``3/4/2026`` is in April or in
    March is decided for each column as a whole; where no date in it tells, the other columns do,
    and then the owner's zone.
    """

    def __init__(self, columns: Columns, table: Table, reading: Reading, remarks: Remarks) -> None:
        self._columns = columns
        self._reading = reading
        self._remarks = remarks
        self._table = table
        self._day_first: dict[int, bool] = {}
        self._dates = [at for field in _DATES for at in columns.places.get(field, ())]
        self._readers = tuple(self._readers_of(columns))

    def facts(self, row: Row) -> dict[str, Fact]:
        """Give what a row says, by the name of the fact."""
        facts: dict[str, Fact] = {}
        for read in self._readers:
            read(row, facts)
        return facts

    def _readers_of(self, columns: Columns) -> Iterator[_Reads]:
        """Give how the facts are read that have a column, in an order that does not change."""
        for field, name in _YES_NO_FIELDS.items():
            if columns.has(field):
                yield partial(self._yes_no, field, name)
        for field, (name, name_on) in _DATED_FIELDS.items():
            if columns.has(field):
                yield partial(self._dated, field, name, name_on)
        for field, name in _DAY_FIELDS.items():
            if columns.has(field):
                yield partial(self._day, field, name)
        if columns.has(Field.ORIGIN):
            yield self._origin
        if columns.has(Field.BORN, Field.AGE):
            yield self._age
        if columns.extra:
            yield self._extra

    def _cells(self, row: Row, field: Field) -> list[tuple[int, str]]:
        places = self._columns.places.get(field, ())
        return [(at, row.cells[at]) for at in places if not is_blank(row.cells[at])]

    def _yes_no(self, field: Field, name: str, row: Row, facts: dict[str, Fact]) -> None:
        for at, cell in self._cells(row, field):
            answer = yes_or_no(cell)
            if answer is None:
                self._doubt(row, at, "yes or no")
            else:
                facts.setdefault(name, answer)

    def _dated(
        self, field: Field, name: str, name_on: str, row: Row, facts: dict[str, Fact]
    ) -> None:
        """A column that holds yes, no, or the day since when it is so."""
        for at, cell in self._cells(row, field):
            answer = yes_or_no(cell)
            if answer is not None:
                facts.setdefault(name, answer)
                continue
            day = self._parsed(row, at)
            if day is None or day > self._reading.today:
                self._doubt(row, at, "yes, no or a date in the past")
            else:
                facts[name] = True
                facts.setdefault(name_on, day_number(day))

    def _day(self, field: Field, name: str, row: Row, facts: dict[str, Fact]) -> None:
        for at, cell in self._cells(row, field):
            if fold(cell) in _NOT_OVER:
                continue
            day = self._parsed(row, at)
            if day is None:
                self._doubt(row, at, "a date such as 2026-04-03")
            else:
                facts.setdefault(name, day_number(day))

    def _origin(self, row: Row, facts: dict[str, Fact]) -> None:
        for at, cell in self._cells(row, Field.ORIGIN):
            folded = fold(cell)
            if folded in _BUSINESS or folded in _PRIVATE:
                facts.setdefault("origin", "business" if folded in _BUSINESS else "private")
            else:
                self._doubt(row, at, "business or private")

    def _age(self, row: Row, facts: dict[str, Fact]) -> None:
        """Who is under age today; neither the birthday nor the age is kept."""
        for at, _ in self._cells(row, Field.BORN):
            born = self._parsed(row, at)
            if born is None or born > self._reading.today:
                self._remarks.not_understood(
                    self._columns.header[at], row.line, "...", "a date of birth"
                )
            else:
                facts.setdefault("minor", _years(born, self._reading.today) < FULL_AGE)
        for at, cell in self._cells(row, Field.AGE):
            if cell.isascii() and cell.isdecimal() and len(cell) <= len("120"):
                facts.setdefault("minor", int(cell) < FULL_AGE)
            else:
                self._doubt(row, at, "an age in years")

    def _extra(self, row: Row, facts: dict[str, Fact]) -> None:
        for name, at in self._columns.extra.items():
            cell = row.cells[at]
            if is_blank(cell):
                continue
            if not name.endswith("_on"):
                facts.setdefault(name, _typed(cell))
                continue
            day = self._parsed(row, at)
            if day is None:
                self._doubt(row, at, "a date such as 2026-04-03")
            else:
                facts.setdefault(name, day_number(day))

    def _doubt(self, row: Row, at: int, expected: str) -> None:
        column, cell = self._columns.header[at], row.cells[at]
        self._remarks.not_understood(column, row.line, cell, expected)

    def _parsed(self, row: Row, at: int) -> date | None:
        written = parse_day(
            row.cells[at], today=self._reading.today, day_first=self._is_day_first(at)
        )
        if written is None:
            return None
        if not written.is_exact:
            self._remarks.imprecise(self._columns.header[at])
        return written.day

    def _is_day_first(self, at: int) -> bool:
        if at not in self._day_first:
            self._day_first[at] = self._decided_order(at)
        return self._day_first[at]

    def _decided_order(self, at: int) -> bool:
        if self._columns.day_first is not None:
            return self._columns.day_first
        cells = [row.cells[at] for row in self._table.rows]
        told = day_order(cells)
        if told is None:
            # Who writes one column day first writes the others so too.
            told = day_order(row.cells[other] for row in self._table.rows for other in self._dates)
        if told is not None:
            return told
        day_first = not self._reading.zone.startswith(("America/", "US/"))
        doubtful = next((cell for cell in cells if is_ambiguous(cell)), None)
        if doubtful:
            order = "day/month/year" if day_first else "month/day/year"
            column = self._columns.header[at]
            self._remarks.guessed_order(column, doubtful, order, self._reading.zone)
        return day_first


def _typed(cell: str) -> Fact:
    if _WHOLE.fullmatch(cell) and cell.isascii():
        return int(cell)
    # One letter may be anything here: the size S, the grade X.
    answer = yes_or_no(cell) if len(cell) > 1 else None
    return cell if answer is None else answer


def _years(born: date, today: date) -> int:
    had_birthday = (today.month, today.day) >= (born.month, born.day)
    return today.year - born.year - (not had_birthday)
