"""Reads the file ``audience.toml``, in which the owner says who can see what.

Every mistake is named with its place, and nothing is used of a file that has one. Days are days in
the owner's zone; see ``docs/audience.md``.
"""

import difflib
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

from friendline.model import ItemKind, Seconds
from friendline.sight import RULES
from friendline.sight.audience import AudienceError, parse_audience
from friendline.sight.statements.statement import (
    Asked,
    Nearness,
    NetworkState,
    Scope,
    Statement,
    Statements,
)

Row = dict[str, Any]
Read = TypeVar("Read")

_SCOPE: Final = frozenset(
    {"channel", "kind", "album", "place", "group", "timeline", "tagged_from", "from", "to"}
)
_FIELDS: Final[Mapping[str, frozenset[str]]] = {
    "default": frozenset({"channel", "kind", "from", "to", "audience"}),
    "rule": _SCOPE | {"audience"},
    "item": frozenset({"id", "audience"}),
    "list": frozenset({"channel", "name", "members"}),
    "network": frozenset(
        {"channel", "visitors", "friend_list", "limited_past_posts_on", "tag_review"}
    ),
    "asked": _SCOPE | {"answer"},
}
_VISITORS: Final = {"none": False, "public": True}
_SWITCH: Final = {"on": True, "off": False}
_ANSWERS: Final = {"varied": True, "not known": False}


class StatementsError(ValueError):
    """A file of statements that cannot be used; names every fault in it."""

    def __init__(self, path: Path, problems: list[str]) -> None:
        self.problems = problems
        super().__init__(f"{path} cannot be used:\n" + "\n".join(f"  {line}" for line in problems))


