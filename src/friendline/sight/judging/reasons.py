"""Why somebody sees an item: the shortest chain of sentences that is honest."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from friendline.model import AudienceSource, ItemKind
from friendline.sight.audience import (
    Audience,
    Both,
    Either,
    Everyone,
    Except,
    FriendsOf,
    FriendsOfFriends,
    InGroup,
    Named,
    OnList,
    OnTimeline,
    Tied,
    Unknown,
    WallOwner,
    atoms,
    parse_audience,
)
from friendline.sight.judging.belonging import Presence, Verdict
from friendline.sight.judging.crowd import BARE, Fact, Setting
from friendline.sight.judging.item_classes import ItemClass
from friendline.sight.judging.judging import Judged, Viewer
from friendline.sight.judging.presence import name_key
from friendline.sight.judging.worlds import belongs

UNKNOWN_AUDIENCE = "{title}'s export does not say who it is for."
"""Why an item may be seen of whose audience nobody has said anything."""

_MOST_ACCOUNTS = 2
_MOST_SETS = 4
"""So many sets may decide together; of more, all are told."""


class Reasons:
    """Gives the chains, and remembers them: many items have the same for the same viewer."""

    def __init__(self, judged: Judged, viewers: Sequence[Viewer]) -> None:
        """Take what was judged.

        Args:
            judged: The verdicts.
            viewers: Who looks.
        """
        self._judged = judged
        self._viewers = viewers
        self._rules = judged.gallery.told.rules
        self._key = lru_cache(maxsize=None)(name_key)
        self._keys = [{name_key(look.name) for look in one.presences} for one in viewers]
        self._chains: dict[tuple[object, ...], tuple[str, ...]] = {}
        self._of_atoms: dict[tuple[Audience, Setting], Sequence[int]] = {}

    def of(self, viewer: int, row: int, verdict: Verdict, kind: ItemKind) -> tuple[str, ...]:
        """Give the chain for one viewer's verdict on one row of the table."""
        classes = self._judged.classes
        class_index = int(classes.of_row[row])
        one = classes.classes[class_index]
        tagged = self._mentioned(viewer, classes.tags.of(row)) if one.has_tags else ()
        on_wall = self._mentioned(viewer, classes.walls.of(row)) if one.has_wall else ()
        key = viewer, class_index, kind, verdict, tagged, on_wall
        if (chain := self._chains.get(key)) is None:
            found = self._chain(viewer, one, kind, verdict, tagged, on_wall)
            chain = self._chains[key] = tuple(dict.fromkeys(found))
        return chain

    def _mentioned(self, viewer: int, names: Sequence[str]) -> tuple[str, ...]:
        """Give of the names mentioned those that an account of the viewer has."""
        mine = self._keys[viewer]
        return tuple(name for name in names if self._key(name) in mine)

    def _chain(  # noqa: PLR0913, PLR0917 - what a chain rests on
        self,
        viewer: int,
        one: ItemClass,
        kind: ItemKind,
        verdict: Verdict,
        tagged: tuple[str, ...],
        on_wall: tuple[str, ...],
    ) -> Iterator[str]:
        yield self._why_audience(one, kind)
        who = self._viewers[viewer]
        by_tag = bool(tagged) and self._rules.tagged_see
        if not one.source.is_definite:
            start = int(self._judged.gallery.starts[viewer])
            looks = enumerate(who.presences[:_MOST_ACCOUNTS], start)
            relation = [self._tie(look, place) for place, look in looks]
        else:
            setting = Setting(one.has_tags, one.has_wall, bool(tagged), bool(on_wall))
            by_audience, relation = self._relation(viewer, one, setting)
            by_tag = by_tag and by_audience != verdict
            if by_tag and verdict is Verdict.CAN:
                relation = []
        yield from relation
        if who.presences and not who.sure and (relation or by_tag):
            yield "That this account is theirs is not confirmed."
        if by_tag:
            yield self._why_tagged(tagged[0])
        elif one.source.is_definite and one.has_tags and verdict is Verdict.MAY:
            yield from self._friends_of_tagged(by_audience)

    def _friends_of_tagged(self, by_audience: Verdict) -> Iterator[str]:
        if self._rules.tagged_friends_may_see and by_audience is Verdict.CANNOT:
            yield "Friends of who is tagged in it may see it, and no export says who they are."

    def _why_tagged(self, name: str) -> str:
        if name_key(name) in self._judged.gallery.told.namesakes:
            return f"{name} is tagged in it, and more than one account there has this name."
        return f"{name} is tagged in it, and who is tagged normally sees an item."

    def _relation(self, viewer: int, one: ItemClass, setting: Setting) -> tuple[Verdict, list[str]]:
        """Give what the audience alone says, and the sentences on which that rests."""
        audience = parse_audience(one.audience)
        sets = tuple(dict.fromkeys(atoms(audience)))
        start = int(self._judged.gallery.starts[viewer])
        who = self._viewers[viewer]
        found, sentences = set(), []
        for number in range(len(who.looks)):
            values = tuple(self._atom(part, setting)[start + number] for part in sets)
            known = dict(zip(sets, values, strict=True))
            verdict = reckoned(audience, known)
            found.add(verdict)
            if number < min(len(who.presences), _MOST_ACCOUNTS):
                look = who.presences[number]
                sentences += [
                    sentence
                    for part in deciding(audience, sets, values)
                    for sentence in self._why(part, look, start + number, Verdict(known[part]))
                ]
        if who.sure and who.presences:
            return max(found), sentences
        return (found.pop() if len(found) == 1 else Verdict.MAY), sentences

    def _atom(self, part: Audience, setting: Setting) -> Sequence[int]:
        """Give for each account the verdict on one of the sets an audience is made of."""
        if (values := self._of_atoms.get((part, setting))) is None:
            surely, possibly = belongs(part, self._judged.gallery.crowd, setting)
            values = self._of_atoms[part, setting] = (surely.astype(int) + possibly).tolist()
        return values

    def _why(self, part: Audience, look: Presence, place: int, value: Verdict) -> Iterator[str]:
        """Give what is known, or open, of an account and one of the sets of an audience."""
        name = look.name or "They"
        match part:
            case Tied() | FriendsOfFriends():
                yield self._tie(look, place)
            case Everyone() if value is Verdict.CANNOT:
                yield self._tie(look, place)
            case OnList(listed):
                yield _WITHIN[value].format(name=name, what=f'on your list "{listed}"')
            case Named():
                yield _WITHIN[value].format(name=name, what="one of these people")
        if value is Verdict.MAY and type(part) in _OPEN:
            yield _OPEN[type(part)].format(whose=getattr(part, "name", ""))

    def _why_audience(self, one: ItemClass, kind: ItemKind) -> str:
        title = self._rules.title
        match one.source:
            case AudienceSource.OWNER:
                return f"You said it is for: {one.audience}."
            case AudienceSource.STATED:
                return f"{title} says it is for: {one.audience}."
            case AudienceSource.DERIVED if self._rules.all_is_public:
                return f"Everything on {title} is public."
            case AudienceSource.DERIVED:
                return f"By the state of your account on {title} it is for: {one.audience}."
            case AudienceSource.ASSUMED:
                return f"It is taken to be for: {one.audience}. That is not sure."
            case _:
                others = self._rules.others_decide.get(kind)
                unknown = UNKNOWN_AUDIENCE.format(title=title)
                return f"{others} {unknown}" if others else unknown

    def _tie(self, look: Presence, place: int) -> str:
        title, word = self._rules.title, self._rules.tie_word
        if not self._judged.gallery.crowd.logged_in[place]:
            blocked = look.logged_in
            return (
                f"{look.name} is blocked on {title}." if blocked else f"Not logged in to {title}."
            )
        if self._rules.tie not in look.ties:
            if not self._rules.ties_are_exported and not look.untied:
                return f"{title}'s export does not say who is a {word} of yours."
            return f"{look.name or 'They'} is no {word} of yours on {title}."
        return f"{look.name} is your {word} on {title}{self._restricted(place)}."

    def _restricted(self, place: int) -> str:
        so, is_open = self._judged.gallery.crowd.known(Fact("restricted"), BARE)
        if so[place]:
            return ", on your Restricted list"
        return ", and may be on your Restricted list" if is_open[place] else ""


