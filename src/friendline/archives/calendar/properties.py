"""The lines of one event as values: texts, numbers, times, addresses (formats 8).

A plain line is split here, one with quotation marks or escapes by ``icalendar``, which also
reads every time, length and rule: of ten thousand events nearly all lines are plain.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

_PLAIN = re.compile(
    r'(?P<name>[A-Z0-9-]+)(?P<parameters>(?:;[A-Za-z0-9-]+=[^;:,="\\^]*)*):(?P<value>[^\\]*)',
    re.DOTALL,
)
_CANNOT_READ = (ValueError, TypeError, ArithmeticError, LookupError, AttributeError)
"""What the library raises for a value that is none."""

Span: TypeAlias = tuple[date, date | timedelta]
"""An extra date that has an end or a length of its own."""


@dataclass(frozen=True)
class Property:
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
        from icalendar.prop import vDDDTypes  # noqa: PLC0415 - heavy

        for one in self.all(name):
            try:
                parts = filter(None, one.value.split(","))
                read = [vDDDTypes.from_ical(part) for part in parts]  # type: ignore[no-untyped-call]
            except _CANNOT_READ:
                self.broken.add(name)
            else:
                yield from ((time, one) for time in read if isinstance(time, _TIMES))


_TIMES = (date, timedelta, tuple)


def _split_by_library(line: str) -> tuple[str, Property]:
    from icalendar.parser import Contentline  # noqa: PLC0415 - heavy

    name, parameters, value = Contentline(line).parts()  # type: ignore[no-untyped-call]
    flat = {
        key.upper(): told if isinstance(told, str) else ", ".join(part.strip() for part in told)
        for key, told in parameters.items()
    }
    return name.upper(), Property(flat, value)
