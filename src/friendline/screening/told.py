"""Finds every detector and its card; what does not work is told, and stops nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint

from friendline.screening.card import Card, card_of
from friendline.screening.choosing import (
    Given,
    ScreeningSettingsError,
    Settings,
    in_use,
    installed,
    made,
    own_settings,
)

__all__ = ["Told", "told_of_all"]


@dataclass(frozen=True)
class Told:
    """What is told of one detector.

    Attributes:
        name: Its name, as ``screening.toml`` has it.
        version: Its version; empty where it could not be made.
        is_on: Whether it looks.
        card: Its card, if there is one to show.
        trouble: A sentence where it cannot be used as it is set up; empty if it can.
    """

    name: str
    version: str
    is_on: bool
    card: Card | None
    trouble: str = ""


def told_of_all(settings: Settings, *, lightly: bool = False) -> list[Told]:
    """Give every detector: those that look in their order, then the others by name.

    Args:
        settings: What ``screening.toml`` says.
        lightly: Whether one of friendline's that has no settings is not made, only its card read:
            some load models when they are made. Their versions are not told then.

    Raises:
        ScreeningSettingsError: It names a detector that there is not.
    """
    there, on = installed(), in_use(settings)
    names = [*on, *sorted(name for name in there if name not in on)]
    return [
        _lightly(there[name], settings.get(name, {}), is_on=name in on)
        if lightly
        else _told(there[name], settings.get(name, {}), is_on=name in on)
        for name in names
    ]


def _lightly(point: EntryPoint, table: Mapping[str, object], *, is_on: bool) -> Told:
    card = None if own_settings(table) else _own_card(point)
    if card is None:
        return _told(point, table, is_on=is_on)
    return Told(point.name, "", is_on, card)


def _told(point: EntryPoint, table: Mapping[str, object], *, is_on: bool) -> Told:
    """Make the detector, with nobody's data and leave to send nothing, to see what it says."""
    try:
        detector = made(point, Given(settings=own_settings(table)))
    except ScreeningSettingsError as error:
        trouble = str(error)
    except Exception as error:  # noqa: BLE001 - a stranger's detector must not hide the others
        trouble = f"[{point.name}]: it fails when it is made ({type(error).__name__})."
    else:
        return Told(point.name, detector.version, is_on, detector.card)
    # One that nobody asked for lacks its settings, as it should.
    return Told(point.name, "", is_on, _own_card(point), trouble if is_on else "")


def _own_card(point: EntryPoint) -> Card | None:
    """Give the card that friendline brings for its own detectors, set up or not."""
    if not point.value.startswith("friendline."):
        return None
    try:
        return card_of(point.name)
    except FileNotFoundError:
        return None
