"""Writing a workbook: text columns, drop-downs, and notes that say what to fill in where."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from friendline.model import CHANNEL_TITLES
from friendline.policy.authoring.as_written import AsWritten
from friendline.policy.authoring.keys import Keys
from friendline.policy.authoring.settings import ANSWERS, read_facts
from friendline.policy.authoring.workbook.layout import (
    CHANNEL,
    CHANNEL_NOTE,
    FACT_COLUMNS,
    FACTS,
    HELP,
    HELP_LINES,
    PROMISE_COLUMNS,
    PROMISES,
    RULE_NOTES,
    RULES,
    SETTING_ROWS,
    SETTINGS,
    Column,
)
from friendline.policy.authoring.workbook.refusals import NotForWorkbooksError
from friendline.policy.citations import Confidence, Duty, Strength
from friendline.policy.language.facts import BUILT_IN, FactKind, FactSpec
from friendline.policy.language.words import fold, spoken

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST_TEXT: Final = 32_767
"""Characters of a cell, by the file format."""
LONGEST_DROP_DOWN: Final = 255
"""Characters of a drop-down's words, by the file format."""
LAST_ROW: Final = 1_000
"""Rows to which drop-downs reach below what is filled."""

_TEXT: Final = "@"
_DAY: Final = "yyyy-mm-dd"
_BLUE: Final = "FFE8EEF7"
_NARROW, _WIDE, _WIDEST = 16, 30, 60
_WIDE_COLUMNS: Final = {"say": _WIDEST, "because": _WIDEST, "also": _WIDE, "rule": _WIDE} | {
    "text": _WIDEST,
    "when": _WIDEST,
    "label": _WIDE,
    "values": _WIDE,
}
_PURPOSES: Final = BUILT_IN["purpose"].values


def workbook_bytes(written: AsWritten) -> bytes:
    """Write a policy as a workbook with the sheets Rules, Settings, Facts, Promises and Help.

    Args:
        written: The policy.

    Returns:
        The file. Read again it gives the same settings and the same cells.

    Raises:
        NotForWorkbooksError: A text is longer than a cell can be.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - 200 ms

    workbook = Workbook()
    rules = workbook.active
    assert rules is not None  # noqa: S101 - a new workbook has one sheet
    workbook.remove(rules)
    _Writer(workbook, written).write()
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, workbook: "Workbook", written: AsWritten) -> None:
        self._workbook = workbook
        self._written = written
        own = {"facts": written.settings.get("facts", {})}
        self._facts = {**BUILT_IN, **dict(read_facts(Keys(own, None, [])))}

    def write(self) -> None:
        self._rules()
        self._settings()
        self._facts_sheet()
        self._promises()
        self._help()

    def _rules(self) -> None:
        sheet = self._sheet(RULES)
        for number, row in enumerate(self._written.cells, start=1):
            for place, text in enumerate(row, start=1):
                _fill(sheet, number, place, text)
        header = self._written.cells[0] if self._written.cells else ()
        for place, name in enumerate(header, start=1):
            column = fold(name)
            _note(sheet, place, self._rule_note(column))
            _shape(sheet, place, _WIDE_COLUMNS.get(column, _NARROW))
            words, only = self._choices(column)
            _drop_down(sheet, place, words, only=only)

    def _rule_note(self, column: str) -> str:
        spec = self._facts.get(column)
        return RULE_NOTES.get(column, "") if spec is None else fact_note(spec)

    def _choices(self, column: str) -> tuple[Sequence[str], bool]:
        """Give the words of a column's drop-down, and whether nothing else may be written."""
        if column == "answer":
            return tuple(ANSWERS), True
        if column == "offer":
            ways = self._written.settings.get("alternatives", [])
            own = [str(way) for way in ways] if isinstance(ways, list) else []
            return tuple(dict.fromkeys((*own, *CHANNEL_TITLES))), False
        return (choices(self._facts[column]) if column in self._facts else ()), False

    def _settings(self) -> None:
        sheet = self._sheet(SETTINGS)
        _fill(sheet, 1, 1, "setting")
        _fill(sheet, 1, 2, "value")
        number = 1
        for setting in SETTING_ROWS:
            number += 1
            _fill(sheet, number, 1, setting.key)
            _comment(sheet, number, 1, setting.note)
            self._setting_values(sheet, number, self._written.settings.get(setting.key))
        number += 1
        channels = self._written.settings.get("channels", {})
        for channel, purpose in channels.items() if isinstance(channels, dict) else ():
            number += 1
            _fill(sheet, number, 1, f"{CHANNEL} {channel}")
            _comment(sheet, number, 1, CHANNEL_NOTE)
            _fill(sheet, number, 2, str(purpose))
        _drop_down(sheet, 2, _PURPOSES, only=False, first=len(SETTING_ROWS) + 3)
        _shape(sheet, 1, _WIDE)
        _shape(sheet, 2, _WIDEST)
        for place in range(3, 9):
            _shape(sheet, place, _NARROW)

    def _setting_values(self, sheet: "Worksheet", number: int, value: object) -> None:
        if isinstance(value, date):
            cell = sheet.cell(number, 2, value)
            cell.number_format = _DAY
            return
        values = value if isinstance(value, list) else [value] if value is not None else []
        for place, text in enumerate(values, start=2):
            _fill(sheet, number, place, str(text))

    def _facts_sheet(self) -> None:
        facts = self._written.settings.get("facts", {})
        rows = (
            [{"name": name, **table} for name, table in facts.items() if isinstance(table, dict)]
            if isinstance(facts, dict)
            else []
        )
        sheet = self._records(FACTS, FACT_COLUMNS, rows)
        _drop_down(sheet, 2, [str(kind) for kind in FactKind], only=True)

    def _promises(self) -> None:
        promises = self._written.settings.get("promises", [])
        rows = [_flat(one) for one in promises] if isinstance(promises, list) else []
        sheet = self._records(PROMISES, PROMISE_COLUMNS, rows)
        for place, column in enumerate(PROMISE_COLUMNS, start=1):
            words, only = _PROMISE_CHOICES.get(column.key, ((), False))
            _drop_down(sheet, place, words, only=only)

    def _records(
        self, title: str, columns: Sequence[Column], rows: Sequence[Mapping[str, object]]
    ) -> "Worksheet":
        sheet = self._sheet(title)
        for place, column in enumerate(columns, start=1):
            _fill(sheet, 1, place, column.name)
            _note(sheet, place, column.note)
            _shape(sheet, place, _WIDE_COLUMNS.get(column.key, _NARROW))
            for number, row in enumerate(rows, start=2):
                _fill(sheet, number, place, _said(row.get(column.key)))
        return sheet

    def _help(self) -> None:
        sheet = self._sheet(HELP)
        facts = [(name, _can_be(spec)) for name, spec in self._facts.items()]
        for number, (left, right) in enumerate((*HELP_LINES, *facts), start=1):
            _fill(sheet, number, 1, left)
            _fill(sheet, number, 2, right)
            if left and not right:
                _head(sheet, number, 1)
        _shape(sheet, 1, _WIDE)
        _shape(sheet, 2, 90)

    def _sheet(self, title: str) -> "Worksheet":
        sheet: Worksheet = self._workbook.create_sheet(title)
        if title != HELP:
            sheet.freeze_panes = "A2"
        return sheet


