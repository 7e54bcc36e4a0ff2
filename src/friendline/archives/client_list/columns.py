"""Which column of a client list holds what; what is not known is not read.

So notes and the like never enter (formats 7.4).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from friendline.archives.client_list.headers import Field, channel_of, field_of
from friendline.archives.client_list.lifecycle import Standing
from friendline.archives.tables.folding import key

__all__ = [
    "Columns",
    "Field",
    "columns_of",
    "extra_columns",
    "is_address_book",
    "is_client_list",
    "is_company_table",
    "names_people",
]

_ADDRESS_BOOKS = (
    {"email1value"},
    {"phone1value"},
    {"givennameyomi"},
    {"phoneticfirstname"},
    {"groupmembership"},
    {"businessstreet", "homestreet"},
    {"emailaddress", "email2address", "email3address"},
    {"emailadresse", "email2adresse", "email3adresse"},
    {"strassegeschaftlich", "strasseprivat"},
)
"""Headers that only Google's and Outlook's address books have (formats 7.1, 7.2)."""

_CRM_COMPANIES = ({"id", "name", "billingcity"}, {"id", "name", "parentid"})
"""Headers of Salesforce's table of companies, whose names are not people's (formats 7.4)."""


@dataclass(frozen=True)
class Columns:
    """Where in a row each thing stands.

    Attributes:
        header: The column names as written.
        places: Positions by field, in the order of the header.
        networks: Position and channel of each column that holds an account.
        extra: Position by name of the further facts that the policy asks for.
        meanings: What the owner says that the words of a column mean, by position and word; the
            words are folded.
        day_first: Whether ``3/4/2026`` is 3 April, where the owner says it.
        surname_first: Whether "Sowerby, Helen" is Helen Sowerby, where the owner says it.
        is_said: Whether the owner said what the columns hold; else it is our guess.
    """

    header: tuple[str, ...]
    places: Mapping[Field, tuple[int, ...]] = field(default_factory=dict)
    networks: tuple[tuple[int, str], ...] = ()
    extra: Mapping[str, int] = field(default_factory=dict)
    meanings: Mapping[int, Mapping[str, Standing]] = field(default_factory=dict)
    day_first: bool | None = None
    surname_first: bool | None = None
    is_said: bool = False

    def has(self, *fields: Field) -> bool:
        """Whether at least one of the fields has a column."""
        return any(each in self.places for each in fields)

    def cells(self, row: Sequence[str], *fields: Field) -> list[str]:
        """What a row says in the columns of these fields, blanks left out."""
        if len(fields) == 1:
            return [cell for at in self.places.get(fields[0], ()) if (cell := row[at])]
        return [cell for each in fields for at in self.places.get(each, ()) if (cell := row[at])]

    def first(self, row: Sequence[str], *fields: Field) -> str:
        """The first thing a row says in the columns of these fields, or ``""``."""
        for each in fields:
            for at in self.places.get(each, ()):
                if row[at]:
                    return row[at]
        return ""


def columns_of(header: Sequence[str], extra_facts: frozenset[str] = frozenset()) -> Columns:
    """Give what each column of a header holds.

    Args:
        header: The column names as written.
        extra_facts: Names of further facts; a column of that name holds it.
    """
    found: dict[Field, list[int]] = {}
    networks: list[tuple[int, str]] = []
    for position, name in enumerate(header):
        folded = key(name)
        if (holds := field_of(folded)) is not None:
            found.setdefault(holds, []).append(position)
        elif (channel := channel_of(folded)) is not None:
            networks.append((position, channel))
    return Columns(
        tuple(header), _settled(found), tuple(networks), extra_columns(header, extra_facts)
    )


def extra_columns(header: Sequence[str], extra_facts: frozenset[str]) -> dict[str, int]:
    """Give the position of each further fact that has a column of its name."""
    wanted = {key(name): name for name in sorted(extra_facts)}
    found: dict[str, int] = {}
    for position, name in enumerate(header):
        if key(name) in wanted:
            found.setdefault(wanted[key(name)], position)
    return found


def names_people(header: Sequence[str]) -> bool:
    """Whether a header has a column for the name or the e-mail address of people."""
    return columns_of(header).has(Field.NAME, Field.GIVEN, Field.SURNAME, Field.EMAIL)


def is_client_list(header: Sequence[str]) -> bool:
    """Whether a header is surely a client list's: people, and at least one thing about them.

    The address books of Google and Outlook are not: not everybody in them is a client.
    """
    if is_address_book(header) or is_company_table(header) or _is_our_own(header):
        return False
    columns = columns_of(header)
    kinds = len(columns.places) + bool(columns.networks)
    alone = len(header) == 1 and field_of(key(header[0])) is Field.NAME_OR_ROLE
    return names_people(header) and (kinds > 1 or alone)


def is_address_book(header: Sequence[str]) -> bool:
    """Whether a header is that of Google's or Outlook's address book (formats 7.1, 7.2)."""
    keys = {key(name) for name in header}
    return any(marks <= keys for marks in _ADDRESS_BOOKS) and names_people(header)


def _is_our_own(header: Sequence[str]) -> bool:
    """Whether it is that of a file in which friendline keeps what the owner said of people."""
    return {"number", "person", "personname"} <= {key(name) for name in header}


def is_company_table(header: Sequence[str]) -> bool:
    """Whether a header is that of Salesforce's table of companies (formats 7.4)."""
    keys = {key(name) for name in header}
    people = {"firstname", "lastname", "email"}
    return any(marks <= keys for marks in _CRM_COMPANIES) and not people & keys


def _settled(found: dict[Field, list[int]]) -> dict[Field, tuple[int, ...]]:
    """Decide the words that mean one thing alone and another beside their like.

    "Name" beside "Vorname" is the surname, "Nombre" beside "Apellidos" the given name, "Client"
    beside a name says whether somebody is one.
    """
    places = {each: tuple(positions) for each, positions in found.items()}
    if Field.NAME_OR_GIVEN in places:
        beside_surname = Field.SURNAME in places
        _move(places, Field.NAME_OR_GIVEN, Field.GIVEN if beside_surname else Field.NAME)
    if Field.NAME_OR_SURNAME in places:
        is_surname = Field.GIVEN in places and Field.SURNAME not in places
        _move(places, Field.NAME_OR_SURNAME, Field.SURNAME if is_surname else Field.NAME)
    if Field.NAME_OR_ROLE in places:
        is_named = places.keys() & {Field.NAME, Field.GIVEN, Field.SURNAME}
        _move(places, Field.NAME_OR_ROLE, Field.IS_ONE if is_named else Field.NAME)
    return places


def _move(places: dict[Field, tuple[int, ...]], old: Field, new: Field) -> None:
    places[new] = places.pop(old) + places.get(new, ())
