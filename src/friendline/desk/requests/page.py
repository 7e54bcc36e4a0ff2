"""The page of one request: what they would see, what the policy says, what to do in which order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from friendline.desk.requests.day_one import DayOne, day_one
from friendline.desk.requests.links import address, facts_address, person_address, who_address
from friendline.desk.requests.noticing import Noticing, noticing
from friendline.desk.requests.protocol import Check, checklist
from friendline.desk.requests.words import (
    ANSWER_STATES,
    BUTTONS,
    answered_words,
    policy_words,
    way_words,
)
from friendline.letters import Draft, Length, Voice
from friendline.model import AnswerKind
from friendline.policy import decide
from friendline.policy.change.sides import usable
from friendline.requests.graph import MEANINGS, Act, Cause, Kind, State, out_of
from friendline.requests.ruling import YES, Lack, Later
from friendline.requests.waiting import Waiting
from friendline.review.report.words import fact_words
from friendline.review.words import title_of
from friendline.store.letters import letters
from friendline.store.models import Letter, Reaction, Request, RequestStep
from friendline.store.requests.referrals import AroundNo, around_no
from friendline.store.requests.request_equals import EqualGot, equals_got
from friendline.store.requests.request_queue import waiting
from friendline.store.requests.request_steps import given, request_of
from friendline.store.requests.request_world import UPSET, World

__all__ = ["REACTION_WORDS", "Choice", "RequestPage", "Step", "request_page"]

REACTION_WORDS: Final = {
    "fine": "They took it well",
    UPSET: "They were put out",
    "no_reaction": "They said nothing",
    "connected_elsewhere": "They connected with you elsewhere",
}
"""How somebody can have taken an answer."""

_STEP_WORDS: Final = {
    Act.ARRIVE: "It came with an import",
    Act.NOTE: "You noted it",
    Act.DECIDE: "You chose an answer",
    Act.ASK: "You asked first",
    Act.DEFER: "You put it off",
    Act.WAKE: "Its day came",
    Act.WRITE: "The words went out",
    Act.PRESS: "You carried it out",
    Act.INVITE: "You sent the invitation",
    Act.HEAR_YES: "They said yes",
    Act.HEAR_NO: "They said no",
    Act.WITHDRAW: "It was taken back",
    Act.SETTLE: "It no longer waits on the network",
    Act.REAPPEAR: "It waits on the network again",
    Act.REOPEN: "You opened it again",
}
_MOST_EQUALS: Final = 6


@dataclass(frozen=True)
class Choice:
    """An answer to choose.

    Attributes:
        answer: Which.
        words: What its button says.
        is_own: Whether it is the policy's own.
    """

    answer: AnswerKind
    words: str
    is_own: bool


@dataclass(frozen=True)
class Equal:
    """Somebody like them to the policy, and what they got.

    Attributes:
        person: Id of the person.
        name: What to call them.
        answer: What the owner answered; ``None`` for a connection that stands.
        words: The same, in words.
        on: When.
        why: The owner's reason, where there was one.
    """

    person: str
    name: str
    answer: AnswerKind | None
    words: str
    on: date | None
    why: str


@dataclass(frozen=True)
class Step:
    """Something that happened to the request."""

    at: int
    words: str
    note: str


@dataclass(frozen=True)
class RequestPage:
    """A request.

    Attributes:
        one: What the queue knows of it.
        where: The network.
        meaning: Where it stands, in a sentence.
        state: The colour of the policy's badge.
        policy: What the policy says, in few words.
        because: The rule's own reason, and the facts that made it fit.
        passed_over: Rules that would have been asked first, were something known.
        facts: What it rests on, in words.
        later: When the policy says something else, if only time passes.
        later_words: What it says then.
        day_one: What they would see; ``None`` where nothing is known of the network.
        noticing: Who could notice.
        equals: What people like them got.
        more_equals: How many of these are not shown.
        choices: The answers, the policy's own first.
        chosen: The answer that was chosen, in words; ``""`` while none is.
        why: The owner's reason for it.
        offers: Other ways to offer.
        checks: What to do, in order.
        spoken: What can be said aloud; ``None`` where nothing is to be said.
        letters: What went out.
        reactions: How they took it.
        referrals: How many people they sent before the last no and since; ``None`` without a no.
        history: What happened, the newest first.
        can: What can be done now.
        can_undo: Whether the last step is the owner's.
    """

    one: Waiting
    where: str
    meaning: str
    state: str
    policy: str
    because: tuple[str, ...]
    passed_over: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    later: Later | None
    later_words: str
    day_one: DayOne | None
    noticing: Noticing | None
    equals: tuple[Equal, ...]
    more_equals: int
    choices: tuple[Choice, ...]
    chosen: str
    why: str
    offers: tuple[tuple[str, str], ...]
    checks: tuple[Check, ...]
    spoken: Draft | None
    letters: tuple[Letter, ...]
    reactions: tuple[tuple[Reaction, str], ...]
    referrals: AroundNo | None
    history: tuple[Step, ...]
    can: frozenset[str]
    can_undo: bool

    @property
    def number(self) -> int:
        """Its number."""
        return self.one.request

    @property
    def is_open(self) -> bool:
        """Whether an answer can be chosen."""
        return "decide" in self.can

    @property
    def can_say_yes(self) -> bool:
        """Whether a yes is among the answers that can be chosen now."""
        return self.is_open and any(one.answer in YES for one in self.choices)

    @property
    def is_unclear(self) -> bool:
        """Whether nobody knows who asks."""
        return self.one.policy.lacks is Lack.PERSON

    @property
    def is_chosen(self) -> bool:
        """Whether an answer was chosen and something is left to do."""
        return self.one.state in {State.DECIDED, State.WRITTEN, State.ASKING}

    @property
    def is_upset(self) -> bool:
        """Whether they were put out."""
        return any(one.how == UPSET for one, _ in self.reactions)

    @property
    def draft_words(self) -> str:
        """What the button says that leads to the letter."""
        answer = self.one.answer or self.one.policy.answer
        if self.one.kind is Kind.OUTGOING:
            return "Draft the invitation"
        if answer in YES:
            return "Draft a welcome"
        kinds = {AnswerKind.DEFER: "Draft a not yet", AnswerKind.ASK: "Draft a question"}
        return kinds.get(answer, "Draft a kind no")

    @property
    def can_draft(self) -> bool:
        """Whether there is an answer to write about."""
        return self.one.answer is not None or self.one.policy.lacks is None

    @property
    def who_page(self) -> str:
        """Where it is said who this is."""
        return who_address() or person_address(self.one.person)

    @property
    def facts_page(self) -> str:
        """Where its facts can be changed."""
        return facts_address(self.one.person)

    @property
    def person_page(self) -> str:
        """The page of the person."""
        return person_address(self.one.person)

    @property
    def fairness_page(self) -> str:
        """Where equals who were treated differently stand side by side."""
        return address("fairness:index")

    @property
    def meet_page(self) -> str:
        """Where a meeting can be planned."""
        return address("touch:index")

    @property
    def says_yes(self) -> bool:
        """Whether a yes was chosen."""
        return self.one.answer in YES

    @property
    def last_step(self) -> str:
        """What undoing takes back."""
        return self.history[0].words[:1].lower() + self.history[0].words[1:]

    @property
    def reaction_choices(self) -> tuple[tuple[str, str], ...]:
        """How they can have taken it."""
        return tuple(REACTION_WORDS.items())


def request_page(number: int, today: date | None = None) -> RequestPage:
    """Give the page of a request.

    Raises:
        NoSuchRequestError: There is none of this number.
    """
    request, one, world = request_of(number), waiting(number, today), World.of(today)
    holding, steps = given(request), _steps(request)
    equals = equals_got(number, today)
    later = None if one.policy.lacks else world.later(request)
    is_done = one.state in {State.SETTLED_ELSEWHERE, State.WITHDRAWN, State.VOID}
    reactions = Reaction.objects.filter(person=request.person).order_by("-id")
    because, passed_over = _reasons(one, world)
    last = steps[-1] if steps else None
    return RequestPage(
        one=one,
        where=title_of(request.channel),
        meaning=MEANINGS[one.state],
        state="care" if one.policy.lacks else ANSWER_STATES[one.policy.answer],
        policy=policy_words(one.policy),
        because=because,
        passed_over=passed_over,
        facts=_facts(one, world),
        later=later,
        later_words="" if later is None else answered_words(later.answer),
        day_one=day_one(request),
        noticing=noticing(request, world),
        equals=tuple(map(_equal, equals[:_MOST_EQUALS])),
        more_equals=max(0, len(equals) - _MOST_EQUALS),
        choices=_choices(one),
        chosen=""
        if holding is None
        else answered_words(AnswerKind(holding.answer), holding.offer, holding.onto_list),
        why="" if holding is None else holding.why,
        offers=_offers(request, world),
        checks=()
        if is_done or _is_nothing_to_do(one)
        else checklist(letters.steps_for(number, today=today), one),
        spoken=_spoken(request, one, today),
        letters=tuple(Letter.in_force.filter(request=request).order_by("-id")),
        reactions=tuple((each, REACTION_WORDS[each.how]) for each in reactions),
        referrals=around_no(request.person),
        history=tuple(_step(each) for each in reversed(steps)),
        can=frozenset(
            way.act.value for way in out_of(one.kind, one.state) if way.cause is Cause.OWNER
        ),
        can_undo=last is not None and last.cause == Cause.OWNER,
    )


def _is_nothing_to_do(one: Waiting) -> bool:
    return one.policy.lacks is not None and one.answer is None


def _steps(request: Request) -> Sequence[RequestStep]:
    return list(RequestStep.in_force.filter(request=request).order_by("id"))


def _step(one: RequestStep) -> Step:
    return Step(one.at, _STEP_WORDS[Act(one.act)], one.words)


def _reasons(one: Waiting, world: World) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give why the policy says so, and which rules it passed over for want of facts."""
    reasons = one.policy.reasons
    if world.policy is None or one.policy.lacks is not None:
        return reasons, ()
    over = len(decide(world.policy, usable(world.policy, one.policy.facts)).passed_over)
    because, passed_over = reasons[: len(reasons) - over], reasons[len(reasons) - over :]
    return tuple(map(_as_sentence, because)), passed_over