def fact_note(spec: FactSpec) -> str:
    """Explain the column of a fact: what it asks, and what may be written."""
    return f"Asks {spec.asks}: {_can_be(spec)}. Blank is anything, or not known."


def choices(spec: FactSpec) -> tuple[str, ...]:
    """Give the words that a drop-down offers for a fact; more may be written than these."""
    match spec.kind:
        case FactKind.ENUMERATION:
            return (*(value.replace("_", " ") for value in spec.values), "unknown")
        case FactKind.YES_NO:
            return ("yes", "no", "unknown")
        case FactKind.NUMBER:
            return ()


def _can_be(spec: FactSpec) -> str:
    match spec.kind:
        case FactKind.ENUMERATION:
            return ", ".join(map(spoken, spec.values))
        case FactKind.YES_NO:
            return "yes or no"
        case FactKind.NUMBER:
            return f"a number from {spec.least} to {spec.most}, such as < 12 or 5 to 10"


_PROMISE_CHOICES: Final[Mapping[str, tuple[Sequence[str], bool]]] = {
    "never": (tuple(ANSWERS), False),
    "always": (tuple(ANSWERS), False),
    "duties": (tuple(map(str, Duty)), False),
    "strength": (tuple(map(str, Strength)), True),
    "source.confidence": (tuple(map(str, Confidence)), True),
}


def _flat(promise: Mapping[str, object]) -> dict[str, object]:
    """Put the keys of the table in a promise beside its own."""
    source = promise.get("source", {})
    inside = source.items() if isinstance(source, dict) else ()
    return {**promise, **{f"source.{key}": value for key, value in inside}}


def _said(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _fill(sheet: "Worksheet", row: int, column: int, text: str) -> None:
    """Write a text as a text, also where it looks like a formula, a number or an error."""
    if not text:
        return
    if len(text) > LONGEST_TEXT:
        raise NotForWorkbooksError(sheet.title, LONGEST_TEXT)
    from openpyxl.styles import Alignment  # noqa: PLC0415 - with the rest of the library

    cell = sheet.cell(row, column, text)
    cell.data_type = "s"
    cell.number_format = _TEXT
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if row == 1:
        _head(sheet, row, column)


def _head(sheet: "Worksheet", row: int, column: int) -> None:
    from openpyxl.styles import Font, PatternFill  # noqa: PLC0415 - with the rest

    cell = sheet.cell(row, column)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor=_BLUE)


def _note(sheet: "Worksheet", column: int, text: str) -> None:
    _comment(sheet, 1, column, text)


def _comment(sheet: "Worksheet", row: int, column: int, text: str) -> None:
    if not text:
        return
    from openpyxl.comments import Comment  # noqa: PLC0415 - with the rest

    sheet.cell(row, column).comment = Comment(text, "friendline", height=110, width=280)


def _shape(sheet: "Worksheet", column: int, width: int) -> None:
    """Make a column so wide, and a column of texts, so that nothing typed becomes a date."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - with the rest

    shape = sheet.column_dimensions[get_column_letter(column)]
    shape.width = width
    shape.number_format = _TEXT


def _drop_down(
    sheet: "Worksheet", column: int, words: Sequence[str], *, only: bool, first: int = 2
) -> None:
    """Offer words in a column.

    Args:
        sheet: The sheet.
        column: The column, from 1.
        words: What is offered; too many for the file format are left out.
        only: Whether nothing else may be written.
        first: The first row that has it.
    """
    formula = f'"{",".join(words)}"'
    if not words or len(formula) > LONGEST_DROP_DOWN or any("," in word for word in words):
        return
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - with the rest
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - with the rest

    rule = DataValidation("list", formula1=formula, allow_blank=True, showErrorMessage=only)
    rule.error = f"Write one of: {', '.join(words)}."
    letter = get_column_letter(column)
    rule.add(f"{letter}{first}:{letter}{max(LAST_ROW, sheet.max_row)}")
    sheet.add_data_validation(rule)
