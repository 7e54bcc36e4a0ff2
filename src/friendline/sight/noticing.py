"""Who could notice that somebody else was let in, and who was not (R5).

A network shows people whom they have in common with the owner (``Topic.COMMON`` of its rules), so
of every client who is let in every other may notice it. Exports hold no friends of friends: nobody
can say here that two people know each other. What an export does hold makes it likelier, and is
told in words: they are tagged together, they have one employer, they were invited to one event. It
is certain only where the owner's list of friends, or an item that names somebody, can surely be
seen.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from heapq import nsmallest

from friendline.book.items import item_id, item_table
from friendline.model import AudienceSource, Item, ItemKind, Sees
from friendline.sight.acquaintance import NOTHING, Acquaintance, Client, Shown, items_of
from friendline.sight.judging.belonging import Verdict
from friendline.sight.judging.presence import name_key
from friendline.sight.network import Strength, Topic
from friendline.sight.viewing import Sight

MOST_NOTICED = 5
"""So many are told by name with the reasons; the others are counted."""


@dataclass(frozen=True)
class TieList:
    """Who sees the owner's list of friends, connections or followers, and how that is known."""

    audience: str = "unknown"
    source: AudienceSource = AudienceSource.UNKNOWN


@dataclass(frozen=True)
class Noticed:
    """One other client.

    Attributes:
        client: The person's id.
        sees: Whether it can be noticed for certain, or may be.
        because: Why, the weightiest reason first.
    """

    client: str
    sees: Sees
    because: tuple[str, ...]


@dataclass(frozen=True)
class Notice:
    """Some clients counted, and the likeliest of them named.

    Attributes:
        can: How many it is certain of.
        may: How many more it is possible of.
        hinted: Of how many of them the sources hold more than the rules of the network.
        likeliest: At most ``MOST_NOTICED`` of them, the likeliest first.
    """

    can: int
    may: int
    hinted: int
    likeliest: tuple[Noticed, ...]


@dataclass(frozen=True)
class Noticing:
    """What one person could notice, and who could notice them.

    Attributes:
        notices: Of the clients who are let in already, those whom this person could notice.
        noticed_by: Clients who could notice it, were this person let in.
    """

    notices: Notice
    noticed_by: Notice


