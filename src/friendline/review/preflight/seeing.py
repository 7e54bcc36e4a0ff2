"""Who would see a draft, for each of several audiences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from friendline.model import AudienceSource, Sees, TieKind
from friendline.review.looking import ANYBODY_LOOKS, AS_ANYBODY, ChannelSight
from friendline.review.preflight.draft import Draft, draft_table
from friendline.review.preflight.result import Seer
from friendline.review.preflight.world import World
from friendline.review.view_as.stereotypes import stereotypes
from friendline.sight.judging.belonging import Verdict, Verdicts
from friendline.sight.judging.presence import name_key
from friendline.sight.judging.reasons import UNKNOWN_AUDIENCE
from friendline.sight.viewing import Sight


@dataclass(frozen=True)
class Judged:
    """A draft with each of several audiences, as everybody would see it.

    Attributes:
        world: What is known.
        draft: The draft.
        one: What everybody sees of the channel today.
        sight: The verdicts on the draft; a row for each audience.
        strangers: The same for stereotypes.
    """

    world: World
    draft: Draft
    one: ChannelSight
    sight: Sight
    strangers: Sight

    def anybody(self, row: int) -> Sees:
        """Say whether somebody who is not logged in sees it."""
        return self.sight.verdict(ANYBODY_LOOKS, row).sees

    def sees(self, person: str, row: int) -> Sees:
        """Say whether a client sees it; who is not known there may see what anybody can."""
        number = self.one.position.get(person)
        if number:
            return self.sight.verdict(number, row).sees
        return Sees.CAN if self.anybody(row) is Sees.CAN else Sees.CANNOT

    def seeing(self, row: int) -> dict[str, Sees]:
        """Give the ids of the clients who can see it, then of those who may; each by name."""
        seen = [(person, self.sees(person, row)) for person in self._by_name]
        return {
            person: wanted
            for wanted in (Sees.CAN, Sees.MAY)
            for person, sees in seen
            if sees is wanted
        }

    def seers(self, row: int) -> list[Seer]:
        """Give the same with their names and the reasons."""
        return [
            Seer(
                person=person,
                name=self.world.clients[person].name,
                sees=sees,
                because=self._because(person, row),
                in_feed=self._in_feed(person),
            )
            for person, sees in self.seeing(row).items()
        ]

    def verdicts(self, row: int) -> Verdicts:
        """Give what clients and stereotypes see, in one order for every row."""
        verdicts = [_VERDICTS[self.sees(person, row)] for person in self.world.clients]
        strange = [self.strangers.verdict(n, row) for n in range(len(self.strangers.viewers))]
        return np.array([*verdicts, *strange], dtype=np.uint8)

    def _because(self, person: str, row: int) -> tuple[str, ...]:
        number = self.one.position.get(person, ANYBODY_LOOKS)
        chain = self.sight.because(number, self.sight.items["id"][row])
        of_an_item = UNKNOWN_AUDIENCE.format(title=self.sight.told.rules.title)
        said = tuple(_NOT_SAID if one == of_an_item else one for one in chain)
        return said if number else (*said, AS_ANYBODY)

    def _in_feed(self, person: str) -> bool:
        """Whether the network brings it to them: by a tie to the owner, or by a tag."""
        number = self.one.position.get(person)
        if not number:
            return False
        return any(
            look.ties & _FED or name_key(look.name) in self._tagged
            for look in self.sight.viewers[number].presences
        )

    @cached_property
    def _by_name(self) -> list[str]:
        clients = self.world.clients
        return sorted(clients, key=lambda person: name_key(clients[person].name))

    @cached_property
    def _tagged(self) -> set[str]:
        return {name_key(name) for name in self.draft.tagged}


def judge(
    world: World,
    draft: Draft,
    audiences: Sequence[tuple[str, AudienceSource]],
    new_lists: Mapping[str, frozenset[str]] | None = None,
) -> Judged:
    """Judge who would see a draft with each of some audiences.

    Args:
        world: What is known.
        draft: The draft, with everybody whom it tags.
        audiences: Each audience in its written form, and how it is known.
        new_lists: Names of the members of lists that the owner would make for it.

    Raises:
        UnknownNetworkError: friendline has no rules of its network.
        AudienceError: An audience cannot be read.
    """
    one = world.sight(draft.channel)
    told = one.sight.told
    items = draft_table(draft, audiences, None)
    known = told.rules, {**told.lists, **(new_lists or {})}, told.namesakes
    # unless there are new lists, the viewers were looked at before; only the draft is new
    gallery = None if new_lists else one.sight.judged.gallery
    sight = Sight(items, one.sight.viewers, *known, gallery=gallery)
    strangers = [kind.viewer for kind in stereotypes(world.book, one.sight)]
    return Judged(world, draft, one, sight, Sight(items, strangers, *known))


_NOT_SAID = "You have not said who it is for."
"""No export knows of a draft; it is for the owner to say."""

_FED = frozenset({TieKind.FRIEND, TieKind.CONNECTION, TieKind.FOLLOWER})
_VERDICTS = {verdict.sees: verdict for verdict in Verdict}
