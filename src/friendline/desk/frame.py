"""What every page is told: how the desk was started, how it shall look, what the rail holds."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.http import HttpRequest

from friendline.desk.anew import Anew, anew_of
from friendline.desk.areas import Area, area_of, there_in_rail
from friendline.desk.choices.cookies import Theme, single_keys_of, theme_of
from friendline.desk.directions import straight
from friendline.desk.incognito.made_up import MadeUpNames
from friendline.desk.keys import Shortcut, shortcuts
from friendline.desk.running import desk_of
from friendline.desk.security.door import session_of
from friendline.desk.security.sessions import Toast
from friendline.model import Seconds
from friendline.store import clock

__all__ = ["Frame", "RailEntry", "frame", "tell"]

_MANY: Final = 999


@dataclass(frozen=True)
class RailEntry:
    """An area as the rail shows it.

    Attributes:
        area: The area.
        is_here: Whether the page lies in it.
        tally: How many things wait there.
    """

    area: Area
    is_here: bool
    tally: str


class Frame:
    """What the frame of a page shows; each part is worked out only where a template asks."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @property
    def read_only(self) -> bool:
        """Whether pages show no forms."""
        return desk_of(self._request).read_only

    @property
    def incognito(self) -> bool:
        """Whether people have made-up names."""
        return desk_of(self._request).incognito

    @cached_property
    def now(self) -> Seconds:
        """The moment from which ages are counted."""
        return clock.now()

    def shown_name(self, person: str, name: str) -> str:
        """Give the name a person is shown by."""
        return self._names.of(person, name) if self._names else straight(name)

    def shown_text(self, text: str) -> str:
        """Give a text with the names in it as they are shown."""
        return straight(self._names.in_text(text) if self._names else text)

    @cached_property
    def _names(self) -> MadeUpNames | None:
        if not self.incognito:
            return None
        from friendline.desk.incognito.known import made_up_names  # noqa: PLC0415 - heavy, seldom

        return made_up_names()

    @property
    def theme(self) -> Theme:
        """Light, dark, or as the system has it."""
        return theme_of(self._request)

    @property
    def themes(self) -> tuple[Theme, ...]:
        """All of them."""
        return tuple(Theme)

    @property
    def single_keys(self) -> bool:
        """Whether single keys do something."""
        return single_keys_of(self._request)

    @cached_property
    def rail(self) -> tuple[RailEntry, ...]:
        """The entries of the rail."""
        here = area_of(self._request.path)
        return tuple(RailEntry(area, area == here, _shown(area)) for area in there_in_rail())

    @property
    def shortcuts(self) -> dict[str, list[Shortcut]]:
        """All keys by where they work."""
        groups: dict[str, list[Shortcut]] = {}
        for each in shortcuts():
            groups.setdefault(each.where, []).append(each)
        return groups

    @cached_property
    def anew(self) -> Anew | None:
        """How far a new review is."""
        return anew_of(self._request)

    @cached_property
    def toasts(self) -> list[Toast]:
        """What was just done; asked once, it is told."""
        session = session_of(self._request)
        told = []
        while session and session.toasts:
            told.append(session.toasts.popleft())
        return told


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Give templates the frame."""
    return {"frame": Frame(request)}


def tell(request: HttpRequest, words: str, undo: str | None = None, **fields: str) -> None:
    """Tell on the next page what was done.

    Args:
        request: Of the browser that did it.
        words: One sentence.
        undo: Where to post to take it back.
        **fields: What the form for that sends.
    """
    session = session_of(request)
    if session is not None:
        session.toasts.append(Toast(words, undo, tuple(fields.items())))


def _shown(area: Area) -> str:
    tally = area.tally()
    if tally is None:
        return ""
    return str(tally) if tally <= _MANY else f"{_MANY}+"
