"""The interview of ``policy new`` in a terminal: a few plain questions, each answer explained."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Final, Protocol, TypeVar

from msgspec import Struct

from friendline.called import as_typed
from friendline.policy import load_policy, preset_names
from friendline.policy.authoring.drafting import Wishes
from friendline.policy.authoring.interview import (
    USUAL_CHANNELS,
    Answers,
    NotOfferedError,
    Suggestion,
    Topic,
    Why,
    read_choice,
    read_topics,
    suggest,
)
from friendline.policy.authoring.places import read_place, taken_for_a_country
from friendline.policy.authoring.questions import (
    AFTER,
    CHANNELS,
    EDITED,
    FRIENDS,
    MET,
    NONE,
    PLACE,
    PROFESSION,
    WHY,
    Question,
)
from friendline.policy.authoring.writing import AlreadyThereError, NotForAPolicyError, check_free
from friendline.policy.guidance import pack_names
from friendline.policy.language.facts import BUILT_IN
from friendline.policy.language.words import fold, listed, spoken
from friendline.terminal_text import wrapped

Read = TypeVar("Read")

_USUALLY_ON: Final = "facebook, linkedin"


class NotAnsweredError(NotOfferedError):
    """There is nobody to answer the questions."""

    def __init__(self) -> None:
        ValueError.__init__(
            self,
            "There was no answer. Run this in a terminal, or give the answers as options with "
            f"--yes, such as: {as_typed('policy new --why bond --output my-policy --yes')}",
        )


class NothingToGoByError(NotOfferedError):
    """Neither a wish nor a preset was given, and none is chosen for anybody (R9)."""

    def __init__(self) -> None:
        ValueError.__init__(
            self,
            "With --yes give --why, so that a preset can be suggested, or --preset; none is chosen "
            f"for you. Presets are {listed(preset_names(), 'and')}.",
        )


class Given(Struct, frozen=True, kw_only=True):
    """What was given as options; ``None`` is still to be asked. See ``interview.Answers``.

    Attributes:
        workbook: Whether a workbook is wished where no place is given.
        force: Whether a policy that is there may be replaced.
    """

    why: str | None = None
    profession: str | None = None
    place: str | None = None
    edited: tuple[Topic, ...] | None = None
    met: bool | None = None
    friends: bool | None = None
    after: bool | None = None
    channels: dict[str, str] | None = None
    preset: str | None = None
    name: str | None = None
    begins: date | None = None
    output: Path | None = None
    workbook: bool = False
    force: bool = False


class Settled(Struct, frozen=True):
    """What is to be written, and where."""

    wishes: Wishes
    output: Path


class Asks(Protocol):
    """Somebody who can be asked."""

    def say(self, text: str) -> None:
        """Show a text."""

    def ask(self, question: str, default: str) -> str:
        """Give the answer to a question."""

    def confirm(self, question: str) -> bool:
        """Give the answer to a question of yes or no; no if nothing is said."""


class Terminal:
    """Asks in a terminal."""

    def __init__(self) -> None:
        from rich.console import Console

        self._console = Console(highlight=False, markup=False)

    def say(self, text: str) -> None:
        """Show a text."""
        self._console.print(wrapped(text, self._console.width), soft_wrap=True)

    def ask(self, question: str, default: str) -> str:
        """Give the answer to a question, or the default."""
        from rich.prompt import Prompt

        try:
            return Prompt.ask(question, console=self._console, default=default)
        except EOFError as error:
            self._console.print()
            raise NotAnsweredError from error

    def confirm(self, question: str) -> bool:
        """Give the answer to a question of yes or no; no if nothing is said."""
        from rich.prompt import Confirm

        try:
            return Confirm.ask(question, console=self._console, default=False)
        except EOFError as error:
            self._console.print()
            raise NotAnsweredError from error


def settle(given: Given, terminal: Asks | None, show: Callable[[str], None]) -> Settled:
    """Find out what is to be written: from the options, and by asking for the rest.

    Args:
        given: The options.
        terminal: Who is asked; ``None`` asks nobody.
        show: Shows a text.

    Raises:
        NotOfferedError: An option is not one of the answers, or there is too little to go by.
        AlreadyThereError: A policy is there already, which is told before anything is asked.
        NotForAPolicyError: The name to write to is that of a file of another kind.
    """
    if given.output is not None:
        check_free(given.output, force=given.force)
    if terminal is None:
        return _settled_by_options(given, show)
    return _Interview(given, terminal).settled()


def _settled_by_options(given: Given, show: Callable[[str], None]) -> Settled:
    if given.why is None and given.preset is None:
        raise NothingToGoByError
    answers = Answers(
        why=_why(given.why or Why.NONE),
        profession=_profession(given.profession),
        place=read_place(given.place),
        edited=given.edited or (),
        met=bool(given.met),
        friends=bool(given.friends),
        after=bool(given.after),
        channels=given.channels or USUAL_CHANNELS,
    )
    suggestion = suggest(answers)
    if given.why is not None:
        show(f"{suggestion.sentence}\n")
    preset = given.preset or suggestion.preset
    wishes = Wishes(preset=preset, answers=answers, name=given.name or "", begins=given.begins)
    return Settled(wishes, given.output or _usual_place(workbook=given.workbook))


def _why(text: str) -> Why:
    return Why(read_choice("--why", text, Why))


def _profession(text: str | None) -> str | None:
    if text is None:
        return None
    profession = read_choice("--profession", text, (*pack_names(), NONE))
    return None if profession == NONE else profession


def _usual_place(*, workbook: bool) -> Path:
    return Path("my-policy.xlsx" if workbook else "my-policy")


class _Interview:
    """Asks for whatever was not given."""

    def __init__(self, given: Given, terminal: Asks) -> None:
        self._given = given
        self._terminal = terminal

    def settled(self) -> Settled:
        self._terminal.say(
            "A few questions, then a suggestion. Nothing is written before the end, and everything "
            "can be edited after."
        )
        answers = self._answers()
        wishes = Wishes(
            preset=self._preset(suggest(answers)),
            answers=answers,
            name=self._name(),
            begins=self._given.begins,
        )
        return Settled(wishes, self._output())

    def _answers(self) -> Answers:
        given = self._given
        why = self._why() if given.why is None else _why(given.why)
        asked = given.profession is None
        profession = self._profession() if asked else _profession(given.profession)
        return Answers(
            why=why,
            profession=profession,
            place=self._place(profession),
            edited=self._edited() if given.edited is None else given.edited,
            met=self._yes(given.met, MET),
            friends=self._yes(given.friends, FRIENDS),
            after=self._yes(given.after, AFTER),
            channels=given.channels or self._channels(),
        )

    def _why(self) -> Why:
        return Why(self._choose(WHY.text, _offered(WHY), WHY.usual))

    def _profession(self) -> str | None:
        self._explain(PROFESSION.explained)
        chosen = self._choose(PROFESSION.text, _offered(PROFESSION), PROFESSION.usual)
        return None if chosen == NONE else chosen

    def _place(self, profession: str | None) -> str | None:
        if self._given.place is not None or profession is None:
            return read_place(self._given.place)
        self._explain(PLACE.explained)
        place = self._until_read(PLACE.text, PLACE.usual, read_place)
        if note := taken_for_a_country(place):
            self._terminal.say(note)
        return place

    def _edited(self) -> tuple[Topic, ...]:
        self._explain(EDITED.explained)
        question = f"{EDITED.text.rstrip('?')}: {', '.join(Topic)}, or none?"
        return self._until_read(
            question, EDITED.usual, lambda text: read_topics([text], "Your answer")
        )

    def _channels(self) -> dict[str, str]:
        self._explain(CHANNELS.explained)
        networks = self._until_read(
            f"Which networks are you on: {listed(USUAL_CHANNELS)}?",
            _USUALLY_ON,
            lambda text: [
                read_choice("The network", word, USUAL_CHANNELS) for word in text.split(",")
            ],
        )
        return {network: self._purpose(network) for network in networks}

    def _purpose(self, network: str) -> str:
        purposes = BUILT_IN["purpose"].values
        return self._until_read(
            f"What is {spoken(network)} for: {listed(purposes)}?",
            USUAL_CHANNELS[network],
            lambda text: read_choice("The purpose", text, purposes),
        )

    def _preset(self, suggestion: Suggestion) -> str:
        if self._given.preset is not None:
            return self._given.preset
        self._terminal.say(f"\n{suggestion.sentence}")
        options = {name: load_policy(name).sentence for name in preset_names()}
        return self._choose(
            "Which one do you take? It is yours to choose.", options, suggestion.preset
        )

    def _name(self) -> str:
        if self._given.name is not None:
            return self._given.name
        return self._terminal.ask("\nWhat shall the policy be called?", "My policy")

    def _output(self) -> Path:
        if self._given.output is not None:
            return self._given.output
        usual = _usual_place(workbook=self._given.workbook)
        self._explain("A name that ends in .xlsx gives one workbook, any other a folder.")
        return self._until_read("Where shall it be written?", str(usual), self._free)

    def _free(self, text: str) -> Path:
        place = Path(text.strip())
        check_free(place, force=self._given.force)
        return place

    def _explain(self, text: str) -> None:
        self._terminal.say(f"\n{text}")

    def _yes(self, given: bool | None, question: Question) -> bool:  # noqa: FBT001 - an answer
        if given is not None:
            return given
        self._explain(question.explained)
        return self._terminal.confirm(question.text)

    def _choose(self, question: str, options: Mapping[str, str], default: str) -> str:
        """Offer numbered words; either the number or the word is an answer."""
        self._terminal.say(f"\n{question}")
        for number, (word, said) in enumerate(options.items(), start=1):
            self._terminal.say(f"  {number}  {_shown(word, said)}")
        numbered = {str(number): word for number, word in enumerate(options, start=1)}
        return self._until_read(
            "Your answer",
            default,
            lambda text: numbered.get(text.strip()) or read_choice("Your answer", text, options),
        )

    def _until_read(self, question: str, default: str, read: Callable[[str], Read]) -> Read:
        while True:
            try:
                return read(self._terminal.ask(question, default))
            except NotAnsweredError:
                raise
            except (NotOfferedError, AlreadyThereError, NotForAPolicyError) as error:
                self._terminal.say(str(error))


def _offered(question: Question) -> dict[str, str]:
    return {option.word: option.said for option in question.options}


def _shown(word: str, said: str) -> str:
    return said if fold(said) == word else f"{spoken(word)}: {said}"
