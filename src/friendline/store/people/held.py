"""Everything that the store holds about a person, to be shown (design, rule 8)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import msgspec
from django.db import models
from django.db.models import Q

from friendline.model import Account, Listed, Person, Record, Request, Tie
from friendline.store import clock
from friendline.store.imports.records import decoded
from friendline.store.models import Cadence, Item, KeptRecord, LedgerEntry
from friendline.store.people.who_is_who import Known
from friendline.store.safekeeping.forgetting import WHOSE, WORDS, tables
from friendline.touch.cadence import in_words

__all__ = ["Held", "held_about"]

_MOST: Final = 100
_IMPORTED: Final = (Person.__name__, Tie.__name__, Request.__name__, Listed.__name__)
_OWN: Final = frozenset({"id", "person"})


@dataclass(frozen=True)
class Held:
    """What is held of one kind.

    Attributes:
        title: What it is called.
        rows: Each as names and values, in words.
        more: How many there are beside these.
    """

    title: str
    rows: tuple[tuple[tuple[str, str], ...], ...]
    more: int = 0

    @property
    def many(self) -> int:
        """How many there are."""
        return len(self.rows) + self.more


def held_about(person: str, known: Known) -> list[Held]:
    """Give everything that is held about somebody: said, answered, imported and noted.

    What a review works out of it, such as what they see, is left out: it is on their page.

    Args:
        person: Their id.
        known: Who is who.
    """
    accounts = {one.account: known.accounts[one.account] for one in known.matches_of(person)}
    if (alone := known.account_of(person)) is not None:
        accounts[alone] = known.accounts[alone]
    rows = {key for key in known.stored.people if known.attached.decisions.person_of(key) == person}
    keys = {person, *rows, *accounts}
    found = [*_imported(keys, accounts), *_noted(keys), _items(accounts.values()), _ledger(keys)]
    return [one for one in found if one.many]


def _imported(keys: set[str], accounts: Mapping[str, Account]) -> Iterator[Held]:
    theirs = {_shown_as(one) for one in accounts.values()}
    found: dict[str, list[Record]] = {kind: [] for kind in _IMPORTED}
    records = KeptRecord.objects.filter(kind__in=_IMPORTED).values_list("kind", "content")
    for kind, content in records.iterator(2_000):
        record = decoded(kind, bytes(content))
        if isinstance(record, Person):
            is_theirs = record.id in keys
        else:
            is_theirs = isinstance(record, Tie | Request | Listed) and (
                _shown_as(record.account) in theirs
            )
        if is_theirs:
            found[kind].append(record)
    for kind, some in found.items():
        yield _held(f"Imported: {WORDS[kind]}", (_pairs(msgspec.to_builtins(one)) for one in some))


def _shown_as(account: Account) -> tuple[str, str]:
    """What tells an account from others; where it has a name alone, all of that name are shown."""
    return account.channel, account.handle or account.url or account.name


def _noted(keys: set[str]) -> Iterator[Held]:
    for model in tables():
        about = Q()
        for name in {field.name for field in model._meta.get_fields()}.intersection(WHOSE):  # noqa: SLF001 - Django's documented name
            about |= Q(**{f"{name}__in": keys})
        if model is Cadence:
            about = Q(of__in=[f"person:{key}" for key in keys])
        if about:
            title = WORDS.get(model._meta.db_table, model._meta.db_table.replace("_", " "))  # noqa: SLF001 - as above
            yield _rows(title.capitalize(), model._default_manager.filter(about))  # noqa: SLF001 - as above


def _items(accounts: Iterable[Account]) -> Held:
    """Give what they wrote beside the owner's things."""
    names = {(one.channel, one.name) for one in accounts}
    by = Q(pk__in=[])
    for channel, name in names:
        by |= Q(channel=channel, by=name)
    return _rows("Posts and comments under this name", Item.objects.filter(by))


def _ledger(keys: set[str]) -> Held:
    return _rows("Entries of the ledger", LedgerEntry.objects.filter(about__in=keys))


def _rows(title: str, rows: "models.QuerySet[Any]") -> Held:
    many = rows.count()
    shown = [_pairs(_fields(row)) for row in rows[:_MOST]]
    return Held(title, tuple(shown), max(0, many - len(shown)))


def _held(title: str, rows: Iterable[tuple[tuple[str, str], ...]]) -> Held:
    every = list(rows)
    return Held(title, tuple(every[:_MOST]), max(0, len(every) - _MOST))


def _fields(row: models.Model) -> dict[str, Any]:
    fields = row._meta.concrete_fields  # noqa: SLF001 - Django's documented name
    return {
        one.name: one.value_from_object(row)
        for one in fields
        if not isinstance(one, models.BinaryField)
    }


def _pairs(values: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    told = ((name, _told(name, value)) for name, value in values.items() if name not in _OWN)
    return tuple((name.replace("_", " "), value) for name, value in told if value)


def _told(name: str, value: object) -> str:
    if value is None or value in ("", [], {}, ()):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int) and (name in {"at", "since", "until"} or name.endswith("_at")):
        moment = datetime.fromtimestamp(value, ZoneInfo(clock.zone()))
        return f"{in_words(moment.date())}, {moment:%H:%M}"
    if isinstance(value, dict):
        return "; ".join(
            f"{key}: {told}" for key, one in value.items() if (told := _told(key, one))
        )
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, (_told("", one) for one in value)))
    return str(value)
