"""Words with rules of context: the detector that reads the word lists.

One Aho-Corasick automaton finds all words of all lists in one pass over the folded text; the
rules (``unless``, ``needs``) are asked only where a word was found. Precision comes before
recall: over-flagging is the loudest complaint about tools of this kind (design, facts).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import ahocorasick
import msgspec

from friendline.model import Category, Finding, Severity, stable_id
from friendline.screening.card import card_of
from friendline.screening.choosing import Given
from friendline.screening.detector import Batch
from friendline.screening.entries import Entry, WordList, word_lists
from friendline.screening.normalise import Folded, Folding, Span, plain_words

CLOSE = 40
"""Characters of folded text within which an ``unless`` phrase counts: about seven words."""

NEARBY = 300
"""Characters of folded text within which ``needs`` and ``context`` count: a paragraph."""

LEAST_SHOWN = 5
"""Characters, spaces included, up to which a word of context goes without saying ("we", "one")."""

MOST_WORDS = 5
"""Distinct words that evidence shows at most."""

_WEIGHT = {Severity.LOW: 0, Severity.MEDIUM: 1, Severity.HIGH: 2}


class Sighting(NamedTuple):
    """One category seen in one text."""

    category: Category
    severity: Severity
    evidence: str
    reason: str


class Looked(NamedTuple):
    """What the words of a text show.

    Attributes:
        sightings: One a category.
        hits: Every word of the lists, in the order of the text: what it shows, and whether it
            counts. Words that something beside them makes innocent are left out.
    """

    sightings: list[Sighting]
    hits: list[tuple[Category, bool]]


class _Rule(NamedTuple):
    """An entry made ready: phrases folded, defaults of its list filled in."""

    category: Category
    severity: Severity
    reason: str
    unless: ahocorasick.Automaton | None
    needs: ahocorasick.Automaton | None
    exact: frozenset[str]
    weak: bool


class _Shown(NamedTuple):
    """A rule that holds, and where the text shows it.

    Attributes:
        rule: The rule.
        word: Where its word stands in the text.
        context: Where the word beside it stands that makes it count, if one is needed.
    """

    rule: _Rule
    word: Span
    context: Span | None


class _Hit(NamedTuple):
    """A rule that holds at a place in the folded text."""

    rule: _Rule
    start: int
    end: int


class _Ready(NamedTuple):
    """Word lists made ready to be looked for; nothing in it changes any more."""

    version: str
    categories: frozenset[Category]
    automaton: ahocorasick.Automaton
    folding: Folding


class Words:
    """Detector of words and phrases, each with its rules of context.

    Args:
        lists: The word lists; those of the package if not given.
    """

    name = "words"
    card = card_of("words")

    def __init__(self, lists: Iterable[WordList] | None = None) -> None:
        ready = _usual() if lists is None else _ready(tuple(lists))
        self.version, self.categories, self._automaton, self._folding = ready

    def screen(self, batch: Batch) -> Iterator[Finding]:
        """Give one finding per item and category; identical texts are read once."""
        for text, items in batch.distinct():
            for seen in self.read(text):
                for item in items:
                    yield Finding(
                        item=item,
                        category=seen.category,
                        severity=seen.severity,
                        evidence=seen.evidence,
                        reason=seen.reason,
                        detector=self.name,
                    )

    def read(self, text: str) -> list[Sighting]:
        """Give what the words of one text show, one sighting a category."""
        return self.look(text).sightings

    def hits(self, text: str) -> list[tuple[Category, bool]]:
        """Give every word of the lists in a text; see ``Looked.hits``."""
        return self.look(text).hits

    def look(self, text: str) -> "Looked":
        """Give what the words of one text show, with those that show nothing by themselves."""
        folded = self._folding.fold(text)
        hits: list[tuple[Category, bool]] = []
        by_category: dict[Category, list[_Shown]] = defaultdict(list)
        for hit in self._hits(folded.text):
            if _is_innocent(hit, folded.text) or not _is_as_written(hit, folded, text):
                continue
            context = _context(hit, folded.text)
            counts = not hit.rule.weak or context is not None
            hits.append((hit.rule.category, counts))
            if counts:
                beside = folded.span(*context) if context and _says_much(context) else None
                word = folded.span(hit.start, hit.end)
                by_category[hit.rule.category].append(_Shown(hit.rule, word, beside))
        return Looked([_sighting(text, found) for found in by_category.values()], hits)

    def _hits(self, folded: str) -> Iterator[_Hit]:
        for last, (length, rules) in self._automaton.iter(folded):
            for rule in rules:
                yield _Hit(rule, last + 1 - length, last + 1)


def make(given: Given) -> Words:  # noqa: ARG001 - needs nothing
    """Make the detector of a review."""
    return Words()


@cache
def _usual() -> _Ready:
    """Give the word lists of the package, read and made ready once."""
    return _ready(word_lists())


def _ready(lists: tuple[WordList, ...]) -> _Ready:
    return _Ready(
        version=stable_id("2", msgspec.json.encode(lists).decode()),
        categories=frozenset(word_list.category for word_list in lists),
        automaton=_automaton(_patterns(lists)),
        folding=_folding(_patterns(one for one in lists if one.disguised)),
    )


def _patterns(lists: Iterable[WordList]) -> dict[str, list[_Rule]]:
    """Give the rules by the folded words that call them."""
    patterns: dict[str, list[_Rule]] = defaultdict(list)
    for word_list in lists:
        for entry in word_list.entry:
            rule = _rule(entry, word_list)
            for word in entry.words:
                patterns[_pattern(word)].append(rule)
    return patterns


def _rule(entry: Entry, word_list: WordList) -> _Rule:
    needs = (*entry.needs, *(word_list.context if entry.weak else ()))
    return _Rule(
        category=word_list.category,
        severity=entry.severity or word_list.severity,
        reason=entry.reason or word_list.reason,
        unless=_phrases((*entry.unless, *word_list.unless)),
        needs=_phrases(needs),
        exact=frozenset(entry.words if entry.exact else ()),
        weak=entry.weak or bool(needs),
    )


@lru_cache(maxsize=1_000)
def _phrases(phrases: tuple[str, ...]) -> ahocorasick.Automaton | None:
    """Give what finds these phrases in one pass; entries of a list often share them."""
    if not phrases:
        return None
    automaton = ahocorasick.Automaton()
    for phrase in map(_pattern, phrases):
        automaton.add_word(phrase, len(phrase))
    automaton.make_automaton()
    return automaton


def _pattern(word: str) -> str:
    """Fold a word of a list; a space at an end means that the word ends there."""
    before = "" if word.startswith("*") else " "
    after = "" if word.endswith("*") else " "
    mark = "#" if word.startswith("#") else ""
    return f"{before}{mark}{' '.join(plain_words(word))}{after}"


def _automaton(patterns: dict[str, list[_Rule]]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for pattern, rules in patterns.items():
        automaton.add_word(pattern, (len(pattern), tuple(rules)))
    automaton.make_automaton()
    return automaton


def _folding(patterns: dict[str, list[_Rule]]) -> Folding:
    """Give a folding that undoes disguises of the single words among these patterns."""
    single = {pattern for pattern in patterns if " " not in pattern.strip()}
    automaton = _automaton({pattern: [] for pattern in single})
    # A mask often fits several words; a plain swear word is what is mostly meant.
    ordered = sorted(patterns, key=lambda word: patterns[word][0].category != Category.PROFANITY)
    words = [pattern.strip() for pattern in ordered if pattern in single]

    @lru_cache(maxsize=10_000)
    def is_known(word: str) -> bool:
        return len(automaton) > 0 and any(True for _ in automaton.iter(f" {word} "))

    @lru_cache(maxsize=10_000)
    def unmask(masked: str) -> str | None:
        shape = re.compile(re.escape(masked).replace(r"\*", "[a-z]"))
        return next((word for word in words if shape.fullmatch(word)), None)

    return Folding(is_known, unmask)


def _is_innocent(hit: _Hit, folded: str) -> bool:
    """Whether something beside a word takes its meaning away."""
    rule, start, end = hit
    if rule.unless is None:
        return False
    window = max(0, start - CLOSE), min(len(folded), end + CLOSE)
    return next(rule.unless.iter(folded, *window), None) is not None


def _is_as_written(hit: _Hit, folded: Folded, text: str) -> bool:
    """Whether a word that counts only in certain capitals stands in them."""
    if not hit.rule.exact:
        return True
    return text[slice(*folded.span(hit.start, hit.end))] in hit.rule.exact


def _context(hit: _Hit, folded: str) -> Span | None:
    """Give where a phrase stands, in the folded text, that lets a word count.

    The word cannot be its own context, a phrase around it can. The first phrase that says much
    is given, or else the first.
    """
    rule, start, end = hit
    if rule.needs is None:
        return None
    first: Span | None = None
    window = max(0, start - NEARBY), min(len(folded), end + NEARBY)
    for last, length in rule.needs.iter(folded, *window):
        left, right = last + 1 - length, last + 1
        is_beside = right <= start + 1 or left >= end - 1
        is_around = left <= start and right >= end and length > end - start
        if is_beside or is_around:
            if _says_much((left, right)):
                return left, right
            first = first or (left, right)
    return first


def _says_much(context: Span) -> bool:
    """Whether a word of context is worth showing: "hates" is, "my" is not."""
    return context[1] - context[0] > LEAST_SHOWN


def _sighting(text: str, found: list[_Shown]) -> Sighting:
    """Make one sighting of all that a text shows of one category."""
    found.sort(key=lambda shown: (-_WEIGHT[shown.rule.severity], shown.word))
    strongest = found[0]
    beside = [shown.context for shown in found if shown.context]
    return Sighting(
        category=strongest.rule.category,
        severity=strongest.rule.severity,
        evidence=_evidence(text, [*(shown.word for shown in found), *beside]),
        reason=strongest.rule.reason.replace("{words}", _named(text, strongest)),
    )


def _named(text: str, shown: _Shown) -> str:
    """Give a word as written, with the one beside it that makes it count."""
    parts = sorted({shown.word, shown.context or shown.word})
    if len(parts) > 1 and parts[1][0] < parts[0][1]:  # One lies in the other.
        parts = [(parts[0][0], max(parts[0][1], parts[1][1]))]
    return " … ".join(text[slice(*part)] for part in parts)


def _evidence(text: str, spans: list[Span]) -> str:
    """Give the words at these places as written, each once, none inside another."""
    words: dict[str, str] = {}
    for start, end in spans:
        inside = any(
            (left, right) != (start, end) and left <= start and end <= right
            for left, right in spans[: 10 * MOST_WORDS]
        )
        if not inside:
            words.setdefault(text[start:end].casefold(), text[start:end])
        if len(words) == MOST_WORDS:
            break
    return "; ".join(words.values())
