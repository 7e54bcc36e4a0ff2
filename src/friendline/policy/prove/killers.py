"""The fewest earlier rules that together leave nothing to a rule that is never used.

A set of rules covers a rule where no case is left that fits it and none of them. Every case that is
left over names the earlier rules of which one must be added; the smallest set with a rule for each
such case is tried next. So the first set that covers is a smallest one, and as of several equally
small sets the one with the earliest rules is taken, it is the same whichever cases a prover finds.
"""

from collections.abc import Iterable, Sequence

from friendline.policy.prove.claims import Case, NotSo, Surely, both
from friendline.policy.prove.study import Study
from friendline.policy.prove.written import Written

Hits = frozenset[int]
"""The earlier rules that fit one case."""


def left_or_killers(study: Study, index: int) -> tuple[Case | None, tuple[int, ...]]:
    """Find somebody whom the rules above leave to a rule, or the fewest that leave nobody.

    Args:
        study: The policy.
        index: Of the rule.

    Returns:
        A case that the rule answers and nothing else; or no case and the indices of earlier rules,
        ascending (none where the rule's own condition is never so).
    """
    written = study.written
    fits = Surely(written.whens[index])
    seen = set[Hits]()
    for guess in study.guesses.around(index):
        seen.add(_fitting(written, guess, index))
        if frozenset() in seen:
            return guess, ()
    case = study.prover.find(both(written.passed(index), fits))
    if case is not None:
        return study.completed(case), ()
    while True:
        chosen = smallest_hitting(seen)
        free = (NotSo(Surely(written.whens[place])) for place in chosen)
        case = study.prover.find(both(fits, *free))
        if case is None:
            return None, chosen
        seen.add(_fitting(written, study.completed(case), index))


def _fitting(written: Written, case: Case, below: int) -> Hits:
    """Give the rules above one that fit a case."""
    sure = written.firing.sure(case)
    return frozenset(place for place in range(below) if sure >> place & 1)


def smallest_hitting(sets: Iterable[Hits]) -> tuple[int, ...]:
    """Give the fewest numbers of which one is in every set; of equals the lowest."""
    sets = list(sets)
    size = 0
    while not _can_hit(sets, size):
        size += 1
    chosen: list[int] = []
    while sets:
        rest = size - len(chosen) - 1
        for number in sorted(set().union(*sets)):
            missed = [one for one in sets if number not in one]
            if _can_hit(missed, rest):
                break
        chosen.append(number)
        sets = missed
    return tuple(sorted(chosen))


def _can_hit(sets: Sequence[Hits], size: int) -> bool:
    """Tell whether so many numbers suffice to have one in every set."""
    if not sets:
        return True
    if size == 0:
        return False
    smallest = min(sets, key=len)
    return any(
        _can_hit([one for one in sets if number not in one], size - 1) for number in smallest
    )
