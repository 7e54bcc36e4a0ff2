"""One case explained as plain text: the answer, why, and why not another one."""

from collections.abc import Iterable, Iterator, Mapping

from friendline.model import UNKNOWN, AnswerKind, Fact
from friendline.policy.change.changed_people import answer_in
from friendline.policy.change.people_text import answer_text
from friendline.policy.change.why_not import why_not
from friendline.policy.decide import Decision, decide
from friendline.policy.engine.diagram import OverBudgetError
from friendline.policy.explaining import called
from friendline.policy.language.facts import (
    FactKind,
    FactSpec,
    UnknownFactError,
    WrongFactError,
    checked,
)
from friendline.policy.language.words import fold, listed, not_known, quoted, spoken
from friendline.policy.rules import Policy


class FactWithoutValueError(ValueError):
    """A fact is given without a value."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{quoted(text)} gives no value; write NAME=VALUE, such as status=current")


class FactGivenTwiceError(ValueError):
    """A fact is given two values."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is given twice; a case has one value of each fact")


class NotAnAnswerError(ValueError):
    """A word is none of the answers."""

    def __init__(self, text: str) -> None:
        super().__init__(f"The answer {not_known(text, tuple(AnswerKind))}")


def read_facts(policy: Policy, texts: Iterable[str]) -> dict[str, Fact]:
    """Read facts as they are written on a command line: ``status=current``, ``met=yes``.

    Args:
        policy: Whose facts they are.
        texts: ``NAME=VALUE`` each; ``unknown`` is a value of every fact.

    Raises:
        FactWithoutValueError: Something else than ``NAME=VALUE``.
        FactGivenTwiceError: A name stands here twice.
        UnknownFactError: The policy does not declare this fact.
        WrongFactError: The fact cannot have this value.
    """
    facts: dict[str, Fact] = {}
    for text in texts:
        name, sign, value = text.partition("=")
        name = fold(name)
        if not sign or not value.strip():
            raise FactWithoutValueError(text)
        if name not in policy.facts:
            raise UnknownFactError(name, policy.facts)
        if name in facts:
            raise FactGivenTwiceError(name)
        facts[name] = _value(policy.facts[name], value.strip())
    return facts


def _value(spec: FactSpec, text: str) -> Fact:
    word = fold(text)
    if word == UNKNOWN:
        return None
    if spec.kind is FactKind.YES_NO:
        yes_no = {"yes": True, "true": True, "no": False, "false": False}
        return checked(spec, yes_no.get(word, text))
    if spec.kind is FactKind.NUMBER:
        try:
            return checked(spec, int(text))
        except ValueError:
            raise WrongFactError(spec, text) from None
    return checked(spec, word)


def read_answer(text: str) -> AnswerKind:
    """Read an answer as it is written in the sheet: ``accept``, ``offer other``.

    Raises:
        NotAnAnswerError: It is none.
    """
    try:
        return AnswerKind(fold(text))
    except ValueError:
        raise NotAnAnswerError(text) from None


def explain_text(
    policy: Policy, facts: Mapping[str, Fact], wanted: AnswerKind | None = None
) -> str:
    """Explain what a policy says to a case.

    Args:
        policy: The policy.
        facts: What is known, as for ``decide``.
        wanted: Another answer; the text then says what would have to be different for it.

    Raises:
        UnknownFactError: For a fact that the policy does not declare.
        WrongFactError: For a value that a fact cannot have.
    """
    decision = decide(policy, facts)
    lines = [f"{policy.name}, version {policy.version}", *_explained(policy, decision)]
    if wanted is not None:
        lines += ["", f"Why not '{spoken(wanted)}'", f"  {_why_not(policy, facts, wanted)}"]
    return "\n".join(lines) + "\n"


def _explained(policy: Policy, decision: Decision) -> Iterator[str]:
    rule = next((rule for rule in policy.rules if rule.name == decision.rule), None)
    by = f", by row {rule.row}, {called(rule)}" if rule else ""
    yield f"Answer: {answer_text(answer_in(decision))}{by}"
    yield "Because"
    yield from (f"  {reason}" for reason in decision.reasons)
    if decision.passed_over:
        yield "Not asked, for want of a fact"
        yield from (f"  {one}" for one in decision.passed_over)
    if decision.say:
        yield f"Say: {decision.say}"


def _why_not(policy: Policy, facts: Mapping[str, Fact], wanted: AnswerKind) -> str:
    try:
        found = why_not(policy, facts, wanted)
    except OverBudgetError as error:
        return f"This cannot be searched. {error}"
    if found is not None:
        return found.sentence
    answering = [called(rule) for rule in policy.rules if rule.answer is wanted]
    if not answering:
        return f"No change of facts would give it: no rule answers '{spoken(wanted)}'."
    or_stuck = ", or nothing is left to offer" if wanted is AnswerKind.OFFER_OTHER else ""
    return (
        f"No change of facts would give it: wherever {listed(answering)} would answer "
        f"'{spoken(wanted)}', a row above comes first{or_stuck}."
    )
