"""Tests of plain text for a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from friendline.terminal_text import harmless, wrapped


def test_long_lines_are_broken_under_their_own_indent() -> None:
    """On a narrow terminal nothing is cut, and what belongs together stands together."""
    text = "  a property\n    " + "word " * 30 + "\n\nEnd"
    lines = wrapped(text, 40).split("\n")
    assert all(len(line) <= 40 for line in lines)
    assert lines[0] == "  a property"
    assert all(line.startswith("      ") for line in lines[2:-2])
    assert lines[-2:] == ["", "End"]


@given(st.text(max_size=200), st.integers(0, 100))
def test_no_word_is_lost(text: str, width: int) -> None:
    """However narrow the terminal, every word is still there, in order."""
    assert wrapped(text, width).split() == text.split()


@given(st.text(max_size=50))
def test_nothing_commands_the_terminal(text: str) -> None:
    """Every sign is printable, a line end or a tab; none is added or taken away."""
    shown = harmless(text)
    assert len(shown) == len(text)
    assert all(sign.isprintable() or sign in "\n\t" for sign in shown)
