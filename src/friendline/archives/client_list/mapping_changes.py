"""What the owner changes in a guess: what one column holds, what one word means."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from friendline.archives.client_list.lifecycle import KNOWN_WORDS
from friendline.archives.client_list.mapping import FIELDS, NETWORKS, ListMapping, meaning_of
from friendline.archives.client_list.suggestions import suggest_words
from friendline.archives.tables.folding import fold, key

NOT_READ: Final = "not read"
"""Said of a column that friendline leaves alone."""

WITH_WORDS: Final = ("relationship", "status", "labels")
"""Columns whose words mean what somebody is; the owner may say what each means."""

_TELLING: Final = frozenset({*WITH_WORDS, "active", "is_client", "lead_status", "deal_status"})


class NoSuchColumnError(ValueError):
    """The list has no column of this name."""

    def __init__(self, column: str, header: Sequence[str]) -> None:
        named = [name for name in header if name]
        super().__init__(f"The list has no column '{column}'. {_likely(column, named)}")


class NotHeldError(ValueError):
    """A column cannot hold this."""

    def __init__(self, what: str) -> None:
        known = [spoken(each) for each in (*FIELDS, *NETWORKS)]
        super().__init__(f"'{what}' is nothing that a column holds. {_likely(what, known)}")


class NoSuchWordError(ValueError):
    """No column that says what somebody is has this word."""

    def __init__(self, word: str, mapping: ListMapping) -> None:
        words = list(dict.fromkeys(one for said in mapping.words.values() for one in said))
        known = f" {_likely(word, words)}" if words else ""
        super().__init__(
            f"No column of this list that says what somebody is holds the word '{word}'.{known}"
        )


class NoMeaningError(ValueError):
    """A word cannot mean this."""

    def __init__(self, phrase: str) -> None:
        super().__init__(
            f"'{phrase}' is not understood. Use one or two words such as current client, former "
            f"client or prospect, or unknown. Known are {KNOWN_WORDS}."
        )


def spoken(what: str) -> str:
    """Give what a column holds as people say it: ``given name``."""
    return what.replace("_", " ")


def read_holding(text: str) -> str:
    """Give what a column is said to hold, as the file of columns writes it.

    Raises:
        NotHeldError: A column cannot hold this.
    """
    wanted = key(text)
    if wanted in {key(NOT_READ), "nothing", "ignore", "skip"}:
        return NOT_READ
    found = next((each for each in (*FIELDS, *NETWORKS) if key(each) == wanted), None)
    if found is None:
        raise NotHeldError(text)
    return found


def read_meaning(text: str) -> str:
    """Give what a word is said to mean, checked.

    Raises:
        NoMeaningError: It is not understood.
    """
    phrase = " ".join(text.split())
    if meaning_of(phrase) is None:
        raise NoMeaningError(phrase)
    return phrase


def holding(mapping: ListMapping, column: str) -> str:
    """Give what a column holds: a key of ``FIELDS``, a network, or ``NOT_READ``."""
    for said in (mapping.columns, mapping.accounts):
        for what, names in said.items():
            if any(key(name) == key(column) for name in names):
                return what
    explained = any(key(name) == key(column) for name in mapping.words)
    return "relationship" if explained else NOT_READ


def with_column(
    mapping: ListMapping,
    column: str,
    what: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
) -> ListMapping:
    """Say what a column holds; what it held before no longer counts.

    Args:
        mapping: What was said so far.
        column: Its name.
        what: From ``read_holding``.
        header: The columns of the list.
        rows: Some rows of it, which tell the words of a column that says what somebody is.

    Raises:
        NoSuchColumnError: The list has no such column.
    """
    name = next((each for each in header if key(each) == key(column) and each), None)
    if name is None:
        raise NoSuchColumnError(column, header)
    columns, accounts = _without(mapping.columns, name), _without(mapping.accounts, name)
    words = {each: said for each, said in mapping.words.items() if key(each) != key(name)}
    if what in FIELDS:
        columns[what] = (*columns.get(what, ()), name)
    elif what in NETWORKS:
        accounts[what] = (*accounts.get(what, ()), name)
    if what in WITH_WORDS and (found := suggest_words(header, rows, name)):
        words[name] = found
    return replace(mapping, columns=columns, accounts=accounts, words=words)


def with_word(mapping: ListMapping, word: str, phrase: str) -> ListMapping:
    """Say what a word means, in every column that has it.

    Args:
        mapping: What was said so far.
        word: As it stands in the list, in any case.
        phrase: From ``read_meaning``.

    Raises:
        NoSuchWordError: No column has it.
    """
    wanted = fold(word.strip())
    if not any(fold(each) == wanted for said in mapping.words.values() for each in said):
        raise NoSuchWordError(word, mapping)
    words = {
        column: {each: phrase if fold(each) == wanted else old for each, old in said.items()}
        for column, said in mapping.words.items()
    }
    return replace(mapping, words=words)


def tells_standing(mapping: ListMapping) -> bool:
    """Whether a column says what somebody is."""
    return bool(mapping.words) or not _TELLING.isdisjoint(mapping.columns)


def _without(said: Mapping[str, tuple[str, ...]], column: str) -> dict[str, tuple[str, ...]]:
    left = {
        what: tuple(name for name in names if key(name) != key(column))
        for what, names in said.items()
    }
    return {what: names for what, names in left.items() if names}


def _likely(text: str, known: Sequence[str]) -> str:
    by_key = {key(each): each for each in known}
    close = difflib.get_close_matches(key(text), by_key, n=1)
    if close:
        return f"Did you mean '{by_key[close[0]]}'?"
    return f"Known are {', '.join(known)}."
