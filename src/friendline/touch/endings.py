"""When the work ends: what can become of a connection, and what that likely means (R92, R93).

Four choices, from the mildest to the hardest. What each brings on a network is said from what
friendline knows of the network's rules and buttons, each with its source and the day it was looked
at. Nothing here acts on a network.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from friendline.letters import Act, Situation, Step, steps
from friendline.letters.steps import networks
from friendline.model import CHANNEL_TITLES, AnswerKind, Direction
from friendline.sight import RULES
from friendline.sight.network import Rule, Strength, Topic

__all__ = [
    "BY_ANSWER",
    "Choice",
    "Consequence",
    "EndedBy",
    "consequences",
    "steps_of",
    "words_for",
]


class Choice(StrEnum):
    """What becomes of a connection."""

    KEEP = "keep"
    NARROW = "narrow"
    UNFRIEND = "unfriend"
    BLOCK = "block"


class EndedBy(StrEnum):
    """Who ended the work."""

    ME = "me"
    THEM = "them"
    BOTH = "both"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Consequence:
    """Something that likely follows from a choice.

    Attributes:
        text: What, in a sentence or two.
        source: Where it stands; empty for what follows from the choice itself.
        strength: How sure that is; ``None`` where it needs no source.
        checked: The day on which the network was last looked at.
    """

    text: str
    source: str = ""
    strength: Strength | None = None
    checked: date | None = None


BY_ANSWER: Final = {
    AnswerKind.ACCEPT: Choice.KEEP,
    AnswerKind.ACCEPT_RESTRICTED: Choice.NARROW,
    AnswerKind.OFFER_OTHER: Choice.UNFRIEND,
    AnswerKind.DECLINE: Choice.UNFRIEND,
    AnswerKind.DEFER: Choice.KEEP,
}
"""What the policy's answer to a standing connection comes to; ``ASK`` leaves it to the owner.

Deferred means that it stays for now and is looked at again on the day.
"""

_LETTERS: Final = {Choice.KEEP: Situation.ENDING_KEEP, Choice.UNFRIEND: Situation.ENDING_LEAVE}

_ANSWERS: Final = {
    Choice.NARROW: AnswerKind.ACCEPT_RESTRICTED,
    Choice.UNFRIEND: AnswerKind.DECLINE,
}

_GONE: Final = "Screenshots, and what they have read already, stay with them."
_BLOCKING: Final = "open their profile and choose to block them in its menu."


def words_for(choice: Choice) -> Situation | None:
    """Give which letter goes with a choice.

    ``None`` where nothing is to be said: narrowing goes without words, and who is blocked is not
    written to.
    """
    return _LETTERS.get(choice)


def steps_of(choice: Choice, channel: str, *, offer: str | None, sensitive: bool) -> list[Step]:
    """Give what the owner does, in order; words come before any button (R75).

    Args:
        choice: What was chosen.
        channel: On which network.
        offer: Another way to be in touch that is offered.
        sensitive: Whether the work is close to their life: then talking comes first (R81).
    """
    if choice in _ANSWERS:
        answer = _ANSWERS[choice]
        made = AnswerKind.OFFER_OTHER if offer and answer is AnswerKind.DECLINE else answer
        return steps(made, channel, direction=Direction.EXISTING, offer=offer, sensitive=sensitive)
    record = steps(AnswerKind.ACCEPT, channel, direction=Direction.EXISTING)[-1:]
    if choice is Choice.BLOCK:
        return [Step(Act.PRESS, f"On {_title(channel)} {_BLOCKING}"), *record]
    words = "You can write that you are glad to stay connected, and that a no is fine too."
    return [Step(Act.WRITE, words), *record]


def consequences(choice: Choice, channel: str) -> list[Consequence]:
    """Give what likely follows from a choice on one network."""
    return list(_LIKELY[choice](channel))


def _title(channel: str) -> str:
    return CHANNEL_TITLES.get(channel, channel)


def _keep(channel: str) -> Iterator[Consequence]:
    yield Consequence(f"They go on seeing on {_title(channel)} what they see today.")
    yield Consequence("New posts reach them as before, though there is no work between you.")


def _narrow(channel: str) -> Iterator[Consequence]:
    rules = RULES.get(channel)
    if rules is None:
        yield _unknown(channel)
        return
    network = networks().get(channel)
    has_lists = network is not None and network.lists
    if network is not None and not has_lists:
        text = f"{rules.title} has no list that limits what one connection sees."
        yield Consequence(text, network.source, network.strength, network.checked)
    yield Consequence(rules.to_let_see_less, checked=rules.checked)
    if has_lists:
        yield from map(_cited, (*rules.about(Topic.LISTS), *rules.about(Topic.RESTRICTED)))
    yield Consequence(f"You stay connected. {_GONE}")


def _unfriend(channel: str) -> Iterator[Consequence]:
    rules = RULES.get(channel)
    if rules is None:
        yield _unknown(channel)
    elif rules.all_is_public:
        yield Consequence(f"What you post on {rules.title} is public: they can still read it.")
    else:
        yield Consequence(
            f"They no longer see on {rules.title} what is only for a {rules.tie_word}. "
            "What is public they still see."
        )
    yield Consequence("They may notice it; whether they are told, friendline does not know.")
    yield Consequence("To be connected again, one of you has to ask.")
    yield Consequence(_GONE)


def _block(channel: str) -> Iterator[Consequence]:
    rules = RULES.get(channel)
    told = rules.about(Topic.BLOCKED) if rules else ()
    if not told:
        yield _unknown(channel)
    yield from map(_cited, told)
    yield Consequence("It is the hardest choice and is felt as such. Nothing is written to them.")
    yield Consequence(_GONE)


_LIKELY: Final = {
    Choice.KEEP: _keep,
    Choice.NARROW: _narrow,
    Choice.UNFRIEND: _unfriend,
    Choice.BLOCK: _block,
}


def _unknown(channel: str) -> Consequence:
    return Consequence(f"What it brings on {_title(channel)} friendline does not know.")


def _cited(rule: Rule) -> Consequence:
    return Consequence(rule.what, rule.source, rule.strength, rule.checked)
