"""Who plays in the demo: clients, friends, requests and connections, and who is who."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import cycle

from friendline.demo.dice import Dice
from friendline.demo.naming import Namer, without_accents
from friendline.demo.owner import (
    CLOSE_FRIENDS,
    JOINED,
    Cast,
    Client,
    Connection,
    Invitation,
    Named,
)
from friendline.demo.planted import Asked, FriendOnList, OnLinkedIn
from friendline.model import Seconds

FRIENDS_ON_LIST = 7
"""Friends who fit the client list, of ``IN_CONTACTS`` (A13)."""
AMBIGUOUS = 2
"""Those among them who are namesakes."""
IN_CONTACTS = 212

UNANSWERED_DAYS = 34
"""How long the planted request waits (A11: more than 10 days)."""

_LEADS: dict[str, tuple[str, str]] = {
    "boozer": ("Marcus", "Thornbury"),
    "accepted": ("Priya", "Raman"),
    "nickname": ("Robert", "Ellwood"),
    "accents": ("Zoë", "Lindqvist"),
    "initial": ("Katarzyna", "Wilk"),
    "two friends": ("Sarah", "Mitcham"),
    "met": ("Daniel", "Okafor"),
    "not met": ("Grace", "Tennant"),
    "unanswered": ("Helen", "Sowerby"),
    "rejected": ("Colin", "Farrow"),
    "removed": ("Beatriz", "Nogueira"),
    "married": ("Hannah", "Pettifer"),
    "linked": ("Tomasz", "Zieliński"),
    "inviter": ("Yusuf", "Aydoğan"),
}
_MARRIED_NAME = "Adeyemi"
_EQUALS = ("unanswered", "accepted", "rejected", "removed")


@dataclass(frozen=True)
class Ensemble:
    """The whole cast and what is true of it.

    Attributes:
        cast: Everybody.
        leads: Clients with a planted part, by the name of the part.
        friends_on_list: A13.
        on_linkedin: Clients whose LinkedIn account is certain.
        asked: The leads who asked, by the name of the part.
        strangers: Those who ask and are not on the client list.
    """

    cast: Cast
    leads: dict[str, Client]
    friends_on_list: tuple[FriendOnList, ...]
    on_linkedin: tuple[OnLinkedIn, ...]
    asked: dict[str, Asked]
    strangers: tuple[str, ...]


@dataclass
class Casting:
    """Casts one demo; the order of its steps is the order of its chance.

    Attributes:
        seed: Seed of all chance.
        contacts: Number of Facebook friends.
        clients: Length of the client list.
        today: Day of the exports.
    """

    seed: int
    contacts: int
    clients: int
    today: date
    _namer: Namer = field(init=False)
    _dice: Dice = field(init=False)

    def __post_init__(self) -> None:
        self._dice = Dice(self.seed, "cast")
        self._namer = Namer(self._dice)
        for given, family in _LEADS.values():
            self._namer.take(given[0] + family)

    def cast(self) -> Ensemble:
        """Give everybody."""
        leads = self._leads()
        others = [self._client(number) for number in range(self.clients - len(leads))]
        on_list = self._friends_on_list(leads, others)
        clients = [*leads.values(), *others]
        asked = self._asked(leads, on_list)
        connections, noted, on_linkedin = self._connections(leads, others)
        listed = [replace(one, linkedin=noted.get(one.email, "")) for one in clients]
        facebook, strangers = self._facebook(on_list, asked)
        return Ensemble(
            cast=Cast(
                clients=tuple(sorted(listed, key=lambda c: (c.family.lower(), c.given, c.email))),
                connections=tuple(sorted(connections, key=lambda c: (c.on, c.url), reverse=True)),
                invitations=self._invitations(leads["inviter"], connections),
                **facebook,
            ),
            leads=leads,
            friends_on_list=tuple(sorted(on_list, key=lambda friend: friend.ambiguous)),
            on_linkedin=on_linkedin,
            asked=asked,
            strangers=strangers,
        )

    def _leads(self) -> dict[str, Client]:
        """The clients of the stories; those of one story have equal facts."""
        began = {part: date(self.today.year - 4, 3, 2) for part in _EQUALS}
        began |= dict.fromkeys(("met", "not met"), date(self.today.year - 2, 9, 5))
        leads = {}
        for part, (given, family) in _LEADS.items():
            firm = self._namer.company()
            leads[part] = Client(
                given=given,
                family=family,
                email=self._namer.address(given, family, firm),
                phone=self._namer.phone(),
                company=firm,
                met="no" if part == "not met" else "yes",
                since=began.get(part) or self._day(self.today.year - 5, self.today.year - 3),
            )
        return leads

    def _client(self, number: int) -> Client:
        """Make up a client; in turn every seventh is a prospect, every fourth a former client."""
        given, family = self._namer.client()
        firm = self._namer.company()
        client = Client(
            given=given,
            family=family,
            email=self._namer.address(given, family, firm),
            phone=self._namer.phone(),
            company=firm,
            met=self._dice.pick(("yes", "yes", "yes", "no", "")),
        )
        if number % 7 == 6:  # noqa: PLR2004 - the last of seven
            return replace(client, status="Prospect", met=self._dice.pick(("yes", "no", "")))
        since = self._day(2013, self.today.year - 1)
        if number % 4 == 1:
            days = (self.today - since).days
            ended = since + timedelta(days=self._dice.between(days // 3, days - 20))
            return replace(client, status="Former client", since=since, ended=ended)
        return replace(client, since=since)

    def _friends_on_list(
        self, leads: dict[str, Client], others: list[Client]
    ) -> list[FriendOnList]:
        """Choose who of the client list is a friend, in the proportion of A13."""
        wanted = round(self.contacts * FRIENDS_ON_LIST / IN_CONTACTS)
        # most clients are no friends, however many friends there are
        wanted = max(FRIENDS_ON_LIST, min(wanted, self.clients // 3))
        ambiguous = round(wanted * AMBIGUOUS / FRIENDS_ON_LIST)
        planned = {"boozer": "same name", "accepted": "same name"}
        planned |= {way: way for way in ("nickname", "accents", "initial")}
        on_list = [self._as_friend(leads[part], way) for part, way in planned.items()]
        ways = cycle(("same name", "nickname", "accents", "initial", "same name"))
        free = iter(tuple(others))
        while len(on_list) < wanted - ambiguous:
            on_list.append(self._as_friend(next(free), next(ways)))
        on_list += self._two_friends(leads["two friends"])
        while len(on_list) < wanted:
            on_list.append(self._two_clients(next(free), others))
            if len(on_list) + 2 <= wanted:
                on_list += self._two_friends(next(free))
        return on_list

    def _as_friend(self, client: Client, way: str) -> FriendOnList:
        """Make a friend of a client, under a name that agrees in this way if theirs allows it."""
        shown, way = self._shown(client, way)
        return FriendOnList(shown, self._friend_since(client), (client.email,), way)

    def _shown(self, client: Client, way: str) -> tuple[str, str]:
        nickname = self._namer.nickname(client.given)
        if way == "nickname" and nickname:
            return f"{nickname} {client.family}", way
        if way == "accents" and without_accents(client.name) != client.name:
            return without_accents(client.name), way
        if way == "initial":
            return f"{client.given[0]}. {client.family}", way
        return client.name, "same name"

    def _two_friends(self, client: Client) -> list[FriendOnList]:
        """Two friends of one name; only one of them can be the client."""
        known = self._friend_since(client)
        older = self._noon(self._day(JOINED.year, 2014))
        return [
            FriendOnList(client.name, since, (client.email,), "two friends")
            for since in (older, known)
        ]

    def _two_clients(self, client: Client, others: list[Client]) -> FriendOnList:
        """One friend for two clients of one name; the second takes the last one's row."""
        firm = self._namer.company()
        email = self._namer.address(client.given, client.family, firm)
        others.pop()
        others.insert(0, replace(client, email=email, phone=self._namer.phone(), company=firm))
        since = self._friend_since(client)
        return FriendOnList(client.name, since, (client.email, email), "two clients")

    def _friend_since(self, client: Client) -> datetime:
        first = (client.since or date(self.today.year - 3, 1, 1)) + timedelta(days=60)
        last = self.today - timedelta(days=90)
        days = max(0, (last - first).days)
        return self._noon(last - timedelta(days=self._dice.between(0, days)))

    def _asked(self, leads: dict[str, Client], on_list: list[FriendOnList]) -> dict[str, Asked]:
        """When each of the leads asked, and what came of it."""
        friends = {friend.clients[0]: friend.since for friend in on_list}
        days = {
            "met": ("pending", 4),
            "not met": ("pending", 3),
            "unanswered": ("pending", UNANSWERED_DAYS),
            "rejected": ("rejected", 61),
            "removed": ("removed", 118),
        }
        asked = {
            part: Asked(leads[part].name, self._noon(self.today - timedelta(days=ago)), outcome)
            for part, (outcome, ago) in days.items()
        }
        accepted = leads["accepted"]
        return asked | {"accepted": Asked(accepted.name, friends[accepted.email], "accepted")}

    def _facebook(
        self, on_list: list[FriendOnList], asked: dict[str, Asked]
    ) -> tuple[dict[str, tuple[Named, ...]], tuple[str, ...]]:
        """Everybody on Facebook by the list they are on, and the strangers who ask."""
        friends = [Named(friend.friend, _seconds(friend.since)) for friend in on_list]
        friends += [Named(name, self._at(JOINED.year, 2010)) for name in CLOSE_FRIENDS]
        friends += self._strangers(self.contacts - len(friends), JOINED.year, self.today.year - 1)
        few, past = max(3, self.contacts // 70), self.today.year - 1
        yesterday = self._noon(self.today - timedelta(days=1))
        strangers = [
            Named(stranger.name, _seconds(yesterday) - self._dice.below(40 * 86_400))
            for stranger in self._strangers(few, past, past)
        ]
        lists = {
            "friends": friends,
            "received": [*_named(asked, "pending"), *strangers],
            "sent": self._strangers(few, past, past),
            "rejected": [*_named(asked, "rejected"), *self._strangers(few * 2, 2010, past)],
            "removed": [*_named(asked, "removed"), *self._strangers(few, 2010, past)],
            "followers": self._strangers(few * 2, 2012, past),
            "following": self._strangers(few * 3, 2012, past),
        }
        newest_first = {
            name: tuple(sorted(people, key=lambda person: (-person.at, person.name)))
            for name, people in lists.items()
        }
        return newest_first, tuple(stranger.name for stranger in strangers)

    def _strangers(self, count: int, first: int, last: int) -> list[Named]:
        return [Named(" ".join(self._namer.friend()), self._at(first, last)) for _ in range(count)]

    def _connections(
        self, leads: dict[str, Client], others: list[Client]
    ) -> tuple[list[Connection], dict[str, str], tuple[OnLinkedIn, ...]]:
        """LinkedIn: half of the clients and people from work.

        Returns:
            Everybody; the profile addresses that the owner knows, by the client's e-mail; and
            the clients whose account is certain.
        """
        accounts = [
            (leads["married"], replace(self._account(leads["married"]), family=_MARRIED_NAME)),
            (leads["linked"], self._account(leads["linked"])),
        ]
        accounts += [(one, self._account(one)) for one in others if self._dice.chance(0.5)]
        noted, certain, connections = {}, [], []
        for number, (client, account) in enumerate(accounts):
            way = "profile address" if number == 1 or self._dice.chance(0.25) else ""
            way = "same e-mail" if number == 0 or self._dice.chance(0.12) else way
            if way == "same e-mail":
                account = replace(account, email=client.email)  # noqa: PLW2901 - one step more
            elif way:
                noted[client.email] = account.url
            if way:
                certain.append(OnLinkedIn(client.name, client.email, account.name, way))
            connections.append(account)
        for _ in range(self.contacts * 3 // 4):
            given, family = self._namer.friend()
            connections.append(self._connection(given, family, self._namer.company()))
        return connections, noted, tuple(certain)

    def _account(self, client: Client) -> Connection:
        return self._connection(client.given, client.family, client.company)

    def _connection(self, given: str, family: str, company: str) -> Connection:
        return Connection(
            given=given,
            family=family,
            url=self._namer.profile(given, family),
            company=company,
            position=self._namer.position(),
            on=self._day(2012, self.today.year - 1),
        )

    def _invitations(
        self, inviter: Client, connections: list[Connection]
    ) -> tuple[Invitation, ...]:
        """One client waits, so do some strangers; one accepted, some of the owner's own."""
        strangers = [self._namer.friend() for _ in range(6)]
        accepted = max(connections, key=lambda connection: (connection.on, connection.url))
        ages = ((6, True), (12, True), (25, True), (2, True), (9, False), (40, False))
        invited = [
            Invitation(
                name=" ".join(name),
                url=self._namer.profile(*name),
                at=_seconds(self._noon(self.today - timedelta(days=ago))),
                incoming=incoming,
            )
            for name, (ago, incoming) in zip(strangers, ages, strict=True)
        ]
        address = self._namer.profile(inviter.given, inviter.family)
        at = _seconds(self._noon(self.today - timedelta(days=5)))
        met = _seconds(self._noon(accepted.on))
        invited.append(Invitation(inviter.name, address, at, incoming=True))
        invited.append(Invitation(accepted.name, accepted.url, met, incoming=True))
        return tuple(sorted(invited, key=lambda one: (-one.at, one.name)))

    def _day(self, first: int, last: int) -> date:
        start, end = date(first, 1, 1), min(date(last, 12, 28), self.today - timedelta(days=30))
        return start + timedelta(days=self._dice.between(0, (end - start).days))

    def _at(self, first: int, last: int) -> Seconds:
        return _seconds(self._noon(max(JOINED, self._day(first, last))))

    def _noon(self, day: date) -> datetime:
        """Some time between eight and noon (UTC) of a day."""
        start = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
        return start + timedelta(seconds=self._dice.below(4 * 3600))


def _named(asked: dict[str, Asked], outcome: str) -> list[Named]:
    return [Named(one.client, _seconds(one.at)) for one in asked.values() if one.outcome == outcome]


def _seconds(at: datetime) -> Seconds:
    return int(at.timestamp())
