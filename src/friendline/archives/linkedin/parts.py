"""Which LinkedIn exports belong together: the quick and the large one, and those of other years."""

from collections.abc import Sequence
from dataclasses import dataclass

from friendline.archives.linkedin.owner import owner
from friendline.archives.linkedin.tables import Export
from friendline.archives.opening import Archive
from friendline.archives.tables.folding import fold


def wholes(archives: Sequence[Archive]) -> list[tuple[Archive, ...]]:
    """Put together the exports of one member, so that what one lacks may stand in another.

    They are of one member if they share a name, an e-mail address or the address of the profile.
    One that does not say whose it is goes with the others where those are of one member only.

    Returns:
        The exports of each member in the order given.
    """
    members: list[_Member] = []
    nameless: list[Archive] = []
    for archive in archives:
        one = _Member(_who(archive), [archive])
        if not one.who:
            nameless.append(archive)
            continue
        for same in [member for member in members if member.who & one.who]:
            members.remove(same)
            one = _Member(same.who | one.who, same.archives + one.archives)
        members.append(one)
    if len(members) == 1:
        members[0].archives.extend(nameless)
        nameless = []
    place = {id(archive): number for number, archive in enumerate(archives)}
    for member in members:
        member.archives.sort(key=lambda archive: place[id(archive)])
    return [*(tuple(member.archives) for member in members), *((one,) for one in nameless)]


@dataclass
class _Member:
    """Whose exports these are, by everything that names them."""

    who: frozenset[str]
    archives: list[Archive]


def _who(archive: Archive) -> frozenset[str]:
    told = next(owner(Export(archive)), None)
    if told is None:
        return frozenset()
    return frozenset({*map(fold, told.names), *told.emails, *filter(None, (told.url,))})
