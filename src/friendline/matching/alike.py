"""How two words of a name are alike without being the same."""

from rapidfuzz.distance import OSA

from friendline.matching.nicknames import is_first_name, is_short_for, shared_full_form
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
