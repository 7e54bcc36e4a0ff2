"""Who else a perk would show: children, and people who did not choose to be seen (guidance P14).

A picture of the children makes a professional likeable and is at the same time the children's. So
what helps the owner is never told without a word on whom else it shows (R45, R54).
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import ahocorasick
import polars as pl

from friendline.model import UNKNOWN, Category, Finding, FindingKind
from friendline.screening.detector import LONGEST_TEXT

MOST_NAMED = 3

_MINOR_AGE = r"(?:1[0-7]|[1-9])"
_OTHER_THINGS = (
    r"(?:dogs?|cats?|pupp\w+|kitten\w*|horses?|pony|rabbits?|labrador\w*|spaniels?|terriers?|cars?"
    r"|vans?|bikes?|laptops?|phones?|compan\w+|business\w*|firms?|hous\w+|flats?|buildings?"
    r"|whisk\w+|malts?|wines?|rums?|cheese|bugs?|treat\w+|studies|study|projects?|trees?)"
)

_CHILDREN = re.compile(
    r"""(?<![\w'-])(?:
      (?:(?:my|our|the|his|her|their|two|three|four|five|little)[ ]
          (?:kids?|child(?:ren)?|bab(?:y|ies)|toddlers?)
        | (?:my|our|his|her|their|two|three|four|five|little)[ ](?:boys?|girls?|twins))
        (?![ ]?(?:boomers?|showers?|carrots?|steps?|friends?|band|grand|'?s[ ]night))
      | kids|toddlers?|newborns?|schoolchildren|schoolkids|schoolboys?|schoolgirls?|kiddies
      | kiddos?|youngsters|teenagers?|teens|infants|minors|pupils|cub[ ]scouts?|brownie[ ]pack
      | grandchild(?:ren)?|grandkids|godchild(?:ren)?
      | birthday[ ](?:boy|girl) | baby[ ](?:boy|girl|brother|sister)
      | (?:my|our|her|his|their)[ ](?:youngest|eldest) | our[ ]little[ ]one
      | little[ ](?:man|lady|brother|sister|ones)
      | under[ -](?:1[0-8]|[5-9])s? | u(?:1[0-8]|[6-9])s?(?=[ ](?:team|boys|girls|side|match|coach))
      | (?:mein|unser)(?:e[mnr]?)?[ ](?:kind(?:er|ern)?|kleine[nr]?|enkel\w*|baby)
      | (?:die|den)[ ]kindern? | schulkinder
      | (?:mon|mes|notre|nos|les)[ ](?:enfants?|b[eé]b[eé]s?|petits?-enfants)
      | (?:mi|mis|nuestr[oa]s?|los|las)[ ](?:ni[nñ][oa]s?|beb[eé]s?|niet[oa]s?)
    )(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)

_OFFSPRING = re.compile(
    r"""(?<![\w'-])(?:
      (?:my|our|her|his|their)[ ](?:(?:older|oldest|younger|middle|second)[ ])?
        (?:sons?|daughters?|nephews?|nieces?|god(?:son|daughter)s?)
      | grand(?:son|daughter)s?
      | (?:mein|unser)(?:e[mnr]?)?[ ](?:t[oö]chter|sohn|s[oö]hne|neffen?|nichten?)
      | (?:mon|ma|mes|notre|nos)[ ](?:fils|filles?|neveux?|ni[eè]ces?)
      | (?:mi|mis|nuestr[oa]s?)[ ](?:hij[oa]s?|sobrin[oa]s?)
    )(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)
"""Words for somebody of any age: a child unless the text tells of a grown-up."""

_AGES = re.compile(
    rf"""(?<![\w.,-])(?:
      (?:my|our|his|her|their|the|an?)[ ]{_MINOR_AGE}[ -]years?[ -]olds?
        (?![ ](?:\w+[ ])?{_OTHER_THINGS}\b)
      | (?:turn(?:s|ed|ing)?|aged?|is[ ](?:now|already)|will[ ]be)[ ]{_MINOR_AGE}
        (?=[ ](?:today|tomorrow|yesterday|already|now|this|next|last|on[ ]|years?[ ]old)
          |[.!?,;)]|\s*$)
      | {_MINOR_AGE}(?:st|nd|rd|th)[ ]birthday
      | (?:wird|wurde|ist)[ ](?:heute[ ]|schon[ ]|morgen[ ])?{_MINOR_AGE}(?:[ ]Jahre?)?
        (?=[.!?,;)]|\s*$)
      | (?:a|aura|tiene|cumple|f[eê]te[ ]ses)[ ]{_MINOR_AGE}[ ](?:ans|a[nñ]os)
    )(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)

_SCHOOLS = re.compile(
    r"""(?<![\w-])(?:
      (?-i:(?:[A-Z][\w.'-]*[ ]){1,4}(?:(?:Primary|Infants?|Junior|Elementary|Middle|High|Grammar
        |Secondary|Preparatory|Prep|Nursery)[ ]School|Primary|Elementary|Nursery)(?=[ ,.!?;)]|$))
      | (?:primary|elementary|infants?|junior|middle|secondary|grammar|nursery|prep|sunday)[ ]school
      | (?:first|last)[ ]day[ ](?:of|at)[ ](?:school|nursery|kindergarten|reception|preschool)
      | school[ ](?:run|play|concert|sports|trip|uniform|assembly|nativity|gates?|bus|f[eê]te|fair)
      | parents?'?[ ]evening | kindergarten\w* | cr[eè]che | pre-?school | day[ ]?care
      | grundschule\w* | einschulung | [eé]cole[ ](?:primaire|maternelle) | maternelle
      | guarder[ií]a | colegio
    )(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)

_GROWN_UP = re.compile(
    r"""(?<![\w-])(?:(?:my|our|his|her|their)[ ]adult|grown[ -]up|grown[ ]children
    |(?:1[89]|[2-9]\d)(?:st|nd|rd|th)[ ]birthday|(?:turn(?:s|ed|ing)?|aged?)[ ](?:1[89]|[2-9]\d)
    |(?:1[89]|[2-9]\d)[ -]years?[ -]old|university|college[ ]degree|graduat\w+|wedding|married
    |engaged|fianc\w+|her[ ]husband|his[ ]wife|new[ ]job|medical[ ]school|law[ ]school
    |passed[ ]the[ ]bar)""",
    re.IGNORECASE | re.VERBOSE,
)

_PLAIN_MARKS = {0x2019: "'", 0xA0: " ", ord("\t"): " ", ord("\n"): " "}

_DIGIT = re.compile(r"\d")

_HANDLE = re.compile(r"(?<![\w@./])@(\w[\w.-]{1,60}\w)(?![\w@])")


@dataclass(frozen=True)
class ThirdParties:
    """Whom else an item shows.

    Attributes:
        minors: Whether it seems to show or name somebody under 18.
        others: Whether it shows or names other people than the owner.
        reason: Both in a sentence or two, with the words that show it.
    """

    minors: bool
    others: bool
    reason: str


def third_parties(
    findings: Iterable[Finding],
    items: pl.DataFrame,
    names: Collection[str] = (),
    owner_names: Collection[str] = (),
) -> dict[str, ThirdParties]:
    """Give for each item with a perk whom else it shows; items that show nobody are left out.

    Children are told by words for them, by an age under 18 and by the names of schools; other
    people by tags, by who made the item, by @names and by full names that are known. A first name
    alone is nobody. A picture itself is not looked at.

    Args:
        findings: What was found; only perks count here.
        items: The items table.
        names: Names of people that the owner is tied with; those of one word are passed over.
        owner_names: What the owner is called; this names nobody else.
    """
    perks: dict[str, set[Category]] = {}
    for finding in findings:
        if finding.category.kind is FindingKind.PERK:
            perks.setdefault(finding.item, set()).add(finding.category)
    known = _Names(names, owner_names)
    columns = ("id", "text", "place", "album", "by", "tagged")
    rows = items.filter(pl.col("id").is_in(list(perks))).select(columns)
    noted: dict[str, ThirdParties] = {}
    for item, text, place, album, by, tagged in rows.iter_rows():
        shown = "\n".join(part for part in (text, place, album) if part)[:LONGEST_TEXT]
        minors = _minors(shown, has_pet=Category.PETS in perks[item])
        others = _others(shown, by, tagged or (), known)
        if minors or others:
            noted[item] = ThirdParties(bool(minors), bool(others), " ".join((*minors, *others)))
    return noted


def _minors(shown: str, *, has_pet: bool = False) -> list[str]:
    """Say by which words an item seems to show somebody under 18."""
    read = shown.translate(_PLAIN_MARKS)
    found = [_CHILDREN.search(read), _SCHOOLS.search(read)]
    age = _AGES.search(read) if _DIGIT.search(read) else None
    offspring = _OFFSPRING.search(read)
    # The age in a post on a pet is mostly the pet's.
    found.append(age if offspring or not has_pet else None)
    found.append(offspring if offspring and (age or not _GROWN_UP.search(read)) else None)
    words = dict.fromkeys(shown[slice(*one.span())].strip() for one in found if one)
    return [f"It may show or name a child (“{'”, “'.join(words)}”)."] if words else []


def _others(shown: str, by: str | None, tagged: Sequence[str], known: "_Names") -> list[str]:
    said = []
    if people := [name for name in tagged if not known.is_owner(name)]:
        said.append(f"{_listed(people)} {_are(people)} tagged in it.")
    if by and not known.is_owner(by):
        said.append("It is by somebody else." if by == UNKNOWN else f"It is by {by}.")
    apart = {name.casefold() for name in (*people, by or "")}
    named = [name for name in known.named_in(shown) if name.casefold() not in apart]
    if named:
        said.append(f"It names {_listed(named)}.")
    return said


def _are(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"


def _listed(names: Sequence[str]) -> str:
    shown = list(names[:MOST_NAMED])
    if more := len(names) - len(shown):
        shown.append(f"{more} more")
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


class _Names:
    """Full names, and where they stand in a text."""

    def __init__(self, names: Iterable[str], owner_names: Iterable[str]) -> None:
        self._owner = {_key(name) for name in owner_names}
        full = {_key(name): name for name in names if len(name.split()) > 1}
        self._names: Mapping[str, str] = {
            key: name for key, name in full.items() if key and key not in self._owner
        }
        self._automaton = ahocorasick.Automaton()
        for key, name in self._names.items():
            self._automaton.add_word(f" {key} ", name)
        self._automaton.make_automaton()

    def is_owner(self, name: str) -> bool:
        return _key(name) in self._owner

    def named_in(self, text: str) -> list[str]:
        """Give the names and @names in a text, each once, in their order."""
        return list(dict.fromkeys((*self._known(text), *self._handles(text))))

    def _known(self, text: str) -> Iterator[str]:
        if self._names:
            yield from (name for _, name in self._automaton.iter(f" {_key(text)} "))

    def _handles(self, text: str) -> Iterator[str]:
        yield from (f"@{handle}" for handle in _HANDLE.findall(text) if not self.is_owner(handle))


def _key(text: str) -> str:
    """Give the words of a text in lower case, divided by single spaces."""
    return " ".join(re.findall(r"\w+", text.casefold()))
