"""Names in other scripts in Latin letters: the several ways in which people write one name.

``anyascii`` gives one reading of any script. People use others: their country's, an older
standard, the one that a passport office chose. Where a script leaves out the vowels (Arabic,
Hebrew), or where ways to write them are too many, two names are compared by their consonants.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, product
from typing import Any

from anyascii import anyascii

_MOST_WAYS = 64
"""Ways to write one word; of more, the first ones count."""

_HAN = re.compile("[\u3005\u3400-\u4dbf\u4e00-\u9fff]+")
_KANA = re.compile("[\u3040-\u30ff]+")
_HANGUL = re.compile("[\uac00-\ud7a3]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]+")
_BARE = re.compile("[\u0590-\u05ff\u0600-\u06ff\u0750-\u077f]+")


def other_spellings(plain: str) -> set[str]:
    """Give further ways to write a word of another script in the letters a to z.

    Args:
        plain: The word, lower case.

    Returns:
        None for Latin letters, and for scripts of which ``anyascii`` gives the usual way.
    """
    if plain.isascii():
        return set()
    if _HAN.fullmatch(plain):
        return _of_han(plain)
    if _HANGUL.fullmatch(plain):
        return set(map("".join, islice(product(*map(_of_syllable, plain)), _MOST_WAYS)))
    if _CYRILLIC.fullmatch(plain):
        return {_written(plain, letters) for letters in _letters()["cyrillic"].values()}
    return set(_long_vowels(anyascii(plain).lower())) if _KANA.fullmatch(plain) else set()


def usual_spelling(plain: str) -> str:
    """Give the usual way to write a name in Chinese characters; empty where none is known."""
    for table in ("japanese_family", "japanese_given", "chinese_family"):
        if plain in _readings()[table]:
            return _readings()[table][plain].split()[0]
    return ""


@cache
def _letters() -> dict[str, dict[str, Any]]:
    text = files("friendline.matching.names").joinpath("letters.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _readings() -> dict[str, dict[str, str]]:
    text = files("friendline.matching.names").joinpath("readings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def is_japanese_family(text: str) -> bool:
    """Whether it is a known Japanese last name in Chinese characters."""
    return text in _readings()["japanese_family"]


def is_japanese_given(text: str) -> bool:
    """Whether it is a known Japanese first name in Chinese characters."""
    return text in _readings()["japanese_given"]


def _of_han(plain: str) -> set[str]:
    readings = _readings()
    japanese = (readings["japanese_family"], readings["japanese_given"])
    ways = {way for table in japanese for way in table.get(plain, "").split()}
    ways = {long for way in ways for long in (way, *_LONG_IN_LATIN.get(way, "").split())}
    ways.update(readings["chinese_family"].get(plain, "").split())
    pinyin = [anyascii(char).lower() for char in plain]
    ways.add("".join(map(wade_giles, pinyin)))
    if all(char in readings["cantonese"] for char in plain):
        ways.add("".join(readings["cantonese"][char] for char in plain))
    return ways


_LONG_IN_LATIN = {"ono": "oono ohno", "ota": "oota ohta", "onishi": "oonishi ohnishi"}
"""Long vowels in the middle of names, as some write them; at the end they sound the same."""


@lru_cache(maxsize=2_000)
def wade_giles(syllable: str) -> str:
    """Give a syllable of pinyin in the older spelling that Taiwan's passports use."""
    rules = _letters()["wade_giles"]
    if syllable in rules["whole"]:
        return str(rules["whole"][syllable])
    for pinyin, written in rules["beginnings"].items():
        if syllable.startswith(pinyin):
            syllable = written + syllable[len(pinyin) :]
            break
    for pinyin, written in rules["endings"].items():
        if syllable.endswith(pinyin):
            return f"{syllable[: -len(pinyin)]}{written}"
    return syllable


def _long_vowels(latin: str) -> Iterator[str]:
    """Give kana as passports write it: long vowels short, or with an h."""
    yield re.sub("ou|oo", "o", latin).replace("uu", "u")
    yield re.sub("ou$|oo$", "oh", latin).replace("uu", "u")


_INITIALS = "g/k kk n d/t tt r/l m b/p pp s ss - j/ch jj ch k t p h"
_VOWELS = (
    "a ae/ai ya yae eo/u/o e yeo/you/yu/yo ye o wa wae oe/wei yo u/oo/woo wo/weo we wi yu/yoo"
    " eu/u ui/ee i/ee/y"
)
_FINALS = "- k/g k k n n n t l k m l l l p l m p p t t ng t t k t p h"


