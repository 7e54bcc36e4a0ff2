"""The interview before any rule, as questions that a terminal or a page can ask (R13, R14, R25).

What is answered becomes ``interview.Answers``; ``interview.suggest`` then suggests a preset and
``drafting.drafted`` writes it as somebody's own.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial
from typing import Final, TypeVar

from msgspec import Struct

from friendline.model import CHANNEL_TITLES
from friendline.policy.authoring.interview import (
    TOPICS_SAID,
    USUAL_CHANNELS,
    WHY_SAID,
    Answers,
    NotOfferedError,
    Suggestion,
    Topic,
    Why,
    read_choice,
    read_topics,
)
from friendline.policy.authoring.places import ANYWHERE, read_place
from friendline.policy.authoring.sheet import load_policy, preset_names
from friendline.policy.guidance import load_pack, pack_names
from friendline.policy.language.facts import BUILT_IN

__all__ = [
    "AFTER",
    "CHANNELS",
    "EDITED",
    "FRIENDS",
    "INTERVIEW",
    "MET",
    "NONE",
    "NO_CHANNEL",
    "PLACE",
    "PROFESSION",
    "WHY",
    "Kind",
    "Option",
    "PresetOffered",
    "Question",
    "WrongAnswer",
    "channel_key",
    "presets_offered",
    "read_answers",
]

Read = TypeVar("Read")

NONE: Final = "none"
"""Answers that none of the others is meant."""
NO_CHANNEL: Final = ""
"""Answers that somebody is not on a network."""

_YES: Final = "yes"


class Kind(StrEnum):
    """How a question is answered."""

    ONE = "one"
    """One of the options."""
    SOME = "some"
    """Any of the options."""
    YES_NO = "yes or no"
    TEXT = "text"
    EACH = "each"
    """One of the options for every network; see ``channel_key``."""


class Option(Struct, frozen=True):
    """Something that can be answered.

    Attributes:
        word: What is answered.
        said: The same in a few words.
    """

    word: str
    said: str


class Question(Struct, frozen=True, kw_only=True):
    """One question.

    Attributes:
        key: Under which its answer is given.
        text: The question.
        kind: How it is answered.
        explained: Why it is asked; ``""`` where the question says it.
        usual: What is taken where nothing is answered.
        only_with: Key of another question that has to be answered for this one to matter.
    """

    key: str
    text: str
    kind: Kind
    explained: str = ""
    usual: str = ""
    only_with: str = ""

    @property
    def options(self) -> tuple[Option, ...]:
        """What can be answered, where the question offers it."""
        offered = _OPTIONS.get(self.key)
        return tuple(offered()) if offered else ()


WHY: Final = Question(
    key="why",
    text="Why would you connect with clients?",
    kind=Kind.ONE,
    usual=str(Why.NONE),
)
PROFESSION: Final = Question(
    key="profession",
    text="Which profession is yours?",
    kind=Kind.ONE,
    explained="Some professions say what must hold; the policy is then checked for it.",
    usual=NONE,
)
PLACE: Final = Question(
    key="place",
    text="Where do you work: a country as GB, or a state as US-FL?",
    kind=Kind.TEXT,
    explained="What a profession asks is not the same everywhere.",
    usual=ANYWHERE,
    only_with=PROFESSION.key,
)
EDITED: Final = Question(
    key="edited",
    text="What do you tell clients an edited version of?",
    kind=Kind.SOME,
    explained="Of some things one tells clients only a part, such as how the weekend was. They had "
    "better not see the rest.",
    usual=NONE,
)
MET: Final = Question(
    key="met",
    text="Do you meet most of your clients in person?",
    kind=Kind.YES_NO,
    explained="Having met in person can be a rule that is the same for everyone.",
)
FRIENDS: Final = Question(
    key="friends",
    text="Do people you know through work sometimes become real friends?",
    kind=Kind.YES_NO,
    explained="Business first and friendship later are two facts; a rule can tell them apart.",
)
AFTER: Final = Question(
    key="after",
    text="Would you like to be in touch with clients once the work is over?",
    kind=Kind.YES_NO,
    explained="A rule can let clients in some months after the work has ended.",
)
CHANNELS: Final = Question(
    key="channels",
    text="What is each of your networks for?",
    kind=Kind.EACH,
    explained="Rules go by what an account is for, not by which network it is on.",
)

INTERVIEW: Final = (WHY, PROFESSION, PLACE, EDITED, MET, FRIENDS, AFTER, CHANNELS)
"""The questions in the order in which they are asked."""


class WrongAnswer(Struct, frozen=True):
    """An answer that cannot be taken.

    Attributes:
        key: Of the question.
        sentence: What is wrong with it.
    """

    key: str
    sentence: str


class PresetOffered(Struct, frozen=True):
    """A preset that somebody may take; none is imposed (R9).

    Attributes:
        name: Its name.
        sentence: What it says, in one sentence.
        suggested: Whether the answers speak for it.
    """

    name: str
    sentence: str
    suggested: bool


def channel_key(channel: str) -> str:
    """Give the key under which it is answered what a network is for."""
    return f"{CHANNELS.key}.{channel}"


def read_answers(
    given: Mapping[str, Sequence[str]],
) -> tuple[Answers | None, tuple[WrongAnswer, ...]]:
    """Read what was answered, as a form sends it.

    Args:
        given: By key of the question what was answered; what is left out is as usual. Where no
            network is answered at all, they are for what they usually are.

    Returns:
        The answers, or ``None`` and everything that cannot be taken.
    """
    reader = _Reader(given)
    answers = reader.answers()
    return (None if reader.wrong else answers), tuple(reader.wrong)


def presets_offered(suggestion: Suggestion) -> tuple[PresetOffered, ...]:
    """List the presets, the suggested one first."""
    offered = (
        PresetOffered(name, load_policy(name).sentence, name == suggestion.preset)
        for name in preset_names()
    )
    return tuple(sorted(offered, key=lambda one: not one.suggested))


class _Reader:
    """Reads answers one by one, and notes what is wrong."""

    def __init__(self, given: Mapping[str, Sequence[str]]) -> None:
        self.wrong: list[WrongAnswer] = []
        self._given = given

    def answers(self) -> Answers:
        """Read all of them."""
        profession = self._one(PROFESSION)
        return Answers(
            why=Why(self._one(WHY)),
            profession=None if profession == NONE else profession,
            place=self._read(PLACE.key, lambda: read_place(self._text(PLACE)), None),
            edited=self._read(EDITED.key, self._edited, ()),
            met=self._text(MET) == _YES,
            friends=self._text(FRIENDS) == _YES,
            after=self._text(AFTER) == _YES,
            channels=dict(self._channels()) or USUAL_CHANNELS.copy(),
        )

    def _text(self, question: Question) -> str:
        texts = self._given.get(question.key, ())
        return (texts[0].strip() if texts else "") or question.usual

    def _one(self, question: Question) -> str:
        words = [option.word for option in question.options]
        text = self._text(question)
        return self._read(
            question.key, lambda: read_choice("Your answer", text, words), question.usual
        )

    def _edited(self) -> tuple[Topic, ...]:
        return read_topics(self._given.get(EDITED.key, ()), "Your answer")

    def _channels(self) -> Iterator[tuple[str, str]]:
        purposes = BUILT_IN["purpose"].values
        for channel in USUAL_CHANNELS:
            key = channel_key(channel)
            text = next(iter(self._given.get(key, ())), NO_CHANNEL).strip()
            if text != NO_CHANNEL:
                read = partial(read_choice, CHANNEL_TITLES[channel], text, purposes)
                yield channel, self._read(key, read, USUAL_CHANNELS[channel])

    def _read(self, key: str, read: Callable[[], Read], otherwise: Read) -> Read:
        try:
            return read()
        except NotOfferedError as error:
            self.wrong.append(WrongAnswer(key, str(error)))
            return otherwise


def _professions() -> Iterator[Option]:
    yield from (Option(name, load_pack(name).title) for name in pack_names())
    yield Option(NONE, "None of these")


_OPTIONS: Final[Mapping[str, Callable[[], Iterator[Option]]]] = {
    WHY.key: lambda: (Option(str(why), said) for why, said in WHY_SAID.items()),
    PROFESSION.key: _professions,
    EDITED.key: lambda: (Option(str(topic), said) for topic, said in TOPICS_SAID.items()),
    CHANNELS.key: lambda: (Option(word, word) for word in BUILT_IN["purpose"].values),
}
