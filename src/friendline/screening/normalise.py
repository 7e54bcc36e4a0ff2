"""Text as a detector of words reads it, and the way back to the words as they were written.

Folding gives a line of plain words with one space around each: small letters, no accents, no
punctuation, disguises undone (``sh1t``, ``f**k``, ``fuuuck``, letters of other alphabets that
look Latin, characters of no width). Addresses and ``@mentions`` are left out: nobody chose their
letters to say something. A hashtag gives itself and the words in it: ``#VoteLeave`` reads
``#voteleave vote leave``.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from itertools import product
from string import ascii_lowercase
from typing import NamedTuple, TypeAlias

import ahocorasick

Span: TypeAlias = tuple[int, int]
"""First character and the one after the last, in the original text."""


class _Letters(dict[int, str]):
    """What each character folds to; filled as characters turn up."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded_character(chr(code))
        return folded


_NOT_DECOMPOSED = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "\u0131": "i"})
_NO_WIDTH = frozenset({"Cf", "Mn", "Me"})


def _folded_character(character: str) -> str:
    if unicodedata.category(character) in _NO_WIDTH:
        return ""
    plain = unicodedata.normalize("NFKD", character.casefold()).translate(_NOT_DECOMPOSED)
    kept = "".join(part for part in plain if part.isalnum()).casefold()
    if kept:
        return kept
    # A pictograph is a word of its own: beer glasses say something.
    return f" {character} " if unicodedata.category(character) == "So" else " "


HASH = "\ue000"
"""Stands for the mark of a hashtag inside a folding (a private character that means nothing)."""

LETTERS = _Letters({ord(HASH): "#"})

# Only the alphabets whose letters are in fact used to pass for Latin ones.
_LOOK_LATIN = str.maketrans("асеорхуіјѕԁкмтвнαεορικυτν", "aceopxyijsdkmtbhaeopikutv")
_LEET = str.maketrans("013457@$!|+€", "oieastasilte")
_MENTION_MARKUP = re.compile(r"@\[\d{1,20}:\d{1,9}:[^\]\n]{0,200}\]")
_SUSPECT = re.compile(r"[#@*$&/|+€\d\u0370-\u052f]|!\w")
_ENTITY = re.compile(r"&#?\w{1,8};")
_HASHTAG = re.compile(r"#(\w+)")
_HASHTAG_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[^\W\d_A-Za-z]+")
_DISGUISE = re.compile(r"[\w@$][\w@$!|+€*'\u200b-\u200f]{1,38}[\w$*]")
_MASKED = re.compile(r"[a-z]+\*[a-z*]*[a-z]|[a-z]+\*{2,}")
_RUN = re.compile(r"(\w)\1\1+")
_ADDRESS = re.compile(r"\w{1,12}://\S*|\bwww\.\S*|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
MOST_RUNS = 3
SHORT = 40
REMEMBERED = 20_000

# Drawn out, these would shrink to a word with another meaning ("goood" to "god").
_DOUBLE_BY_NATURE = frozenset(
    {"good", "loose", "choose", "boob", "soon", "moon", "cool", "food", "hoot", "root", "ass"}
)


def plain_words(text: str) -> list[str]:
    """Give the folded words of a text that hides nothing, such as an entry of a word list."""
    return text.translate(LETTERS).split()


class Piece(NamedTuple):
    """What stands between two blanks, and how it is read.

    Attributes:
        written: As it stands in the text.
        read: The same with its disguises taken off.
        words: The folded words of that.
    """

    written: str
    read: str
    words: tuple[str, ...]


class Folded:
    """A folded text that knows where its words stand in the original.

    Attributes:
        text: The folded words, one space before, between and after them.
    """

    def __init__(self, original: str, pieces: list[Piece]) -> None:
        self.text = f" {' '.join([word for piece in pieces for word in piece.words])} "
        self._original = original
        self._pieces = pieces
        self._spans: dict[int, list[Span]] = {}

    def span(self, start: int, end: int) -> Span:
        """Give where words of ``text`` stand in the original, as whole words.

        Args:
            start: Where they begin in ``text``; the space before them is as good.
            end: Where they end; the space after them is as good.
        """
        first = self.text.count(" ", 0, start + 1) - 1
        last = self.text.count(" ", 0, end - 1) - 1
        return self._word(first)[0], self._word(last)[1]

    @cached_property
    def _places(self) -> tuple[list[int], list[tuple[int, Piece]]]:
        """Number of the first word of every piece, and where the piece begins."""
        firsts: list[int] = []
        places: list[tuple[int, Piece]] = []
        text = _without_markup(self._original)
        count = end = 0
        for piece in self._pieces:
            start = text.index(piece.written, end)
            end = start + len(piece.written)
            if piece.words:
                firsts.append(count)
                places.append((start, piece))
                count += len(piece.words)
        return firsts, places

    def _word(self, number: int) -> Span:
        firsts, places = self._places
        index = bisect_right(firsts, number) - 1
        start, piece = places[index]
        if piece.written != piece.read:
            return _trimmed(piece.written, start)
        if start not in self._spans:
            self._spans[start] = _spans_of_plain(piece.written, start)
        return self._spans[start][number - firsts[index]]


class Folding:
    """Folds texts, and undoes a disguise only where a word that matters comes out.

    Args:
        is_known: Whether a folded word is one that people disguise (``"fuck"``). Without this
            question ``4th`` or ``2nd`` would become words.
        unmask: The known word behind letters and stars (``"f**k"``), or ``None``.
    """

    def __init__(
        self, is_known: Callable[[str], bool], unmask: Callable[[str], str | None]
    ) -> None:
        self._is_known = is_known
        self._unmask = unmask
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._piece)

    def fold(self, text: str) -> Folded:
        """Fold a text of any kind; the work grows with its length and no faster."""
        # Most pieces of a text have been seen before, so that each is worth remembering.
        pieces = [
            self._remembered(written) if len(written) <= SHORT else self._piece(written)
            for written in _without_markup(text).split()
        ]
        return Folded(text, pieces)

    def _piece(self, written: str) -> Piece:
        read = self._without_disguise(written)
        return Piece(written, read, tuple(plain_words(read)))

    def _without_disguise(self, chunk: str) -> str:
        """Give what a piece of text says: itself, with its disguises taken off."""
        if not _SUSPECT.search(chunk) and not _is_drawn_out(chunk.casefold()):
            return chunk
        bare = _ENTITY.sub(" ", _ADDRESS.sub(" ", chunk))
        if "#" in bare:
            return self._words_of_hashtags(bare)
        plain = _DISGUISE.sub(lambda found: self._word_behind(found[0]) or found[0], bare)
        is_mention = plain == bare and bare.startswith("@") and len(bare) > 1
        return "" if is_mention else plain

    def _words_of_hashtags(self, chunk: str) -> str:
        return _HASHTAG.sub(lambda tag: f" {self._words_of_hashtag(tag[1])} ", chunk)

    def _words_of_hashtag(self, tag: str) -> str:
        whole = "".join(plain_words(tag))
        parts = _HASHTAG_PART.findall(tag)
        return " ".join([HASH + whole, *(self._word_behind(part) or part for part in parts)])

    def _word_behind(self, disguise: str) -> str | None:
        """Give the word behind a disguise, ``None`` if it is none."""
        word = "".join(plain_words(disguise.translate(_LOOK_LATIN)))
        return (
            self._unmasked(disguise)
            or (word if _is_mixed(disguise) and self._is_known(word) else None)
            or self._from_leet(disguise)
            or self._shrunk(word)
        )

    def _unmasked(self, word: str) -> str | None:
        masked = _MASKED.fullmatch(word.casefold())
        return self._unmask(masked[0]) if masked else None

    def _from_leet(self, word: str) -> str | None:
        plain = word.casefold().translate(_LEET)
        # At least half of it must be letters: "455" is a number, "@$$" is meant.
        lettered = 2 * sum(map(str.isalpha, word)) >= len(word) or word == "@$$"
        if plain == word.casefold() or not lettered:
            return None
        plain = "".join(plain_words(plain))
        if word.startswith("@") and self._is_known(plain[1:]):
            return None  # A mention of somebody whose name needs no "a" in front to be rude.
        return self._shrunk(plain) or (plain if self._is_known(plain) else None)

    def _shrunk(self, word: str) -> str | None:
        """Give a drawn-out word as it is usually written: ``fuuuck``, ``jobbb``, ``soooo``."""
        runs = _RUN.findall(word)
        if not runs:
            return None
        readings = list(_readings(word, min(len(runs), MOST_RUNS)))
        for reading in readings:
            if reading in _DOUBLE_BY_NATURE or self._is_known(reading):
                return reading
        return readings[-1]


