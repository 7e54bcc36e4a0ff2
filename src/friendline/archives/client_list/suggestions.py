"""friendline's own guess of which column is what, for the owner to confirm once.

What a column is called tells most; where the name says nothing, what stands in it does.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from friendline.archives.client_list.columns import Columns, columns_of
from friendline.archives.client_list.facts import is_blank
from friendline.archives.client_list.headers import Field
from friendline.archives.client_list.lifecycle import own_labels, phrase_of, standing_of
from friendline.archives.client_list.mapping import FIELDS, ListMapping
from friendline.archives.tables.folding import fold, key
from friendline.archives.tables.written_dates import parse_day
from friendline.model import UNKNOWN

MOST_WORDS: Final = 12
"""A column with more different words than these holds no relationship."""

_MOSTLY: Final = 0.8
_LONGEST_WORD: Final = 40
_EMAIL: Final = re.compile(r"[^\s@]{1,64}@[^\s@]{1,190}\.[a-z]{2,24}", re.IGNORECASE)
_PHONE: Final = re.compile(r"(?:\+|00?)[\d\s()/.-]{6,20}")
_FULL_NAME: Final = re.compile(
    r"[^\W\d_][\w'\u2019.-]{0,40},?(?: [^\W\d_][\w'\u2019.-]{0,40}){1,3}"
)
_PROFILE: Final = re.compile(
    r"(?:https?://)?(?:\w{1,10}\.)?(?:linkedin\.com/in|facebook\.com|instagram\.com)/\S+",
    re.IGNORECASE,
)
_TELLING: Final = ("relationship", "status", "labels")
_WORDS_OF_FIELDS: Final = {each: what for what, each in FIELDS.items()} | {
    Field.STAGE: "relationship"
}


def suggest_mapping(header: Sequence[str], rows: Sequence[Sequence[str]]) -> ListMapping:
    """Give what the columns of a list seem to be.

    Args:
        header: The column names as written.
        rows: Some rows, each with as many cells as the header; two hundred tell enough.

    Returns:
        The guess. A word of a column of relationships that is not understood is in it as
        ``"unknown"``, for the owner to say what it means.
    """
    known = columns_of(header)
    found = {
        _WORDS_OF_FIELDS[each]: tuple(header[at] for at in places)
        for each, places in known.places.items()
    }
    for what, column in _by_content(known, rows):
        found[what] = (*found.get(what, ()), column)
    accounts: dict[str, tuple[str, ...]] = {}
    for at, channel in known.networks:
        accounts[channel] = (*accounts.get(channel, ()), header[at])
    explained = (column for what in _TELLING for column in found.get(what, ()))
    words = {column: said for column in explained if (said := suggest_words(header, rows, column))}
    return ListMapping(columns=found, accounts=accounts, words=words)


def suggest_words(
    header: Sequence[str], rows: Sequence[Sequence[str]], column: str
) -> dict[str, str]:
    """Give what each word of a column seems to mean, the commonest first.

    Returns:
        The guesses; a word that is not understood is ``"unknown"``. Empty where the column has
        more different words than ``MOST_WORDS``, or long ones: it says something else.
    """
    counted = Counter(filter(None, map(own_labels, _cells(rows, header.index(column)))))
    if len(counted) > MOST_WORDS or any(len(word) > _LONGEST_WORD for word in counted):
        return {}
    return {word: _phrase(word) for word, _ in counted.most_common()}


def with_new_words(
    mapping: ListMapping, header: Sequence[str], rows: Sequence[Sequence[str]]
) -> ListMapping:
    """Give a mapping with the words of a list that it does not explain yet, as they are guessed.

    Args:
        mapping: From the first rows of the list, or of the list before.
        header: The columns of this list.
        rows: All its rows.
    """
    telling = {key(name) for what in _TELLING for name in mapping.columns.get(what, ())}
    telling |= {key(name) for name in mapping.words}
    written = {key(name): name for name in mapping.words}
    words = dict(mapping.words)
    for column in header:
        if key(column) in telling:
            name = written.get(key(column), column)
            known = {fold(word) for word in words.get(name, ())}
            found = suggest_words(header, rows, column).items()
            new = {word: phrase for word, phrase in found if fold(word) not in known}
            if new:
                words[name] = {**words.get(name, {}), **new}
    return replace(mapping, words=words)


def _by_content(known: Columns, rows: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Columns whose name says nothing and whose cells do."""
    taken = {at for places in known.places.values() for at in places}
    taken |= {at for at, _ in known.networks}
    is_nameless = not known.has(Field.NAME, Field.GIVEN, Field.SURNAME)
    for at, column in enumerate(known.header):
        cells = _cells(rows, at)
        if not column or at in taken or not cells:
            continue
        if _are_mostly(cells, _EMAIL.fullmatch):
            yield "email", column
        elif _are_mostly(cells, _phone):
            yield "phone", column
        elif _are_mostly(cells, _PROFILE.fullmatch):
            yield "website", column
        elif len(set(cells)) <= MOST_WORDS and _are_mostly(cells, standing_of):
            yield "status", column
        elif is_nameless and _are_mostly(cells, _FULL_NAME.fullmatch) and _differ(cells):
            is_nameless = False
            yield "name", column


def _phone(cell: str) -> re.Match[str] | None:
    """Numbers with strokes between them may be a day as well."""
    is_day = parse_day(cell, today=date(2000, 1, 1), day_first=True) is not None
    return None if is_day else _PHONE.fullmatch(cell)


def _phrase(word: str) -> str:
    standing = standing_of(word)
    return phrase_of(standing) if standing else UNKNOWN


def _cells(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    return [row[at] for row in rows if at < len(row) and not is_blank(row[at])]


def _are_mostly(cells: Sequence[str], fits: Callable[[str], object]) -> bool:
    return sum(fits(cell) is not None for cell in cells) >= _MOSTLY * len(cells)


def _differ(cells: Sequence[str]) -> bool:
    return len(set(cells)) >= _MOSTLY * len(cells)
