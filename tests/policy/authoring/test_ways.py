"""Tests of ways to offer."""

import pytest

from friendline.policy.authoring.ways import read_way
from friendline.policy.problems import ConditionError


@pytest.mark.parametrize(
    ("text", "way"),
    [("LinkedIn", "linkedin"), ("e-mail", "e-mail"), ("in person", "in person"), ("X", "x")],
)
def test_channels_are_recognised_and_other_ways_are_free(text: str, way: str) -> None:
    """A channel takes its own spelling; anything else stays as it is written."""
    assert read_way(text) == way


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("linkdin", "did you mean 'linkedin'?"), ("y" * 61, "is too long for a way to offer")],
)
def test_slips_and_sentences_are_refused(text: str, sentence: str) -> None:
    """A misspelt channel is not taken for a new one, and a way is a few words."""
    with pytest.raises(ConditionError) as refused:
        read_way(text)
    assert sentence in str(refused.value)
