"""A policy as its owner wrote it: settings and cells, whichever file holds them.

This is what a folder and a workbook have in common, so one can be turned into the other with
nothing lost but the way it is laid out: comments in ``policy.toml``, quotation marks, blank keys.
"""

import csv
import io
import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, TypeAlias

from msgspec import Struct

from friendline.policy.authoring.table import decoded, delimiter, tidy_text
from friendline.toml_text import toml_text

Cells: TypeAlias = tuple[tuple[str, ...], ...]


class AsWritten(Struct, frozen=True):
    """What is written in a policy, not yet understood.

    Attributes:
        settings: What ``policy.toml`` says, in the form of ``tidy``.
        cells: Row by row, the names of the columns first, in the form of ``tidy_cells``.
    """

    settings: dict[str, object]
    cells: Cells

    @property
    def toml(self) -> bytes:
        """The file ``policy.toml`` that says it."""
        return toml_text(self.settings).encode("utf-8", "replace")

    @property
    def csv(self) -> bytes:
        """The file ``rules.csv`` that says it, with ``,`` between cells and UTF-8."""
        file = io.StringIO(newline="")
        csv.writer(file, lineterminator="\n").writerows(self.cells)
        text = file.getvalue()
        # Without the mark Excel takes UTF-8 for Windows-1252 and spoils every accent.
        return text.encode("utf-8" if text.isascii() else "utf-8-sig", "replace")


def as_written(settings: bytes, rules: bytes) -> AsWritten:
    """Take the two files of a sound policy as they are written.

    Args:
        settings: The file ``policy.toml``.
        rules: The file ``rules.csv``.
    """
    text = decoded(rules)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text))
    return AsWritten(tidy(tomllib.loads(decoded(settings))), tidy_cells(list(lines)))


def tidy(settings: Mapping[str, object]) -> dict[str, object]:
    """Bring settings to one form: nothing blank, versions as text, days as days.

    What does not belong in a policy is left as it is, for the reader to refuse.
    """
    tidied = {key: _tidied(key, value) for key, value in settings.items()}
    return {key: value for key, value in tidied.items() if value not in ("", [], {}, None)}


def _tidied(key: str, value: object) -> object:
    match value:
        case str():
            text = tidy_text(value)
            return [text] if key in LISTS and text else text
        case datetime():
            return value
        case int() if key == "version" and not isinstance(value, bool):
            return str(value)
        case dict():
            return tidy(value)
        case list():
            tidied = [tidy(one) if isinstance(one, dict) else _tidied("", one) for one in value]
            return [one for one in tidied if one != ""]
        case _:
            return value


def tidy_cells(lines: Sequence[Sequence[str]]) -> Cells:
    """Bring cells to one form: no blanks around them, behind the last in a row, or below all."""
    rows = [[tidy_text(cell) for cell in line] for line in lines]
    for row in rows:
        while row and not row[-1]:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return tuple(map(tuple, rows))


LISTS: Final = frozenset(
    {"alternatives", "must_not_matter", "values", "never", "always", "duties", "jurisdictions"}
)
"""Keys that have a list of texts; a single text is a list of one."""
