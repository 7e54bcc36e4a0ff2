"""Everything a person is called, in the ways people write it."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice, product
from operator import attrgetter
from typing import Final

from friendline.matching.names.reading import Name, noted_names
from friendline.matching.names.word_likeness import is_short_for, relatives_of
from friendline.matching.names.words import Word, read_word
from friendline.matching.weighing.shares import COMMON, UNSEEN, share_in_world
from friendline.model import Person
from friendline.screening.confidential.folding import folded
from friendline.screening.confidential.ordinary_names import is_ordinary, may_be_turned

_MOST_FORMS: Final = 64
_SHORTEST_ALONE: Final = 3
"""Letters of a last name that is looked for behind a title."""


class Called:
    """Everything a person is called in full."""

    def __init__(self, person: Person) -> None:
        self.names: tuple[Name, ...] = tuple(
            noted.name for noted in noted_names(person) if not noted.is_inferred
        )

    @cached_property
    def forms(self) -> frozenset[str]:
        """The ways to write it, folded: first and last name, all words, last name first."""
        return frozenset(form for name in self.names for form in _forms(name))

    @cached_property
    def by_nickname(self) -> frozenset[str]:
        """The same with another form of the first name: "kate varga" for Katherine Varga."""
        forms = (
            form
            for name in self.names
            for given in name.given
            for nickname in sorted(_nicknames(given), key=attrgetter("plain"))
            for form in _forms_of_pairs(name, [(nickname, family) for family in name.family])
        )
        return frozenset(forms) - self.forms

    @cached_property
    def doubtful(self) -> frozenset[str]:
        """The forms that need a second sign: of ordinary words, or somebody else's turned."""
        ordinary = filter(is_ordinary, self.forms | self.by_nickname)
        turned = (
            form
            for name in self.names
            for given, family in product(name.given, name.family)
            if not name.is_native and may_be_turned(given.latin, family.latin)
            for form in _written((family, given), {}, " ")
        )
        own = {" ".join(word.plain for word in name.words) for name in self.names}
        return frozenset(ordinary) | (frozenset(turned) - own)

    @cached_property
    def last_names(self) -> frozenset[str]:
        """The last names, folded."""
        return frozenset(
            form
            for name in self.names
            for family in name.family
            if not family.is_native and not family.is_initial
            for form in _written((family,), {_plain(x): x for x in _pieces(name.text)}, "")
            if len(form) >= _SHORTEST_ALONE
        )

    @cached_property
    def has_common_last_name(self) -> bool:
        """Whether one of the last names is a common one."""
        families = (family for name in self.names for family in name.family)
        return any(_share_of("family", family) >= COMMON for family in families)

    @cached_property
    def initials(self) -> frozenset[str]:
        """The first letters of the first names, as capitals."""
        letters = (given.plain[:1].upper() for name in self.names for given in name.given)
        return frozenset(filter(str.isalpha, letters))

    @property
    def share(self) -> float:
        """The largest share of people who bear one of the names."""
        return max((_share(name) for name in self.names), default=0.0)


def _forms(name: Name) -> Iterator[str]:
    pieces = {_plain(piece): piece for piece in _pieces(name.text)}
    full = [
        pair for pair in product(name.given, name.family) if not any(w.is_initial for w in pair)
    ]
    for words in [*([name.words] if full else []), *full]:
        yield from _written(words, pieces, " ")
    yield from _turned(full, pieces)


def _forms_of_pairs(name: Name, pairs: Sequence[tuple[Word, Word]]) -> Iterator[str]:
    pieces = {_plain(piece): piece for piece in _pieces(name.text)}
    for pair in pairs:
        yield from _written(pair, pieces, " ")
    yield from _turned(pairs, pieces)


def _nicknames(given: Word) -> set[Word]:
    if given.is_native or given.is_initial:
        return set()
    others = {
        other
        for way in given.spellings
        for other in relatives_of(way)
        if is_short_for(other, way) or is_short_for(way, other)
    }
    return {word for other in others if (word := read_word(other)) and len(word.plain) > 1}


def _turned(pairs: Sequence[tuple[Word, Word]], pieces: dict[str, str]) -> Iterator[str]:
    for given, family in pairs:
        yield from _written((family, given), pieces, " ")
        yield from _written((family, given), pieces, ", ")
        together = is_east_asian(family.plain[0])
        yield from _written((family, given) if together else (given, family), pieces, "")


def _written(words: Sequence[Word], pieces: dict[str, str], between: str) -> Iterator[str]:
    ways = product(*(sorted(_spellings(word, pieces)) for word in words))
    yield from map(between.join, islice(ways, _MOST_FORMS))


def is_east_asian(character: str) -> bool:
    """Whether a character is a Chinese, Japanese or Korean one."""
    return "\u3040" <= character <= "\ud7a3"


def _spellings(word: Word, pieces: dict[str, str]) -> set[str]:
    """Give the ways to write a word; with its hyphen, where the name has one."""
    written = folded(pieces.get(word.plain, word.plain))[1]
    latin = () if word.is_native else word.spellings
    return {written, folded(word.plain)[1], *latin}


def _pieces(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).replace(",", " ").split()


def _plain(piece: str) -> str:
    return "".join(filter(str.isalpha, piece.casefold()))


def _share(name: Name) -> float:
    return max(
        _share_of("given", given) * _share_of("family", family)
        for given, family in product(name.given, name.family)
    )


def _share_of(part: str, word: Word) -> float:
    return max((share_in_world(part, way) or UNSEEN) for way in word.spellings)
