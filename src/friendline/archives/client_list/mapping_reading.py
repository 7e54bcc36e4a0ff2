"""Reading ``clients.columns.toml``; every mistake in it is named with its line.

See ``docs/client_list.md``.
"""

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from friendline.archives.client_list.lifecycle import KNOWN_WORDS
from friendline.archives.client_list.mapping import FIELDS, NETWORKS, ListMapping, meaning_of
from friendline.archives.tables.folding import key

ENDING: Final = ".columns.toml"
"""What the name of a list is followed by: ``clients.columns.toml`` beside ``clients.csv``."""

DATES: Final[Mapping[str, bool]] = {"day first": True, "month first": False}
"""What can be said of ``3/4/2026``."""

NAMES: Final[Mapping[str, bool]] = {"surname first": True, "as written": False}
"""What can be said of ``Sowerby, Helen``."""

_SHOWN: Final = 40
_TOP: Final = ("everyone", "dates", "names", "columns", "accounts", "words")
_SECTION: Final = re.compile(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?")
_KEY: Final = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([\w-]+))\s*=""")


class ListMappingError(ValueError):
    """A file of columns that cannot be used; names every mistake in it.

    Attributes:
        file: Its name.
        problems: One sentence for each, with its line.
    """

    def __init__(self, file: str, problems: Sequence[str]) -> None:
        super().__init__(f"{file} cannot be used:\n" + "\n".join(f"  {each}" for each in problems))
        self.file = file
        self.problems = tuple(problems)


def mapping_name(name: str) -> str:
    """Give the name of the file that lies beside a list: ``clients.columns.toml``."""
    last = name.rpartition("/")[2]
    stem, dot, _ = last.rpartition(".")
    return f"{stem if dot and stem else last}{ENDING}"


def load_mapping(path: Path, header: Sequence[str] | None = None) -> ListMapping:
    """Read a file of columns.

    Args:
        path: Where it is.
        header: The columns of the list it speaks of, to tell those that are not there.

    Raises:
        ListMappingError: It cannot be read or used; names every mistake in it.
    """
    return read_mapping(mapping_bytes(path), str(path), header)


def mapping_bytes(path: Path) -> bytes:
    """Give what is in a file of columns.

    Raises:
        ListMappingError: It cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or "no reason given"
        raise ListMappingError(str(path), [f"The system does not give it out ({why})."]) from error


def read_mapping(data: bytes, file: str, header: Sequence[str] | None = None) -> ListMapping:
    """Give what a file of columns says; as ``load_mapping``.

    Raises:
        ListMappingError: It cannot be used; names every mistake in it.
    """
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        content = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ListMappingError(file, [f"It is not TOML: {error}."]) from error
    reader = _Reader(_lines_of(text))
    mapping = reader.read(content)
    problems = [*reader.problems, *_not_in_the_list(mapping, header, reader)]
    if problems:
        raise ListMappingError(file, problems)
    return mapping


