"""What ``friendline view-as`` and ``friendline preflight`` work on: who is who, who sees what."""

from collections.abc import Mapping
from dataclasses import dataclass

from friendline.policy import Policy, load_policy
from friendline.review.detecting import detectors_for
from friendline.review.edited.setting import Edited, load_edited
from friendline.review.fine_for import FineFor
from friendline.review.identifying import Identified, decided_before, identify
from friendline.review.labelling import labels_of_today
from friendline.review.looking import ChannelSight, look
from friendline.review.preflight import World
from friendline.review.progress import Progress
from friendline.review.reading import Read, read_all, reading_for
from friendline.review.run import Asked
from friendline.review.said import Said
from friendline.review.subjects import Subjects
from friendline.review.view_as import Scene
from friendline.screening import screen
from friendline.screening.choosing import load_settings
from friendline.screening.labels import Labels, apply_labels, read_labels
from friendline.sight import RULES
from friendline.sight.statements.applying import Statements, apply_statements, load_statements


@dataclass(frozen=True)
class Known:
    """Who is who, and who sees what.

    Attributes:
        zone: IANA name of the zone the owner lives in.
        read: What was read.
        said: What the owner said.
        policy: The rules, where some were named.
        identified: The book, and who is who in it.
        subjects: Whom a review of it speaks about.
        sights: What they see, by channel.
    """

    zone: str
    read: Read
    said: Said
    policy: Policy | None
    identified: Identified
    subjects: Subjects
    sights: Mapping[str, ChannelSight]

    def scene(self, progress: Progress) -> Scene:
        """Look for findings in all items, and give what is to be seen.

        Args:
            progress: Is told what is being done.

        Raises:
            ScreeningSettingsError: What the owner said of detectors cannot be done.
        """
        progress.stage("What would they see in it")
        book = self.identified.book
        detectors = detectors_for(self.read, book, self.said)
        labelled = apply_labels(screen(book.items, detectors), self._labels, book.items)
        return Scene(book, self.subjects, self.sights, labelled.findings, FineFor(labelled))

    def world(self) -> World:
        """Give what a draft is held against.

        Raises:
            ScreeningSettingsError: What the owner said of detectors cannot be done.
        """
        return World(
            identified=self.identified,
            subjects=self.subjects,
            sights=self.sights,
            detectors=detectors_for(self.read, self.identified.book, self.said),
            settings=self.said.detectors,
            labels=self._labels,
            policy=self.policy,
            zone=self.zone,
            edited=self.said.edited,
        )

    @property
    def _labels(self) -> Labels:
        return labels_of_today(self.said.labels, self.identified).labels


def read_known(asked: Asked, progress: Progress) -> Known:
    """Read sources, the client list and what the owner said, and judge who sees what.

    Args:
        asked: Where to read, as for a review; its output is not used.
        progress: Is told what is being done.

    Raises:
        ArchiveError: A path cannot be opened; and the other errors of ``review.run.make_review``.
    """
    policy = load_policy(asked.policy) if asked.policy else None
    reading = reading_for(asked.zone, asked.today, policy)
    said = Said(
        statements=load_statements(asked.audience, asked.zone) if asked.audience else Statements(),
        kept=decided_before(asked.decided),
        detectors=load_settings(asked.detectors) if asked.detectors else {},
        labels=read_labels(asked.label_file),
        may_send=asked.may_send,
        edited=load_edited(asked.edited_file) if asked.edited_file else Edited(),
    )
    read = read_all(asked.sources, asked.clients, reading, progress, columns=asked.columns)
    progress.stage("Who is who")
    identified = identify(read.book, said.kept)
    book, subjects = identified.book, Subjects(identified.book, identified.matches)
    progress.stage("Who can see what")
    items = apply_statements(book.items, said.statements, RULES)
    sights = look(book, items, subjects, said.statements)
    return Known(asked.zone, read, said, policy, identified, subjects, sights)
