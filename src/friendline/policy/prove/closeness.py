"""More closeness never undoes a yes (P3 of guidance 3.7)."""

from collections.abc import Iterator
from typing import Final

from msgspec import structs

from friendline.policy.citations import Strength
from friendline.policy.language.facts import FactKind, FactSpec, stated
from friendline.policy.language.regions import regions, tests_by_fact
from friendline.policy.language.syntax import Between, Condition, IsUnknown, OneOf, Or
from friendline.policy.prove.claims import Case, Either, Gives, Surely, both
from friendline.policy.prove.pairs import found_pair, of_two, paired, parting
from friendline.policy.prove.people import described, somebody
from friendline.policy.prove.study import Property, Study, answered
from friendline.policy.prove.verdicts import Kind, Standing, Verdict
from friendline.policy.prove.written import REFUSALS, WELCOMES, copies_of

MORE_IS_CLOSER: Final = ("met", "became_friend", "months_known")
CLOSER: Final = Property(
    name="more closeness never undoes a yes (P3)",
    kind=Kind.INVARIANT,
    strength=Strength.SHOULD,
)


def closer_never_hurts(study: Study) -> Iterator[Verdict]:
    """Prove that having met, having become friends and longer acquaintance never undo a yes.

    Somebody who is accepted (also onto a list) is not turned down (declined, put off or sent to
    another way) for more of one of these, all else equal. To be asked about is no refusal. A yes
    counts as more than a no and as more than not known; of numbers only known ones are compared.
    """
    for number, fact in enumerate(MORE_IS_CLOSER, start=3):
        if fact in study.policy.facts:
            yield _closer(study, study.policy.facts[fact], number)


def _closer(study: Study, spec: FactSpec, number: int) -> Verdict:
    about = structs.replace(CLOSER, name=f"{CLOSER.name}: {spec.label}")
    if spec.name not in study.written.facts:
        return study.verdict(about, Standing.PROVED, "No rule reads it.")
    steps = list(_steps(study, spec, copies_of([spec.name])[spec.name]))
    pair = paired(study, [spec.name], study.by_answer, [one for step in steps for one in step])
    claim = both(
        Either(tuple(both(Surely(less), Surely(more)) for less, more in steps)),
        Gives(pair.left, study.gives(WELCOMES).outcomes),
        Gives(pair.right, study.gives(REFUSALS).outcomes),
    )
    found = found_pair(study, pair, claim)
    if found is None:
        return study.verdict(about, Standing.PROVED, "It never does.")
    sentence = _told(study, spec, found, number)
    return of_two(study, about, sentence, found, parting(study, pair, claim, found))


def _steps(study: Study, spec: FactSpec, copy: str) -> Iterator[tuple[Condition, Condition]]:
    """Give what the one must be and what the other, so that the other is closer."""
    if spec.kind is FactKind.YES_NO:
        less = Or((OneOf(spec.name, (False,)), IsUnknown(spec.name)))
        yield less, OneOf(copy, (True,))
        return
    tests = tests_by_fact(study.written.conditions())[spec.name]
    spans = (span for region in regions(spec, tests) for span in region.spans)
    starts = {int(first) for first, _ in spans if first is not None}
    for start in sorted(starts - {spec.least}):
        yield Between(spec.name, None, start - 1), Between(copy, start, None)


def _told(study: Study, spec: FactSpec, pair: tuple[Case, Case], number: int) -> str:
    written, (one, other) = study.written, pair
    name = somebody(number)
    who = described(name, one, study.policy.facts, [spec.name])
    return (
        f"{who}: {answered(written, one)}. All else equal, but with this changed "
        f"({stated(spec, other[spec.name], other)}), {name} is "
        f"{answered(written, other)}."
    )
