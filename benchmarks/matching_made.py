"""Made-up client lists and accounts of which it is known who is who, for the benchmark of matching.

The kinds of hard cases and their shares stand in ``matching_shown``, the names in
``matching_names``. A client may be on the channel or not; a namesake who is there is no match. What
the owner could not know (a married name that nobody told) counts as a true match all the same.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import msgspec
from matching_names import Human, Town, happens
from matching_shown import Told, handle_of, told

from friendline.model import Account, Fact, Person, Seconds, stable_id

DEVELOPMENT = range(10)
"""Seeds to look at while building, and to fit anything on."""
JUDGING = range(100, 105)
"""Seeds to look at once, at the end."""
ABSENT = "absent"
NAMESAKE = "absent, a namesake is there"


@dataclass(frozen=True)
class Made:
    """A client list, the accounts of the owner's channels, and who is who.

    Attributes:
        people: The client list by id.
        accounts: All accounts by id, in no telling order.
        truth: The account of a person on a channel; no entry where they are not there.
        kinds: The case of each person on each channel, ``absent`` ones included.
        since: When accounts were tied to the owner, for those where it is known.
    """

    people: dict[str, Person]
    accounts: dict[str, Account]
    truth: dict[tuple[str, str], str]
    kinds: dict[tuple[str, str], str]
    since: dict[str, Seconds] = field(default_factory=dict)


@dataclass(frozen=True)
class Shows:
    """What a channel's export shows beside a name, as shares of its accounts.

    Attributes:
        name: A display name; the handle stands for it where there is none.
        handle: A user name.
        company: The employer.
        city: The town.
        tells_email: Whether addresses are ever shown.
    """

    name: float = 1.0
    handle: float = 0.0
    company: float = 0.0
    city: float = 0.0
    tells_email: bool = True


CHANNELS: Mapping[str, Shows] = {
    "facebook": Shows(company=0.03, city=0.05),
    "linkedin": Shows(company=0.85, city=0.05),
    "instagram": Shows(name=0.6, handle=1.0, tells_email=False),
    "mastodon": Shows(name=0.7, handle=1.0, tells_email=False),
}
LISTED = {"company": 0.6, "city": 0.6, "email": 0.85, "second email": 0.25}
"""Shares of the client list that have each cell filled."""
KNOWN_EMAIL = 0.8
"""Share of the addresses shown by clients' accounts that the owner has noted."""
SHARED_EMAIL = 0.02
"""Share of relatives' accounts that show the address of the client's household."""
NAMESAKES = {"absent": 0.06, "present": 0.03, "in the list": 0.01}
RELATIVES = 0.12
COLLEAGUES = 0.2
NEARLY = 0.03
SAID_SECOND_PLACE = 0.5
"""Share of those with an untold married name whose company or town shows on both sides."""
DAY = 86_400
FIRST_DAY, LAST_DAY = 16_000, 20_700
DOMAINS = ("example.com", "mail.example", "post.example.org", "inbox.example.net")


def make(  # noqa: PLR0913 - the world has that many dials, each with its usual setting
    seed: int,
    *,
    people: int = 500,
    accounts: int = 5_000,
    overlap: float = 0.6,
    emails: float = 0.0,
    dates: float = 0.0,
    channels: Sequence[str] = ("facebook",),
) -> Made:
    """Make up a list and accounts; the same arguments give the same.

    Args:
        seed: One of ``DEVELOPMENT`` while building, of ``JUDGING`` at the end.
        people: Length of the client list.
        accounts: How many accounts there are in all, shared evenly among the channels.
        overlap: Share of the people who are on a channel, each channel by itself.
        emails: Share of the accounts that show an address, where the channel has them.
        dates: Share of people with a known begin of the engagement; their ties are dated.
        channels: Keys of ``CHANNELS``.

    Returns:
        The made-up owner's side and the truth.
    """
    asked = (seed, people, accounts, overlap, emails, dates, *channels)
    chance = random.Random(repr(asked))  # noqa: S311 - made-up people are no secret
    return _Maker(chance, Town(chance, accounts), emails, dates).made(
        people, accounts, overlap, channels
    )


