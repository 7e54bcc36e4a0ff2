"""The truth about a demo: what was planted where, for tests and for those who show it.

The letters are those of the acceptance stories (requirements 1.8). All times are in UTC.
"""

from dataclasses import dataclass
from datetime import datetime

from friendline.model import Category


@dataclass(frozen=True)
class Meeting:
    """A meeting with one client in the calendar.

    Attributes:
        client: Name on the client list.
        email: Their address, on the list and among the attendees.
        uid: UID of the event.
        start: Its begin.
        cancelled_by: ``"owner"``, ``"client"`` or ``""`` for nobody.
    """

    client: str
    email: str
    uid: str
    start: datetime
    cancelled_by: str = ""


@dataclass(frozen=True)
class SeenOut:
    """The owner is seen somewhere: by her own check-in, or tagged by a friend."""

    place: str
    at: datetime
    tagged_by: str | None = None


@dataclass(frozen=True)
class Boozer:
    """A1: she cancelled on a client, a friend of hers, and was tagged at a pub that day (R41)."""

    meeting: Meeting
    seen: SeenOut


@dataclass(frozen=True)
class NearMiss:
    """A1, to stay silent: a meeting and a pub that do not contradict each other, and why."""

    meeting: Meeting
    seen: SeenOut
    why: str


@dataclass(frozen=True)
class Campaign:
    """A2: a post with the hashtag of a campaign (R42)."""

    text: str
    hashtag: str
    at: datetime


@dataclass(frozen=True)
class Asked:
    """A client and when they asked to be a friend, or became one.

    Attributes:
        client: Name on the client list, the same on Facebook.
        at: When.
        outcome: ``"pending"``, ``"accepted"``, ``"rejected"`` or ``"removed"``.
    """

    client: str
    at: datetime
    outcome: str


@dataclass(frozen=True)
class MetPair:
    """A4: two clients who ask, equal in all but having been met in person (R18)."""

    met: Asked
    not_met: Asked


@dataclass(frozen=True)
class Unanswered:
    """A11: a request left waiting, beside clients with equal facts (R4, R82)."""

    waiting: Asked
    days: int
    equals: tuple[Asked, ...]


@dataclass(frozen=True)
class OldPost:
    """A12: something from the first years that she would rather not have found (R73)."""

    text: str
    at: datetime
    category: Category


@dataclass(frozen=True)
class FriendOnList:
    """A13: a Facebook friend who is, or may be, on the client list (R90).

    Attributes:
        friend: Name on Facebook.
        since: When they became friends; it tells two friends of one name apart.
        clients: E-mail addresses of the clients it may be.
        way: How the names agree: ``"same name"``, ``"nickname"``, ``"accents"``, ``"initial"``,
            ``"two friends"`` or ``"two clients"``.
    """

    friend: str
    since: datetime
    clients: tuple[str, ...]
    way: str

    @property
    def ambiguous(self) -> bool:
        """Whether the name alone fits more than one."""
        return self.way.startswith("two ")


@dataclass(frozen=True)
class OnLinkedIn:
    """A client who is certainly this LinkedIn account.

    Attributes:
        client: Name on the client list.
        email: Their address on the client list.
        connection: Name on LinkedIn.
        way: ``"same e-mail"`` (under a married name) or ``"profile address"``.
    """

    client: str
    email: str
    connection: str
    way: str


@dataclass(frozen=True)
class Planted:
    """Every planted case of one demo.

    Attributes:
        owner: Her name on both networks.
        boozer: A1.
        near_misses: A1, those that must stay silent.
        campaign: A2.
        met_pair: A4.
        unanswered: A11.
        old_posts: A12, oldest first.
        friends_on_list: A13, the certain ones first.
        on_linkedin: Clients whose LinkedIn account is certain.
        invitation: Client with an invitation waiting on LinkedIn.
        strangers: Names of those who ask on Facebook and are not on the client list.
    """

    owner: str
    boozer: Boozer
    near_misses: tuple[NearMiss, ...]
    campaign: Campaign
    met_pair: MetPair
    unanswered: Unanswered
    old_posts: tuple[OldPost, ...]
    friends_on_list: tuple[FriendOnList, ...]
    on_linkedin: tuple[OnLinkedIn, ...]
    invitation: str
    strangers: tuple[str, ...]
