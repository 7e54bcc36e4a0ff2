"""How often each letter was answered with a yes, and how little that may say (R87)."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Final

_Z: Final = 1.959964
"""Standard deviations on either side that hold 95 in 100 of a normal distribution."""


@dataclass(frozen=True)
class Counts:
    """What became of the letters of one template.

    Attributes:
        sent: How many went out and had time to be answered.
        accepted: How many of them were answered with a yes.
    """

    sent: int
    accepted: int


class ImpossibleCountsError(ValueError):
    """More answers than letters, or fewer than none."""

    def __init__(self, template: str, counts: Counts) -> None:
        super().__init__(
            f"{template}: {counts.accepted} accepted of {counts.sent} sent cannot be; count again."
        )


@dataclass(frozen=True)
class Measure:
    """How one template fared.

    Attributes:
        template: Its id.
        sent: How many went out.
        accepted: How many were answered with a yes.
        share: ``accepted`` of ``sent``; ``None`` where nothing was sent.
        low: The lower end of the interval: 0 to 1.
        high: Its upper end.
        sentence: All of this in words, with what it does not show.
    """

    template: str
    sent: int
    accepted: int
    share: float | None
    low: float
    high: float
    sentence: str


def measures(counts: Mapping[str, Counts]) -> list[Measure]:
    """Give the share of acceptance by template, with the interval of Wilson (1927) at 95 in 100.

    It stays honest for few letters: 3 of 3 is 44 to 100 in 100. Templates are in order of the
    lower end, so three lucky letters do not come before thirty good ones. The interval tells
    chance, not cause: letters go to different people.

    Raises:
        ImpossibleCountsError: More were accepted than sent, or a count is below nought.
    """
    found = [_measure(template, one) for template, one in counts.items()]
    return sorted(found, key=lambda one: (-one.low, -one.sent, one.template))


def differ(one: Measure, other: Measure) -> bool:
    """Tell whether two templates fared differently by more than chance: intervals apart.

    That is stricter than a test at 95 in 100; better to say nothing than too much.
    """
    return one.low > other.high or other.low > one.high


def wilson(accepted: int, sent: int) -> tuple[float, float]:
    """Give the interval in which the true share lies, 95 times in 100; 0 to 1 for nothing sent."""
    if not sent:
        return 0.0, 1.0
    share, spread = accepted / sent, _Z * _Z / sent
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt(share * (1 - share) / sent + spread / (4 * sent)) / (1 + spread)
    # At the ends rounding would leave 1e-17 where nought is meant.
    low = 0.0 if not accepted else max(0.0, middle - half)
    return low, 1.0 if accepted == sent else min(1.0, middle + half)


def _measure(template: str, counts: Counts) -> Measure:
    if not 0 <= counts.accepted <= counts.sent:
        raise ImpossibleCountsError(template, counts)
    low, high = wilson(counts.accepted, counts.sent)
    share = counts.accepted / counts.sent if counts.sent else None
    return Measure(
        template, counts.sent, counts.accepted, share, low, high, _said(counts, low, high)
    )


def _said(counts: Counts, low: float, high: float) -> str:
    if not counts.sent:
        return "None was sent yet."
    return (
        f"{counts.accepted} of {counts.sent} said yes; by chance alone it could be "
        f"{low * 100:.0f} to {high * 100:.0f} in 100. It does not show that the words did it."
    )
