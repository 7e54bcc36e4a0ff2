"""The tables of the store, one file a subject."""

from friendline.store.models.documents import Document, PolicyVersion, Setting
from friendline.store.models.imports import Import, ImportedRecord, KeptRecord
from friendline.store.models.ledger import LedgerEntry
from friendline.store.models.people import (
    Cadence,
    Contact,
    Ending,
    Interest,
    PersonFact,
    Snooze,
    Task,
    Tombstone,
)
from friendline.store.models.requests import Answer, Letter, Reaction, Request
from friendline.store.models.reviewed import Finding, Item, Reviewed, Section, View
from friendline.store.models.said import DecisionRow, LabelRow

__all__ = [
    "Answer",
    "Cadence",
    "Contact",
    "DecisionRow",
    "Document",
    "Ending",
    "Finding",
    "Import",
    "ImportedRecord",
    "Interest",
    "Item",
    "KeptRecord",
    "LabelRow",
    "LedgerEntry",
    "Letter",
    "PersonFact",
    "PolicyVersion",
    "Reaction",
    "Request",
    "Reviewed",
    "Section",
    "Setting",
    "Snooze",
    "Task",
    "Tombstone",
    "View",
]
