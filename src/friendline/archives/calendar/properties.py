"""The lines of one event as values: texts, numbers, times, addresses (formats 8).

A plain line is split here, and a plain moment read, those with quotation marks, escapes,
lengths or lists by ``icalendar``, which also reads every rule: of ten thousand events nearly all
lines are plain.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from msgspec import Struct

_PLAIN = re.compile(
    r'(?P<name>[A-Z0-9-]+)(?P<parameters>(?:;[A-Za-z0-9-]+=[^;:,="\\^]*)*):(?P<value>[^\\]*)',
    re.DOTALL,
)
_PLAIN_TIME = re.compile(r"\d{8}T\d{6}Z?", re.ASCII)
_WITHOUT_ZONE = len("20260314T140000")
_UTC = ZoneInfo("UTC")
_CANNOT_READ = (ValueError, TypeError, ArithmeticError, LookupError, AttributeError)
"""What the library raises for a value that is none."""

Span: TypeAlias = tuple[date, date | timedelta]
"""An extra date that has an end or a length of its own."""


class Property(Struct, frozen=True):
    """One line: its parameters by name in upper case, and its value, unescaped."""

    parameters: Mapping[str, str]
    value: str


class Properties:
    """The properties of one event.

    Attributes:
        broken: Names of those that could not be read; what they say is left out.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self.broken: set[str] = set()
        self._by_name: dict[str, list[Property]] = defaultdict(list)
        for line in lines:
            self._take(line)

    def _take(self, line: str) -> None:
        plain = _PLAIN.fullmatch(line)
        if plain is not None:
            name, told = plain["name"], plain["parameters"]
            pairs = (part.partition("=") for part in told.split(";")[1:])
            parameters = {key.upper(): value for key, _, value in pairs} if told else {}
            self._by_name[name].append(Property(parameters, plain["value"]))
            return
        try:
            name, one = _split_by_library(line)
        except _CANNOT_READ:
            self.broken.add(re.split("[;:]", line, maxsplit=1)[0])
        else:
            self._by_name[name].append(one)

    def all(self, name: str) -> list[Property]:
        """Give every property of that name."""
        return self._by_name.get(name, [])

    def text(self, name: str) -> str:
        """Give the first text of that name on one line; empty where there is none."""
        found = self.all(name)
        return " ".join(found[0].value.split()) if found else ""

    def number(self, name: str) -> int:
        """Give the first whole number of that name; 0 where there is none."""
        try:
            return int(self.text(name) or 0)
        except ValueError:
            self.broken.add(name)
            return 0

    def rules(self, name: str) -> Iterator[str]:
        """Give the rules of that name in the library's spelling."""
        from icalendar.prop import vRecur  # noqa: PLC0415 - heavy

        for one in self.all(name):
            try:
                yield vRecur.from_ical(one.value).to_ical().decode()
            except _CANNOT_READ:
                self.broken.add(name)

    def times(self, name: str) -> Iterator[tuple[date | timedelta | Span, Property]]:
        """Give every moment, day, length or span of that name, with the line it stands on."""
        for one in self.all(name):
            try:
                read = [_time(part) for part in one.value.split(",") if part]
            except _CANNOT_READ:
                self.broken.add(name)
            else:
                yield from ((time, one) for time in read if isinstance(time, _TIMES))


_TIMES = (date, timedelta, tuple)


def _time(written: str) -> object:
    """Read a moment, a day, a length or a span; those in UTC have that zone, others have none."""
    if _PLAIN_TIME.fullmatch(written):
        at = datetime.fromisoformat(written[:_WITHOUT_ZONE])
        return at.replace(tzinfo=_UTC) if written.endswith("Z") else at
    from icalendar.prop import vDDDTypes  # noqa: PLC0415 - heavy

    return vDDDTypes.from_ical(written)  # type: ignore[no-untyped-call]


def _split_by_library(line: str) -> tuple[str, Property]:
    from icalendar.parser import Contentline  # noqa: PLC0415 - heavy

    name, parameters, value = Contentline(line).parts()  # type: ignore[no-untyped-call]
    flat = {
        key.upper(): told if isinstance(told, str) else ", ".join(part.strip() for part in told)
        for key, told in parameters.items()
    }
    return name.upper(), Property(flat, value)
