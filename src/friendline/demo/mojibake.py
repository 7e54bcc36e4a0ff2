r"""JSON as Facebook writes it: ASCII, each byte of UTF-8 as its own ``\u00XX`` (formats 1.6)."""

import re
from typing import Any

import orjson

_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_ESCAPES = {bytes([value]): b"\\u%04x" % value for value in range(128, 256)}


def facebook_json(value: Any) -> bytes:  # noqa: ANN401 - whatever JSON can hold
    """Give a value as pretty-printed JSON in Facebook's encoding."""
    right = orjson.dumps(value, option=orjson.OPT_INDENT_2)
    return _NOT_ASCII.sub(lambda found: _ESCAPES[found[0]], right)
