"""Editing a policy in place: one small change after the other, every mistake a value.

``begun`` makes a ``Draft`` of a policy's files, ``edited`` makes one change to it. A draft that has
mistakes is a draft all the same: it is shown, kept and mended, and only ``Draft.policy`` is
``None``.
"""

from typing import Final, TypeAlias

from msgspec import Struct

from friendline.policy.editing.changes import (
    AddColumn,
    AddRule,
    MoveRule,
    RemoveColumn,
    RemoveRule,
    SetCell,
    facts_of,
)
from friendline.policy.editing.draft import Draft, begun, draft_of
from friendline.policy.editing.mistakes import Mistake
from friendline.policy.editing.setting_changes import (
    AddPromise,
    DeclareFact,
    PromiseLine,
    SetChannel,
    SetList,
    SetText,
    SwitchPromise,
    promise_lines,
)

__all__ = [
    "STALE",
    "AddColumn",
    "AddPromise",
    "AddRule",
    "Change",
    "DeclareFact",
    "Draft",
    "Edited",
    "Mistake",
    "MoveRule",
    "PromiseLine",
    "RemoveColumn",
    "RemoveRule",
    "SetCell",
    "SetChannel",
    "SetList",
    "SetText",
    "SwitchPromise",
    "begun",
    "draft_of",
    "edited",
    "facts_of",
    "promise_lines",
]

Change: TypeAlias = (
    SetCell
    | AddRule
    | RemoveRule
    | MoveRule
    | AddColumn
    | RemoveColumn
    | SetText
    | SetList
    | SetChannel
    | DeclareFact
    | SwitchPromise
    | AddPromise
)
"""One change, told by its tag; JSON and MessagePack can hold it."""

STALE: Final = Mistake(
    "the policy was changed elsewhere since this page was opened, perhaps in another window; look "
    "at it as it is now and make the change again"
)


class Edited(Struct, frozen=True):
    """What became of a change.

    Attributes:
        draft: As it is now; as it was where the change was refused.
        refused: Why the change was not made; ``None`` where it was.
    """

    draft: Draft
    refused: Mistake | None = None


def edited(draft: Draft, change: Change, seen: str) -> Edited:
    """Make one change to a draft.

    Args:
        draft: As it is now.
        change: What to change.
        seen: The digest of the draft that was looked at: a change to what has changed since is
            refused.
    """
    if seen != draft.digest:
        return Edited(draft, STALE)
    made = change.made(draft)
    return Edited(draft, made) if isinstance(made, Mistake) else Edited(made)
