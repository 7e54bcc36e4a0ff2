"""Everybody through whose eyes a channel can be looked at: people, and stereotypes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from friendline.book import Book
from friendline.model import Sees
from friendline.review.looking import ANYBODY_LOOKS, AS_ANYBODY, ChannelSight
from friendline.review.subjects import Subjects
from friendline.review.view_as.stereotypes import Stereotype, stereotypes
from friendline.sight.viewing import Counts, Sight, Verdicts, Viewer


@dataclass(frozen=True)
class Looker:
    """One viewer of one channel.

    Attributes:
        key: Id of a subject, or the key of a stereotype.
        name: What to call them.
        sight: The verdicts that they are among.
        number: Which viewer of that sight they are.
        accepted: Whether this is what they would see once let in.
        as_anybody: Whether this is a person who sees what anybody sees, without an account.
    """

    key: str
    name: str
    sight: Sight
    number: int
    accepted: bool = False
    as_anybody: bool = False

    @property
    def channel(self) -> str:
        """The network."""
        return self.sight.told.rules.channel

    @property
    def viewer(self) -> Viewer:
        """The accounts through which they look."""
        return self.sight.viewers[self.number]

    @property
    def counts(self) -> Counts:
        """How many items they can, may and cannot see."""
        return self.sight.counts(self.number)

    @property
    def verdicts(self) -> Verdicts:
        """The verdict on each item, in the order of the table."""
        return self.sight.row_verdicts(self.number)

    def sees(self, item: str) -> Sees:
        """Say whether they see an item."""
        return self.sight.sees(self.number, item)

    def because(self, item: str) -> tuple[str, ...]:
        """Say why."""
        chain = self.sight.because(self.number, item)
        return (*chain, AS_ANYBODY) if self.as_anybody else chain


class Lookers:
    """Everybody who can look at one channel."""

    def __init__(self, book: Book, subjects: Subjects, one: ChannelSight) -> None:
        """Take what was judged; the stereotypes are judged when they are first asked for.

        Args:
            book: The book.
            subjects: Whom a review speaks about.
            one: What they see on the channel.
        """
        self._book = book
        self._names = {key: subject.name for key, subject in subjects.all().items()}
        self._one = one

    def all(self) -> Iterator[Looker]:
        """Give the subjects, then the stereotypes; each today, and then once let in."""
        for key in (*self._one.position, *self._stereotypes):
            for accepted in (False, True):
                if (looker := self.get(key, accepted=accepted)) is not None:
                    yield looker

    def get(self, key: str, *, accepted: bool = False) -> Looker | None:
        """Give one of them.

        Args:
            key: Id of a subject, or the key of a stereotype.
            accepted: Whether to look as they would once let in.

        Returns:
            ``None`` for who is not known there, and for who does not wait to be let in.
        """
        if key in self._one.position:
            return self._person(key, accepted=accepted)
        number = self._numbers.get((key, accepted))
        if number is None:
            return None
        return Looker(key, self._stereotypes[key].name, self._judged, number, accepted)

    def _person(self, key: str, *, accepted: bool) -> Looker | None:
        numbers = self._one.accepted if accepted else self._one.position
        number = numbers.get(key)
        if number is None:
            return None
        as_anybody = number == ANYBODY_LOOKS
        return Looker(key, self._names[key], self._one.sight, number, accepted, as_anybody)

    @property
    def stereotypes(self) -> Mapping[str, str]:
        """What the stereotypes of the channel are called, by key."""
        return {key: one.name for key, one in self._stereotypes.items()}

    @cached_property
    def _stereotypes(self) -> dict[str, Stereotype]:
        return {one.key: one for one in stereotypes(self._book, self._one.sight)}

    @cached_property
    def _looks(self) -> dict[tuple[str, bool], Viewer]:
        """Give the stereotypes as viewers, by key and whether they are let in."""
        looks: dict[tuple[str, bool], Viewer] = {}
        for key, one in self._stereotypes.items():
            looks[key, False] = one.viewer
            if one.viewer_once_accepted is not None:
                looks[key, True] = one.viewer_once_accepted
        return looks

    @cached_property
    def _numbers(self) -> dict[tuple[str, bool], int]:
        return {key: number for number, key in enumerate(self._looks)}

    @cached_property
    def _judged(self) -> Sight:
        """Judge the stereotypes by themselves: no number of a review changes by them."""
        sight = self._one.sight
        told = sight.told
        return Sight(
            sight.items,
            tuple(self._looks.values()),
            told.rules,
            told.lists,
            told.namesakes,
            classes=sight.classes,
        )
