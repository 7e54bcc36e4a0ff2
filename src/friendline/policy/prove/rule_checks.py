"""What is proved of the rules themselves: complete, none dead, none idle, none on guesses."""

from collections.abc import Iterator, Sequence

from msgspec import structs

from friendline.policy.citations import Strength
from friendline.policy.engine.outcomes import NO_RULE
from friendline.policy.explaining import called, missing
from friendline.policy.language.syntax import facts_read
from friendline.policy.language.words import listed
from friendline.policy.prove.claims import (
    Case,
    Claim,
    Differ,
    Gives,
    NotSo,
    Surely,
    Unsure,
    both,
)
from friendline.policy.prove.killers import left_or_killers
from friendline.policy.prove.people import ANSWERED
from friendline.policy.prove.study import Property, Study
from friendline.policy.prove.verdicts import Kind, Standing, Verdict
from friendline.policy.rules import Rule

COMPLETE = Property(name="every case gets its answer by a rule (P1)", kind=Kind.COMPLETE)
WITHOUT_LAST = Property(
    name="every case gets its answer without the last row, too",
    kind=Kind.WITHOUT_LAST,
    strength=Strength.CONSIDER,
)
DEAD = Property(name="every rule is used", kind=Kind.DEAD, strength=Strength.SHOULD)
NO_EFFECT = Property(
    name="every rule changes something", kind=Kind.NO_EFFECT, strength=Strength.CONSIDER
)
UNKNOWN = Property(
    name="no answer hangs on something that is not known",
    kind=Kind.UNKNOWN,
    strength=Strength.CONSIDER,
)


def complete(study: Study) -> Iterator[Verdict]:
    """Prove that some rule definitely fits every case, also where facts are not known (P1)."""
    nobody = study.written.passed(len(study.policy.rules))
    found = study.prover.find(nobody)
    if found is None:
        yield study.verdict(COMPLETE, Standing.PROVED, "Some rule answers every case.")
        return
    example = study.example(nobody, found, 0)
    sentence = f"{example.words}: no rule speaks of this case, so it comes to you."
    yield study.verdict(COMPLETE, Standing.REFUTED, sentence, example=example)


def complete_without_last(study: Study) -> Iterator[Verdict]:
    """Prove the same without the last row, where that is one for everybody."""
    if not study.policy.rules:
        return
    last = study.policy.rules[-1]
    if study.prover.possible(NotSo(Surely(study.written.whens[-1]))):
        return
    nobody = study.written.passed(len(study.policy.rules) - 1)
    found = study.prover.find(nobody)
    if found is None:
        sentence = f"The rules above {called(last)}, which fits everybody, answer every case."
        yield study.verdict(WITHOUT_LAST, Standing.PROVED, sentence, rules=[last])
        return
    example = study.example(nobody, found, 1)
    sentence = f"{example.words}: only {called(last)}, which fits everybody, speaks of this case."
    yield study.verdict(WITHOUT_LAST, Standing.REFUTED, sentence, example=example, rules=[last])


def use_and_effect(study: Study) -> Iterator[Verdict]:
    """Prove that every rule is used by somebody, and that without it somebody would fare otherwise.

    A rule has an effect where somebody whom it answers would get another answer, list, offer, tone
    or words without it, or none by any rule; the reason that the owner sees does not count.
    """
    dead, idle = [], []
    for index in range(len(study.policy.rules)):
        used = (study.written.passed(index), Surely(study.written.whens[index]))
        own = study.by_rule_or_not.own(study.written.branches[index])
        otherwise = Differ(own, study.outcomes_of_rules[index + 1])
        case, killers = left_or_killers(study, index)
        if case is None:
            dead.append(_dead(study, index, killers))
        elif study.find(both(*used, otherwise), _otherwise(study, index, case)) is None:
            idle.append(_idle(study, index, both(*used), case))
    if not dead:
        dead = [study.verdict(DEAD, Standing.PROVED, "Every rule is used by somebody.")]
    if not idle:
        sentence = "Without any one of the rules that are used, somebody would fare otherwise."
        idle = [study.verdict(NO_EFFECT, Standing.PROVED, sentence)]
    yield from (*dead, *idle)


