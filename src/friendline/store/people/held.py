"""Everything that the store holds about a person, to be shown (design, rule 8)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from django.db import models
from django.db.models import Q

from friendline.model import Account, Listed, Person, Record, Request, Tie
from friendline.store.imports.records import decoded
from friendline.store.models import Cadence, Item, KeptRecord, LedgerEntry
from friendline.store.people.held_words import Pairs, as_pairs
from friendline.store.people.who_is_who import Known
from friendline.store.safekeeping.forgetting import WHOSE, WORDS, tables

__all__ = ["Held", "held_about"]

_MOST: Final = 100
_IMPORTED: Final = (Person.__name__, Tie.__name__, Request.__name__, Listed.__name__)


@dataclass(frozen=True)
class Held:
    """What is held of one kind.

    Attributes:
        title: What it is called.
        rows: Each as titles and values, in words.
        more: How many there are beside these.
    """

    title: str
    rows: tuple[Pairs, ...]
    more: int = 0

    @property
    def many(self) -> int:
        """How many there are."""
        return len(self.rows) + self.more


def held_about(person: str, known: Known, sentence_of: Callable[[LedgerEntry], str]) -> list[Held]:
    """Give everything that is held about somebody: said, answered, imported and noted.

    What a review works out of it, such as what they see, is left out: it is on their page.

    Args:
        person: Their id.
        known: Who is who.
        sentence_of: Says an entry of the ledger.
    """
    accounts = {one.account: known.accounts[one.account] for one in known.matches_of(person)}
    if (alone := known.account_of(person)) is not None:
        accounts[alone] = known.accounts[alone]
    rows = {key for key in known.stored.people if known.attached.decisions.person_of(key) == person}
    keys = {person, *rows, *accounts}
    found = [*_imported(keys, accounts), *_noted(keys), _items(accounts.values())]
    found.append(_ledger(keys, sentence_of))
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
        yield _held(
            f"Imported: {WORDS[kind]}", (as_pairs(msgspec.to_builtins(one)) for one in some)
        )


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


def _ledger(keys: set[str], sentence_of: Callable[[LedgerEntry], str]) -> Held:
    entries = LedgerEntry.objects.filter(about__in=keys).order_by("-pk")
    said = ((*as_pairs({"at": one.at}), ("What", sentence_of(one))) for one in entries)
    return _held("Entries of the ledger", said)


def _rows(title: str, rows: "models.QuerySet[Any]") -> Held:
    many = rows.count()
    shown = [as_pairs(_fields(row)) for row in rows[:_MOST]]
    return Held(title, tuple(shown), max(0, many - len(shown)))


def _held(title: str, rows: Iterable[Pairs]) -> Held:
    every = list(rows)
    return Held(title, tuple(every[:_MOST]), max(0, len(every) - _MOST))


def _fields(row: models.Model) -> dict[str, Any]:
    fields = row._meta.concrete_fields  # noqa: SLF001 - Django's documented name
    return {
        one.name: one.value_from_object(row)
        for one in fields
        if not isinstance(one, models.BinaryField)
    }
