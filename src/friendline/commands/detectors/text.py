"""A detector and its card, as the command line shows them."""

from collections.abc import Iterable, Iterator

from friendline.screening.card import Card, Measured
from friendline.screening.told import Told


def page(told: Iterable[Told], source: str) -> str:
    """Give all detectors, one paragraph each.

    Args:
        told: The detectors, in the order in which they are shown.
        source: What says which of them look, as the first sentence has it.
    """
    blocks = [f"Which detectors look, {source}:", *("\n".join(_lines(one)) for one in told)]
    return "\n\n".join(blocks) + "\n"


def _lines(told: Told) -> Iterator[str]:
    version = f", version {told.version}" if told.version else ""
    yield f"[{'on' if told.is_on else 'off'}] {told.name}{version}"
    if told.trouble:
        yield f"  It cannot be used so: {told.trouble}"
    if told.card is None:
        yield "  Its card can be shown only once it is set up."
        return
    yield f"  {told.card.title}. {told.card.how}"
    yield f"  Languages: {', '.join(told.card.languages) or 'any'}."
    yield f"  Sends: {told.card.sends or 'nothing.'}"
    yield from _figures(told.card)
    yield from (f"  Known fault: {fault}" for fault in told.card.faults)


def _figures(card: Card) -> Iterator[str]:
    if not card.measured:
        yield "  Measured: not yet."
        return
    yield f"  Measured on {card.measured_on or 'what stands beside each figure'}:"
    for one in card.measured:
        yield f"    {one.category}: {_figure(one)}{f' (on {one.on})' if one.on else ''}"


def _figure(one: Measured) -> str:
    right = (
        "it saw none"
        if one.precision is None
        else f"{_percent(one.precision)} of what it saw was there{_between(one.precision_bounds)}"
    )
    return f"{right}; it saw {_percent(one.recall)} of what was there{_between(one.recall_bounds)}"


def _between(bounds: tuple[float, float] | None) -> str:
    return "" if bounds is None else f" (between {_percent(bounds[0])} and {_percent(bounds[1])})"


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"
