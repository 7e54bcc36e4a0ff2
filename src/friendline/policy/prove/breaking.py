"""Which rules break a property: not only the one that an invented person meets."""

from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import Final

from msgspec import structs

from friendline.policy.explaining import called
from friendline.policy.language.syntax import facts_read
from friendline.policy.language.words import listed
from friendline.policy.prove.claims import Case, Claim, Course, Gives, Step, Surely, both
from friendline.policy.prove.prover import NotProvedError, Prover
from friendline.policy.prove.study import Example, Property, Study
from friendline.policy.prove.verdicts import Standing, Verdict
from friendline.policy.rules import Rule

MOST_FOUND: Final = 12
"""Rules that break one property; whoever mends these proves again anyway."""
MOST_NAMED: Final = 5
MOST_GUESSED: Final = 6


def broken(
    study: Study, about: Property, claims: tuple[Claim, Gives], example: Example, though: str
) -> Verdict:
    """Write the verdict that an invented person refutes, with the rules that break the property.

    Args:
        study: The policy.
        about: The property.
        claims: Whom the property speaks of, and that something wrong comes out for them.
        example: The person.
        though: What speaks against the answer that they get; ends the sentence.
    """
    rules = answering(study, about, claims, example)
    sentence = f"{example.words}: {example.answered}, {though}{also_broken(rules, example.rules)}"
    verdict = study.verdict(about, Standing.REFUTED, sentence, example=example, rules=example.rules)
    return structs.replace(verdict, breaking=tuple(rule.name for rule in rules))


def answering(
    study: Study, about: Property, claims: tuple[Claim, Gives], example: Example
) -> tuple[Rule, ...]:
    """Find the first rules that answer somebody of whom both claims are so.

    Args:
        study: The policy.
        about: The property that is broken.
        claims: As for ``broken``; only a rule that gives what is wrong can be meant.
        example: Somebody of whom they are so.
    """
    meant, wrong = claims
    shown = study.written.firing.first(example.case)

    def breaks(place: int) -> bool:
        fits, passed = Surely(study.written.whens[place]), study.written.passed(place)
        claim = both(meant, wrong, fits, passed)
        return study.guessed(claim, _like(study, place, example.case, about.reads)) or possible(
            study.prover, claim
        )

    places = (place for place in _giving(study, wrong) if place == shown or breaks(place))
    return tuple(study.policy.rules[place] for place in islice(places, MOST_FOUND))


def possible(prover: Prover, claim: Claim) -> bool:
    """Tell whether a claim can be so; what cannot be told does not undo what is refuted."""
    try:
        return prover.possible(claim)
    except NotProvedError:
        return False


def _like(study: Study, place: int, witness: Case, reads: Iterable[str]) -> Iterator[Case]:
    """Guess at people whom a rule fits, and who are like the witness as far as it allows."""
    asked = facts_read(study.written.whens[place])
    likeness = {fact: witness[fact] for fact in reads if fact in witness and fact not in asked}
    for case in islice(study.guesses.using(place), MOST_GUESSED):
        yield case
        yield from (case | {fact: value} for fact, value in likeness.items())
        yield case | likeness


def _giving(study: Study, wrong: Gives) -> Iterator[int]:
    """Give the rules of which something comes out that is wrong."""
    courses = study.answers if wrong.course is study.answers[0] else study.outcomes
    for place, (course, rest) in enumerate(pairwise(courses)):
        if not wrong.outcomes.isdisjoint(_between(course, rest)):
            yield place


def _between(course: Course, rest: Course) -> Iterator[int]:
    while isinstance(course, Step) and course is not rest:
        yield course.outcome
        course = course.rest


def also_broken(rules: Iterable[Rule], told: Iterable[Rule | None]) -> str:
    """Say which rules break it beside those told of: " Broken by rule 5, too."; "" for none."""
    said = {id(rule) for rule in told}
    names = [called(rule) for rule in rules if id(rule) not in said]
    if not names:
        return ""
    shown = names if len(names) <= MOST_NAMED else [*names[:MOST_NAMED], "more"]
    return f" Broken by {listed(shown, 'and')}, too."
