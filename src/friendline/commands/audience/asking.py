"""The audience interview in a terminal: one question at a time, each answer kept at once."""

import signal
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Protocol

from friendline.commands.policy.asking import Asks, NotAnsweredError
from friendline.sight.interview.answers import (
    Answer,
    AudienceQuestion,
    Choice,
    Needs,
    NothingNamedError,
    answer_lines,
)
from friendline.sight.statements.applying import (
    Asked,
    Statements,
    StatementsError,
    load_statements,
)
from friendline.sight.statements.keeping import with_answer
from friendline.terminal_text import harmless
from friendline.whole_files import write_whole

LATER: Final = "later"
BACK: Final = "back"
STOP: Final = "stop"
_NONE: Final = "none"


class NobodyAnswersError(ValueError):
    """There is nobody to answer the questions."""

    def __init__(self) -> None:
        super().__init__(
            "There was no answer, and nothing was written. Run this in a terminal, or give "
            "--questions to see what would be asked and write the answers in audience.toml."
        )


class CannotKeepError(ValueError):
    """The file of answers cannot be read or written."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(
            f"{path} cannot be used ({error.strerror or error}). Give another place with --output."
        )


EXPOSURES = "exposures"
"""What is counted where there are clients."""


@dataclass(frozen=True)
class Standing:
    """How far it is said who can see what.

    Attributes:
        definite: How many are settled.
        total: Of how many.
        what: What is counted.
        otherwise: How many stay open although it is said who the items are for.
    """

    definite: int
    total: int
    what: str
    otherwise: int = 0

    @property
    def sentence(self) -> str:
        """How many of them are definite."""
        if not self.total:
            return "There is nothing to settle."
        # rounded down: not all are definite before all are
        share = 100 * self.definite // self.total
        said = f"{self.definite:,} of {self.total:,} {self.what} are definite now ({share}%)."
        if not self.otherwise:
            return said
        return (
            f"{said} {self.otherwise:,} more stay open for other reasons, such as whose account "
            "it is."
        )


class Interviewer(Protocol):
    """Knows what to ask, and how far it is settled."""

    @property
    def zone(self) -> str:
        """IANA name of the zone in which days are days."""

    @property
    def lists(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """Members of the owner's lists as exports tell them, by channel and name in lower case."""

    def next(self, statements: Statements) -> AudienceQuestion | None:
        """Give the question that is best asked next; ``None`` when none is left."""

    def standing(self, statements: Statements) -> Standing:
        """Say how far it is settled."""


@dataclass
class AnswerFile:
    """The file ``audience.toml``, to which answers are added.

    Attributes:
        path: Where it lies.
        zone: IANA name of the zone in which its days are days.
    """

    path: Path
    zone: str
    _written: list[tuple[str, str]] = field(default_factory=list, repr=False)

    def statements(self) -> Statements:
        """Read what is said in it; nothing where there is no such file yet.

        Raises:
            StatementsError: It has mistakes; all are named.
        """
        return load_statements(self.path, self.zone) if self.path.exists() else Statements()

    def add(self, lines: str) -> None:
        """Add an answer, and keep what was there before, for ``undo``.

        Raises:
            CannotKeepError: The file cannot be read or written.
        """
        before = self._text()
        after = with_answer(before, lines)
        self._write(after)
        self._written.append((before, after))

    def undo(self) -> bool:
        """Take the last answer of this run back; says no where there is none.

        Nor is anything taken back where the file was changed by somebody else since.

        Raises:
            CannotKeepError: The file cannot be read or written.
        """
        if not self._written or self._text() != self._written[-1][1]:
            return False
        before, _ = self._written.pop()
        self._write(before)
        return True

    def _text(self) -> str:
        try:
            return self.path.read_bytes().decode() if self.path.exists() else ""
        except OSError as error:
            raise CannotKeepError(self.path, error) from error

    def _write(self, text: str) -> None:
        try:
            write_whole({self.path: text.encode()})
        except OSError as error:
            raise CannotKeepError(self.path, error) from error


def ask_all(interviewer: Interviewer, file: AnswerFile, terminal: Asks) -> int:
    """Ask one question after the other until none is left or the owner stops.

    Args:
        interviewer: Knows what to ask.
        file: Keeps each answer at once.
        terminal: Who is asked.

    Returns:
        How many answers were written.

    Raises:
        NobodyAnswersError: There is nobody to ask.
        StatementsError: The file has mistakes.
        CannotKeepError: The file cannot be read or written.
    """
    return _Conversation(interviewer, file, terminal).held()


class _StoppedError(Exception):
    """The owner stops."""


