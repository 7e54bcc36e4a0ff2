"""What each client can see: a table of clients and categories, and the rows behind it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from friendline.model import Category, FindingKind, Relationship, Sees
from friendline.review.contract import AccountRow, ExposureRow, SightRow
from friendline.review.report.bounded import Bounded, first, reasons
from friendline.review.report.exposed import PersonExposed, Seen
from friendline.review.report.index import Index
from friendline.review.report.quotes import Quote, evidence_words, quote
from friendline.review.report.words import (
    LONGEST_NAME,
    LONGEST_REASON,
    category_name,
    plain,
    shortened,
)

MOST_CLIENTS = 500
MOST_ROWS = 1500
MOST_ROWS_A_CLIENT = 24
LEAST_ROWS_A_CLIENT = 3
MOST_ACCOUNTS = 6
MOST_WORDS = 4

# The lower ends of the five steps of the heat table.
HEAT_STEPS = (1, 3, 7, 13, 30)


@dataclass(frozen=True)
class Cell:
    """One number of the table: what it counts, how strong, and where its rows stand."""

    seen: Seen
    step: int
    href: str


@dataclass(frozen=True)
class HeatRow:
    """One client's line of the table; ``None`` where nothing can be seen."""

    name: str
    anchor: str
    cells: Sequence[Cell | None]


@dataclass(frozen=True)
class HeatTable:
    """Clients by categories; risks stand before perks."""

    risks: Sequence[Category]
    perks: Sequence[Category]
    rows: Sequence[HeatRow]

    @property
    def columns(self) -> list[Category]:
        """All categories that anybody can or may see something of."""
        return [*self.risks, *self.perks]


@dataclass(frozen=True)
class ExposureView:
    """One finding that one client can or may see; ``warning`` says whom else a perk shows."""

    quote: Quote
    sees: Sees
    severity: str
    shows: Sequence[str]
    reason: str
    warning: str
    because: Bounded[str]


@dataclass(frozen=True)
class CategoryView:
    """One client's findings of one category: the strongest, and how many more."""

    anchor: str
    name: str
    seen: Seen
    rows: Bounded[ExposureView]


@dataclass(frozen=True)
class ClientView:
    """One client: who they are, what they see in numbers, and the findings behind them."""

    anchor: str
    name: str
    who: str
    risks: Seen
    perks: Seen
    accounts: Sequence[AccountRow]
    sight: Sequence[SightRow]
    risky: Sequence[CategoryView]
    helpful: Sequence[CategoryView]


@dataclass(frozen=True)
class Clients:
    """The whole section on what clients can see; ``at_risk`` counts who can or may see a risk."""

    table: HeatTable
    details: Bounded[ClientView]
    anchors: dict[str, str]
    at_risk: int


def clients(seen: Sequence[PersonExposed], index: Index) -> Clients:
    """Make the table and the rows of all who can or may see a finding (R29, R90).

    With more than ``MOST_CLIENTS`` people, or more than ``MOST_ROWS`` findings, those that weigh
    most are shown and the others counted, so that the page opens on any phone.
    """
    people = first(seen, MOST_CLIENTS)
    anchors = {one.person: f"client-{place}" for place, one in enumerate(people, 1)}
    budget = _rows_a_client(len(people))
    details = [_client(one, anchors[one.person], budget, index) for one in people]
    columns = _columns(people)
    table = HeatTable(
        risks=[category for category in columns if category.kind is FindingKind.RISK],
        perks=[category for category in columns if category.kind is FindingKind.PERK],
        rows=[_heat_row(one, view, columns) for one, view in zip(people, details, strict=True)],
    )
    at_risk = sum(one.risks.total > 0 for one in seen)
    return Clients(table, Bounded(details, people.more), anchors, at_risk)


