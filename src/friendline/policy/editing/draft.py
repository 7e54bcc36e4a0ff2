"""A policy while it is edited: a sheet of cells and its settings, sound or not yet."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import blake2b
from typing import Final

import msgspec
from msgspec import Struct

from friendline.policy.authoring import keys, table
from friendline.policy.authoring.as_written import AsWritten, tidy
from friendline.policy.authoring.files import files_of, written_in
from friendline.policy.authoring.settings import RULE_COLUMNS
from friendline.policy.authoring.sheet import read_policy
from friendline.policy.authoring.table import decoded
from friendline.policy.authoring.toml_reading import toml_table
from friendline.policy.editing.mistakes import Mistake, mistake_of
from friendline.policy.language.words import fold
from friendline.policy.rules import Policy
from friendline.toml_text import toml_text

__all__ = ["ANSWER_COLUMNS", "SET_ASIDE", "Draft", "begun", "draft_of"]

ANSWER_COLUMNS: Final = ("also", "answer", "list", "offer", "tone", "say", "because")
"""What stands behind the facts, in the order in which a row reads best."""

SET_ASIDE: Final = "set_aside.toml"
"""A third file of the folder: promises that are switched off, to be switched on again."""

_NEEDED: Final = frozenset({"answer", "because"})
_BLANK_ROW: Final = "this rule is blank; fill it, or take it out"


class Draft(Struct, frozen=True, dict=True):
    """A policy as somebody is writing it.

    Attributes:
        settings: What ``policy.toml`` says.
        columns: ``rule``, the facts in their order, then ``ANSWER_COLUMNS``.
        rows: Rule by rule, a cell for every column; ``""`` is blank.
        set_aside: Promises that are switched off, as ``policy.toml`` would write them.
    """

    settings: dict[str, object]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    set_aside: tuple[dict[str, object], ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """The columns that say when a rule is used."""
        return tuple(name for name in self.columns if name not in RULE_COLUMNS)

    @property
    def promises(self) -> tuple[dict[str, object], ...]:
        """The promises that hold, as they are written."""
        return tables_in(self.settings)

    @cached_property
    def files(self) -> dict[str, bytes]:
        """The files of its folder by name; columns that nobody filled are left out."""
        shown = [place for place, name in enumerate(self.columns) if self._is_used(place, name)]
        lines = [[line[place] for place in shown] for line in (self.columns, *self.rows)]
        files = files_of(AsWritten(self.settings, tuple(map(tuple, lines))))
        if self.set_aside:
            files[SET_ASIDE] = toml_text({"promises": list(self.set_aside)}).encode()
        return files

    @cached_property
    def digest(self) -> str:
        """Tells this draft from any other: 32 hexadecimal digits."""
        whole = blake2b(digest_size=16)
        for name, data in sorted(self.files.items()):
            whole.update(f"{name}\0{len(data)}\0".encode() + data)
        return whole.hexdigest()

    @cached_property
    def policy(self) -> Policy | None:
        """The policy that it says; ``None`` while there are mistakes in it."""
        return None if self.mistakes else self._read[0]

    @cached_property
    def mistakes(self) -> tuple[Mistake, ...]:
        """Everything that is wrong with it, in the order of the sheet, then of the settings."""
        blank = (
            Mistake(what=_BLANK_ROW, rule=number)
            for number, row in enumerate(self.rows, start=1)
            if not any(row)
        )
        found = [*blank, *self._read[1]]
        return tuple(sorted(found, key=lambda one: (one.rule is None, one.rule or 0)))

    @cached_property
    def _read(self) -> tuple[Policy | None, tuple[Mistake, ...]]:
        policy, problems = read_policy(self.files[keys.FILE], self.files[table.FILE])
        return policy, tuple(map(mistake_of, problems))

    def _is_used(self, place: int, name: str) -> bool:
        kept = name not in RULE_COLUMNS or name in _NEEDED
        return kept or any(row[place] for row in self.rows)

    def cell(self, rule: int, column: str) -> str:
        """Give what stands in a cell; a column that is not there is blank.

        Args:
            rule: Its number, from 1.
            column: Its name.
        """
        return self.rows[rule - 1][self.columns.index(column)] if column in self.columns else ""

    def saying(self, **settings: object) -> "Draft":
        """Give the draft with other settings; one that is blank is taken out."""
        said = tidy({**self.settings, **settings})
        return msgspec.structs.replace(self, settings=said)

    def with_rows(self, rows: Iterable[tuple[str, ...]]) -> "Draft":
        """Give the draft with other rules."""
        return msgspec.structs.replace(self, rows=tuple(rows))


def begun(files: Mapping[str, bytes]) -> Draft:
    """Begin to edit a policy that was read and found sound; rows that are blank are left out.

    Args:
        files: Of its folder, by name.
    """
    draft = draft_of(files)
    return draft.with_rows(filter(any, draft.rows))


def draft_of(files: Mapping[str, bytes]) -> Draft:
    """Go on with a draft, exactly as it was.

    Args:
        files: What ``Draft.files`` gave.
    """
    written = written_in(files)
    header, *lines = _lines(files[table.FILE])
    named = [fold(name) for name in header]
    facts = [name for name in named if name and name not in RULE_COLUMNS]
    columns = ("rule", *facts, *ANSWER_COLUMNS)
    rows = tuple(tuple(_cells(columns, named, line)) for line in lines)
    return Draft(written.settings, columns, rows, _set_aside(files))


def tables_in(settings: Mapping[str, object]) -> tuple[dict[str, object], ...]:
    """Give the promises among settings."""
    found = settings.get("promises", [])
    return tuple(found) if isinstance(found, list) else ()


def _lines(rules: bytes) -> list[list[str]]:
    """Read the sheet, rows that nobody has filled yet among them."""
    text = decoded(rules)
    read = csv.reader(io.StringIO(text, newline=""), delimiter=table.delimiter(text))
    return [[table.tidy_text(cell) for cell in line] for line in read]


def _cells(columns: Iterable[str], named: list[str], line: list[str]) -> Iterator[str]:
    cells = dict(zip(named, line, strict=False))
    return (cells.get(name, "") for name in columns)


def _set_aside(files: Mapping[str, bytes]) -> tuple[dict[str, object], ...]:
    return tables_in(toml_table(files[SET_ASIDE].decode())) if SET_ASIDE in files else ()
