"""The file of labels, ``labels.csv``: the owner can read it, and it only grows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeVar

from msgspec.structs import replace as with_other

from friendline.archives.tables.grown_file import (
    Grown,
    GrownFile,
    GrownRow,
    NotReadError,
    NotThisFileError,
    number_of,
    seconds_of,
    time_cell,
)
from friendline.model import Category, Fault, Severity
from friendline.screening.labels.label import Label, Labels, Scope, Verdict, noted

__all__ = ["COLUMNS", "USUAL_NAME", "KeptLabels", "LabelFileError", "append_labels", "read_labels"]

USUAL_NAME: Final = "labels.csv"
"""What the file is called where nobody says otherwise."""

COLUMNS: Final = (
    *("number", "at", "verdict", "scope", "category", "item", "value", "words", "text"),
    *("person", "person_name", "detector", "severity", "confidence", "note"),
)
_NEEDED: Final = ("number", "verdict", "scope", "category", "item")

Word = TypeVar("Word", bound=StrEnum)


class LabelFileError(ValueError):
    """The file of labels cannot be used; the sentence says why and what to do."""


@dataclass(frozen=True)
class KeptLabels:
    """What a file of labels holds.

    Attributes:
        labels: Everything that could be read, in the order of the numbers.
        faults: Lines that could not be read, each with its reason.
    """

    labels: Labels = field(default_factory=Labels)
    faults: tuple[Fault, ...] = ()


def read_labels(path: Path) -> KeptLabels:
    """Read a file of labels; one that is not there yet holds none.

    Lines that are cut off, or that say nothing, are told as faults; the others count.

    Raises:
        LabelFileError: It is another file, or cannot be read.
    """
    try:
        return _kept(_file(path).read(), path.name)
    except NotThisFileError as error:
        raise _another(path, error) from error
    except OSError as error:
        raise _unusable(path, error) from error


def append_labels(path: Path, labels: Sequence[Label]) -> KeptLabels:
    """Add labels at the end of a file; when this returns they are on the disk.

    Of several programs that label at once each waits for the other; where another one has taken
    the number of a label meanwhile, it gets the next that is free.

    Args:
        path: The file; it is begun where it is not there yet.
        labels: What was said at once; they have one number.

    Returns:
        What the file holds now, also what others added.

    Raises:
        LabelFileError: It is another file, or cannot be written; it is not touched.
    """
    file = _file(path)
    try:
        with file.one_writer():
            there = file.read()
            kept = _kept(there, path.name)
            free = kept.labels.next_number
            new = [one if one.number >= free else with_other(one, number=free) for one in labels]
            file.add(map(_cells, new), there)
    except NotThisFileError as error:
        raise _another(path, error) from error
    except OSError as error:
        raise _unusable(path, error) from error
    return replace(kept, labels=kept.labels.and_then(*new))


def _file(path: Path) -> GrownFile:
    return GrownFile(path, COLUMNS, _NEEDED)


def _another(path: Path, error: NotThisFileError) -> LabelFileError:
    return LabelFileError(
        f"{path}: this is no file of labels. {error} Expected is a file that friendline findings "
        f"wrote, with the columns {', '.join(COLUMNS)}. Nothing was changed; name another file "
        "with --labels."
    )


def _unusable(path: Path, error: OSError) -> LabelFileError:
    return LabelFileError(
        f"{path}: labels cannot be kept here ({error.strerror or error}). Name a file in a folder "
        "of your own with --labels."
    )


def _kept(there: Grown, name: str) -> KeptLabels:
    found: list[Label] = []
    reasons = list(there.faults)
    for row in there.rows:
        try:
            found.append(_label(row))
        except NotReadError as error:
            reasons.append(f"Line {row.line} was skipped: {error}")
    found.sort(key=lambda label: label.number)
    return KeptLabels(
        Labels.of(found), tuple(Fault(file=name, reason=reason) for reason in reasons)
    )


def _cells(label: Label) -> tuple[str, ...]:
    texts = (
        *(str(label.number), time_cell(label.at), label.verdict, label.scope),
        *(label.category or "", label.item, label.value, label.words, label.text),
        *(label.person, label.person_name, label.detector, label.severity or ""),
        *("" if label.confidence is None else str(label.confidence), label.note),
    )
    return tuple(map(noted, texts))


def _label(row: GrownRow) -> Label:
    said = dict(zip(COLUMNS, row.whole_cells(), strict=True))
    verdict = _word(Verdict, said["verdict"])
    is_undo = verdict is Verdict.UNDO
    if not said["item"]:
        raise NotReadError("it does not say of which finding.")
    scope = Scope.THIS if is_undo else _word(Scope, said["scope"])
    return Label(
        number=number_of(said["number"]),
        at=seconds_of(said["at"]),
        verdict=verdict,
        scope=scope,
        category=None if is_undo else _word(Category, said["category"]),
        item=str(number_of(said["item"])) if is_undo else said["item"],
        value=said["value"],
        words=said["words"],
        text=said["text"],
        person=said["person"],
        person_name=said["person_name"],
        detector=said["detector"],
        severity=_word(Severity, said["severity"]) if said["severity"] else None,
        confidence=_share(said["confidence"]),
        note=said["note"],
    )


def _word(words: type[Word], text: str) -> Word:
    try:
        return words(text.casefold())
    except ValueError:
        raise NotReadError(f"'{text[:40]}' is none of {', '.join(words)}.") from None


def _share(text: str) -> float | None:
    """Read a share; what is none counts as not known."""
    try:
        share = float(text.replace(",", "."))
    except ValueError:
        return None
    return share if math.isfinite(share) and 0 <= share <= 1 else None
