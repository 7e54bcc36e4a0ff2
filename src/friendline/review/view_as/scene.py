"""All that is to be seen, looked at through one person's eyes."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from friendline.book import Book
from friendline.model import Finding, Sees
from friendline.review.fine_for import FineFor
from friendline.review.looking import ChannelSight, has_items
from friendline.review.subjects import Subjects
from friendline.review.view_as.counting import CategoryCount, Found, summed
from friendline.review.view_as.lookers import Lookers
from friendline.review.view_as.timeline import EVERYTHING, Order, ShownItem, Wall, in_order
from friendline.sight.viewing import Counts


@dataclass(frozen=True)
class ViewOfChannel:
    """What somebody sees of one channel, in numbers.

    Attributes:
        channel: The network.
        now: How many items they can, may and cannot see.
        categories: How many findings they see, by category; risks before perks.
        once_accepted: The numbers of items once they are let in; ``None`` for who does not wait.
        gains: How many findings they would see then newly, or more surely.
    """

    channel: str
    now: Counts
    categories: tuple[CategoryCount, ...]
    once_accepted: Counts | None = None
    gains: tuple[CategoryCount, ...] = ()


@dataclass(frozen=True)
class View:
    """What one viewer sees.

    Attributes:
        key: Id of a subject, or the key of a stereotype.
        name: What to call them.
        channels: Each channel in numbers.
        walls: The same channels item by item.
    """

    key: str
    name: str
    channels: tuple[ViewOfChannel, ...]
    walls: tuple[Wall, ...]

    @property
    def now(self) -> Counts:
        """How many items they can, may and cannot see on all channels together."""
        return _together(one.now for one in self.channels)

    @property
    def categories(self) -> tuple[CategoryCount, ...]:
        """How many findings they see on all channels together."""
        return summed(chain.from_iterable(one.categories for one in self.channels))

    def timeline(
        self, order: Order = Order.NEWEST, sees: Collection[Sees] = EVERYTHING
    ) -> Iterator[ShownItem]:
        """Give the items in an order.

        Args:
            order: Newest first, or as somebody who digs would find them (R73).
            sees: Which verdicts are shown.
        """
        return in_order(self.walls, order, sees)


class Scene:
    """All items of all channels, with everybody who could look at them."""

    def __init__(
        self,
        book: Book,
        subjects: Subjects,
        sights: Mapping[str, ChannelSight],
        findings: Iterable[Finding] = (),
        fine_for: FineFor | None = None,
    ) -> None:
        """Put together what a review knows.

        Args:
            book: The book.
            subjects: Whom the review speaks about.
            sights: What they see, by channel.
            findings: What was found in the items.
            fine_for: What does not count for whom.
        """
        self._sights = {one.channel: one for one in filter(has_items, sights.values())}
        self._lookers = {
            channel: Lookers(book, subjects, one) for channel, one in self._sights.items()
        }
        self._findings = tuple(findings)
        self._fine_for = fine_for or FineFor()

    @property
    def channels(self) -> tuple[str, ...]:
        """The channels on which there is something to be seen."""
        return tuple(self._sights)

    @cached_property
    def stereotypes(self) -> Mapping[str, str]:
        """What the stereotypes of all channels are called, by key."""
        names: dict[str, str] = {}
        for lookers in self._lookers.values():
            for key, name in lookers.stereotypes.items():
                names.setdefault(key, name)
        return names

    def view_as(
        self, key: str, channel: str | None = None, *, accepted: bool = False
    ) -> View | None:
        """Look at one channel, or at all, through somebody's eyes.

        Args:
            key: Id of a subject, or the key of a stereotype.
            channel: The network; all on which they are known, if not given.
            accepted: Whether to look as they would once let in, where they wait.

        Returns:
            ``None`` where they are not known on the channel, or on any.
        """
        channels = [one for one in self._sights if channel in {None, one}]
        walls = [wall for one in channels if (wall := self._wall(one, key, accepted=accepted))]
        if not walls:
            return None
        told = tuple(self._in_numbers(wall) for wall in walls)
        return View(key, walls[0].looker.name, told, tuple(walls))

    def _wall(self, channel: str, key: str, *, accepted: bool) -> Wall | None:
        looker = self._lookers[channel].get(key, accepted=accepted)
        looker = looker or self._lookers[channel].get(key)
        if looker is None:
            return None
        fine = self._fine_for.findings(key)
        return Wall(looker, self._sights[channel], self._found[channel], fine)

    def _in_numbers(self, wall: Wall) -> ViewOfChannel:
        looker, found, fine = wall.looker, wall.found, wall.fine
        numbers = ViewOfChannel(looker.channel, looker.counts, found.counts(looker, fine))
        if looker.accepted:
            return numbers
        then = self._lookers[looker.channel].get(looker.key, accepted=True)
        if then is None:
            return numbers
        gains = found.gains(looker, then, fine)
        return ViewOfChannel(looker.channel, numbers.now, numbers.categories, then.counts, gains)

    @cached_property
    def _found(self) -> dict[str, Found]:
        return {channel: Found(self._findings, one.sight) for channel, one in self._sights.items()}


def _together(counts: Iterable[Counts]) -> Counts:
    told = [(one.can, one.may, one.cannot) for one in counts]
    return Counts(*map(sum, zip(*told, strict=True)))
