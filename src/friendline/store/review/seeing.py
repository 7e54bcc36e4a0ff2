"""What one viewer sees of the items and findings of the last review, a page at a time.

A view is kept by class of audience and kind (``review.view_as.Seen``). The database joins it with
the items, so that of a hundred thousand only those are read that a page shows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final

import msgspec
from django.db import connection

from friendline.model import Category, FindingKind, Sees
from friendline.review.looking import AS_ANYBODY
from friendline.review.view_as import CategoryCount, Order, Seen
from friendline.review.view_as.stereotypes import ANYBODY_KEY
from friendline.store.models import Finding, Item, View
from friendline.store.review.labelling import fine_for_others
from friendline.store.review.reviewed import review_and_store

__all__ = [
    "EVERYTHING",
    "Eyes",
    "Findings",
    "SeenFinding",
    "SeenItem",
    "Timeline",
    "Wanted",
    "counts_by_category",
    "eyes_of",
    "who_sees",
]

EVERYTHING: Final = frozenset(Sees)
"""All verdicts."""

_SEEN: Final = frozenset({Sees.CAN, Sees.MAY})
_NUMBER: Final = {Sees.CANNOT: 0, Sees.MAY: 1, Sees.CAN: 2}
_SEES: Final = {number: sees for sees, number in _NUMBER.items()}


@dataclass(frozen=True)
class Eyes:
    """Somebody through whose eyes one looks.

    Attributes:
        key: Id of a person, or the key of a stereotype.
        name: What to call them.
        accepted: Whether this is what they would see once let in, where they wait for that.
        waits: Networks where they wait to be let in.
        channels: What they see, by network.
        as_anybody: Networks where no account of theirs is known, so that they see what anybody
            sees.
    """

    key: str
    name: str
    accepted: bool
    waits: frozenset[str]
    channels: Mapping[str, Seen]
    as_anybody: frozenset[str] = frozenset()

    def on(self, channel: str) -> "Eyes":
        """Give the same on one network only; on all for the empty name."""
        seen = {name: seen for name, seen in self.channels.items() if channel in {"", name}}
        return Eyes(self.key, self.name, self.accepted, self.waits, seen, self.as_anybody)

    def number_of(self, sees: Sees) -> int:
        """Count the items that they can, may or cannot see."""
        return sum(int(getattr(seen, sees.value)) for seen in self.channels.values())

    @cached_property
    def chains(self) -> list[tuple[str, ...]]:
        """All chains of reasons, those of each network after those of the one before."""
        return [
            (*chain, AS_ANYBODY)
            if channel in self.as_anybody and AS_ANYBODY not in chain
            else chain
            for channel, seen in self.channels.items()
            for chain in seen.chains
        ]

    @property
    def told(self) -> tuple[str, str]:
        """What the database is told: verdicts by class and kind, and by single items, as JSON."""
        by_class, single, first = [], [], 0
        for channel, seen in self.channels.items():
            for key, (verdict, chain) in seen.by_class.items():
                number, _, kind = key.partition(":")
                by_class.append((channel, int(number), kind, verdict, first + chain))
            single += [(item, told[0], first + told[1]) for item, told in seen.single.items()]
            first += len(seen.chains)
        return msgspec.json.encode(by_class).decode(), msgspec.json.encode(single).decode()


@dataclass(frozen=True)
class Wanted:
    """What of a timeline is shown.

    Attributes:
        category: Only items in which this was found and counts; empty for all.
        sees: Only what is seen like this.
        order: The newest first, or as somebody who digs would find it.
    """

    category: str = ""
    sees: frozenset[Sees] = EVERYTHING
    order: Order = Order.NEWEST


@dataclass(frozen=True)
class SeenItem:
    """An item, whether it is seen, why, and what was found in it that counts for the viewer."""

    item: Item
    sees: Sees
    because: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class SeenFinding:
    """A finding, whether its item is seen, and why."""

    finding: Finding
    sees: Sees
    because: tuple[str, ...]


def eyes_of(key: str, *, accepted: bool = False, everywhere: bool = False) -> Eyes | None:
    """Give what somebody sees.

    Args:
        key: Id of a person, or the key of a stereotype.
        accepted: Whether to look as they would once let in, where they wait for that.
        everywhere: Whether they see what anybody sees where no account of theirs is known;
            otherwise such a network is left out, as in the counts of a review.

    Returns:
        ``None`` for whom the last review does not know.
    """
    rows = list(View.objects.filter(viewer=key).order_by("channel", "accepted"))
    if not rows:
        return None
    waits = frozenset(row.channel for row in rows if row.accepted)
    own = {row.channel: row for row in rows if accepted or not row.accepted}
    others = _as_anybody(own) if everywhere else {}
    channels = {name: _seen(row) for name, row in sorted((own | others).items())}
    return Eyes(key, rows[0].name, accepted and bool(waits), waits, channels, frozenset(others))


def _as_anybody(known: Mapping[str, View]) -> dict[str, View]:
    rows = View.objects.filter(viewer=ANYBODY_KEY).exclude(channel__in=list(known))
    return {row.channel: row for row in rows}


def _seen(row: View) -> Seen:
    return msgspec.msgpack.decode(bytes(row.sees), type=Seen)


_TOLD: Final = """
WITH told AS MATERIALIZED (
  SELECT json_extract(value, '$[0]') AS channel, json_extract(value, '$[1]') AS class,
    json_extract(value, '$[2]') AS kind, json_extract(value, '$[3]') AS verdict,
    json_extract(value, '$[4]') AS chain FROM json_each(%s)),
