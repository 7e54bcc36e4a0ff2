"""One word of a name: the ways to spell it in plain letters, and roughly how it sounds.

Display names come in any script and with any decoration (formats 2 to 7); a client list is
typed by hand. Two words are compared by their spellings, so "Müller", "Mueller" and "Muller"
are one word, and so are "Иван" and "Ivan".
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from friendline.matching.names.scripts import bare_consonants, other_spellings, usual_spelling

_DIGRAPHS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "œ": "oe", "å": "aa", "æ": "ae", "ð": "d"}
)
"""How German and the Nordic languages write these letters where a keyboard lacks them."""

_GREEK_PAIRS = (("ου", "ou"), ("ού", "ou"), ("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("χ", "ch"))  # noqa: RUF001 - Greek
"""Greek letters that are one sound together."""

_LONGEST_LETTER = 2
"""Latin letters that spell one letter of another alphabet; a Chinese character takes more."""

_KOREAN_SURNAMES = {
    "김": ("kim",),
    "이": ("lee", "yi", "rhee"),
    "박": ("park", "pak"),
    "최": ("choi", "choe"),
    "정": ("jung", "chung", "jeong"),
    "강": ("kang",),
    "조": ("cho",),
    "윤": ("yoon", "yun"),
    "장": ("jang", "chang"),
    "임": ("lim", "im"),
    "오": ("oh",),
    "신": ("shin",),
    "유": ("yoo", "yu"),
    "노": ("noh", "roh"),
}
"""Surnames that people write in their own way, not in the letters of the standard."""

_SPELT_MANY_WAYS = (
    "muhammad mohammed mohamed mohammad muhammed mohamad محمد",
    "ahmad ahmed احمد أحمد",
    "husain hussain hussein husayn hossein حسين",
    "yusuf yousef youssef yousuf yusef يوسف",
    "ali aly علي",
)
"""Names that cross over from Arabic in many ways; its letters leave out the short vowels."""

_FIRST_SPELLING = {
    spelling: ways.split()[0] for ways in _SPELT_MANY_WAYS for spelling in ways.split()
}

_SOUNDS = (
    ("ph", "f"),
    ("ck", "k"),
    ("ae", "a"),
    ("oe", "o"),
    ("ue", "u"),
    ("x", "ks"),
    ("c", "k"),
    ("q", "k"),
    ("w", "v"),
    ("z", "s"),
    ("j", "i"),
    ("y", "i"),
    ("ei", "ai"),
)
_ENDING_OU = re.compile("ou$")
_SILENT_H = re.compile(r"(?<=.)h")
_REPEATED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"(?<=.)[aeiou]")
_SHORTEST_WITH_SLIP = 3
"""Letters of a word from which on a slip is looked for."""
_MARKS_OF_EMOJI = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_APOSTROPHES = frozenset("'`´‘’ʻʼʹ′")  # noqa: RUF001 - the look-alikes are the point
_NAME_MARKS = _APOSTROPHES | frozenset('.,()[]"“”„«»&-‐‑')  # noqa: RUF001 - as above
_SPEECH_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One word of a name; all of it follows from ``plain``.

    Attributes:
        plain: As written, without case and punctuation, accents kept.
        spellings: The ways to write it in the letters a to z.
        sounds: Rough sounds of the spellings, for look-alikes and for finding candidates.
        latin: Its usual spelling in the letters a to z.
        is_initial: Whether it is a single letter of an alphabet.
        is_native: Whether it is written in letters other than Latin ones.
        outlines: Keys of which it shares one with any word that is much the same.
        letters: The letters it may begin with.
    """

    plain: str
    spellings: frozenset[str]
    sounds: frozenset[str]
    latin: str
    is_initial: bool
    is_native: bool
    outlines: tuple[str, ...]
    letters: tuple[str, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Word) and self.plain == other.plain

    def __hash__(self) -> int:
        return hash(self.plain)

    @property
    def consonants(self) -> frozenset[str]:
        """Its consonants as rough classes, to compare it with a word of another script."""
        return bare_consonants(self.plain, self.spellings)

    @property
    def length(self) -> int:
        """Letters of its shortest spelling."""
        return len(self.latin)

    def is_same_as(self, other: "Word") -> bool:
        """Whether both can be spelt alike."""
        return self.plain == other.plain or not self.spellings.isdisjoint(other.spellings)

    def sounds_like(self, other: "Word") -> bool:
        """Whether both can sound alike."""
        return not self.sounds.isdisjoint(other.sounds)

    def begins(self, other: "Word") -> bool:
        """Whether this word, an initial, is the first letter of the other."""
        return any(
            full.startswith(initial) for initial in self.spellings for full in other.spellings
        )


