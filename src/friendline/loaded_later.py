"""Names of a package that are imported when they are first asked for, and not with the package."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

__all__ = ["loaded_later"]


def loaded_later(package: str, where: Mapping[str, str]) -> Callable[[str], Any]:
    """Give a ``__getattr__`` for a package.

    Args:
        package: Its name.
        where: By each name, the module below the package that has it.
    """

    def get(name: str) -> Any:  # noqa: ANN401 - whatever the module has
        if name not in where:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message, name=name)
        return getattr(import_module(f"{package}.{where[name]}"), name)

    return get
