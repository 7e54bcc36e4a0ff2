"""What became of the letters that went out, by template (R87, R98).

It tells what was seen and how little that may say; never that the words did it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Final

from friendline.letters import Counts, Measure, Situation, differ, measures
from friendline.model import Direction
from friendline.requests.graph import State
from friendline.review.situations import day_of
from friendline.review.treatment import SILENT_DECLINE_DAYS
from friendline.store import clock
from friendline.store.models import Answer, Letter, Reaction
from friendline.store.people.noted import reviewed_answers
from friendline.store.requests.request_world import UPSET

__all__ = ["HAD_TIME", "LetterOutcomes", "letter_outcomes"]

HAD_TIME: Final = SILENT_DECLINE_DAYS
"""Days after which a letter without any answer had its time."""

_ELSEWHERE: Final = "connected_elsewhere"
_INVITES: Final = frozenset({Situation.INVITE.value})
_OFFERS: Final = frozenset(
    {
        *(Situation.OFFER_OTHER.value, Situation.DECLINE.value, Situation.MOVE.value),
        *(Situation.ENDING_LEAVE.value, Situation.RULE_CLOSED.value),
    }
)


@dataclass(frozen=True)
class LetterOutcomes:
    """How letters were taken.

    Attributes:
        invitations: Letters in which the owner asked; a yes is that they connected.
        offers: Letters that said no with another way; a yes is that they came there.
        apart: Pairs of templates that fared differently by more than chance.
        waiting: How many went out lately and have no outcome yet.
        put_out: How many who got a letter were put out afterwards, as the owner noted it.
    """

    invitations: tuple[Measure, ...]
    offers: tuple[Measure, ...]
    apart: tuple[tuple[Measure, Measure], ...]
    waiting: int
    put_out: int


@dataclass(frozen=True)
class _Seen:
    """A letter, and whether it was answered with a yes; ``None`` while that is open."""

    template: str
    is_yes: bool | None


def letter_outcomes() -> LetterOutcomes:
    """Give what became of the letters that invite or offer another way.

    A letter that the owner changed counts by itself, under the template with "changed by you".
    """
    rows = Letter.in_force.select_related("request")
    invited = [_invited(one) for one in rows.filter(situation__in=_INVITES)]
    offers = list(rows.filter(situation__in=_OFFERS))
    offered = list(_offered(offers))
    first, second = _measured(invited), _measured(offered)
    return LetterOutcomes(
        invitations=first,
        offers=second,
        apart=tuple(_apart(first)) + tuple(_apart(second)),
        waiting=sum(one.is_yes is None for one in (*invited, *offered)),
        put_out=_put_out(rows),
    )


def _invited(letter: Letter) -> _Seen:
    state = None if letter.request is None else State(letter.request.state)
    is_known = state in {State.JOINED, State.REFUSED}
    return _Seen(_named(letter), state is State.JOINED if is_known else _by_silence(letter))


def _offered(letters: Iterable[Letter]) -> Iterator[_Seen]:
    """Give letters with another way: a yes is noted by the owner, or shown by an export."""
    noted = _came_elsewhere()
    ways = dict(Answer.in_force.order_by("id").values_list("request", "offer"))
    begun = _connected()
    for one in letters:
        since = begun.get((one.person, ways.get(one.request_id or 0, "")))
        came = noted.get(one.person, -1) >= one.sent_at or (
            since is not None and since >= day_of(one.sent_at)
        )
        yield _Seen(_named(one), True if came else _by_silence(one))


def _came_elsewhere() -> Mapping[str, int]:
    """Give who connected elsewhere, with the last time that was noted."""
    return dict(Reaction.objects.filter(how=_ELSEWHERE).order_by("at").values_list("person", "at"))


def _connected() -> Mapping[tuple[str, str], date]:
    """Give since when people are connected, by person and network, as far as exports tell.

    Of somebody who has several accounts there it is the newest tie.
    """
    begun = sorted(
        (row.since[:10], row.person, row.channel)
        for row in reviewed_answers()
        if row.direction is Direction.EXISTING and row.since is not None
    )
    return {(person, channel): date.fromisoformat(day) for day, person, channel in begun}


def _by_silence(letter: Letter) -> bool | None:
    """Give that silence is no yes, once it lasted; until then it is open."""
    waited = clock.today() - day_of(letter.sent_at)
    return False if waited.days > HAD_TIME else None


def _measured(seen: Iterable[_Seen]) -> tuple[Measure, ...]:
    decided: dict[str, list[bool]] = defaultdict(list)
    for one in seen:
        if one.is_yes is not None:
            decided[one.template].append(one.is_yes)
    return tuple(measures({name: Counts(len(each), sum(each)) for name, each in decided.items()}))


def _apart(found: Iterable[Measure]) -> Iterator[tuple[Measure, Measure]]:
    return ((one, other) for one, other in combinations(found, 2) if differ(one, other))


def _put_out(letters: Iterable[Letter]) -> int:
    """Count who was put out after a letter."""
    first: dict[str, int] = {}
    for one in letters:
        first[one.person] = min(one.sent_at, first.get(one.person, one.sent_at))
    hurt = Reaction.objects.filter(how=UPSET).values_list("person", "at")
    return len({person for person, at in hurt if person in first and at >= first[person]})


def _named(letter: Letter) -> str:
    return f"{letter.template}, changed by you" if letter.edited else letter.template
