"""In which order it is done: write, offer, then press (R75).

Pressing *reject* first can end the chance to explain. Nothing here is done by friendline itself;
each step is for the owner. What a network's buttons are called stands in the data with the day on
which it was looked at and how sure it is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec
from msgspec import Struct

from friendline.letters.slots import title, way
from friendline.letters.templates import check_language
from friendline.model import AnswerKind, Direction
from friendline.sight.network import Strength

_OTHER: Final = "other"
_YES: Final = frozenset({AnswerKind.ACCEPT, AnswerKind.ACCEPT_RESTRICTED})
_NO: Final = frozenset({AnswerKind.OFFER_OTHER, AnswerKind.DECLINE})


class Act(StrEnum):
    """What kind of thing is done in a step."""

    TALK = "talk"
    WRITE = "write"
    OFFER = "offer"
    PRESS = "press"
    WAIT = "wait"
    RECORD = "record"


@dataclass(frozen=True)
class Step:
    """One thing that the owner does.

    Attributes:
        act: What kind of thing.
        text: What to do, in the language asked for.
        checked: The day on which the network's buttons were looked at; ``None`` where the step
            rests on none, or the network is not known.
        strength: How sure that is.
        source: Where it stands.
    """

    act: Act
    text: str
    checked: date | None = None
    strength: Strength | None = None
    source: str = ""


class Network(Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of a network's buttons.

    Attributes:
        checked: The day on which they were looked at.
        strength: How sure that is.
        source: Where it stands.
        silent: Whether whoever asked is not told of a no.
        requests: Whether anybody asks there at all.
        replies: Whether an answer can be written before anything is pressed.
        lists: Whether a list there limits what somebody sees.
    """

    checked: date
    strength: Strength
    source: str
    silent: bool
    requests: bool
    replies: bool
    lists: bool


class _Buttons(Struct, frozen=True, forbid_unknown_fields=True):
    remove: str
    place: str = ""
    accept: str = ""
    decline: str = ""


class _Wording(Struct, frozen=True, forbid_unknown_fields=True):
    talk: str
    write: str
    write_elsewhere: str
    offer: str
    accept: str
    list: str
    no_list: str
    decline: str
    decline_elsewhere: str
    silent: str
    wait: str
    diary: str
    notice: str
    remove: str
    invite: str
    record: str
    write_plain: str
    list_existing: str
    list_later: str
    no_list_existing: str
    no_list_later: str
    stay: str
    leave: str
    decide: str
    remove_nearest: str
    do_not_ask: str
    not_yet: str
    decide_to_ask: str
    offer_alone: str
    record_done: str
    how_to_decline: str
    how_to_decline_silent: str
    how_to_decline_nothing: str
    networks: dict[str, _Buttons]


def steps(  # noqa: PLR0913 - the facts that change the order
    answer: AnswerKind,
    channel: str,
    language: str = "en",
    *,
    direction: Direction = Direction.INCOMING,
    offer: str | None = None,
    sensitive: bool = False,
) -> list[Step]:
    """Give the steps that carry out an answer, in order.

    Args:
        answer: What the policy answers.
        channel: On which network; one that is not known gets steps without the names of buttons.
        language: Two letters.
        direction: Who asks; ``EXISTING`` is a tie that stands: nothing is asked then, and nothing
            has to be pressed where it stays.
        offer: The way that is offered instead.
        sensitive: Whether the work is close to their life: then talking comes first (R81).

    Raises:
        NoSuchLanguageError: There are no words in this language.
    """
    maker = _Maker(channel, check_language(language), offer)
    says_yes = answer in _YES
    is_told = direction is Direction.INCOMING or (direction is Direction.EXISTING and answer in _NO)
    talk = [maker.step(Act.TALK, "talk")] if sensitive and is_told and not says_yes else []
    is_asked = direction is Direction.INCOMING or (direction is Direction.OUTGOING and says_yes)
    record = maker.step(Act.RECORD, "record" if is_asked else "record_done")
    return [*talk, *_in_order(maker, answer, direction), record]


def how_to_decline(channel: str, language: str) -> str:
    """Say in half a sentence how the other side says no to an invitation (R86).

    That nobody is told is said only where it is more than remembered.
    """
    maker = _Maker(channel, check_language(language), None)
    network = maker.network
    if network is None or not network.requests:
        return maker.text("how_to_decline_nothing")
    is_told = network.silent and network.strength is not Strength.REMEMBERED
    return maker.text("how_to_decline_silent" if is_told else "how_to_decline")


def decline_word(channel: str, language: str) -> str:
    """Give what the button is called that says no; ``""`` where there is none."""
    return _Maker(channel, check_language(language), None).buttons.decline


def _in_order(maker: "_Maker", answer: AnswerKind, direction: Direction) -> Iterator[Step]:
    if direction is Direction.OUTGOING:
        yield from _outgoing(maker, answer)
    elif direction is Direction.EXISTING:
        yield from _existing(maker, answer)
    elif answer in _YES:
        yield from _let_in(maker, answer)
    else:
        yield from maker.words()
        yield from _after_words(maker, answer)


