"""Things to do, and what each would change."""

from msgspec import Struct


class ViewRow(Struct, frozen=True, kw_only=True):
    """What a group of clients sees of some items: each item counts once.

    ``can`` counts items that at least one of them can see, ``may`` the others that at least one
    may see; ``risks_can`` and ``risks_may`` are those of them in which a risk was found.
    """

    clients: int
    can: int
    may: int
    risks_can: int
    risks_may: int


class RemainsRow(Struct, frozen=True, kw_only=True):
    """How many items somebody of the group can, and may, see all the same, and why.

    ``examples`` are a few of them. An item may stand under several reasons, for several people.
    """

    can: int
    may: int
    because: str
    examples: list[str]


class ExpectedRow(Struct, frozen=True, kw_only=True):
    """What a step will change, computed and not guessed; compare it with the network afterwards.

    ``change`` is the rest of a sentence that begins with "once", ``of`` says what is counted:
    everything there, photos and videos, these items. ``people`` are in the group; the ``clients``
    of a view are those of them who can or may see any of it.
    """

    change: str
    of: str
    people: int
    before: ViewRow
    after: ViewRow
    remains: list[RemainsRow]


class StepRow(Struct, frozen=True, kw_only=True):
    """One thing to do, most useful first; ``expected`` stands with steps that change a sight."""

    action: str
    channel: str | None
    person: str | None
    item: str | None
    why: str
    repairs: int
    expected: list[ExpectedRow] = []
