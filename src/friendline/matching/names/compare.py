"""How names compare, part by part, and the sentence that says so.

First names are compared with first names and last names with last names; then once more with
the two of one name exchanged. What each likeness is worth is not decided here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from friendline.matching.names.addresses_read import front_of
from friendline.matching.names.comparison import Likeness, NameComparison, Shown, cost_of
from friendline.matching.names.handles import compare_handle, read_handle, with_source
from friendline.matching.names.reading import Name, NotedName, read_partly
from friendline.matching.names.scripts import are_one_korean_name
from friendline.matching.names.word_likeness import (
    are_two_first_names,
    are_two_genders,
    both_short_for,
    is_known_first_name,
    is_typo,
    other_reading,
    other_spelling,
    short_form,
    what_differs,
)
from friendline.matching.names.words import Word
from friendline.matching.wording import show
from friendline.model import Account

_AGREE = frozenset(Likeness) - {Likeness.ABSENT, Likeness.OTHER}
_MANY_CONSONANTS = 3
_SCRIPT = "The consonants agree in another script"
_CLEAR = frozenset({Likeness.SAME, Likeness.RESPELLED, Likeness.SHORT})


@dataclass(frozen=True, slots=True)
class _Part:
    """How two first names, or two last names, are alike.

    ``word`` is what agrees, as the owner knows it. ``says`` is empty where there is nothing to
    explain, and ``quotes`` tells whether the name shown belongs behind it.
    """

    likeness: Likeness
    word: str = ""
    says: str = ""
    quotes: bool = True


_ABSENT = _Part(Likeness.ABSENT)
_OTHER = _Part(Likeness.OTHER)


def compare(noted: tuple[NotedName, ...], shown: Name) -> tuple[NameComparison, ...]:
    """Compare all names of a person with a display name.

    Args:
        noted: The names that the owner knows of the person.
        shown: The display name; of ``read_partly`` also one that lacks a first or last name.

    Returns:
        Every way in which a first or a last name agrees, best first; nothing where neither does,
        or where one is a junior and the other a senior.
    """
    found = {way: None for one in noted for way in _ways(one, shown)}
    return tuple(sorted(found, key=rank))


def compare_account(noted: tuple[NotedName, ...], account: Account) -> tuple[NameComparison, ...]:
    """Compare all names of a person with all that an account shows of a name.

    Args:
        noted: The names that the owner knows of the person.
        account: Its display name, its handle and its e-mail addresses are looked at.

    Returns:
        Every way in which they agree, best first, as ``compare`` gives it. A handle or an address
        counts only where the display name does not tell of somebody else: for nothing where none
        of it agrees, and only with first and last name where half of it differs.
    """
    shown = read_partly(account.name)
    by_name = compare(noted, shown) if shown else ()
    if not by_name and shown and is_somebodys(shown):
        return ()
    by_handle = [
        way
        for text, where in handles_shown(account)
        if (handle := read_handle(text))
        for way in compare_handle(noted, handle, where)
    ]
    if any(_contradicts(way) for way in by_name[:1]):
        by_handle = [way for way in by_handle if {way.given, way.family} <= _CLEAR]
    return tuple(sorted({*by_name, *by_handle}, key=rank))


def _contradicts(way: NameComparison) -> bool:
    """Whether the best that can be said of a display name is that half of it is another name."""
    return Likeness.OTHER in {way.given, way.family}


def handles_shown(account: Account) -> tuple[tuple[str, Shown], ...]:
    """Give the texts of an account that may be made from a name, and where each stands.

    They are its handle, a display name of one word, and what stands before the @ of its addresses.
    """
    name = account.name.strip()
    handles = (text for text in (account.handle, name) if text and " " not in text)
    fronts = filter(None, map(front_of, account.emails))
    return (
        *((text, Shown.HANDLE) for text in handles),
        *((text, Shown.ADDRESS) for text in fronts),
    )


def is_somebodys(shown: Name) -> bool:
    """Whether a display name tells who it is: a full name, or a known first name."""
    if shown.given and shown.family:
        return True
    return any(map(is_known_first_name, shown.given))


def rank(comparison: NameComparison) -> tuple[int, int, bool, str]:
    """Give the place of a comparison among those of one pair; the best comes first."""
    parts = cost_of(comparison.given) + cost_of(comparison.family)
    middle = cost_of(comparison.middle)
    clash = 3 if comparison.middle is Likeness.OTHER else 0
    return parts + clash, middle, comparison.turned, comparison.why


def _ways(noted: NotedName, shown: Name) -> Iterator[NameComparison]:
    generations = {noted.name.generation, shown.generation}
    if "" not in generations and len(generations) > 1:
        return
    for way in (_straight(noted.name, shown), _turned(noted.name, shown), _lone(noted.name, shown)):
        if way is not None:
            yield with_source(way, noted)


def _straight(noted: Name, shown: Name) -> NameComparison | None:
    return _same_letters(noted, shown) or _by_parts(noted, shown)


def _same_letters(noted: Name, shown: Name) -> NameComparison | None:
    if not (noted.given and noted.family and shown.given and shown.family):
        return None
    if [word.plain for word in noted.words] == [word.plain for word in shown.words]:
        return _whole(noted, Likeness.SAME, shown, "Same name")
    if len(noted.words) == len(shown.words) and all(map(Word.is_same_as, noted.words, shown.words)):
        return _whole(noted, Likeness.RESPELLED, shown, _other_letters(noted, shown))
    if _is_spaced_differently(noted, shown):
        why = f"Same name, spaced differently: {show(shown.text)}"
        return _whole(noted, Likeness.RESPELLED, shown, why)
    return None


def _whole(noted: Name, likeness: Likeness, shown: Name, why: str) -> NameComparison:
    given = noted.given[0]
    has_initial = given.is_initial or shown.given[0].is_initial
    return NameComparison(
        given=Likeness.INITIAL if has_initial else likeness,
        family=likeness,
        middle=likeness if noted.middles and shown.middles else Likeness.ABSENT,
        turned=False,
        given_word=given.latin[:1] if has_initial else given.latin,
        family_word=noted.family[0].latin,
        shown=Shown.NAME,
        why=why,
    )


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


def _by_parts(noted: Name, shown: Name) -> NameComparison | None:
    given, family = _given(noted, shown), _family(noted, shown)
    if given.likeness not in _AGREE and family.likeness not in _AGREE:
        return None
    return NameComparison(
        given=given.likeness,
        family=family.likeness,
        middle=_middle(noted, shown),
        turned=False,
        given_word=given.word,
        family_word=family.word,
        shown=Shown.NAME,
        why=_sentence(given, family, noted, shown),
    )


def _sentence(given: _Part, family: _Part, noted: Name, shown: Name) -> str:
    text = show(shown.text)
    lacks = _what_lacks(given, family)
    if lacks:
        return f"{lacks}: {text}"
    if given.says and family.says:
        return f"{given.says}; {family.says[:1].lower()}{family.says[1:]}: {text}"
    if given.says:
        return f"{_quoted(given, shown)}; same last name"
    if family.says:
        return f"{_quoted(family, shown)}; same first name"
    return f"Same first and last name{_middles_in_words(noted, shown)}: {text}"


def _what_lacks(given: _Part, family: _Part) -> str:
    """Say that only the first or only the last name agrees; nothing where both do."""
    if family.likeness not in _AGREE:
        other = "no last name shown" if family.likeness is Likeness.ABSENT else "another last name"
        return f"{given.says or 'Same first name'}, {other}"
    if given.likeness not in _AGREE:
        other = "no first name shown" if given.likeness is Likeness.ABSENT else "another first name"
        return f"{family.says or 'Same last name'}, {other}"
    return ""


def _middles_in_words(noted: Name, shown: Name) -> str:
    if noted.middles and shown.middles:
        agree = _middles_agree(noted, shown)
        return ", middle names agree" if agree else ", another middle name"
    return ", a middle name left out" if noted.middles or shown.middles else ""


def _quoted(part: _Part, shown: Name) -> str:
    return f"{part.says}: {show(shown.text)}" if part.quotes else part.says


def _turned(noted: Name, shown: Name) -> NameComparison | None:
    """Compare the names with the first and last name of one exchanged."""
    turns: list[tuple[Name | None, Name | None]] = []
    if _may_be_turned(noted, shown):
        turns.append((noted, shown.turned()))
    if _may_be_turned(shown, noted):
        turns.append((noted.turned(), shown))
    ways = [way for one, other in turns if one and other and (way := _turn(one, other))]
    return min(ways, key=rank, default=None)


def _may_be_turned(name: Name, turned: Name) -> bool:
    """Whether a last name is the first name of the other, as far as a quick look tells."""
    return not turned.is_ordered and any(
        one.is_same_as(other) or one.is_native != other.is_native or other_reading(one, other)
        for one in name.family
        for other in turned.given[:1]
    )


def _turn(noted: Name, shown: Name) -> NameComparison | None:
    family = _family(noted, shown)
    if family.likeness not in _CLEAR:
        return None
    given = _given(noted, shown)
    if given.likeness not in _CLEAR:
        return None
    order = f"in another order: {show(shown.text)}"
    return NameComparison(
        given=given.likeness,
        family=family.likeness,
        middle=_middle(noted, shown),
        turned=True,
        given_word=given.word,
        family_word=family.word,
        shown=Shown.NAME,
        why=f"{given.says}; same last name, {order}" if given.says else f"Same names {order}",
    )


def _lone(noted: Name, shown: Name) -> NameComparison | None:
    """Compare a display name of one word as a last name; as a first name it has been compared."""
    if shown.family or shown.is_ordered:
        return None
    return _by_parts(noted, replace(shown, given=(), family=shown.given, family_parts=shown.given))


def _middle(noted: Name, shown: Name) -> Likeness:
    if not noted.middles or not shown.middles:
        return Likeness.ABSENT
    if not _middles_agree(noted, shown):
        return Likeness.OTHER
    if any(word.is_initial for word in (*noted.middles, *shown.middles)):
        return Likeness.INITIAL
    return Likeness.SAME


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


def _best(parts: Iterable[_Part], default: _Part) -> _Part:
    return min(parts, key=lambda part: (cost_of(part.likeness), part.says), default=default)


def _family(noted: Name, shown: Name) -> _Part:
    if not noted.family or not shown.family:
        return _ABSENT
    pairs = [(one, other) for one in noted.family for other in shown.family]
    found = [_same(one, other) for one, other in pairs if one.is_same_as(other)]
    if not found:
        found.extend(_halves(noted, shown))
        found.extend(part for pair in pairs if (part := _families_alike(*pair)))
    return _best(found, _OTHER)


def _same(one: Word, other: Word) -> _Part:
    likeness = Likeness.SAME if one.plain == other.plain else Likeness.RESPELLED
    return _Part(likeness, one.latin)


@lru_cache(maxsize=200_000)
def _families_alike(one: Word, other: Word) -> _Part | None:
    if one.is_initial or other.is_initial:
        return _initial(one, other, "Initial of the last name fits")
    if part := _other_script(one, other):
        return part
    if says := other_reading(one, other):
        return _Part(Likeness.RESPELLED, one.latin, says, quotes=False)
    if says := other_spelling(one, other, "family"):
        return _Part(Likeness.NEAR, one.latin, says, quotes=False)
    return _slip(one, other) if is_typo(one, other) else None


def _initial(one: Word, other: Word, says: str) -> _Part | None:
    fits = one.begins(other) or other.begins(one)
    return _Part(Likeness.INITIAL, one.latin[:1], says) if fits else None


def _slip(one: Word, other: Word) -> _Part:
    return _Part(Likeness.NEAR, one.latin, what_differs(one, other))


def _other_script(one: Word, other: Word) -> _Part | None:
    """Give how words of two scripts are alike: by their sound, or by their consonants."""
    if one.is_native == other.is_native:
        return None
    if one.sounds_like(other):
        return _Part(Likeness.RESPELLED, one.latin)
    if shared := one.consonants & other.consonants:
        is_long = max(map(len, shared)) >= _MANY_CONSONANTS
        return _Part(Likeness.RESPELLED if is_long else Likeness.NEAR, one.latin, _SCRIPT)
    return None


def _halves(noted: Name, shown: Name) -> Iterator[_Part]:
    """Give the half of a double last name that is the other last name, hyphen or not."""
    for long, short in ((noted, shown), (shown, noted)):
        if len(short.family_parts) > 1:
            continue
        for half in _halves_of(long):
            if half.is_same_as(short.family_parts[0]) and not half.is_initial:
                yield _Part(Likeness.PART, half.latin, "Half of a double last name fits")


def _halves_of(name: Name) -> Iterable[Word]:
    """Give the halves of a double last name; without a hyphen a first name is none."""
    if len(name.family_parts) > 1:
        return name.family_parts
    return (word for word in name.middles if not is_known_first_name(word))


def _given(noted: Name, shown: Name) -> _Part:
    if not noted.given or not shown.given:
        return _ABSENT
    pairs = [(one, other) for one in noted.given for other in shown.given]
    found = [part for pair in pairs if (part := _givens_alike(*pair))]
    found.extend(_middles_used(noted, shown))
    found.extend(_middles_used(shown, noted))
    return _best(found, _OTHER)


def _middles_used(long: Name, short: Name) -> Iterator[_Part]:
    """Give the middle name that one goes by."""
    for middle in long.middles:
        if not middle.is_initial and middle.is_same_as(short.given[0]):
            yield _Part(Likeness.PART, middle.latin, "First name fits a middle name")


@lru_cache(maxsize=200_000)
def _givens_alike(one: Word, other: Word) -> _Part | None:
    if one.is_initial or other.is_initial:
        return _initial(one, other, "Initial fits")
    if one.is_same_as(other):
        return _same(one, other)
    return _short_given(one, other) or _respelled_given(one, other) or _near_given(one, other)


def _short_given(one: Word, other: Word) -> _Part | None:
    says = short_form(one, other)
    return _Part(Likeness.SHORT, one.latin, says, quotes=False) if says else None


def _near_given(one: Word, other: Word) -> _Part | None:
    if are_two_genders(one, other):
        return None
    if says := both_short_for(one, other):
        return _Part(Likeness.SHORT, one.latin, says, quotes=False)
    is_slip = is_typo(one, other) and not are_two_first_names(one, other)
    return _slip(one, other) if is_slip else None


def _respelled_given(one: Word, other: Word) -> _Part | None:
    if says := other_spelling(one, other, "given"):
        return _Part(Likeness.RESPELLED, one.latin, says, quotes=False)
    if are_one_korean_name(one.latin, other.latin):
        return _Part(Likeness.RESPELLED, one.latin)
    return _other_script(one, other)
