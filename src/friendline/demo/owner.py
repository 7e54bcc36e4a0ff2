"""The made-up owner and the types of the people around her."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from friendline.model import Seconds

FIRST_NAME = "Nell"
LAST_NAME = "Ashdown"
NAME = f"{FIRST_NAME} {LAST_NAME}"
EMAIL = "nell@ashdown-consulting.example"
PRIVATE_EMAIL = "nell.ashdown@post.example"
USERNAME = "nell.ashdown.77"
TOWN = "Bristol, United Kingdom"
ZONE = ZoneInfo("Europe/London")
JOINED = date(2009, 2, 14)
"""Her first day on Facebook."""

CLOSE_FRIENDS = (
    "Tom Ashdown",
    "Ruth Calder",
    "Maureen Calder",
    "Jess Whitcombe",
    "Dave Pocock",
    "Shaz Mirza-Lloyd",
    "Ollie Featherby",
    "Ngaire Tuhoe",
    "Babs Trowell",
    "Zoltán Bárány",
)
"""Family and friends who tag her and write on her timeline."""


@dataclass(frozen=True)
class Client:
    """One row of the client list.

    Attributes:
        given: Given name.
        family: Family name.
        email: Their own address, lower case.
        phone: A number of the range that Ofcom keeps for drama.
        company: Where they work.
        status: In the owner's words.
        met: ``"yes"``, ``"no"`` or ``""`` where she left it out.
        since: First day as a client, ``None`` for a prospect.
        ended: Last day as a client.
        linkedin: Profile address, where she noted it.
    """

    given: str
    family: str
    email: str
    phone: str
    company: str
    status: str = "Current client"
    met: str = "yes"
    since: date | None = None
    ended: date | None = None
    linkedin: str = ""

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given} {self.family}"


@dataclass(frozen=True)
class Named:
    """Somebody on Facebook: a name and a time, nothing more (formats 1.3)."""

    name: str
    at: Seconds


@dataclass(frozen=True)
class Connection:
    """Somebody on LinkedIn, as ``Connections.csv`` has them."""

    given: str
    family: str
    url: str
    company: str
    position: str
    on: date
    email: str = ""

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given} {self.family}"


@dataclass(frozen=True)
class Invitation:
    """An invitation on LinkedIn, as ``Invitations.csv`` has it."""

    name: str
    url: str
    at: Seconds
    incoming: bool


@dataclass(frozen=True)
class Cast:
    """Everybody around the owner, on the client list and on both networks."""

    clients: tuple[Client, ...]
    friends: tuple[Named, ...]
    received: tuple[Named, ...]
    sent: tuple[Named, ...]
    rejected: tuple[Named, ...]
    removed: tuple[Named, ...]
    followers: tuple[Named, ...]
    following: tuple[Named, ...]
    connections: tuple[Connection, ...]
    invitations: tuple[Invitation, ...]
