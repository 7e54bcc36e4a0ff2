"""The list of people: those of the client lists, and those who ask or are connected beside them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from friendline.archives.tables.folding import fold
from friendline.matching.wording import channel_title
from friendline.model import Certainty, Person, Relationship, Status
from friendline.review.contract import PersonRow
from friendline.review.report.words import plain
from friendline.store import clock
from friendline.store.models import LedgerEntry
from friendline.store.people import acquaintances
from friendline.store.people.who_is_who import Known, known
from friendline.store.review import reviewed

__all__ = ["NOT_FOUND", "Asked", "Listed", "everybody", "fitting", "what_they_are"]

NOT_FOUND: Final = "none"
"""Chosen for people of whom no account was found."""


@dataclass(frozen=True)
class Listed:
    """Somebody in the list.

    Attributes:
        id: Their id.
        name: What they are called.
        relationship: What they are to the owner.
        status: Where that stands.
        is_listed: Whether a list of the owner's, or the owner, names them.
        accounts: The networks on which they are found, and how sure that is.
        words: All they can be looked for by, folded.
    """

    id: str
    name: str
    relationship: Relationship
    status: Status
    is_listed: bool
    accounts: tuple[tuple[str, Certainty], ...]
    words: str

    @property
    def what(self) -> str:
        """What they are: "current client"."""
        return what_they_are(self.relationship, self.status)

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """Networks with how sure it is, each once."""
        surest: dict[str, Certainty] = {}
        order = list(Certainty)
        for channel, certainty in self.accounts:
            surest[channel] = min(surest.get(channel, certainty), certainty, key=order.index)
        return tuple((channel_title(name), certainty.value) for name, certainty in surest.items())

    @property
    def certainty(self) -> str:
        """How sure the surest account is."""
        order = [one.value for one in Certainty]
        return min((one.value for _, one in self.accounts), key=order.index, default=NOT_FOUND)


@dataclass(frozen=True)
class Asked:
    """What of the list is asked for; empty is all.

    Attributes:
        who: "listed" or "other".
        relationship: What they are.
        status: Where it stands.
        channel: A network on which they are found.
        certainty: How sure their surest account is, there or anywhere.
        words: A part of a name, an address or a handle.
        shown_name: Gives the name a person is shown by, where that is another one.
    """

    who: str = ""
    relationship: str = ""
    status: str = ""
    channel: str = ""
    certainty: str = ""
    words: str = ""
    shown_name: Callable[[str, str], str] | None = None

    def fits(self, one: Listed) -> bool:
        """Whether somebody is asked for."""
        return (
            (not self.who or one.is_listed == (self.who == "listed"))
            and self.relationship in {"", one.relationship.value}
            and self.status in {"", one.status.value}
            and (not self.channel or any(name == self.channel for name, _ in one.accounts))
            and self._is_as_sure(one)
            and all(word in self._words_of(one) for word in fold(self.words).split())
        )

    def _is_as_sure(self, one: Listed) -> bool:
        if not self.certainty:
            return True
        if not self.channel:
            return one.certainty == self.certainty
        return any(name == self.channel and sure == self.certainty for name, sure in one.accounts)

    def _words_of(self, one: Listed) -> str:
        return fold(self.shown_name(one.id, one.name)) if self.shown_name else one.words


def what_they_are(relationship: Relationship, status: Status) -> str:
    """Say what somebody is: "former client", "friend"; empty where nobody knows."""
    if relationship is Relationship.UNKNOWN:
        return ""
    # "Prospective prospect" says it twice.
    is_told = status in {Status.CURRENT, Status.FORMER}
    return plain(f"{status.value} {relationship.value}" if is_told else relationship.value)


def everybody() -> tuple[Listed, ...]:
    """Give everybody, by name, as it stands at this moment."""
    last = LedgerEntry.objects.order_by("-id").values_list("id", flat=True).first()
    return _everybody(*reviewed.review_and_store(), last or 0, clock.today())


def fitting(people: Iterable[Listed], asked: Asked) -> list[Listed]:
    """Give those who are asked for."""
    return [one for one in people if asked.fits(one)]


@lru_cache(maxsize=2)
def _everybody(review: int, store: str, last_entry: int, day: date) -> tuple[Listed, ...]:  # noqa: ARG001 - they tell one state of a store from another
    people, now = acquaintances.people(), known()
    found = [_of_list(person, now) for person in people.values()]
    rows: list[PersonRow] = reviewed.section("people")
    others = [_beside(row) for row in rows if not row.on_client_list and not _is_told(row, now)]
    return tuple(sorted([*found, *others], key=lambda one: (fold(one.name), one.id)))


def _is_told(row: PersonRow, now: Known) -> bool:
    """Whether the owner said since the review whose account it is."""
    account = now.account_of(row.id)
    return account is not None and account in now.attached.decisions.confirmed


def _of_list(person: Person, now: Known) -> Listed:
    matches = now.matches_of(person.id)
    accounts = [(now.accounts[one.account], one.certainty) for one in matches]
    handles = [each for one, _ in accounts for each in (one.handle, one.name) if each]
    said = [each for _, each in person.said_accounts]
    return Listed(
        id=person.id,
        name=person.name,
        relationship=person.relationship,
        status=person.status,
        is_listed=True,
        accounts=tuple((one.channel, certainty) for one, certainty in accounts),
        words=_folded(person.name, *person.other_names, *person.emails, *handles, *said),
    )


def _beside(row: PersonRow) -> Listed:
    handles = [each for one in row.accounts for each in (one.name, one.handle) if each]
    return Listed(
        id=row.id,
        name=row.name,
        relationship=row.relationship,
        status=row.status,
        is_listed=False,
        accounts=tuple((one.channel, Certainty.AMBIGUOUS) for one in row.accounts),
        words=_folded(row.name, *handles),
    )


def _folded(*texts: str) -> str:
    return "\n".join(fold(text) for text in texts)
