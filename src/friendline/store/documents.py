"""Texts that the owner wrote: who can see what, which detectors look, what clients get edited.

Every version is kept.
"""

import time
from pathlib import Path
from typing import Final

from django.db import transaction

from friendline.review.edited.setting import USUAL_NAME as EDITED
from friendline.review.edited.setting import Edited, read_edited
from friendline.screening.choosing import USUAL_NAME as SCREENING
from friendline.screening.choosing import Settings, read_settings
from friendline.sight.statements.applying import Statements
from friendline.sight.statements.reading import read_statements
from friendline.store import ledger
from friendline.store.models import Document

__all__ = [
    "AUDIENCE",
    "EDITED",
    "SCREENING",
    "edited",
    "latest",
    "save",
    "screening",
    "statements",
]

AUDIENCE: Final = "audience.toml"
"""Who can see what, as the owner says it."""


def latest(kind: str) -> str | None:
    """Give the version of a text that holds; ``None`` where there is none yet."""
    found = Document.objects.filter(kind=kind).order_by("-id").first()
    return found.content if found else None


def save(kind: str, content: str, zone: str = "UTC", *, what: str = "") -> bool:
    """Keep a new version; gives whether it differs from the one before.

    Args:
        kind: ``AUDIENCE``, ``EDITED`` or ``SCREENING``.
        content: TOML.
        zone: IANA name of the zone in which its days are days.
        what: What the owner said or did, in a few words for the ledger.

    Raises:
        StatementsError: It is no such text.
        EditedError: It is no such text.
        ScreeningSettingsError: It is no such text.
    """
    if kind == AUDIENCE:
        read_statements(content, Path(kind), zone)
    elif kind == EDITED:
        read_edited(content)
    else:
        read_settings(content, Path(kind))
    with transaction.atomic():
        if latest(kind) == content:
            return False
        Document.objects.create(kind=kind, at=int(time.time()), content=content)
        words = {"text": kind, "content": content} | ({"what": what} if what else {})
        ledger.append("said", words)
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


def edited() -> Edited:
    """Give what the owner says that clients get an edited version of."""
    return read_edited(latest(EDITED) or "")
