"""Finding out what the columns of a list hold: from options, and by asking for the rest.

What is guessed is shown first; only what is wrong has to be said.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from msgspec import Struct

from friendline.archives.client_list.mapping import ListMapping
from friendline.archives.client_list.mapping_changes import (
    NOT_READ,
    NoMeaningError,
    NoSuchColumnError,
    NoSuchWordError,
    NotHeldError,
    holding,
    read_holding,
    read_meaning,
    spoken,
    tells_standing,
    with_column,
    with_word,
)
from friendline.archives.client_list.mapping_reading import DATES, NAMES
from friendline.archives.client_list.preview import (
    ListPreview,
    ambiguous_date,
    finds_people,
    turned_names,
)
from friendline.archives.client_list.remarks import count
from friendline.called import as_typed
from friendline.commands.columns.text import (
    column_text,
    columns_of,
    columns_text,
    not_read_text,
    one_line,
    people_text,
    turned_text,
    words_of,
    words_text,
)
from friendline.commands.policy.asking import Asks, NotAnsweredError
from friendline.model import UNKNOWN
from friendline.terminal_text import harmless

_DONE: Final = "done"
_USUALLY: Final = "client"
_LONGEST: Final = 40
_HOLDS: Final = (
    ("who", "name, given name, middle name, family name, former name, nickname, other names"),
    ("to find them", "email, phone, company, city, website"),
    (
        "accounts",
        "facebook, instagram, threads, linkedin, x, mastodon, bluesky, whatsapp",
    ),
    ("what they are", "relationship, status, labels, active, is client, lead status, deal status"),
    ("since when", "began, ended, met, friend"),
    ("other facts", "kin, minor, born, age, sensitive, origin, record id, deleted"),
    ("nothing of these", NOT_READ),
)


class NobodyAnswersError(ValueError):
    """There is nobody to answer the questions."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            "There was no answer, and nothing was written. Run this in a terminal, or give the "
            f'answers as options with --yes, such as: {as_typed("columns")} "{path}" --column '
            '"Wer=name" --yes'
        )


class NotWantedError(ValueError):
    """The owner does not want it written."""

    def __init__(self) -> None:
        super().__init__("Nothing was written.")


class NobodyNamedError(ValueError):
    """No column says who the people are."""

    def __init__(self) -> None:
        super().__init__(
            "No column holds names or e-mail addresses, so nobody would be found. Say which one "
            'does, such as --column "Wer=name".'
        )


class UnreadablePairError(ValueError):
    """An option that should be two things with ``=`` between them."""

    def __init__(self, option: str, text: str, example: str) -> None:
        super().__init__(f"{option} '{text}' cannot be read: expected {option} \"{example}\".")


class NotADateOrderError(ValueError):
    """Neither way to write dates."""

    def __init__(self, text: str) -> None:
        super().__init__(f"'{text}' is not understood: expected {' or '.join(DATES)}.")


class NotANameOrderError(ValueError):
    """Neither way to keep names."""

    def __init__(self, text: str) -> None:
        super().__init__(f"'{text}' is not understood: expected {' or '.join(NAMES)}.")


class Given(Struct, frozen=True, kw_only=True):
    """What was given as options.

    Attributes:
        columns: A column and what it holds, as written.
        words: A word and what it means, as written.
        everyone: What everybody on the list is.
        dates: A key of ``DATES``.
        names: A key of ``NAMES``.
        rows: How many rows of the list may be shown.
    """

    columns: Sequence[tuple[str, str]] = ()
    words: Sequence[tuple[str, str]] = ()
    everyone: str | None = None
    dates: str | None = None
    names: str | None = None
    rows: int = 3


MISTAKES: Final = (
    NoSuchColumnError,
    NotHeldError,
    NoSuchWordError,
    NoMeaningError,
    NotADateOrderError,
    NotANameOrderError,
)
"""Answers that cannot be; each is a sentence for whoever gave it."""

MISUSE: Final = (*MISTAKES, NobodyAnswersError, NobodyNamedError, UnreadablePairError)
"""Errors of use: each is a sentence for the person who gave the arguments."""


def read_pair(option: str, text: str, example: str) -> tuple[str, str]:
    """Give the two sides of ``Klient=name``; the last ``=`` counts.

    Raises:
        UnreadablePairError: There is nothing on one side.
    """
    left, _, right = (part.strip() for part in text.rpartition("="))
    if not left or not right:
        raise UnreadablePairError(option, text, example)
    return left, right


