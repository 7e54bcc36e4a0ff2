"""The queue as its page shows it: what waits, what is put off, what is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet

from friendline.desk.requests.words import age_words, badge_of
from friendline.model import CHANNEL_TITLES
from friendline.requests.graph import OPEN, Kind, State
from friendline.requests.ruling import YES, Lack
from friendline.requests.waiting import Waiting, accounts_of
from friendline.review.report.words import day_words
from friendline.review.words import named, spelled, title_of
from friendline.store.models import Request
from friendline.store.requests.request_queue import several
from friendline.store.requests.request_world import World

__all__ = ["QueuePage", "Row", "Tab", "networks", "queue_page", "rows"]

WAITING: Final = "waiting"
DEFERRED: Final = "deferred"
ASKED: Final = "asked"
DONE: Final = "done"

_STATES: Final = {
    WAITING: OPEN - {State.DEFERRED},
    DEFERRED: frozenset({State.DEFERRED}),
    ASKED: frozenset({State.INVITED}),
    DONE: frozenset(State) - OPEN - {State.INVITED, State.VOID},
}
_TABS: Final = {
    WAITING: "Waiting",
    DEFERRED: "Put off",
    ASKED: "You asked them",
    DONE: "Done",
}
_ASKS: Final = {
    Kind.INCOMING: "",
    Kind.SPOKEN: "asked in person",
    Kind.OUTGOING: "you would ask",
}


@dataclass(frozen=True)
class Tab:
    """A part of the queue.

    Attributes:
        key: In the address.
        words: On the page.
        number: How many requests are in it.
        is_here: Whether it is shown.
    """

    key: str
    words: str
    number: int
    is_here: bool


@dataclass(frozen=True)
class Row:
    """A request of the queue.

    Attributes:
        one: What is known of it.
        handle: Account and network, in a few words.
        evidence: Who this is, in one line.
        state: The colour of the badge.
        badge: What the badge says.
        age: How long they have waited, or until when it is put off.
    """

    one: Waiting
    handle: str
    evidence: str
    state: str
    badge: str
    age: str

    @property
    def accepts_at_once(self) -> bool:
        """Whether one key lets them in: the policy says so, and nothing was chosen yet."""
        waits = self.one.state in {State.WAITING, State.ASKING}
        return waits and not self.one.policy.lacks and self.one.policy.answer in YES

    @property
    def can_wait(self) -> bool:
        """Whether it can be put off."""
        return self.one.state in {State.WAITING, State.ASKING, State.DEFERRED, State.DECIDED}

    @property
    def ignored(self) -> str:
        """What is said of somebody who was left without a word."""
        if not self.one.is_ignored:
            return ""
        most = f"No word from you for {self.age}: to them that is a silent no."
        equals = self.one.equals_let_in
        if not equals:
            return most
        like = "is" if len(equals) == 1 else "are"
        return (
            f"{most} {named(equals)}, who {like} like them to your policy, {_were(equals)} let in."
        )


@dataclass(frozen=True)
class QueuePage:
    """The queue.

    Attributes:
        title: How many wait, as a sentence.
        tabs: Its parts.
        here: The key of the part that is shown.
        found: Its requests.
    """

    title: str
    tabs: tuple[Tab, ...]
    here: str
    found: QuerySet[Request]


def queue_page(part: str, network: str) -> QueuePage:
    """Give a part of the queue.

    Args:
        part: Which; one that is not known is what waits.
        network: Only this one; all if empty.
    """
    here = part if part in _STATES else WAITING
    every = Request.objects.filter(channel=network) if network else Request.objects.all()
    tabs = tuple(
        Tab(key, words, every.filter(state__in=_STATES[key]).count(), key == here)
        for key, words in _TABS.items()
    )
    found = every.filter(state__in=_STATES[here])
    order = ["-changed_at", "-id"] if here == DONE else ["due_at", "asked_at", "id"]
    return QueuePage(_title(tabs[0].number), tabs, here, found.order_by(*order))


def rows(requests: Sequence[Request]) -> list[Row]:
    """Give requests as rows, in their order."""
    handles = _handles(requests)
    return [_row(one, handles[one.request]) for one in several(requests)]


def networks() -> tuple[tuple[str, str], ...]:
    """Give the networks of which there are requests, to choose from."""
    there = Request.objects.order_by("channel").values_list("channel", flat=True).distinct()
    return tuple((channel, title_of(channel)) for channel in there)


def _title(number: int) -> str:
    if not number:
        return "No request waits for you"
    return f"{spelled(number, 'request waits', 'requests wait')} for you"


def _row(one: Waiting, handle: str) -> Row:
    state, words = badge_of(one)
    age = f"until {day_words(one.due)}" if one.state is State.DEFERRED and one.due else ""
    said = age or age_words(one.age)
    return Row(one, handle, _evidence(one), state, words, said)


def _evidence(one: Waiting) -> str:
    if one.policy.lacks is Lack.PERSON:
        return one.policy.reasons[0]
    if one.state in {State.DECIDED, State.WRITTEN, State.DEFERRED, State.INVITED}:
        return one.next_step
    return one.evidence[0]


def _handles(requests: Sequence[Request]) -> dict[int, str]:
    people = World.of(None).rows
    handles = {}
    for one in requests:
        person = people.get(one.person)
        accounts = [] if person is None else accounts_of(person, one.channel, one.account)
        theirs = [each.handle for each in accounts if each.handle]
        title = CHANNEL_TITLES.get(one.channel, one.channel)
        parts = [theirs[0] if len(theirs) == 1 else "", title, _ASKS[Kind(one.direction)]]
        handles[one.pk] = " · ".join(filter(None, parts))
    return handles


def _were(names: Sequence[str]) -> str:
    return "was" if len(names) == 1 else "were"
