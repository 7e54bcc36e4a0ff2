"""What the owner says about who can see what: the file ``audience.toml``.

Exports of Facebook and Instagram carry no audience (formats 1.5), so the owner may say it, cheaply:
a default for a span of time, a rule for a kind or an album, or one item. The nearer statement
wins: item before rule before default, and of two equals the later in the file. See
``docs/audience.md``.
"""

import difflib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import polars as pl

from friendline.model import AudienceSource, ItemKind, Seconds
from friendline.sight import RULES
from friendline.sight.audience import AudienceError, parse_audience
from friendline.sight.network import NetworkRules


@dataclass(frozen=True)
class Statement:
    """One thing the owner said; a field that is ``None`` holds for all.

    Attributes:
        audience: Who it is for, in the words of ``sight.audience``.
        channel: For items of this network.
        kind: For items of this kind.
        album: For items in this album.
        since: For items made then or later.
        until: For items made before.
        item: For the item of this id.
    """

    audience: str
    channel: str | None = None
    kind: str | None = None
    album: str | None = None
    since: Seconds | None = None
    until: Seconds | None = None
    item: str | None = None

    @property
    def is_default(self) -> bool:
        """Whether it only says a span of time, and so holds only for what the owner decides."""
        return self.kind is None and self.album is None and self.item is None

    @property
    def nearness(self) -> int:
        """How near it stands to an item: 0 default, 1 rule, 2 single item."""
        if self.item is not None:
            return 2
        return 0 if self.is_default else 1


@dataclass(frozen=True)
class Statements:
    """All that the owner said.

    Attributes:
        statements: In the order of the file.
        lists: Names of the members' accounts, by (channel, list name in lower case).
    """

    statements: tuple[Statement, ...] = ()
    lists: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)


class StatementsError(ValueError):
    """A file of statements that cannot be used; names every fault in it."""

    def __init__(self, path: Path, problems: list[str]) -> None:
        self.problems = problems
        super().__init__(f"{path} cannot be used:\n" + "\n".join(f"  {line}" for line in problems))


def load_statements(path: Path) -> Statements:
    """Read ``audience.toml``.

    Raises:
        StatementsError: It is not TOML, or says something that is not known; lists all faults.
    """
    try:
        content = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StatementsError(path, [f"expected a TOML file: {error}"]) from error
    reader = _Reader()
    statements = reader.read(content)
    if reader.problems:
        raise StatementsError(path, reader.problems)
    return statements


_FIELDS = {
    "default": {"channel", "from", "to", "audience"},
    "rule": {"channel", "kind", "album", "from", "to", "audience"},
    "item": {"id", "audience"},
    "list": {"channel", "name", "members"},
}


