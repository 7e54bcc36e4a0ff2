"""The client list before it is imported: what its columns are, shown on its first rows.

The list lies among the uploads until it is imported or given up. What its columns are is guessed,
or as the owner said it of the list before; the form of the page says what they are instead.
"""

import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from friendline.archives import ArchiveError
from friendline.archives.client_list import ListMapping
from friendline.archives.client_list.mapping import FIELDS, NETWORKS
from friendline.archives.client_list.mapping_changes import (
    NOT_READ,
    holding,
    read_holding,
    read_meaning,
    spoken,
    tells_standing,
    with_column,
    with_word,
)
from friendline.archives.client_list.mapping_reading import DATES, NAMES
from friendline.archives.client_list.mapping_writing import write_mapping
from friendline.archives.client_list.preview import (
    ListPreview,
    NoPreviewError,
    TurnedNames,
    ambiguous_date,
    finds_people,
    people_as_said,
    preview_list,
    turned_names,
)
from friendline.archives.client_list.suggestions import with_new_words
from friendline.archives.source import Reading
from friendline.archives.tables.folding import key
from friendline.desk.imports import uploads
from friendline.model import CHANNEL_TITLES, UNKNOWN, Fault, Gap, Person, Relationship, Status
from friendline.store.home import Home
from friendline.store.imports import client_columns

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

__all__ = ["ClientList", "NotReadyError", "as_said", "give_up", "keep_list", "pending", "ready"]

ROWS: Final = 5
"""So many rows of a confidential list are shown."""

_FOLDER: Final = "client-list"
_LARGEST: Final = 50 * 2**20
_MOST_COLUMNS: Final = 200
_LONGEST_CELL: Final = 60
_HOLDS: Final[Mapping[str, str]] = {
    "email": "e-mail",
    "active": "active (yes or no)",
    "is_client": "is a client (yes or no)",
    "met": "met in person",
    "friend": "a friend, too",
    "kin": "related to me",
    "minor": "a minor",
    "born": "day of birth",
    "sensitive": "sensitive work (yes or no)",
    "origin": "how they came to me",
    "began": "client since",
    "ended": "ended on",
    "deleted": "deleted (the row does not count)",
}
"""What some of them hold, in words that need no manual."""

_MEANINGS: Final = (
    *("current client", "former client", "client", "prospect"),
    *("current patient", "former patient", "patient"),
    *("current student", "former student", "student"),
    *("colleague", "supplier", "friend", UNKNOWN),
)
_UNTIL_THE_END: Final = ("client", "patient", "student")
"""Said without "current" or "former", which the end date tells then."""


class NotReadyError(ValueError):
    """The list cannot be imported as it is."""


@dataclass(frozen=True)
class Column:
    """A column of the list.

    Attributes:
        number: In the form.
        name: As it stands in the list.
        holds: What it is taken for.
        cells: What stands in it on the first rows.
    """

    number: int
    name: str
    holds: str
    cells: Sequence[str]


@dataclass(frozen=True)
class Word:
    """A word that says what somebody is.

    Attributes:
        number: In the form.
        word: As it stands in the list.
        column: Where.
        meaning: What it is taken for; empty where that is not understood and nobody said it.
        options: What can be said, each with its words.
    """

    number: int
    word: str
    column: str
    meaning: str
    options: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class AsRead:
    """Somebody as they would be read.

    Attributes:
        id: Of the person.
        name: As the owner writes it.
        what: What they are.
        more: What else is known, in words.
    """

    id: str
    name: str
    what: str
    more: Sequence[str]


@dataclass(frozen=True)
class ClientList:
    """The list as the page shows it.

    Attributes:
        name: Of the file.
        rows: How many it has.
        columns: What they are.
        words: What its words mean.
        everyone: What everybody is, where no column says it; ``None`` where one does.
        dates: The way dates are written, where it matters; ``None`` where they tell themselves.
        example: A date that can be read in two ways.
        turned: How names such as "Sowerby, Helen" are read; ``None`` where there are none.
        people: The first people, as they would be read.
        found: How many people it holds, and what they are.
        faults: What cannot be read.
        unclear: What was read with a doubt.
        names_people: Whether a column says who they are.
        is_known: Whether its columns are as the owner said of the list before.
        cards: Whether it is a vCard file, which names its own fields.
    """

    name: str
    rows: int = 0
    columns: Sequence[Column] = ()
    words: Sequence[Word] = ()
    everyone: str | None = None
    dates: str | None = None
    example: str = ""
    turned: TurnedNames | None = None
    people: Sequence[AsRead] = ()
    found: Sequence[str] = ()
    faults: Sequence[str] = ()
    unclear: Sequence[str] = ()
    names_people: bool = True
    is_known: bool = False
    cards: bool = False

    @property
    def holdings(self) -> Sequence[tuple[str, str]]:
        """What a column can hold, with its words."""
        fields = [(each, _HOLDS.get(each, spoken(each))) for each in FIELDS]
        accounts = [(each, f"account on {CHANNEL_TITLES[each]}") for each in NETWORKS]
        return [(NOT_READ, NOT_READ), *fields, *accounts]

    @property
    def meanings(self) -> Sequence[tuple[str, str]]:
        """What everybody can be."""
        return _options(self.everyone or "")

    @property
    def has_end_dates(self) -> bool:
        """Whether a column says when the work ended."""
        return any(column.holds == "ended" for column in self.columns)

    @property
    def unanswered(self) -> Sequence[str]:
        """The words of which nobody said what they mean."""
        return [each.word for each in self.words if not each.meaning]


