"""The fewest earlier rules that together leave nothing to a rule that is never used.

A set of rules covers a rule where no case is left that fits it and none of them. Every case that is
left over names the earlier rules of which one must be added; the smallest set with a rule for each
such case is tried next. So the first set that covers is a smallest one, and as of several equally
small sets the one with the earliest rules is taken, it is the same whichever cases a prover finds.
"""

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Final, TypeAlias

from friendline.policy.prove.claims import Case, NotSo, Surely, both
from friendline.policy.prove.study import Study
from friendline.policy.prove.written import Written

Hits: TypeAlias = frozenset[int]
"""The earlier rules that fit one case."""

MOST_STEPS: Final = 5_000


class TooHardError(RuntimeError):
    """The smallest set would take too long to find."""


def left_or_killers(study: Study, index: int) -> tuple[Case | None, tuple[int, ...]]:
    """Find somebody whom the rules above leave to a rule, or the fewest that leave nobody.

    Args:
        study: The policy.
        index: Of the rule.

    Returns:
        A case that the rule answers and nothing else; or no case and the indices of earlier rules,
        ascending (none where the rule's own condition is never so). Where the fewest would take too
        long to find, they are as many as cannot be reduced by leaving one out.
    """
    written = study.written
    seen = set[int]()
    for guess in study.guesses.around(index):
        above, fits = _fitting(written, guess, index)
        if fits and not above:
            return guess, ()
        if fits:
            seen.add(above)
    case = study.prover.find(both(written.passed(index), Surely(written.whens[index])))
    if case is not None:
        return study.completed(case), ()
    try:
        return None, _fewest(study, index, set(map(_places, seen)))
    except TooHardError:
        return None, _irreducible(study, index)


def _fewest(study: Study, index: int, seen: set[Hits]) -> tuple[int, ...]:
    written = study.written
    fits = Surely(written.whens[index])
    while True:
        chosen = smallest_hitting(seen)
        free = (NotSo(Surely(written.whens[place])) for place in chosen)
        case = study.prover.find(both(fits, *free))
        if case is None:
            return chosen
        above, _ = _fitting(written, study.completed(case), index)
        seen.add(_places(above))


def _fitting(written: Written, case: Case, index: int) -> tuple[int, bool]:
    """Give the rules above one that fit a case, as bits, and whether it fits itself."""
    sure = written.firing.sure(case)
    return sure & ((1 << index) - 1), bool(sure >> index & 1)


def _places(bits: int) -> Hits:
    found = set()
    while bits:
        found.add(bits.bit_length() - 1)
        bits ^= 1 << (bits.bit_length() - 1)
    return frozenset(found)


def _irreducible(study: Study, index: int) -> tuple[int, ...]:
    """Leave out earlier rules, the last first, as long as the rest still covers."""
    whens = study.written.whens
    kept = list(range(index))
    for place in reversed(range(index)):
        free = (NotSo(Surely(whens[other])) for other in kept if other != place)
        if not study.prover.possible(both(Surely(whens[index]), *free)):
            kept.remove(place)
    return tuple(kept)


def smallest_hitting(sets: Iterable[Hits]) -> tuple[int, ...]:
    """Give the fewest numbers of which one is in every set; of equals the lowest.

    Raises:
        TooHardError: Where that takes too many steps; the problem is hard in general.
    """
    search = _Search()
    sets = _smallest_of(sets)
    size = next(size for size in count() if search.can_hit(sets, size))
    chosen: list[int] = []
    while sets:
        rest = size - len(chosen) - 1
        for number in sorted(set().union(*sets)):
            missed = _without(sets, number)
            if search.can_hit(missed, rest):
                break
        chosen.append(number)
        sets = missed
    return tuple(sorted(chosen))


class _Search:
    """Tries combinations, up to a number of steps."""

    def __init__(self) -> None:
        self._steps = 0

    def can_hit(self, sets: Sequence[Hits], size: int) -> bool:
        """Tell whether so many numbers suffice to have one in every set."""
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise TooHardError
        if not sets:
            return True
        if _apart(sets) > size:
            return False
        return any(self.can_hit(_without(sets, number), size - 1) for number in sorted(sets[0]))


def _smallest_of(sets: Iterable[Hits]) -> list[Hits]:
    """Leave out every set that holds another one: who hits that one hits it, too."""
    kept: list[Hits] = []
    for one in sorted(set(sets), key=lambda hits: (len(hits), sorted(hits))):
        if not any(smaller <= one for smaller in kept):
            kept.append(one)
    return kept


def _without(sets: Iterable[Hits], number: int) -> list[Hits]:
    return [one for one in sets if number not in one]


def _apart(sets: Iterable[Hits]) -> int:
    """Count sets that share nothing; each of them needs a number of its own."""
    taken: set[int] = set()
    found = 0
    for one in sets:
        if taken.isdisjoint(one):
            taken |= one
            found += 1
    return found
