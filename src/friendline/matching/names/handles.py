"""Handles made from names: ``kim.novak``, ``knovak_nyc``, ``novakkim84``, ``dr_kim_novak``.

A handle is cut into pieces at its dots, digits and capitals. A name is written in the ways in
which people make handles of it. Where a run of pieces is such a way, they fit.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from anyascii import anyascii

from friendline.matching.names.comparison import Likeness, NameComparison, Shown, cost_of
from friendline.matching.names.reading import Name, NotedName
from friendline.matching.names.word_likeness import relatives_of
from friendline.matching.names.words import Word
from friendline.matching.wording import show

LONGEST_HANDLE = 100
"""Characters; a longer text is not read as a handle."""

_WORDS_BESIDE_A_NAME = """
    dr drs mr mrs ms miss prof frau herr sir coach pastor rev the real thereal its im iam hey hi
    official offiziell oficial officiel ofc art arts artist photo photos foto fotos photography
    pics music musik writes writer author books reads cooks bakes runs travels yoga fit fitness
    therapy therapist psych md do rn phd mba lmft lcsw lpc esq cpa jd nyc la sf dc uk usa us eu
    ldn xo xoxo x xx priv private privat alt main backup
"""
BESIDE_A_NAME = frozenset(_WORDS_BESIDE_A_NAME.split())
"""What people set before or behind their name in a handle without a dot between."""

_SUFFIXES = re.compile(
    r"\.(?:bsky\.social|com|org|net|me|io|dev|social|info|co\.uk|uk|de|at|ch|fr|es|it|nl|pl|eu)$"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PIECES = re.compile(r"[A-Za-z]+")
_MOST_PIECES = 6
_SHORTEST_TOGETHER = 6
"""Letters of a first and a last name written together; fewer are found in any text."""
_SHORTEST_FAMILY = 4
"""Letters of a last name that says something beside an initial or alone."""
_SHORTEST_GIVEN = 3
"""Letters of a first name that says something beside an initial or alone."""


@dataclass(frozen=True, slots=True)
class Handle:
    """A handle, cut into pieces.

    Attributes:
        text: As the account shows it.
        runs: Pieces, and neighbouring pieces together, in the letters a to z.
    """

    text: str
    runs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Form:
    """A way to make a handle of a name: how much of the name is in it.

    Attributes:
        given: How the first name is in it.
        family: How the last name is in it.
        given_word: What is in it of the first name, as the owner knows it.
        family_word: The same of the last name.
        given_shown: The first name as it stands in the handle.
    """

    given: Likeness
    family: Likeness
    given_word: str
    family_word: str
    given_shown: str = ""

    @property
    def is_alone(self) -> bool:
        """Whether only the first name or only the last name is in it."""
        return Likeness.ABSENT in {self.given, self.family}


@lru_cache(maxsize=1_000)
def read_handle(text: str) -> Handle | None:
    """Read a handle; ``None`` where it has no two letters in a row. Never raises."""
    if len(text) > LONGEST_HANDLE:
        return None
    local = _SUFFIXES.sub("", text.strip().lstrip("@").partition("@")[0])
    written = local if local.isascii() else anyascii(local)
    pieces = [piece.lower() for piece in _PIECES.findall(_CAMEL.sub(" ", written))]
    if not any(len(piece) > 1 for piece in pieces):
        return None
    return Handle(text, frozenset(_runs(pieces[:_MOST_PIECES])))


def _runs(pieces: list[str]) -> Iterator[str]:
    for start in range(len(pieces)):
        for end in range(start + 1, len(pieces) + 1):
            yield from _bare("".join(pieces[start:end]))
    # "kim_j_novak" where no middle name is known.
    yield "".join(piece for piece in pieces if len(piece) > 1)


def _bare(run: str) -> Iterator[str]:
    """Give a run of letters, and the same without what people set around their name."""
    yield run
    for length in range(1, min(len(run) - _SHORTEST_GIVEN, _LONGEST_BESIDE) + 1):
        if run[:length] in BESIDE_A_NAME:
            yield run[length:]
        if run[-length:] in BESIDE_A_NAME:
            yield run[:-length]


_LONGEST_BESIDE = max(map(len, BESIDE_A_NAME))


@lru_cache(maxsize=10_000)
def forms_of(name: Name) -> Mapping[str, Form]:
    """Give the ways to make a handle of a name, each with how much of the name is in it."""
    forms: dict[str, Form] = {}
    for text, form in _ways(name):
        if text not in forms or _cost(form) < _cost(forms[text]):
            forms[text] = form
    return forms


def _cost(form: Form) -> int:
    return cost_of(form.given) + cost_of(form.family)


def _ways(name: Name) -> Iterator[tuple[str, Form]]:
    givens = dict(_givens(name))
    families = dict(_families(name))
    middles = [word.latin for word in name.middles]
    for family, family_part in families.items():
        for given, given_part in givens.items():
            yield from _together(given, given_part, family, family_part)
            yield from _with_middles(given, given_part, family, family_part, middles)
        yield from _initial_and_family(name, family, family_part)
    for given, (given_likeness, given_word) in givens.items():
        if len(given) >= _SHORTEST_GIVEN:
            yield given, Form(given_likeness, Likeness.ABSENT, given_word, "", given)


def _givens(name: Name) -> Iterator[tuple[str, tuple[Likeness, str]]]:
    full = [word for word in name.given if not word.is_initial]
    for word in full:
        for relative in sorted(set().union(*map(relatives_of, word.spellings))):
            yield relative, (Likeness.SHORT, word.latin)
    for word in full:
        yield from _spelt(word, Likeness.SAME)


def _families(name: Name) -> Iterator[tuple[str, tuple[Likeness, str]]]:
    if len(name.family_parts) > 1:
        for word in name.family_parts:
            yield from _spelt(word, Likeness.PART)
    for word in name.family:
        if not word.is_initial:
            yield from _spelt(word, Likeness.SAME)


def _spelt(word: Word, likeness: Likeness) -> Iterator[tuple[str, tuple[Likeness, str]]]:
    return ((spelling, (likeness, word.latin)) for spelling in sorted(word.spellings))


def _together(
    given: str, given_part: tuple[Likeness, str], family: str, family_part: tuple[Likeness, str]
) -> Iterator[tuple[str, Form]]:
    if len(given) + len(family) >= _SHORTEST_TOGETHER:
        both = Form(given_part[0], family_part[0], given_part[1], family_part[1], given)
        yield given + family, both
        yield family + given, both
    if len(given) >= _SHORTEST_GIVEN and given_part[0] is Likeness.SAME:
        cut = Form(given_part[0], Likeness.INITIAL, given_part[1], family[0], given)
        yield given + family[0], cut
        yield family[0] + given, cut


def _with_middles(
    given: str,
    given_part: tuple[Likeness, str],
    family: str,
    family_part: tuple[Likeness, str],
    middles: list[str],
) -> Iterator[tuple[str, Form]]:
    for middle in middles[:1]:
        both = Form(given_part[0], family_part[0], given_part[1], family_part[1], given)
        yield given + middle + family, both
        yield given + middle[0] + family, both
        initials = Form(Likeness.INITIAL, family_part[0], given[0], family_part[1])
        yield given[0] + middle[0] + family, initials


def _initial_and_family(
    name: Name, family: str, family_part: tuple[Likeness, str]
) -> Iterator[tuple[str, Form]]:
    if len(family) < _SHORTEST_FAMILY:
        return
    likeness, word = family_part
    for letter in sorted({given.latin[0] for given in name.given}):
        initial = Form(Likeness.INITIAL, likeness, letter, word)
        yield letter + family, initial
        yield family + letter, initial
    yield family, Form(Likeness.ABSENT, likeness, "", word)


def compare_handle(
    noted: tuple[NotedName, ...], handle: Handle, shown: Shown = Shown.HANDLE
) -> tuple[NameComparison, ...]:
    """Compare all names of a person with a handle.

    Args:
        noted: The names that the owner knows of the person.
        handle: A handle, or what stands before the @ of an address.
        shown: Which of the two it is.

    Returns:
        For each name the best way in which the handle is made from it; nothing where none is.
    """
    ways = (_best_way(one, handle, shown) for one in noted)
    return tuple(dict.fromkeys(way for way in ways if way is not None))


def _best_way(noted: NotedName, handle: Handle, shown: Shown) -> NameComparison | None:
    forms = forms_of(noted.name)
    here = [forms[run] for run in handle.runs if run in forms]
    if not here:
        return None
    form = min(here, key=_cost)
    way = NameComparison(
        given=form.given,
        family=form.family,
        middle=Likeness.ABSENT,
        turned=False,
        given_word=form.given_word,
        family_word=form.family_word,
        shown=shown,
        why=f"{shown.title()} {_HOW[form.given, form.family]}: {show(handle.text)}",
        given_shown=form.given_shown,
    )
    return with_source(way, noted)


def with_source(way: NameComparison, noted: NotedName) -> NameComparison:
    """Add to a comparison from where the owner knows the name, where it is not the usual one."""
    if not noted.other:
        return way
    source = "name in an address" if noted.is_inferred else "other name"
    why = f"{way.why} ({source} that you noted: {show(noted.other)})"
    return replace(way, why=why, is_inferred=noted.is_inferred)


_WHOLE = {
    Likeness.SAME: "first name",
    Likeness.SHORT: "a short form of the first name",
    Likeness.INITIAL: "initial",
}
_LAST = {
    Likeness.SAME: "last name",
    Likeness.PART: "half of the last name",
    Likeness.INITIAL: "initial of the last name",
}
_HOW: Mapping[tuple[Likeness, Likeness], str] = {
    **{
        (given, family): f"made from {first} and {last}"
        for given, first in _WHOLE.items()
        for family, last in _LAST.items()
    },
    **{(given, Likeness.ABSENT): f"with {first}" for given, first in _WHOLE.items()},
    **{(Likeness.ABSENT, family): f"with {last}" for family, last in _LAST.items()},
}
