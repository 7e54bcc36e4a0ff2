"""Views that are imported when somebody asks for their page: addresses alone load nothing."""

from collections.abc import Callable
from importlib import import_module
from typing import Final

from django.http import HttpRequest, HttpResponseBase

__all__ = ["Views", "views_in"]

_Page = Callable[..., HttpResponseBase]


class Views:
    """The views of a module, each of which imports it when it is called.

    Args:
        module: Its name.
    """

    def __init__(self, module: str) -> None:
        self._module: Final = module

    def __getattr__(self, name: str) -> _Page:
        """Give a view by its name."""

        def view(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
            found: _Page = getattr(import_module(self._module), name)
            return found(request, *args, **kwargs)

        return view


def views_in(area: str, *modules: str) -> tuple[Views, ...]:
    """Give the modules with the views of an area.

    Args:
        area: Its folder.
        modules: Their names below it; ``views`` if none is named.
    """
    return tuple(Views(f"friendline.desk.{area}.{one}") for one in modules or ("views",))