def settle_columns(
    preview: ListPreview,
    given: Given,
    place: Path,
    terminal: Asks | None,
    show: Callable[[str], None],
) -> ListMapping:
    """Find out what the columns hold: from the options, and by asking for what is wrong.

    Args:
        preview: The list.
        given: The options.
        place: Where it will be written.
        terminal: Who is asked; ``None`` asks nobody and takes the guess.
        show: Shows a text.

    Returns:
        What to write.

    Raises:
        NotWantedError: The owner was asked at the end, and says no.
        NobodyNamedError: No column holds names or addresses, and nobody is asked.
        NobodyAnswersError: There is nobody to ask.
        ValueError: An option cannot be; one of ``MISTAKES``.
    """
    mapping = as_given(preview, given)
    if terminal is None:
        if not finds_people(mapping):
            raise NobodyNamedError
        show(f"{opening_text(preview, given.rows)}\n")
        show(f"\n{columns_text(preview, mapping, given.rows)}\n")
        turned = turned_text(preview, mapping, given.rows)
        show(f"\n{turned}\n" if turned else "")
        show(f"\n{_words_said(mapping)}{people_text(preview, mapping)}\n")
        show(f"{not_read_text(preview, mapping)}\n")
        return mapping
    try:
        return _Conversation(preview, given, place, terminal).settled(mapping)
    except NotAnsweredError as error:
        raise NobodyAnswersError(preview.path) from error


def as_given(preview: ListPreview, given: Given) -> ListMapping:
    """Give the guess with what the options say.

    Raises:
        ValueError: An option cannot be; one of ``MISTAKES``.
    """
    mapping = preview.mapping
    for column, what in given.columns:
        mapping = _with_column(preview, mapping, column, what)
    for word, phrase in given.words:
        mapping = with_word(mapping, word, read_meaning(phrase))
    if given.everyone is not None:
        mapping = replace(mapping, everyone=read_meaning(given.everyone))
    if given.dates is not None:
        mapping = replace(mapping, day_first=read_order(given.dates))
    if given.names is not None:
        mapping = replace(mapping, surname_first=read_name_order(given.names))
    return mapping


def read_name_order(text: str) -> bool:
    """Give whether surnames come first in names with a comma.

    Raises:
        NotANameOrderError: It is neither.
    """
    is_first = NAMES.get(" ".join(text.lower().split()))
    if is_first is None:
        raise NotANameOrderError(text)
    return is_first


def read_order(text: str) -> bool:
    """Give whether the day comes first in dates.

    Raises:
        NotADateOrderError: It is neither.
    """
    order = DATES.get(" ".join(text.lower().split()))
    if order is None:
        raise NotADateOrderError(text)
    return order


def _with_column(preview: ListPreview, mapping: ListMapping, column: str, what: str) -> ListMapping:
    return with_column(mapping, column, read_holding(what), preview.table.header, preview.rows)


def _how_many(shown: int, there: int) -> str:
    if not shown or not there:
        return "none is"
    if shown >= there:
        return "it is" if there == 1 else "all are"
    return f"only the first {shown} {'is' if shown == 1 else 'are'}"


def opening_text(preview: ListPreview, rows: int) -> str:
    """Say what is shown: how much of the list, and whose word it is."""
    name = preview.place.name
    mistakes = [f"{name} has mistakes, so it was passed over:", *preview.problems, ""]
    whose = f"as {name} says" if preview.is_said else "as friendline guesses"
    there = len(preview.table.rows)
    counted = f"{preview.name} has {count(there, 'row')}; {_how_many(rows, there)} shown."
    lines = [*(mistakes if preview.problems else ()), counted]
    if any("@" in column for column in preview.table.header):
        lines.append("Its first line seems to be a person: add a line that names the columns.")
    lines.append(f"What each column holds, {whose}:")
    return "\n".join(lines)


def _words_said(mapping: ListMapping) -> str:
    words = words_text(mapping)
    return f"What the words for clients mean:\n{words}\n\n" if words else ""


