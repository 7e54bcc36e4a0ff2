"""Reading a workbook: its sheets become what the two files of a folder would say.

So a workbook is understood by the very code that reads a folder, and what is wrong is told with
the sheet, row and column where it stands.
"""

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec
from msgspec import Struct

from friendline.called import as_typed
from friendline.policy.authoring import table
from friendline.policy.authoring.as_written import AsWritten, tidy, tidy_cells
from friendline.policy.authoring.workbook import guard
from friendline.policy.authoring.workbook.cells import day_or_text, version_text
from friendline.policy.authoring.workbook.layout import (
    CHANNEL,
    FACT_COLUMNS,
    FACTS,
    HELP,
    PROMISE_COLUMNS,
    PROMISES,
    RULES,
    SETTING_ROWS,
    SETTINGS,
    Column,
)
from friendline.policy.authoring.workbook.refusals import NotAWorkbookError
from friendline.policy.authoring.workbook.sheets import Sheet
from friendline.policy.language.facts import FactKind
from friendline.policy.language.words import fold, listed, not_known, quoted
from friendline.policy.problems import Problem

if TYPE_CHECKING:
    from datetime import date

    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell

_MOST_NAMED: Final = 6
_NEEDED: Final = (RULES, SETTINGS)
_OPTIONAL: Final = (FACTS, PROMISES)
_ELSEWHERE: Final = {"facts": FACTS, "promises": PROMISES}
_CHANNEL: Final = re.compile(rf"{CHANNEL}s?[\s_:.]+(\S.*)", re.IGNORECASE)
_TO_FOLD: Final = re.compile(r"[\s\-A-Z]")
_NOT_IN_A_HEADER: Final = re.compile(r"[,;\t\n\"]")
_WRONG_HEADER: Final = (
    "the name of a column has a comma, a quotation mark or a line end in it; take that out"
)
_WHOLE: Final = re.compile(r"-?[0-9]{1,9}")
_KINDS: Final = listed(map(str, FactKind))
_INSTEAD: Final = (
    ("in policy.toml", f"in the sheet {SETTINGS}"),
    ('as in ["small", "large"]', "as in: small, large"),
    ('write alternatives = ["linkedin", "e-mail"]', "fill the row alternatives"),
    ("leave its table out", "leave its row out"),
)
"""What is said of a folder, and how it is said of a workbook."""


class Place(NamedTuple):
    """Where something of ``policy.toml`` stands in a workbook."""

    sheet: str
    row: int | None
    column: str | None = None


class WorkbookRead(Struct, frozen=True):
    """What a workbook says.

    Attributes:
        written: The policy as the two files would say it.
        problems: What could not be read.
        places: Where each key of ``policy.toml`` stands.
    """

    written: AsWritten
    problems: tuple[Problem, ...]
    places: dict[str, Place]

    def told(self, problem: Problem) -> Problem:
        """Give a problem of one of the two files with its place in the workbook."""
        what = problem.what
        for said, instead in _INSTEAD:
            what = what.replace(said, instead)
        if problem.file == table.FILE:
            return msgspec.structs.replace(problem, file=f"sheet {RULES}", what=what)
        place = self._place(problem.column or "")
        return Problem(file=f"sheet {place.sheet}", row=place.row, column=place.column, what=what)

    def _place(self, key: str) -> Place:
        """Find the row of a key: of itself, or of the longest key that it lies in."""
        parts = key.split(".")
        for length in range(len(parts), 0, -1):
            place = self.places.get(".".join(parts[:length]))
            if place is not None:
                rest = " ".join(parts[length:])
                return Place(place.sheet, place.row, rest or place.column)
        return Place(SETTINGS, None, key or None)


def read_workbook(data: bytes) -> WorkbookRead:
    """Read a workbook. Formulas are never worked out, and nothing in it is run.

    Args:
        data: The whole file.

    Raises:
        WorkbookRefusedError: It is not opened at all, with the reason.
    """
    return _Reader(_opened(guard.checked(data))).read()


def _opened(data: bytes) -> "Workbook":
    from openpyxl import load_workbook  # noqa: PLC0415 - 200 ms

    try:
        with warnings.catch_warnings():
            # It warns of everything that it leaves out, such as extensions of drop-downs.
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(data), keep_links=False)
    except Exception as error:  # a damaged file raises anything whatever in there
        raise NotAWorkbookError from error


