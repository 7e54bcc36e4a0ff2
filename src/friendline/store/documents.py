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
    "last_version",
    "latest",
    "save",
    "screening",
    "statements",
    "take_back",
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


def last_version(kind: str) -> int:
    """Give the number of the version of a text that holds; 0 where there is none yet."""
    kept = Document.objects.filter(kind=kind).order_by("-id")
    return kept.values_list("id", flat=True).first() or 0


def take_back(kind: str, version: int, zone: str = "UTC", *, what: str) -> bool:
    """Let a text say again what it said before a version; the older text becomes the newest.

    Args:
        kind: As of ``save``.
        version: Number of the version.
        zone: As of ``save``.
        what: What is taken back, in a few words for the ledger.

    Returns:
        Whether it was; it is not where something was said since, or nothing ever.
    """
    with transaction.atomic():
        versions = Document.objects.filter(kind=kind).order_by("-id")[:2]
        if not versions or versions[0].pk != version:
            return False
        save(kind, versions[1].content if len(versions) > 1 else "", zone, what=what)
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
