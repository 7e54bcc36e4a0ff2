"""How two words of a name are alike without being the same.

First names are compared by the table of the ``nicknames`` package (it knows English names
best), all words by their letters and by their sound.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from rapidfuzz.distance import OSA

from friendline.matching.names.words import Word, read_word
from friendline.matching.wording import show

_SHORTEST_WITH_TYPO = 5
"""Letters; in shorter words one letter makes another name (Jan, Ian; Lee, Lea)."""

_SHORTEST_WITH_SLIP = 4
"""Letters; from here on a neighbouring key is struck. Two letters are exchanged in any word."""

_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SHORTEST_BY_SOUND = 7
"""Letters; from here on the sound may differ a little too (Aleksandr, Alexander)."""

_SHORTEST_BEGINNING = 2
"""Letters in which two short forms of one name begin alike."""

_ENDINGS = frozenset("aeo")
"""Endings that tell a woman's name from a man's."""

_NOT_SHORT_FOR = frozenset(
    frozenset(pair)
    for pair in (
        ("aaron", "erin"),
        ("robert", "bill"),
        ("robert", "billy"),
        ("bill", "fred"),
        ("will", "fred"),
        ("jane", "jessie"),
        ("robert", "rupert"),
    )
)
"""Pairs of the table that are two names today."""


_LAST_NAMES = frozenset({"smith"})
"""Last names that the table has among first names."""


def _neighbours() -> dict[str, frozenset[str]]:
    places = {key: (row, at) for row, keys in enumerate(_KEYBOARD) for at, key in enumerate(keys)}
    return {
        key: frozenset(
            other
            for other, (there, at) in places.items()
            if other != key and abs(there - row) <= 1 and -1 <= at + (there - row) - place <= 1
        )
        for key, (row, place) in places.items()
    }


_NEIGHBOURS = _neighbours()


def short_form(one: Word, other: Word) -> str | None:
    """Say which of two first names is short for the other; ``None`` if neither is."""
    # The table has some pairs both ways round: the shorter of the two is the short form.
    short, full = sorted((one, other), key=lambda word: (word.length, word.plain))
    if not any(
        is_short_for(x, y) or is_short_for(y, x) for x in short.spellings for y in full.spellings
    ):
        return None
    relation = "another form of" if one.sounds_like(other) else "short for"
    return f"'{_title(short)}' is {relation} '{_title(full)}'"


def both_short_for(one: Word, other: Word) -> str | None:
    """Say what both are short for, where they begin alike as well: Tom and Tommy."""
    pairs = ((a, b) for a in one.spellings for b in other.spellings if _begin_alike(a, b))
    fulls = [full for a, b in pairs if (full := shared_full_form(a, b))]
    names = " and ".join(f"'{name}'" for name in sorted((_title(one), _title(other))))
    return f"{names} can both be short for '{min(fulls).title()}'" if fulls else None


def _begin_alike(one: str, other: str) -> bool:
    length = max(_SHORTEST_BEGINNING, min(len(one), len(other)) - 1)
    return one[:length] == other[:length]


def are_two_genders(one: Word, other: Word) -> bool:
    """Whether they differ as Daniel and Daniela or Mario and Maria do."""
    pairs = ((a, b) for a in one.spellings for b in other.spellings)
    return any({a[-1], b[-1]} & _ENDINGS and _stem(a) == _stem(b) for a, b in pairs)


def _stem(name: str) -> str:
    return name[:-1] if name[-1] in _ENDINGS else name


def are_two_first_names(one: Word, other: Word) -> bool:
    """Whether a letter makes two known first names of them and not a slip of the pen."""
    if one.sounds_like(other) or _are_variants(one, other):
        return False
    return is_known_first_name(one) and is_known_first_name(other)


def _are_variants(one: Word, other: Word) -> bool:
    """Whether two first names end alike and differ by letters exchanged, or hardly in sound."""
    if one.plain[-1] != other.plain[-1]:
        return False
    return sorted(one.plain) == sorted(other.plain) or _almost_sounds_like(one, other)


def is_known_first_name(word: Word) -> bool:
    """Whether the nickname table has it, as a full or as a short form."""
    return any(map(is_first_name, word.spellings))


def is_typo(one: Word, other: Word) -> bool:
    """Whether two words differ as by a slip: by one letter, or in spelling and not in sound."""
    longest = max(one.length, other.length)
    if longest < _SHORTEST_WITH_TYPO:
        is_long = longest >= _SHORTEST_WITH_SLIP
        return (is_long and one.sounds_like(other)) or _is_slip_of_a_key(one.latin, other.latin)
    if one.sounds_like(other) or _distance(one.spellings, other.spellings) <= 1:
        return True
    return _almost_sounds_like(one, other)


def _is_slip_of_a_key(one: str, other: str) -> bool:
    """Whether two letters are exchanged, or one is its neighbour on the keyboard."""
    differ = [at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or not differ:
        return False
    if len(differ) == 1:
        is_long = len(one) >= _SHORTEST_WITH_SLIP
        return is_long and other[differ[0]] in _NEIGHBOURS.get(one[differ[0]], ())
    first, last = differ[0], differ[-1]
    return last - first == 1 and one[first] + one[last] == other[last] + other[first]


def _almost_sounds_like(one: Word, other: Word) -> bool:
    longest = max(one.length, other.length)
    return longest >= _SHORTEST_BY_SOUND and _distance(one.sounds, other.sounds) <= 1


def _distance(some: frozenset[str], others: frozenset[str]) -> int:
    """Give the fewest letters to change, add, drop or exchange; 2 stands for more."""
    return min(OSA.distance(one, other, score_cutoff=1) for one in some for other in others)


def what_differs(one: Word, other: Word) -> str:
    """Say how two words differ that a typo may explain."""
    near = _distance(one.spellings, other.spellings) <= 1
    return "One letter differs" if near else "Sounds alike"


def _title(word: Word) -> str:
    return show(word.plain.title())


@cache
def _table() -> dict[str, frozenset[str]]:
    # The package imports pydantic, which is slow: only a run that matches names pays for it.
    from nicknames import NickNamer  # noqa: PLC0415 - see above

    table = defaultdict[str, set[str]](set)
    for full, shorts in NickNamer().nickname_lookup.items():
        if full not in _LAST_NAMES:
            table[full].update(shorts)
    for full, short in _listed_short_forms():
        table[full].add(short)
    return {
        full: frozenset(
            short for short in shorts if short != full and {full, short} not in _NOT_SHORT_FOR
        )
        for full, shorts in table.items()
    }


def _listed_short_forms() -> Iterator[tuple[str, str]]:
    """Give each full name and short form of our own table, in all their spellings."""
    for language in _read("nicknames.toml").values():
        for short, fulls in language.items():
            for full in fulls.split():
                yield from product(_spelt(full), _spelt(short))


def _spelt(name: str) -> frozenset[str]:
    word = read_word(name)
    return word.spellings if word else frozenset()


def _read(name: str) -> dict[str, Any]:
    text = files("friendline.matching.names").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _groups(kind: str) -> dict[str, frozenset[str]]:
    """Give for each listed spelling of a first (or last) name all spellings of that name."""
    groups = defaultdict[str, set[str]](set)
    for line in _read("spellings.toml")[kind]:
        group = frozenset[str]().union(*map(_spelt, line.split()))
        for name in group:
            groups[name] |= group
    return {name: frozenset(group - {name}) for name, group in groups.items()}


def other_spelling(one: Word, other: Word, kind: str) -> str | None:
    """Say that two words are listed as spellings of one name; ``None`` if they are not.

    Args:
        one: A word.
        other: Another.
        kind: ``"given"`` or ``"family"``.
    """
    if all(spellings_of(way, kind).isdisjoint(other.spellings) for way in one.spellings):
        return None
    return f"'{_title(other)}' is another spelling of '{_title(one)}'"


def spellings_of(name: str, kind: str) -> frozenset[str]:
    """Give the other listed spellings of a first (or last) name."""
    return _groups(kind).get(name, frozenset())


@cache
def _surnames_of_china() -> dict[str, frozenset[str]]:
    """Give for each spelling of a surname those of the same character."""
    groups = defaultdict[str, set[str]](set)
    for ways in _read("readings.toml")["chinese_family"].values():
        for way in ways.split():
            groups[way].update(ways.split())
    return {name: frozenset(group - {name}) for name, group in groups.items()}


def other_reading(one: Word, other: Word) -> str | None:
    """Say that two words may be one Chinese surname, in two ways to read or to write it."""
    if _surnames_of_china().get(one.latin, frozenset()).isdisjoint(other.spellings):
        return None
    return f"'{_title(other)}' and '{_title(one)}' can be one Chinese surname"


def family_relatives(name: str) -> frozenset[str]:
    """Give all last names that may be the same one, written in another way."""
    return spellings_of(name, "family") | _surnames_of_china().get(name, frozenset())


@cache
def _full_forms() -> dict[str, frozenset[str]]:
    fulls: dict[str, set[str]] = {}
    for full, shorts in _table().items():
        for short in shorts:
            fulls.setdefault(short, set()).add(full)
    return {short: frozenset(of) for short, of in fulls.items()}


def is_short_for(short: str, full: str) -> bool:
    """Whether the first name is a short form of the other, as "bob" is of "robert"."""
    return short in _table().get(full, ())


def shared_full_form(one: str, other: str) -> str | None:
    """Give the name that both are short for, as "robert" for "bobby" and "rob"."""
    shared = _full_forms().get(one, frozenset()) & _full_forms().get(other, frozenset())
    return max(shared, key=lambda full: (len(full), full), default=None)


def is_first_name(name: str) -> bool:
    """Whether the table knows it as a first name or a short form of one."""
    return name in _table() or name in _full_forms()


@cache
def relatives_of(name: str) -> frozenset[str]:
    """Give all first names that the same person may go by, the name itself left out."""
    fulls = _full_forms().get(name, frozenset())
    siblings = frozenset[str]().union(*(_table()[full] for full in fulls))
    alike = frozenset(sibling for sibling in siblings if _begin_alike(name, sibling))
    return (fulls | alike | _table().get(name, frozenset()) | spellings_of(name, "given")) - {name}
