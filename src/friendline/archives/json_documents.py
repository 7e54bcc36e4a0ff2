"""The JSON of one file of an export, as far as it can be read."""

import json
from typing import Final

import orjson
from msgspec import Struct

from friendline.archives.json_values import Json

_BOM: Final = b"\xef\xbb\xbf"
_NO_OBJECT: Final = b"[object Object]"


class UnusableFileError(Exception):
    """A file is not the JSON it should be; its message is a sentence for the owner."""


class Document(Struct, frozen=True):
    """The JSON of one file, and whether some of its characters had to be replaced."""

    value: Json
    is_mended: bool = False


def parsed(content: bytes) -> Document:
    """Parse the JSON of one file; a character that is no text does not lose the file.

    Raises:
        UnusableFileError: It is no JSON.
    """
    if content.startswith(_NO_OBJECT):
        raise UnusableFileError(
            "It says [object Object] where its content should be; ask for the export again."
        )
    try:
        return Document(orjson.loads(content.removeprefix(_BOM)))
    except orjson.JSONDecodeError as error:
        if not content.strip():
            raise UnusableFileError("It is empty.") from error
        try:
            return Document(_mended(content), is_mended=True)
        except (ValueError, RecursionError):
            raise UnusableFileError(
                f"It is not valid JSON (line {error.lineno}); the file was skipped."
            ) from error


def _mended(content: bytes) -> Json:
    """Parse what the strict parser refuses: half an emoji, bytes that are no UTF-8, UTF-16.

    Raises:
        ValueError: It is no JSON all the same.
        RecursionError: It is nested too deeply.
    """
    loose = json.loads(content.decode(json.detect_encoding(content), "replace"), strict=False)
    return orjson.loads(json.dumps(loose, ensure_ascii=False).encode("utf-8", "replace"))
