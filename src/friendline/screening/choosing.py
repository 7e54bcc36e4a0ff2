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
    "in_use",
    "installed",
    "load_settings",
    "made",
    "never",
    "own_settings",
    "read_settings",
]

GROUP: Final = "friendline.detectors"
USUAL: Final = ("client_names", "meaning", "patterns")
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
        naming_clients: How many of these name a client.
        held_back: How many further texts name a client and are asked about next, by themselves.
    """

    where: str
    is_this_machine: bool
    texts: Sequence[str]
    naming_clients: int = 0
    held_back: int = 0


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
            raise ScreeningSettingsError(_in_words(str(error))) from error


def installed() -> dict[str, EntryPoint]:
    """Give every detector there is by its name; nothing is loaded.

    Where another package brings a detector with the name of one of friendline's, that of
    friendline is meant: a stranger does not take the place of ``words`` by being installed.
    """
    points = entry_points(group=GROUP)
    return {point.name: point for point in sorted(points, key=_is_own)}


def in_use(settings: Settings) -> list[str]:
    """Give the names of the detectors that look, in their order.

    Args:
        settings: What the owner says of each detector.

    Raises:
        ScreeningSettingsError: There is no detector of a name, or ``use`` is neither true nor
            false.
    """
    there = installed()
    names = [*USUAL, *(name for name in settings if name not in USUAL)]
    for name in names:
        if name not in there:
            raise ScreeningSettingsError(_no_such(name, there))
    return [name for name in names if _is_used(name, settings.get(name, {}))]


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
    there = installed()
    return [
        made(there[name], replace(given, settings=own_settings(said.get(name, {}))))
        for name in in_use(said)
    ]


def load_settings(path: Path) -> Settings:
    """Read ``screening.toml``.

    Raises:
        ScreeningSettingsError: It cannot be read, or is not made of tables.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ScreeningSettingsError(f"{path}: expected a TOML file: {error}") from error
    return read_settings(text, path)


def read_settings(text: str, path: Path) -> Settings:
    """Read what a ``screening.toml`` holds, wherever it is kept.

    Args:
        text: Its content.
        path: What it is called where something is wrong with it.

    Raises:
        ScreeningSettingsError: It is not made of tables.
    """
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ScreeningSettingsError(f"{path}: expected a TOML file: {error}") from error
    for name, table in content.items():
        if not isinstance(table, dict):
            raise ScreeningSettingsError(
                f"{path}: {name} stands alone; expected a table for each detector, such as "
                "[pictures]."
            )
    return content


def own_settings(table: Mapping[str, object]) -> Mapping[str, object]:
    """Give what a table says to the detector itself: all but ``use``."""
    return {key: value for key, value in table.items() if key != "use"}


def made(point: EntryPoint, given: Given) -> Detector:
    """Make one detector.

    Raises:
        ScreeningSettingsError: Its settings do not fit, or what it needs is not installed.
    """
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


def _in_words(fault: str) -> str:
    """Say the place first, which msgspec says last, and without its signs."""
    what, at, where = fault.partition(" - at `$.")
    place = f"{where.rstrip('`')}: " if at else ""
    return f"{place}{what[:1].lower()}{what[1:].replace('`', '')}."


def _is_own(point: EntryPoint) -> bool:
    return point.value.startswith("friendline.")


def _is_used(name: str, table: Mapping[str, object]) -> bool:
    said = table.get("use", True)
    if not isinstance(said, bool):
        raise ScreeningSettingsError(f"[{name}]: use: expected true or false, not {said!r}.")
    return said


def _no_such(name: str, there: Mapping[str, EntryPoint]) -> str:
    near = get_close_matches(name, there, 1)
    meant = f" Did you mean [{near[0]}]?" if near else ""
    return f"[{name}]: there is no detector of this name.{meant} There are {', '.join(there)}."
