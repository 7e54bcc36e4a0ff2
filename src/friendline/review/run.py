"""One whole review, from paths on the disk to two files: the main job."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from friendline.archives import ArchiveError, NothingRecognisedError
from friendline.archives.tables.said_file import SaidFileError
from friendline.matching.asking.decision_file import USUAL_NAME
from friendline.policy import Policy, PolicyError, load_policy
from friendline.review.assemble import assemble
from friendline.review.contract import Review
from friendline.review.edited.setting import USUAL_NAME as EDITED_NAME
from friendline.review.edited.setting import Edited, EditedError, load_edited
from friendline.review.identifying import decided_before
from friendline.review.progress import Progress, Silent
from friendline.review.reading import (
    ClientListError,
    ColumnsAloneError,
    UnknownZoneError,
    read_all,
    reading_for,
)
from friendline.review.report import render_report
from friendline.review.said import Said
from friendline.review.writing import CannotWriteError, write_review
from friendline.said import Kept
from friendline.screening.cache import FILE_NAME, Cache
from friendline.screening.choosing import USUAL_NAME as SCREENING_NAME
from friendline.screening.choosing import (
    ScreeningSettingsError,
    Sending,
    load_settings,
    never,
)
from friendline.screening.labels import USUAL_NAME as LABELS_NAME
from friendline.screening.labels import Labels, read_labels
from friendline.sight.statements.applying import Statements, StatementsError, load_statements

MISUSE = (
    ArchiveError,
    NothingRecognisedError,
    PolicyError,
    StatementsError,
    SaidFileError,
    ScreeningSettingsError,
    EditedError,
    ClientListError,
    ColumnsAloneError,
    UnknownZoneError,
    CannotWriteError,
)
"""Errors of use: each is a sentence for the person who gave the arguments."""


@dataclass(frozen=True)
class Asked:
    """What somebody asks to be reviewed.

    Attributes:
        sources: Exports, calendars, or folders of them.
        clients: The client list.
        columns: The file that says what its columns are, where it does not lie beside the list.
        decisions: What the owner decided about who is who, where it does not lie beside the list.
        policy: A preset's name or a policy's folder; without one nothing is decided (R1).
        audience: The file of what the owner says about audiences.
        output: Folder for the two files.
        zone: IANA name of the zone the owner lives in.
        today: The day of the review.
        screening: The file about detectors, where it does not lie beside the list.
        labels: What the owner said of findings, where it does not lie beside the list.
        may_send: Asks whether a detector may send something away.
        edited: What clients get an edited version of, where it does not lie beside the list.
    """

    sources: tuple[Path, ...]
    clients: Path | None
    policy: str | None
    audience: Path | None
    output: Path
    zone: str
    today: date
    columns: Path | None = None
    decisions: Path | None = None
    screening: Path | None = None
    labels: Path | None = None
    may_send: Callable[[Sending], bool] = never
    edited: Path | None = None

    @property
    def detectors(self) -> Path | None:
        """The file about detectors: the one named, else the one beside the client list, if any."""
        return self.screening or self._beside(SCREENING_NAME)

    @property
    def edited_file(self) -> Path | None:
        """The file about the edited version: the one named, else the one beside the list."""
        return self.edited or self._beside(EDITED_NAME)

    def _beside(self, name: str) -> Path | None:
        """Give a file beside the client list, if it is there."""
        beside = self.clients.parent / name if self.clients else None
        return beside if beside is not None and beside.exists() else None

    @property
    def decided(self) -> Path | None:
        """The file of decisions: the one named, else the one beside the client list."""
        if self.decisions is None and self.clients is not None:
            return self.clients.parent / USUAL_NAME
        return self.decisions

    @property
    def label_file(self) -> Path:
        """The file of labels: the one named, else beside the client list, else beside the output.

        It need not be there; ``friendline findings`` learns from the review where to keep labels.
        """
        return self.labels or (self.clients or self.output).parent / LABELS_NAME


@dataclass(frozen=True)
class Done:
    """A review and where it lies."""

    review: Review
    report: Path
    data: Path


def make_review(
    asked: Asked, progress: Progress | None = None, *, kept_in: Path | None = None
) -> Review:
    """Read everything and review it; writes nothing but what slow detectors keep.

    Args:
        asked: What is to be reviewed.
        progress: Is told what is being done.
        kept_in: Folder in which slow detectors keep what they saw; ``None`` to keep nothing.

    Raises:
        ArchiveError: A path cannot be opened.
        NothingRecognisedError: A path holds nothing that friendline knows.
        ClientListError: The client list cannot be read as one.
        ColumnsAloneError: There are columns, and no client list that they are of.
        PolicyError: The policy has faults; they are all named.
        StatementsError: The file of statements has faults; they are all named.
        SaidFileError: The file of decisions, or that of labels, cannot be used.
        ScreeningSettingsError: The file about detectors cannot be used.
        EditedError: The file about the edited version cannot be used.
        UnknownZoneError: There is no such time zone.
    """
    progress = progress or Silent()
    policy: Policy | None = load_policy(asked.policy) if asked.policy else None
    reading = reading_for(asked.zone, asked.today, policy)
    statements = load_statements(asked.audience, asked.zone) if asked.audience else Statements()
    detectors = load_settings(asked.detectors) if asked.detectors else {}
    said = Said(
        statements,
        decided_before(asked.decided),
        detectors,
        read_labels(asked.label_file) if asked.label_file.exists() else Kept(Labels()),
        asked.may_send,
        None if kept_in is None else Cache(kept_in / FILE_NAME, progress.stage),
        load_edited(asked.edited_file) if asked.edited_file else Edited(),
    )
    read = read_all(asked.sources, asked.clients, reading, progress, columns=asked.columns)
    review = assemble(read, policy, said, reading, progress).review
    return replace(review, labels_file=str(asked.label_file.absolute()))


def run_review(asked: Asked, progress: Progress | None = None) -> Done:
    """Review and write ``report.html`` and ``review.json``.

    Raises:
        CannotWriteError: The output folder cannot be written to; and as ``make_review``.
    """
    review = make_review(asked, progress, kept_in=asked.output)
    if progress:
        progress.stage("Writing the report")
    report, data = write_review(review, asked.output, render_report)
    return Done(review, report, data)
