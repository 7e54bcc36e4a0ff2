"""Writing a policy: a folder with its two files, or one workbook; whole files or none.

Nothing that is there is overwritten unless that is asked for.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from friendline.policy.authoring import keys, table
from friendline.policy.authoring.as_written import AsWritten
from friendline.policy.authoring.workbook import workbook_bytes
from friendline.policy.language.words import quoted
from friendline.whole_files import write_whole

WORKBOOK: Final = ".xlsx"
_OTHER_FILES: Final = frozenset(
    {".xls", ".xlsm", ".xlsb", ".ods", ".csv", ".tsv", ".toml", ".json", ".zip"}
    | {".txt", ".md", ".html", ".pdf", ".doc", ".docx", ".odt"}
)
"""Nobody means a folder by a name that ends so."""


class AlreadyThereError(ValueError):
    """Something would be overwritten."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{quoted(str(path))} is there already, and nothing was written. Give another place "
            "with --output, or --force to replace it."
        )


class NotForAPolicyError(ValueError):
    """The name is that of a file in which no policy is written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"A policy is not written as {quoted(path.suffix)}: {quoted(path.name)} would be a "
            "folder. Give the name of a folder, or of a workbook that ends in .xlsx."
        )


class CannotBeWrittenError(ValueError):
    """The place cannot be written to."""

    def __init__(self, path: Path, error: OSError) -> None:
        why = error.strerror or str(error)
        super().__init__(
            f"{quoted(str(path))} cannot be written to ({why}). Give another place with --output."
        )


def write_policy(written: AsWritten, where: Path, *, force: bool = False) -> Path:
    """Write a policy as a workbook where the name ends in ``.xlsx``, else as a folder.

    Args:
        written: The policy.
        where: The workbook or the folder; made if it is not there.
        force: Whether to replace a policy that is there. Other files of a folder are left alone.

    Returns:
        What was written.

    Raises:
        AlreadyThereError: Something would be replaced without ``force``.
        CannotBeWrittenError: The place cannot be written to.
        NotForAPolicyError: The name is that of a file of another kind.
        NotForWorkbooksError: A text is longer than a cell of a workbook may be.
    """
    check_free(where, force=force)
    if is_workbook(where):
        write_files({where: workbook_bytes(written)}, force=force)
    else:
        # A folder is a policy once it has policy.toml, so that file comes last.
        files = {where / table.FILE: written.csv, where / keys.FILE: written.toml}
        write_files(files, force=force)
    return where


def is_workbook(where: Path) -> bool:
    """Tell whether a policy of this name is written as a workbook."""
    return where.suffix.casefold() == WORKBOOK


def check_free(where: Path, *, force: bool = False) -> None:
    """Check that a policy may be written here, before anybody has gone to any trouble.

    Raises:
        AlreadyThereError: A policy is there and ``force`` is not given, or something else is.
        NotForAPolicyError: The name is that of a file of another kind.
    """
    if where.suffix.casefold() in _OTHER_FILES and not where.is_dir():
        raise NotForAPolicyError(where)
    if is_workbook(where):
        taken = where.is_dir() or (where.exists() and not force)
    else:
        there = any((where / name).exists() for name in (keys.FILE, table.FILE))
        taken = where.is_file() or (there and not force)
    if taken:
        raise AlreadyThereError(where)


def write_files(contents: Mapping[Path, bytes], *, force: bool = False) -> None:
    """Write files under other names; only when all are whole, rename them, in the order given.

    Raises:
        AlreadyThereError: One of them is there, and ``force`` is not given.
        CannotBeWrittenError: The place cannot be written to.
    """
    for path in contents:
        if path.is_dir() or (path.exists() and not force):
            raise AlreadyThereError(path)
    try:
        for folder in {path.parent for path in contents}:
            folder.mkdir(parents=True, exist_ok=True)
        write_whole(contents)
    except OSError as error:
        raise CannotBeWrittenError(next(iter(contents)), error) from error
