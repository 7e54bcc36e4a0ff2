"""Choices that a browser keeps for itself; they say nothing about anybody."""

from enum import StrEnum
from typing import Final

from django.http import HttpRequest, HttpResponse

__all__ = ["Theme", "keep_single_keys", "keep_theme", "single_keys_of", "theme_named", "theme_of"]

_THEME: Final = "friendline-theme"
_SINGLE_KEYS: Final = "friendline-single-keys"
_A_YEAR: Final = 365 * 24 * 3600


class Theme(StrEnum):
    """How bright a page is."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"

    @property
    def scheme(self) -> str:
        """What CSS calls it."""
        return "light dark" if self is Theme.SYSTEM else self.value


def theme_of(request: HttpRequest) -> Theme:
    """Give the chosen theme."""
    return theme_named(request.COOKIES.get(_THEME, "")) or Theme.SYSTEM


def theme_named(name: str) -> Theme | None:
    """Give the theme of a name, if there is one."""
    return next((theme for theme in Theme if theme.value == name), None)


def keep_theme(response: HttpResponse, theme: Theme) -> None:
    """Let the browser keep a theme."""
    _keep(response, _THEME, theme)


def single_keys_of(request: HttpRequest) -> bool:
    """Tell whether single keys do something; they do until they are switched off."""
    return request.COOKIES.get(_SINGLE_KEYS) != "off"


def keep_single_keys(response: HttpResponse, *, on: bool) -> None:
    """Let the browser keep whether single keys do something."""
    _keep(response, _SINGLE_KEYS, "on" if on else "off")


def _keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=_A_YEAR, httponly=True, samesite="Strict")