def keep_list(home: Home, file: "UploadedFile[Any]") -> Path:
    """Keep an uploaded list until its columns are said; one that waited before goes.

    Raises:
        NotReadyError: It is larger than any list.
    """
    if (file.size or 0) > _LARGEST:
        size = _LARGEST // 2**20
        raise NotReadyError(
            f"{file.name} is larger than {size} MB, which no client list is. An export of a "
            "network belongs to the first step."
        )
    give_up(home)
    (kept,) = uploads.keep(home, [file])
    folder = uploads.folder_of(home) / _FOLDER
    kept.parent.rename(folder)
    return folder / kept.name


def pending(home: Home) -> Path | None:
    """Give the list that waits for its columns to be said."""
    folder = uploads.folder_of(home) / _FOLDER
    if not folder.is_dir():
        return None
    return next((one for one in sorted(folder.iterdir()) if one.suffix != ".toml"), None)


def give_up(home: Home) -> None:
    """Remove the list that waits."""
    shutil.rmtree(uploads.folder_of(home) / _FOLDER, ignore_errors=True)


def as_said(path: Path, said: Mapping[str, str]) -> ClientList:
    """Give a list as its page shows it.

    Args:
        path: Where it lies.
        said: The form: ``column-N``, ``word-N``, ``everyone``, ``dates``; empty for the guess.

    Raises:
        NotReadyError: It cannot be opened, or has no columns.
        ValueError: The form says what cannot be.
    """
    try:
        preview = preview_list(path)
    except NoPreviewError as error:
        if path.suffix.lower() in {".vcf", ".vcard"}:
            return ClientList(path.name, cards=True)
        raise NotReadyError(_without_path(str(error), path)) from error
    except ArchiveError as error:
        raise NotReadyError(f"{path.name}: {error.sentence}") from error
    if not preview.table.rows:
        raise NotReadyError(f"{path.name} has only the line with its columns, and nobody below it.")
    known = client_columns.kept_for(preview)
    mapping = _mapping(preview, known, said)
    return _shown(preview, mapping, known, said)


def ready(path: Path, said: Mapping[str, str]) -> Path | None:
    """Keep what the columns are, and give the file that says it; ``None`` for a vCard file.

    Raises:
        NotReadyError: Nobody would be found, or nobody said what a word means.
        ValueError: The form says what cannot be.
    """
    shown = as_said(path, said)
    if shown.cards:
        return None
    if not shown.names_people:
        raise NotReadyError("Say first which column holds the names, or the e-mail addresses.")
    if not shown.people:
        raise NotReadyError(f"{shown.name} holds nobody yet, so there is nothing to read.")
    if shown.unanswered:
        raise NotReadyError(_say_what_they_mean(shown.unanswered))
    preview = preview_list(path)
    mapping = _mapping(preview, client_columns.kept_for(preview), said)
    client_columns.keep(mapping)
    write_mapping(preview.place, mapping)
    return preview.place


def _mapping(
    preview: ListPreview, known: ListMapping | None, said: Mapping[str, str]
) -> ListMapping:
    """Give what was said of the list before, or the guess, with what the form says."""
    mapping = known or preview.mapping
    for number, name in enumerate(_names(preview)):
        holds = said.get(f"column-{number}")
        if holds is not None and read_holding(holds) != holding(mapping, name):
            header, rows = preview.table.header, preview.rows
            mapping = with_column(mapping, name, read_holding(holds), header, rows)
    all_rows = [row.cells for row in preview.table.rows]
    mapping = with_new_words(mapping, preview.table.header, all_rows)
    for number, (_, word) in enumerate(_words(mapping)):
        if meaning := _answer(said, number, word):
            mapping = with_word(mapping, word, read_meaning(meaning))
    if said.get("everyone"):
        mapping = replace(mapping, everyone=read_meaning(said["everyone"]))
    if said.get("dates") in DATES:
        mapping = replace(mapping, day_first=DATES[said["dates"]])
    if said.get("names") in NAMES:
        mapping = replace(mapping, surname_first=NAMES[said["names"]])
    return mapping


