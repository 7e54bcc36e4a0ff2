"""A policy as its page shows it: each rule in words, what is proved, and of whom it is not so."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from friendline.model import AnswerKind
from friendline.policy.citations import Strength
from friendline.policy.guidance import Pack
from friendline.policy.language.words import spoken
from friendline.policy.overview.overlaps import Overlap, Overlaps, overlaps
from friendline.policy.prove import Kind, Proofs, Standing, Verdict, prove
from friendline.policy.publish import phrase, wording
from friendline.policy.publish.meaning import ALWAYS_SO, meaning_of
from friendline.policy.rules import Policy, Promise, Rule

__all__ = ["Badge", "Note", "Overview", "PromiseShown", "RuleShown", "overview"]


class Badge(StrEnum):
    """What stands beside a rule, in one word."""

    PROVED = "proved"
    REFUTED = "refuted"
    """It breaks something that must hold."""
    DEAD = "never used"
    IDLE = "changes nothing"
    OPEN = "not proved"
    """No prover could tell."""


class Note(Struct, frozen=True):
    """Something that does not hold, told of an invented person.

    Attributes:
        about: What should hold.
        sentence: Of whom it does not, and why.
        strength: How much it matters.
        rules: Numbers of the rules that it is about; none where it is about all of them.
    """

    about: str
    sentence: str
    strength: Strength
    rules: tuple[int, ...] = ()


class RuleShown(Struct, frozen=True, kw_only=True):
    """One rule.

    Attributes:
        number: Its number, from 1.
        name: What the sheet calls it.
        who: Whom it speaks of, in plain words.
        answer: What is answered, in plain words.
        sentence: The two in one sentence, with the way or list that goes with it.
        because: Why, as the sheet says.
        badge: What is proved of it.
        notes: Of whom something does not hold by this rule, what matters most first.
        overlaps: Later rules that it takes cases from, and earlier ones that take cases from it.
    """

    number: int
    name: str
    who: str
    answer: str
    sentence: str
    because: str
    badge: Badge
    notes: tuple[Note, ...]
    overlaps: tuple[Overlap, ...]


class PromiseShown(Struct, frozen=True, kw_only=True):
    """One promise and what came out.

    Attributes:
        number: Its place among the promises of the policy, from 1; ``None`` where it is asked by
            a profession and the policy does not make it.
        text: What is promised.
        standing: Proved, refuted, outside the policy, or left open.
        sentence: The same in one sentence; where refuted, told of an invented person.
        strength: How much it matters.
        rules: Numbers of the rules that break it.
        id: Its id, as ``editing.AddPromise`` takes it.
    """

    number: int | None
    text: str
    standing: Standing
    sentence: str
    strength: Strength
    rules: tuple[int, ...]
    id: str


class Overview(Struct, frozen=True, kw_only=True):
    """Everything a page shows of a sound policy.

    Attributes:
        rules: Rule by rule.
        complete: Whether some rule answers every case; ``None`` where no prover could tell.
        banner: The same in a sentence; of whom it is not so, where it is not.
        overlapping: Where the order of two rules decides; ``None`` where there are too many rules.
        promises: What it promises, then what professions ask beside that.
        fair: Whether what must not matter does not.
        fairness: The same in a sentence.
        notes: What else does not hold, what matters most first.
        kept: Whether everything that must hold does.
        seconds: How long it took.
    """

    rules: tuple[RuleShown, ...]
    complete: bool | None
    banner: str
    overlapping: Overlaps | None
    promises: tuple[PromiseShown, ...]
    fair: bool
    fairness: str
    notes: tuple[Note, ...]
    kept: bool
    seconds: float


_BY_WEIGHT: Final = tuple(Strength)
_COMPLETE: Final = "Complete: every case has an answer."
_TO_YOU: Final = "leave it to you"
"""The page speaks to the owner."""
_OF_ONE_RULE: Final = frozenset({Kind.DEAD, Kind.NO_EFFECT, Kind.UNKNOWN})
"""Properties whose verdict names first the rule that it is about."""
_OF_RULES: Final = frozenset({Kind.DEAD, Kind.PROMISE, Kind.FAIR, Kind.INVARIANT})
"""Properties that, left open, leave it open whether a rule is sound."""
_SHOWN_APART: Final = frozenset({Kind.COMPLETE, Kind.FAIR, Kind.PROMISE})


def overview(policy: Policy, packs: Iterable[Pack] = (), place: str | None = None) -> Overview:
    """Say everything that a page shows of a policy; some 50 ms for twenty rules.

    Args:
        policy: The policy.
        packs: Professions, whose promises are asked too; those that the policy makes, once.
        place: Where the owner works; what a profession asks elsewhere only is left out.
    """
    began = time.perf_counter()
    asked = [_without_own(pack, policy) for pack in packs]
    proofs = prove(policy, packs=asked, place=place)
    writer = _Writer(policy, proofs, [one for pack in asked for one in pack.promises])
    found = overlaps(policy)
    complete = next(proofs.of(Kind.COMPLETE))
    fair = list(proofs.of(Kind.FAIR))
    return Overview(
        rules=tuple(writer.rules(found.found if found else ())),
        complete=None if complete.standing is Standing.OPEN else complete.proved,
        banner=_COMPLETE if complete.proved else complete.sentence,
        overlapping=found,
        promises=tuple(writer.promises()),
        fair=all(verdict.proved for verdict in fair),
        fairness=" ".join(verdict.sentence for verdict in fair),
        notes=tuple(writer.notes()),
        kept=proofs.kept,
        seconds=time.perf_counter() - began,
    )


def _without_own(pack: Pack, policy: Policy) -> Pack:
    own = {promise.id for promise in policy.promises if promise.id}
    return replace(pack, promises=tuple(one for one in pack.promises if one.id not in own))


class _Writer:
    """Writes what was proved of a policy beside its parts."""

    def __init__(self, policy: Policy, proofs: Proofs, asked: Sequence[Promise]) -> None:
        self._policy = policy
        self._verdicts = proofs.verdicts
        self._asked = {one.id: one for one in asked}
        self._numbers = {rule.name: rule.number for rule in policy.rules}
        self._words = wording()
        self._answers = {**self._words.answers, AnswerKind.ASK: _TO_YOU}
        self._open = any(one.kind in _OF_RULES for one in proofs.open)

    def rules(self, found: Sequence[Overlap]) -> Iterator[RuleShown]:
        """Show every rule."""
        about = self._by_rule()
        for rule in self._policy.rules:
            verdicts = about.get(rule.number, [])
            yield RuleShown(
                number=rule.number,
                name=rule.name,
                who=self._who(rule),
                answer=self._answers[rule.answer],
                sentence=self._sentence(rule),
                because=rule.because,
                badge=self._badge(verdicts),
                notes=tuple(self._notes(verdicts)),
                overlaps=tuple(one for one in found if rule.number in {one.first, one.second}),
            )

    def promises(self) -> Iterator[PromiseShown]:
        """Show every promise: those of the policy come first, in their order."""
        own = len(self._policy.promises)
        verdicts = (one for one in self._verdicts if one.kind is Kind.PROMISE)
        for number, verdict in enumerate(verdicts, start=1):
            promise = self._policy.promises[number - 1] if number <= own else self._named(verdict)
            yield PromiseShown(
                number=number if number <= own else None,
                text=promise.text if promise else verdict.name,
                standing=verdict.standing,
                sentence=verdict.sentence,
                strength=verdict.strength,
                rules=tuple(self._numbered(verdict.breaking)),
                id=promise.id if promise else "",
            )

    def notes(self) -> Iterator[Note]:
        """Tell what else does not hold, of no rule in particular or of several."""
        rest = (one for one in self._verdicts if one.kind not in _SHOWN_APART | _OF_ONE_RULE)
        return self._notes(rest)

    def _badge(self, verdicts: Sequence[Verdict]) -> Badge:
        """Give what is worst of what does not hold for a rule."""
        if any(one.strength is Strength.MUST for one in verdicts):
            return Badge.REFUTED
        kinds = {one.kind for one in verdicts}
        if Kind.DEAD in kinds:
            return Badge.DEAD
        if Kind.NO_EFFECT in kinds:
            return Badge.IDLE
        return Badge.OPEN if self._open else Badge.PROVED

    def _named(self, verdict: Verdict) -> Promise | None:
        """Find what a profession asks by the id before its text."""
        return self._asked.get(verdict.name.partition(": ")[0])

    def _by_rule(self) -> Mapping[int, list[Verdict]]:
        """Give what does not hold, by the rules that it is about."""
        found: dict[int, list[Verdict]] = {}
        for verdict in self._verdicts:
            if verdict.standing is Standing.REFUTED:
                for number in self._numbered(_concerned(verdict)):
                    found.setdefault(number, []).append(verdict)
        return found

    def _notes(self, verdicts: Iterable[Verdict]) -> Iterator[Note]:
        broken = [one for one in verdicts if one.standing in {Standing.REFUTED, Standing.OPEN}]
        for one in sorted(broken, key=lambda verdict: _BY_WEIGHT.index(verdict.strength)):
            rules = tuple(self._numbered(_concerned(one)))
            yield Note(self._about(one), one.sentence, one.strength, rules)

    def _about(self, verdict: Verdict) -> str:
        return self._words.capitalised(_without_number(verdict.name))

    def _numbered(self, names: Iterable[str]) -> Iterator[int]:
        return (self._numbers[name] for name in names)

    def _who(self, rule: Rule) -> str:
        everybody = meaning_of(rule.when, self._policy.facts) == ALWAYS_SO
        if everybody and rule.number > 1:
            return self._words.shapes["everyone_else"]
        return phrase(rule.when, self._policy.facts)

    def _sentence(self, rule: Rule) -> str:
        more = [spoken(way) for way in self._policy.ways(rule)[:1]]
        more += [f"the list {rule.onto_list}"] if rule.onto_list else []
        how = f" ({', '.join(more)})" if more else ""
        who = self._words.capitalised(self._who(rule))
        return f"{who}: {self._answers[rule.answer]}{how}."


def _concerned(verdict: Verdict) -> tuple[str, ...]:
    """Name the rules that a refuted property is about."""
    return verdict.rules[:1] if verdict.kind in _OF_ONE_RULE else verdict.breaking


def _without_number(name: str) -> str:
    """Leave out the numbers by which guidance names properties, as (P4)."""
    head, bracket, _ = name.partition(" (P")
    return head if bracket else name
