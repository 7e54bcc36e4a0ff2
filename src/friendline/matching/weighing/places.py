"""Whether company and town of a person and an account agree, and how many share them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from friendline.matching.names.reading import read_partly
from friendline.matching.names.words import read_word, tidy
from friendline.matching.wording import show
from friendline.model import Account, Person

_WORDS_OF_NO_FIRM = """
    inc incorporated ltd limited llc llp plc corp corporation co company gmbh ag kg ohg ug mbh
    sa sas sarl srl spa bv nv oy ab as aps sp zoo sro pty pllc pc the and und et y
"""
_LEGAL_FORMS = frozenset(_WORDS_OF_NO_FIRM.split())

_COMPANY_BEFORE: Final = (0.5, 100.0)
_CITY_BEFORE: Final = (2.0, 100.0)
"""What is taken for granted before counting: so many accounts of so many share the place."""


@dataclass(frozen=True, slots=True)
class PlaceFit:
    """Company, or town, of a person and of an account compared.

    Attributes:
        kind: ``"company"`` or ``"city"``.
        agrees: Whether they agree.
        share: The share of the channel's other accounts that would agree as well.
        why: The evidence in one sentence for the owner; empty where they differ.
    """

    kind: str
    agrees: bool
    share: float
    why: str


class PlaceShares:
    """How many accounts of a channel share a company or a town."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        """Count the accounts of one channel."""
        shown = list(accounts)
        companies = [words for one in shown if (words := _words_of(one.company or ""))]
        cities = [words for one in shown if (words := _words_of(one.city or ""))]
        self._companies = Counter(words[0] for words in companies)
        self._cities = Counter(word for words in cities for word in set(words))
        self._with_company, self._with_city = len(companies), len(cities)

    def of_company(self, company: tuple[str, ...]) -> float:
        """Give the share of accounts at a company, the one looked at left out."""
        return _smoothed(self._companies[company[0]], self._with_company, _COMPANY_BEFORE)

    def of_city(self, city: tuple[str, ...]) -> float:
        """Give the share of accounts in a town, the one looked at left out."""
        rarest = min(self._cities[word] for word in city)
        return _smoothed(rarest, self._with_city, _CITY_BEFORE)


def _smoothed(count: int, total: int, before: tuple[float, float]) -> float:
    return (max(count - 1, 0) + before[0]) / (max(total - 1, 0) + before[1])


def place_fits(person: Person, account: Account, shares: PlaceShares) -> Iterator[PlaceFit]:
    """Compare company and town, each where both sides tell it.

    A firm or a town may also stand beside the display name, and a town in the company.
    """
    remark, shown = _remark_of(account.name), _words_of(account.company or "")
    if company := _words_of(person.company or ""):
        agrees = _is_same_firm(company, shown) or set(company) <= set(remark)
        if agrees or shown:
            why = f"Same company: {show(person.company or '')}" if agrees else ""
            yield PlaceFit("company", agrees, shares.of_company(company), why)
    if city := _words_of(person.city or ""):
        town = _words_of(account.city or "")
        agrees = any(set(city) <= set(words) for words in (town, shown, remark))
        if agrees or town:
            why = f"Same city: {show(person.city or '')}" if agrees else ""
            yield PlaceFit("city", agrees, shares.of_city(city), why)


def _is_same_firm(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name of a firm begins with the other: "Acme" and "Acme Consulting"."""
    return bool(other) and all(map(str.__eq__, one, other))


def _remark_of(name: str) -> tuple[str, ...]:
    read = read_partly(name)
    return _words_of(read.remark) if read else ()


@lru_cache(maxsize=50_000)
def _words_of(text: str) -> tuple[str, ...]:
    read = filter(None, map(read_word, tidy(text).replace("-", " ").split()))
    words = (min(word.spellings) for word in read)
    return tuple(word for word in words if word not in _LEGAL_FORMS)
