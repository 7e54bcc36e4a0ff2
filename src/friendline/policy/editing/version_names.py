"""What to call the next version: an edited policy needs a version of its own."""

import re
from collections.abc import Container
from typing import Final

__all__ = ["free_version"]

_NUMBER: Final = re.compile(r"[0-9]{1,9}")


def free_version(version: str, taken: Container[str]) -> str:
    """Give a version as it is called, or the first after it that no other has.

    Args:
        version: What it is called: ``"1"``, ``"2026-01"``, ``"draft"``.
        taken: What others are called.

    Returns:
        ``"2"`` after ``"1"``, ``"2026-02"`` after ``"2026-01"``, ``"draft 2"`` after ``"draft"``.
    """
    while version in taken:
        version = _after(version)
    return version


def _after(version: str) -> str:
    numbers = list(_NUMBER.finditer(version))
    if not numbers:
        return f"{version} 2"
    last = numbers[-1]
    following = f"{int(last[0]) + 1:0{len(last[0])}}"
    return f"{version[: last.start()]}{following}{version[last.end() :]}"