@dataclass
class _Client:
    """A client while the world is being made."""

    human: Human
    person: Person
    began: int | None


class _Maker:
    """Makes one world."""

    def __init__(self, chance: random.Random, town: Town, emails: float, dates: float) -> None:
        self._chance = chance
        self._town = town
        self._emails = emails
        self._dates = dates
        self._made = Made({}, {}, {}, {})
        self._shown: list[tuple[Account, tuple[str, str] | None, Seconds | None]] = []

    def made(self, people: int, accounts: int, overlap: float, channels: Sequence[str]) -> Made:
        clients = [self._client(human) for human in self._humans(people)]
        for channel in channels:
            size = len(self._shown) + accounts // len(channels)
            for client in clients:
                self._client_account(client, channel, chance_there=overlap)
            self._namesakes(clients, channel)
            self._neighbours(clients, channel)
            while len(self._shown) < size:
                human = self._stranger_human(clients)
                self._stranger(human, channel, self._own_email(human))
        self._number()
        return self._made

    def _humans(self, people: int) -> list[Human]:
        made: list[Human] = []
        while len(made) < people:
            same = made and happens(self._chance, NAMESAKES["in the list"])
            common = [human.common for human in made]
            of = self._chance.choices(made, common)[0] if same else None
            made.append(self._town.namesake(of) if of else self._town.human())
        return made

    def _client(self, human: Human) -> _Client:
        number = len(self._made.people)
        company, city = self._cells(human, LISTED["company"], LISTED["city"])
        began = self._day() if happens(self._chance, self._dates) else None
        facts: dict[str, Fact] = {} if began is None else {"began_on": began}
        person = Person(
            id=stable_id("person", "made", number),
            name=human.name,
            emails=self._noted_emails(human),
            company=company,
            city=city,
            facts=facts,
        )
        self._made.people[person.id] = person
        return _Client(human, person, began)

    def _noted_emails(self, human: Human) -> tuple[str, ...]:
        if not happens(self._chance, LISTED["email"]):
            return ()
        count = 2 if happens(self._chance, LISTED["second email"]) else 1
        return tuple(self._email(human) for _ in range(count))

    def _email(self, human: Human) -> str:
        local = handle_of(self._chance, human).strip("._") or "post"
        return f"{local}{self._chance.randrange(1000)}@{self._chance.choice(DOMAINS)}"

    def _client_account(self, client: _Client, channel: str, chance_there: float) -> None:
        key = (client.person.id, channel)
        case = told(self._chance, client.human)
        self._note(client, case)  # before it is drawn who is there, so that it tells nothing
        if not happens(self._chance, chance_there):
            self._made.kinds[key] = ABSENT
            return
        account = self._account(client.human, case, channel, self._client_email(client))
        if case.kind == "married, not told" and happens(self._chance, SAID_SECOND_PLACE):
            account = self._same_place(client, account)
        self._made.kinds[key] = case.kind
        self._shown.append((account, key, self._since(client.began)))

    def _note(self, client: _Client, case: Told) -> None:
        """Write the name into the list as the case has it; the first channel's case stands."""
        person = client.person
        name = case.noted if person.name == client.human.name else person.name
        others = tuple(dict.fromkeys((*person.other_names, *case.other_names)))
        self._keep(client, msgspec.structs.replace(person, name=name, other_names=others))

    def _keep(self, client: _Client, person: Person) -> None:
        client.person = person
        self._made.people[person.id] = person

    def _client_email(self, client: _Client) -> tuple[str, ...]:
        if not happens(self._chance, self._emails):
            return ()
        noted = client.person.emails
        if noted and happens(self._chance, KNOWN_EMAIL):
            return (self._chance.choice(noted),)
        return (self._email(client.human),)

    def _same_place(self, client: _Client, account: Account) -> Account:
        human = client.human
        city = happens(self._chance, 0.5)
        told_too = {"city": human.city} if city else {"company": human.company}
        self._keep(client, msgspec.structs.replace(client.person, **told_too))
        return msgspec.structs.replace(account, **told_too)

    def _namesakes(self, clients: Sequence[_Client], channel: str) -> None:
        """Put strangers of the same name there, of common names rather than of rare ones."""
        by_presence: dict[str, list[_Client]] = {"absent": [], "present": []}
        for client in clients:
            absent = self._made.kinds[client.person.id, channel] == ABSENT
            by_presence["absent" if absent else "present"].append(client)
        for presence, those in by_presence.items():
            weights = [client.human.common**0.5 for client in those]
            count = round(NAMESAKES[presence] * len(those))
            for at in sorted(set(self._chance.choices(range(len(those)), weights, k=count))):
                client = those[at]
                if presence == "absent":
                    self._made.kinds[client.person.id, channel] = NAMESAKE
                human = self._town.namesake(client.human)
                account = self._account(human, Told("exact", human.name, human.name), channel, ())
                self._shown.append((account, None, self._since(None)))

    def _neighbours(self, clients: Sequence[_Client], channel: str) -> None:
        """Put relatives of clients there, and people whose names are nearly the same."""
        for client in clients:
            if happens(self._chance, RELATIVES):
                for _ in range(self._chance.choice((1, 1, 2, 3))):
                    relative = self._town.relative(client.human)
                    self._stranger(relative, channel, self._household_email(client))
            if happens(self._chance, NEARLY):
                nearly = self._town.nearly(client.human)
                self._stranger(nearly, channel, self._own_email(nearly))

    def _stranger_human(self, clients: Sequence[_Client]) -> Human:
        human = self._town.human()
        if happens(self._chance, COLLEAGUES):
            return replace(human, company=self._chance.choice(clients).human.company)
        return human

    def _stranger(self, human: Human, channel: str, emails: tuple[str, ...]) -> None:
        account = self._account(human, told(self._chance, human), channel, emails)
        self._shown.append((account, None, self._since(None)))

    def _own_email(self, human: Human) -> tuple[str, ...]:
        return (self._email(human),) if happens(self._chance, self._emails) else ()

    def _household_email(self, client: _Client) -> tuple[str, ...]:
        """A relative's account may show the address that the whole household uses."""
        shared = self._emails and happens(self._chance, SHARED_EMAIL)
        return client.person.emails[:1] if shared else ()

    def _account(self, human: Human, case: Told, channel: str, emails: tuple[str, ...]) -> Account:
        shows = CHANNELS[channel]
        company, city = self._cells(human, shows.company, shows.city)
        handle = case.handle if shows.handle or case.handle else None
        if shows.handle and handle is None:
            handle = handle_of(self._chance, human)
        named = happens(self._chance, shows.name) or handle is None
        return Account(
            channel=channel,
            name=case.shown if named or handle is None else handle,
            handle=handle if shows.handle else None,
            emails=emails if shows.tells_email else (),
            company=company,
            city=city,
        )

    def _cells(self, human: Human, company: float, city: float) -> tuple[str | None, str | None]:
        return (
            human.company if happens(self._chance, company) else None,
            human.city if happens(self._chance, city) else None,
        )

    def _day(self) -> int:
        return self._chance.randrange(FIRST_DAY, LAST_DAY)

    def _since(self, began: int | None) -> Seconds | None:
        if not self._dates:
            return None
        soon = began is not None and happens(self._chance, 0.4)
        day = began + self._chance.randrange(5, 120) if soon and began is not None else self._day()
        return day * DAY

    def _number(self) -> None:
        """Give the accounts ids in an order that tells nothing."""
        self._chance.shuffle(self._shown)
        for number, (account, of, since) in enumerate(self._shown):
            name = stable_id("account", "made", number)
            self._made.accounts[name] = account
            if of is not None:
                self._made.truth[of] = name
            if since is not None:
                self._made.since[name] = since