def _answer(said: Mapping[str, str], number: int, word: str) -> str:
    """Give what the form says of a word; nothing where it has another word in that place.

    The words of a column that was only just named are not in the form yet.
    """
    return said.get(f"word-{number}", "") if said.get(f"word-{number}-is") == word else ""


def _say_what_they_mean(words: Sequence[str]) -> str:
    many = "1 word is" if len(words) == 1 else f"{len(words)} words are"
    named = ", ".join(f"\u201c{word}\u201d" for word in words)
    return (
        f"{many} not answered yet: {named}. Say what each means, or that it tells nothing. If none "
        "of them says what somebody is to you, the column is better not read."
    )


def _shown(
    preview: ListPreview,
    mapping: ListMapping,
    known: ListMapping | None,
    said: Mapping[str, str],
) -> ClientList:
    everyone = None if tells_standing(mapping) else mapping.everyone or "current client"
    read_so = replace(mapping, everyone=everyone or mapping.everyone)
    records = list(people_as_said(preview.table, read_so, Reading(), preview.name))
    people = [one for one in records if isinstance(one, Person)]
    example = ambiguous_date(preview, replace(mapping, day_first=None))
    first = "month first" if mapping.day_first is False else "day first"
    return ClientList(
        name=preview.name,
        rows=len(preview.table.rows),
        columns=list(_columns(preview, mapping)),
        words=list(_words_shown(mapping, known, said)),
        everyone=everyone,
        dates=first if example else None,
        example=example or "",
        turned=turned_names(preview, mapping),
        people=list(map(_as_read, people[:ROWS])),
        found=list(_found(people)),
        faults=[one.reason for one in records if isinstance(one, Fault)],
        unclear=[one.what for one in records if isinstance(one, Gap)],
        names_people=finds_people(mapping),
        is_known=known is not None,
    )


def _names(preview: ListPreview) -> list[str]:
    """Give the columns in order, each name once; one without a name cannot be spoken of."""
    once: dict[str, str] = {}
    for name in preview.table.header:
        once.setdefault(key(name), name)
    return [name for folded, name in once.items() if folded][:_MOST_COLUMNS]


def _columns(preview: ListPreview, mapping: ListMapping) -> Iterator[Column]:
    for number, name in enumerate(_names(preview)):
        cells = [_cell(cell) for cell in islice(preview.cells(name), ROWS)]
        yield Column(number, name, holding(mapping, name), cells)


def _cell(cell: str) -> str:
    """Give a cell as it is shown; long ones are notes, which nobody needs to see here."""
    flat = " ".join(cell.split()) or "–"  # noqa: RUF001 - a dash for what is blank
    return "(long text)" if len(flat) > _LONGEST_CELL else flat


def _words(mapping: ListMapping) -> list[tuple[str, str]]:
    return [(column, word) for column, words in mapping.words.items() for word in words]


def _words_shown(
    mapping: ListMapping, known: ListMapping | None, said: Mapping[str, str]
) -> Iterator[Word]:
    before = set(_words(known)) if known else set()
    for number, (column, word) in enumerate(_words(mapping)):
        meaning = mapping.words[column][word]
        is_said = (column, word) in before or _answer(said, number, word)
        answered = "" if meaning == UNKNOWN and not is_said else meaning
        yield Word(number, word, column, answered, _options(answered))


def _options(chosen: str) -> Sequence[tuple[str, str]]:
    """Give what a word, or everybody, can be said to be, each with its words."""
    meanings = _MEANINGS if chosen in {"", *_MEANINGS} else (chosen, *_MEANINGS)
    return [(each, _meaning_said(each)) for each in meanings]


def _meaning_said(meaning: str) -> str:
    if meaning in _UNTIL_THE_END:
        return f"{meaning}, until the end date"
    return "tells nothing: kept as unknown" if meaning == UNKNOWN else meaning


def _as_read(person: Person) -> AsRead:
    return AsRead(person.id, person.name, _what(person), list(_more(person)))


def _more(person: Person) -> Iterator[str]:
    yield from person.emails
    yield from person.phones
    yield from filter(None, (person.company, person.city))
    for channel, account in person.said_accounts:
        yield f"{CHANNEL_TITLES.get(channel, channel)}: {account}"


def _found(people: Sequence[Person]) -> Iterator[str]:
    for what, many in Counter(map(_what, people)).most_common():
        yield f"{what}: {many:,}"


def _what(person: Person) -> str:
    relationship, status = person.relationship, person.status
    if relationship is Relationship.UNKNOWN and status is Status.UNKNOWN:
        return "what they are is not said"
    if (relationship, status) == (Relationship.PROSPECT, Status.PROSPECTIVE):
        return "prospect"
    said = "" if status in {Status.UNKNOWN, Status.NONE} else f"{status} "
    what = "of unknown relationship" if relationship is Relationship.UNKNOWN else relationship
    return spoken(f"{said}{what}")


def _without_path(sentence: str, path: Path) -> str:
    return sentence.replace(str(path), path.name)
