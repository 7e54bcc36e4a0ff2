"""Facebook's encoding is written as it has to be undone."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.demo.mojibake import facebook_json

from .conftest import mended

json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


@settings(max_examples=50)
@given(json_values)
def test_facebook_encoding_can_be_undone(value: Any) -> None:
    """Whatever is written comes back by the rule of formats 1.6, and the bytes are ASCII."""
    written = facebook_json(value)
    assert written.isascii()
    assert mended(json.loads(written)) == value