single AS MATERIALIZED (
  SELECT json_extract(value, '$[0]') AS item, json_extract(value, '$[1]') AS verdict,
    json_extract(value, '$[2]') AS chain FROM json_each(%s))
"""
_JOINED: Final = """
LEFT JOIN told ON told.channel = i.channel AND told.class = i.audience_class AND told.kind = i.kind
LEFT JOIN single ON single.item = i.id
"""
_OPEN: Final = """,
open AS MATERIALIZED (
  SELECT json_extract(value, '$[0]') AS channel, json_extract(value, '$[1]') AS class,
    json_extract(value, '$[2]') AS kind FROM json_each(%s))
"""
_JOINED_OPEN: Final = """
LEFT JOIN open ON open.channel = i.channel AND open.class = i.audience_class AND open.kind = i.kind
"""
_VERDICT: Final = "coalesce(single.verdict, told.verdict)"
_CHAIN: Final = "coalesce(single.chain, told.chain)"
_COUNTS: Final = """
(f.fine_for = '[]' OR NOT EXISTS (SELECT 1 FROM json_each(f.fine_for) WHERE value = %s))
AND NOT EXISTS (SELECT 1 FROM json_each(%s)
  WHERE json_extract(value, '$[0]') = f.item_id AND json_extract(value, '$[1]') = f.category)
