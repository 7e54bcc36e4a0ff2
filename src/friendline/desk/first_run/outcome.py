"""What the first review says, in short: who of the owner's friends are clients, and what to do."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from friendline.desk.plan.tasks import Task, tasks
from friendline.model import CHANNEL_TITLES, Certainty
from friendline.sight import RULES
from friendline.store.review import reviewed
from friendline.store.review.audience_interview import Doubt, doubt

__all__ = ["Friends", "Outcome", "outcome"]

_FIRST: Final = 5
_FRIEND: Final = "friend"
"""Where people are friends it matters most who they are."""


@dataclass(frozen=True)
class Friends:
    """How many of those let in on a network are on the client list.

    Attributes:
        network: As people write it.
        word: What they are called there: friend, connection.
        all: How many there are.
        clients: How many of them are clients, confirmed or likely.
        open: How many may be a client or somebody of the same name.
    """

    network: str
    word: str
    all: int
    clients: int
    open: int


@dataclass(frozen=True)
class Outcome:
    """What the review says.

    Attributes:
        is_there: Whether there is a review.
        friends: By network, that with the most clients first.
        clients: How many are on the client list.
        tasks: What to do first.
        more: How many further steps the plan has.
        doubt: How much is not certain.
    """

    is_there: bool
    friends: Sequence[Friends]
    clients: int
    tasks: Sequence[Task]
    more: int
    doubt: Doubt

    @property
    def title(self) -> str:
        """The first thing to know."""
        if not self.is_there:
            return "Your first review is not there yet"
        if not self.clients or not self.friends:
            return "Your first review is there"
        one = self.friends[0]
        whom = f"{one.word}{'' if one.all == 1 else 's'}"
        if not one.clients:
            return (
                f"None of your {one.all:,} {whom} on {one.network} is a client, as far as is known"
            )
        verb = "is a client" if one.clients == 1 else "are clients"
        return f"{one.clients:,} of your {one.all:,} {whom} on {one.network} {verb}"


def outcome() -> Outcome:
    """Give what the last review says."""
    plan = tasks()
    listed = {row.id for row in reviewed.section("people") if row.on_client_list}
    is_there = reviewed.run() is not None
    first, more = plan[:_FIRST], len(plan[_FIRST:])
    return Outcome(is_there, _friends(listed), len(listed), first, more, doubt())


def _friends(listed: set[str]) -> list[Friends]:
    who = reviewed.who_is_who()
    of = {key: who.accounts[key].channel for key in who.standing if key in who.accounts}
    sure: dict[str, bool] = {}
    for match in who.matches:
        if match.person in listed and match.account in of:
            is_known = match.certainty is not Certainty.AMBIGUOUS
            sure[match.account] = sure.get(match.account, False) or is_known
    everybody = Counter(of.values())
    clients = Counter(of[account] for account, is_sure in sure.items() if is_sure)
    open_ = Counter(of[account] for account, is_sure in sure.items() if not is_sure)
    found = [
        Friends(
            CHANNEL_TITLES.get(channel, channel),
            RULES[channel].tie_word if channel in RULES else "connection",
            many,
            clients[channel],
            open_[channel],
        )
        for channel, many in everybody.items()
    ]
    return sorted(found, key=lambda one: (one.word != _FRIEND, -one.clients, -one.all))
