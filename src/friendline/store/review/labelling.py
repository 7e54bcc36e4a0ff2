"""Saying of a finding what it is, and what holds by all that was said (R35).

What was said shows at once beside the finding; the numbers follow with the next review.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import polars as pl
from django.db import transaction
from msgspec.structs import replace

from friendline import model
from friendline.archives.tables.folding import fold
from friendline.model import Category, FindingKind, Severity
from friendline.review.contract import ClearedRow, FindingRow
from friendline.said import TakenBack, take_back
from friendline.screening.labels import Label, Labelled, Labels, Offer, Scope, Verdict, attach
from friendline.screening.labels.applying import Labelling
from friendline.screening.labels.label_file import WORDS
from friendline.screening.labels.meanings import Meanings
from friendline.screening.labels.offering import label_on, offers_by
from friendline.screening.labels.things import things_in
from friendline.screening.labels.widening import check_width
from friendline.store import clock
from friendline.store.labels import LABELS
from friendline.store.models import Finding, Item
from friendline.store.review import reviewed

__all__ = [
    "Found",
    "NoSuchFindingError",
    "NobodyOfTheListError",
    "find",
    "fine_for_others",
    "labelled",
    "labels_of_today",
    "offers",
    "say",
    "set_aside_by",
    "take_label_back",
]

_THING: Final = ("id", "kind", "text", "place", "group", "album")


class NoSuchFindingError(ValueError):
    """The last review has no such finding."""

    def __init__(self) -> None:
        super().__init__(
            "This finding is in the last review no more: it was cleared, or its item is gone."
        )


class NobodyOfTheListError(ValueError):
    """The person is not on the client list of the last review."""

    def __init__(self) -> None:
        super().__init__("This person is not on your list any more, so nothing was kept.")


@dataclass(frozen=True)
class Found:
    """A finding of the last review, shown or cleared for all.

    Attributes:
        finding: As the detector gave it, or as the owner confirmed it.
        item: Its item.
        can: People of the list who can see it.
        may: People of the list who may see it.
        third_parties: Whom else a perk shows.
    """

    finding: model.Finding
    item: Item
    can: int
    may: int
    third_parties: str | None = None


def find(item: str, category: str) -> Found:
    """Give a finding of the last review, also one that was cleared for all.

    Raises:
        NoSuchFindingError: There is none.
    """
    row = Finding.objects.select_related("item").filter(item=item, category=category).first()
    if row is not None:
        return Found(finding_of(row), row.item, row.can, row.may, row.third_parties)
    of_item = Item.objects.filter(pk=item).first()
    for one in _cleared_for_all():
        if of_item and (one.finding.item, one.finding.category) == (item, category):
            return Found(_finding_in(one.finding), of_item, one.can, one.may)
    raise NoSuchFindingError


def set_aside_by(number: int) -> list[Found]:
    """Give what a label set aside in the last review, for all or for one person.

    Args:
        number: That of the label.
    """
    rows = [one for one in reviewed.section("cleared") if one.label == number]
    items = Item.objects.in_bulk([one.finding.item for one in rows])
    return [
        Found(_finding_in(one.finding), items[one.finding.item], one.can, one.may)
        for one in rows
        if one.finding.item in items
    ]


def finding_of(row: Finding) -> model.Finding:
    """Give a row of the table as a finding."""
    return model.Finding(
        item=row.item_id,
        category=Category(row.category),
        severity=Severity(row.severity),
        evidence=row.evidence,
        reason=row.reason,
        detector=row.detector,
        confidence=row.confidence,
    )


def labels_of_today() -> Labels:
    """Give everything that was said, by the ids that people have in the last review."""
    said = LABELS.read().said
    if not any(one.person for one in said.listed):
        return said
    names = _names()

    def today(person: str, name: str) -> str | None:
        called = [key for key, one in names.items() if fold(one) == fold(name)]
        return person if person in names else called[0] if len(called) == 1 else None

    return attach(said, today).labels


def labelled(found: Sequence[model.Finding], labels: Labels | None = None) -> Labelled:
    """Give a few findings by what was said until this moment."""
    said = labels_of_today() if labels is None else labels
    if not said.in_force:
        return Labelled(list(found))
    return _labelling(one.item for one in found).apply(found, said)


def fine_for_others(person: str) -> list[tuple[str, str]]:
    """Give item and category of findings that count for others alone, being fine for all else.

    Only one finding at a time is ever said to be a problem, so few have to be looked at.
    """
    labels = labels_of_today()
    named = {(one.item, one.category) for one in labels.in_force if one.person and not one.is_fine}
    if not named:
        return []
    rows = Finding.objects.filter(item__in=[item for item, _ in named])
    found = [finding_of(row) for row in rows if (row.item_id, row.category) in named]
    only_for = labelled(found, labels).only_for
    return [(item, category) for (item, category), those in only_for.items() if person not in those]


def offers(item: str, category: str, person: str = "") -> list[Offer]:
    """Give each wider way to say that a finding is fine, with what it would clear.

    Args:
        item: Id of its item.
        category: What was found.
        person: Id of the only person for whom it is fine; for all if empty.

    Raises:
        NoSuchFindingError: There is no such finding.
        NobodyOfTheListError: There is no such person.
    """
    found = find(item, category).finding
    if found.category.kind is FindingKind.PERK:
        return []
    of_category = _of_category(found.category)
    by = _labelling_of_category(found.category, *reviewed.review_and_store())
    return offers_by(by, found, of_category, labels_of_today(), _whom(person))


def say(
    item: str, category: str, verdict: Verdict, scope: Scope = Scope.THIS, person: str = ""
) -> Label:
    """Keep what the owner says of a finding.

    Args:
        item: Id of its item.
        category: What was found.
        verdict: What is said.
        scope: Of what else it is said.
        person: Id of the only person for whom it holds; for all if empty.

    Raises:
        NoSuchFindingError: There is no such finding.
        NobodyOfTheListError: There is no such person.
        OnlyFineIsWideError: Only "fine" is ever wider.
        NotSoWideError: It is not offered so widely.
    """
    whom = _whom(person)
    with transaction.atomic():
        found = find(item, category).finding
        if scope is not Scope.THIS:
            offered = [one.label.scope for one in offers(item, category, person)]
            check_width(found, verdict, scope, offered)
        number = LABELS.read().said.next_number
        label = label_on(_labelling([item]), found, verdict, scope, number, whom)
        return LABELS.append([replace(label, at=clock.now())]).said.listed[-1]


def take_label_back(number: int) -> TakenBack[Label]:
    """Keep that a label counts no more, or that an undo does not.

    Raises:
        CannotUndoError: There is no such label, or it is undone already.
    """
    with transaction.atomic():
        return take_back(LABELS, WORDS, number)


def _whom(person: str) -> tuple[str, str]:
    if not person:
        return "", ""
    names = _names()
    if person not in names:
        raise NobodyOfTheListError
    return person, names[person]


def _names() -> dict[str, str]:
    return {one.id: one.name for one in reviewed.section("people") if one.on_client_list}


def _of_category(category: Category) -> list[model.Finding]:
    shown = [finding_of(row) for row in Finding.objects.filter(category=category).order_by("id")]
    cleared = [_finding_in(one.finding) for one in _cleared_for_all()]
    return shown + [one for one in cleared if one.category is category]


def _cleared_for_all() -> list[ClearedRow]:
    return [one for one in reviewed.section("cleared") if one.person is None]


def _labelling(items: Iterable[str]) -> Labelling:
    rows = list(Item.objects.filter(pk__in=set(items)).values_list(*_THING))
    table = pl.DataFrame(rows, schema=dict.fromkeys(_THING, pl.String), orient="row")
    return Labelling(things_in(table), _MEANINGS)


@lru_cache(maxsize=4)
def _labelling_of_category(category: Category, review: int, store: str) -> Labelling:  # noqa: ARG001 - they tell one review from another
    return _labelling(one.item for one in _of_category(category))


_MEANINGS: Final = Meanings()
"""Remembers the vectors of texts from one page to the next."""


def _finding_in(row: FindingRow) -> model.Finding:
    return model.Finding(
        item=row.item,
        category=row.category,
        severity=row.severity,
        evidence=row.evidence,
        reason=row.reason,
        detector=row.detector,
        confidence=row.confidence,
    )
