"""Tests that the page about changing a policy says what is so."""

import re
from pathlib import Path

from friendline.model import AnswerKind, Fact
from friendline.policy.authoring.sheet import load_policy
from friendline.policy.change.why_not import why_not

PAGE = Path(__file__).resolve().parents[2] / "docs" / "policy_changes.md"


def test_the_sentence_on_the_page_is_the_one_that_is_given() -> None:
    """The example of the nearest change is what the preset really answers."""
    page = re.sub(r"\s+", " ", PAGE.read_text(encoding="utf-8"))
    facts: dict[str, Fact] = {"relationship": "client", "channel": "facebook", "met": False}
    answer = why_not(
        load_policy("met-in-person"),
        {**facts, "minor": False, "kin": False, "sensitive": False},
        AnswerKind.ACCEPT,
    )
    assert answer is not None
    assert answer.sentence in page
