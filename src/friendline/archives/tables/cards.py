"""An address book of vCards as a table: one row a person, one column a thing (formats 7.3).

So an address book is understood by the very code that reads any list of people. Left out are
companies, groups (they become labels of their members), fax numbers and assistants.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from friendline.archives.tables.card_lines import Card, Property, cards, parts
from friendline.archives.tables.delimited import NotATable, Row, Table
from friendline.archives.tables.folding import distinct

BETWEEN_VALUES: Final = " ::: "
"""What stands between several values of one cell; Google's address book writes it so."""

_NETWORKS: Final = {
    "facebook": "Facebook",
    "instagram": "Instagram",
    "threads": "Threads",
    "linkedin": "LinkedIn",
    "twitter": "X",
    "x": "X",
    "mastodon": "Mastodon",
    "bluesky": "Bluesky",
}
"""The services of social profiles, and the column that each goes to."""

HEADER: Final = (
    "First name", "Middle name", "Last name", "Full name", "Maiden name", "Nickname", "Company",
    "City", "Labels", "Birthday", "Email", "Phone", "Website", *distinct(_NETWORKS.values()),
)  # fmt: skip

_NOT_PEOPLE: Final = frozenset({"org", "organization", "location", "application", "device"})
_NOT_THEIRS: Final = frozenset({"fax", "pager", "x-assistant"})
_WHOLE_BIRTHDAY: Final = re.compile(r"((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?:T.*)?")
_SCHEME: Final = re.compile(r"(?:x-apple|xmpp|tel|mailto|aim|skype|facebook|acct):", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)
_MOST_GROUPS: Final = 100
"""Groups of one person that are read; each adds a label."""
_NAME_PARTS: Final = 3
_CITY_AT: Final = 3


def read_cards(data: bytes) -> Table | NotATable:
    """Give the table of all people in a file of vCards.

    Returns:
        The table, or why there is none. Never raises for what is in ``data``.
    """
    found = cards(data)
    if not found:
        return NotATable("This address book holds no card.")
    labels = _labels_by_member(found)
    every = (_row(card, labels) for card in found if card.properties and _is_person(card))
    rows = tuple(row for row in every if any(row.cells))
    cut = [str(card.line) for card in found if not card.is_whole]
    sentence = "A card has no end and may be incomplete: line"
    return Table(HEADER, rows, (f"{sentence} {', '.join(cut[:5])}.",) if cut else ())


def _row(card: Card, labels: Mapping[str, list[str]]) -> Row:
    cells = {column: _together(values) for column, values in _cells(card) if values}
    if labels:
        own = [cells.get("Labels", ""), *labels.get(_uid(_first(card, "UID")), [])]
        cells["Labels"] = BETWEEN_VALUES.join(filter(None, own))
    return Row(card.line, tuple(cells.get(column, "") for column in HEADER))


def _together(values: list[str]) -> str:
    return values[0] if len(values) == 1 else BETWEEN_VALUES.join(distinct(values))


def _cells(card: Card) -> Iterator[tuple[str, list[str]]]:
    family, given, middle = _name(card)
    yield "First name", [given]
    yield "Middle name", [middle]
    yield "Last name", [family]
    yield "Full name", [_first(card, "FN")]
    yield "Maiden name", _texts(card, "X-MAIDENNAME")
    yield "Nickname", [one.strip() for each in _texts(card, "NICKNAME") for one in each.split(",")]
    yield "Company", _texts(card, "ORG", ";")[:1]
    yield "City", [city for city in map(_city, card.all("ADR")) if city][:1]
    yield "Labels", _texts(card, "CATEGORIES", ",")
    yield "Birthday", _birthday(card)
    yield "Email", _texts(card, "EMAIL")
    yield "Phone", list(_phones(card))
    by_column = _profiles(card)
    yield "Website", _texts(card, "URL") + by_column.pop("Website", [])
    yield from by_column.items()


