"""What ``friendline people`` works on: the book, what was decided, and who is who by both."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from friendline.matching.asking.attaching import Attached, Who
from friendline.matching.asking.decision_file import (
    USUAL_NAME,
    KeptDecisions,
    append_decisions,
    read_decisions,
)
from friendline.matching.asking.decisions import Act, Decision
from friendline.model import Account, Match, Person

if TYPE_CHECKING:
    from friendline.review.progress import Progress


class NobodyToMatchError(ValueError):
    """Nobody is known whose accounts could be looked for."""

    def __init__(self) -> None:
        super().__init__(
            "There is nobody whose accounts could be found: give your client list with --clients."
        )


@dataclass(frozen=True)
class Asked:
    """Where to read, as the commands take it.

    Attributes:
        sources: Exports, or folders of them.
        clients: The client list.
        columns: What its columns are, where that does not lie beside it.
        decisions: The file of decisions, where it is not beside the list.
        zone: IANA name of the zone the owner lives in.
    """

    sources: tuple[Path, ...]
    clients: Path | None
    columns: Path | None
    decisions: Path | None
    zone: str

    @property
    def place(self) -> Path:
        """The file of decisions: the one named, else the one beside the list, else here."""
        beside = self.clients.parent if self.clients else Path()
        return self.decisions or beside / USUAL_NAME


@dataclass(frozen=True)
class Known:
    """Everybody, and who is who.

    Attributes:
        place: The file of decisions.
        who: People as the sources tell them, and accounts.
        kept: What the file holds.
        attached: The same by the ids of today.
        people: People, with those made one whom the owner merged.
        matches: Who is who.
        weight: What hangs on an account: requests that wait, and whether a tie stands.
        tied: How each account is tied to the owner, in words; it tells accounts of one name apart.
    """

    place: Path
    who: Who
    kept: KeptDecisions
    attached: Attached
    people: Mapping[str, Person]
    matches: Sequence[Match]
    weight: Mapping[str, int]
    tied: Mapping[str, str]

    @property
    def accounts(self) -> Mapping[str, Account]:
        """Accounts of all channels by id."""
        return self.who.accounts

    def keep(self, said: Sequence[tuple[Act, str, str]], note: str = "") -> "Known":
        """Write one answer to the file, and give everything with it.

        Args:
            said: What was said of which person and account, or of which two people.
            note: Why, in the owner's words.
        """
        from msgspec.structs import replace as with_note

        number = self.kept.said.next_number
        now = int(time.time())
        new = [with_note(self.who.decision(number, now, *one), note=note) for one in said]
        return self._with(new)

    def undo(self, number: int) -> "Known":
        """Write that an answer counts no more, and give everything without it."""
        after = self.kept.said.next_number
        return self._with([Decision.undoing(number, number=after, at=int(time.time()))])

    def _with(self, new: Sequence[Decision]) -> "Known":
        kept = append_decisions(self.place, new)
        return replace(self, kept=kept, attached=self.who.attach(kept.said))


def read_known(asked: Asked, progress: "Progress", *, matched: bool = True) -> Known:
    """Read sources, the client list and what was decided.

    Args:
        asked: Where.
        progress: Is told what is read.
        matched: Whether to work out who is who; without it there are no matches.

    Raises:
        NobodyToMatchError: Neither a list nor an address book names anybody.
        SaidFileError: The file of decisions cannot be used.
        ArchiveError: A path cannot be opened; and the other errors of ``review.run``.
    """
    from friendline.review.identifying import identify
    from friendline.review.reading import read_all, reading_for
    from friendline.review.who_is_who import ties_in_words, weights

    kept = read_decisions(asked.place)
    reading = reading_for(asked.zone, date.today(), None)  # noqa: DTZ011 - the reader's day
    sources = [path for path in asked.sources if not _is(path, asked.place)]
    book = read_all(sources, asked.clients, reading, progress, columns=asked.columns).book
    if not book.people:
        raise NobodyToMatchError
    progress.stage("Who is who")
    identified = identify(book, kept, matched=matched)
    return Known(
        place=asked.place,
        who=identified.who,
        kept=kept,
        attached=identified.attached,
        people=identified.book.people,
        matches=identified.matches,
        weight=weights(book),
        tied=ties_in_words(book),
    )


def _is(path: Path, other: Path) -> bool:
    return path.absolute() == other.absolute()
