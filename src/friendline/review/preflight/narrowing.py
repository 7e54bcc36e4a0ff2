"""What an audience that is narrower would change: how many clients fewer, and who is left."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from itertools import chain
from itertools import count as count_from
from typing import Final

import numpy as np
from msgspec.structs import replace

from friendline.model import UNKNOWN, AudienceSource, Sees
from friendline.review.effects import NEUTRAL_LIST
from friendline.review.preflight.draft import Draft
from friendline.review.preflight.result import Narrower, Seer
from friendline.review.preflight.seeing import Judged, judge
from friendline.review.preflight.world import World, rules_of
from friendline.review.view_as.stereotypes import owners_lists
from friendline.review.words import count
from friendline.sight.audience import (
    Audience,
    AudienceError,
    Except,
    Named,
    OnList,
    Tied,
    parse_audience,
    write_audience,
)
from friendline.sight.judging.belonging import Verdicts
from friendline.sight.judging.presence import name_key
from friendline.sight.network import NetworkRules

MOST_NAMED: Final = 10
"""So many accounts can be named one by one; of more, a list is made."""


def narrower(
    world: World, draft: Draft, seers: Sequence[Seer], told_otherwise: AbstractSet[str]
) -> list[Narrower]:
    """Give what each audience of the network would change that lets fewer see the draft.

    Where the owner has not said who it is for, it is held against being for everybody.

    Args:
        world: What is known.
        draft: The draft, with everybody whom it tags.
        seers: The clients who can or may see it as it is.
        told_otherwise: Ids of the clients whom it contradicts.

    Returns:
        The widest first; of two that let the same in, the one that takes less to set up.
    """
    rules = rules_of(draft.channel)
    names = _names_there(world, draft.channel, seers) if rules.offers_lists else ()
    new_list = _new_list(world, draft.channel) if len(names) > MOST_NAMED else ""
    options = list(dict.fromkeys(_options(world, draft, names, new_list)))
    said = [(option, AudienceSource.OWNER) for option in (_start(draft, rules), *options)]
    judged = judge(world, draft, said, {new_list: frozenset(names)} if new_list else None)
    verdicts = [judged.verdicts(row) for row in range(len(said))]
    found = [
        (verdicts[row], _narrower(judged, row, option, seers, told_otherwise))
        for row, option in enumerate(options, 1)
        if _is_narrower(verdicts[row], verdicts[0])
    ]
    found.sort(key=lambda one: -int(one[0].astype(np.int64).sum()))
    first = f'Put {count(len(names), "account")} of clients on a list "{new_list}" first.'
    return [
        replace(one, first=first) if new_list and f'"{new_list}"' in one.audience else one
        for one in _different(found, rules.offers)
    ]


def _start(draft: Draft, rules: NetworkRules) -> str:
    return rules.offers[0] if draft.audience == UNKNOWN else draft.audience


def _options(world: World, draft: Draft, names: Sequence[str], new_list: str) -> Iterator[str]:
    """Give what can be chosen there: the network's own, lists, and everybody tied but clients."""
    rules = rules_of(draft.channel)
    yield from rules.offers
    tied = Tied(f"{rules.tie_word}s")
    for name in _lists(world, draft.channel) if rules.offers_lists else ():
        yield from _readable(Except(tied, OnList(name)))
        yield from _readable(OnList(name))
    if new_list:
        yield from _readable(Except(tied, OnList(new_list)))
    elif names:
        yield from _readable(Except(tied, Named(tuple(names))))


def _lists(world: World, channel: str) -> list[str]:
    """Give the owner's lists but the one whose members see public items only."""
    restricted = rules_of(channel).restricted_list
    keeping_out = None if restricted is None else name_key(restricted)
    lists = owners_lists(world.sight(channel).sight)
    return [name for key, name in lists.items() if key != keeping_out]


def _new_list(world: World, channel: str) -> str:
    """Give a neutral name that no list of the owner has: the network may show it."""
    taken = owners_lists(world.sight(channel).sight)
    names = chain([NEUTRAL_LIST], (f"{NEUTRAL_LIST} {number}" for number in count_from(2)))
    return next(name for name in names if name_key(name) not in taken)


def _readable(audience: Audience) -> Iterator[str]:
    """Give the written form as reading it again gives it; nothing for one that is too long."""
    with suppress(AudienceError):
        yield write_audience(parse_audience(write_audience(audience)))


def _names_there(world: World, channel: str, seers: Sequence[Seer]) -> tuple[str, ...]:
    """Give the accounts by which clients would see it: those that can be named on the network."""
    one = world.sight(channel)
    looks = (
        look.name
        for seer in seers
        if (number := one.position.get(seer.person))
        for look in one.sight.viewers[number].presences
        if look.ties and look.name
    )
    return tuple(dict.fromkeys(looks))


def _is_narrower(then: Verdicts, now: Verdicts) -> bool:
    """Whether it lets somebody see less, and nobody more."""
    return bool((then <= now).all() and (then < now).any())


def _narrower(
    judged: Judged,
    row: int,
    option: str,
    seers: Sequence[Seer],
    told_otherwise: AbstractSet[str],
) -> Narrower:
    left = judged.seeing(row)
    names = {person: judged.world.clients[person].name for person in left}
    return Narrower(
        audience=option,
        can=sum(sees is Sees.CAN for sees in left.values()),
        may=sum(sees is Sees.MAY for sees in left.values()),
        fewer=len({one.person for one in seers} - left.keys()),
        left=tuple(names.values()),
        clashes=tuple(names[person] for person in left if person in told_otherwise),
    )


def _different(
    found: Sequence[tuple[Verdicts, Narrower]], offers: Sequence[str]
) -> Iterator[Narrower]:
    """Leave out lists and names that let the very same people in as another audience does."""
    known: set[bytes] = set()
    for verdicts, one in found:
        key = verdicts.tobytes()
        if one.audience in offers or key not in known:
            known.add(key)
            yield one
