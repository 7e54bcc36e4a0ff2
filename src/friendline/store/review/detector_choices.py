"""Switching detectors on and off in the owner's text, of which all else stays as it is written."""

import re
from pathlib import Path
from typing import Final

from django.db import transaction

from friendline.screening.choosing import ScreeningSettingsError, in_use, installed, read_settings
from friendline.store import documents

__all__ = ["NoSuchDetectorError", "NotSwitchableError", "switch"]

_USE: Final = re.compile(r"^use\s*=\s*(?:true|false)[^\S\n]*(?:#[^\n]*)?\n?", re.MULTILINE)
_NEXT: Final = re.compile(r"^\[", re.MULTILINE)


class NoSuchDetectorError(LookupError):
    """There is no detector of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no detector called '{name}'.")


class NotSwitchableError(ValueError):
    """The text is written in a way that a switch does not fit in."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"[{name}] cannot be switched here as your text is written. Change the text itself."
        )


def switch(name: str, *, on: bool) -> bool:
    """Let a detector look from now on, or no longer; gives whether that changed anything.

    Raises:
        NoSuchDetectorError: There is none of this name.
        NotSwitchableError: The text is written in another way.
        ScreeningSettingsError: The text cannot be used.
    """
    if name not in installed():
        raise NoSuchDetectorError(name)
    with transaction.atomic():
        text = documents.latest(documents.SCREENING) or ""
        if (name in in_use(documents.screening())) is on:
            return False
        switched = _switched(text, name, on=on)
        try:
            fits = (name in in_use(read_settings(switched, Path(documents.SCREENING)))) is on
        except ScreeningSettingsError as error:
            raise NotSwitchableError(name) from error
        if not fits:
            raise NotSwitchableError(name)
        what = f"{name.replace('_', ' ')} is switched {'on' if on else 'off'}"
        return documents.save(documents.SCREENING, switched, what=what)


def _switched(text: str, name: str, *, on: bool) -> str:
    line = f"use = {'true' if on else 'false'}\n"
    heading = re.search(rf"^\[{re.escape(name)}\][^\n]*\n?", text, re.MULTILINE)
    if heading is None:
        before = f"{text.rstrip()}\n\n" if text.strip() else ""
        return f"{before}[{name}]\n{line}"
    begin = heading.end()
    following = _NEXT.search(text, begin)
    end = following.start() if following else len(text)
    table = _USE.sub("", text[begin:end], count=1)
    gap = "" if text[:begin].endswith("\n") else "\n"
    return f"{text[:begin]}{gap}{line}{table}{text[end:]}"
