"""Forgetting a person: all that is kept about them goes, and does not come back with an import.

What they wrote goes, and what ties them to the owner; in words of the owner and of others their
name is taken out. Where somebody else has the same name, texts are left as they are, because nobody
can tell whom they mean; this is said. Where a part of the name stands alone, it is taken out only
where the owner says so (``bare_names``).
"""

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import Q

from friendline.book.items import item_id
from friendline.model import Event, Item, Record
from friendline.store import ledger, settings
from friendline.store.imports.importing import encoded, record_digest, settle_digest
from friendline.store.imports.records import decoded
from friendline.store.imports.tombstones import Forgotten, digest_of, name_words
from friendline.store.models import (
    Cadence,
    Finding,
    Import,
    ImportedRecord,
    KeptRecord,
    LabelRow,
    LedgerEntry,
    PolicyVersion,
    Request,
    Reviewed,
    Screened,
    Section,
    Setting,
    Tombstone,
    View,
)
from friendline.store.models import Item as ShownItem
from friendline.store.people.somebody import Somebody
from friendline.store.safekeeping.bare_names import BareNames, Emptied, Place

__all__ = ["WHOSE", "WORDS", "Gone", "forget", "let_back", "preview", "tables"]

_AT_ONCE: Final = 2_000

_WORKED_OUT: Final = (Finding, View, ShownItem, Section, Reviewed, Screened)
"""What a review makes anew; all of it goes."""

_APART: Final = (Import, ImportedRecord, KeptRecord, LedgerEntry, PolicyVersion, Setting, Tombstone)
"""Tables that are seen to by themselves, or hold nothing about people."""

WHOSE: Final = ("person", "account", "other")
"""Columns that say whom a row is about."""

WORDS: Final[Mapping[str, str]] = {
    "Person": "rows of client lists",
    "Tie": "ties",
    "Request": "requests in exports",
    "Listed": "places on lists",
    "Item": "posts and comments they wrote",
    "request": "requests",
    "answer": "answers",
    "request_step": "steps of requests",
    "letter": "letters",
    "reaction": "reactions",
    "decision": "decisions about who is who",
    "label": "labels of findings for them or in what they wrote",
    "person_fact": "facts",
    "contact": "contacts",
    "referral": "referrals",
    "interest": "interests",
    "ending": "endings",
    "task": "tasks",
    "cadence": "cadences",
    "snooze": "snoozes",
}
"""What the rows that go are called."""


@dataclass(frozen=True)
class Gone:
    """What goes, or went.

    Attributes:
        counts: How much of each kind, in words.
        policies: Numbers of policy versions that name the person; they are never changed.
        doubtful: Texts in which a part of their name stands alone, and stays.
    """

    counts: Mapping[str, int]
    policies: tuple[int, ...]
    doubtful: tuple[Place, ...] = ()


def preview(somebody: Somebody) -> Gone:
    """Tell what would go; nothing is changed."""
    with transaction.atomic():
        gone = _Erasing(somebody).all()
        transaction.set_rollback(True)
    return gone


def forget(somebody: Somebody, also: Collection[str] = ()) -> Gone:
    """Erase all that is kept about a person, so that the file does not hold it any more either.

    Of what they are known by a keyed digest stays, so that no import brings them back.

    Args:
        somebody: The person.
        also: Keys of doubtful places from which the owner has their name taken out too.
    """
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.execute("PRAGMA temp_store = MEMORY")
    with transaction.atomic():
        gone = _Erasing(somebody, also).all()
        ledger.append("forgotten", {"counts": dict(gone.counts)})
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return gone


def let_back(typed: str) -> bool:
    """Let somebody be imported again who was forgotten.

    Args:
        typed: Their e-mail address, handle or whole name, by which they were known.

    Returns:
        Whether somebody forgotten was known by it.
    """
    key, words = settings.secret(), typed.strip()
    marks = [("email", words), ("handle", words.lstrip("@")), ("name", *name_words(words))]
    digests = [digest_of(mark, key) for mark in marks]
    with transaction.atomic():
        times = set(Tombstone.objects.filter(digest__in=digests).values_list("at", flat=True))
        Tombstone.objects.filter(at__in=times).delete()
        if times:
            ledger.append("let_back", {})
    return bool(times)


