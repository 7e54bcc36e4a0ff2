"""Which detectors look: those that friendline always uses, and those that the owner asks for.

A detector is registered as an entry point of the group ``friendline.detectors``: a function that
takes ``Given`` and gives the detector. ``screening.toml`` has one table for each detector that is
asked for beyond the usual ones, with its settings; ``use = false`` leaves a usual one out.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

import msgspec

from friendline.archives.media_files import MediaFiles
from friendline.model import Person
from friendline.screening.detector import Detector

__all__ = [
    "USUAL_NAME",
    "Given",
    "ScreeningSettingsError",
    "Sending",
    "chosen",
    "load_settings",
    "never",
]

GROUP: Final = "friendline.detectors"
USUAL: Final = ("client_names", "words", "patterns")
"""Detectors that every review uses, in this order."""

USUAL_NAME: Final = "screening.toml"
"""Name of the file of settings, beside the client list."""

Settings: TypeAlias = Mapping[str, Mapping[str, object]]
"""What the owner says of each detector, by its name."""

Read = TypeVar("Read", bound=msgspec.Struct)


class ScreeningSettingsError(ValueError):
    """The settings of the detectors cannot be used; the sentence says where and why."""


@dataclass(frozen=True)
class Sending:
    """What a detector is about to send away, shown before it does.

    Attributes:
        where: The address it goes to.
        is_this_machine: Whether that is this machine itself.
        texts: Everything that would be sent, in order.
    """

    where: str
    is_this_machine: bool
    texts: Sequence[str]


def never(sending: Sending) -> bool:  # noqa: ARG001 - nothing is sent unless somebody says so
    """Say no."""
    return False


@dataclass(frozen=True)
class Given:
    """What a detector may be made from.

    Attributes:
        people: The people of the book.
        media: Finds the pictures and videos that items name; ``None`` if there are none.
        home: The country the owner lives in, as two letters (ISO 3166); ``None`` if not known.
        settings: What the owner says of this detector.
        may_send: Asks the owner, each time, whether something may leave the detector's hands.
    """

    people: Sequence[Person] = ()
    media: MediaFiles | None = None
    home: str | None = None
    settings: Mapping[str, object] = field(default_factory=dict)
    may_send: Callable[[Sending], bool] = never

    def read(self, kind: type[Read]) -> Read:
        """Give the settings as a struct.

        Raises:
            ScreeningSettingsError: They do not fit it.
        """
        try:
            return msgspec.convert(dict(self.settings), kind)
        except msgspec.ValidationError as error:
            raise ScreeningSettingsError(str(error)) from error


def chosen(given: Given, settings: Settings | None = None) -> list[Detector]:
    """Make the detectors of a review: the usual ones, then those that the settings ask for.

    Args:
        given: What they may be made from; its own settings are not used.
        settings: What the owner says of each detector.

    Raises:
        ScreeningSettingsError: There is no detector of a name, or its settings do not fit, or what
            it needs is not installed.
    """
    said = settings or {}
    there = {point.name: point for point in entry_points(group=GROUP)}
    for name in said:
        if name not in there:
            raise ScreeningSettingsError(_no_such(name, there))
    names = [*USUAL, *(name for name in said if name not in USUAL)]
    return [
        _made(there[name], replace(given, settings=_own(said.get(name, {}))))
        for name in names
        if said.get(name, {}).get("use", True)
    ]


def load_settings(path: Path) -> Settings:
    """Read ``screening.toml``.

    Raises:
        ScreeningSettingsError: It cannot be read, or is not made of tables.
    """
    try:
        content = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ScreeningSettingsError(f"{path}: expected a TOML file: {error}") from error
    for name, table in content.items():
        if not isinstance(table, dict):
            raise ScreeningSettingsError(
                f"{path}: {name} stands alone; expected a table for each detector, such as "
                "[pictures]."
            )
    return content


def _own(table: Mapping[str, object]) -> Mapping[str, object]:
    return {key: value for key, value in table.items() if key != "use"}


def _made(point: EntryPoint, given: Given) -> Detector:
    try:
        make: Callable[[Given], Detector] = point.load()
        return make(given)
    except ScreeningSettingsError as error:
        raise ScreeningSettingsError(f"[{point.name}]: {error}") from error
    except ImportError as error:
        raise ScreeningSettingsError(
            f"[{point.name}]: it needs {error.name or 'a library'}, which is not installed. "
            f"docs/detectors.md says how to install it."
        ) from error


def _no_such(name: str, there: Mapping[str, EntryPoint]) -> str:
    near = get_close_matches(name, there, 1)
    meant = f" Did you mean [{near[0]}]?" if near else ""
    return f"[{name}]: there is no detector of this name.{meant} There are {', '.join(there)}."
