"""Small letters without accents, each at the place of the letter it was made from."""

import unicodedata

_AS_SPACE = "\u00a0\u2007\u202f\t-\u2010\u2011\u2012\u2013_"
_AS_APOSTROPHE = "\u2018\u2019\u02bc\u00b4`"
_AS_OTHERS = {"ø": "o", "ł": "l", "đ": "d", "ı": "i"}  # noqa: RUF001 - letters that do not decompose


class _Letters(dict[int, str]):
    """What each small letter folds to; filled as letters turn up."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = unicodedata.normalize("NFD", letter)[0]
        # Korean syllables and Indic letters decompose into letters, not into accents.
        is_accented = plain != letter and plain.isascii()
        folded_letter = self[code] = plain if is_accented else _AS_OTHERS.get(letter, letter)
        return folded_letter


_LETTERS = _Letters(
    {ord(sign): " " for sign in _AS_SPACE} | {ord(sign): "'" for sign in _AS_APOSTROPHE}
)


def folded(text: str) -> tuple[str, str]:
    """Fold a text letter by letter.

    Returns:
        The text with its accents composed, and its folding; a place in the one is the same place
        in the other.
    """
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    lowered = composed.lower()
    if len(lowered) != len(composed):  # a capital of two small letters, as in Turkish
        lowered = "".join(sign.lower()[0] for sign in composed)
    return composed, lowered.translate(_LETTERS)


def is_letter(character: str) -> bool:
    """Whether a word goes on with this character; not with nothing."""
    return character.isalnum()
