"""Reading a name as people write it: titles off, first and last name told apart.

``nameparser`` knows titles, suffixes, particles and the comma; what display names do beyond
that (emoji, "| Coach", "(she/her)", initials without a space, names in Chinese characters) is
dealt with here, before and after it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING

from friendline.matching.names.scripts import is_japanese_family, is_japanese_given
from friendline.matching.names.words import Word, read_word, tidy
from friendline.model import Person

if TYPE_CHECKING:
    from nameparser import Parser

LONGEST_NAME = 200
"""Characters; a longer text is not read as a name."""

_WAYS_JOINED = 128

_CREDENTIALS = frozenset(
    {"lmft", "lmhc", "lpcc", "lcpc", "licsw", "lsw", "msw", "mft", "amft", "bcba", "ncc", "ccc"}
)
"""Letters that counsellors and social workers put after their name, added to the parser's."""

_PRONOUN_WORDS = """
    she her hers he him his they them theirs any all sie ihr er ihm el ella elle il iel
"""
_PRONOUNS = frozenset(_PRONOUN_WORDS.split())
_GENERATIONS = {
    "jr": "jr",
    "junior": "jr",
    "sr": "sr",
    "senior": "sr",
    "ii": "ii",
    "iii": "iii",
    "iv": "iv",
}
_TRADE_WORDS = """
    coach realtor author writer speaker photography photographer photos art artist music musician
    official realty consulting therapy therapist counselling counseling psychotherapy yoga fitness
    design designs designer studio makeup attorney law lawyer teacher tutoring blog podcast vlog
"""
_TRADES = frozenset(_TRADE_WORDS.split())
"""What stands behind a name without a bar between: "Kim Novak Photography"."""

