"""Why an answer is given, in plain words: the facts that made a rule fit, and what is not known."""

from collections.abc import Iterator, Mapping

from friendline.model import Fact
from friendline.policy.language.facts import stated
from friendline.policy.language.syntax import And, Condition, Not, Or, atoms, truth
from friendline.policy.language.words import listed
from friendline.policy.rules import Policy, Rule


def reasons(policy: Policy, rule: Rule, facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """Say why a rule fits: its own sentence first, then the facts that made it fit."""
    names = dict.fromkeys(_deciding(rule.when, facts, wanted=True))
    return (rule.because, *(stated(policy.facts[name], facts[name], facts) for name in names))


def _deciding(condition: Condition, facts: Mapping[str, Fact], *, wanted: bool) -> Iterator[str]:
    """Name facts that suffice to make a condition what it is wanted to be.

    Where all parts are needed these are the facts of all of them; where one part is enough, those
    of the first that is so.
    """
    if isinstance(condition, Not):
        yield from _deciding(condition.part, facts, wanted=not wanted)
    elif isinstance(condition, And | Or):
        parts = condition.parts
        if isinstance(condition, And) is not wanted:
            parts = next(((part,) for part in parts if truth(part, facts) is wanted), ())
        for part in parts:
            yield from _deciding(part, facts, wanted=wanted)
    else:
        yield condition.fact


def passed_over(policy: Policy, rule: Rule, facts: Mapping[str, Fact]) -> str:
    """Say what a rule asks for that is not known, so that it could not be used."""
    asked = [policy.facts[name].asks for name in missing(rule.when, facts)]
    last = "that is not known" if len(asked) == 1 else "these are not known"
    return f"{called(rule)} asks {listed(asked, 'and')}; {last}"


def called(rule: Rule) -> str:
    """Name a rule in a sentence: "rule 3", or "rule 'minors'" where it has a name of its own."""
    return rule.name if rule.name == f"rule {rule.number}" else f"rule '{rule.name}'"


def missing(condition: Condition, facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """Name the facts that are not known and that a condition would need, each once."""
    unknown = (atom.fact for atom in atoms(condition) if truth(atom, facts) is None)
    return tuple(dict.fromkeys(unknown))
