"""The file of labels, ``labels.csv``: the owner can read it, and it only grows."""

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Final, TypeAlias

from friendline.archives.tables.grown_file import (
    GrownRow,
    NotReadError,
    number_of,
    seconds_of,
    time_cell,
    word_of,
)
from friendline.archives.tables.said_file import Form, SaidFile
from friendline.model import Category, Severity
from friendline.said import Kept, Words
from friendline.screening.labels.label import Label, Labels, Scope, Verdict

__all__ = [
    "COLUMNS",
    "USUAL_NAME",
    "WORDS",
    "KeptLabels",
    "append_labels",
    "label_file",
    "read_labels",
]

USUAL_NAME: Final = "labels.csv"
"""What the file is called where nobody says otherwise."""

WORDS: Final = Words(
    one="label",
    many="labels",
    command="findings",
    option="--labels",
    file_name=USUAL_NAME,
)
"""What labels are called."""

COLUMNS: Final = (
    *("number", "at", "verdict", "scope", "category", "item", "value", "words", "text"),
    *("person", "person_name", "detector", "severity", "confidence", "note"),
)
_NEEDED: Final = ("number", "verdict", "scope", "category", "item")

KeptLabels: TypeAlias = Kept[Labels]
"""What a file of labels holds."""


def label_file(path: Path) -> SaidFile[Label, Labels]:
    """Give the file in which labels are kept; it need not be there yet."""
    return SaidFile(path, _FORM)


def read_labels(path: Path) -> KeptLabels:
    """Read a file of labels; one that is not there yet holds none.

    Raises:
        SaidFileError: It is another file, or cannot be read.
    """
    return label_file(path).read()


def append_labels(path: Path, labels: Sequence[Label]) -> KeptLabels:
    """Add labels at the end of a file, and give what it holds now.

    Args:
        path: The file; it is begun where it is not there yet.
        labels: What was said at once; they have one number.

    Raises:
        SaidFileError: It is another file, or cannot be written; it is not touched.
    """
    return label_file(path).append(labels)


def _cells(label: Label) -> tuple[str, ...]:
    return (
        *(str(label.number), time_cell(label.at), label.verdict, label.scope),
        *(label.category or "", label.item, label.value, label.words, label.text),
        *(label.person, label.person_name, label.detector, label.severity or ""),
        *("" if label.confidence is None else str(label.confidence), label.note),
    )


def _label(row: GrownRow) -> Label:
    said = dict(zip(COLUMNS, row.whole_cells(), strict=True))
    verdict = word_of(Verdict, said["verdict"])
    is_undo = verdict is Verdict.UNDO
    if not said["item"]:
        raise NotReadError("it does not say of which finding.")
    scope = Scope.THIS if is_undo else word_of(Scope, said["scope"])
    return Label(
        number=number_of(said["number"]),
        at=seconds_of(said["at"]),
        verdict=verdict,
        scope=scope,
        category=None if is_undo else word_of(Category, said["category"]),
        item=str(number_of(said["item"])) if is_undo else said["item"],
        value=said["value"],
        words=said["words"],
        text=said["text"],
        person=said["person"],
        person_name=said["person_name"],
        detector=said["detector"],
        severity=word_of(Severity, said["severity"]) if said["severity"] else None,
        confidence=_share(said["confidence"]),
        note=said["note"],
    )


def _share(text: str) -> float | None:
    """Read a share; what is none counts as not known."""
    try:
        share = float(text.replace(",", "."))
    except ValueError:
        return None
    return share if math.isfinite(share) and 0 <= share <= 1 else None


_FORM: Final = Form(
    words=WORDS,
    columns=COLUMNS,
    needed=_NEEDED,
    cells=_cells,
    read=_label,
    together=Labels.of,
)
