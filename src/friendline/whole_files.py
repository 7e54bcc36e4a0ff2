"""Writing files whole or not at all."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def write_whole(contents: Mapping[Path, bytes]) -> None:
    """Write files under other names; only when all are whole, rename them, in the order given.

    What is there already is replaced.

    Raises:
        OSError: One of them cannot be written; then none of those that were there is changed,
            unless the renaming itself fails.
    """
    beside = {path: path.with_name(f".{path.name}.{os.getpid()}.part") for path in contents}
    try:
        for path, content in contents.items():
            with beside[path].open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for path, part in beside.items():
            part.replace(path)
    finally:
        for part in beside.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)
