"""Made-up people for the benchmark of matching, with the names that real populations have.

Names come from Faker (MIT): given and family names of the United States by their shares in the
census, other countries' lists with a falling share from name to name. What Faker does not tell is
in ``matching_scripts`` and in the tables here. Nothing of friendline's own matching is used.
"""

import random
from bisect import bisect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from itertools import accumulate
from typing import Any

from matching_scripts import Written, arabic, chinese, greek, japanese, korean, russian, ukrainian

COUNTRIES: Mapping[str, float] = {
    "en_US": 0.56,
    "en_GB": 0.08,
    "en_IN": 0.03,
    "es_ES": 0.05,
    "de_DE": 0.04,
    "fr_FR": 0.04,
    "it_IT": 0.025,
    "pl_PL": 0.02,
    "pt_PT": 0.02,
    "nl_NL": 0.015,
    "sv_SE": 0.01,
    "tr_TR": 0.01,
    "hu_HU": 0.01,
    "ru_RU": 0.02,
    "uk_UA": 0.01,
    "el_GR": 0.01,
    "ja_JP": 0.01,
    "zh_CN": 0.02,
    "ko_KR": 0.01,
    "ar_AA": 0.01,
}
"""An English-speaking town's mixture of origins; the shares are ours."""
MIXED_ENGLISH = 0.3
"""Share of English given names that go with a family name from elsewhere."""
DOUBLE = {"es_ES": 0.55, "pt_PT": 0.4, "de_DE": 0.05, "en_US": 0.03, "en_GB": 0.06, "fr_FR": 0.05}
MIDDLE = {"en_US": 0.6, "en_GB": 0.5}
OTHERS_MIDDLE = 0.15
SCRIPTS: Mapping[str, Callable[[random.Random, str], tuple[Written, Written]]] = {
    "ru_RU": russian,
    "uk_UA": ukrainian,
    "el_GR": greek,
    "ja_JP": japanese,
    "zh_CN": chinese,
    "ko_KR": korean,
    "ar_AA": arabic,
}


def happens(chance: random.Random, share: float) -> bool:
    """Say yes in that share of the cases."""
    return chance.random() < share


@dataclass(frozen=True)
class Weighted:
    """Names and how frequent each is."""

    names: tuple[str, ...]
    shares: tuple[float, ...]
    summed: tuple[float, ...]

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> "Weighted":
        """Scale weights to shares."""
        total = sum(weights.values())
        shares = tuple(weight / total for weight in weights.values())
        return cls(tuple(weights), shares, tuple(accumulate(shares)))

    def drawn(self, chance: random.Random) -> tuple[str, float]:
        """Draw a name by its share; give both."""
        at = min(bisect(self.summed, chance.random()), len(self.names) - 1)
        return self.names[at], self.shares[at]


@dataclass(frozen=True)
class Human:
    """Somebody who exists, whoever knows them.

    Attributes:
        country: The locale the names are from.
        given: The given name in Latin letters, as in a passport.
        family: The family name in Latin letters.
        middle: A middle name, or none.
        former: The family name before a marriage, or none.
        native: Given and family name in their own script, or none.
        given_spellings: Other ways to write the given name in Latin letters.
        family_spellings: Other ways to write the family name in Latin letters.
        common: How frequent the whole name is: the product of the shares of its parts.
        company: The employer.
        city: The town.
    """

    country: str
    given: str
    family: str
    middle: str
    former: str
    native: tuple[str, str] | None
    given_spellings: tuple[str, ...]
    family_spellings: tuple[str, ...]
    common: float
    company: str
    city: str

    @property
    def name(self) -> str:
        """Given and family name."""
        return f"{self.given} {self.family}"


