"""Writing ``clients.columns.toml``, the way a person would write it, for ``mapping_reading``."""

from pathlib import Path
from typing import Final

from friendline.archives.client_list.mapping import ListMapping
from friendline.toml_text import toml_text
from friendline.whole_files import write_whole

_HEAD: Final = """\
# Which column of the list is what. friendline reads only the columns that are named here.
# docs/client_list.md says all that can be written.
"""


def write_mapping(path: Path, mapping: ListMapping) -> None:
    """Write a file of columns, whole or not at all; what is there already is replaced.

    Args:
        path: Where: ``mapping_name`` tells the name that is looked for beside a list.
        mapping: What to remember.

    Raises:
        OSError: It cannot be written there.
    """
    write_whole({path: mapping_text(mapping).encode("utf-8", "replace")})


def mapping_text(mapping: ListMapping) -> str:
    """Give the text of a file of columns; ``read_mapping`` reads the same from it."""
    said: dict[str, object] = {"everyone": mapping.everyone}
    if mapping.day_first is not None:
        said["dates"] = f"{'day' if mapping.day_first else 'month'} first"
    if mapping.surname_first is not None:
        said["names"] = "surname first" if mapping.surname_first else "as written"
    said["columns"] = {what: _one_or_all(names) for what, names in mapping.columns.items()}
    said["accounts"] = {what: _one_or_all(names) for what, names in mapping.accounts.items()}
    said["words"] = {column: dict(words) for column, words in mapping.words.items()}
    filled = {key: value for key, value in said.items() if value}
    return f"{_HEAD}\n{toml_text(filled)}"


def _one_or_all(names: tuple[str, ...]) -> str | list[str]:
    return names[0] if len(names) == 1 else list(names)
