"""What the columns of the owner's client list are, kept: the next one of its kind is read alike."""

import time
from typing import Final

from django.db import transaction

from friendline.archives.client_list import ListMapping
from friendline.archives.client_list.mapping_reading import ListMappingError, read_mapping
from friendline.archives.client_list.mapping_writing import mapping_text
from friendline.archives.client_list.preview import ListPreview
from friendline.archives.tables.folding import key
from friendline.store.models import Document

__all__ = ["COLUMNS", "keep", "kept_for"]

COLUMNS: Final = "clients.columns.toml"
"""Kind of the document that holds them."""


def keep(mapping: ListMapping) -> None:
    """Keep what the columns are."""
    text = mapping_text(mapping)
    with transaction.atomic():
        last = Document.objects.filter(kind=COLUMNS).order_by("-id").first()
        if last is None or last.content != text:
            Document.objects.create(kind=COLUMNS, at=int(time.time()), content=text)


def kept_for(preview: ListPreview) -> ListMapping | None:
    """Give what was kept, where it fits a list: all that it names is there."""
    last = Document.objects.filter(kind=COLUMNS).order_by("-id").first()
    if last is None:
        return None
    try:
        mapping = read_mapping(last.content.encode(), COLUMNS)
    except ListMappingError:
        return None
    there = {key(name) for name in preview.table.header}
    return mapping if all(key(name) in there for name in mapping.named_columns()) else None