def _otherwise(study: Study, index: int, case: Case) -> Iterator[Case]:
    """Guess at people whom a rule answers and who would fare otherwise without it."""
    yield case
    yield from study.guesses.also_fitting(index, study.later_otherwise(index))
    yield from study.guesses.using(index)


def _dead(study: Study, index: int, places: Sequence[int]) -> Verdict:
    rule = study.policy.rules[index]
    about, fits = _of(DEAD, rule), Surely(study.written.whens[index])
    found = study.find(fits, study.guesses.using(index))
    if found is None:
        sentence = f"What {called(rule)} asks for is never true together, so it is never used."
        return study.verdict(about, Standing.REFUTED, sentence, rules=[rule])
    killers = [study.policy.rules[place] for place in places]
    example = study.example(fits, found, index)
    by = listed(map(called, killers), "and")
    cover = "takes all of its cases" if len(killers) == 1 else "together take all of its cases"
    sentence = (
        f"{example.words}: {called(rule)} fits, but {example.name} is {example.answered}. As "
        f"{by} {cover}, {called(rule)} is never used."
    )
    rules = [rule, *killers]
    return study.verdict(about, Standing.REFUTED, sentence, example=example, rules=rules)


def _idle(study: Study, index: int, used: Claim, case: Case) -> Verdict:
    rule = study.policy.rules[index]
    example = study.example(used, case, rule.number)
    sentence = (
        f"{example.words}: {example.answered}, and without that rule the next one that fits says "
        f"the same; so it is in every case of {called(rule)}."
    )
    about = _of(NO_EFFECT, rule)
    return study.verdict(about, Standing.REFUTED, sentence, example=example, rules=[rule])


def nothing_unknown_compared(study: Study) -> Iterator[Verdict]:
    """Prove that no rule is passed over for want of a fact where a later answer differs.

    It matters less where the later answer is to ask the owner: that is how a policy says that it
    does not know.
    """
    found = [_on_a_guess(study, index) for index in range(len(study.policy.rules))]
    verdicts = [verdict for verdict in found if verdict is not None]
    if not verdicts:
        sentence = "Where a rule cannot be told to fit, the answer is the same as if it did."
        verdicts = [study.verdict(UNKNOWN, Standing.PROVED, sentence)]
    yield from verdicts


def _on_a_guess(study: Study, index: int) -> Verdict | None:
    when = study.written.whens[index]
    if not facts_read(when):
        return None
    own = study.by_answer.own(study.written.branches[index])
    answer = study.answers[index + 1]
    passed_over = (study.written.passed(index), Unsure(when))
    differs = both(*passed_over, Differ(own, answer))
    asked = Gives(answer, study.by_answer.numbers([NO_RULE]))
    decided = both(*passed_over, Differ(own, answer), NotSo(asked))
    about = _of(UNKNOWN, study.policy.rules[index])
    case = study.find(decided, _not_known(study, index))
    if case is not None:
        about = structs.replace(about, strength=Strength.SHOULD)
        return _passed_over(study, about, index, decided, case)
    case = study.find(differs, _not_known(study, index))
    return None if case is None else _passed_over(study, about, index, differs, case)


def _not_known(study: Study, index: int) -> Iterator[Case]:
    """Guess at people whom a rule would fit, were one fact known."""
    for fact in facts_read(study.written.whens[index]):
        yield from study.guesses.also_fitting(index, study.later_otherwise(index), fact)
        yield from study.guesses.also_fitting(index, [index], fact)


def _passed_over(study: Study, about: Property, index: int, claim: Claim, found: Case) -> Verdict:
    rule = study.policy.rules[index]
    example = study.example(claim, found, rule.number)
    asks = [study.policy.facts[name].asks for name in missing(rule.when, example.facts)]
    which = "which is" if len(asks) == 1 else "which are"
    sentence = (
        f"{example.words}: {called(rule)} asks {listed(asks, 'and')}, {which} not known, so "
        f"{example.name} is {example.answered}, not {ANSWERED[rule.answer]}."
    )
    return study.verdict(about, Standing.REFUTED, sentence, example=example, rules=[rule])


def _of(about: Property, rule: Rule) -> Property:
    """Say the property of one rule."""
    return structs.replace(about, name=f"{about.name}: {called(rule)}")
