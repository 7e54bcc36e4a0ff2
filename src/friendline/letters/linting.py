"""What is to be changed in a letter before it goes out, found while it is typed.

It looks for what would hurt somebody or is not true, and for nothing else: style is the owner's.
A *must* is untrue, betrays something, or leaves out what a promise asks for; a *should* is a
judgement. See ``docs/letters.md`` for what the rules cannot see.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from friendline.letters.claims import YES, Claim, Verdict, judge
from friendline.letters.counting import LIMITS, units
from friendline.letters.facts import Facts
from friendline.letters.kinds import Length, Severity, Situation
from friendline.letters.recognising import Folded, Phrases, Recogniser, Span, fold, recogniser
from friendline.letters.slots import MOST_OF_AN_ADDRESS, clean, title, way
from friendline.letters.steps import decline_word
from friendline.model import CHANNEL_TITLES

RULES: Final = (
    *("safety", "unfilled", "untrue", "promise", "answer", "alternative", "no_hard_feelings"),
    *("how_to_decline", "second_ask", "other_person", "confidential", "too_long"),
    *("blame", "joke", "list"),
)
"""Ids of all rules."""

MOST_READ: Final = 20_000
"""Characters of a text that are looked at; no network takes so many."""

_NEEDS_ALTERNATIVE: Final = frozenset({Situation.OFFER_OTHER, Situation.DECLINE, Situation.MOVE})
_LETS_IN: Final = frozenset({Situation.ACCEPT, Situation.ACCEPT_RESTRICTED, Situation.FAMILY})
_PROMISES: Final = frozenset({Claim.YES_LATER, Claim.LOOKS_AGAIN})
_UNFILLED: Final = re.compile(
    r"\{\{.{0,80}?\}\}|\{%.{0,80}?%\}|\{[^\W\d]\w{0,30}\}|\[[^\]\n]{1,30}\]|<[^\W\d]\w{0,20}>"
    r"|\bX{3,}\b|_{3,}|\bTODO\b"
)
_WORD: Final = re.compile(r"[\w'-]+")
_FEWEST_WORDS_OF_A_NAME: Final = 2
"""A first name alone is many people's; only a full name points at one."""

_MOST_WORDS_OF_A_NAME: Final = 5


@dataclass(frozen=True)
class Note:
    """One thing about a text.

    Attributes:
        rule: Id of the rule: ``"alternative"``.
        severity: Whether it must be changed or should be thought about.
        sentence: What is wrong and what to do, for the owner.
        span: Where in the text; ``None`` where something is missing.
    """

    rule: str
    severity: Severity
    sentence: str
    span: Span | None = None


@dataclass(frozen=True, kw_only=True)
class Context:
    """What a text is read against.

    Attributes:
        situation: What it is for.
        facts: What is known.
        language: The language that it is in.
        length: How much room there is.
        limit: Characters allowed, if not those of ``length``.
    """

    situation: Situation
    facts: Facts
    language: str = "en"
    length: Length = Length.MESSAGE
    limit: int | None = None


