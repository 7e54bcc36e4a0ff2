"""Tests of listing versions, and of reading an old decision back."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.model import AnswerKind
from friendline.policy.authoring.sheet import load_policy
from friendline.policy.change.versions import versions_of
from friendline.policy.change.versions_text import (
    NotADecisionError,
    again_text,
    read_decision,
    versions_text,
)
from friendline.policy.decide import decide

BARRIER = load_policy("barrier")
FIRST = msgspec.structs.replace(BARRIER, in_force_from=date(2025, 1, 1))
SECOND = msgspec.structs.replace(BARRIER, version="2", in_force_from=date(2026, 6, 1))
DECIDED = decide(BARRIER, {"relationship": "client", "met": True, "months_known": 7})


def test_versions_are_listed_with_their_days_and_the_one_of_today() -> None:
    """The earliest comes first; which one holds today is said."""
    told = versions_text(versions_of([SECOND, FIRST]), date(2026, 5, 31)).splitlines()
    assert [line.rsplit(": ", 1)[-1] for line in told] == [
        "from 2025-01-01",
        "from 2026-06-01",
        "version 1.",
    ]
    early = versions_text(versions_of([FIRST, SECOND]), date(2024, 1, 1))
    assert early.endswith("In force today: none.\n")


def test_what_does_not_fit_together_is_listed() -> None:
    """Two policies of one number are told below the versions."""
    other = msgspec.structs.replace(SECOND, version="1", purpose="Something else.")
    assert "What does not fit together" in versions_text(versions_of([FIRST, other]), date.today())  # noqa: DTZ011 - any day


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_decision_is_read_back_as_it_was_written(tmp_path: Path, coding: str) -> None:
    """Whatever the shell made of the text, the decision is the same."""
    file = tmp_path / "decision.json"
    file.write_bytes(msgspec.json.encode(DECIDED).decode().encode(coding))
    assert read_decision(file) == DECIDED


@given(st.binary(max_size=60) | st.just(b"[" * 100_000) | st.just(b'{"facts": 1}'))
def test_any_other_file_gives_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    """No bytes make the reader fall over."""
    file = tmp_path_factory.getbasetemp() / "hostile.json"
    file.write_bytes(data)
    with pytest.raises(NotADecisionError, match="holds no decision"):
        read_decision(file)


def test_an_old_case_is_explained_and_compared() -> None:
    """The same answer is said to be so; one that was changed in the file is not covered up."""
    kept = versions_of([BARRIER, SECOND])
    assert again_text(kept, DECIDED).endswith("This is the answer that was given.\n")
    changed = msgspec.structs.replace(DECIDED, answer=AnswerKind.ACCEPT)
    assert again_text(kept, changed).endswith("Another answer was stored.\n")
