"""What the store holds, in a few lines."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Count

from friendline.called import as_typed
from friendline.model import Seconds
from friendline.review.words import count
from friendline.store import clock
from friendline.store.home import Home
from friendline.store.imports.kinds import kind_said
from friendline.store.imports.records import lies_at
from friendline.store.imports.uploaded import shown_path
from friendline.store.models import (
    DecisionRow,
    Import,
    LabelRow,
    LedgerEntry,
    Request,
    Reviewed,
    Tombstone,
)
from friendline.store.opening import is_open_one_encrypted
from friendline.store.policy import policies

__all__ = ["status_lines"]


def status_lines(home: Home) -> Iterator[str]:
    """Give one line about each thing; the store is open.

    Args:
        home: Where it lies.
    """
    how = "encrypted" if is_open_one_encrypted() else "not encrypted"
    size = home.database.stat().st_size / 2**20
    yield f"Store: {home.database} ({how}, {size:,.1f} MB); times in {clock.zone()}"
    yield from _imports(home)
    yield from _said()
    yield _review()
    yield f"Ledger: {count(LedgerEntry.objects.count(), 'entry', 'entries')}"
    forgotten = Tombstone.objects.values("at").distinct().count()
    if forgotten:
        yield f"Forgotten: {count(forgotten, 'person', 'people')}"


def _imports(home: Home) -> Iterator[str]:
    imports = Import.objects.annotate(many=Count("places"))
    if not imports:
        yield f"Imports: none yet; {as_typed('import EXPORT... --clients LIST')}"
        return
    yield "Imports:"
    for one in imports:
        told = f"{kind_said(one.kind)}, {count(one.many, 'record')}, {_place(home, one.shown_path)}"
        yield f"  {_day(one.at)}  {told}"


def _place(home: Home, path: str) -> str:
    """Give where an export lay; an uploaded copy goes once it is read, and is not missed."""
    shown = shown_path(home, path)
    if shown != path:
        return f"{shown} (uploaded)"
    return path if lies_at(path) else f"{path} (moved or removed since; what was read is kept)"


def _said() -> Iterator[str]:
    states = Request.objects.values_list("state").annotate(many=Count("pk")).order_by("state")
    told = ", ".join(f"{many:,} {state.replace('_', ' ')}" for state, many in states)
    yield f"Requests: {told or 'none'}"
    answers = DecisionRow.objects.values("number").distinct().count()
    labels = LabelRow.objects.values("number").distinct().count()
    yield f"Said: {count(answers, 'answer')} about who is who, {count(labels, 'label')} of findings"
    last = next(iter(policies.versions()), None)
    yield f"Policy: {last.name}, version {last.number}" if last else "Policy: none yet"


def _review() -> str:
    last = Reviewed.objects.order_by("-pk").first()
    return f"Last review: {_day(last.at)}" if last else "Last review: none yet"


def _day(at: Seconds) -> str:
    return datetime.fromtimestamp(at, ZoneInfo(clock.zone())).date().isoformat()
