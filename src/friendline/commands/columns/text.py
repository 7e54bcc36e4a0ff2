"""What ``friendline columns`` shows of a list: columns on a few rows, and who is found by it."""

from collections import Counter
from typing import Final

from friendline.archives.client_list.mapping import NETWORKS, ListMapping
from friendline.archives.client_list.mapping_changes import NOT_READ, holding, spoken
from friendline.archives.client_list.preview import ListPreview, people_as_said, turned_names
from friendline.archives.source import Reading
from friendline.archives.tables.folding import key
from friendline.model import CHANNEL_TITLES, UNKNOWN, Fault, Gap, Person, Relationship, Status

_LONGEST_NAME: Final = 40
_LONGEST_CELL: Final = 32
_PROSE: Final = 60
"""Cells longer than this are notes; they are not needed to tell what a column holds."""


def columns_text(preview: ListPreview, mapping: ListMapping, rows: int) -> str:
    """Give one line for each column with what it holds, and its cells of the first rows.

    Args:
        preview: The list.
        mapping: What is said of it so far.
        rows: How many rows are shown; 0 shows none.
    """
    lines = [
        column_text(preview, mapping, number, rows)
        for number in range(1, len(columns_of(preview)) + 1)
    ]
    nameless = sum(not key(name) for name in preview.table.header)
    if nameless:
        lines.append(f"  Without a name in the first line, so never read: {nameless}.")
    return "\n".join(lines)


def column_text(preview: ListPreview, mapping: ListMapping, number: int, rows: int) -> str:
    """Give one column, counted from 1, as in ``columns_text``; what is not read is not shown."""
    column = columns_of(preview)[number - 1]
    said = f"  {number:>2}  {one_line(column, _LONGEST_NAME)}: {held(mapping, column)}"
    is_shown = rows and preview.table.rows and holding(mapping, column) != NOT_READ
    if not is_shown:
        return said
    return f"{said}\n        {' | '.join(map(_cell, preview.cells(column)[:rows]))}"


def columns_of(preview: ListPreview) -> list[str]:
    """Give the columns in order, each name once; a column without a name cannot be spoken of."""
    once: dict[str, str] = {}
    for name in preview.table.header:
        once.setdefault(key(name), name)
    return [name for folded, name in once.items() if folded]


def held(mapping: ListMapping, column: str) -> str:
    """Give what a column holds, in words."""
    what = holding(mapping, column)
    return f"account on {CHANNEL_TITLES[what]}" if what in NETWORKS else spoken(what)


def words_text(mapping: ListMapping) -> str:
    """Give what each word of the columns that say what somebody is means, numbered."""
    lines = []
    for number, (column, word, phrase) in enumerate(words_of(mapping), 1):
        meaning = "not understood" if phrase == UNKNOWN else phrase
        where = f" ({one_line(column, _LONGEST_NAME)})" if len(mapping.words) > 1 else ""
        lines.append(f"  {number:>2}  {one_line(word, _LONGEST_NAME)}{where}: {meaning}")
    return "\n".join(lines)


def words_of(mapping: ListMapping) -> list[tuple[str, str, str]]:
    """Give column, word and meaning of every word that is explained."""
    return [
        (column, word, phrase)
        for column, words in mapping.words.items()
        for word, phrase in words.items()
    ]


def people_text(preview: ListPreview, mapping: ListMapping) -> str:
    """Say who is found in the list by what is said: how many people, and what they are."""
    records = list(people_as_said(preview.table, mapping, Reading(), preview.name))
    people = [record for record in records if isinstance(record, Person)]
    kinds = Counter(_kind(person) for person in people).most_common()
    who = "1 person" if len(people) == 1 else f"{len(people):,} people"
    lines = [f"Read like this, the list holds {who}{':' if kinds else '.'}"]
    lines += [f"  {number:>6,}  {kind}" for kind, number in kinds]
    lines += [f"  {one.reason}" for one in records if isinstance(one, Fault)]
    unclear = [f"  {one.what}" for one in records if isinstance(one, Gap)]
    return "\n".join([*lines, *(["Not clear:", *unclear] if unclear else ())])


def turned_text(preview: ListPreview, mapping: ListMapping, rows: int) -> str:
    """Say how names such as "Sowerby, Helen" are read; empty where there are none.

    Args:
        preview: The list.
        mapping: What is said of it so far.
        rows: How many rows may be shown; where none may, no name is.
    """
    found = turned_names(preview, mapping)
    if found is None:
        return ""
    example = one_line(found.example, _LONGEST_NAME) if rows else "Surname, First"
    if not found.is_turned:
        return f"A name such as {example} stays as it is written."
    turned = one_line(found.in_order, _LONGEST_NAME) if rows else "First Surname"
    return f"A name such as {example} is read as {turned}."


def not_read_text(preview: ListPreview, mapping: ListMapping) -> str:
    """Say which columns are never read."""
    left = [name for name in columns_of(preview) if holding(mapping, name) == NOT_READ]
    if not left:
        return "Every column is read."
    return f"Never read: {', '.join(one_line(name, _LONGEST_NAME) for name in left)}."


def one_line(text: str, most: int) -> str:
    """Give a text on one line, at most so long."""
    flat = " ".join(text[: most * 8].split())
    return flat if len(flat) <= most else f"{flat[: most - 3]}..."


def _cell(cell: str) -> str:
    if not cell.strip():
        return "(empty)"
    return "(long text)" if len(cell) > _PROSE else one_line(cell, _LONGEST_CELL)


def _kind(person: Person) -> str:
    relationship, status = person.relationship, person.status
    if relationship is Relationship.UNKNOWN and status is Status.UNKNOWN:
        return "of whom the list does not say what they are"
    said = "" if status in {Status.UNKNOWN, Status.NONE} else f"{status} "
    if (relationship, status) == (Relationship.PROSPECT, Status.PROSPECTIVE):
        said = ""
    what = "of unknown relationship" if relationship is Relationship.UNKNOWN else relationship
    return spoken(f"{said}{what}")