"""
"""Whether a finding counts for a viewer: it is not fine for them, nor for all but another."""

_WEIGHT: Final = "CASE f.severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END"


@dataclass(frozen=True)
class Timeline:
    """The items as one viewer sees them; ``Paginator`` takes it as a list."""

    eyes: Eyes
    wanted: Wanted = Wanted()

    def count(self) -> int:
        """Count them."""
        if not self._is_of_findings:
            return sum(map(self.eyes.number_of, self.wanted.sees))
        return int(_rows(f"{self._with} SELECT count(*) {self._from}", self._values)[0][0])

    def __getitem__(self, part: slice) -> list[SeenItem]:
        """Give a stretch of them."""
        rows = _rows(
            f"{self._with} SELECT i.id, {_VERDICT}, {_CHAIN} {self._from} "
            f"ORDER BY {self._order} LIMIT %s OFFSET %s",
            [*self._values, *_limit(part)],
        )
        return self._shown(rows)

    @property
    def _with(self) -> str:
        return f"{_TOLD}{_OPEN if self._is_digger else ''}"

    @property
    def _from(self) -> str:
        column = "category" if self.wanted.category else "kind"
        found = f"SELECT f.item_id FROM reviewed_finding f WHERE f.{column} = %s AND {_COUNTS}"  # noqa: S608 - names of our own
        return (
            f"FROM reviewed_item i {_JOINED} {_JOINED_OPEN if self._is_digger else ''} "
            f"WHERE {_VERDICT} IN ({_marks(self._sees)}) "
            f"{f'AND i.id IN ({found})' if self._is_of_findings else ''}"
        )

    @property
    def _order(self) -> str:
        if self._is_digger:
            return f"2 - {_VERDICT} + (open.kind IS NULL), i.at IS NULL, i.at, i.rowid"
        return "i.at DESC, i.rowid DESC"

    @property
    def _values(self) -> list[Any]:
        opened = [_open()] if self._is_digger else []
        told = [*self.eyes.told, *opened, *(_NUMBER[one] for one in self._sees)]
        of = self.wanted.category or FindingKind.RISK.value
        return [*told, of, *_counting(self.eyes)] if self._is_of_findings else told

    @property
    def _is_digger(self) -> bool:
        return self.wanted.order is Order.DIGGER

    @property
    def _is_of_findings(self) -> bool:
        return bool(self.wanted.category) or self._is_digger

    @property
    def _sees(self) -> list[Sees]:
        return sorted(self.wanted.sees & _SEEN if self._is_digger else self.wanted.sees)

    def _shown(self, rows: Sequence[Sequence[Any]]) -> list[SeenItem]:
        ids = [row[0] for row in rows]
        items = Item.objects.in_bulk(ids)
        found = _findings_of(ids, self.eyes)
        return [
            SeenItem(items[item], _SEES[verdict], self.eyes.chains[chain], found.get(item, ()))
            for item, verdict, chain in rows
        ]


def _findings_of(items: Sequence[str], eyes: Eyes) -> dict[str, tuple[Finding, ...]]:
    """Give what was found in items and counts for the viewer."""
    others = {tuple(pair) for pair in fine_for_others(eyes.key)}
    found: dict[str, tuple[Finding, ...]] = {}
    for one in Finding.objects.filter(item__in=items):
        if eyes.key not in one.fine_for and (one.item_id, one.category) not in others:
            found[one.item_id] = (*found.get(one.item_id, ()), one)
    return found


@dataclass(frozen=True)
class Findings:
    """The findings that one viewer sees, the weightiest and surest first.

    Attributes:
        eyes: The viewer.
        category: Only this; all of the kind if empty.
        kind: Only risks, or only perks; both if ``None``.
        sees: Only what they can, or may, see.
    """

    eyes: Eyes
    category: str = ""
    kind: FindingKind | None = None
    sees: frozenset[Sees] = _SEEN

    def count(self) -> int:
        """Count them."""
        counted = (one for one in counts_by_category(self.eyes) if self._is_wanted(one))
        return sum(getattr(one, sees.value) for one in counted for sees in self.sees)

    def __getitem__(self, part: slice) -> list[SeenFinding]:
        """Give a stretch of them."""
        rows = _rows(
            f"{_TOLD} SELECT f.id, {_VERDICT}, {_CHAIN} {self._from} "
            f"ORDER BY {_WEIGHT}, {_VERDICT} DESC, i.at DESC, f.id LIMIT %s OFFSET %s",
            [*self._values, *_limit(part)],
        )
        found = Finding.objects.select_related("item").in_bulk([row[0] for row in rows])
        return [
            SeenFinding(found[key], _SEES[verdict], self.eyes.chains[chain])
            for key, verdict, chain in rows
        ]

    def _is_wanted(self, one: CategoryCount) -> bool:
        return one.kind is (self.kind or one.kind) and self.category in {"", one.category}

    @property
    def _from(self) -> str:
        category = "AND f.category = %s" if self.category else ""
        kind = "AND f.kind = %s" if self.kind else ""
        return (
            f"FROM reviewed_finding f JOIN reviewed_item i ON i.id = f.item_id {_JOINED} "
            f"WHERE {_VERDICT} IN ({_marks(self.sees)}) AND {_COUNTS} {category} {kind}"
        )

    @property
    def _values(self) -> list[Any]:
        chosen = [value for value in (self.category, self.kind and self.kind.value) if value]
        verdicts = [_NUMBER[one] for one in self.sees]
        return [*self.eyes.told, *verdicts, *_counting(self.eyes), *chosen]


def counts_by_category(eyes: Eyes) -> tuple[CategoryCount, ...]:
    """Count the findings that a viewer can and may see, risks before perks."""
    return _counted((*eyes.told, *_counting(eyes)), review_and_store())


@lru_cache(maxsize=64)
def _counted(
    told: tuple[str, ...],
    review: tuple[int, str],  # noqa: ARG001 - tells one review from another
) -> tuple[CategoryCount, ...]:
    found = f"FROM reviewed_finding f JOIN reviewed_item i ON i.id = f.item_id {_JOINED}"
    rows = _rows(
        f"{_TOLD} SELECT f.category, {_VERDICT} AS sees, count(*) {found} "
        f"WHERE sees > 0 AND {_COUNTS} GROUP BY f.category, sees",
        told,
    )
    counts = {(category, verdict): number for category, verdict, number in rows}
    can, may = _NUMBER[Sees.CAN], _NUMBER[Sees.MAY]
    return tuple(
        CategoryCount(one, counts.get((one, can), 0), counts.get((one, may), 0))
        for one in Category
        if (one, can) in counts or (one, may) in counts
    )


def who_sees(item: Item, category: str = "") -> Iterator[tuple[str, Sees, tuple[str, ...]]]:
    """Give everybody who can or may see an item today, who can first, and why.

    Args:
        item: The item.
        category: Leave out those for whom a finding of this category in it is fine.
    """
    finding = Finding.objects.filter(item=item, category=category).first()
    fine = set(finding.fine_for) if finding else set()
    rows = []
    for view in View.objects.filter(channel=item.channel, accepted=False):
        if view.viewer in fine:
            continue
        seen = _seen(view)
        sees = seen.sees(item.id, item.audience_class, item.kind)
        if sees is not Sees.CANNOT:
            because = seen.because(item.id, item.audience_class, item.kind)
            rows.append((view.viewer, sees, because))
    yield from sorted(rows, key=lambda row: row[1] is not Sees.CAN)


def _open() -> str:
    """Give, as JSON, the classes and kinds that anybody can see."""
    rows = []
    for view in View.objects.filter(viewer=ANYBODY_KEY):
        for key, (verdict, _) in _seen(view).by_class.items():
            number, _, kind = key.partition(":")
            if verdict == _NUMBER[Sees.CAN]:
                rows.append((view.channel, int(number), kind))
    return msgspec.json.encode(rows).decode()


def _counting(eyes: Eyes) -> list[str]:
    return [eyes.key, msgspec.json.encode(fine_for_others(eyes.key)).decode()]


def _marks(of: Sequence[object] | frozenset[Sees]) -> str:
    return ", ".join(["%s"] * len(of)) or "NULL"


def _limit(part: slice) -> tuple[int, int]:
    begin = part.start or 0
    return (-1 if part.stop is None else part.stop - begin), begin


def _rows(query: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
