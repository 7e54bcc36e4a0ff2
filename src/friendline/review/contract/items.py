"""Items, what detectors saw in them, and the detectors."""

from msgspec import Struct

from friendline.model import AudienceSource, Category, FindingKind, ItemKind, Severity


class ItemRow(Struct, frozen=True, kw_only=True, gc=False):
    """Anything of the owner's that can be seen."""

    id: str
    channel: str
    kind: ItemKind
    at: str | None
    text: str
    place: str | None
    by: str | None
    audience: str
    audience_source: AudienceSource
    group: str | None = None
    album: str | None = None


class NotScreenedRow(Struct, frozen=True, kw_only=True):
    """An item that a detector could not read to its end; nobody knows whether it is clean."""

    item: str
    reason: str


class FindingRow(Struct, frozen=True, kw_only=True, gc=False):
    """What a detector saw in an item.

    ``third_parties`` says of a perk whom else the item shows: children, other people; null where
    nobody else was found. ``label`` is what the owner said of it: that it is a "problem", or
    "embarrassing"; null where nothing was said.
    """

    item: str
    category: Category
    kind: FindingKind
    severity: Severity
    evidence: str
    reason: str
    detector: str
    confidence: float | None = None
    third_parties: str | None = None
    label: str | None = None


class ClearedRow(Struct, frozen=True, kw_only=True, gc=False):
    """A finding that the owner's label set aside: for all, or for one person.

    What is fine for all stands in no other field. What is fine for one ``person`` stands in
    ``findings`` too and counts for all others. ``label`` is the number of the label, ``verdict``
    and ``scope`` what it says. ``can`` and ``may`` count the people of the client list who see it;
    of one person they are 0 or 1.
    """

    finding: FindingRow
    label: int
    verdict: str
    scope: str
    person: str | None
    can: int
    may: int


class MeasuredRow(Struct, frozen=True, kw_only=True):
    """How often a detector was right about a category, with 95% intervals where there are any."""

    category: Category
    precision: float | None
    recall: float
    precision_bounds: tuple[float, float] | None = None
    recall_bounds: tuple[float, float] | None = None
    on: str = ""


class DetectorRow(Struct, frozen=True, kw_only=True):
    """A detector that looked, what is told of it, and how many findings are its own.

    ``languages`` is empty where the language makes no difference. ``sends`` says what left the
    machine; empty where nothing did.
    """

    name: str
    version: str
    title: str
    how: str
    languages: list[str]
    categories: list[Category]
    findings: int
    measured_on: str = ""
    measured: list[MeasuredRow] = []
    faults: list[str] = []
    sends: str = ""
