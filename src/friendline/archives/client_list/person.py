"""One row of a client list as a person: names, addresses and accounts (formats 7.4)."""

import re
from collections.abc import Sequence

from friendline.archives.client_list.columns import Columns, Field
from friendline.archives.client_list.facts import FactReader, is_blank, yes_or_no
from friendline.archives.client_list.identity import Entry
from friendline.archives.client_list.standing import StandingReader
from friendline.archives.tables.delimited import Row
from friendline.archives.tables.folding import distinct
from friendline.model import Person, Relationship, Status

_SIGN = r"[^\s<>,;:|\"'()\[\]@]"
# It begins where such signs begin, so that a long cell is looked at once.
_EMAIL = re.compile(rf"(?<!{_SIGN}){_SIGN}{{1,64}}@{_SIGN}{{1,255}}")
_ADDRESS = re.compile(r"(https?://|www\.)\S+|[\w-]+(\.[\w-]+)+/\S*", re.IGNORECASE)
_BETWEEN_VALUES = re.compile(r"[;|\n]|:::")
_HOSTS = {
    "linkedin.com": "linkedin",
    "facebook.com": "facebook",
    "fb.com": "facebook",
    "instagram.com": "instagram",
    "threads.net": "threads",
    "threads.com": "threads",
    "twitter.com": "x",
    "x.com": "x",
    "bsky.app": "bluesky",
}


def entry_of(
    columns: Columns, row: Row, facts: FactReader, standings: StandingReader
) -> Entry | None:
    """Give the person of one row, ``None`` where it has neither a name nor an e-mail address."""
    emails = _emails(columns.cells(row.cells, Field.EMAIL, Field.NAME))
    name = _name(columns, row.cells) or next(iter(emails), "")
    if not name:
        return None
    told = facts.facts(row)
    relationship, status = standings.standing(row, told)
    said, urls = _accounts(columns, row.cells)
    person = Person(
        id="",
        name=name,
        other_names=_other_names(columns, row.cells, name),
        emails=emails,
        phones=_values(columns.cells(row.cells, Field.PHONE)),
        urls=urls,
        said_accounts=said,
        company=_first_of(columns.first(row.cells, Field.COMPANY)),
        city=_first_of(columns.first(row.cells, Field.CITY)),
        relationship=relationship or Relationship.UNKNOWN,
        status=status or Status.UNKNOWN,
        facts=told,
    )
    return Entry(person, columns.first(row.cells, Field.RECORD_ID))


def _emails(cells: list[str]) -> tuple[str, ...]:
    found = [email.strip(".") for cell in cells for email in _EMAIL.findall(cell.lower())]
    return distinct(email for email in found if "." in email.partition("@")[2])


def _name(columns: Columns, cells: Sequence[str]) -> str:
    given = columns.first(cells, Field.GIVEN)
    surname = columns.first(cells, Field.SURNAME)
    whole = columns.first(cells, Field.NAME)
    if whole and not (given and surname):
        return _in_one_line(whole)
    middle = columns.first(cells, Field.MIDDLE) if given else ""
    return _in_one_line(f"{given} {middle} {surname}")


def _other_names(columns: Columns, cells: Sequence[str], name: str) -> tuple[str, ...]:
    """Former names, nicknames and the like; a single word is completed from the name."""
    formers = _values(columns.cells(cells, Field.FORMER_SURNAME))
    nicknames = _values(columns.cells(cells, Field.NICKNAME))
    others = _values(columns.cells(cells, Field.OTHER_NAME))
    if not (formers or nicknames or others):
        return ()
    given, surname = _parts(columns, cells, name)
    former = [f"{given} {each}" if given and " " not in each else each for each in formers]
    nicknames = tuple(
        f"{each} {surname}" if surname and " " not in each else each for each in nicknames
    )
    return tuple(each for each in distinct([*former, *nicknames, *others]) if each != name)


def _parts(columns: Columns, cells: Sequence[str], name: str) -> tuple[str, str]:
    """Given name and surname, from their columns or from the name."""
    before, comma, after = name.partition(",")
    parts = f"{after} {before}".split() if comma else name.split()
    given, surname = (parts[0], parts[-1]) if len(parts) > 1 else ("", "")
    return (
        columns.first(cells, Field.GIVEN) or given,
        columns.first(cells, Field.SURNAME) or surname,
    )


def _accounts(
    columns: Columns, cells: Sequence[str]
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """The accounts that the owner noted, by channel, and all addresses."""
    said: list[tuple[str, str]] = []
    urls: list[str] = []
    for at, channel in columns.networks:
        for value in _values([cells[at]] if cells[at] else []):
            if yes_or_no(value) is None:
                said.append((channel, value))
                urls += [value] if _ADDRESS.fullmatch(value) else []
    for value in _values(columns.cells(cells, Field.WEBSITE)):
        if _ADDRESS.fullmatch(value) or "." in value:
            urls.append(value)
            network = _network_of(value)
            said += [(network, value)] if network else []
    return distinct(said), distinct(urls)


def _network_of(address: str) -> str | None:
    host = re.sub(r"^https?://", "", address.lower()).partition("/")[0]
    return _HOSTS.get(".".join(host.split(".")[-2:]))


def _first_of(cell: str) -> str | None:
    """The first of several values that Google's address book puts into one cell."""
    return _in_one_line(cell.partition(":::")[0]) or None


def _values(cells: list[str]) -> tuple[str, ...]:
    if not cells:
        return ()
    values = [value for cell in cells for value in _BETWEEN_VALUES.split(cell)]
    return distinct([_in_one_line(value) for value in values if not is_blank(value.strip())])


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
