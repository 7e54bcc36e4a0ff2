"""Texts that the owner wrote: who can see what, and which detectors look; every version is kept."""

import time
from pathlib import Path
from typing import Final

from django.db import transaction

from friendline.screening.choosing import USUAL_NAME as SCREENING
from friendline.screening.choosing import Settings, read_settings
from friendline.sight.statements.applying import Statements
from friendline.sight.statements.reading import read_statements
from friendline.store import ledger
from friendline.store.models import Document

__all__ = ["AUDIENCE", "SCREENING", "latest", "save", "screening", "statements"]

AUDIENCE: Final = "audience.toml"
"""Who can see what, as the owner says it."""


def latest(kind: str) -> str | None:
    """Give the version of a text that holds; ``None`` where there is none yet."""
    found = Document.objects.filter(kind=kind).order_by("-id").first()
    return found.content if found else None


def save(kind: str, content: str, zone: str = "UTC") -> bool:
    """Keep a new version; gives whether it differs from the one before.

    Args:
        kind: ``AUDIENCE`` or ``SCREENING``.
        content: TOML.
        zone: IANA name of the zone in which its days are days.

    Raises:
        StatementsError: It is no such text.
        ScreeningSettingsError: It is no such text.
    """
    if kind == AUDIENCE:
        read_statements(content, Path(kind), zone)
    else:
        read_settings(content, Path(kind))
    with transaction.atomic():
        if latest(kind) == content:
            return False
        Document.objects.create(kind=kind, at=int(time.time()), content=content)
        ledger.append("said", {"text": kind, "content": content})
        return True


def statements(zone: str) -> Statements:
    """Give what the owner says about audiences.

    Args:
        zone: IANA name of the zone in which its days are days.
    """
    text = latest(AUDIENCE)
    return Statements() if text is None else read_statements(text, Path(AUDIENCE), zone)


def screening() -> Settings:
    """Give what the owner says about detectors."""
    text = latest(SCREENING)
    return {} if text is None else read_settings(text, Path(SCREENING))
