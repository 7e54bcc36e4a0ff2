"""What somebody would see on the first day, if they were let in now, with nothing changed."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from friendline.desk.items import ItemShown, item_shown
from friendline.model import Category, FindingKind, Sees
from friendline.requests.graph import Kind
from friendline.review.words import CATEGORY_NAMES, count, joined, spelled, title_of
from friendline.store.models import Finding, Request
from friendline.store.review.edited_version import number_through
from friendline.store.review.seeing import (
    Eyes,
    SeenItem,
    Timeline,
    Wanted,
    counts_by_category,
    eyes_of,
)

__all__ = ["DayOne", "InShort", "Shown", "day_one", "eyes_for"]

_FRIEND: Final = "friend"
_SHOWN: Final = 6


@dataclass(frozen=True)
class InShort:
    """One category of what they would see.

    Attributes:
        category: Which.
        can: How many items they can see.
        may: How many more they may.
    """

    category: Category
    can: int
    may: int

    @property
    def name(self) -> str:
        """What it is called."""
        return CATEGORY_NAMES[self.category]


@dataclass(frozen=True)
class Shown:
    """An item of the timeline.

    Attributes:
        item: The item.
        sees: Whether they would see it.
        because: Why.
        found: What was found in it, in words; ``""`` for nothing.
        is_risk: Whether a risk is among it.
    """

    item: ItemShown
    sees: Sees
    because: tuple[str, ...]
    found: str
    is_risk: bool


@dataclass(frozen=True)
class DayOne:
    """What somebody would see.

    Attributes:
        key: Whose eyes these are: those of the person, or of any friend.
        is_own: Whether they are the person's, whose account is known.
        where: The network.
        can: How many items they can see then.
        may: How many more they may.
        cannot: How many they cannot.
        now_can: How many they can see today.
        now_may: How many they may see today.
        perks: What speaks for it, by category.
        risks: What speaks against it.
        edited: How many items they would see, and how many more they might, of what the owner
            edits for clients (R36).
        in_common: Reasons that hold for all items of the timeline.
        timeline: The newest items, each with its other reasons.
    """

    key: str
    is_own: bool
    where: str
    can: int
    may: int
    cannot: int
    now_can: int
    now_may: int
    perks: tuple[InShort, ...]
    risks: tuple[InShort, ...]
    edited: tuple[int, int]
    in_common: tuple[str, ...]
    timeline: tuple[Shown, ...]

    @property
    def sentence(self) -> str:
        """How much would be visible, in one sentence."""
        if not self.can + self.may:
            return f"Nothing of yours on {self.where} would be visible to them"
        if not self.can:
            return f"{spelled(self.may, 'item')} on {self.where} may be visible to them"
        more = f", {self.may:,} more perhaps" if self.may else ""
        return f"{spelled(self.can, 'item')} on {self.where} would be visible to them{more}"

    @property
    def counted(self) -> str:
        """The same numbers for today, and what stays hidden."""
        hidden = f" {count(self.cannot, 'item')} would stay hidden." if self.cannot else ""
        if not self.now_can + self.now_may:
            return f"Today they see nothing of it.{hidden}"
        today = [f"{self.now_can:,} for certain"] if self.now_can else []
        today += [f"{self.now_may:,} perhaps"] if self.now_may else []
        return f"Of what is there they see today {joined(today)}.{hidden}"


def eyes_for(request: Request) -> tuple[Eyes | None, bool]:
    """Give the eyes by which to look, and whether they are those of whoever asks.

    Whose account nobody knows would see what any friend sees.
    """
    own = eyes_of(request.person, accepted=True)
    if own is not None and _would(own, request):
        return own.on(request.channel), True
    friend = eyes_of(_FRIEND)
    if friend is None or request.channel not in friend.channels:
        return None, False
    return friend.on(request.channel), False


def day_one(request: Request) -> DayOne | None:
    """Give what whoever asks would see; ``None`` where no export of the network was read."""
    eyes, is_own = eyes_for(request)
    if eyes is None:
        return None
    now = eyes_of(request.person) or eyes_of("stranger")
    counts, newest = counts_by_category(eyes), Timeline(eyes, Wanted())[:_SHOWN]
    in_common = _in_common(newest)
    short = [InShort(one.category, one.can, one.may) for one in counts]
    return DayOne(
        key=eyes.key,
        is_own=is_own,
        where=title_of(request.channel),
        can=eyes.number_of(Sees.CAN),
        may=eyes.number_of(Sees.MAY),
        cannot=eyes.number_of(Sees.CANNOT),
        now_can=0 if now is None else now.on(request.channel).number_of(Sees.CAN),
        now_may=0 if now is None else now.on(request.channel).number_of(Sees.MAY),
        perks=_of(FindingKind.PERK, short),
        risks=_of(FindingKind.RISK, short),
        edited=number_through(eyes),
        in_common=in_common,
        timeline=tuple(_shown(one, in_common) for one in newest),
    )


def _would(eyes: Eyes, request: Request) -> bool:
    """Whether they see the network as somebody who is let in there."""
    if request.channel not in eyes.channels:
        return False
    return request.channel in eyes.waits or request.direction == Kind.INCOMING


def _of(kind: FindingKind, short: Iterable[InShort]) -> tuple[InShort, ...]:
    return tuple(one for one in short if one.category.kind is kind)


def _in_common(items: Sequence[SeenItem]) -> tuple[str, ...]:
    """Give the reasons that all items share, where there are several items."""
    if len(items) < 2:  # noqa: PLR2004 - one shares with nobody
        return ()
    first, *others = items
    return tuple(why for why in first.because if all(why in one.because for one in others))


def _shown(one: SeenItem, in_common: Collection[str]) -> Shown:
    return Shown(
        item=item_shown(one.item),
        sees=one.sees,
        because=tuple(why for why in one.because if why not in in_common),
        found=joined(_names(one.findings)),
        is_risk=any(each.kind == FindingKind.RISK for each in one.findings),
    )


def _names(findings: Iterable[Finding]) -> list[str]:
    names = [CATEGORY_NAMES[Category(one.category)].lower() for one in findings]
    return list(dict.fromkeys(names))
