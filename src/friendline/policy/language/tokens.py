"""The column ``also`` cut into words and signs, each with its place."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from msgspec import Struct

from friendline.policy.language.words import quoted
from friendline.policy.problems import ConditionError, WriteInsteadError


class TokenKind(StrEnum):
    """What a token is."""

    NAME = "name"
    NUMBER = "number"
    TEXT = "text"
    SIGN = "sign"
    END = "end"


class Token(Struct, frozen=True):
    """A word, number, quoted text or sign.

    Attributes:
        kind: Which of them.
        text: As written, a quoted text without its quotes.
    """

    kind: TokenKind
    text: str


class StraySignError(ConditionError):
    """A sign that the language does not have."""

    def __init__(self, sign: str, place: int) -> None:
        super().__init__(f"{quoted(sign)} (character {place}) has no meaning here; take it out")


class OpenQuoteError(ConditionError):
    """A quoted text that does not end."""

    def __init__(self, place: int) -> None:
        super().__init__(
            f"the quotation that begins at character {place} does not end; write its mark at "
            "the end, too"
        )


_CURLY: Final = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
"""Word processors turn quotation marks into these."""

_TOKEN: Final = re.compile(
    r"\s*(?:(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<number>-?[0-9]{1,9}(?![0-9.A-Za-z_]))"
    r"|'(?P<single>[^'\\\n]*)'|\"(?P<double>[^\"\\\n]*)\""
    r"|(?P<sign>&&|\|\||[=!<>]=|<(?!>)|[!>()\[\],]))"
)
_INSTEAD: Final = {
    "=>": "'>='",
    "=<": "'<='",
    "<>": "'!='",
    "=": "'=='",
    "&": "'&&'",
    "|": "'||'",
}


def tokens(text: str) -> Iterator[Token]:
    """Cut an expression into tokens, the last of them ``END``.

    Raises:
        ConditionError: At the first sign that cannot be read.
    """
    text = text.translate(_CURLY).rstrip()
    place = 0
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            raise _unreadable(text, place)
        yield _token(found)
        place = found.end()
    yield Token(TokenKind.END, "")


def _token(found: re.Match[str]) -> Token:
    kind = found.lastgroup or ""
    text = found[kind]
    return Token(TokenKind.TEXT if kind in {"single", "double"} else TokenKind(kind), text)


def _unreadable(text: str, place: int) -> ConditionError:
    rest = text[place:].lstrip()
    place = len(text) - len(rest) + 1
    for sign, better in _INSTEAD.items():
        if rest.startswith(sign):
            return WriteInsteadError(sign, better)
    if rest[0] in "'\"":
        return OpenQuoteError(place)
    if found := re.match(r"[0-9]\S*", rest):
        return WriteInsteadError(found[0], "a whole number of at most nine digits")
    return StraySignError(rest[0], place)
