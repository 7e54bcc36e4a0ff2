"""Two copies of a case that differ in a few facts only: what must not matter, and what may help."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from friendline.policy.language.facts import FactSpec
from friendline.policy.language.syntax import Condition
from friendline.policy.language.words import listed
from friendline.policy.prove.breaking import MOST_FOUND, also_broken, possible
from friendline.policy.prove.claims import Case, Claim, Course, Differ, Either, Surely, both, holds
from friendline.policy.prove.ordinary import made_ordinary
from friendline.policy.prove.people import described, somebody, value_of
from friendline.policy.prove.prover import Prover
from friendline.policy.prove.study import Property, Study, answered
from friendline.policy.prove.verdicts import Standing, Verdict
from friendline.policy.prove.written import View, Written, copies_of
from friendline.policy.rules import Rule


class Pair(Struct, frozen=True, kw_only=True):
    """The same rules twice, over copies of a few facts.

    Attributes:
        copies: Name of the copy, by the fact that it is a copy of.
        specs: All facts, copies included.
        written: The rules over the copies.
        left: What comes out of the one.
        right: What comes out of the other.
        prover: Knows both.
    """

    copies: dict[str, str]
    specs: dict[str, FactSpec]
    written: Written
    left: Course
    right: Course
    prover: Prover


def paired(
    study: Study, facts: Iterable[str], view: View, conditions: Iterable[Condition] = ()
) -> Pair:
    """Write the rules twice.

    Args:
        study: The policy.
        facts: The facts that the two may differ in.
        view: What of an outcome is compared.
        conditions: What is asked beside the rules.
    """
    copies = copies_of(facts)
    second = Written(study.policy, copies)
    known = study.policy.facts
    specs = {**known, **{copy: replace(known[fact], name=copy) for fact, copy in copies.items()}}
    return Pair(
        copies=copies,
        specs=specs,
        written=second,
        left=view.courses(study.written)[0],
        right=view.courses(second)[0],
        prover=study.prover.knowing(specs, (*second.conditions(), *conditions)),
    )


def found_pair(study: Study, pair: Pair, claim: Claim) -> tuple[Case, Case] | None:
    """Find two people of whom a claim is so, as like each other and as ordinary as can be.

    Args:
        study: The policy.
        pair: Its rules twice.
        claim: Over the facts and their copies.
    """
    found = pair.prover.find(claim)
    if found is None:
        return None
    made = made_ordinary(found, pair.specs, lambda case: holds(claim, case))
    for fact, copy in pair.copies.items():
        alike = made | {copy: made[fact]}
        if holds(claim, alike):
            made = alike
    one = {fact: value for fact, value in made.items() if fact in study.policy.facts}
    return one, one | {fact: made[copy] for fact, copy in pair.copies.items()}


def parting(study: Study, pair: Pair, claim: Claim, found: tuple[Case, Case]) -> tuple[Rule, ...]:
    """Find the first rules at which two people part of whom a claim is so: the first to fit either.

    Only a rule that reads what the two differ in can fit one of them and not the other.

    Args:
        study: The policy.
        pair: Its rules twice.
        claim: Over the facts and their copies; never so of two people who get the same.
        found: Two of whom it is so.
    """
    mine, theirs = study.written, pair.written
    shown = min(map(mine.firing.first, found))

    def parts(place: int) -> bool:
        fits_either = Either((Surely(mine.whens[place]), Surely(theirs.whens[place])))
        here = both(claim, fits_either, mine.passed(place), theirs.passed(place))
        return possible(pair.prover, here)

    reading = (
        place
        for place in range(len(mine.whens))
        if not pair.copies.keys().isdisjoint(mine.reads(place))
    )
    places = (place for place in reading if place == shown or parts(place))
    return tuple(study.policy.rules[place] for place in islice(places, MOST_FOUND))


def same_for_both(
    study: Study, about: Property, facts: Iterable[str], number: int
) -> Iterator[Verdict]:
    """Prove that people who differ in nothing but these facts get the same.

    Args:
        study: The policy.
        about: The property.
        facts: What must not matter, as far as the policy declares it.
        number: Picks the names.
    """
    read = [fact for fact in facts if fact in study.written.facts]
    if not read:
        # No test reads them, so both copies are the same rules, word for word.
        yield study.verdict(about, Standing.PROVED, "No rule reads anything of the kind.")
        return
    pair = paired(study, read, study.by_everything)
    claim = Differ(pair.left, pair.right)
    found = found_pair(study, pair, claim)
    if found is None:
        names = listed(study.policy.facts[fact].label for fact in read)
        sentence = f"Two people who differ in {names} only get the same."
        yield study.verdict(about, Standing.PROVED, sentence)
        return
    sentence = _unequal(study, found, number)
    yield of_two(study, about, sentence, found, parting(study, pair, claim, found))


def _unequal(study: Study, pair: tuple[Case, Case], number: int) -> str:
    specs, (one, other) = study.policy.facts, pair
    apart = [fact for fact in one if one[fact] != other[fact]]
    alike = {fact: value for fact, value in one.items() if fact not in apart}
    names = somebody(number), somebody(number + 1)
    who = described(f"{names[0]} and {names[1]}", alike, specs, plural=True)
    halves = []
    for name, case in zip(names, pair, strict=True):
        given = (f"{specs[fact].label}: {value_of(case[fact])}" for fact in apart)
        answer = answered(study.written, case)
        halves.append(f"{name} ({listed(given, 'and')}) gets {answer}")
    return f"{who}: {', but '.join(halves)}."


def of_two(
    study: Study,
    about: Property,
    sentence: str,
    pair: tuple[Case, Case],
    breaking: Sequence[Rule],
) -> Verdict:
    """Write the verdict that two people refute."""
    used = [study.written.rule_for(case) for case in pair]
    rules = tuple(dict.fromkeys(rule.name for rule in used if rule is not None))
    sentence += also_broken(breaking, used)
    return replace(
        study.verdict(about, Standing.REFUTED, sentence),
        witness=pair[0],
        other=pair[1],
        rules=rules,
        breaking=tuple(rule.name for rule in breaking),
    )
