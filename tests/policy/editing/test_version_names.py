"""What the next version is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.policy.editing.version_names import free_version


@pytest.mark.parametrize(
    ("version", "taken", "free"),
    [
        ("1", [], "1"),
        ("1", ["1"], "2"),
        ("9", ["9", "10"], "11"),
        ("2026-01", ["2026-01"], "2026-02"),
        ("1.9", ["1.9"], "1.10"),
        ("v3 final", ["v3 final"], "v4 final"),
        ("draft", ["draft", "draft 2"], "draft 3"),
    ],
)
def test_the_last_number_counts_on(version: str, taken: list[str], free: str) -> None:
    """The first version after it that is not taken."""
    assert free_version(version, taken) == free


@given(st.text(max_size=12), st.sets(st.text(max_size=3), max_size=5))
def test_what_is_given_is_always_free(version: str, taken: set[str]) -> None:
    """Whatever a version is called, one that is free is found."""
    assert free_version(version, taken | {version}) not in taken | {version}