@dataclass(frozen=True)
class _Reading:
    """A text and all that the rules look at."""

    text: str
    context: Context
    words: Recogniser
    folded: Folded
    without_names: Folded = field(init=False)
    """The same, with dots for the names of the two people: nobody chose those to say it."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "without_names", fold(_blanked(self.text, _given(self.facts))))

    @property
    def facts(self) -> Facts:
        return self.context.facts


def _given(facts: Facts) -> Iterator[str]:
    """Give what stands in a letter and was chosen by nobody to say something."""
    people = (facts.called, facts.name, facts.owner)
    for text in (*people, facts.body, facts.offer, *facts.choice):
        yield clean(text or "")
    yield clean(facts.address or "", MOST_OF_AN_ADDRESS)


def _documents(facts: Facts) -> Iterator[str]:
    if facts.policy is not None:
        yield clean(facts.policy.name)
        yield clean(facts.policy.published or "", MOST_OF_AN_ADDRESS)


def _blanked(text: str, given: Iterable[str]) -> str:
    """Put dots in the place of what is given, so that it says nothing and all else stays put."""
    for shown in sorted(set(given), key=len, reverse=True):
        if len(shown) > 1:
            pattern = rf"(?<!\w){re.escape(shown)}(?!\w)"
            text = re.sub(pattern, lambda found: "\u00b7" * len(found[0]), text)
    return text


def lint(text: str, context: Context) -> list[Note]:
    """Read a letter and say what must or should be changed, first things first.

    Args:
        text: As it stands in the box, also half written.
        context: What it is for and what is known.

    Raises:
        NoSuchLanguageError: There are no rules for the language.
    """
    if not text.strip():
        return []
    if context.facts.at_risk:
        return [_UNSAFE]
    reading = _reading(text, context)
    notes = [note for rule in _RULES for note in rule(reading)]
    notes.extend(_too_long(text, context))
    return sorted(notes, key=lambda note: (note.severity is not Severity.MUST, note.span or (-1,)))


def _reading(text: str, context: Context) -> _Reading:
    shown = text[:MOST_READ]
    return _Reading(shown, context, recogniser(context.language), fold(shown))


_UNSAFE: Final = Note(
    "safety",
    Severity.MUST,
    "It is noted that writing to them is not safe. Do not answer; keep what they sent, and tell "
    "somebody you trust.",
)


def _must(rule: str, sentence: str, span: Span | None = None) -> Note:
    return Note(rule, Severity.MUST, sentence, span)


def _should(rule: str, sentence: str, span: Span | None = None) -> Note:
    return Note(rule, Severity.SHOULD, sentence, span)


def _unfilled(reading: _Reading) -> Iterator[Note]:
    given = (*_given(reading.facts), *_documents(reading.facts))
    for found in _UNFILLED.finditer(_blanked(reading.text, given)):
        yield _must("unfilled", f"Fill in {found[0]}, or take it out.", found.span())


def _alternative(reading: _Reading) -> Iterator[Note]:
    facts = reading.facts
    if reading.context.situation not in _NEEDS_ALTERNATIVE or facts.alternatives == ():
        return
    if not _offers_another_way(reading):
        offered = way(facts.offer, "en") if facts.offer else "by e-mail or when you next meet"
        yield _must("alternative", f"Offer another way to be in touch, for instance {offered}.")


def _offers_another_way(reading: _Reading) -> bool:
    facts, language = reading.facts, reading.context.language
    networks = [name for channel, name in CHANNEL_TITLES.items() if channel != facts.channel]
    # "X" alone is also a kiss, a cross and a stand-in.
    named = [name for name in networks if len(name) > 1]
    ways = [facts.offer, *(facts.alternatives or ())]
    given = [
        said
        for one in filter(None, ways)
        if one != facts.channel
        for said in (way(one, language), title(one))
    ]
    return reading.words.alternative.stands_in(reading.folded) or Phrases(
        [*named, *given]
    ).stands_in(reading.folded)


def _hard_feelings(reading: _Reading) -> Iterator[Note]:
    if reading.context.situation is not Situation.INVITE:
        return
    if not reading.words.no_hard_feelings.stands_in(reading.folded):
        yield _must("no_hard_feelings", "Say that a no is fine too, with no hard feelings.")


def _declining(reading: _Reading) -> Iterator[Note]:
    if reading.context.situation is not Situation.INVITE:
        return
    word = decline_word(reading.facts.channel, reading.context.language)
    names_button = word and Phrases([word]).stands_in(reading.folded)
    if not names_button and not reading.words.how_to_decline.stands_in(reading.folded):
        press = f"press \u201c{word}\u201d" if word else "leave it unanswered"
        yield _must(
            "how_to_decline",
            f"Say how they can decline: on {title(reading.facts.channel)} they {press}.",
        )


def _second_ask(reading: _Reading) -> Iterator[Note]:
    facts, text = reading.facts, reading.without_names
    invites = reading.context.situation is Situation.INVITE
    first = judge(Claim.FIRST_ASK, facts)
    # An answer to somebody who asks is no ask.
    may_ask = first.holds or (facts.asked is True and not invites)
    again = reading.words.asks_again.spans(text)
    if not may_ask and first.holds is False:
        spans = [*again, *reading.words.asks.spans(text)]
        yield from (_must("second_ask", first.because, one) for one in spans or _whole(invites))
    elif facts.upset_on is not None:
        yield from (_must("second_ask", "They were put out; do not press.", one) for one in again)
    elif not may_ask:
        yield from (_should("second_ask", first.because, one) for one in again or _whole(invites))


def _whole(invites: bool) -> tuple[None, ...]:  # noqa: FBT001 - what it is, not a switch
    """Give one place where the whole letter is the ask, none elsewhere."""
    return (None,) if invites else ()


def heard(text: str, context: Context) -> list[Verdict]:
    """Give every claim that is heard in a text, once each, with whether it is true and why.

    Raises:
        NoSuchLanguageError: There are no rules for the language.
    """
    verdicts = (verdict for verdict, _ in _heard(_reading(text, context)))
    return list({verdict.claim: verdict for verdict in verdicts}.values())


def _heard(reading: _Reading) -> Iterator[tuple[Verdict, Span]]:
    """Judge what is heard; where words may mean several claims, one that holds is meant."""
    for any_of, span in reading.words.claims(reading.without_names):
        verdicts = [judge(claim, reading.facts) for claim in any_of]
        yield next((one for one in verdicts if one.holds), verdicts[0]), span


def _claims(reading: _Reading) -> Iterator[Note]:
    noted: set[Claim] = set()
    for verdict, span in _heard(reading):
        if verdict.holds or verdict.claim in noted:
            continue
        noted.add(verdict.claim)
        said = reading.text[span[0] : span[1]]
        rule = "promise" if verdict.claim in _PROMISES else "untrue"
        known = "not true today" if verdict.holds is False else "not known to be true"
        yield _must(rule, f"\u201c{said}\u201d is {known}. {verdict.because}", span)


def _other_people(reading: _Reading) -> Iterator[Note]:
    facts = reading.facts
    names = _full_names(facts.other_people)
    if not names:
        return
    own = {_folded_words(name) for name in (facts.name, facts.owner, facts.called or "")}
    found = [
        (reading.folded.text[one.start() : one.end()], reading.folded.span(one))
        for one in _WORD.finditer(reading.folded.text)
    ]
    for start in range(len(found)):
        for number in range(_FEWEST_WORDS_OF_A_NAME, _MOST_WORDS_OF_A_NAME + 1):
            run = found[start : start + number]
            words = tuple(word for word, _ in run)
            if len(run) == number and words in names and words not in own:
                span = (run[0][1][0], run[-1][1][1])
                yield _must(
                    "other_person",
                    f"{reading.text[span[0] : span[1]]} is another of your clients; take the "
                    "name out.",
                    span,
                )


@lru_cache(maxsize=8)
def _full_names(people: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    names = map(_folded_words, people)
    return frozenset(name for name in names if len(name) >= _FEWEST_WORDS_OF_A_NAME)


def _folded_words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(name).text))


def _confidential(reading: _Reading) -> Iterator[Note]:
    for span in reading.words.confidential.spans(reading.without_names):
        yield _must(
            "confidential",
            "Leave this out: messages on a network can be read by others and kept.",
            span,
        )
    if reading.facts.is_sensitive:
        for span in reading.words.relationship.spans(reading.without_names):
            yield _must("confidential", "This tells what they are to you; leave it out.", span)


def _blame(reading: _Reading) -> Iterator[Note]:
    for span in reading.words.blame.spans(reading.without_names):
        yield _should("blame", "This may sound like a reproach; most who ask mean it well.", span)


def _jokes(reading: _Reading) -> Iterator[Note]:
    if reading.facts.is_sensitive:
        for span in reading.words.joke.spans(reading.without_names):
            yield _should("joke", "This work is close to their life; better without a joke.", span)


def _lists(reading: _Reading) -> Iterator[Note]:
    if reading.context.situation in _LETS_IN:
        for span in reading.words.list.spans(reading.without_names):
            yield _should("list", "Nobody likes to hear of a list that sees less.", span)


def _wrong_answer(reading: _Reading) -> Iterator[Note]:
    facts = reading.facts
    if reading.context.situation in _LETS_IN and facts.answer not in {None, *YES}:
        yield _must("answer", "These words say yes, and the policy does not.")


def _too_long(text: str, context: Context) -> Iterator[Note]:
    most = context.limit or LIMITS[context.length]
    counted = units(text)
    if counted <= most:
        return
    sentence = f"{counted} characters, and {most} are allowed; take out {counted - most}."
    note = _must if context.length is Length.NOTE or context.limit else _should
    yield note("too_long", sentence, (_place(text, most), len(text)))


def _place(text: str, most: int) -> int:
    """Find the first character that is over the limit."""
    counted = 0
    for place, sign in enumerate(text):
        counted += units(sign)
        if counted > most:
            return place
    return len(text)


_RULES: Final = (
    *(_unfilled, _claims, _wrong_answer, _alternative, _hard_feelings, _declining, _second_ask),
    *(_other_people, _confidential, _blame, _jokes, _lists),
)
