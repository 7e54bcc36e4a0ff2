"""How well two names fit, and the sentence that says why.

At most one thing may differ in kind: a short first name, an initial, a typo, or half of a
double last name. A first name alone, a last name alone or another last name is no fit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from friendline.matching.names import Name, NotedName
from friendline.matching.word_likeness import (
    are_two_first_names,
    are_two_genders,
    both_short_for,
    is_known_first_name,
    is_typo,
    short_form,
    what_differs,
)
from friendline.matching.wording import show
from friendline.matching.words import Word


class Strength(IntEnum):
    """How much of the name fits."""

    WEAK = 1
    """An initial, a typo, half of a double name."""
    FULL = 2
    """First and last name, also with another spelling, a usual short form, or turned round."""


@dataclass(frozen=True, slots=True)
class NameFit:
    """Two names fit.

    Attributes:
        strength: How much of the name fits.
        why: The evidence in one sentence for the owner.
    """

    strength: Strength
    why: str


@dataclass(frozen=True, slots=True)
class _Likeness:
    """Two first names (or two last names) are alike; ``difference`` is empty for the same."""

    strength: Strength
    difference: str = ""


_SAME = _Likeness(Strength.FULL)


def best_fit(noted: tuple[NotedName, ...], shown: Name) -> NameFit | None:
    """Compare all names of a person with a display name and give the best fit."""
    best: NameFit | None = None
    for one in noted:
        fit = compare_names(one.name, shown)
        if fit and (best is None or fit.strength > best.strength):
            best = _with_source(fit, one.other)
    return best


def _with_source(fit: NameFit, other: str) -> NameFit:
    if not other:
        return fit
    return NameFit(fit.strength, f"{fit.why} (other name that you noted: {show(other)})")


def compare_names(noted: Name, shown: Name) -> NameFit | None:
    """Compare a name the owner knows with a name that an account shows.

    Args:
        noted: A name of the person, from the client list.
        shown: The display name of the account.

    Returns:
        How they fit, or ``None``. The strength is the same with the names exchanged.
    """
    if noted.generation and shown.generation and noted.generation != shown.generation:
        return None
    return _same_letters(noted, shown) or _same_parts(noted, shown) or _turned(noted, shown)


def _same_letters(noted: Name, shown: Name) -> NameFit | None:
    has_initial = noted.given[0].is_initial or shown.given[0].is_initial
    strength = Strength.WEAK if has_initial else Strength.FULL
    if [word.plain for word in noted.words] == [word.plain for word in shown.words]:
        return NameFit(strength, "Same name")
    if len(noted.words) == len(shown.words) and all(map(Word.is_same_as, noted.words, shown.words)):
        return NameFit(strength, _other_letters(noted, shown))
    if _is_spaced_differently(noted, shown):
        return NameFit(strength, f"Same name, spaced differently: {show(shown.text)}")
    return None


def _is_spaced_differently(noted: Name, shown: Name) -> bool:
    return not _have_same_words(noted, shown) and not noted.joined.isdisjoint(shown.joined)


def _have_same_words(noted: Name, shown: Name) -> bool:
    """Whether the words are the same in any order."""
    return len(noted.words) == len(shown.words) and all(
        any(one.is_same_as(other) for other in shown.words) for one in noted.words
    )


def _other_letters(noted: Name, shown: Name) -> str:
    if noted.is_native != shown.is_native:
        return f"Same name in another script: {show(shown.text)}"
    if all(word.plain.isascii() for word in (*noted.words, *shown.words)):
        return f"Same name in another spelling: {show(shown.text)}"
    return f"Same name without accents: {show(shown.text)}"


def _same_parts(noted: Name, shown: Name) -> NameFit | None:
    family = _family_likeness(noted, shown)
    if family is None or not _middles_agree(noted, shown):
        return None
    given = _given_likeness(noted, shown)
    if given is None or (given.difference and family.difference):
        return None
    strength = min(given.strength, family.strength)
    return NameFit(strength, _sentence(given.difference, family.difference, noted, shown))


def _sentence(given: str, family: str, noted: Name, shown: Name) -> str:
    if given:
        return f"{given}; same last name"
    if family:
        return f"{family}; same first name"
    if noted.middles and shown.middles:
        return f"Same first and last name, middle names agree: {show(shown.text)}"
    if noted.middles or shown.middles:
        return f"Same first and last name, a middle name left out: {show(shown.text)}"
    return f"Same first and last name: {show(shown.text)}"


def _turned(noted: Name, shown: Name) -> NameFit | None:
    """Compare the names with the first and last name of one exchanged."""
    turns = ((noted, shown.turned()), (noted.turned(), shown))
    given = [_turned_given(one, other) for one, other in turns if one and other]
    best = max(filter(None, given), key=_rank, default=None)
    if best is None:
        return None
    # "James Thomas" and "Thomas James" may well be two people.
    are_first_names = any(all(map(is_known_first_name, one.words)) for one in (noted, shown))
    strength = Strength.WEAK if are_first_names else best.strength
    difference = f"{best.difference}; same last name, " if best.difference else "Same names "
    return NameFit(strength, f"{difference}in another order: {show(shown.text)}")


def _turned_given(noted: Name, shown: Name) -> _Likeness | None:
    """Give how the first names are alike, where nothing else differs as well."""
    if not _shares_family(noted, shown) or not _middles_agree(noted, shown):
        return None
    given = _given_likeness(noted, shown)
    return given if given and given.strength is Strength.FULL else None


def _shares_family(noted: Name, shown: Name) -> bool:
    return any(one.is_same_as(other) for one in noted.family for other in shown.family)


def _rank(likeness: _Likeness) -> tuple[Strength, bool, str]:
    """Put the strongest last; of equal ones the one with nothing to explain."""
    return likeness.strength, not likeness.difference, likeness.difference


def _middles_agree(noted: Name, shown: Name) -> bool:
    """Whether the shorter list of middle names is found in the longer one."""
    some, others = noted.middles, shown.middles
    return _are_among(some, others) or _are_among(others, some)


def _are_among(fewer: tuple[Word, ...], more: tuple[Word, ...]) -> bool:
    return len(fewer) <= len(more) and all(
        any(_may_be_same(one, other) for other in more) for one in fewer
    )


def _may_be_same(one: Word, other: Word) -> bool:
    if one.is_initial or other.is_initial:
        return one.begins(other) or other.begins(one)
    return one.is_same_as(other) or one.sounds_like(other)


def _family_likeness(noted: Name, shown: Name) -> _Likeness | None:
    if _shares_family(noted, shown):
        return _SAME
    if _shares_half(noted, shown) or _shares_half(shown, noted):
        return _Likeness(Strength.WEAK, f"Half of a double last name fits: {show(shown.text)}")
    one, other = noted.family[0], shown.family[0]
    if noted.is_native != shown.is_native and one.sounds_like(other):
        return _SAME
    if is_typo(one, other):
        return _Likeness(Strength.WEAK, f"{what_differs(one, other)}: {show(shown.text)}")
    return None


def _shares_half(long: Name, short: Name) -> bool:
    """Whether one last name is half of the other's double name, hyphen or not."""
    if len(short.family_parts) > 1:
        return False
    halves = long.family_parts if len(long.family_parts) > 1 else long.middles
    return any(
        half.is_same_as(short.family_parts[0])
        for half in halves
        if not half.is_initial and not is_known_first_name(half)
    )


