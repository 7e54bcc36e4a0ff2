"""The word lists: what an entry says, and how the files of ``lexicon/`` are read.

Every file is one category and is written to be read and changed by people who do not program;
``docs/detectors.md`` shows how.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec
from msgspec import Struct

from friendline.model import Category, Severity


class BadLexiconError(Exception):
    """A word list is not written as word lists are.

    Args:
        file: Name of the file.
        problem: What is wrong, with the place.
    """

    def __init__(self, file: str, problem: str) -> None:
        super().__init__(
            f"The word list {file} cannot be used: {problem}. "
            "Expected a category, a severity, a reason and [[entry]] blocks with words; "
            "correct the file or put the original back."
        )


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that show the same thing for the same reason.

    Attributes:
        words: Words or phrases. ``*`` at an end stands for any letters; ``#`` in front means
            only as a hashtag.
        severity: How much they weigh; that of the file if not given.
        reason: The sentence the person reads, ``{words}`` for the words found; that of the
            file if not given.
        language: Language they belong to, as in ``"en"``.
        unless: Words or phrases that make them innocent when they stand on or close to them.
        needs: One of these must stand in the same text, or the words do not count.
        weak: Whether they count only beside another word of the file's ``context``. By
            themselves, or in a file without ``context``, they are hits for other detectors.
        exact: Whether capitals count: ``MP`` is not ``mp``.
    """

    words: tuple[str, ...]
    severity: Severity | None = None
    reason: str | None = None
    language: str = "en"
    unless: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    weak: bool = False
    exact: bool = False


class WordList(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of ``lexicon/``.

    Attributes:
        category: What its words show.
        severity: How much they weigh where an entry does not say.
        reason: The sentence where an entry does not say.
        entry: Its entries.
        disguised: Whether people disguise these words (``sh1t``), so that it is worth looking.
        unless: Holds for every entry.
        context: Words that make ``weak`` entries count.
    """

    category: Category
    severity: Severity
    reason: str
    entry: tuple[Entry, ...]
    disguised: bool = False
    unless: tuple[str, ...] = ()
    context: tuple[str, ...] = ()


def read_word_list(file: Traversable) -> WordList:
    """Read one word list.

    Raises:
        BadLexiconError: If it is not TOML, or not of this shape, or an entry has no words.
    """
    try:
        word_list = msgspec.toml.decode(file.read_bytes(), type=WordList)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadLexiconError(file.name, str(error).rstrip(".")) from error
    for place, entry in enumerate(word_list.entry, start=1):
        if not any(word.strip("* ") for word in entry.words):
            raise BadLexiconError(file.name, f"entry {place} has no words")
    return word_list


def word_lists() -> tuple[WordList, ...]:
    """Read all word lists of the package, in the order of their file names."""
    folder = files("friendline.screening") / "lexicon"
    lists = sorted((file for file in folder.iterdir()), key=lambda file: file.name)
    return tuple(read_word_list(file) for file in lists if file.name.endswith(".toml"))
