"""A small made-up book on Facebook, and everybody who could look at it.

Jane Roe, whose accounts these are, and everybody she knows are made up.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from friendline.book import Book, Collector
from friendline.matching.asking.decisions import Decisions
from friendline.model import (
    Account,
    AudienceSource,
    Direction,
    Item,
    ItemKind,
    Owner,
    Person,
    Record,
    Relationship,
    Request,
    RequestState,
    Tie,
    TieKind,
)
from friendline.review.identifying import Identified, identify
from friendline.review.looking import ChannelSight, look
from friendline.review.subjects import Subjects
from friendline.said import Kept
from friendline.sight import RULES
from friendline.sight.statements.applying import Statements, apply_statements

JANE = Owner(channel="facebook", names=("Jane Roe",), emails=("jane@example.org",))


def at(day: str, hour: int = 12) -> int:
    """UTC seconds of an hour of a day."""
    return int(datetime.fromisoformat(f"{day}T{hour:02}:00:00").replace(tzinfo=UTC).timestamp())


def client(name: str) -> Person:
    """Somebody of the client list."""
    return Person(
        id=_first_name(name),
        name=name,
        emails=(f"{_first_name(name)}@example.org",),
        relationship=Relationship.CLIENT,
    )


def account(name: str, channel: str = "facebook") -> Account:
    """An account that shows its e-mail address."""
    return Account(channel=channel, name=name, emails=(f"{_first_name(name)}@example.org",))


def _first_name(name: str) -> str:
    return name.partition(" ")[0].lower()


def friend(name: str, channel: str = "facebook") -> Tie:
    """Somebody the owner is tied to by the network's own tie."""
    return Tie(account=account(name, channel), kind=RULES[channel].tie, since=1)


def follower(name: str) -> Tie:
    """Somebody who follows the owner without being a friend."""
    return Tie(account=account(name), kind=TieKind.FOLLOWER)


def asks(name: str) -> Request:
    """Somebody who waits for an answer."""
    return Request(
        account=account(name), direction=Direction.INCOMING, state=RequestState.PENDING, at=1
    )


def post(  # noqa: PLR0913 - what tells items apart
    text: str,
    audience: str = "friends",
    day: str = "2020-01-01",
    *,
    tagged: tuple[str, ...] = (),
    kind: ItemKind = ItemKind.POST,
    channel: str = "facebook",
    timeline: str | None = None,
) -> Item:
    """A post whose audience is stated."""
    known = audience != "unknown"
    return Item(
        channel=channel,
        kind=kind,
        at=at(day),
        text=text,
        tagged=tagged,
        timeline=timeline,
        audience=audience,
        audience_source=AudienceSource.STATED if known else AudienceSource.UNKNOWN,
    )


@dataclass(frozen=True)
class Small:
    """A small world, and who sees what in it."""

    identified: Identified
    subjects: Subjects
    sights: dict[str, ChannelSight]

    @property
    def book(self) -> Book:
        """The book."""
        return self.identified.book

    def item(self, text: str) -> str:
        """The id of the item with this text."""
        items = self.book.items
        (found,) = items.filter(items["text"] == text)["id"]
        return str(found)


def small(*records: Record, statements: Statements | None = None) -> Small:
    """Read records, and judge who sees what."""
    said = statements or Statements()
    collector = Collector()
    collector.add([JANE, *records])
    identified = identify(collector.book(), Kept(Decisions()))
    subjects = Subjects(identified.book, identified.matches)
    items = apply_statements(identified.book.items, said, RULES)
    return Small(identified, subjects, look(identified.book, items, subjects, said))
