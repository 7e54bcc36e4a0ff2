"""Whether a claim is so of a case, quickly.

Which rules fit is told for all of them at once, so none need be looked at one by one. It says the
same as ``claims.holds``.
"""

from collections.abc import Sequence

from friendline.policy.prove.claims import (
    Both,
    Case,
    Claim,
    Course,
    Differ,
    Either,
    Gives,
    NotSo,
    Passed,
    Step,
    Surely,
    holds,
    outcome_of,
)
from friendline.policy.prove.written import Written


class Quickly:
    """Holds claims about one policy against cases.

    Args:
        written: The policy.
    """

    def __init__(self, written: Written) -> None:
        self._written = written
        self._rules = {id(when): place for place, when in enumerate(written.whens)}
        self._places: dict[int, tuple[Sequence[Course], int]] = {}

    def known(self, courses: Sequence[Course]) -> None:
        """Learn what comes out from every rule on."""
        for place, course in enumerate(courses):
            self._places[id(course)] = courses, place

    def holds(self, claim: Claim, case: Case) -> bool:
        """Tell whether a claim is so of a case."""
        return self._holds(claim, case, self._written.firing.sure(case))

    def _holds(self, claim: Claim, case: Case, fitting: int) -> bool:
        """Tell the same, given the rules that fit the case, as bits."""
        match claim:
            case Passed(whens, count) if whens is self._written.whens:
                so = not fitting & ((1 << count) - 1)
            case Surely(condition) if id(condition) in self._rules:
                so = bool(fitting >> self._rules[id(condition)] & 1)
            case Gives(course, outcomes):
                so = self._outcome(course, case, fitting) in outcomes
            case Differ(left, right):
                so = self._outcome(left, case, fitting) != self._outcome(right, case, fitting)
            case NotSo(part):
                so = not self._holds(part, case, fitting)
            case Both(parts):
                so = all(self._holds(part, case, fitting) for part in parts)
            case Either(parts):
                so = any(self._holds(part, case, fitting) for part in parts)
            case _:
                so = holds(claim, case)
        return so

    def _outcome(self, course: Course, case: Case, fitting: int) -> int:
        """Start at the first rule of a course that fits."""
        if id(course) not in self._places:
            return outcome_of(course, case)
        courses, place = self._places[id(course)]
        left = fitting >> place
        if not left:
            return outcome_of(courses[-1], case)
        place += (left & -left).bit_length() - 1
        first = courses[place]
        if isinstance(first, Step) and first.when is self._written.whens[place]:
            return first.outcome
        return outcome_of(first, case)
