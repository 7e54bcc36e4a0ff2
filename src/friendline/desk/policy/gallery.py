"""Policies to begin with, by situation, and what professions ask (R9, R25, R96)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from friendline.policy import Policy, load_policy
from friendline.policy.authoring.interview import Answers, Topic, Why, suggest
from friendline.policy.authoring.questions import PresetOffered, presets_offered
from friendline.policy.guidance import Pack, load_pack, pack_names
from friendline.policy.overview import PromiseShown, overview
from friendline.policy.rules import Promise
from friendline.store.policy import interview

__all__ = [
    "SITUATIONS",
    "Asks",
    "Situation",
    "Suggested",
    "asks",
    "name_of",
    "offered",
    "professions",
    "situations",
]


@dataclass(frozen=True)
class Situation:
    """A way of working for which one policy fits better than others.

    Attributes:
        title: What it is called.
        about: What is special about it.
        answers: What somebody in it would answer in the interview.
    """

    title: str
    about: str
    answers: Answers


@dataclass(frozen=True)
class Suggested:
    """A situation and the policy that fits it.

    Attributes:
        situation: The situation.
        preset: Name of the policy.
        title: What it is called.
        because: Why it fits.
    """

    situation: Situation
    preset: str
    title: str
    because: tuple[str, ...]


SITUATIONS: Final = (
    Situation(
        "Clients buy once in years",
        "Selling homes, planning weddings: what matters is to be remembered.",
        Answers(why=Why.REMEMBERED, profession="infrequent_buyer", met=True),
    ),
    Situation(
        "The work touches private life",
        "Therapy, care, teaching: a visible tie can tell too much.",
        Answers(why=Why.NONE, profession="psychotherapy_counselling"),
    ),
    Situation(
        "You work alone and people get close",
        "Coaching, consulting: some clients become friends, and the weekend is your own.",
        Answers(why=Why.BOND, met=True, friends=True, edited=(Topic.WEEKEND, Topic.POLITICS)),
    ),
    Situation(
        "A large firm",
        "Many people answer in one name, and new clients come by reputation.",
        Answers(why=Why.PROSPECTS),
    ),
    Situation(
        "A small office with regulars",
        "Everyone knows everyone: contact is for when the work is over.",
        Answers(why=Why.SUPPORT, profession="small_office", after=True, edited=(Topic.FAMILY,)),
    ),
    Situation(
        "Nothing to hide, nobody to leave out",
        "What you post, anybody may read.",
        Answers(why=Why.HUMANISE),
    ),
)
"""What the two sides of the same question look like (R96)."""


@dataclass(frozen=True)
class Asks:
    """Something that a profession asks.

    Attributes:
        shown: How the owner's policy stands to it; ``None`` where there is no policy.
        promise: What is asked, and who says so.
    """

    shown: PromiseShown | None
    promise: Promise

    @property
    def is_promised(self) -> bool:
        """Whether the policy makes this promise itself."""
        return self.shown is not None and self.shown.number is not None


def name_of(preset: str) -> str:
    """Give what a preset is called on a page."""
    words = preset.replace("-", " ")
    return f"{words[:1].upper()}{words[1:]}"


def situations() -> Iterator[Suggested]:
    """Give every situation with the policy that fits it."""
    for one in SITUATIONS:
        found = suggest(one.answers)
        yield Suggested(one, found.preset, name_of(found.preset), found.because)


def offered() -> tuple[tuple[PresetOffered, int], ...]:
    """List the policies to begin with and how many rules each has, the suggested one first."""
    answers = interview.answered()
    found = presets_offered(suggest(answers or Answers(why=Why.NONE)))
    return tuple(
        (PresetOffered(one.name, one.sentence, one.suggested and answers is not None), _rules(one))
        for one in found
    )


def professions() -> tuple[Pack, ...]:
    """List the professions whose texts are known."""
    return tuple(map(load_pack, pack_names()))


def asks(pack: Pack, policy: Policy | None) -> tuple[Asks, ...]:
    """Say how a policy stands to everything that a profession asks.

    Args:
        pack: The profession.
        policy: The policy; ``None`` where there is none yet.
    """
    shown = {one.id: one for one in overview(policy, (pack,)).promises} if policy else {}
    return tuple(Asks(shown.get(promise.id), promise) for promise in pack.promises)


def _rules(one: PresetOffered) -> int:
    return len(load_policy(one.name).rules)
