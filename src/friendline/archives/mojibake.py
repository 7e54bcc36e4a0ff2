"""Undoing the wrong encoding of Facebook and Instagram exports (formats 1.6).

Their JSON writes every byte of a UTF-8 text as a character of its own, so that ``"é"`` arrives as
``"Ã©"``. The damage is undone only where that is certain: a text that was right stays as it is.
"""


def repaired(text: str) -> str:
    """Give the text as it was written.

    A text is repaired when all its characters are bytes (up to U+00FF) and these bytes are UTF-8.
    Text that is plain ASCII, that holds a character above U+00FF, or whose bytes are no UTF-8
    was right already and comes back as it is.
    """
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def damaged(text: str) -> str:
    """Give the text as Facebook would export it: for tests and made-up exports.

    A lone surrogate, which no real export can hold, becomes a question mark.
    """
    return text.encode("utf-8", "replace").decode("latin-1")