@lru_cache(maxsize=200_000)
def read_word(text: str) -> Word | None:
    """Read one word of a name; ``None`` if there is no letter in it."""
    plain = "".join(char for char in text.casefold() if char.isalpha() or _is_mark(char))
    is_plain = plain.isascii() and plain not in _FIRST_SPELLING
    spellings = frozenset({plain} - {""}) if is_plain else _spellings(plain)
    if not spellings:
        return None
    sounds = frozenset(map(sound_of, spellings))
    return Word(
        plain=plain,
        spellings=spellings,
        sounds=sounds,
        latin=_usual(plain, spellings),
        is_initial=_is_letter(plain, spellings),
        is_native=not any(char.isascii() for char in plain),
        outlines=_outlines(spellings, sounds),
        letters=tuple(sorted({spelling[0] for spelling in spellings})),
    )


def _usual(plain: str, spellings: frozenset[str]) -> str:
    known = _KOREAN_SURNAMES.get(plain, ()) if len(plain) == 1 else ()
    read = "" if plain.isascii() else usual_spelling(plain)
    return read or next(iter(known), min(spellings, key=lambda way: (len(way), way)))


def _is_letter(plain: str, spellings: frozenset[str]) -> bool:
    """Whether it is one letter of an alphabet; a Chinese or Korean character is a whole name."""
    return len(plain) == 1 and plain < "\u3000" and min(map(len, spellings)) <= _LONGEST_LETTER


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in {"Mn", "Mc"}


def _spellings(plain: str) -> frozenset[str]:
    written = {anyascii(plain), anyascii(plain.translate(_DIGRAPHS)), anyascii(_greek(plain))}
    letters = {"".join(filter(str.isalpha, spelling)).lower() for spelling in written}
    letters.update(_KOREAN_SURNAMES.get(plain, ()))
    letters.update(other_spellings(plain))
    if plain in _FIRST_SPELLING:
        letters.add(_FIRST_SPELLING[plain])
    return frozenset(letters - {""})


def _greek(plain: str) -> str:
    for letters, latin in _GREEK_PAIRS:
        plain = plain.replace(letters, latin)
    return plain


@lru_cache(maxsize=200_000)
def sound_of(spelling: str) -> str:
    """Give the rough sound of a word in a to z, the same for usual variants of spelling.

    It is made to bring "Yuliya" and "Julia", "Nowak" and "Novak" together, not to be read.
    """
    sound = _ENDING_OU.sub("o", spelling)
    for letters, heard in _SOUNDS:
        sound = sound.replace(letters, heard)
    return _REPEATED.sub(r"\1", _SILENT_H.sub("", sound))


def _outlines(spellings: frozenset[str], sounds: frozenset[str]) -> tuple[str, ...]:
    found = {outline for sound in sounds for outline in outlines_of(sound)}
    found.update(key for spelling in spellings for key in _without_a_letter(spelling))
    return tuple(sorted(found))


@lru_cache(maxsize=200_000)
def outlines_of(sound: str) -> tuple[str, str]:
    """Give the first letter of a sound with the consonant after it, and with its last letter.

    Words that sound much the same share one of the two.
    """
    return _VOWELS.sub("", sound)[:2], f"{sound[0]}-{sound[-1]}"


def _without_a_letter(spelling: str) -> Iterator[str]:
    """Give a word without each of its letters; one slip leaves one of these standing.

    A letter changed, or two exchanged: both words without it are alike. A letter more or less:
    one word without it is the other. The sign before it tells them from outlines.
    """
    if len(spelling) >= _SHORTEST_WITH_SLIP:
        yield f"~{spelling}"
        for at in range(len(spelling)):
            yield f"~{spelling[:at]}{spelling[at + 1 :]}"


def tidy(text: str) -> str:
    """Give a display name without its decorations: letters, spaces and a name's punctuation.

    Fancy letters become plain ones, emoji and other signs become spaces. An underscore goes
    without leaving a space: "kim_novak" is a handle, and a handle is not a name of two words.
    """
    plain = _MARKS_OF_EMOJI.sub("", unicodedata.normalize("NFKC", text)).translate(_SPEECH_MARKS)
    return " ".join("".join(map(_tidy_char, plain)).split())


@lru_cache(maxsize=10_000)
def _tidy_char(char: str) -> str:
    if char in _APOSTROPHES:
        return "'"
    if char.isalpha() or char in _NAME_MARKS or _is_mark(char):
        return char
    if char == "_" or unicodedata.category(char) == "Cf":
        return ""
    return " "