def _rows_a_client(people: int) -> int:
    return max(LEAST_ROWS_A_CLIENT, min(MOST_ROWS_A_CLIENT, MOST_ROWS // max(1, people)))


def _columns(people: Iterable[PersonExposed]) -> list[Category]:
    used = {category for one in people for category in one.cells}
    return [category for category in Category if category in used]


def _heat_row(one: PersonExposed, view: ClientView, columns: Sequence[Category]) -> HeatRow:
    shown = {group.anchor for group in (*view.risky, *view.helpful)}

    def cell(category: Category) -> Cell | None:
        if category not in one.cells:
            return None
        anchor = _category_anchor(view.anchor, category)
        seen = one.cells[category]
        return Cell(seen, _step(seen.total), anchor if anchor in shown else view.anchor)

    return HeatRow(view.name, view.anchor, [cell(category) for category in columns])


def _step(total: int) -> int:
    return sum(total >= lower for lower in HEAT_STEPS)


def _category_anchor(client: str, category: Category) -> str:
    return f"{client}-{category.value.replace('_', '-')}"


def _client(one: PersonExposed, anchor: str, budget: int, index: Index) -> ClientView:
    person = index.people.get(one.person)
    return ClientView(
        anchor=anchor,
        name=index.name(one.person),
        who=_who(one.person, index),
        risks=one.risks,
        perks=one.perks,
        accounts=person.accounts[:MOST_ACCOUNTS] if person else (),
        sight=index.sight.get(one.person, []),
        risky=_categories(one, FindingKind.RISK, anchor, budget, index),
        helpful=_categories(one, FindingKind.PERK, anchor, max(1, budget // 3), index),
    )


def _who(person: str, index: Index) -> str:
    row = index.people.get(person)
    if row is None:
        return "not on the client list"
    status = "" if row.status in {"none", "unknown"} else f"{row.status} "
    if row.relationship == Relationship.PROSPECT:  # says itself how it stands
        status = ""
    known = "" if row.relationship == "unknown" else f"{status}{plain(row.relationship)}"
    return known or ("on the client list" if row.on_client_list else "not on the client list")


def _categories(
    one: PersonExposed, kind: FindingKind, anchor: str, budget: int, index: Index
) -> list[CategoryView]:
    strongest = {
        category: one.strongest[category]
        for category in sorted(one.cells, key=lambda category: -one.cells[category].total)
        if category.kind is kind and category in one.strongest
    }
    return [
        CategoryView(
            anchor=_category_anchor(anchor, category),
            name=category_name(category),
            seen=one.cells[category],
            rows=Bounded(
                [_exposure(row, index) for row in rows],
                max(0, one.cells[category].total - len(rows)),
            ),
        )
        for category, rows in _dealt(strongest, budget).items()
    ]


def _dealt(
    strongest: dict[Category, list[ExposureRow]], budget: int
) -> dict[Category, list[ExposureRow]]:
    """Deal out the budget one row a category in turn, so that no category hides another."""
    taken: dict[Category, list[ExposureRow]] = {}
    for category, row in list(_in_turn(strongest))[:budget]:
        taken.setdefault(category, []).append(row)
    return taken


def _in_turn(
    strongest: dict[Category, list[ExposureRow]],
) -> Iterator[tuple[Category, ExposureRow]]:
    deepest = max(map(len, strongest.values()), default=0)
    for place in range(deepest):
        for category, rows in strongest.items():
            if place < len(rows):
                yield category, rows[place]


def _exposure(row: ExposureRow, index: Index) -> ExposureView:
    findings = index.findings.get((row.item, row.category), [])
    evidence = evidence_words(findings)
    return ExposureView(
        quote=quote(row.item, index, evidence),
        sees=row.sees,
        severity=findings[0].severity.value if findings else "",
        shows=list(dict.fromkeys(shortened(words, LONGEST_NAME) for words in evidence))[
            :MOST_WORDS
        ],
        reason=shortened(findings[0].reason, LONGEST_REASON) if findings else "",
        warning=shortened(row.third_parties or "", LONGEST_REASON),
        because=reasons(row.because),
    )
