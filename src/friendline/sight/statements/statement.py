"""What the owner can say of audiences, as types; the file is read in ``sight.statements_file``."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum

from friendline.model import ItemKind, Seconds
from friendline.sight.network import NetworkRules


@dataclass(frozen=True)
class Scope:
    """Which items are meant: those that fit all that is said; ``None`` or empty holds for all.

    Names are compared without regard to case.

    Attributes:
        channel: Items of this network.
        kinds: Items of these kinds.
        album: Items in this album.
        place: Items that show this place.
        group: Items posted in this group.
        timeline: Items on the timeline of this person.
        tagged_from: Items in which somebody on this list is tagged.
        since: Items made then or later.
        until: Items made before.
        item: The item of this id.
    """

    channel: str | None = None
    kinds: tuple[ItemKind, ...] = ()
    album: str | None = None
    place: str | None = None
    group: str | None = None
    timeline: str | None = None
    tagged_from: str | None = None
    since: Seconds | None = None
    until: Seconds | None = None
    item: str | None = None

    @property
    def is_span(self) -> bool:
        """Whether it says a channel and a time at most."""
        rest = (self.kinds, self.album, self.place, self.group, self.timeline, self.tagged_from)
        return not any(rest) and self.item is None


class Nearness(IntEnum):
    """How near a statement stands to an item; the nearer one wins."""

    DEFAULT = 0
    RULE = 1
    ITEM = 2


@dataclass(frozen=True)
class Statement:
    """Who some items are for.

    Attributes:
        audience: Who, in the words of ``sight.audience``.
        scope: Which items.
        nearness: How near it stands to them. A default holds only for what the owner decides.
        where: The place in the file, for messages.
    """

    audience: str
    scope: Scope = Scope()
    nearness: Nearness = Nearness.DEFAULT
    where: str = field(default="", compare=False)

    @property
    def item(self) -> str | None:
        """The single item it is about, if it is about one."""
        return self.scope.item


@dataclass(frozen=True)
class NetworkState:
    """What holds for the owner's account on one network; ``None`` is not said.

    Attributes:
        channel: The network.
        visitors_see: Whether who is not logged in sees what is public.
        friend_list: Who can see the list of friends, in the words of ``sight.audience``.
        past_posts_limited: When past posts were limited: midnight at the end of that day.
        tag_review: Whether the owner reviews tags. It changes nobody's sight (guidance 4.4, 5).
    """

    channel: str
    visitors_see: bool | None = None
    friend_list: str | None = None
    past_posts_limited: Seconds | None = None
    tag_review: bool | None = None


@dataclass(frozen=True)
class Asked:
    """A question that was asked and led to no statement.

    Attributes:
        scope: Which items it was about.
        varied: Whether the answer was that it varied; if not, the owner does not know.
    """

    scope: Scope
    varied: bool


@dataclass(frozen=True)
class Statements:
    """All that the owner said.

    Attributes:
        statements: In the order of the file: defaults, rules, items.
        lists: Names of the members' accounts, by (channel, list name in lower case).
        networks: What holds for the account, by channel.
        asked: Questions of the interview that led to no statement.
    """

    statements: tuple[Statement, ...] = ()
    lists: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    networks: Mapping[str, NetworkState] = field(default_factory=dict)
    asked: tuple[Asked, ...] = ()

    def rules(self, rules: NetworkRules) -> NetworkRules:
        """Give a network's rules as they are for this owner: servers can ask visitors to log in."""
        state = self.networks.get(rules.channel)
        if state is None or state.visitors_see is None:
            return rules
        return replace(rules, visitors_see=state.visitors_see)
