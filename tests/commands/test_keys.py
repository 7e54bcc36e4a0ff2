"""A terminal on which one key is an answer."""

import pytest
import typer

from friendline.commands.keys import KeyTerminal


@pytest.mark.parametrize(
    ("typed", "key"),
    [("y", "y"), ("yyyy", "y"), ("\x1b", "q"), ("\x1b[A", ""), ("\x04", "q"), ("é", "é")],
)
def test_a_key_is_one_key(monkeypatch: pytest.MonkeyPatch, typed: str, key: str) -> None:
    """Of what is typed at once the first counts; arrows do nothing; Escape and Ctrl-D stop."""
    monkeypatch.setattr(typer, "getchar", lambda: typed)
    assert KeyTerminal().key() == key


def test_a_key_pressed_twice_answers_one_question(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second comes before the next question can have been seen; to stop is always heard."""
    clock = iter([10.0, 10.1, 10.5, 20.0])
    pressed = iter(["\r", "y", "q"])
    monkeypatch.setattr("friendline.commands.keys.time.monotonic", lambda: next(clock))
    monkeypatch.setattr(typer, "getchar", lambda: next(pressed))
    keys = KeyTerminal()
    keys.ask("Is it?")
    assert keys.key() == "y"
    keys.ask("And this?")
    assert keys.key() == "q"


def test_a_terminal_knows_what_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines are counted as they are broken, with room for the keys."""
    monkeypatch.setattr("shutil.get_terminal_size", lambda: (40, 12))
    assert KeyTerminal().fits("one\ntwo\nthree")
    assert not KeyTerminal().fits("\n".join(["line"] * 10))
    assert not KeyTerminal().fits("word " * 60)
