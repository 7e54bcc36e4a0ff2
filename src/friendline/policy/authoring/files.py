"""A policy as files by name, wherever these are kept: no folder is needed to read it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from friendline.policy.authoring import keys, table
from friendline.policy.authoring.as_written import AsWritten, as_written
from friendline.policy.authoring.sheet import (
    load_policy,
    read_as_written,
    read_policy,
    read_policy_workbook,
    two_files,
)
from friendline.policy.authoring.writing import is_workbook
from friendline.policy.problems import PolicyError, Problem
from friendline.policy.rules import Policy

__all__ = ["files_at", "files_in_workbook", "files_of", "policy_in", "written_in"]

_NEEDED: Final = (keys.FILE, table.FILE)


def files_at(where: str | Path) -> dict[str, bytes]:
    """Take the files of a sound policy: as they are, but for a workbook, which becomes two.

    Args:
        where: As for ``load_policy``: a preset, a folder, a workbook.

    Raises:
        PolicyError: It is none, or has mistakes.
    """
    load_policy(where)
    if is_workbook(Path(where)):
        return files_of(read_as_written(where))
    return dict(zip(_NEEDED, two_files(where), strict=True))


def files_in_workbook(data: bytes, called: str = "workbook") -> dict[str, bytes]:
    """Take the policy that a workbook holds.

    Args:
        data: The file, any bytes.
        called: What to call it in a mistake.

    Raises:
        PolicyError: It is none, or has mistakes.
    """
    from friendline.policy.authoring import workbook  # noqa: PLC0415 - only a workbook needs it

    try:
        policy, problems = read_policy_workbook(data)
    except workbook.WorkbookRefusedError as error:
        raise PolicyError(called, [Problem(file=called, what=str(error))]) from error
    if policy is None:
        raise PolicyError(called, problems)
    return files_of(workbook.read_workbook(data).written)


def files_of(written: AsWritten) -> dict[str, bytes]:
    """Give the two files that say what is written."""
    return {keys.FILE: written.toml, table.FILE: written.csv}


def policy_in(files: Mapping[str, bytes], called: str = "policy") -> Policy:
    """Read a policy from its files.

    Args:
        files: By name; others than ``policy.toml`` and ``rules.csv`` are not looked at.
        called: What to call it in a mistake.

    Raises:
        PolicyError: A file is missing, or has mistakes.
    """
    missing = [
        Problem(file=name, what="this file is missing") for name in _NEEDED if name not in files
    ]
    if missing:
        raise PolicyError(called, missing)
    policy, problems = read_policy(files[keys.FILE], files[table.FILE])
    if policy is None:
        raise PolicyError(called, problems)
    return policy


def written_in(files: Mapping[str, bytes]) -> AsWritten:
    """Give what stands in the files of a sound policy, to be edited."""
    return as_written(files[keys.FILE], files[table.FILE])