class _Reader:
    """Reads the tables of the file and remembers every mistake."""

    def __init__(self, lines: Mapping[tuple[str, str], int]) -> None:
        self.problems: list[str] = []
        self._lines = lines

    def at(self, section: str, name: str) -> str:
        """Say where a key stands: "Line 3: "."""
        places = ((section, name), (section, ""), (name, ""))
        line = next((self._lines[place] for place in places if place in self._lines), None)
        return f"Line {line}: " if line else ""

    def read(self, content: dict[str, Any]) -> ListMapping:
        for name in content:
            if name not in _TOP:
                self._not_known("", name, _TOP)
        return ListMapping(
            columns=self._names(content, "columns", FIELDS),
            accounts=self._names(content, "accounts", NETWORKS),
            words=self._words(content),
            everyone=self._everyone(content),
            day_first=self._one_of(content, "dates", DATES),
            surname_first=self._one_of(content, "names", NAMES),
        )

    def _names(
        self, content: dict[str, Any], section: str, known: Iterable[str]
    ) -> dict[str, tuple[str, ...]]:
        """Column names by what they hold."""
        found = {}
        for what, value in self._table(content, section).items():
            names = [value] if isinstance(value, str) else value
            if what not in known:
                self._not_known(section, what, known)
            elif isinstance(names, list) and names and all(isinstance(one, str) for one in names):
                found[what] = tuple(names)
            else:
                self._say(section, what, f'{what}: expected a column, such as {what} = "Column".')
        return found

    def _words(self, content: dict[str, Any]) -> dict[str, dict[str, str]]:
        found = {}
        for column, words in self._table(content, "words").items():
            section = f"words.{column}"
            if not isinstance(words, dict):
                self._say(
                    "words", column, f"{column}: expected a table, [words.{_quoted(column)}]."
                )
                continue
            found[column] = {
                word: phrase for word, phrase in words.items() if self._means(section, word, phrase)
            }
        return found

    def _means(self, section: str, word: str, phrase: object) -> bool:
        if isinstance(phrase, str) and meaning_of(phrase) is not None:
            return True
        self._say(
            section,
            word,
            f"'{word}' is said to mean '{phrase}', which is not understood. "
            f"Use two words such as current client, or unknown; known are {KNOWN_WORDS}.",
        )
        return False

    def _everyone(self, content: dict[str, Any]) -> str | None:
        phrase = content.get("everyone")
        if phrase is None or self._means("", "everyone", phrase):
            return phrase
        return None

    def _one_of(self, content: dict[str, Any], name: str, known: Mapping[str, bool]) -> bool | None:
        said = content.get(name)
        if said is None or (isinstance(said, str) and said in known):
            return None if said is None else known[said]
        expected = " or ".join(f'"{each}"' for each in known)
        self._say("", name, f"{name}: expected {expected}.")
        return None

    def _table(self, content: dict[str, Any], section: str) -> dict[str, Any]:
        table = content.get(section, {})
        if isinstance(table, dict):
            return table
        self._say("", section, f"{section}: expected a table, [{section}].")
        return {}

    def _not_known(self, section: str, name: str, known: Iterable[str]) -> None:
        self._say(section, name, f"'{name}' is not known; {_likely(name, list(known))}")

    def _say(self, section: str, name: str, sentence: str) -> None:
        self.problems.append(self.at(section, name) + sentence)


def _not_in_the_list(
    mapping: ListMapping, header: Sequence[str] | None, reader: _Reader
) -> Iterator[str]:
    if header is None:
        return
    columns = [name for name in header if name]
    keys = {key(name) for name in columns}
    places = [
        *(("columns", what, name) for what, names in mapping.columns.items() for name in names),
        *(("accounts", what, name) for what, names in mapping.accounts.items() for name in names),
        *((f"words.{column}", "", column) for column in mapping.words),
    ]
    for section, what, name in places:
        if key(name) not in keys:
            where = reader.at(section, what)
            yield f"{where}column '{name}' is not in the list; {_likely(name, columns)}"


def _likely(name: str, known: Sequence[str]) -> str:
    by_key = {key(each): each for each in known}
    close = difflib.get_close_matches(key(name), by_key, n=1)
    if close:
        return f"did you mean '{by_key[close[0]]}'?"
    return f"known are {', '.join(known[:_SHOWN])}{' ...' if len(known) > _SHOWN else '.'}"


def _quoted(name: str) -> str:
    return name if re.fullmatch(r"[\w-]+", name, re.ASCII) else f'"{name}"'


def _lines_of(text: str) -> dict[tuple[str, str], int]:
    """The line of each key by its table; that of the table itself under ``""``."""
    found: dict[tuple[str, str], int] = {}
    section = ""
    for number, line in enumerate(text.split("\n"), 1):
        if heading := _SECTION.fullmatch(line):
            table, dot, column = heading[1].strip().partition(".")
            section = table.strip() + dot + column.strip().strip("\"'")
            found.setdefault((section, ""), number)
        elif written := _KEY.match(line):
            name = next(part for part in written.groups() if part is not None)
            found.setdefault((section, name), number)
    return found