class Town:
    """A stream of humans who live in one place and work for its firms."""

    def __init__(self, chance: random.Random, size: int) -> None:
        self._chance = chance
        families = _families("en_US").names
        count = max(30, size // 12)
        self._companies = [
            f"{chance.choice(families)} {chance.choice(FIRMS)}" for _ in range(count)
        ]
        self._falling = list(accumulate(1 / (rank + 4) for rank in range(count)))

    def human(self) -> Human:
        """Give one more."""
        chance = self._chance
        country = _countries().drawn(chance)[0]
        gender = chance.choice(("male", "female"))
        named = (_scripted if country in SCRIPTS else _latin)(chance, country, gender)
        return replace(
            named,
            former=self._former(country, gender),
            company=self.company(),
            city=chance.choices(CITIES, CITY_WEIGHTS)[0],
        )

    def company(self) -> str:
        """Name a firm of the town; a few are large."""
        return self._chance.choices(self._companies, cum_weights=self._falling)[0]

    def relative(self, of: Human) -> Human:
        """Give somebody of the same family name and town, with another given name."""
        other = self.human()
        while other.native or other.given == of.given:
            other = self.human()
        return replace(
            other,
            family=of.family,
            family_spellings=of.family_spellings,
            former="",
            city=of.city if happens(self._chance, 0.7) else other.city,
        )

    def namesake(self, of: Human) -> Human:
        """Give somebody else of the same given and family name."""
        other = self.human()
        return replace(of, middle=other.middle, company=other.company, city=other.city, former="")

    def nearly(self, of: Human) -> Human:
        """Give somebody of the same given name whose family name is nearly the same."""
        families = _families("en_US" if of.country not in {"en_GB", "de_DE"} else of.country).names
        near = [name for name in families if name != of.family and name[:3] == of.family[:3]]
        other = self.namesake(of)
        family = self._chance.choice(near) if near else self._chance.choice(families)
        return replace(other, family=family, native=None, family_spellings=())

    def _former(self, country: str, gender: str) -> str:
        share = {"female": 0.35, "male": 0.03}[gender]
        if country in SCRIPTS or not happens(self._chance, share):
            return ""
        return _families(country).drawn(self._chance)[0]


def _latin(chance: random.Random, country: str, gender: str) -> Human:
    givens, families = _givens(country, gender), _families(country)
    given, given_share = givens.drawn(chance)
    if country.startswith("en_U") and happens(chance, MIXED_ENGLISH):
        elsewhere = chance.choice(("de_DE", "it_IT", "fr_FR", "es_ES", "nl_NL", "pl_PL", "sv_SE"))
        families = _families(elsewhere)
    family, family_share = families.drawn(chance)
    common = given_share * family_share
    if happens(chance, DOUBLE.get(country, 0.01)):
        joint = " " if country in {"es_ES", "pt_PT"} else "-"
        family, common = f"{family}{joint}{families.drawn(chance)[0]}", common / 1000
    has_middle = happens(chance, MIDDLE.get(country, OTHERS_MIDDLE))
    middle = givens.drawn(chance)[0] if has_middle else ""
    return Human(
        country=country,
        given=given,
        family=family,
        middle="" if middle == given else middle,
        former="",
        native=None,
        given_spellings=SPELLINGS.get(given, ()),
        family_spellings=FAMILY_SPELLINGS.get(family, ()),
        common=common,
        company="",
        city="",
    )


def _scripted(chance: random.Random, country: str, gender: str) -> Human:
    given, family = SCRIPTS[country](chance, gender)
    return Human(
        country=country,
        given=given.latin[0],
        family=family.latin[0],
        middle="",
        former="",
        native=(given.native, family.native),
        given_spellings=given.latin[1:],
        family_spellings=family.latin[1:],
        common=1e-5,
        company="",
        city="",
    )


@cache
def _countries() -> Weighted:
    return Weighted.of(COUNTRIES)


@cache
def _givens(country: str, gender: str) -> Weighted:
    return _weighted(getattr(_provider(country), f"first_names_{gender}"), country)


@cache
def _families(country: str) -> Weighted:
    provider = _provider(country)
    names = provider.last_names
    if country == "pl_PL":
        names = (*provider.male_last_names[:60], *provider.unisex_last_names[:600])
    return _weighted(names, country)


def _provider(country: str) -> Any:  # noqa: ANN401 - Faker's providers are classes without a type
    return import_module(f"faker.providers.person.{country}").Provider


def _weighted(names: Any, country: str) -> Weighted:  # noqa: ANN401 - Faker gives lists and dicts
    """Use the shares that Faker knows; other lists get a share that falls in a fixed order."""
    if isinstance(names, dict) and country != "en_GB":
        kept = {name: float(weight) for name, weight in names.items() if len(name) > 1}
        return Weighted.of(kept)
    kept_names = sorted({name for name in names if len(name) > 1})
    random.Random(country).shuffle(kept_names)  # noqa: S311 - made-up people are no secret
    return Weighted.of({name: 1 / (rank + 15) for rank, name in enumerate(kept_names)})


FIRMS = (
    *("Partners", "Group", "& Sons", "Consulting", "Logistics", "Dental", "Architects", "Law"),
    *("Media", "Capital", "Insurance", "Foods", "Design", "Systems", "Clinic", "School", "Ltd"),
)
CITIES = (
    *("Springfield", "Riverton", "Fairview", "Ashford", "Milton", "Georgetown", "Clayton"),
    *("Leeds", "Bristol", "Dublin", "Berlin", "Toronto", "Chicago", "Austin", "Portland"),
    *("Madrid", "Lyon", "Utrecht", "Sydney", "Auckland"),
)
CITY_WEIGHTS = tuple(1 / (rank + 1) for rank in range(len(CITIES)))

_SPELLINGS = """
Catherine Katherine Kathryn Catharine|Sarah Sara|John Jon|Stephen Steven Stephan|Mark Marc
Eric Erik Erick|Philip Phillip|Ann Anne|Brian Bryan Brien|Geoffrey Jeffrey Jeffery
Allan Alan Allen|Rebecca Rebekah|Theresa Teresa|Michelle Michele|Lynn Lynne|Debra Deborah
Kristin Kristen Christin|Christine Kristine|Cathy Kathy|Carl Karl|Curtis Kurtis|Nicholas Nicolas
Zachary Zachery Zackary|Lindsay Lindsey|Caitlin Kaitlyn Katelyn|Hannah Hanna
Isabel Isabelle Isobel|Elisabeth Elizabeth|Jeremy Jeremey|Sean Shawn Shaun|Vivian Vivien
Rachel Rachael|Megan Meghan|Tracy Tracey|Julie Juli|Jaime Jamie|Claire Clare|Gillian Jillian
Lawrence Laurence|Frederick Frederic|Matthew Mathew|Anthony Antony|Dominic Dominick|Louis Lewis
Marcus Markus|Sofia Sophia|Victor Viktor|Lucas Lukas|Yvonne Ivonne|Leslie Lesley|Francis Frances
Gail Gayle|Haley Hayley Hailey|Johann Johan|Stefan Stephan
"""
_FAMILY_SPELLINGS = """
Smith Smyth|Thompson Thomson|Clark Clarke|Brown Browne|Reed Reid Read|Stewart Stuart
Phillips Philips|Johnson Johnston|Andersen Anderson|Hansen Hanson|Petersen Peterson Pedersen
Nielsen Nielson|Davis Davies|Moore Moor|White Whyte|Green Greene|Cook Cooke|Gray Grey
Rodriguez Rodrigues|Gonzalez Gonzales|Hernandez Hernandes|Meyer Meier Maier Mayer|Schmidt Schmitt
Schneider Snyder|Hoffmann Hoffman|Neumann Neuman|Lopez Lopes|Perez Peres|Vasquez Vazquez
Nichols Nicholls|Matthews Mathews|Burke Bourke|Connor Conner|Lee Leigh|Wood Woods|Pierce Pearce
Owens Owen|Rogers Rodgers|Shepherd Sheppard Shepard|Fischer Fisher|Kramer Cramer|Bauer Baur
Larsen Larson|Olsen Olson|Simmons Simons|Barnett Barnet|Harrison Harrisson
"""


def _groups(text: str) -> dict[str, tuple[str, ...]]:
    groups = [group.split() for line in text.strip().splitlines() for group in line.split("|")]
    found: dict[str, tuple[str, ...]] = {}
    for group in groups:
        for name in group:
            others = tuple(other for other in group if other != name)
            found[name] = (*found.get(name, ()), *others)
    return found


SPELLINGS = _groups(_SPELLINGS)
FAMILY_SPELLINGS = _groups(_FAMILY_SPELLINGS)
