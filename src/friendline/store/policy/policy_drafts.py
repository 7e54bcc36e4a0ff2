"""Editing the policy in place: every change is kept at once, and each can be undone.

Nothing that is edited decides anything before it is saved as a version.
"""

from collections.abc import Iterable, Mapping
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
from friendline.store import clock
from friendline.store.models import PolicyDraft
from friendline.store.policy import policies

__all__ = [
    "NoPolicyError",
    "StaleDraftError",
    "begin_from",
    "change",
    "change_all",
    "changes_made",
    "discard",
    "draft",
    "go_back_to",
    "is_changed",
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
        super().__init__(f"Nothing was done: {STALE.what}.")


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


def is_changed() -> bool:
    """Whether the draft says anything else than the last version."""
    number, now = policies.number(), draft()
    if now is None or not changes_made():
        return False
    return number is None or begun(policies.files(number)).digest != now.digest


def change(wanted: Change, seen: str) -> Edited:
    """Make one change to the draft and keep it; see ``change_all``."""
    return change_all([wanted], seen)


@transaction.atomic
def change_all(wanted: Iterable[Change], seen: str) -> Edited:
    """Make changes to the draft and keep them as one, all or none; undone, they go together.

    Args:
        wanted: The changes, in their order; what changes nothing is no change.
        seen: ``digest`` of the draft that was looked at.

    Returns:
        The draft after it, or why it was refused.

    Raises:
        NoPolicyError: There is none to edit yet.
    """
    before = draft()
    if before is None:
        raise NoPolicyError
    if seen != before.digest:
        return Edited(before, STALE)
    after = Edited(before)
    for one in wanted:
        after = edited(after.draft, one, after.draft.digest)
        if after.refused is not None:
            return Edited(before, after.refused)
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
def go_back_to(number: int) -> Draft:
    """Put an earlier version in the place of the draft, as one change that can be undone.

    Raises:
        NoSuchVersionError: There is none of this number.
    """
    found = begun(policies.files(number))
    _keep(found.files)
    return found


@transaction.atomic
def undo(seen: str | None = None) -> bool:
    """Take the last change back; gives whether there was one.

    Args:
        seen: ``digest`` of the draft that was looked at; left out, whatever is last is undone.

    Raises:
        StaleDraftError: The draft was changed since.
    """
    last = PolicyDraft.objects.order_by("-id").first()
    if last is None:
        return False
    if seen is not None and draft_of(_decode(bytes(last.files))).digest != seen:
        raise StaleDraftError
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