class _Reader:
    """Reads the sheets of one workbook."""

    def __init__(self, workbook: "Workbook") -> None:
        self._problems: list[Problem] = []
        self._places: dict[str, Place] = {}
        self._sheets = dict(self._found(workbook))
        self._others = [title for title in workbook.sheetnames if not _is_ours(title)]

    def read(self) -> WorkbookRead:
        for name in _NEEDED:
            if name not in self._sheets:
                self._problems.append(Problem(file=f"sheet {name}", what=self._missing()))
        settings = dict(self._settings())
        settings |= {"facts": dict(self._facts()), "promises": list(self._promises())}
        written = AsWritten(tidy(settings), tidy_cells(self._cells()))
        return WorkbookRead(written, tuple(self._problems), self._places)

    def _missing(self) -> str:
        others = listed(map(quoted, self._others[:_MOST_NAMED]))
        renamed = f"if it is {others}, give it this name; " if others else ""
        made_by = as_typed("policy new --xlsx")
        return f"this sheet is missing; {renamed}'{made_by}' makes a workbook"

    def _found(self, workbook: "Workbook") -> Iterator[tuple[str, Sheet]]:
        for name in (*_NEEDED, *_OPTIONAL):
            for sheet in workbook.worksheets:
                if sheet.title.strip().casefold() == name.casefold():
                    yield name, Sheet(sheet, self._problems)

    def _cells(self) -> list[list[str]]:
        sheet = self._sheets.get(RULES)
        if sheet is None:
            return []
        lines: list[list[str]] = []
        for number, row in sheet.rows():
            names = [fold(name) for name in lines[0]] if lines else []
            named = [names[place] if place < len(names) else None for place in range(len(row))]
            lines.append([sheet.text(c, name) for c, name in zip(row, named, strict=True)])
            if number == 1:
                lines[0] = [self._header(sheet, text) for text in lines[0]]
        return lines

    def _header(self, sheet: Sheet, text: str) -> str:
        if _NOT_IN_A_HEADER.search(text):
            sheet.refuse(_WRONG_HEADER, 1)
            return ""
        return text

    def _settings(self) -> Iterator[tuple[str, object]]:
        sheet = self._sheets.get(SETTINGS)
        channels: dict[str, str] = {}
        seen: set[str] = set()
        for number, row in sheet.rows() if sheet else ():
            name = sheet.text(row[0]) if sheet else ""
            if sheet is None or (number == 1 and fold(name) == "setting"):
                continue
            key = self._setting(sheet, name, number, row)
            if key is None:
                continue
            if key in seen:
                sheet.refuse(
                    "this setting stands here twice; leave one of the two out", number, name
                )
            seen.add(key)
            if found := _CHANNEL.fullmatch(name):
                channels[found[1]] = self._one(sheet, row, name)
            else:
                yield key, self._value(sheet, key, row)
        yield "channels", channels

    def _setting(
        self, sheet: Sheet, name: str, number: int, row: Sequence["Cell | MergedCell"]
    ) -> str | None:
        """Give the key of a row of the settings and note its place; ``None`` where it has none."""
        if not name:
            if any(cell.value is not None for cell in row[1:]):
                sheet.refuse(
                    "a value stands beside no setting; name the setting before it, or clear it",
                    number,
                )
            return None
        if found := _CHANNEL.fullmatch(name):
            self._places[f"channels.{found[1]}"] = Place(SETTINGS, number, name)
            return f"channels.{found[1]}"
        key = fold(name)
        if key in _ELSEWHERE:
            sheet.refuse(f"this has a sheet of its own, {_ELSEWHERE[key]}", number, name)
            return None
        if key in {"channel", "channels"}:
            sheet.refuse("write which channel, as in 'channel facebook'", number, name)
            return None
        known = [setting.key for setting in SETTING_ROWS]
        if key not in known:
            sheet.refuse(f"the setting {not_known(name, known)}", number, name)
            return None
        self._places[key] = Place(SETTINGS, number, key)
        return key

    def _value(self, sheet: Sheet, key: str, row: Sequence["Cell | MergedCell"]) -> object:
        known = {setting.key: setting for setting in SETTING_ROWS}
        if key in known and known[key].many:
            return [self._item(sheet, cell, key) for cell in row[1:]]
        if key == "version" and len(row) > 1:
            return sheet.read(row[1], version_text, "", key)
        if key in {"in_force_from", "in_force_until"} and len(row) > 1:
            blank: date | str = ""
            return sheet.read(row[1], day_or_text, blank, key)
        return self._one(sheet, row, key)

    def _one(self, sheet: Sheet, row: Sequence["Cell | MergedCell"], name: str) -> str:
        if any(cell.value is not None for cell in row[2:]):
            sheet.refuse(
                "this has one value, and more stand beside it; clear the others", row[0].row, name
            )
        return sheet.text(row[1], name) if len(row) > 1 else ""

    def _item(self, sheet: Sheet, cell: "Cell | MergedCell", key: str) -> str:
        text = sheet.text(cell, key)
        if "," in text:
            sheet.refuse("write one to a cell, side by side, without commas", cell.row, key)
        return text

    def _facts(self) -> Iterator[tuple[str, dict[str, object]]]:
        seen: set[str] = set()
        for number, record in self._records(FACTS, FACT_COLUMNS):
            given = str(record.pop("name", ""))
            name = fold(given) if _TO_FOLD.search(given) else given
            self._places[f"facts.{name}"] = Place(FACTS, number, "name")
            if not name:
                self._sheets[FACTS].refuse("a fact needs a name; write it here", number, "name")
            elif name in seen:
                self._sheets[FACTS].refuse(
                    "this fact stands here twice; leave one of the two out", number, "name"
                )
            elif "type" not in record:
                self._sheets[FACTS].refuse(f"this is blank; write {_KINDS}", number, "type")
            else:
                yield name, record
            seen.add(name)

    def _promises(self) -> Iterator[dict[str, object]]:
        for place, (number, record) in enumerate(self._records(PROMISES, PROMISE_COLUMNS), start=1):
            self._places[f"promises {place}"] = Place(PROMISES, number)
            source = {
                key.removeprefix("source."): value
                for key, value in record.items()
                if key.startswith("source.")
            }
            rest = {key: value for key, value in record.items() if not key.startswith("source.")}
            yield rest | ({"source": source} if source else {})

    def _records(
        self, name: str, columns: Sequence[Column]
    ) -> Iterator[tuple[int, dict[str, object]]]:
        """Give the rows of a sheet that has a row of names above, as far as they are filled."""
        sheet = self._sheets.get(name)
        header: list[Column | None] = []
        for number, row in sheet.rows() if sheet else ():
            assert sheet is not None  # noqa: S101 - there are no rows of no sheet
            if number == 1:
                header = [self._column(sheet, sheet.text(cell), columns) for cell in row]
                continue
            record = dict(self._record(sheet, header, row))
            if record:
                yield number, record

    def _column(self, sheet: Sheet, text: str, columns: Sequence[Column]) -> Column | None:
        known = {fold(column.name): column for column in columns}
        if text and fold(text) not in known:
            what = f"the column {not_known(text, [column.name for column in columns])}"
            sheet.refuse(what, 1, text)
        return known.get(fold(text))

    def _record(
        self, sheet: Sheet, header: Sequence[Column | None], row: Sequence["Cell | MergedCell"]
    ) -> Iterator[tuple[str, object]]:
        for column, cell in zip(header, row, strict=True):
            text = sheet.text(cell, column.name if column else None)
            if not text:
                continue
            if column is None:
                sheet.refuse(table.NAMELESS_COLUMN, cell.row)
            else:
                yield column.key, _typed(column, text)


def _is_ours(title: str) -> bool:
    ours = (*_NEEDED, *_OPTIONAL, HELP)
    return title.strip().casefold() in {name.casefold() for name in ours}


def _typed(column: Column, text: str) -> object:
    if column.many:
        return [word.strip() for word in text.split(",")]
    if column.number and _WHOLE.fullmatch(text):
        return int(text)
    return text


def same_place(one: Problem, other: Problem) -> bool:
    """Tell whether two problems are about the same cell."""
    return (one.file, one.row, one.column) == (other.file, other.row, other.column)


def all_problems(read: WorkbookRead, problems: Sequence[Problem]) -> list[Problem]:
    """Put what could not be read before what could not be understood, each cell once.

    Args:
        read: What was read.
        problems: What is wrong with the two files that it became.
    """
    told = [read.told(problem) for problem in problems]
    rest = [one for one in told if not any(same_place(one, known) for known in read.problems)]
    return [*read.problems, *rest]
