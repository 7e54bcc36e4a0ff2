"""Reading a policy: a preset by its name, or a folder with ``policy.toml`` and ``rules.csv``.

Everything that is wrong is collected and raised together, before anything is decided.
"""

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

import msgspec

from friendline.policy import keys, table
from friendline.policy.problems import (
    NoSuchPolicyError,
    PolicyError,
    Problem,
    WorkbookPolicyError,
)
from friendline.policy.rows import read_rules
from friendline.policy.rules import Policy
from friendline.policy.settings import read_settings
from friendline.policy.table import read_table
from friendline.policy.words import fold

_FILES: Final = (keys.FILE, table.FILE)
_WORKBOOKS: Final = {".xlsx", ".xlsm", ".xls", ".ods"}


def preset_names() -> tuple[str, ...]:
    """Name the presets that come with friendline, in alphabetical order (R9: none is imposed)."""
    return tuple(sorted(preset.name for preset in _presets().iterdir() if preset.is_dir()))


def load_policy(where: str | Path) -> Policy:
    """Read a policy and check all of it.

    Args:
        where: The name of a preset (``"met in person"``, ``"met-in-person"``), or the path of a
            folder or of one of its two files. A folder that holds a ``policy.toml`` wins over a
            preset of the same name: it is the edited copy.

    Raises:
        PolicyError: With every mistake on a line of its own: file, row, column, what, and the
            likely word.
    """
    folder = _found(where)
    problems = [
        Problem(file=name, what="this file is missing")
        for name in _FILES
        if not (folder / name).is_file()
    ]
    if problems:
        raise PolicyError(str(where), problems)
    settings, problems = read_settings((folder / keys.FILE).read_bytes())
    if settings is None:
        raise PolicyError(str(where), problems)
    rules, wrong_rows = read_rules(read_table((folder / table.FILE).read_bytes()), settings)
    problems.extend(wrong_rows)
    if problems:
        raise PolicyError(str(where), problems)
    return Policy(rules=rules, **msgspec.structs.asdict(settings))


def _found(where: str | Path) -> Traversable:
    path = Path(where)
    if path.suffix.casefold() in _WORKBOOKS:
        raise WorkbookPolicyError(str(where))
    if path.name in _FILES and path.is_file():
        return path.parent
    if (path / keys.FILE).is_file():
        return path
    wanted = fold(str(where))
    for name in preset_names():
        if fold(name) == wanted:
            return _presets() / name
    if path.is_dir():
        return path
    raise NoSuchPolicyError(str(where), preset_names())


def _presets() -> Traversable:
    return resources.files("friendline.policy") / "presets"