def _readings(word: str, runs: int) -> Iterator[str]:
    """Give a word with its runs of letters cut to two or one, longest first."""
    for lengths in product((2, 1), repeat=runs):
        rest = iter(lengths)
        yield _RUN.sub(lambda run, rest=rest: run[1] * next(rest, 1), word)  # type: ignore[misc]


def _is_mixed(word: str) -> bool:
    return not word.isascii() and any("a" <= letter <= "z" for letter in word.casefold())


def _three_of_a_letter() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for letter in ascii_lowercase:
        automaton.add_word(letter * 3, letter)
    automaton.make_automaton()
    return automaton


_RUNS = _three_of_a_letter()


def _is_drawn_out(folded: str) -> bool:
    """Whether a letter stands three times in a row; asked of every text, so not by a regex."""
    return next(_RUNS.iter(folded), None) is not None


def _without_markup(text: str) -> str:
    """Blank the marks Facebook writes for a mention (formats 1.1); every offset stays true."""
    if "@[" not in text:
        return text
    return _MENTION_MARKUP.sub(lambda mark: " " * len(mark[0]), text)


def _trimmed(chunk: str, start: int) -> Span:
    """Give where a chunk stands without the punctuation around it."""
    left = len(chunk) - len(chunk.lstrip("\"'([{<.,;:-\u201c\u2018"))
    right = len(chunk.rstrip("\"')]}>.,;:!?\u2026\u201d\u2019"))
    return (start + left, start + right) if left < right else (start, start + len(chunk))


def _spans_of_plain(chunk: str, start: int) -> list[Span]:
    """Give where each word of ``plain_words(chunk)`` stands, the chunk beginning at ``start``."""
    spans: list[Span] = []
    first: int | None = None
    last = start
    for place, character in enumerate(chunk, start):
        for folded in LETTERS[ord(character)]:
            if folded != " ":
                first = place if first is None else first
                last = place + 1
            elif first is not None:
                spans.append((first, last))
                first = None
    if first is not None:
        spans.append((first, last))
    return spans