_WITHIN: Mapping[Verdict, str] = {
    Verdict.CAN: "{name} is {what}.",
    Verdict.CANNOT: "{name} is not {what}.",
    Verdict.MAY: "Whether {name} is {what} is not certain.",
}
_OPEN: Mapping[type, str] = {
    FriendsOfFriends: "Who is a friend of a friend of yours, no export says.",
    FriendsOf: "Who is a friend of {whose}, no export says.",
    InGroup: "Who is in the group, no export says.",
    OnTimeline: "Who may see that timeline is for {whose} to say.",
    Unknown: "More than that nobody has said.",
    WallOwner: "Whose timeline it stands on says who sees it there.",
}


def reckoned(audience: Audience, known: Mapping[Audience, int]) -> Verdict:
    """Give the verdict on an audience from those on the sets it is made of, part by part."""
    match audience:
        case Either(parts):
            return max(reckoned(part, known) for part in parts)
        case Both(parts):
            return min(reckoned(part, known) for part in parts)
        case Except(base, without):
            left_out = Verdict(Verdict.CAN - reckoned(without, known))
            return min(reckoned(base, known), left_out)
        case _:
            return Verdict(known.get(audience, Verdict.MAY))


@lru_cache(maxsize=10_000)
def deciding(
    audience: Audience, sets: tuple[Audience, ...], values: tuple[int, ...]
) -> tuple[Audience, ...]:
    """Give the fewest sets that make the verdict what it is, whatever were known of the others.

    Where the verdict is open, these are the sets that leave it so.
    """
    known = dict(zip(sets, values, strict=True))
    verdict = reckoned(audience, known)
    if verdict is Verdict.MAY:
        return tuple(one for one in sets if _matters(audience, one, known)) or sets
    for number in range(min(len(sets), _MOST_SETS) + 1):
        for chosen in combinations(sets, number):
            if reckoned(audience, {one: known[one] for one in chosen}) is verdict:
                return chosen
    return sets


def _matters(audience: Audience, one: Audience, known: Mapping[Audience, int]) -> bool:
    """Whether what is open of a set leaves the whole open."""
    if known[one] != Verdict.MAY:
        return False
    return any(
        reckoned(audience, {**known, one: settled}) is not Verdict.MAY
        for settled in (Verdict.CAN, Verdict.CANNOT)
    )