def _as_sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:].rstrip('.')}."


def _facts(one: Waiting, world: World) -> tuple[tuple[str, str], ...]:
    """Give the facts in words: those that are known first."""
    if world.policy is None:
        return ()
    specs = world.policy.facts
    shown = [
        (specs[name].label.capitalize(), fact_words(name, fact))
        for name, fact in one.policy.facts.items()
        if name in specs
    ]
    return tuple(sorted(shown, key=lambda fact: fact[1] == "not known"))


def _equal(one: EqualGot) -> Equal:
    words = answered_words(one.answer) if one.answer else ""
    return Equal(one.person, one.name, one.answer, words, one.on, one.why)


def _can_answer(one: Waiting) -> tuple[AnswerKind, ...]:
    if one.policy.lacks:
        return AnswerKind.ASK, AnswerKind.DEFER
    if one.kind is not Kind.OUTGOING:
        return tuple(AnswerKind)
    yes = (AnswerKind.ACCEPT, AnswerKind.ACCEPT_RESTRICTED)
    return *yes, AnswerKind.DECLINE, AnswerKind.DEFER


def _choices(one: Waiting) -> tuple[Choice, ...]:
    own = None if one.policy.lacks else one.policy.answer
    can = _can_answer(one)
    words = _OUTGOING if one.kind is Kind.OUTGOING else BUTTONS
    found = [Choice(answer, words.get(answer, BUTTONS[answer]), answer is own) for answer in can]
    if own is not None and own not in can:
        found.append(Choice(own, BUTTONS[own], is_own=True))
    return tuple(sorted(found, key=lambda choice: not choice.is_own))


_OUTGOING: Final = {
    AnswerKind.ACCEPT: "Ask them",
    AnswerKind.ACCEPT_RESTRICTED: "Ask them, onto a list",
    AnswerKind.DECLINE: "Do not ask them",
}


def _offers(request: Request, world: World) -> tuple[tuple[str, str], ...]:
    ways = () if world.policy is None else world.policy.alternatives
    return tuple((way, way_words(way)) for way in ways if way != request.channel)


def _spoken(request: Request, one: Waiting, today: date | None) -> Draft | None:
    """Give what can be said aloud to somebody who asked in person (R76)."""
    if (
        one.kind is not Kind.SPOKEN
        or (situation := letters.situation_of(request.pk, today)) is None
    ):
        return None
    found = letters.drafts(request.pk, situation, Voice(length=Length.SPOKEN), today)
    return next((draft for draft in found if draft.length is Length.SPOKEN), None)
