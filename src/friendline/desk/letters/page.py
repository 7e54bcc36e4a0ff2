"""The page of one letter: drafts to choose from, the words, what is to be changed, what is true."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from friendline.desk.letters.asked import Asked
from friendline.desk.letters.reading import Reading, read
from friendline.letters import (
    Draft,
    Facts,
    Family,
    Length,
    Refused,
    Situation,
    Tone,
    draft,
    judge,
    refused,
)
from friendline.letters.templates import IMPLIED
from friendline.requests.graph import Act, Kind, State, out_of
from friendline.review.words import title_of
from friendline.store.letters import letters
from friendline.store.letters.of_myself import ways
from friendline.store.models import Request
from friendline.store.requests.request_steps import request_of

__all__ = ["OWN_WORDS", "LetterPage", "Option", "letter_page"]

OWN_WORDS: Final = "own/typed"
"""The id of a letter that begins empty."""

FOR_WORDS: Final = {
    Situation.ACCEPT: "Say yes",
    Situation.ACCEPT_RESTRICTED: "Say yes, onto a list",
    Situation.OFFER_OTHER: "Offer another way",
    Situation.DECLINE: "Decline",
    Situation.DEFER: "Say not yet",
    Situation.ASK: "Ask back",
    Situation.FAMILY: "Say yes to family",
    Situation.REPAIR: "Make it good again",
    Situation.INVITE: "Invite them",
    Situation.RULE_OPENED: "My rule has changed, and you are welcome",
    Situation.RULE_CLOSED: "My rule has changed",
}
FAMILY_WORDS: Final = {
    Family.PLAIN: "Plain: no reasons",
    Family.POLICY: "Policy: one rule for all",
    Family.LIGHT: "Light: with a smile",
}
_TONE_WORDS: Final = {Tone.WARM: "Warm", Tone.GENTLE: "Gentle", Tone.LIGHT: "Light"}
_LENGTH_WORDS: Final = {
    Length.MESSAGE: "A message",
    Length.NOTE: "A LinkedIn note",
    Length.SPOKEN: "To say aloud",
}
_LANGUAGE_WORDS: Final = {"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español"}
_ALSO: Final = (
    *(Situation.RULE_OPENED, Situation.RULE_CLOSED, Situation.REPAIR, Situation.FAMILY),
    *(Situation.ASK, Situation.DEFER, Situation.INVITE),
)


@dataclass(frozen=True)
class Option:
    """Something to choose.

    Attributes:
        value: In the address.
        words: On the page.
        is_chosen: Whether it holds.
    """

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True)
class LetterPage:
    """Words for a request.

    Attributes:
        request: The request.
        facts: What is known.
        asked: What was asked for, completed by what fits best.
        situation: What it is for; ``None`` where nothing is to be written.
        situations: What it can be for today.
        drafts: All letters that can be written, the best first.
        letter: The one that is shown; ``None`` where nothing is to be written.
        refused: Those that cannot be written, and what would make them true.
        text: The words in the box.
        typed: The words that the owner typed; ``None`` where the draft is as it was.
    """

    request: Request
    facts: Facts
    asked: Asked
    situation: Situation | None
    situations: tuple[Situation, ...]
    drafts: tuple[Draft, ...]
    letter: Draft | None
    refused: tuple[Refused, ...]
    text: str
    typed: str | None

    @property
    def where(self) -> str:
        """The network."""
        return title_of(self.request.channel)

    @property
    def what_for(self) -> tuple[Option, ...]:
        """What it can be for."""
        return tuple(
            Option(
                one.value,
                FOR_WORDS.get(one, one.value.replace("_", " ").capitalize()),
                one is self.situation,
            )
            for one in self.situations
        )

    @property
    def families(self) -> tuple[Option, ...]:
        """How it can give its reasons."""
        return _options(FAMILY_WORDS, self.asked.family, "As fits best")

    @property
    def tones(self) -> tuple[Option, ...]:
        """In which voice."""
        return _options(_TONE_WORDS, self.asked.tone, "As fits best")

    @property
    def lengths(self) -> tuple[Option, ...]:
        """For how much room."""
        return _options(_LENGTH_WORDS, self.asked.length, "")

    @property
    def languages(self) -> tuple[Option, ...]:
        """In which language."""
        return tuple(
            Option(value, words, value == self.asked.language)
            for value, words in _LANGUAGE_WORDS.items()
        )

    @property
    def kinds(self) -> tuple[Option, ...]:
        """The letters to choose from, and one's own words."""
        chosen = "" if self.letter is None else self.letter.id
        made = [Option(one.id, _kind_words(one), one.id == chosen) for one in self.drafts]
        return (*made, Option(OWN_WORDS, "Your own words", chosen == OWN_WORDS))

    @cached_property
    def reading(self) -> Reading | None:
        """What is to be changed in the words, and what is true."""
        if self.letter is None:
            return None
        return read(self.letter, self.text, self.facts, self.asked.voice)

    @property
    def lacks_of_you(self) -> bool:
        """Whether letters leave out a name or an address that only the owner can say."""
        return not self.facts.owner or (self.facts.address is None and self.facts.offer in ways())

    @property
    def chooses(self) -> bool:
        """Whether recording it also chooses the policy's answer, as none was chosen yet."""
        return self.request.state == State.WAITING and self.facts.answer is not None

    @property
    def can_send(self) -> bool:
        """Whether words can be recorded where the request stands."""
        kind, state = Kind(self.request.direction), State(self.request.state)
        return any(way.act is Act.WRITE for way in out_of(kind, state))

    @property
    def is_over(self) -> bool:
        """Whether nothing can be recorded any more."""
        return not self.can_send and not self.chooses

    @property
    def is_spoken(self) -> bool:
        """Whether it is to be said aloud."""
        return self.letter is not None and self.letter.length is Length.SPOKEN


