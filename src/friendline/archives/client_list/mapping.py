"""What the owner says about a list: which column is what, and what its words mean.

For lists whose columns friendline does not know. It is kept in a file beside the list
(``clients.columns.toml`` beside ``clients.csv``; ``mapping_files``) and then holds alone: a column
that it does not name is not read (formats 7.4).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from friendline.archives.client_list.columns import Columns, Field, extra_columns
from friendline.archives.client_list.lifecycle import Standing, standing_of
from friendline.archives.tables.folding import fold, key
from friendline.model import CHANNEL_TITLES, UNKNOWN, Relationship, Status

FIELDS: Final[Mapping[str, Field]] = MappingProxyType(
    {
        "name": Field.NAME,
        "given_name": Field.GIVEN,
        "middle_name": Field.MIDDLE,
        "family_name": Field.SURNAME,
        "former_name": Field.FORMER_SURNAME,
        "nickname": Field.NICKNAME,
        "other_names": Field.OTHER_NAME,
        "email": Field.EMAIL,
        "phone": Field.PHONE,
        "company": Field.COMPANY,
        "city": Field.CITY,
        "website": Field.WEBSITE,
        "relationship": Field.RELATIONSHIP,
        "status": Field.STATUS,
        "labels": Field.LABEL,
        "active": Field.ACTIVE,
        "is_client": Field.IS_ONE,
        "lead_status": Field.LEAD_STATUS,
        "deal_status": Field.DEAL_STATUS,
        "met": Field.MET,
        "friend": Field.FRIEND,
        "kin": Field.KIN,
        "minor": Field.MINOR,
        "born": Field.BORN,
        "age": Field.AGE,
        "sensitive": Field.SENSITIVE,
        "origin": Field.ORIGIN,
        "began": Field.BEGAN,
        "ended": Field.ENDED,
        "record_id": Field.RECORD_ID,
        "deleted": Field.DELETED,
    }
)
"""What a column can be, in the words of the file."""

NETWORKS: Final = tuple(CHANNEL_TITLES)
"""Networks whose accounts a column can hold."""

_TELLING: Final = (
    Field.RELATIONSHIP, Field.STATUS, Field.LABEL, Field.ACTIVE, Field.IS_ONE, Field.LEAD_STATUS,
    Field.DEAL_STATUS,
)  # fmt: skip
"""Columns whose words say what somebody is."""

_NOTHING_KNOWN: Final = Standing(Relationship.UNKNOWN, Status.UNKNOWN)


@dataclass(frozen=True)
class ListMapping:
    """Which column is what, and what its words mean.

    Attributes:
        columns: Names of columns by what they hold, a key of ``FIELDS``.
        accounts: Names of columns by the network whose accounts they hold.
        words: By column, what each of its words means: ``"current client"``, ``"prospect"``,
            ``"unknown"``.
        everyone: What everybody is of whom the list says nothing else: ``"current patient"``.
        day_first: Whether ``3/4/2026`` is 3 April; ``None`` leaves it to the dates themselves.
        surname_first: Whether "Sowerby, Helen" is Helen Sowerby; ``None`` leaves it to each column
            as a whole.
    """

    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    accounts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    everyone: str | None = None
    day_first: bool | None = None
    surname_first: bool | None = None

    def named_columns(self) -> Iterator[str]:
        """Give every column that is named, in order."""
        for names in (*self.columns.values(), *self.accounts.values()):
            yield from names
        yield from self.words

    def is_header(self, cells: Sequence[str]) -> bool:
        """Whether a row is the header of this list: at least half of the named columns are in it.

        Not all of them, so that a misspelt name can be told together with the likely one.
        """
        keys = {key(cell) for cell in cells if key(cell)}
        named = {key(name) for name in self.named_columns()}
        return bool(keys & named) and 2 * len(keys & named) >= len(named)

    @property
    def presumed(self) -> Standing | None:
        """What everybody is, where the owner says it."""
        return meaning_of(self.everyone) if self.everyone else None


def meaning_of(phrase: str) -> Standing | None:
    """Give what a phrase of the file means, ``None`` where it is not understood.

    ``"unknown"`` is understood: the owner says that the word tells nothing.
    """
    return _NOTHING_KNOWN if phrase.strip().lower() == UNKNOWN else standing_of(phrase)


def mapped_columns(
    mapping: ListMapping, header: Sequence[str], extra_facts: frozenset[str] = frozenset()
) -> Columns:
    """Give where in a row each thing stands, as the owner says it.

    Args:
        mapping: What the owner says; names that are not in the header are passed over.
        header: The column names as written.
        extra_facts: Names of further facts; a column of that name holds it.
    """
    at: dict[str, list[int]] = {}
    for position, name in enumerate(header):
        at.setdefault(key(name), []).append(position)

    def positions(names: Sequence[str]) -> tuple[int, ...]:
        return tuple(place for name in names for place in at.get(key(name), ()))

    places = {FIELDS[what]: positions(names) for what, names in mapping.columns.items()}
    meanings = {
        place: {
            fold(word.strip()): meaning_of(phrase) or _NOTHING_KNOWN
            for word, phrase in words.items()
        }
        for column, words in mapping.words.items()
        for place in positions([column])
    }
    telling = {place for each in _TELLING for place in places.get(each, ())}
    for place in meanings.keys() - telling:
        # A column whose words are explained need not be named a second time.
        says_who = any(each.relationship for each in meanings[place].values())
        telling_of = Field.RELATIONSHIP if says_who else Field.STATUS
        places[telling_of] = (*places.get(telling_of, ()), place)
    networks = [
        (place, each) for each, names in mapping.accounts.items() for place in positions(names)
    ]
    return Columns(
        header=tuple(header),
        places={each: found for each, found in places.items() if found},
        networks=tuple(networks),
        extra=extra_columns(header, extra_facts),
        meanings=meanings,
        day_first=mapping.day_first,
        surname_first=mapping.surname_first,
        is_said=True,
    )
