"""The people of a book as a client list that friendline, and any spreadsheet, reads."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from friendline.model import CHANNEL_TITLES, Fact, Person, Relationship, Status

__all__ = ["client_csv", "guarded"]

_EPOCH: Final = date(1970, 1, 1)
_COMMAND: Final = re.compile(r"[=@\t\r]|[+-](?![\d ()./-]+$)")
"""How a cell begins that a spreadsheet would take for a formula; telephone numbers are none."""

_DATED: Final = {
    "Met in person": ("met", "met_on"),
    "Became friend": ("became_friend", "friend_on"),
}
"""Columns that say yes or no, or the day, with the two facts they tell."""

_FACTS: Final = {
    "Client since": "began_on",
    "Ended on": "ended_on",
    "Family": "kin",
    "Minor": "minor",
    "Sensitive": "sensitive",
    "Origin": "origin",
}
_KNOWN: Final = frozenset({*_FACTS.values(), *(name for pair in _DATED.values() for name in pair)})


def client_csv(people: Mapping[str, Person]) -> str:
    """Give people as CSV, one a row, with every fact that is known."""
    own = sorted({name for one in people.values() for name in one.facts} - _KNOWN)
    channels = sorted({channel for one in people.values() for channel, _ in one.said_accounts})
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    titles = [CHANNEL_TITLES.get(one, one) for one in channels]
    writer.writerow([*_row(Person(id="", name="")), *titles, *own])
    for person in people.values():
        said = [_joined(_said_on(person, channel)) for channel in channels]
        facts = [_cell(name, person.facts.get(name)) for name in own]
        writer.writerow(map(guarded, [*_row(person).values(), *said, *facts]))
    return file.getvalue()


def _row(person: Person) -> dict[str, str]:
    facts = person.facts
    return {
        "Full name": person.name,
        "Other names": _joined(person.other_names),
        "E-mail": _joined(person.emails),
        "Phone": _joined(person.phones),
        "Website": _joined(person.urls),
        "Company": person.company or "",
        "City": person.city or "",
        "Relationship": "" if person.relationship is Relationship.UNKNOWN else person.relationship,
        "Status": "" if person.status is Status.UNKNOWN else person.status,
        **{title: _dated(facts, *names) for title, names in _DATED.items()},
        **{title: _cell(name, facts.get(name)) for title, name in _FACTS.items()},
    }


def _said_on(person: Person, channel: str) -> Iterator[str]:
    return (said for where, said in person.said_accounts if where == channel)


def guarded(cell: str) -> str:
    """Give a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _COMMAND.match(cell) else cell


def _joined(values: Iterable[str]) -> str:
    return "; ".join(values)


def _dated(facts: Mapping[str, Fact], said: str, day: str) -> str:
    return _cell(day, facts.get(day)) or _cell(said, facts.get(said))


def _cell(name: str, fact: Fact) -> str:
    if fact is None:
        return ""
    if isinstance(fact, bool):
        return "yes" if fact else "no"
    if isinstance(fact, int) and name.endswith("_on"):
        return (_EPOCH + timedelta(days=fact)).isoformat()
    return str(fact)
