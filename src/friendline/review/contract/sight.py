"""Who sees what."""

from msgspec import Struct

from friendline.model import Category, Sees
from friendline.sight.counts import Counts


class GainedRow(Struct, frozen=True, kw_only=True):
    """Findings of a category that somebody would newly see, or see for certain, once accepted."""

    category: Category
    can: int
    may: int


class SightRow(Struct, frozen=True, kw_only=True):
    """How many items of a channel a person can, may and cannot see, now and if accepted.

    ``gains`` counts the risks that accepting would open. ``as_anybody`` says that no account of
    theirs is known there, and that they see what anybody sees.
    """

    person: str
    channel: str
    can: int
    may: int
    cannot: int
    if_accepted: Counts | None
    gains: list[GainedRow] = []
    as_anybody: bool = False


class BaselineRow(Struct, frozen=True, kw_only=True):
    """What anybody sees who is not tied to the owner (R52), and how much is unknown."""

    channel: str
    items: int
    can: int
    may: int
    cannot: int
    unknown_audience: int


class ExposureRow(Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A finding that a person can or may see, and by which chain of reasons.

    ``third_parties`` is that of the finding; it is left out where there is none.
    """

    person: str
    item: str
    category: Category
    sees: Sees
    because: tuple[str, ...]
    third_parties: str | None = None


class ExposureCountRow(Struct, frozen=True, kw_only=True):
    """How many findings of a category a person can and may see.

    These are all of them; ``exposures`` lists the weightiest of each person.
    """

    person: str
    category: Category
    can: int
    may: int


class SeenByRow(Struct, frozen=True, kw_only=True, gc=False):
    """How many people of the client list can and may see a finding."""

    item: str
    category: Category
    can: int
    may: int


class DiggerRow(Struct, frozen=True, kw_only=True):
    """An item with a risk that somebody who digs would find (R73).

    ``can`` and ``may`` count people of the client list; ``anybody`` is what those see who are not
    tied to the owner; ``because`` says why the one sees it who sees most.
    """

    item: str
    at: str | None
    can: int
    may: int
    because: tuple[str, ...]
    anybody: Sees
    categories: list[Category]
