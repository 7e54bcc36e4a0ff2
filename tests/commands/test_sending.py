"""The question before anything is sent away."""

import io
import sys

import pytest

from friendline.commands.sending import SHOWN_FIRST, SendingQuestion, TerminalTalk
from friendline.screening.choosing import Sending


class Typing:
    """Somebody who types these lines, and then nothing more."""

    def __init__(self, *lines: str, there: bool = True) -> None:
        self.lines = list(lines)
        self.there = there
        self.shown = ""

    def is_there(self) -> bool:
        """Whether anybody is."""
        return self.there

    def say(self, text: str) -> None:
        """Keep what is shown."""
        self.shown += f"{text}\n"

    def answer(self) -> str:
        """Type the next line."""
        return self.lines.pop(0) if self.lines else ""


def sending(*texts: str, here: bool = False, naming: int = 0, held_back: int = 0) -> Sending:
    """Give what would be sent."""
    return Sending(
        where="http://localhost/v1" if here else "https://api.example.org/v1",
        is_this_machine=here,
        texts=texts,
        naming_clients=naming,
        held_back=held_back,
    )


FIVE = tuple(f"Post number {number}" for number in "12345")


@pytest.mark.parametrize("yes", ["y", "Y", "yes", " Yes "])
def test_a_clear_yes_is_one(yes: str) -> None:
    """One letter is enough."""
    assert SendingQuestion(Typing(yes))(sending("a"))


@pytest.mark.parametrize("no", ["", "n", "no", "q", "j", "yep", "yes please", "1", "?"])
def test_anything_else_is_no(no: str) -> None:
    """Enter alone is no."""
    assert not SendingQuestion(Typing(no))(sending("a"))


def test_where_nobody_is_the_answer_is_no_and_nothing_is_shown() -> None:
    """A script or a scheduled task never sends."""
    nobody = Typing("y", there=False)
    assert not SendingQuestion(nobody)(sending("a"))
    assert nobody.shown == ""


def test_the_question_says_where_how_much_and_shows_the_first_texts_whole() -> None:
    """What stands on the screen is enough to decide."""
    typing = Typing("n")
    long = "word " * 1_000
    SendingQuestion(typing)(sending(long, *FIVE))
    assert "https://api.example.org/v1" in typing.shown
    assert "NOT this machine" in typing.shown
    assert f"6 texts, {sum(map(len, (long, *FIVE))):,} characters" in typing.shown
    assert long in typing.shown
    assert "Post number 2" in typing.shown
    assert "Post number 3" not in typing.shown
    assert "show all 6" in typing.shown


def test_all_can_be_seen_before_answering() -> None:
    """As often as wanted; then the question stands there again."""
    typing = Typing("s", "S", "y")
    assert SendingQuestion(typing)(sending(*FIVE))
    assert typing.shown.count("Post number 5") == 2
    assert typing.shown.count("Send them?") == 3


def test_few_texts_are_all_shown_and_nothing_more_is_offered() -> None:
    """There is no more to show."""
    typing = Typing("n")
    SendingQuestion(typing)(sending(*FIVE[:SHOWN_FIRST]))
    assert "Post number 3" in typing.shown
    assert "[s]" not in typing.shown


def test_a_program_on_this_machine_is_called_one() -> None:
    """And that friendline cannot see what it does with it."""
    typing = Typing("n")
    SendingQuestion(typing)(sending("a", here=True))
    assert "a program on this machine" in typing.shown
    assert "NOT this machine" not in typing.shown


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (sending("a", "b", held_back=2), "Further texts that name one: 2; these are left out"),
        (sending("a", "b", naming=1), "1 of them names a client"),
        (sending("a", "b", "c", naming=2), "2 of them name a client"),
        (sending("a", "b", naming=2), "All of them name a client"),
        (sending("a", naming=1), "It names a client"),
        (sending("a"), "First names are not looked for"),
    ],
)
def test_names_of_clients_are_told(asked: Sending, told: str) -> None:
    """How many texts name one, and that others are left out for now."""
    typing = Typing("n")
    SendingQuestion(typing)(asked)
    assert told in " ".join(typing.shown.split())


def test_signs_that_a_terminal_obeys_are_not_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A post cannot hide itself or move the question."""
    TerminalTalk().say("before\x1b[2J\rafter")
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "\r" not in shown


class Screen(io.StringIO):
    """A stream that is a terminal, or not."""

    def __init__(self, content: str = "", *, terminal: bool) -> None:
        super().__init__(content)
        self.terminal = terminal

    def isatty(self) -> bool:
        """Whether it is one."""
        return self.terminal


@pytest.mark.parametrize(
    ("typed", "shown", "expected"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
def test_both_sides_must_be_a_terminal(
    monkeypatch: pytest.MonkeyPatch, *, typed: bool, shown: bool, expected: bool
) -> None:
    """A yes out of a file, or a question that goes into one, is no agreement."""
    monkeypatch.setattr(sys, "stdin", Screen("y\n", terminal=typed))
    monkeypatch.setattr(sys, "stdout", Screen(terminal=shown))
    assert SendingQuestion()(sending("a")) is expected


def test_the_end_of_what_is_typed_is_no(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-D agrees to nothing."""
    monkeypatch.setattr(sys, "stdin", Screen("", terminal=True))
    monkeypatch.setattr(sys, "stdout", Screen(terminal=True))
    assert not SendingQuestion()(sending("a"))


def test_without_a_keyboard_the_answer_is_no(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some ways to start a program give it nothing to read from."""
    monkeypatch.setattr(sys, "stdin", None)
    assert not SendingQuestion()(sending("a"))
