"""The table of clients and categories: every number, how strong it is, and where its rows are."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from friendline.archives.tables.folding import fold
from friendline.desk.exposure.links import rows_address
from friendline.model import Category, FindingKind
from friendline.review.contract import ExposureCountRow
from friendline.review.report.clients import HEAT_STEPS
from friendline.review.report.exposed import Seen
from friendline.review.report.words import breakable
from friendline.review.words import CATEGORY_NAMES
from friendline.store.review import reviewed

__all__ = ["ALL", "BY_NAME", "Asked", "Cell", "Column", "Line", "Step", "Table", "steps", "table"]

ALL: Final = ""
BY_NAME: Final = "name"


@dataclass(frozen=True)
class Asked:
    """What of the table is asked for.

    Attributes:
        who: "listed" for people of the client list, "asking" for others, empty for all.
        kind: "risk", "perk" or empty for both.
        first: What sorts the people: empty for all risks, "name", or a category.
        words: Part of a name.
        shown_name: Gives the name a person is shown by.
    """

    who: str
    kind: str
    first: str
    words: str
    shown_name: Callable[[str, str], str]


@dataclass(frozen=True)
class Column:
    """A category at the head of the table."""

    category: Category
    heading: str

    @property
    def name(self) -> str:
        """What it is called."""
        return CATEGORY_NAMES[self.category]


@dataclass(frozen=True)
class Cell:
    """One number: what can and may be seen, how strong, and where its rows are."""

    column: Column
    can: int
    may: int
    step: str
    address: str


@dataclass(frozen=True)
class Line:
    """One person: an empty cell where nothing is seen."""

    id: str
    name: str
    is_listed: bool
    cells: tuple[Cell | None, ...]
    risks: Seen


@dataclass(frozen=True)
class Step:
    """One strength of the key: "3 to 6"."""

    number: int
    words: str


@dataclass(frozen=True)
class Table:
    """The whole of it.

    Attributes:
        risks: Columns of risks.
        perks: Columns of perks.
        people: Everybody who is asked for and sees something, in the order asked for.
        at_risk: How many people of all can or may see a risk.
        seeing: How many people of all can or may see anything that was found.
        seeing_nothing: How many people of the client list see nothing of it.
    """

    risks: tuple[Column, ...]
    perks: tuple[Column, ...]
    people: tuple["Somebody", ...]
    at_risk: int
    seeing: int
    seeing_nothing: int

    def lines(self, people: Iterable["Somebody"]) -> list[Line]:
        """Give the lines of some of them."""
        return [self._line(one) for one in people]

    def _line(self, one: "Somebody") -> Line:
        cells = tuple(_cell(one, column) for column in (*self.risks, *self.perks))
        return Line(one.id, one.name, one.is_listed, cells, one.sum(FindingKind.RISK))


@dataclass(frozen=True)
class Somebody:
    """A person and what they see, by category."""

    id: str
    name: str
    is_listed: bool
    seen: dict[Category, Seen]

    def sum(self, kind: FindingKind) -> Seen:
        """Add up what they see of one kind."""
        of_kind = [seen for category, seen in self.seen.items() if category.kind is kind]
        return Seen(sum(one.can for one in of_kind), sum(one.may for one in of_kind))


def table(asked: Asked) -> Table:
    """Give the table of the last review as it is asked for."""
    rows: Sequence[ExposureCountRow] = reviewed.section("exposure_counts")
    everybody = _everybody(rows, asked)
    categories = [one for one in Category if any(one in person.seen for person in everybody)]
    listed = sum(one.on_client_list for one in reviewed.section("people"))
    chosen = [one for one in everybody if _is_wanted(one, asked)]
    return Table(
        risks=_columns(categories, FindingKind.RISK) if asked.kind != "perk" else (),
        perks=_columns(categories, FindingKind.PERK) if asked.kind != "risk" else (),
        people=tuple(sorted(chosen, key=_order(asked.first))),
        at_risk=sum(one.sum(FindingKind.RISK).total > 0 for one in everybody),
        seeing=len(everybody),
        seeing_nothing=listed - sum(one.is_listed for one in everybody),
    )


def steps() -> list[Step]:
    """Give the key of the table."""
    ends = [f"{low} to {HEAT_STEPS[place] - 1}" for place, low in enumerate(HEAT_STEPS[:-1], 1)]
    return [Step(n, words) for n, words in enumerate([*ends, f"{HEAT_STEPS[-1]} or more"], 1)]


def _everybody(rows: Iterable[ExposureCountRow], asked: Asked) -> list[Somebody]:
    seen: dict[str, dict[Category, Seen]] = defaultdict(dict)
    for row in rows:
        if row.can or row.may:
            seen[row.person][row.category] = Seen(row.can, row.may)
    return [
        Somebody(one.id, asked.shown_name(one.id, one.name), one.on_client_list, seen[one.id])
        for one in reviewed.section("people")
        if one.id in seen
    ]


def _is_wanted(one: Somebody, asked: Asked) -> bool:
    is_of_kind = not asked.kind or one.sum(FindingKind(asked.kind)).total > 0
    is_who = asked.who == ALL or one.is_listed == (asked.who == "listed")
    return is_of_kind and is_who and fold(asked.words) in fold(one.name)


def _order(first: str) -> Callable[[Somebody], tuple[int, int, str]]:
    def key(one: Somebody) -> tuple[int, int, str]:
        if first == BY_NAME:
            return 0, 0, fold(one.name)
        seen = one.seen.get(Category(first), Seen()) if first else one.sum(FindingKind.RISK)
        return -seen.can, -seen.may, fold(one.name)

    return key


def _columns(categories: Iterable[Category], kind: FindingKind) -> tuple[Column, ...]:
    return tuple(
        Column(one, breakable(CATEGORY_NAMES[one])) for one in categories if one.kind is kind
    )


def _cell(one: Somebody, column: Column) -> Cell | None:
    seen = one.seen.get(column.category)
    if seen is None:
        return None
    step = sum(seen.total >= low for low in HEAT_STEPS)
    letter = "r" if column.category.kind is FindingKind.RISK else "p"
    address = rows_address(one.id, category=column.category)
    return Cell(column, seen.can, seen.may, f"{letter}{step}", address)
