"""The tables of the store, one file a subject."""

from friendline.store.models.documents import Document, PolicyDraft, PolicyVersion, Setting
from friendline.store.models.imports import Import, ImportedRecord, KeptRecord
from friendline.store.models.ledger import LedgerEntry
from friendline.store.models.people import (
    Cadence,
    Contact,
    Ending,
    Interest,
    PersonFact,
    Referral,
    Snooze,
    Task,
    Tombstone,
    TreatmentReason,
)
from friendline.store.models.requests import Answer, Letter, Reaction, Request, RequestStep
from friendline.store.models.reviewed import Finding, Item, Reviewed, Screened, Section, View
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
    "PolicyDraft",
    "PolicyVersion",
    "Reaction",
    "Referral",
    "Request",
    "RequestStep",
    "Reviewed",
    "Screened",
    "Section",
    "Setting",
    "Snooze",
    "Task",
    "Tombstone",
    "TreatmentReason",
    "View",
]