class _Reader:
    """Reads the tables of the file and remembers every fault."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def read(self, content: dict[str, Any]) -> Statements:
        for table in content:
            if table not in _FIELDS:
                self._unknown(f"[[{table}]]", table, _FIELDS)
        statements = [
            statement
            for table in ("default", "rule", "item")
            for place, row in self._rows(content, table)
            if (statement := self._statement(place, row)) is not None
        ]
        lists = [self._list(place, row) for place, row in self._rows(content, "list")]
        return Statements(tuple(statements), dict(entry for entry in lists if entry is not None))

    def _rows(self, content: dict[str, Any], table: str) -> Iterator[tuple[str, dict[str, Any]]]:
        rows = content.get(table, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self.problems.append(f"[{table}]: expected double brackets, [[{table}]]")
            return
        for number, row in enumerate(rows, 1):
            place = f"[[{table}]] number {number}"
            for name in set(row) - _FIELDS[table]:
                self._unknown(place, name, _FIELDS[table])
            yield place, row

    def _unknown(self, place: str, word: str, known: object) -> None:
        words = sorted(known)  # type: ignore[call-overload]
        close = difflib.get_close_matches(word, words, n=1)
        hint = f"did you mean '{close[0]}'?" if close else f"known are {', '.join(words)}"
        self.problems.append(f"{place}: '{word}' is not known; {hint}")

    def _statement(self, place: str, row: dict[str, Any]) -> Statement | None:
        audience = self._audience(place, row.get("audience"))
        kind = row.get("kind")
        if kind is not None and kind not in set(ItemKind):
            self._unknown(f"{place}, kind", str(kind), list(ItemKind))
        since, until = (self._day(place, row, name) for name in ("from", "to"))
        if audience is None:
            return None
        return Statement(
            audience=audience,
            channel=self._channel(place, row),
            kind=self._text(place, row, "kind"),
            album=self._text(place, row, "album"),
            since=None if since is None else _midnight(since),
            # "to" a day means all of that day
            until=None if until is None else _midnight(until) + 86_400,
            item=self._text(place, row, "id"),
        )

    def _audience(self, place: str, value: object) -> str | None:
        if not isinstance(value, str):
            self.problems.append(f'{place}: expected audience = "..."')
            return None
        try:
            parse_audience(value)
        except AudienceError as error:
            self.problems.append(f"{place}, audience: {error}")
            return None
        return value

    def _channel(self, place: str, row: dict[str, Any]) -> str | None:
        channel = self._text(place, row, "channel")
        if channel is not None and channel not in RULES:
            self._unknown(f"{place}, channel", channel, RULES)
        return channel

    def _text(self, place: str, row: dict[str, Any], name: str) -> str | None:
        value = row.get(name)
        if value is not None and not isinstance(value, str):
            self.problems.append(f'{place}, {name}: expected words in "quotes"')
            return None
        return value

    def _day(self, place: str, row: dict[str, Any], name: str) -> date | None:
        value = row.get(name)
        if isinstance(value, datetime):
            return value.date()
        if value is None or isinstance(value, date):
            return value
        self.problems.append(f"{place}, {name}: expected a day such as 2016-05-31, not '{value}'")
        return None

    def _list(
        self, place: str, row: dict[str, Any]
    ) -> tuple[tuple[str, str], frozenset[str]] | None:
        channel, name = self._channel(place, row), self._text(place, row, "name")
        members = row.get("members", [])
        if not isinstance(members, list) or not all(isinstance(one, str) for one in members):
            self.problems.append(f'{place}, members: expected names, ["Ann Lee", "Kim Novak"]')
            return None
        if not channel or not name:
            self.problems.append(f'{place}: expected channel = "..." and name = "..."')
            return None
        return (channel, name.casefold()), frozenset(members)


def _midnight(day: date) -> Seconds:
    return int(datetime.combine(day, time(), UTC).timestamp())


def apply_statements(
    items: pl.DataFrame, statements: Statements, rules: Mapping[str, NetworkRules]
) -> pl.DataFrame:
    """Give the table of items with the audiences that the owner said.

    What a source stated or what follows from an account's state is overruled only by a statement
    on the single item. A default does not hold for kinds whose audience others decide.

    Args:
        items: The book's table of items.
        statements: What the owner said.
        rules: The networks' rules by channel.

    Returns:
        The same rows; ``audience`` and ``audience_source`` (``"owner"``) changed where said.
    """
    for statement in sorted(statements.statements, key=lambda one: one.nearness):
        fits = _fits(statement, rules)
        items = items.with_columns(
            pl.when(fits).then(pl.lit(statement.audience)).otherwise("audience").alias("audience"),
            pl.when(fits)
            .then(pl.lit(AudienceSource.OWNER.value))
            .otherwise("audience_source")
            .alias("audience_source"),
        )
    return items


def _fits(statement: Statement, rules: Mapping[str, NetworkRules]) -> pl.Expr:
    if statement.item is not None:
        return pl.col("id") == statement.item
    known = [AudienceSource.STATED.value, AudienceSource.DERIVED.value]
    fits = ~pl.col("audience_source").is_in(known)
    if statement.channel is not None:
        fits &= pl.col("channel") == statement.channel
    if statement.kind is not None:
        fits &= pl.col("kind") == statement.kind
    if statement.album is not None:
        fits &= (pl.col("album") == statement.album).fill_null(value=False)
    if statement.since is not None:
        fits &= (pl.col("at") >= statement.since).fill_null(value=False)
    if statement.until is not None:
        fits &= (pl.col("at") < statement.until).fill_null(value=False)
    if statement.kind is None:
        for channel, rule in rules.items():
            others = [kind.value for kind in rule.others_decide]
            fits &= ~((pl.col("channel") == channel) & pl.col("kind").is_in(others))
    return fits
