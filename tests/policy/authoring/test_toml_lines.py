"""Tests of finding the line of a key in policy.toml."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.policy.authoring.toml_lines import key_lines, with_lines
from friendline.policy.problems import Problem

TEXT = '''\
# name = "not this"
name = "Ours" # purpose = "nor this"
purpose = """
sentence = "in a text"
[facts.no]"""
alternatives = [
  "a = b", # ]
  "phone",
]
channels = { facebook = "personal", linkedin = "professional" }

[ facts . "tier" ]
type = 'enum'
values = ["[x]", 'it''
].

[[promises]]
text = "a"
source = { body = "b" }
[[promises]]
"when" = 1
[promises.source]
year = 2
[extra]
a.b.c = 3
'''.replace("'it''\n].", "'y']")


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("name", 2),
        ("purpose", 3),
        ("sentence", None),
        ("facts.no", None),
        ("alternatives", 6),
        ("channels", 10),
        ("facts", 12),
        ("facts.tier", 12),
        ("facts.tier.type", 13),
        ("facts.tier.values", 14),
        ("promises", 16),
        ("promises 1", 16),
        ("promises 1.text", 17),
        ("promises 2", 19),
        ("promises 2.when", 20),
        ("promises 2.source.year", 22),
        ("extra.a.b", 24),
        ("extra.a.b.c", 24),
    ],
)
def test_a_key_is_found_on_its_line(key: str, line: int | None) -> None:
    """Comments, texts of several lines and lists do not confuse the count."""
    tomllib.loads(TEXT)
    assert key_lines(TEXT).get(key) == line


@pytest.mark.parametrize(
    ("column", "line"),
    [
        ("channels.facebok", 10),
        ("promises 1.source.title", 18),
        ("promises 2.text", 19),
        ("facts.tier.label", 12),
        ("version", None),
        (None, None),
    ],
)
def test_a_key_that_is_not_there_has_the_line_around_it(
    column: str | None, line: int | None
) -> None:
    """What is missing in a table is told at the head of the table."""
    (told,) = with_lines([Problem(file="policy.toml", column=column, what="x")], TEXT)
    assert told.line == line


def test_line_ends_of_windows_count_once() -> None:
    """A file of Windows has the same lines."""
    assert key_lines(TEXT.replace("\n", "\r\n")) == key_lines(TEXT)


WORDS = st.sampled_from(
    [
        *("a", "b.c", '"d"', "'e f'", " = ", "\n", "[", "]", "[[", "]]", "{", "}", ",", "#", "1"),
        *('"""', "'''", '"x"', "'y'", "\\", "true", "\r\n", "\t", '"', "2026-01-01", "é"),
    ]
)


@given(st.lists(WORDS, max_size=30).map("".join))
def test_every_sound_file_can_be_looked_through(text: str) -> None:
    """Whatever is TOML has a line for each of its keys."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    lines = key_lines(text)
    assert set(table) <= set(lines)
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())
