"""What the store holds, in a few lines."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Count

from friendline.model import Seconds
from friendline.review.words import count
from friendline.store import clock
from friendline.store.home import Home
from friendline.store.imports.records import lies_at
from friendline.store.models import (
    DecisionRow,
    Import,
    LabelRow,
    LedgerEntry,
    Request,
    Reviewed,
    Tombstone,
)
from friendline.store.opening import is_encrypted
from friendline.store.policy import policies

__all__ = ["status_lines"]


def status_lines(home: Home) -> Iterator[str]:
    """Give one line about each thing; the store is open.

    Args:
        home: Where it lies.
    """
    how = "encrypted" if is_encrypted(home) else "not encrypted"
    size = home.database.stat().st_size / 2**20
    yield f"Store: {home.database} ({how}, {size:,.1f} MB); times in {clock.zone()}"
    yield from _imports()
    yield from _said()
    yield _review()
    yield f"Ledger: {count(LedgerEntry.objects.count(), 'entry', 'entries')}"
    forgotten = Tombstone.objects.values("at").distinct().count()
    if forgotten:
        yield f"Forgotten: {count(forgotten, 'person', 'people')}"


def _imports() -> Iterator[str]:
    imports = Import.objects.annotate(many=Count("places"))
    if not imports:
        yield "Imports: none yet; friendline import EXPORT... --clients LIST"
        return
    yield "Imports:"
    for one in imports:
        gone = "" if lies_at(one.shown_path) else " (no longer there)"
        yield f"  {_day(one.at)}  {one.kind}, {count(one.many, 'record')}, {one.shown_path}{gone}"


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
