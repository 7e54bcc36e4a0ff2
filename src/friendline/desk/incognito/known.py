"""Everybody in the store whose name is to be covered."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from django.db import connection

from friendline.archives.tables.folding import fold
from friendline.desk.incognito.made_up import Known, MadeUpNames
from friendline.model import Account, Listed, Person, Request, Tie
from friendline.store import settings
from friendline.store.imports import records
from friendline.store.models import Import, KeptRecord
from friendline.store.review import reviewed

if TYPE_CHECKING:
    from friendline.review.contract import PersonRow

__all__ = ["made_up_names"]

_WITH_NAMES: Final = ("Person", "Tie", "Request", "Listed")


def made_up_names() -> MadeUpNames:
    """Give made-up names for everybody that the last import and the last review know."""
    last_import = Import.objects.order_by("-id").values_list("pk", flat=True).first()
    last_review = reviewed.run()
    return _made_up(
        str(connection.settings_dict["NAME"]), last_import, last_review.pk if last_review else None
    )


@lru_cache(maxsize=2)
def _made_up(store: str, last_import: int | None, last_review: int | None) -> MadeUpNames:  # noqa: ARG001 - they tell what is known from what was
    of_review = map(_of_row, reviewed.section("people"))
    return MadeUpNames(settings.secret(), [*_imported(), *of_review])


def _of_row(row: "PersonRow") -> Known:
    handles = tuple(account.handle for account in row.accounts if account.handle)
    return Known(row.id, (row.name, *(account.name for account in row.accounts)), handles)


def _imported() -> Iterator[Known]:
    rows = KeptRecord.objects.filter(kind__in=_WITH_NAMES).values_list("kind", "content")
    for kind, content in rows.iterator(2_000):
        match records.decoded(kind, bytes(content)):
            case Person() as person:
                yield Known(person.id, (person.name, *person.other_names))
            case Tie(account=account) | Request(account=account) | Listed(account=account):
                yield _of_account(account)


def _of_account(account: Account) -> Known:
    handles = (account.handle,) if account.handle else ()
    return Known(f"name:{fold(account.name)}", (account.name,), handles)