class _Erasing:
    """Erases one person, inside of a transaction of its caller."""

    def __init__(self, somebody: Somebody, also: Collection[str] = ()) -> None:
        self._also = frozenset(also)
        self._bare = BareNames(somebody.names)
        self._keys = somebody.keys
        self._counts: Counter[str] = Counter()
        key = settings.secret()
        self._digests = {digest_of(mark, key) for mark in somebody.marks()}
        self._forgotten = Forgotten(self._digests, key)

    def all(self) -> Gone:
        """Erase everything."""
        self._put_up_tombstones()
        self._erase_records()
        self._erase_requests()
        for model in tables():
            self._erase_rows(model)
            self._take_out_names(model)
        for model in _WORKED_OUT:
            model.objects.all().delete()
        emptied = self._bare.without(self._also)
        self._counts["texts, of which a part of the name goes, as you chose"] += emptied.rows
        self._erase_in_ledger(emptied)
        counts = {what: many for what, many in self._counts.items() if many}
        return Gone(counts, tuple(self._policies()), tuple(self._bare.places()))

    def _erase_in_ledger(self, emptied: Emptied) -> None:
        self._counts["entries of the ledger, of which only the words go"] += ledger.erase(
            *self._keys,
            naming=lambda words: self._names_them(words) or emptied.is_quoted(words),
        )

    def _put_up_tombstones(self) -> None:
        """All of one person have one time, which nobody else has: by it they belong together."""
        last = Tombstone.objects.aggregate(last=models.Max("at"))["last"] or 0
        at = max(int(time.time()), last + 1)
        Tombstone.objects.bulk_create(
            Tombstone(digest=digest, at=at) for digest in sorted(self._digests)
        )

    def _erase_records(self) -> None:
        changed: dict[int, tuple[Record, Record]] = {}
        gone: list[int] = []
        rows = KeptRecord.objects.order_by("pk").values_list("pk", "kind", "content")
        for number, kind, content in rows.iterator(_AT_ONCE):
            record = decoded(kind, bytes(content))
            rest = self._forgotten.without(record)
            if rest is None:
                self._counts[WORDS[kind]] += 1
                gone.append(number)
                if isinstance(record, Item):
                    self._delete(LabelRow.objects.filter(item=item_id(record)))
            elif rest != record:
                self._counts[_named_in(record)] += 1
                changed[number] = record, rest
        imports = _imports_of([*gone, *changed])
        for begin in range(0, len(gone), _AT_ONCE):
            some = gone[begin : begin + _AT_ONCE]
            ImportedRecord.objects.filter(record_id__in=some).delete()
            KeptRecord.objects.filter(pk__in=some).delete()
        for number, (record, rest) in changed.items():
            _put_in_place(KeptRecord.objects.get(pk=number), record, rest)
        for one in imports:
            settle_digest(one)

    def _erase_requests(self) -> None:
        doomed = Request.objects.filter(Q(person__in=self._keys) | Q(account__in=self._keys))
        keys = list(doomed.values_list("pk", flat=True))
        for relation in Request._meta.related_objects:  # noqa: SLF001 - Django's documented name
            rows = _rows(relation.related_model).filter(**{f"{relation.field.name}__in": keys})
            self._delete(rows)
        self._delete(doomed)

    def _erase_rows(self, model: type[models.Model]) -> None:
        names = {field.name for field in model._meta.get_fields()}  # noqa: SLF001 - as above
        about = Q()
        for name in names.intersection(WHOSE):
            about |= Q(**{f"{name}__in": self._keys})
        if about:
            self._delete(_rows(model).filter(about))
        if model is Cadence:
            self._delete(Cadence.objects.filter(of__in=[f"person:{key}" for key in self._keys]))

    def _delete(self, rows: "models.QuerySet[Any]") -> None:
        table = rows.model._meta.db_table  # noqa: SLF001 - as above
        self._counts[WORDS.get(table, table.replace("_", " "))] += rows.count()
        rows.delete()

    def _take_out_names(self, model: type[models.Model]) -> None:
        """Take the names out of texts about others: notes, letters, what the owner wrote."""
        fields = [
            field.name
            for field in model._meta.concrete_fields  # noqa: SLF001 - as above
            if isinstance(field, models.TextField | models.JSONField) and not field.primary_key
        ]
        for row in _rows(model).iterator() if fields else ():
            changed = [name for name in fields if self._rewrites(row, name)]
            if changed:
                row.save(update_fields=changed)
                self._counts["other texts, of which only the name goes"] += 1

    def _rewrites(self, row: models.Model, name: str) -> bool:
        before = getattr(row, name)
        after = _mapped(before, self._forgotten.text)
        setattr(row, name, after)
        return bool(before != after)

    def _names_them(self, text: str) -> bool:
        return self._forgotten.text(text) != text

    def _policies(self) -> Iterator[int]:
        for version in PolicyVersion.objects.all():
            files = msgspec.msgpack.decode(bytes(version.files))
            texts = (
                one if isinstance(one, str) else one.decode("utf-8", "replace")
                for one in files.values()
            )
            if any(map(self._names_them, texts)):
                yield version.number


def tables() -> list[type[models.Model]]:
    """Give the tables that may hold rows about people."""
    apart = {*_APART, *_WORKED_OUT}
    return [one for one in apps.get_app_config("store").get_models() if one not in apart]


def _rows(model: type[models.Model]) -> "models.QuerySet[Any]":
    return model._default_manager.all()  # noqa: SLF001 - Django's documented name


def _mapped(value: Any, told: Callable[[str], str]) -> Any:  # noqa: ANN401 - any JSON
    match value:
        case str():
            return told(value)
        case list():
            return [_mapped(one, told) for one in value]
        case dict():
            return {name: _mapped(one, told) for name, one in value.items()}
        case _:
            return value


def _named_in(record: Record) -> str:
    match record:
        case Item():
            return "posts and comments, of which only the name goes"
        case Event():
            return "calendar entries, of which only the name goes"
        case _:
            return "notes about imports, of which only the name goes"


def _imports_of(records: list[int]) -> list[Import]:
    found: set[int] = set()
    for begin in range(0, len(records), _AT_ONCE):
        rows = ImportedRecord.objects.filter(record_id__in=records[begin : begin + _AT_ONCE])
        found |= set(rows.values_list("of_id", flat=True))
    return list(Import.objects.filter(pk__in=found))


def _put_in_place(kept: KeptRecord, record: Record, rest: Record) -> None:
    """Let a record say only the rest; where another one says just that, it stands for both."""
    content = encoded(rest)
    digest = record_digest(kept.kind, content)
    same = KeptRecord.objects.filter(digest=digest).exclude(pk=kept.pk).first()
    if same is None:
        kept.digest, kept.content = digest, content
        kept.save()
    else:
        ImportedRecord.objects.filter(record=kept).update(record=same)
        kept.delete()
    if isinstance(record, Item) and isinstance(rest, Item) and item_id(record) != item_id(rest):
        LabelRow.objects.filter(item=item_id(record)).update(item=item_id(rest))
