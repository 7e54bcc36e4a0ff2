"""How two words of a name are alike without being the same.

First names are compared by the table of the ``nicknames`` package (it knows English names
best), all words by their letters and by their sound.
"""

from functools import cache

from rapidfuzz.distance import OSA

from friendline.matching.wording import show
from friendline.matching.words import Word

_SHORTEST_WITH_TYPO = 5
"""Letters; in shorter words one letter makes another name (Jan, Ian; Lee, Lea)."""

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
    if max(one.length, other.length) < _SHORTEST_WITH_TYPO:
        return False
    if one.sounds_like(other) or _distance(one.spellings, other.spellings) <= 1:
        return True
    return _almost_sounds_like(one, other)


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

    return {
        full: frozenset(short for short in shorts if frozenset((full, short)) not in _NOT_SHORT_FOR)
        for full, shorts in NickNamer().nickname_lookup.items()
        if full not in _LAST_NAMES
    }


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
    return (fulls | siblings | _table().get(name, frozenset())) - {name}
