"""What ``friendline view-as`` shows: numbers of each channel, then item by item, with reasons."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from friendline.matching.wording import show as short
from friendline.model import FindingKind, Sees, moment
from friendline.review.view_as import CategoryCount, Order, ShownItem, View, ViewOfChannel
from friendline.review.words import CATEGORY_NAMES, count, number, title_of
from friendline.sight.viewing import Counts

WORDS: Final = {Sees.CAN: "can", Sees.MAY: "may", Sees.CANNOT: "cannot"}
"""What each verdict is called, here and in ``--only``."""

_KINDS: Final = {FindingKind.RISK: "Risks", FindingKind.PERK: "Perks"}
_LONGEST: Final = 300


def numbers_text(view: View, *, accepted: bool) -> str:
    """Give what somebody sees of each channel, in numbers."""
    then = ", once accepted" if accepted else ""
    blocks = ["\n".join(_channel_lines(one)) for one in view.channels]
    return "\n\n".join([f"What {called(view.name)} sees{then}", *blocks]) + "\n"


def called(name: str) -> str:
    """Give a name in the middle of a sentence: a stranger, and Kim Novak."""
    first, _, rest = name.partition(" ")
    return f"{first.lower()} {rest}".rstrip() if first in {"A", "Anybody", "Somebody"} else name


def _channel_lines(one: ViewOfChannel) -> Iterator[str]:
    yield f"{title_of(one.channel)}: {_items(one.now)}."
    yield from _category_lines(one.categories, "")
    if one.once_accepted is not None:
        yield f"  Once accepted: {_items(one.once_accepted)}."
        yield from _category_lines(one.gains, "New or surer then, ")
        if not one.gains:
            yield "  Nothing that was found would be new to them."


def _items(counts: Counts) -> str:
    return (
        f"can see {count(counts.can, 'item')}, may see {number(counts.may)}, "
        f"cannot see {number(counts.cannot)}"
    )


def _category_lines(categories: Iterable[CategoryCount], before: str) -> Iterator[str]:
    found = list(categories)
    for kind, word in _KINDS.items():
        of_kind = [one for one in found if one.kind is kind]
        if of_kind:
            label = f"{before}{word.lower()}" if before else word
            yield f"  {label}: {', '.join(map(_category, of_kind))}."


def _category(one: CategoryCount) -> str:
    told = [f"{number(value)} {word}" for value, word in ((one.can, "can"), (one.may, "may"))]
    seen = [words for words, value in zip(told, (one.can, one.may), strict=True) if value]
    return f"{CATEGORY_NAMES[one.category].lower()} ({', '.join(seen)})"


def items_text(view: View, order: Order, wanted: frozenset[Sees], most: int, zone: ZoneInfo) -> str:
    """Give the items in their order, so many of them, each with its reasons.

    Args:
        view: What somebody sees.
        order: In which order.
        wanted: Which verdicts are shown.
        most: So many at most.
        zone: In which days are told.
    """
    items = view.timeline(order, wanted)
    shown = ["\n".join(_item_lines(one, zone)) for one in islice(items, most)]
    if not shown:
        return _NOTHING[order]
    heading = _HEADINGS[order]
    is_more = next(items, None) is not None
    more = ["There are more; --most shows more of them."] if is_more else []
    return "\n\n".join([heading, *shown, *more]) + "\n"


_HEADINGS: Final = {
    Order.NEWEST: "The newest first:",
    Order.DIGGER: "What somebody who digs would find, the most exposed and oldest first:",
}
_NOTHING: Final = {
    Order.NEWEST: "There is no such item.\n",
    Order.DIGGER: "Somebody who digs would find nothing with a risk.\n",
}


def _item_lines(one: ShownItem, zone: ZoneInfo) -> Iterator[str]:
    day = moment(one.at).astimezone(zone).strftime("%Y-%m-%d") if one.at is not None else "no date"
    by = f"by {short(one.by)}" if one.by else ""
    where = {"at": one.place, "in the group": one.group, "in the album": one.album}
    said = [f"{how} {short(name)}" for how, name in where.items() if name]
    told = [day, title_of(one.channel), one.kind.replace("_", " "), by, *said]
    yield f"{WORDS[one.sees]:<7} {', '.join(filter(None, told))}"
    yield f"        | {_cut(one.text)}"
    yield f"        {' '.join(one.because)}"
    for found in one.findings:
        yield f"        {CATEGORY_NAMES[found.category]}: {found.reason}"


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return f"{words[:_LONGEST].rstrip()} ..." if len(words) > _LONGEST else words or "(no words)"
