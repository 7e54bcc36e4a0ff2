"""The tables of the store, one file a subject."""

from friendline.store.models.imports import Import, ImportedRecord, KeptRecord
from friendline.store.models.ledger import LedgerEntry

__all__ = ["Import", "ImportedRecord", "KeptRecord", "LedgerEntry"]
