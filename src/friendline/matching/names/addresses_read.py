"""What an e-mail address tells of a name: ``paul.gilbert@...`` of a "Paul Gilbret" on the list.

The front of an address often holds a name, and the owner's list may have another one for the
same person: with a slip of the pen, from before a marriage, or an initial alone. Only a name that
keeps the first name as noted is read off an address, because couples and offices share theirs.
"""

import re
from collections.abc import Iterator

from friendline.matching.names.handles import BESIDE_A_NAME
from friendline.matching.names.reading import Name, NotedName, noted_names, read_name
from friendline.matching.names.word_likeness import relatives_of
from friendline.matching.names.words import Word
from friendline.matching.proofs.addresses import email_key, is_role_address
from friendline.model import Person

_PIECES = re.compile(r"[a-z]+")
_WORDS_OF_NO_NAME = """
    office work home mail post email news shop web on road street and family team private
"""
_NO_NAMES = BESIDE_A_NAME | frozenset(_WORDS_OF_NO_NAME.split())
_SHORTEST_FAMILY = 4
"""Letters of a last name that is taken from an address; shorter ones may be half of anything."""
_MOST_PIECES = 2


def front_of(email: str) -> str:
    """Give what stands before the @ of one person's address; nothing for offices and digests."""
    key = email_key(email)
    return "" if key is None or is_role_address(key) else key.partition("@")[0]


def all_names(person: Person) -> tuple[NotedName, ...]:
    """Give the names of a person that the owner noted, then those read off their addresses."""
    noted = noted_names(person)
    if not noted:
        return noted
    usual = noted[0].name
    known = {spelling for one in noted for word in one.name.family for spelling in word.spellings}
    found: dict[str, NotedName] = {}
    for email in person.emails:
        for text in _full_names(usual, front_of(email), known):
            if read := read_name(text):
                found.setdefault(text, NotedName(read, email, is_inferred=True))
    return (*noted, *found.values())


def _full_names(usual: Name, front: str, known: set[str]) -> Iterator[str]:
    """Give the names in the front of an address that are not the usual name."""
    pieces = [piece for piece in _PIECES.findall(front) if piece not in _NO_NAMES]
    if not 1 <= len(pieces) <= _MOST_PIECES:
        return
    for family in _rests(pieces, _givens(usual)):
        is_new = len(family) >= _SHORTEST_FAMILY and not _is_cut(family, known)
        if is_new and family not in _NO_NAMES:
            yield f"{usual.given[0].plain.title()} {family.title()}"
    yield from _spelt_out(usual, pieces)


def _rests(pieces: list[str], givens: set[str]) -> Iterator[str]:
    """Cut a first name off: ``paul.gilbert``, ``gilbert.paul``, ``paulgilbert``."""
    if len(pieces) == _MOST_PIECES:
        one, other = pieces
        yield from (rest for given, rest in ((one, other), (other, one)) if given in givens)
        return
    whole = pieces[0]
    for given in sorted(givens, key=lambda name: (-len(name), name)):
        if whole.startswith(given) or whole.endswith(given):
            at_front = whole.startswith(given)
            yield whole.removeprefix(given) if at_front else whole.removesuffix(given)
            return


def _spelt_out(usual: Name, pieces: list[str]) -> Iterator[str]:
    """Give a name in full of which the list has an initial: "J. Nelson" and jessica.nelson."""
    if len(pieces) != _MOST_PIECES:
        return
    for given, family in (pieces, pieces[::-1]):
        fits_given = _stands_for(usual.given[:1], given)
        fits_family = _stands_for(usual.family[:1], family)
        if (fits_given, fits_family) in {("initial", "same"), ("same", "initial")}:
            yield f"{given.title()} {family.title()}"


def _stands_for(words: tuple[Word, ...], piece: str) -> str:
    for word in words:
        if piece in word.spellings:
            return "same"
        if word.is_initial and len(piece) > 1 and piece.startswith(word.latin[:1]):
            return "initial"
    return ""


def _givens(usual: Name) -> set[str]:
    """Give the first names that are long enough to be told from the rest of an address."""
    own = {way for word in usual.given if not word.is_initial for way in word.spellings}
    return {way for name in own for way in {name, *relatives_of(name)} if len(way) >= len("amy")}


def _is_cut(family: str, known: set[str]) -> bool:
    """Whether it is a last name as noted, or the beginning or a half of one."""
    return any(family in one or one in family for one in known)
