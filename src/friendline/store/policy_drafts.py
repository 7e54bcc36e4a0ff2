"""Editing the policy in place: every change is kept at once, and each can be undone.

Nothing that is edited decides anything before it is saved as a version.
"""

from collections.abc import Mapping
from typing import Final

import msgspec
from django.db import transaction

from friendline.policy.editing import (
    STALE,
    Change,
    Draft,
    Edited,
    begun,
    draft_of,
    edited,
)
from friendline.store import clock, policies
from friendline.store.models import PolicyDraft

__all__ = [
    "NoPolicyError",
    "StaleDraftError",
    "begin_from",
    "change",
    "changes_made",
    "discard",
    "draft",
    "save",
    "undo",
]

_Files = dict[str, bytes]
_decode: Final = msgspec.msgpack.Decoder(_Files).decode

_MOST_KEPT: Final = 500
"""Changes that can be undone; a policy has some ten kilobytes."""


class StaleDraftError(ValueError):
    """The draft is not the one that was looked at."""

    def __init__(self) -> None:
        super().__init__(f"Nothing was saved: {STALE.what}.")


class NoPolicyError(LookupError):
    """There is no policy that could be edited."""

    def __init__(self) -> None:
        super().__init__("There is no policy yet. Choose one to begin with.")


def draft() -> Draft | None:
    """Give the policy as it is being edited, else as it is; ``None`` where there is none yet."""
    last = PolicyDraft.objects.order_by("-id").first()
    if last is not None:
        return draft_of(_decode(bytes(last.files)))
    number = policies.number()
    return None if number is None else begun(policies.files(number))


def changes_made() -> int:
    """Count the changes since the last version, so far as they can be undone."""
    return PolicyDraft.objects.count()


@transaction.atomic
def change(wanted: Change, seen: str) -> Edited:
    """Make one change to the draft and keep it; one that changes nothing is no change.

    Args:
        wanted: The change.
        seen: ``digest`` of the draft that was looked at.

    Returns:
        The draft after it, or why it was refused.

    Raises:
        NoPolicyError: There is none to edit yet.
    """
    before = draft()
    if before is None:
        raise NoPolicyError
    after = edited(before, wanted, seen)
    if after.draft.digest != before.digest:
        _keep(after.draft.files)
    return after


@transaction.atomic
def begin_from(source: str | bytes) -> Draft:
    """Put a preset or a workbook in the place of the draft, as one change that can be undone.

    Args:
        source: Name of a preset, or the bytes of a workbook.

    Raises:
        PolicyError: It is no policy, or has mistakes.
    """
    found = begun(policies.files_from(source))
    _keep(found.files)
    return found


@transaction.atomic
def undo() -> bool:
    """Take the last change back; gives whether there was one."""
    last = PolicyDraft.objects.order_by("-id").first()
    if last is None:
        return False
    last.delete()
    return True


def discard() -> int:
    """Give up all changes since the last version; gives how many there were."""
    return PolicyDraft.objects.all().delete()[0]


@transaction.atomic
def save(note: str, seen: str) -> int:
    """Save the draft as the next version; see ``policies.save``.

    Args:
        note: Why, in the owner's words.
        seen: ``digest`` of the draft that was looked at.

    Raises:
        StaleDraftError: The draft was changed since.
        UnsoundPolicyError: It has mistakes.
        NothingChangedError: It says what the last version says.
    """
    found = draft()
    if found is None or found.digest != seen:
        raise StaleDraftError
    return policies.save(found, note)


def _keep(files: Mapping[str, bytes]) -> None:
    PolicyDraft.objects.create(at=clock.now(), files=msgspec.msgpack.encode(dict(files)))
    kept = PolicyDraft.objects.order_by("-id").values_list("id", flat=True)[:_MOST_KEPT]
    PolicyDraft.objects.exclude(id__in=list(kept)).delete()