def _let_in(maker: "_Maker", answer: AnswerKind) -> Iterator[Step]:
    if maker.has_requests:
        yield maker.step(Act.PRESS, "accept", cited=True)
    if answer is AnswerKind.ACCEPT_RESTRICTED:
        yield maker.listing()
    yield maker.step(Act.WRITE, "write_plain")


def _after_words(maker: "_Maker", answer: AnswerKind) -> Iterator[Step]:
    if answer in _NO:
        yield maker.declining()
        return
    yield maker.step(Act.WAIT, "wait")
    if answer is AnswerKind.DEFER:
        yield maker.step(Act.WAIT, "diary")


def _existing(maker: "_Maker", answer: AnswerKind) -> Iterator[Step]:
    """Give what is done about a tie that stands; it is looked at, and nobody has asked."""
    match answer:
        case AnswerKind.ACCEPT:
            yield maker.step(Act.WAIT, "stay")
        case AnswerKind.ACCEPT_RESTRICTED:
            yield maker.listing("_existing")
        case AnswerKind.DEFER:
            yield maker.step(Act.WAIT, "leave")
            yield maker.step(Act.WAIT, "diary")
        case AnswerKind.ASK:
            yield maker.step(Act.WAIT, "decide")
        case _:
            yield from maker.words("write_plain")
            yield maker.step(Act.WAIT, "notice")
            has_ties = maker.has_requests
            yield maker.step(Act.PRESS, "remove" if has_ties else "remove_nearest", cited=True)


def _outgoing(maker: "_Maker", answer: AnswerKind) -> Iterator[Step]:
    """Give what is done where the owner thinks of asking somebody."""
    if answer in _YES:
        yield maker.step(Act.WRITE, "invite")
        if answer is AnswerKind.ACCEPT_RESTRICTED:
            yield maker.listing("_later")
        return
    if answer is AnswerKind.DEFER:
        yield maker.step(Act.WAIT, "not_yet")
        yield maker.step(Act.WAIT, "diary")
    else:
        is_open = answer is AnswerKind.ASK
        yield maker.step(Act.WAIT, "decide_to_ask" if is_open else "do_not_ask")
    if maker.offer:
        yield maker.step(Act.OFFER, "offer_alone")


class _Maker:
    """Writes steps for one network in one language."""

    def __init__(self, channel: str, language: str, offer: str | None) -> None:
        self._wording = _wording(language)
        self.network = networks().get(channel)
        named = self._wording.networks
        self.buttons = named[channel if channel in named else _OTHER]
        self.offer = offer
        self._filling = {
            "channel": title(channel),
            "here": way(channel, language),
            "offer": way(offer, language) if offer else "",
            "place": self.buttons.place,
            "accept": self.buttons.accept,
            "decline": self.buttons.decline,
            "remove": self.buttons.remove,
        }

    @property
    def has_requests(self) -> bool:
        return self.network is None or self.network.requests

    def text(self, key: str) -> str:
        template: str = getattr(self._wording, key)
        return template.format_map(self._filling)

    def step(self, act: Act, key: str, *, cited: bool = False) -> Step:
        return self._cited(act, self.text(key)) if cited else Step(act, self.text(key))

    def words(self, key: str = "") -> Iterator[Step]:
        yield self.step(Act.WRITE, key or self._before_answering(), cited=True)
        if self.offer:
            yield self.step(Act.OFFER, "offer")

    def _before_answering(self) -> str:
        """Tell that a reply accepts nothing, only where there is something to accept."""
        if not self.has_requests:
            return "write_plain"
        can_reply = self.network is None or self.network.replies
        return "write" if can_reply else "write_elsewhere"

    def declining(self) -> Step:
        if not self.has_requests:
            return self.step(Act.PRESS, "decline_elsewhere", cited=True)
        text = self.text("decline")
        if self.network is not None and self.network.silent:
            text = f"{text} {self.text('silent')}"
        return self._cited(Act.PRESS, text)

    def listing(self, when: str = "") -> Step:
        has_lists = self.network is not None and self.network.lists
        return self.step(Act.PRESS, f"{'list' if has_lists else 'no_list'}{when}", cited=True)

    def _cited(self, act: Act, text: str) -> Step:
        if self.network is None:
            return Step(act, text)
        return Step(act, text, self.network.checked, self.network.strength, self.network.source)


@cache
def networks() -> Mapping[str, Network]:
    """Give what is known of each network's buttons, by channel."""
    data = (files(__package__) / "data" / "networks.toml").read_bytes()
    return msgspec.toml.decode(data, type=dict[str, Network])


@cache
def _wording(language: str) -> _Wording:
    data = (files(__package__) / "data" / "steps" / f"{language}.toml").read_bytes()
    return msgspec.toml.decode(data, type=_Wording)