def load_statements(path: Path, zone: str = "UTC") -> Statements:
    """Read ``audience.toml``.

    Args:
        path: The file.
        zone: IANA name of the zone in which its days are days.

    Raises:
        StatementsError: It is not TOML, or says something that is not known; lists all faults.
        zoneinfo.ZoneInfoNotFoundError: There is no such zone.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise StatementsError(path, [f"expected a TOML file: {error}"]) from error
    return read_statements(text, path, zone)


def read_statements(text: str, path: Path, zone: str = "UTC") -> Statements:
    """Read what an ``audience.toml`` holds, wherever it is kept.

    Args:
        text: Its content.
        path: What it is called where something is wrong with it.
        zone: IANA name of the zone in which its days are days.

    Raises:
        StatementsError: It is not TOML, or says something that is not known; lists all faults.
        zoneinfo.ZoneInfoNotFoundError: There is no such zone.
    """
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise StatementsError(path, [f"expected a TOML file: {error}"]) from error
    reader = _Reader(ZoneInfo(zone))
    statements = reader.read(content)
    if reader.problems:
        raise StatementsError(path, reader.problems)
    return statements


class _Reader:
    """Reads the tables of the file and remembers every fault."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.problems: list[str] = []
        self._zone = zone

    def read(self, content: Row) -> Statements:
        for table in content:
            if table not in _FIELDS:
                self._unknown(f"[[{table}]]", table, _FIELDS)
        lists = dict(self._all(content, "list", self._list))
        statements = Statements(
            statements=(
                *self._all(content, "default", self._default),
                *self._all(content, "rule", self._rule),
                *self._all(content, "item", self._item),
            ),
            lists=lists,
            networks=self._networks(content),
            asked=tuple(self._all(content, "asked", self._asked)),
        )
        self._check_lists(statements)
        return statements

    def _all(
        self, content: Row, table: str, read: Callable[[str, Row], Read | None]
    ) -> Iterator[Read]:
        """Give what the tables of one name say; faulty ones are left out."""
        for place, row in self._rows(content, table):
            faults = len(self.problems)
            made = read(place, row)
            if made is not None and len(self.problems) == faults:
                yield made

    def _rows(self, content: Row, table: str) -> Iterator[tuple[str, Row]]:
        rows = content.get(table, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self.problems.append(f"[{table}]: expected double brackets, [[{table}]]")
            return
        for number, row in enumerate(rows, 1):
            place = f"[[{table}]] number {number}"
            for name in sorted(set(row) - _FIELDS[table]):
                self._unknown(place, name, _FIELDS[table])
            yield place, row

    def _unknown(self, place: str, word: str, known: Collection[str]) -> None:
        words = sorted(known)
        close = difflib.get_close_matches(word, words, n=1)
        hint = f"did you mean '{close[0]}'?" if close else f"known are {', '.join(words)}"
        self.problems.append(f"{place}: '{word}' is not known; {hint}")

    def _default(self, place: str, row: Row) -> Statement | None:
        scope = self._scope(place, row)
        rules = RULES.get(scope.channel or "")
        others = {} if rules is None else rules.others_decide
        for kind in scope.kinds:
            if kind in others:
                self.problems.append(
                    f"{place}, kind: a default holds only for what you decide about, and not for "
                    f"'{kind}'; use [[rule]]"
                )
        return self._statement(place, row, scope, Nearness.DEFAULT)

    def _rule(self, place: str, row: Row) -> Statement | None:
        scope = self._scope(place, row)
        # a rule for a time alone says no more than a default
        nearness = Nearness.DEFAULT if scope.is_span else Nearness.RULE
        return self._statement(place, row, scope, nearness)

    def _item(self, place: str, row: Row) -> Statement | None:
        item = self._text(place, row, "id")
        if "id" not in row:
            self.problems.append(f'{place}: expected id = "...", as in review.json')
        return self._statement(place, row, Scope(item=item), Nearness.ITEM)

    def _statement(
        self, place: str, row: Row, scope: Scope, nearness: Nearness
    ) -> Statement | None:
        audience = self._audience(place, row, "audience")
        if audience is None:
            return None
        return Statement(audience, scope, nearness, where=place)

    def _asked(self, place: str, row: Row) -> Asked:
        varied = self._choice(place, row, "answer", _ANSWERS)
        if "answer" not in row:
            self.problems.append(f'{place}: expected answer = "varied" or "not known"')
        return Asked(self._scope(place, row), varied=bool(varied))

    def _networks(self, content: Row) -> dict[str, NetworkState]:
        networks: dict[str, NetworkState] = {}
        for state in self._all(content, "network", self._network):
            if state.channel in networks:
                self.problems.append(f"[[network]]: '{state.channel}' stands there twice")
            networks[state.channel] = state
        return networks

    def _network(self, place: str, row: Row) -> NetworkState | None:
        channel = self._channel(place, row)
        if channel is None:
            self.problems.append(f'{place}: expected channel = "..."')
            return None
        limited = self._day(place, row, "limited_past_posts_on")
        if limited is not None and channel in RULES and not RULES[channel].limited_to:
            self.problems.append(
                f"{place}, limited_past_posts_on: {RULES[channel].title} cannot limit past posts"
            )
        said = "friend_list" in row
        return NetworkState(
            channel=channel,
            visitors_see=self._choice(place, row, "visitors", _VISITORS),
            friend_list=self._audience(place, row, "friend_list") if said else None,
            past_posts_limited=self._end_of(limited),
            tag_review=self._choice(place, row, "tag_review", _SWITCH),
        )

    def _scope(self, place: str, row: Row) -> Scope:
        since, until = (self._day(place, row, name) for name in ("from", "to"))
        if since is not None and until is not None and since > until:
            self.problems.append(f"{place}: from {since} is after to {until}")
        return Scope(
            channel=self._channel(place, row),
            kinds=self._kinds(place, row),
            album=self._text(place, row, "album"),
            place=self._text(place, row, "place"),
            group=self._text(place, row, "group"),
            timeline=self._text(place, row, "timeline"),
            tagged_from=self._text(place, row, "tagged_from"),
            since=None if since is None else self._midnight(since),
            # "to" a day means all of that day
            until=self._end_of(until),
        )

    def _audience(self, place: str, row: Row, name: str) -> str | None:
        value = row.get(name)
        if not isinstance(value, str):
            self.problems.append(f'{place}: expected {name} = "..."')
            return None
        try:
            parse_audience(value)
        except AudienceError as error:
            self.problems.append(f"{place}, {name}: {error}")
            return None
        return value

    def _channel(self, place: str, row: Row) -> str | None:
        channel = self._text(place, row, "channel")
        if channel is not None and channel not in RULES:
            self._unknown(f"{place}, channel", channel, RULES)
        return channel

    def _kinds(self, place: str, row: Row) -> tuple[ItemKind, ...]:
        value = row.get("kind", [])
        words = [value] if isinstance(value, str) else value
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            self.problems.append(f'{place}, kind: expected a word in "quotes", or ["several"]')
            return ()
        for word in words:
            if word not in set(ItemKind):
                self._unknown(f"{place}, kind", word, list(ItemKind))
        return tuple(ItemKind(word) for word in words if word in set(ItemKind))

    def _text(self, place: str, row: Row, name: str) -> str | None:
        value = row.get(name)
        if value is not None and not isinstance(value, str):
            self.problems.append(f'{place}, {name}: expected words in "quotes"')
            return None
        return value

    def _choice(self, place: str, row: Row, name: str, choices: Mapping[str, bool]) -> bool | None:
        value = row.get(name)
        if value is None:
            return None
        if not isinstance(value, str) or value not in choices:
            self._unknown(f"{place}, {name}", str(value), choices)
            return None
        return choices[value]

    def _day(self, place: str, row: Row, name: str) -> date | None:
        value = row.get(name)
        if isinstance(value, datetime):
            value = value.date()
        if value is None or (isinstance(value, date) and value.year < date.max.year):
            return value
        self.problems.append(f"{place}, {name}: expected a day such as 2016-05-31, not '{value}'")
        return None

    def _midnight(self, day: date) -> Seconds:
        return int(datetime.combine(day, time(), self._zone).timestamp())

    def _end_of(self, day: date | None) -> Seconds | None:
        return None if day is None else self._midnight(day + timedelta(days=1))

    def _list(self, place: str, row: Row) -> tuple[tuple[str, str], frozenset[str]] | None:
        channel, name = self._channel(place, row), self._text(place, row, "name")
        members = row.get("members", [])
        if not isinstance(members, list) or not all(isinstance(one, str) for one in members):
            self.problems.append(f'{place}, members: expected names, ["Ann Lee", "Kim Novak"]')
            return None
        if not channel or not name:
            self.problems.append(f'{place}: expected channel = "..." and name = "..."')
            return None
        return (channel, name.casefold()), frozenset(members)

    def _check_lists(self, statements: Statements) -> None:
        """A rule by who is tagged needs to know who is on the list."""
        for statement in statements.statements:
            scope = statement.scope
            if scope.tagged_from is None:
                continue
            place = f"{statement.where}, tagged_from"
            if scope.channel is None:
                self.problems.append(f'{place}: expected channel = "..." beside it')
            elif (scope.channel, scope.tagged_from.casefold()) not in statements.lists:
                here = [name for channel, name in statements.lists if channel == scope.channel]
                self._unknown(f"{place} (a [[list]] of {scope.channel})", scope.tagged_from, here)