def letter_page(number: int, asked: Asked, typed: str | None = None) -> LetterPage:
    """Give the page of a letter.

    Args:
        number: Number of the request.
        asked: What is asked for.
        typed: The words in the box, where the owner has changed them.

    Raises:
        NoSuchRequestError: There is none of this number.
    """
    request, facts = request_of(number), letters.facts_of(number)
    usual = letters.situation_for(request, facts)
    situations = tuple(_situations(usual, facts))
    situation = asked.situation or _first(usual, situations)
    if situation is None or facts.at_risk:
        made: list[Draft] = []
    else:
        made = draft(situation, facts, asked.voice)
    asked = replace(asked, length=asked.length or _length(request))
    found = tuple(_fitting(made, asked))
    letter = _chosen(found, situation, asked)
    text = typed if typed is not None else "" if letter is None else letter.text
    return LetterPage(
        request=request,
        facts=facts,
        asked=asked,
        situation=situation,
        situations=situations
        if situation in situations or situation is None
        else (situation, *situations),
        drafts=found,
        letter=letter,
        refused=() if situation is None else tuple(refused(situation, facts, asked.voice)),
        text=text,
        typed=typed,
    )


def _first(usual: Situation | None, situations: Sequence[Situation]) -> Situation | None:
    """Give what is likeliest meant: that the rule has changed, where it is so."""
    changed = [one for one in situations if one in {Situation.RULE_OPENED, Situation.RULE_CLOSED}]
    return changed[0] if changed else usual


def _situations(usual: Situation | None, facts: Facts) -> Iterable[Situation]:
    """Give what a letter can be for today: all that it would claim by being one is so."""
    if usual is not None:
        yield usual
    for one in _ALSO:
        is_asked = one is Situation.INVITE and facts.asked is not False
        is_so = all(judge(claim, facts).holds for claim in IMPLIED[one])
        if is_so and one is not usual and not is_asked:
            yield one


def _length(request: Request) -> Length:
    return Length.SPOKEN if request.direction == Kind.SPOKEN else Length.MESSAGE


def _fitting(made: Iterable[Draft], asked: Asked) -> Iterable[Draft]:
    """Give the drafts in their order, those in the tone and of the length asked for first."""
    return sorted(
        made,
        key=lambda one: (
            asked.length is not None and one.length is not asked.length,
            asked.family is not None and one.family is not asked.family,
            asked.tone is not None and one.tone is not asked.tone,
        ),
    )


def _chosen(found: Sequence[Draft], situation: Situation | None, asked: Asked) -> Draft | None:
    if situation is None:
        return None
    if asked.draft == OWN_WORDS or not found:
        return _own(situation, asked)
    return next((one for one in found if one.id == asked.draft), found[0])


def _own(situation: Situation, asked: Asked) -> Draft:
    return Draft(
        id=OWN_WORDS,
        situation=situation,
        family=Family.OWN,
        tone=Tone.WARM,
        length=asked.length or Length.MESSAGE,
        language=asked.language,
        text="",
        characters=0,
        claims=(),
    )


def _options(
    words: dict[object, str] | dict[Family, str] | dict[Tone, str] | dict[Length, str],
    chosen: object,
    any_: str,
) -> tuple[Option, ...]:
    made = [Option(str(one), said, one is chosen) for one, said in words.items()]
    return (Option("", any_, chosen is None), *made) if any_ else tuple(made)


def _kind_words(one: Draft) -> str:
    family = one.family.value if one.family is not Family.OWN else "your policy's own words"
    length = {Length.NOTE: "note", Length.SPOKEN: "aloud"}.get(one.length, "")
    return ", ".join(filter(None, (family.capitalize(), one.tone.value, length)))