class _Conversation:
    """Asks, keeps, and says how far it is settled."""

    def __init__(self, interviewer: Interviewer, file: AnswerFile, terminal: Asks) -> None:
        self._interviewer = interviewer
        self._file = file
        self._terminal = terminal
        self._later: list[Asked] = []
        self._answers = 0

    def held(self) -> int:
        _let_ctrl_c_end_a_question()
        self._say(
            f"Each answer is kept in {self._file.path} at once. Stop whenever you like: next time "
            "it goes on from there.\n"
        )
        standing = self._interviewer.standing(self._file.statements())
        if standing.what == EXPOSURES:
            self._say("An exposure is something noteworthy that one of your clients could see.")
        self._say(standing.sentence)
        try:
            self._ask_all()
        except (_StoppedError, KeyboardInterrupt):
            self._say("")
        except NotAnsweredError as error:
            if not self._answers:
                raise NobodyAnswersError from error
        return self._answers

    def _ask_all(self) -> None:
        while True:
            said = self._file.statements()
            known = replace(said, asked=(*said.asked, *self._later))
            question = self._interviewer.next(known)
            if question is None:
                self._say("\nThere is nothing more to ask." if not self._later else "")
                return
            self._ask(question, said)

    def _ask(self, question: AudienceQuestion, said: Statements) -> None:
        self._say(f"\n{question.words}")
        for number, one in enumerate(question.choices, 1):
            self._say(f"  {number}  {one.words}")
        choice = self._choice(question)
        if choice is None:
            return
        answer = self._answer(choice, question.scope.channel or "", said)
        try:
            lines = answer_lines(question, answer, self._interviewer.zone)
        except NothingNamedError as error:
            self._say(str(error))
            return
        self._file.add(lines)
        self._answers += 1
        self._say(self._interviewer.standing(self._file.statements()).sentence)

    def _choice(self, question: AudienceQuestion) -> Choice | None:
        """Give what was chosen; ``None`` where another question comes first."""
        most = len(question.choices)
        back = f", {BACK}" if self._answers else ""
        while True:
            text = self._terminal.ask(f"A number, {LATER}{back} or {STOP}", LATER).strip().lower()
            if text.isdecimal() and 1 <= int(text) <= most:
                return question.choices[int(text) - 1]
            if text == STOP:
                raise _StoppedError
            if text in {LATER, ""}:
                self._later.append(Asked(question.scope, varied=False))
                return None
            if text == BACK and self._answers:
                self._go_back()
                return None
            self._say(f"Expected a number from 1 to {most}, {LATER}{back} or {STOP}.")

    def _go_back(self) -> None:
        if self._file.undo():
            self._answers -= 1
            self._say("The last answer is taken back.")
        else:
            self._say(f"{self._file.path} was changed since; take it out there.")

    def _answer(self, choice: Choice, channel: str, said: Statements) -> Answer:
        match choice.needs:
            case Needs.LIST:
                return self._list_answer(choice, channel, said)
            case Needs.PEOPLE:
                return Answer(choice, people=self._names("Who? Their names there"))
            case _:
                return Answer(choice)

    def _list_answer(self, choice: Choice, channel: str, said: Statements) -> Answer:
        lists = {**self._interviewer.lists, **said.lists}
        there = sorted(name for where, name in lists if where == channel)
        if there:
            self._say(f"Lists whose members are known: {', '.join(there)}.")
        name = _unless_none(self._terminal.ask("What is the list called", _NONE))
        if not name or (channel, name.casefold()) in lists:
            return Answer(choice, list_name=name)
        self._say("Without names nobody can be told to be on it.")
        return Answer(choice, list_name=name, people=self._names("Who is on it, by their names"))

    def _names(self, question: str) -> tuple[str, ...]:
        """Ask for names; a semicolon parts names that hold a comma themselves."""
        text = _unless_none(self._terminal.ask(f"{question}, with commas between", _NONE))
        parts = text.split(";" if ";" in text else ",")
        return tuple(name for part in parts if (name := part.strip()))

    def _say(self, text: str) -> None:
        self._terminal.say(harmless(text))


def _let_ctrl_c_end_a_question() -> None:
    """Let Ctrl-C be heard while an answer is awaited.

    Polars puts a handler of its own before Python's, with which reading from the terminal goes on
    until Enter is pressed.
    """
    if hasattr(signal, "siginterrupt"):
        signal.siginterrupt(signal.SIGINT, True)


def _unless_none(text: str) -> str:
    return "" if text.strip().lower() == _NONE else text.strip()


MISUSE: Final = (NobodyAnswersError, CannotKeepError, StatementsError)
"""Errors of use: each is a sentence for the person who gave the arguments."""