def _given_likeness(noted: Name, shown: Name) -> _Likeness | None:
    pairs = [(one, other) for one in noted.given for other in shown.given]
    found = [like for one, other in pairs for like in _likenesses(one, other, noted, shown)]
    if _goes_by_middle_name(noted, shown) or _goes_by_middle_name(shown, noted):
        found.append(_Likeness(Strength.WEAK, f"First name fits a middle name: {show(shown.text)}"))
    return max(found, key=_rank, default=None)


def _likenesses(one: Word, other: Word, noted: Name, shown: Name) -> Iterator[_Likeness]:
    if one.is_initial or other.is_initial:
        if one.begins(other) or other.begins(one):
            yield _Likeness(Strength.WEAK, f"Initial fits: {show(shown.text)}")
    elif one.is_same_as(other):
        yield _SAME
    elif difference := short_form(one, other):
        yield _Likeness(Strength.FULL, difference)
    elif noted.is_native != shown.is_native and one.sounds_like(other):
        yield _SAME
    elif are_two_genders(one, other):
        return
    elif difference := both_short_for(one, other):
        yield _Likeness(Strength.WEAK, difference)
    elif is_typo(one, other) and not are_two_first_names(one, other):
        yield _Likeness(Strength.WEAK, f"{what_differs(one, other)}: {show(shown.text)}")


def _goes_by_middle_name(long: Name, short: Name) -> bool:
    return any(
        middle.is_same_as(short.given[0]) for middle in long.middles if not middle.is_initial
    )