class Noticer:
    """Says for the people of one channel who could notice whom."""

    def __init__(
        self,
        sight: Sight,
        people: Sequence[Client],
        *,
        ties: TieList | None = None,
        meetings: Iterable[frozenset[str]] = (),
    ) -> None:
        """Gather what ties the people to each other.

        Args:
            sight: What its viewers see of the owner's items.
            people: Everybody to speak of, clients and others.
            ties: Who sees the owner's list of friends; not known if not given.
            meetings: For each event the ids of those invited to it.
        """
        rules = sight.told.rules
        self._rules = rules
        self._sight = sight
        self._people = {one.id: one for one in people}
        self._clients = sorted((one for one in people if one.is_client), key=lambda one: one.name)
        public = TieList("public", AudienceSource.DERIVED)
        self._ties = public if rules.all_is_public else ties or TieList()
        self._list_seen = _list_seen(self._ties, sight)
        self._acquaintance = Acquaintance(sight.items, people, meetings)

    def notice(self, person: str) -> Noticing:
        """Say whom a person could notice, and who could notice that they were let in."""
        who = self._people[person]
        shown = self._acquaintance.shown_to(self._sight.row_verdicts(who.viewer))
        acquainted = self._acquaintance.of(who)
        return Noticing(
            notices=self._notices(who, shown, acquainted),
            noticed_by=self._noticed_by(who, acquainted),
        )

    def _notices(self, who: Client, shown: Shown, acquainted: frozenset[str]) -> Notice:
        tied = [one for one in self._clients if one.is_tied and one.id != who.id]
        sure = {one.id for one in tied if self._surely_noticed(who, one, shown)}
        likeliest = _likeliest(tied, sure, acquainted, shown.keys())
        return Notice(
            len(sure),
            len(tied) - len(sure),
            sum(one.id in acquainted or one.id in shown for one in tied),
            tuple(
                Noticed(
                    one.id,
                    Sees.CAN if one.id in sure else Sees.MAY,
                    tuple(self._why_noticed(who, one, shown)),
                )
                for one in likeliest
            ),
        )

    def _surely_noticed(self, who: Client, other: Client, shown: Shown) -> bool:
        if not other.is_sure:
            return False
        return self._sees_list(who, Verdict.CAN) or (
            shown.get(other.id, NOTHING)[0] > 0 and self._is_clear(other)
        )

    def _why_noticed(self, who: Client, other: Client, shown: Shown) -> Iterator[str]:
        can, may = shown.get(other.id, NOTHING)
        yield from _why_shown(other, can, may, is_clear=self._is_clear(other))
        yield from self._acquaintance.why(who, other)
        yield from self._why_list(who)
        yield from self._why_common()
        if not other.is_sure:
            yield f"That the account is that of {other.name} is likely, not confirmed."

    def _is_clear(self, other: Client) -> bool:
        """Whether a name in an item can mean nobody but this client's account."""
        return self._sight.told.namesakes.isdisjoint(map(name_key, other.accounts))

    def _noticed_by(self, who: Client, acquainted: frozenset[str]) -> Notice:
        others = [one for one in self._clients if one.id != who.id]
        sure = {one.id for one in others if who.is_sure and self._sees_list(one, Verdict.CAN)}
        return Notice(
            len(sure),
            len(others) - len(sure),
            sum(one.id in acquainted for one in others),
            tuple(
                Noticed(
                    one.id,
                    Sees.CAN if one.id in sure else Sees.MAY,
                    (
                        *self._acquaintance.why(who, one),
                        *self._why_list(one),
                        *self._why_common(),
                    ),
                )
                for one in _likeliest(others, sure, acquainted)
            ),
        )

    def _sees_list(self, who: Client, verdict: Verdict) -> bool:
        return who.viewer in self._list_seen[verdict]

    def _why_list(self, onlooker: Client) -> Iterator[str]:
        title, word = self._rules.title, self._rules.tie_word
        if self._rules.all_is_public:
            yield f"Everything on {title} is public, your list of {word}s too."
        elif self._sees_list(onlooker, Verdict.CAN):
            yield f"You said that your list of {word}s on {title} is for: {self._ties.audience}."
        elif self._sees_list(onlooker, Verdict.MAY) and self._ties.source.is_definite:
            said = f"is for: {self._ties.audience}; whether for them is not sure"
            yield f"Your list of {word}s on {title} {said}."
        elif self._sees_list(onlooker, Verdict.MAY):
            yield f"Who sees your list of {word}s on {title} is not known."

    def _why_common(self) -> Iterator[str]:
        for rule in self._rules.about(Topic.COMMON):
            remembered = rule.strength is Strength.REMEMBERED
            yield f"{rule.what} This is from memory." if remembered else rule.what


def _list_seen(ties: TieList, sight: Sight) -> Mapping[Verdict, frozenset[int]]:
    """Give which viewers can and may see the list: it is judged as an item of its own."""
    told = sight.told
    it = Item(
        channel=told.rules.channel,
        kind=ItemKind.PROFILE_FIELD,
        audience=ties.audience,
        audience_source=ties.source,
    )
    key = item_id(it)
    of_list = Sight(item_table({key: it}), sight.viewers, told.rules, told.lists, told.namesakes)
    seen = [of_list.sees(number, key) for number in range(len(sight.viewers))]
    return {
        verdict: frozenset(number for number, sees in enumerate(seen) if sees is verdict.sees)
        for verdict in Verdict
    }


def _likeliest(
    people: Sequence[Client],
    sure: AbstractSet[str],
    acquainted: AbstractSet[str],
    shown: AbstractSet[str] = frozenset(),
) -> list[Client]:
    """Give those to name: the certain ones first, then those of whom most is known."""
    return nsmallest(
        MOST_NOTICED,
        people,
        key=lambda one: (
            one.id not in sure,
            one.id not in acquainted,
            one.id not in shown,
            not one.is_tied,
        ),
    )


def _why_shown(other: Client, can: int, may: int, *, is_clear: bool) -> Iterator[str]:
    if can:
        doubt = "" if is_clear else ", or somebody of that name"
        yield f"They can see {items_of(can)} of yours with the name of {other.name}{doubt}."
    elif may:
        yield f"They may see {items_of(may)} of yours with the name of {other.name}."
