"""Trying a case: what the policy would say to somebody, why, and what would alter it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from friendline.desk.policy.standing import TABS, standing
from friendline.desk.policy.table import STATES, gets, said, title
from friendline.desk.policy.views import begin_first
from friendline.model import AnswerKind, Fact
from friendline.policy import Decision, FactKind, Policy, WrongFactError, decide, deciding_facts
from friendline.policy.change.explain_text import read_facts
from friendline.policy.change.why_not import why_not
from friendline.policy.engine.diagram import OverBudgetError
from friendline.policy.language.facts import stated
from friendline.policy.language.words import spoken
from friendline.store.policy import policies

__all__ = ["index"]

_FIRST: Final = ("channel", "direction", "relationship", "status")
"""Facts that are asked for first: they are nearly always known."""

_USUAL: Final = {"direction": "incoming"}


@dataclass(frozen=True)
class Asked:
    """A fact of the case.

    Attributes:
        name: As the policy writes it.
        title: As it is shown.
        options: Its values with their words; none where it is a number.
        value: What was chosen; ``""`` is not known.
        error: What is wrong with it.
    """

    name: str
    title: str
    options: tuple[tuple[str, str], ...]
    value: str
    error: str = ""


@dataclass(frozen=True)
class Told:
    """What the policy says.

    Attributes:
        decision: The answer and why.
        state: Sign of the answer.
        answer: The answer in words.
        say: What to tell them.
        nearer: What would alter it, the least change first.
    """

    decision: Decision
    state: str
    answer: str
    say: str
    nearer: tuple[str, ...]


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Ask for a case, and show what the policy says to it."""
    stands = standing()
    if stands is None:
        return begin_first()
    policy = stands.draft.policy or policies.current()
    if policy is None:
        return begin_first()
    given = {name: request.GET.get(name, "") for name in _names(policy)}
    is_asked = any(name in request.GET for name in given)
    facts, errors = _read(policy, given)
    fields = [_asked(policy, name, given, errors, is_asked=is_asked) for name in given]
    told = _told(policy, facts) if is_asked and not errors else None
    context = {"stands": stands, "tabs": TABS, "policy": policy, "fields": fields, "told": told}
    return render(request, "policy/try.html", context)


def _names(policy: Policy) -> tuple[str, ...]:
    """Name the facts that can make a difference, the usual ones first."""
    deciding = deciding_facts(policy)
    rest = (name for name in policy.facts if name in deciding and name not in _FIRST)
    shown = (*_FIRST, *rest)
    has_purpose = bool(policy.channels)
    return tuple(name for name in shown if not (has_purpose and name == "purpose"))


def _read(policy: Policy, given: Mapping[str, str]) -> tuple[dict[str, Fact], dict[str, str]]:
    facts: dict[str, Fact] = {}
    errors: dict[str, str] = {}
    for name, text in given.items():
        if text.strip():
            try:
                facts |= read_facts(policy, [f"{name}={text}"])
            except WrongFactError as error:
                errors[name] = f"{str(error).partition(': ')[2]}."
    return facts, errors


def _asked(
    policy: Policy,
    name: str,
    given: Mapping[str, str],
    errors: Mapping[str, str],
    *,
    is_asked: bool,
) -> Asked:
    usual = "" if is_asked else _USUAL.get(name, "")
    return Asked(
        name, title(name), tuple(_options(policy, name)), given[name] or usual, errors.get(name, "")
    )


def _options(policy: Policy, name: str) -> Iterator[tuple[str, str]]:
    spec = policy.facts[name]
    if spec.kind is FactKind.NUMBER:
        return
    yield "", "not known"
    if spec.kind is FactKind.YES_NO:
        yield from (("yes", "yes"), ("no", "no"))
    for word in spec.values:
        clause = word if name == "channel" else stated(spec, word, {})
        yield word, spoken(word) if "channel" in clause or clause == word else clause


def _told(policy: Policy, facts: Mapping[str, Fact]) -> Told:
    decision = decide(policy, facts)
    way = spoken(decision.offer) if decision.offer else ""
    return Told(
        decision=decision,
        state=STATES[decision.answer],
        answer=gets(decision),
        say=(decision.say or "").replace("{offer}", way),
        nearer=tuple(_nearer(policy, facts, decision.answer)),
    )


def _nearer(policy: Policy, facts: Mapping[str, Fact], given: AnswerKind) -> Iterator[str]:
    """Say what would alter the answer, the fewest facts first."""
    found = []
    for wanted in dict.fromkeys(rule.answer for rule in policy.rules):
        try:
            other = None if wanted is given else why_not(policy, facts, wanted)
        except OverBudgetError:
            continue
        if other is not None:
            found.append(other)
    for one in sorted(found, key=lambda other: len(other.changes)):
        _, _, otherwise = one.sentence.partition("; it would be ")
        kind = spoken(one.then.answer)
        yield otherwise.replace(f"'{kind}'", f"“{said(one.then.answer)}”", 1)
