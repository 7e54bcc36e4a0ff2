"""An entry of the ledger as a sentence that names the person; for the page and a terminal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import msgspec

from friendline.desk.ledger.saying import WHO, sentence_of
from friendline.store import clock
from friendline.store.models import LedgerEntry
from friendline.store.people.noted import known_people

__all__ = ["Told", "ledger_lines", "told", "words_of"]

_NOBODY: Final = "somebody"
_ERASED: Final = " (Its words were erased.)"


@dataclass(frozen=True)
class Told:
    """What an entry says.

    Attributes:
        before: What is said before the name.
        name: What the person is called; empty where that is not known.
        after: What is said after it; all of it where nobody is named.
        names: Whether somebody is named in it.
        is_known: Whether the person has a page.
    """

    before: str
    name: str
    after: str
    names: bool
    is_known: bool

    @property
    def sentence(self) -> str:
        """All of it."""
        return f"{self.before}{self.name or _NOBODY}{self.after}" if self.names else self.after


def words_of(entry: LedgerEntry) -> dict[str, Any]:
    """Give the words of an entry by their names; none where they were erased."""
    words: dict[str, Any] = {} if entry.words is None else msgspec.json.decode(entry.words)
    return words


def told(entry: LedgerEntry) -> Told:
    """Give what an entry says."""
    words = words_of(entry)
    known = known_people().get(entry.about or "")
    before, named, after = sentence_of(entry.kind, words, entry.about).partition(WHO)
    if not named:
        before, after = "", before
    return Told(
        before=before,
        name=known.name if known else str(words.get("person_name") or words.get("name") or ""),
        after=after.replace(WHO, "them"),
        names=bool(named),
        is_known=known is not None,
    )


def ledger_lines(entries: Iterable[LedgerEntry]) -> Iterator[str]:
    """Give each entry as a line: number, time in the owner's zone, and what it says."""
    zone = ZoneInfo(clock.zone())
    for entry in entries:
        when = datetime.fromtimestamp(entry.at, zone).strftime("%Y-%m-%d %H:%M")
        sentence = " ".join(told(entry).sentence.split())
        yield f"{entry.pk:>5}  {when}  {sentence}{_ERASED if entry.words is None else ''}"
