"""Names, companies, addresses and phone numbers of made-up people.

Addresses end in ``.example`` (RFC 2606) and phone numbers are of the ranges that Ofcom keeps for
drama, so that nobody's real ones come up.
"""

import unicodedata
from urllib.parse import quote

from anyascii import anyascii

from friendline.demo.dice import Dice, Wheel
from friendline.demo.phrases import names_source

_TRIES = 40


def plain(text: str) -> str:
    """Give the letters and digits of a text in ASCII and lower case."""
    return "".join(letter for letter in anyascii(text).lower() if letter.isalnum())


def without_accents(name: str) -> str:
    """Give a name as somebody writes it who has no accents on the keyboard."""
    return anyascii(unicodedata.normalize("NFC", name))


class Namer:
    """Gives names, each only once.

    Clients have family names that no friend has, and never share initial and family name, so
    that a friend fits a client only where that was planned.

    Args:
        dice: Its chance.
    """

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._used: set[str] = set()
        cultures = names_source()["culture"]
        self._cultures = Wheel(cultures, [culture["weight"] for culture in cultures])
        self._nicknames: dict[str, str] = names_source()["nicknames"]
        self._work: dict[str, list[str]] = names_source()["work"]

    def take(self, key: str) -> bool:
        """Whether a name was still free; it is used from now on."""
        fresh = plain(key) not in self._used
        self._used.add(plain(key))
        return fresh

    def friend(self) -> tuple[str, str]:
        """Give given and family name of somebody who is not a client."""
        given = family = ""
        for _ in range(_TRIES):
            culture = self._dice.turn(self._cultures)
            given, family = self._dice.pick(culture["given"]), self._dice.pick(culture["friends"])
            if self.take(given + family):
                return given, family
        # nearly all pairs are used up: people with two family names are as many again
        while True:
            second = self._dice.pick(self._dice.turn(self._cultures)["friends"])
            if second != family and self.take(f"{given}{family}{second}"):
                return given, f"{family}-{second}"

    def client(self) -> tuple[str, str]:
        """Give given and family name of a client."""
        while True:
            culture = self._dice.turn(self._cultures)
            given, family = self._dice.pick(culture["given"]), self._dice.pick(culture["clients"])
            if self.take(plain(given)[0] + family):
                self.take(given + family)
                return given, family

    def nickname(self, given: str) -> str | None:
        """Give the short form of a given name, if it has one."""
        return self._nicknames.get(given)

    def company(self) -> str:
        """Give the name of a company."""
        first = self._dice.pick(self._work["company_first"])
        return f"{first} {self._dice.pick(self._work['company_last'])}"

    def position(self) -> str:
        """Give what somebody does there."""
        return self._dice.pick(self._work["positions"])

    def phone(self) -> str:
        """Give a phone number that nobody has."""
        if self._dice.chance(0.7):
            return f"07700 900{self._dice.below(1000):03}"
        return f"0117 496 0{self._dice.below(1000):03}"

    def address(self, given: str, family: str, company: str) -> str:
        """Give the e-mail address of somebody at a company, each only once."""
        base, host = f"{plain(given)}.{plain(family)}", plain(company)
        number = 1
        while not self.take(f"mail {base} {number} {host}"):
            number += 1
        return f"{base}{'' if number == 1 else number}@{host}.example"

    def profile(self, given: str, family: str) -> str:
        """Give a LinkedIn address: the name, percent-encoded, and some digits (formats 3)."""
        slug = "-".join(f"{given} {family}".lower().replace("'", "").split())
        return f"https://www.linkedin.com/in/{quote(slug)}-{self._dice.below(16**8):08x}"
