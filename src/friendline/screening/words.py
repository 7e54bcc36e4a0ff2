"""Words with rules of context: the detector that reads the word lists.

One Aho-Corasick automaton finds all words of all lists in one pass over the folded text; the
rules (``unless``, ``needs``) are asked only where a word was found. Precision comes before
recall: over-flagging is the loudest complaint about tools of this kind (design, facts).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import ahocorasick
import msgspec

from friendline.model import Category, Finding, Severity, stable_id
from friendline.screening.detector import Batch
from friendline.screening.entries import Entry, WordList, word_lists
from friendline.screening.normalise import Folding, Span, plain_words

CLOSE = 40
"""Characters of folded text within which an ``unless`` phrase counts: about seven words."""

NEARBY = 300
"""Characters of folded text within which ``needs`` and ``context`` count: a paragraph."""

MOST_WORDS = 5
"""Distinct words that evidence shows at most."""

_WEIGHT = {Severity.LOW: 0, Severity.MEDIUM: 1, Severity.HIGH: 2}


class Sighting(NamedTuple):
    """One category seen in one text."""

    category: Category
    severity: Severity
    evidence: str
    reason: str


class _Rule(NamedTuple):
    """An entry made ready: phrases folded, defaults of its list filled in."""

    category: Category
    severity: Severity
    reason: str
    unless: tuple[str, ...]
    needs: tuple[str, ...]
    exact: frozenset[str]


class _Hit(NamedTuple):
    """A rule that holds at a place in the folded text."""

    rule: _Rule
    start: int
    end: int


class Words:
    """Detector of words and phrases, each with its rules of context.

    Args:
        lists: The word lists; those of the package if not given.
    """

    name = "words"

    def __init__(self, lists: Iterable[WordList] | None = None) -> None:
        chosen = tuple(word_lists() if lists is None else lists)
        self.version = stable_id("1", msgspec.json.encode(chosen).decode())
        self.categories = frozenset(word_list.category for word_list in chosen)
        self._automaton = _automaton(_patterns(chosen))
        disguised = _patterns(word_list for word_list in chosen if word_list.disguised)
        self._folding = _folding(disguised)

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
        folded = self._folding.fold(text)
        hits = [hit for hit in self._hits(folded.text) if _holds(hit, folded.text)]
        by_category: dict[Category, list[tuple[_Rule, Span]]] = defaultdict(list)
        for hit in hits:
            span = folded.span(hit.start, hit.end)
            if not hit.rule.exact or text[slice(*span)] in hit.rule.exact:
                by_category[hit.rule.category].append((hit.rule, span))
        return [_sighting(text, found) for found in by_category.values()]

    def _hits(self, folded: str) -> Iterator[_Hit]:
        for last, (length, rules) in self._automaton.iter(folded):
            for rule in rules:
                yield _Hit(rule, last + 1 - length, last + 1)


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
        unless=tuple(_pattern(phrase) for phrase in (*entry.unless, *word_list.unless)),
        needs=tuple(_pattern(phrase) for phrase in needs),
        exact=frozenset(entry.words if entry.exact else ()),
    )


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


def _holds(hit: _Hit, folded: str) -> bool:
    """Whether the context lets a word count."""
    rule, start, end = hit
    if rule.unless and _has_any(rule.unless, folded[max(0, start - CLOSE) : end + CLOSE]):
        return False
    if not rule.needs:
        return True
    # The word itself is cut out: it cannot be its own context, a phrase around it can.
    before, after = folded[max(0, start - NEARBY) : start + 1], folded[end - 1 : end + NEARBY]
    if _has_any(rule.needs, f"{before}|{after}"):
        return True
    word, around = folded[start:end], folded[max(0, start - CLOSE) : end + CLOSE]
    return any(word in need and word != need and need in around for need in rule.needs)


def _has_any(phrases: tuple[str, ...], text: str) -> bool:
    # Half as fast again as any() with a generator, and asked for every word found.
    for phrase in phrases:  # noqa: SIM110
        if phrase in text:
            return True
    return False


def _sighting(text: str, found: list[tuple[_Rule, Span]]) -> Sighting:
    """Make one sighting of all that a text shows of one category."""
    found.sort(key=lambda seen: (-_WEIGHT[seen[0].severity], seen[1]))
    strongest = found[0][0]
    evidence = _evidence(text, [span for _, span in found])
    named = _evidence(text, [span for rule, span in found if rule is strongest][:1])
    return Sighting(
        category=strongest.category,
        severity=strongest.severity,
        evidence=evidence,
        reason=strongest.reason.replace("{words}", named),
    )


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