class _Conversation:
    """Shows the guess, asks what is wrong, and asks once more before anything is written."""

    def __init__(self, preview: ListPreview, given: Given, place: Path, terminal: Asks) -> None:
        self._preview = preview
        self._given = given
        self._place = place
        self._terminal = terminal

    def settled(self, mapping: ListMapping) -> ListMapping:
        self._say(opening_text(self._preview, self._given.rows))
        mapping = self._columns(mapping)
        mapping = self._words(mapping)
        mapping = self._everyone(mapping)
        mapping = self._dates(mapping)
        mapping = self._names(mapping)
        self._say(f"\n{people_text(self._preview, mapping)}")
        self._say(not_read_text(self._preview, mapping))
        replaces = ", in place of the one that is there" if self._place.exists() else ""
        self._say(f"\nThis is kept in the file {self._place.name}{replaces}.")
        if not self._terminal.confirm("Write it?"):
            raise NotWantedError
        return mapping

    def _columns(self, mapping: ListMapping) -> ListMapping:
        """Ask for the columns that are guessed wrong, until the owner says that it is done."""
        preview, rows = self._preview, self._given.rows
        names = columns_of(preview)
        self._say(f"\n{columns_text(preview, mapping, rows)}\n")
        while True:
            number = self._number("Which column is wrong? Its number, or done", len(names))
            if number is not None:
                mapping = self._column(mapping, names[number - 1])
                self._say(f"\n{column_text(preview, mapping, number, rows)}\n")
            elif finds_people(mapping):
                return mapping
            else:
                self._say("Say first which column holds the names, or the e-mail addresses.")

    def _column(self, mapping: ListMapping, column: str) -> ListMapping:
        self._say(f"\nWhat does the column {one_line(column, _LONGEST)} hold? It can be:")
        for about, known in _HOLDS:
            self._say(f"  {about}: {known}")
        return self._until_read(
            "It holds",
            spoken(holding(mapping, column)),
            lambda text: _with_column(self._preview, mapping, column, text),
        )

    def _words(self, mapping: ListMapping) -> ListMapping:
        """Ask what the words that are not understood mean, then for those that are wrong."""
        if not mapping.words:
            return mapping
        self._say(
            "\nWhich words mean a current, a former or a prospective client? Every word of the "
            "columns that say it is shown once. Say two words such as former client, or unknown."
        )
        for _, word, phrase in words_of(mapping):
            if phrase == UNKNOWN:
                mapping = self._word(mapping, word, phrase)
        while True:
            words = words_of(mapping)
            self._say(f"\n{words_text(mapping)}\n")
            number = self._number("Which word is wrong? Its number, or done", len(words))
            if number is None:
                return mapping
            _, word, phrase = words[number - 1]
            mapping = self._word(mapping, word, phrase)

    def _word(self, mapping: ListMapping, word: str, phrase: str) -> ListMapping:
        self._say(f"\nWhat does {one_line(word, _LONGEST)} mean?")
        return self._until_read(
            "It means", phrase, lambda text: with_word(mapping, word, read_meaning(text))
        )

    def _everyone(self, mapping: ListMapping) -> ListMapping:
        if tells_standing(mapping) or mapping.everyone is not None:
            return mapping
        self._say(
            "\nNo column says who is a client today and who was one. What is everybody on this "
            "list? Say one or two words such as client, current patient or former client."
        )
        return self._until_read(
            "Everybody is a", _USUALLY, lambda text: replace(mapping, everyone=read_meaning(text))
        )

    def _dates(self, mapping: ListMapping) -> ListMapping:
        date = ambiguous_date(self._preview, mapping)
        if date is None:
            return mapping
        self._say(f"\nIn a date such as {one_line(date, _LONGEST)}, which number is first?")
        return self._until_read(
            "Day first or month first",
            "day first",
            lambda text: replace(mapping, day_first=read_order(text)),
        )

    def _names(self, mapping: ListMapping) -> ListMapping:
        found = turned_names(self._preview, mapping)
        if found is None or mapping.surname_first is not None:
            return mapping
        name, turned = one_line(found.example, _LONGEST), one_line(found.in_order, _LONGEST)
        shown = f"Is {name} the name of {turned}" if self._given.rows else "Names have a comma"
        self._say(f"\n{shown}: is the surname first, or do such names stay as they are written?")
        return self._until_read(
            "Surname first or as written",
            "surname first" if found.is_turned else "as written",
            lambda text: replace(mapping, surname_first=read_name_order(text)),
        )

    def _number(self, question: str, most: int) -> int | None:
        """Give which of so many things is meant, counted from 1; ``None`` where it is done."""
        while True:
            answer = self._terminal.ask(question, _DONE).strip().lower()
            if answer in {_DONE, ""}:
                return None
            if answer.isdecimal() and 1 <= int(answer) <= most:
                return int(answer)
            self._say(f"Expected a number from 1 to {most}, or done.")

    def _until_read(
        self, question: str, default: str, read: Callable[[str], ListMapping]
    ) -> ListMapping:
        while True:
            try:
                return read(self._terminal.ask(question, default))
            except MISTAKES as error:
                self._say(str(error))

    def _say(self, text: str) -> None:
        self._terminal.say(harmless(text))
