"""Every entry of the ledger is said as a sentence, whatever its words are."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import friendline
from friendline.desk.ledger.saying import WHO, sentence_of
from friendline.desk.ledger.words import GROUPS, KINDS, kinds_of

_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=4,
)
_NAMES = sorted({name for kind in KINDS.values() for name in re.findall(r"{(\w+)}", kind.sentence)})


def _kinds_written() -> set[str]:
    """Give the kinds that the program writes, as they stand in its source."""
    found = set()
    for file in Path(friendline.__file__).parent.joinpath("store").rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "ledger.append":
                strings = ast.walk(call.args[0])
                found |= {
                    one.value
                    for one in strings
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                }
    return found


def test_every_kind_that_is_written_has_its_sentence() -> None:
    """No entry is shown by the name it has in the program."""
    assert _kinds_written() - set(KINDS) == set()
    assert {"decided", "labelled", "incident_seen_to", "incident_open_again"} <= set(KINDS)


def test_every_kind_is_filed_under_a_group() -> None:
    """What can be chosen by a group are all kinds, each once."""
    assert sorted(kind for group in GROUPS for kind in kinds_of(group)) == sorted(KINDS)


@pytest.mark.parametrize(
    ("kind", "words", "sentence"),
    [
        (
            "answered",
            {"answer": "decline", "by_policy": "decline", "channel": "facebook", "why": ""},
            "You chose an answer for Jane on Facebook: decline.",
        ),
        (
            "answered",
            {"answer": "accept", "by_policy": "decline", "channel": "facebook", "why": "Kin"},
            (
                "You chose an answer for Jane on Facebook: accept. The policy says decline. "
                "Your reason: “Kin”."
            ),
        ),
        (
            "request_came",
            {"request": 1, "channel": "linkedin", "kind": "outgoing"},
            "Your request to Jane on LinkedIn came with an import.",
        ),
        ("cadence_set", {"of": "person:1", "days": None}, None),
        ("heard_back", {"yes": False}, "Jane answered your request: no."),
        ("something_new", {"a": 1}, "Something new."),
    ],
)
def test_entries_read_as_sentences(kind: str, words: dict[str, Any], sentence: str | None) -> None:
    """An entry says who did what, and only what it has words for."""
    said = sentence_of(kind, words, "person-1").replace(WHO, "Jane")
    assert said == (
        sentence
        or "You said how often you want contact with Jane: not at all, they are left in peace."
    )


@given(
    st.sampled_from(sorted(KINDS)), st.dictionaries(st.sampled_from(_NAMES), _ANY), st.booleans()
)
@settings(max_examples=150, deadline=None)
def test_no_words_break_a_sentence(kind: str, words: dict[str, Any], about: bool) -> None:  # noqa: FBT001 - of hypothesis
    """Whatever an entry holds, it is said, and its own text never stands for the person."""
    plain = KINDS[kind].sentence.count("{") + 2
    said = sentence_of(kind, {**words, "note": f"{{who}}{WHO}[x]"}, "person-1" if about else None)
    assert said
    assert said.count(WHO) <= plain
    assert f"{{who}}{WHO}" not in said
