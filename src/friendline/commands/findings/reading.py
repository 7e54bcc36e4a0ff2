"""What ``friendline findings`` works on: a review, what the owner said, and what holds by both."""

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final, TypeAlias

import msgspec
import polars as pl
from msgspec.structs import replace as with_other

from friendline.archives.tables.folding import fold
from friendline.model import Category, Finding, FindingKind, Sees, Severity
from friendline.review.contract import (
    ClearedRow,
    ExposureRow,
    FindingRow,
    ItemRow,
    PersonRow,
    SeenByRow,
)
from friendline.screening.labels.applying import Labelled, Labelling
from friendline.screening.labels.attaching import attach
from friendline.screening.labels.label import Label, Labels, Scope, Verdict
from friendline.screening.labels.label_file import (
    USUAL_NAME,
    KeptLabels,
    append_labels,
    read_labels,
)
from friendline.screening.labels.meanings import Meanings, Vectors
from friendline.screening.labels.offering import Offer, label_on, offers_by
from friendline.screening.labels.personal import Guess, guesses, personal_models
from friendline.screening.labels.things import things_in

REVIEW_NAME: Final = "review.json"
_GRAVITY: Final = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}

Key: TypeAlias = tuple[str, Category]
"""Item and category: there is one finding of each."""


class NoReviewError(ValueError):
    """There is no review to look at."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"{path}: this is no review ({why}). Name the folder that the command review wrote, "
            "such as friendline-review."
        )


class NobodyCalledError(ValueError):
    """Nobody in the review is called like this, or several are."""

    def __init__(self, typed: str, names: Sequence[str]) -> None:
        found = f"can mean {', '.join(names)}" if names else "is nobody on the client list"
        super().__init__(f"'{typed}' {found}. Type the whole name as the report shows it.")


class _Review(msgspec.Struct, frozen=True, kw_only=True):
    """What is needed of ``review.json``."""

    people: list[PersonRow]
    items: list[ItemRow]
    findings: list[FindingRow]
    exposures: list[ExposureRow]
    seen_by: list[SeenByRow] = []
    cleared: list[ClearedRow] = []
    labels_file: str = ""


@dataclass(frozen=True)
class Asked:
    """Where to look, as the commands take it.

    Attributes:
        review: The folder of a review, or its ``review.json``; ``None`` where none is needed.
        clients: The client list.
        labels: The file of labels, where it is not beside the list.
    """

    review: Path | None
    clients: Path | None
    labels: Path | None

    @property
    def data(self) -> Path:
        """The file with the review."""
        review = self.review or Path()
        return review / REVIEW_NAME if review.is_dir() else review

    @property
    def place(self) -> Path:
        """The file of labels: the one named, else beside the list, else beside the review."""
        if self.labels is not None:
            return self.labels
        if self.clients is not None:
            return self.clients.parent / USUAL_NAME
        return (self.data.parent.parent if self.review else Path()) / USUAL_NAME

    def place_for(self, review: _Review) -> Path:
        """The same, but where nothing is named the file that the review looked for."""
        taken = Path(review.labels_file)
        is_named = self.labels is not None or self.clients is not None
        return (
            taken if review.labels_file and taken.parent.is_dir() and not is_named else self.place
        )


@dataclass(frozen=True)
class Taught:
    """What labels teach: worked out when first asked for, and once, since it takes a while.

    Attributes:
        labels: The labels.
        findings: Of which something is guessed.
        by: Knows the items.
    """

    labels: Labels
    findings: Sequence[Finding]
    by: Labelling

    @cached_property
    def guesses(self) -> Mapping[Key, Guess]:
        """What is probably fine."""
        models = personal_models(self.labels, self.by.meanings)
        return guesses(models, self.findings, self.by.things)


@dataclass(frozen=True)
class Known:
    """A review, and what was said of its findings.

    Attributes:
        place: The file of labels.
        kept: What it holds.
        findings: All risks of the review, also those that it set aside, by item and category.
        items: Items by id.
        seen: By how many each finding is seen.
        names: Names of the people by id.
        sees: What each person sees of the findings.
        person: Id of the only person it is about; empty if it is about all.
        by: Applies labels.
        taught: What had been said when this was read teaches.
    """

    place: Path
    kept: KeptLabels
    findings: Mapping[Key, Finding]
    items: Mapping[str, ItemRow]
    seen: Mapping[Key, tuple[int, int]]
    names: Mapping[str, str]
    sees: Mapping[str, Mapping[Key, Sees]]
    person: str
    by: Labelling
    taught: "Taught"

    @cached_property
    def labels(self) -> Labels:
        """Everything that was said, by the ids that people have in the review."""
        return attach(self.kept.said, self._today).labels

    def _today(self, person: str, name: str) -> str | None:
        """Give the id of somebody in the review: the same, or that of the only one so called."""
        called = [key for key, one in self.names.items() if fold(one) == fold(name)]
        return person if person in self.names else called[0] if len(called) == 1 else None

    @cached_property
    def labelled(self) -> Labelled:
        """The findings by what was said."""
        return self.by.apply(list(self.findings.values()), self.labels)

    @property
    def guesses(self) -> Mapping[Key, Guess]:
        """What is probably fine, by what had been said when this was read."""
        return self.taught.guesses

    @property
    def open(self) -> list[Finding]:
        """Findings of which nothing was said yet, the most exposed first.

        What is probably fine comes last, and is never left out.
        """
        decided = {_key(ruled.finding) for ruled in self.labelled.cleared}
        decided |= {_key(ruled.finding) for ruled in self.labelled.confirmed}
        fine_for = self.labelled.fine_for
        left = (
            finding
            for key, finding in self.findings.items()
            if key not in decided
            and (self.person, *key) not in fine_for
            and (not self.person or key in self.sees.get(self.person, {}))
        )
        return sorted(left, key=self._order)

    def offers(self, finding: Finding) -> list[Offer]:
        """Give each wider way to say that a finding is fine, with what it would clear."""
        return offers_by(
            self.by, finding, list(self.findings.values()), self.labels, self._for_whom
        )

    def say(self, finding: Finding, verdict: Verdict, scope: Scope = Scope.THIS) -> "Known":
        """Write a label to the file, and give everything with it.

        Raises:
            SaidFileError: It cannot be kept.
        """
        number = self.labels.next_number
        label = label_on(self.by, finding, verdict, scope, number, self._for_whom)
        return self._with(label)

    def undo(self, number: int) -> "Known":
        """Write that a label counts no more, and give everything without it."""
        return self._with(Label.undoing(number, number=self.labels.next_number, at=0))

    def _with(self, label: Label) -> "Known":
        now = with_other(label, at=int(time.time()))
        return replace(self, kept=append_labels(self.place, [now]))

    @property
    def _for_whom(self) -> tuple[str, str]:
        return self.person, self.names.get(self.person, "")

    def _order(self, finding: Finding) -> tuple[bool, int, int, int, str]:
        key = _key(finding)
        if self.person:
            can = int(self.sees[self.person][key] is Sees.CAN)
            may = 1 - can
        else:
            can, may = seen_by(self, finding)
        return key in self.guesses, -can, -may, _GRAVITY[finding.severity], finding.item


def seen_by(known: Known, finding: Finding) -> tuple[int, int]:
    """Give how many people of the client list can, and may, see a finding."""
    return known.seen.get(_key(finding), (0, 0))


def read_known(asked: Asked, person: str | None = None, vectors: Vectors | None = None) -> Known:
    """Read a review and what was said of its findings.

    Args:
        asked: Where.
        person: The name of the only person it is about; about all if not given.
        vectors: Vectors of texts for similar meaning; those of friendline if not given.

    Raises:
        NoReviewError: There is no review.
        SaidFileError: The file of labels cannot be used.
        NobodyCalledError: Nobody is called like the person.
    """
    review = _read(asked.data)
    place = asked.place_for(review)
    kept = read_labels(place)
    cleared = [row.finding for row in review.cleared if row.person is None]
    findings = {
        (row.item, row.category): _finding(row)
        for row in (*review.findings, *cleared)
        if _is_risk(row)
    }
    names = {one.id: one.name for one in review.people if one.on_client_list}
    by = Labelling(things_in(_table(review, findings)), Meanings(vectors))
    return Known(
        place=place,
        kept=kept,
        findings=findings,
        items={item.id: item for item in review.items},
        seen=_seen(review),
        names=names,
        sees=_sees(review, findings),
        person=_person_called(person, names) if person else "",
        by=by,
        taught=Taught(kept.said, list(findings.values()), by),
    )


def _seen(review: _Review) -> dict[Key, tuple[int, int]]:
    """Give by how many each finding is seen, also of those that were set aside."""
    seen = {(row.item, row.category): (row.can, row.may) for row in review.seen_by}
    set_aside = {
        (row.finding.item, row.finding.category): (row.can, row.may)
        for row in review.cleared
        if row.person is None
    }
    return seen | set_aside


def _sees(review: _Review, findings: Mapping[Key, Finding]) -> Mapping[str, Mapping[Key, Sees]]:
    """Give what each person sees of the findings, also of what is fine for them alone."""
    sees: dict[str, dict[Key, Sees]] = defaultdict(dict)
    for row in review.exposures:
        if (row.item, row.category) in findings:
            sees[row.person][row.item, row.category] = row.sees
    for one in review.cleared:
        if one.person is not None:
            key = one.finding.item, one.finding.category
            sees[one.person][key] = Sees.CAN if one.can else Sees.MAY
    return sees


def _read(path: Path) -> _Review:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Review)
    except FileNotFoundError as error:
        raise NoReviewError(path, "there is no such file") from error
    except OSError as error:
        raise NoReviewError(path, error.strerror or "it cannot be read") from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NoReviewError(path, str(error)) from error


def _table(review: _Review, findings: Mapping[Key, Finding]) -> pl.DataFrame:
    found = {item for item, _ in findings}
    columns = ("id", "kind", "text", "place", "group", "album")
    rows = [
        [getattr(item, column) for column in columns] for item in review.items if item.id in found
    ]
    return pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")


def _person_called(typed: str, names: Mapping[str, str]) -> str:
    """Give the id of the person who has this name, or the only one of whose it is a part."""
    wanted = fold(typed)
    exact = [key for key, name in names.items() if fold(name) == wanted or key == typed]
    found = exact or [key for key, name in names.items() if wanted in fold(name)]
    if len(found) != 1:
        raise NobodyCalledError(typed, [names[key] for key in found])
    return found[0]


def _finding(row: FindingRow) -> Finding:
    return Finding(
        item=row.item,
        category=row.category,
        severity=row.severity,
        evidence=row.evidence,
        reason=row.reason,
        detector=row.detector,
        confidence=row.confidence,
    )


def _is_risk(row: FindingRow) -> bool:
    return row.kind is FindingKind.RISK


def _key(finding: Finding) -> Key:
    return finding.item, finding.category
