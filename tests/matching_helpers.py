"""Made-up people and accounts, and short ways to match them."""

from collections.abc import Iterable
from random import Random

from friendline.matching import match_people
from friendline.model import Account, Certainty, Match, Person

_GIVEN = """
    Robert Margaret Katherine William Elizabeth Thomas Joseph Susan Daniel Edward Patricia
    Nicholas Jennifer Benjamin Samuel Victoria Andrew Rebecca Matthew Gregory Miriam Ingrid Paul
    Helen Oliver Lydia Conrad Edith Walter Irene
"""
GIVEN = tuple(_GIVEN.split())
SHORT = {
    "Robert": "Bob",
    "Margaret": "Peggy",
    "Katherine": "Kate",
    "William": "Bill",
    "Elizabeth": "Liz",
    "Thomas": "Tom",
    "Joseph": "Joe",
    "Susan": "Sue",
    "Daniel": "Dan",
    "Edward": "Ted",
    "Patricia": "Trish",
    "Nicholas": "Nick",
    "Jennifer": "Jenny",
    "Benjamin": "Ben",
    "Samuel": "Sam",
    "Victoria": "Vicky",
    "Andrew": "Andy",
    "Rebecca": "Becky",
    "Matthew": "Matt",
    "Gregory": "Greg",
}
NATIVE_GIVEN = (
    ("Иван", "Ivan"),
    ("Юлия", "Julia"),
    ("Ольга", "Olga"),
    ("Дмитрий", "Dmitri"),
    ("Γιώργος", "Giorgos"),
    ("Ελένη", "Eleni"),
    ("Νίκος", "Nikos"),
)
NATIVE_FAMILY = (
    ("Петров", "Petrov"),
    ("Щербаков", "Shcherbakov"),
    ("Чайковский", "Chaykovsky"),
    ("Жуков", "Zhukov"),
    ("Воронцов", "Vorontsov"),
    ("Παπαδόπουλος", "Papadopoulos"),
    ("Καραμανλής", "Karamanlis"),
    ("Βασιλείου", "Vasileiou"),
)
_SOUNDS = "bar den fol gar hul jen kor lam mor nel pol rin sel tar vor wen zan bri dro fle"
_SYLLABLES = tuple(_SOUNDS.split())
KINDS = (
    *("same", "same", "absent", "absent", "typo", "short", "married", "native", "initial"),
    *("turned", "decorated", "middle", "namesake"),
)
_FAMILIES_PER_CLIENT = 20
_ENDINGS = ("son", "er", "man", "ski", "ton", "ez", "berg", "ley")


def person(name: str, *, key: str = "", **more: object) -> Person:
    """Give a person; the id is the name unless a key is given."""
    return Person(id=key or name, name=name, **more)  # type: ignore[arg-type]  # fields by name


def account(name: str, channel: str = "facebook", **more: object) -> Account:
    """Give an account."""
    return Account(channel=channel, name=name, **more)  # type: ignore[arg-type]  # as above


def match(people: Iterable[Person], *accounts: Account) -> list[Match]:
    """Match people with accounts; the accounts' ids are "0", "1" ..."""
    return match_people(
        {one.id: one for one in people}, {str(i): one for i, one in enumerate(accounts)}
    )


def certainties(matches: Iterable[Match]) -> dict[tuple[str, str], Certainty]:
    """Give the certainty of each person and account."""
    return {(one.person, one.account): one.certainty for one in matches}


class Town:
    """A client list and accounts whose owners are known, made from a seed.

    Attributes:
        people: The clients.
        accounts: Accounts on two channels, of clients and of many others.
        truth: Person and account that belong together, with the kind of case.
    """

    def __init__(self, seed: int, *, clients: int, strangers: int) -> None:
        """Make a town.

        Args:
            seed: The same seed makes the same town.
            clients: People on the client list.
            strangers: Accounts of others.
        """
        self._dice = Random(seed)  # noqa: S311 - made-up names, no secrets
        self._families = [self._family() for _ in range(clients * _FAMILIES_PER_CLIENT)]
        self.people: dict[str, Person] = {}
        self.accounts: dict[str, Account] = {}
        self.truth: dict[tuple[str, str], str] = {}
        for number in range(clients):
            self._add_client(f"p{number}")
        for _ in range(strangers):
            self._add_account(self._name())

    def _family(self) -> str:
        syllables = self._dice.choices(_SYLLABLES, k=self._dice.randint(2, 3))
        return ("".join(syllables) + self._dice.choice(_ENDINGS)).title()

    def _name(self) -> str:
        return f"{self._dice.choice(GIVEN)} {self._dice.choice(self._families)}"

    def _add_account(self, name: str, **more: object) -> str:
        key = f"a{len(self.accounts)}"
        self.accounts[key] = account(name, self._dice.choice(("facebook", "linkedin")), **more)
        return key

    def _add_client(self, key: str) -> None:
        kind = self._dice.choice(KINDS)
        noted = self._name()
        if kind == "namesake" and self.people:
            noted = self._dice.choice([one.name for one in self.people.values()])
        emails: tuple[str, ...] = (f"{key}@example.org",) if kind == "married" else ()
        shown = self._shown(noted, kind)
        if kind == "native":
            given, family = self._dice.choice(NATIVE_GIVEN), self._dice.choice(NATIVE_FAMILY)
            shown, noted = f"{given[0]} {family[0]}", f"{given[1]} {family[1]}"
        self.people[key] = Person(id=key, name=noted, emails=emails)
        if kind != "absent":
            self.truth[key, self._add_account(shown, emails=emails)] = kind

    def _shown(self, noted: str, kind: str) -> str:
        given, family = noted.split()
        place = self._dice.randrange(2, len(family) - 1)
        return {
            "typo": f"{given} {family[:place]}{family[place + 1 :]}",
            "short": f"{SHORT.get(given, given)} {family}",
            "married": f"{given} {self._dice.choice(self._families)}",
            "initial": f"{given[0]}. {family}",
            "turned": f"{family} {given}",
            "decorated": f"🌸 {given.upper()} {family} 🌸",
            "middle": f"{given} {self._dice.choice(GIVEN)[0]}. {family}",
        }.get(kind, noted)