_COMPOUND_SURNAMES = frozenset({"欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒"})
_TAIL = re.compile(r"\s*[|•·]\s*|\s+(?:-+|[–—~:]|//?)\s+")  # noqa: RUF001 - dashes as people type
_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")
_INITIALS = re.compile(r"(?:\w\.){2,}|\w\.\w")
_LETTER = "A-Za-zÀ-ÖØ-öø-ɏͰ-ϿЀ-ӿ"
_PLAIN = re.compile(f"[{_LETTER}]{{2,}}(?:-[{_LETTER}]{{2,}})*")
_PLAIN_INITIAL = re.compile(r"[A-DF-XZ]\.?")
"""Not E and Y: to the parser they may stand for "and"."""
_ONE_WORD = re.compile(r"[\w.'-]+", re.ASCII)
_HAN = re.compile("[\u3005\u3400-\u4dbf\u4e00-\u9fff]{2,6}")
_EAST_ASIAN = re.compile("[\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]+")
_QUOTED = re.compile("\\s*(['\"])(.*)\\1\\s*")
_BREAKS = re.compile("[\\s‐‑-]+")  # noqa: RUF001 - hyphens as people type
_TOGETHER = re.compile(r"\s*&\s*|\s+(?:and|und|y|et|e|og|och|en)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A full name, read; a first name and a last name at least.

    Attributes:
        text: As written.
        given: First names it goes by: the first name, then a nickname beside it.
        middles: Middle names and initials, in order.
        family: Last names it goes by: the last name, without its particles, a former one.
        family_parts: The single words of a double last name.
        words: All words in the order written, titles and suffixes left out.
        generation: ``"jr"``, ``"sr"``, ``"iii"`` ..., or nothing.
        remark: What stands beside the name: "Coach", a town, a firm.
        is_ordered: Whether it is certain which word is the last name.
    """

    text: str
    given: tuple[Word, ...]
    middles: tuple[Word, ...]
    family: tuple[Word, ...]
    family_parts: tuple[Word, ...]
    words: tuple[Word, ...]
    generation: str
    remark: str
    is_ordered: bool

    @property
    def is_native(self) -> bool:
        """Whether it is written in letters other than Latin ones."""
        return all(word.is_native for word in self.words)

    @property
    def joined(self) -> frozenset[str]:
        """All words together without spaces, in the first few ways to spell them."""
        ways = product(*(sorted(word.spellings) for word in self.words))
        joined = set(map("".join, islice(ways, _WAYS_JOINED)))
        if self.is_native and self.words[:1] == self.family[:1]:
            # Abroad the last name goes to the end: 김민수 is "Min Su Kim" there.
            turned = product(*(sorted(word.spellings) for word in (*self.words[1:], self.words[0])))
            joined.update(map("".join, islice(turned, _WAYS_JOINED)))
        return frozenset(joined)

    def with_given(self, text: str) -> "Name":
        """The same name with another first name."""
        word = read_word(text)
        return self if word is None else replace(self, given=(word, *self.given))

    def with_family(self, text: str) -> "Name":
        """The same name with another last name."""
        word = read_word(text)
        return self if word is None else replace(self, family=(*self.family, word))

    def turned(self) -> "Name | None":
        """The same name with its first part as the last name; ``None`` where that is out."""
        if self.is_ordered or not self.family:
            return None
        given, *middles = (*self.middles, *self.family[:1])
        family = self.given[:1]
        return replace(
            self, given=(given,), middles=tuple(middles), family=family, family_parts=family
        )


@lru_cache(maxsize=100_000)
def read_partly(text: str) -> Name | None:
    """Read a name of which a part may lack: "Kim", "Mr. Novak".

    Returns:
        The name as ``read_name`` gives it, or one without last names, or without first names
        where a title says so; ``None`` for a handle, several words without a name among them,
        or nothing. Never raises.
    """
    full = read_name(text)
    if full is not None or len(text) > LONGEST_NAME:
        return full
    tidied, remark = _tidied(text)
    words = tidied.split(" ")
    if len(words) == 1 and "_" not in text and _is_only_a_name(tidied):
        return _part(text, given=tidied, remark=remark)
    parsed = _parser().parse(tidied)
    if bool(parsed.given) == bool(parsed.family) or parsed.middle:
        return None
    return _part(text, given=parsed.given, family=parsed.family, remark=remark)


def _part(text: str, *, given: str = "", family: str = "", remark: str = "") -> Name | None:
    words = _read_words([given, family])
    if not words:
        return None
    return Name(
        text=text,
        given=_read_words([given]),
        middles=(),
        family=_read_words([family]),
        family_parts=_read_words(_BREAKS.split(family)),
        words=words,
        generation="",
        remark=remark,
        is_ordered=family != "",
    )


@lru_cache(maxsize=100_000)
def read_name(text: str) -> Name | None:
    """Read a name in any script.

    Returns:
        The name, or ``None`` where the text has no first and last name: a handle, a first name
        alone, emoji, nothing, or more than ``LONGEST_NAME`` characters. Never raises.
    """
    if len(text) > LONGEST_NAME:
        return None
    tidied, remark = _tidied(text)
    return _read_east_asian(text, tidied, remark) or _read_parsed(text, tidied, remark)


def _tidied(text: str) -> tuple[str, str]:
    """Give the name in a text without decorations, and what stands beside it."""
    head, remark = _without_tail(text)
    tidied = _BRACKETS.sub(_keep_unless_pronouns, tidy(head)).strip()
    if quoted := _QUOTED.fullmatch(tidied):
        tidied = quoted[2].strip()
    words = _without_credentials(tidied).split(" ")
    while len(words) > 2 and words[-1].casefold() in _TRADES:  # noqa: PLR2004 - first and last name
        remark = f"{words.pop()} {remark}".strip()
    return " ".join(words), remark


def _without_tail(text: str) -> tuple[str, str]:
    pieces = [piece for piece in _TAIL.split(text) if piece.strip()]
    if len(pieces) > 1 and len(pieces[0].split()) > 1:
        return pieces[0], " ".join(pieces[1:])
    return text, ""


def _without_credentials(tidied: str) -> str:
    """Take the letters behind a first name away, where each field of a form had its own.

    "Zoë, PhD Müller, MBA" is Zoë Müller; "Novak, Kim" stays what it is.
    """
    first, *pieces = (piece.split() for piece in tidied.split(","))
    if not pieces:
        return tidied
    rest = [word for words in pieces for word in words if not _is_credential(word)]
    if sum(map(len, pieces)) == len(rest) or any(not _starts_so(words) for words in pieces):
        return tidied
    return " ".join([*first, *rest])


def _starts_so(words: list[str]) -> bool:
    return bool(words) and _is_credential(words[0])


@lru_cache(maxsize=20_000)
def _is_credential(word: str) -> bool:
    plain = word.replace(".", "").casefold()
    return plain in _CREDENTIALS or plain in _parser().lexicon.suffix_acronyms


def _keep_unless_pronouns(bracket: re.Match[str]) -> str:
    inside = bracket[1].casefold().split()
    return " " if all(word in _PRONOUNS for word in inside) else bracket[0]


def _read_east_asian(text: str, tidied: str, remark: str) -> Name | None:
    """Chinese, Japanese and Korean names in their own script have the last name first."""
    words = tidied.split(" ")
    if len(words) == 2 and all(map(_EAST_ASIAN.fullmatch, words)):  # noqa: PLR2004 - last and first name
        family, given = words
    elif _HAN.fullmatch(tidied):
        length = _length_of_family(tidied)
        family, given = tidied[:length], tidied[length:]
    else:
        return None
    return _name(text, given=given, family=family, order=(family, given), remark=remark)


def _length_of_family(name: str) -> int:
    """Give the characters of the last name: a known Japanese one, a compound one, or one."""
    for length in range(min(3, len(name) - 1), 0, -1):
        if is_japanese_family(name[:length]) and (length > 1 or is_japanese_given(name[length:])):
            return length
    return 2 if len(name) > 2 and name[:2] in _COMPOUND_SURNAMES else 1  # noqa: PLR2004 - characters of a compound surname


def _read_parsed(text: str, tidied: str, remark: str) -> Name | None:
    words = tidied.split(" ")
    if len(words) in {2, 3} and _is_only_a_name(words[0]) and _is_only_a_name(words[-1]):
        middle = "".join(words[1:-1])
        if not middle or _PLAIN_INITIAL.fullmatch(middle) or _is_only_a_name(middle):
            return _name(
                text,
                given=words[0],
                middle=middle,
                family=words[-1],
                order=words,
                remark=remark,
                is_ordered=False,
            )
    # One word of plain letters is half a name at most; the parser would say so far more slowly.
    return None if _ONE_WORD.fullmatch(tidied) else _from_parser(text, tidied, remark)


@lru_cache(maxsize=100_000)
def _is_only_a_name(word: str) -> bool:
    """Whether a word is of plain letters and nothing to the parser but a name.

    Most names are two such words; the parser would say the same and take twenty times as long.
    """
    return _PLAIN.fullmatch(word) is not None and word.casefold() not in _words_with_a_role()


@cache
def _words_with_a_role() -> frozenset[str]:
    """Give all titles, suffixes, particles and the like that the parser knows."""
    lexicon = _parser().lexicon
    listed = (getattr(lexicon, field.name) for field in fields(lexicon))
    entries = (entry for entries in listed for entry in entries)
    texts = (entry if isinstance(entry, str) else " ".join(entry) for entry in entries)
    return frozenset(word for text in texts for word in text.casefold().replace(".", " ").split())


@cache
def _parser() -> "Parser":
    from nameparser import Lexicon, Parser  # noqa: PLC0415 - slow to import, not always needed

    return Parser(lexicon=Lexicon.default().add(suffix_acronyms=_CREDENTIALS))


def _from_parser(text: str, tidied: str, remark: str) -> Name | None:
    parsed = _parser().parse(tidied)
    if not parsed.given or not parsed.family:
        return None
    given, initials = _split_initials(parsed.given)
    middle = f"{initials} {parsed.middle}"
    family_first = parsed.tokens[0].role == "family" and "," not in tidied
    return _name(
        text,
        given=given,
        order=(parsed.family, given, middle) if family_first else (given, middle, parsed.family),
        middle=middle,
        family=parsed.family,
        family_base=parsed.family_base,
        beside=parsed.nickname,
        former=parsed.maiden,
        suffix=parsed.suffix,
        remark=remark,
        is_ordered=family_first or "," in tidied or parsed.family_particles != "",
    )


def _split_initials(given: str) -> tuple[str, str]:
    """Tell "J.R." apart: the first initial is the first name, the others are middle names."""
    if not _INITIALS.fullmatch(given):
        return given, ""
    first, *rest = given.replace(".", " ").split()
    return first, " ".join(rest)


def _name(  # noqa: PLR0913 - one argument for each part of a name
    text: str,
    *,
    given: str,
    family: str,
    order: Iterable[str],
    middle: str = "",
    family_base: str = "",
    beside: str = "",
    former: str = "",
    suffix: str = "",
    remark: str = "",
    is_ordered: bool = True,
) -> Name | None:
    givens = _read_words([*_TOGETHER.split(given), beside])
    families = _read_words([family, family_base, former, beside])
    if not givens or not families or not read_word(family):
        return None
    return Name(
        text=text,
        given=givens,
        middles=_read_words(middle.split()),
        family=families,
        family_parts=_read_words(_BREAKS.split(family_base or family)),
        words=_read_words(_BREAKS.split(" ".join(order)), distinct=False),
        generation=_generation_of(suffix),
        remark=f"{remark} {beside}".strip(),
        is_ordered=is_ordered,
    )


def _read_words(texts: Iterable[str], *, distinct: bool = True) -> tuple[Word, ...]:
    words = [word for text in texts if (word := read_word(text)) is not None]
    return tuple(dict.fromkeys(words)) if distinct else tuple(words)


def _generation_of(suffix: str) -> str:
    parts = suffix.replace(".", "").replace(",", " ").casefold().split()
    return next((_GENERATIONS[part] for part in parts if part in _GENERATIONS), "")


@dataclass(frozen=True, slots=True)
class NotedName:
    """A name of a person.

    Attributes:
        name: The name.
        other: What the owner wrote, where it is not the usual name.
        is_inferred: Whether it is read off an address.
    """

    name: Name
    other: str = ""
    is_inferred: bool = False


def noted_names(person: Person) -> tuple[NotedName, ...]:
    """Give the names of a person: the usual one, then other ones.

    Another name of one word ("Kimmy", or a maiden name) stands with the rest of the usual name.
    """
    usual = read_name(person.name)
    noted = [NotedName(usual)] if usual else []
    for other in person.other_names:
        if read := read_name(other):
            noted.append(NotedName(read, other))
        elif usual:
            noted.append(NotedName(usual.with_given(other), other))
            noted.append(NotedName(usual.with_family(other), other))
    return tuple(noted)