_KOREAN_LATIN = re.compile(
    "((?:kk|tt|pp|ss|jj|ch|[gkndtrlmbpsjh])?)"
    "(yeo|you|yae|wae|woo|eo|eu|ae|oo|oe|ya|ye|yo|yu|yi|wa|we|wi|wo|ui|ou|ee|[aeiou])"
    "((?:ng|[kgnlmpbt](?![aeiouyw]))?)"
)
_KOREAN_MARKS = re.compile("eo|eu|you|oo|ae|ui|hy|ee")
"""Of two spellings one at least looks Korean, or any two such words would do: Mona, Muna."""
_KOREAN_FOLDS = str.maketrans("gdbrj", "ktplc")


def are_one_korean_name(one: str, other: str) -> bool:
    """Whether two words in Latin letters may be one Korean first name."""
    looks_korean = _KOREAN_MARKS.search(one) or _KOREAN_MARKS.search(other)
    return bool(looks_korean and korean_sound(one) and korean_sound(one) == korean_sound(other))


@lru_cache(maxsize=20_000)
def korean_sound(latin: str) -> str:
    """Give a rough sound of a Korean first name in Latin letters: Seung-hyun and Seunghyeon.

    Returns:
        It, or nothing where the letters do not make two Korean syllables.
    """
    syllables = _KOREAN_LATIN.findall(latin)
    if len(syllables) != 2 or "".join(map("".join, syllables)) != latin:  # noqa: PLR2004 - syllables of a first name
        return ""
    vowels = _letters()["korean_vowels"]
    heard = (
        (first.replace("ch", "c"), vowels.get(vowel, vowel), last)
        for first, vowel, last in syllables
    )
    return "".join(map("".join, heard)).translate(_KOREAN_FOLDS)


@lru_cache(maxsize=12_000)
def _of_syllable(char: str) -> tuple[str, ...]:
    """Give the ways to write a Korean syllable, the standard's first."""
    number = ord(char) - 0xAC00
    sounds = (
        _INITIALS.split()[number // 588],
        _VOWELS.split()[number % 588 // 28],
        _FINALS.split()[number % 28],
    )
    ways = product(*(sound.replace("-", "").split("/") for sound in sounds))
    return tuple(dict.fromkeys(map("".join, ways)))


def _written(plain: str, letters: dict[str, str]) -> str:
    latin = "".join(letters.get(char) or anyascii(char) for char in plain).lower()
    return "".join(filter(str.isalpha, latin))


_CLASSES = (
    ("tsch", "k"),
    ("kh", "k"),
    ("gh", "g"),
    ("sh", "s"),
    ("th", "t"),
    ("dh", "d"),
    ("bh", "b"),
    ("ph", "f"),
    ("ch", "k"),
    ("tz", "z"),
    ("ts", "z"),
    ("dj", "g"),
    ("q", "k"),
    ("c", "k"),
    ("j", "g"),
    ("v", "b"),
    ("x", "ks"),
)
_ARTICLE = re.compile("^[ae]l(?=.{3})")
_DOUBLED = re.compile(r"(.)\1+")
_NO_CONSONANTS = re.compile("[aeiouwy]|h$|[^a-z]")


@lru_cache(maxsize=100_000)
def consonants_of(latin: str) -> str:
    """Give the consonants of a word in the letters a to z, as rough classes, its article off."""
    for letters, heard in _CLASSES:
        latin = latin.replace(letters, heard)
    without_article = _ARTICLE.sub("", latin) or latin
    return _NO_CONSONANTS.sub("", _DOUBLED.sub(r"\1", without_article))


def bare_consonants(plain: str, spellings: frozenset[str]) -> frozenset[str]:
    """Give the consonants of a word of any script; several sets where letters leave it open."""
    if not _BARE.search(plain):
        softened = (one.replace("ch", "j") for one in spellings)
        return frozenset(map(consonants_of, (*spellings, *softened))) - {""}
    written = plain.removeprefix("ال") if len(plain) > 4 else plain  # noqa: PLR2004 - an article and a name
    letters = (
        _letters()["consonants"].get(char, "").split("/") for char in _DOUBLED.sub(r"\1", written)
    )
    ways = map("".join, islice(product(*letters), _MOST_WAYS))
    return frozenset(way.removesuffix("h") for way in ways) - {""}