def _is_person(card: Card) -> bool:
    if _kind(card) in _NOT_PEOPLE or _is_group(card):
        return False
    if any(_name(card)):
        return True
    company, shown = _texts(card, "ORG", ";")[:1], _first(card, "FN")
    is_company = _first(card, "X-ABSHOWAS").upper() == "COMPANY" or company == [shown]
    return not (is_company and company)


def _labels_by_member(found: list[Card]) -> dict[str, list[str]]:
    """Give the names of the groups by the UID of each member."""
    labels: defaultdict[str, list[str]] = defaultdict(list)
    for group in filter(_is_group, found):
        name = _first(group, "FN")
        for member in group.all("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"):
            own = labels[_uid(member.value)]
            own += [name] if len(own) < _MOST_GROUPS else []
    return labels


def _is_group(card: Card) -> bool:
    return _kind(card) == "group"


def _kind(card: Card) -> str:
    return (_first(card, "KIND") or _first(card, "X-ADDRESSBOOKSERVER-KIND")).lower()


def _uid(value: str) -> str:
    return value.strip().lower().removeprefix("urn:uuid:")


def _name(card: Card) -> tuple[str, str, str]:
    """Family name, given name and further given names."""
    written = next((_components(each) for each in card.all("N")), [])
    family, given, middle = (written + [""] * _NAME_PARTS)[:_NAME_PARTS]
    return family, given, middle


def _components(name: Property) -> list[str]:
    """Parts of a name; several names in one part stand between commas, escaped or not."""
    return [" ".join(part.replace(",", " ").split()) for part in parts(name.value, ";")]


def _city(address: Property) -> str:
    written = list(parts(address.value, ";"))
    return written[_CITY_AT] if len(written) > _CITY_AT else ""


def _birthday(card: Card) -> list[str]:
    """The day of birth as 2026-04-03; one without a year tells no age."""
    found = (_WHOLE_BIRTHDAY.fullmatch(value) for value in _texts(card, "BDAY"))
    return ["-".join(day.groups()) for day in found if day][:1]


def _phones(card: Card) -> Iterator[str]:
    labels = {each.group: each.value.lower() for each in card.all("X-ABLABEL") if each.group}
    for phone in card.all("TEL"):
        is_theirs = not phone.types & _NOT_THEIRS and "assistant" not in labels.get(phone.group, "")
        number = _bare("".join(parts(phone.value, "\n"))).partition(";")[0]
        if is_theirs and any(map(str.isdigit, number)):
            yield number


def _profiles(card: Card) -> dict[str, list[str]]:
    """Accounts on networks by column; of other services only an address is kept."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for profile in card.all("X-SOCIALPROFILE", "SOCIALPROFILE", "IMPP"):
        value = "".join(parts(profile.value, "\n"))
        column = _network(profile)
        if column is None:
            found["Website"] += [value] if _ADDRESS.match(value) else []
        elif _ADDRESS.match(value):
            found[column].append(value)
        else:
            said = [*_told(profile, "X-USER"), *_told(profile, "USERNAME"), _bare(value)]
            found[column] += [each for each in said if each][:1]
    return found


def _network(profile: Property) -> str | None:
    services = (*_told(profile, "SERVICE-TYPE"), *_told(profile, "X-SERVICE-TYPE"), *profile.types)
    return next((_NETWORKS[each.lower()] for each in services if each.lower() in _NETWORKS), None)


def _told(each: Property, parameter: str) -> tuple[str, ...]:
    return each.parameters.get(parameter, ())


def _bare(value: str) -> str:
    return _SCHEME.sub("", value, count=1).strip()


def _texts(card: Card, name: str, separator: str = "\n") -> list[str]:
    """The values of a property, each part of several for itself."""
    found = card.properties.get(name)
    if not found:
        return []
    return [part for each in found for part in parts(each.value, separator) if part]


def _first(card: Card, name: str) -> str:
    return next(iter(_texts(card, name)), "")
