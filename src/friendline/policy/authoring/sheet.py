"""Reading a policy: a preset by its name, a folder with its two files, or a workbook.

Everything that is wrong is collected and raised together, before anything is decided.
"""

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

import msgspec

from friendline.policy.authoring import keys, table
from friendline.policy.authoring.as_written import AsWritten, as_written
from friendline.policy.authoring.rows import read_rules
from friendline.policy.authoring.settings import read_settings
from friendline.policy.authoring.table import read_table
from friendline.policy.language.words import fold
from friendline.policy.problems import (
    NoSuchPolicyError,
    PolicyError,
    Problem,
)
from friendline.policy.rules import Policy

_FILES: Final = (keys.FILE, table.FILE)
_WORKBOOK: Final = ".xlsx"
_OTHER_WORKBOOKS: Final = (".xlsm", ".xlsb", ".xltx", ".xltm", ".xls", ".ods", ".numbers")


def preset_names() -> tuple[str, ...]:
    """Name the presets that come with friendline, in alphabetical order (R9: none is imposed)."""
    return tuple(sorted(preset.name for preset in _presets().iterdir() if preset.is_dir()))


def load_policy(where: str | Path) -> Policy:
    """Read a policy and check all of it.

    Args:
        where: The name of a preset (``"met in person"``, ``"met-in-person"``), the path of a
            workbook (``.xlsx``), or of a folder or of one of its two files. A folder that holds a
            ``policy.toml`` wins over a preset of the same name: it is the edited copy.

    Raises:
        PolicyError: With every mistake on a line of its own: file or sheet, row, column, what,
            and the likely word.
    """
    path = Path(where)
    if path.suffix.casefold() == _WORKBOOK and path.is_file():
        return _from_workbook(path)
    policy, problems = read_policy(*two_files(where))
    if policy is None:
        raise PolicyError(str(where), problems)
    return policy


def read_as_written(where: str | Path) -> AsWritten:
    """Read a policy as it is written, to be edited or written again; all of it is checked.

    Args:
        where: As for ``load_policy``.

    Raises:
        PolicyError: As ``load_policy``.
    """
    load_policy(where)
    path = Path(where)
    if path.suffix.casefold() == _WORKBOOK and path.is_file():
        from friendline.policy.authoring import workbook  # noqa: PLC0415 - only a workbook needs it

        return workbook.read_workbook(path.read_bytes()).written
    return as_written(*two_files(where))


def read_policy(settings: bytes, rules: bytes) -> tuple[Policy | None, list[Problem]]:
    """Make the policy that two files say.

    Args:
        settings: The file ``policy.toml``, any bytes.
        rules: The file ``rules.csv``, any bytes.

    Returns:
        The policy, or ``None`` and everything that is wrong.
    """
    said, problems = read_settings(settings)
    if said is None:
        return None, problems
    made, wrong_rows = read_rules(read_table(rules), said)
    problems.extend(wrong_rows)
    if problems:
        return None, problems
    return Policy(rules=made, **msgspec.structs.asdict(said)), []


def two_files(where: str | Path) -> tuple[bytes, bytes]:
    """Give ``policy.toml`` and ``rules.csv`` of a preset or a folder, as they are.

    Args:
        where: As for ``load_policy``, but for a workbook.

    Raises:
        PolicyError: There is no such policy, or one of the two is missing.
    """
    folder = _found(where)
    problems = [
        Problem(file=name, what="this file is missing")
        for name in _FILES
        if not (folder / name).is_file()
    ]
    if problems:
        raise PolicyError(str(where), problems)
    return (folder / keys.FILE).read_bytes(), (folder / table.FILE).read_bytes()


def read_policy_workbook(data: bytes) -> tuple[Policy | None, list[Problem]]:
    """Make the policy that a workbook says.

    Args:
        data: The file, any bytes.

    Returns:
        The policy, or ``None`` and everything that is wrong.

    Raises:
        WorkbookRefusedError: It is not opened at all, with the reason.
    """
    from friendline.policy.authoring import workbook  # noqa: PLC0415 - only a workbook needs it

    read = workbook.read_workbook(data)
    policy, problems = read_policy(read.written.toml, read.written.csv)
    problems = workbook.all_problems(read, problems)
    return (None, problems) if problems else (policy, [])


def _from_workbook(path: Path) -> Policy:
    from friendline.policy.authoring import workbook  # noqa: PLC0415 - as above

    try:
        policy, problems = read_policy_workbook(path.read_bytes())
    except workbook.WorkbookRefusedError as error:
        raise PolicyError(str(path), [Problem(file=path.name, what=str(error))]) from error
    if policy is None:
        raise PolicyError(str(path), problems)
    return policy


def _found(where: str | Path) -> Traversable:
    path = Path(where)
    if path.suffix.casefold() in _OTHER_WORKBOOKS and path.is_file():
        raise PolicyError(str(where), [_other_workbook(path)])
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


def _other_workbook(path: Path) -> Problem:
    from friendline.policy.authoring.workbook import OtherKindError  # noqa: PLC0415 - as above

    return Problem(file=path.name, what=str(OtherKindError(path.suffix)))


def _presets() -> Traversable:
    return resources.files("friendline.policy") / "presets"
