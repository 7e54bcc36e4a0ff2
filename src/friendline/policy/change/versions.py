"""A policy through time: its versions, which one held on a day, old cases decided again (R11).

A policy's folder keeps its earlier versions in a folder ``versions`` beside ``policy.toml``, each
in a folder (or workbook) of its own::

    my-policy/policy.toml, rules.csv            what is being written or in force
    my-policy/versions/1/policy.toml, rules.csv
    my-policy/versions/2/policy.toml, rules.csv
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from friendline.policy.authoring import keys, table
from friendline.policy.authoring.sheet import load_policy
from friendline.policy.authoring.writing import write_files
from friendline.policy.decide import Decision, decide
from friendline.policy.language.words import listed, quoted
from friendline.policy.problems import PolicyError, Problem
from friendline.policy.rules import Policy

KEPT_IN: Final = "versions"

_DAY: Final = timedelta(days=1)
_NUMBERS: Final = re.compile(r"(\d+)")
_NOT_IN_A_NAME: Final = re.compile(r"[^\w.-]+")


class NoVersionsError(PolicyError):
    """A folder holds no policy at all."""

    def __init__(self, folder: Path) -> None:
        self.problems = ()
        ValueError.__init__(
            self,
            f"There is no policy in {quoted(str(folder))}. Expected is a folder with policy.toml "
            f"and rules.csv, and earlier versions in folders under '{KEPT_IN}' in it.",
        )


class UnknownVersionError(LookupError):
    """A decision was made by a version that is not kept."""

    def __init__(self, decision: Decision, kept: Iterable[Policy]) -> None:
        names = [f"version {policy.version} of {quoted(policy.name)}" for policy in kept]
        super().__init__(
            f"This was decided by version {decision.version} of {quoted(decision.policy)}, which "
            f"is not kept; kept is {listed(names, 'and')}."
        )


class EditedVersionError(ValueError):
    """A version is not what it was when it decided."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(
            f"Version {decision.version} of {quoted(decision.policy)} was edited after it decided "
            "this case: what it says now is not what it said then. Give the edited policy a "
            "version of its own, and put the old one back."
        )


class VersionTakenError(ValueError):
    """Another policy is kept under this version already."""

    def __init__(self, policy: Policy, kept: Path) -> None:
        super().__init__(
            f"Version {policy.version} is kept in {quoted(str(kept))} already and says something "
            "else. Give the edited policy a new version in policy.toml."
        )


class Versions(Struct, frozen=True, kw_only=True):
    """All versions of a policy.

    Attributes:
        policies: The versions that can be read, the earliest first.
        problems: Versions that cannot be read, days on which two hold or none does, and
            versions of one number that differ.
    """

    policies: tuple[Policy, ...]
    problems: tuple[Problem, ...] = ()


def load_versions(folder: Path) -> Versions:
    """Read a policy and its earlier versions.

    Args:
        folder: A policy's folder, or one whose folders hold a version each.

    Raises:
        NoVersionsError: Where there is none.
    """
    places = _places(folder)
    if not places:
        raise NoVersionsError(folder)
    policies: list[Policy] = []
    problems: list[Problem] = []
    for place in places:
        try:
            policies.append(load_policy(place))
        except PolicyError as error:
            problems.extend(_unreadable(str(place.relative_to(folder)), error))
    return versions_of(policies, problems)


def versions_of(policies: Iterable[Policy], problems: Iterable[Problem] = ()) -> Versions:
    """Put versions in the order in which they came into force, and check that they fit together.

    Args:
        policies: In any order; a version that is given twice is taken once.
        problems: What is known to be wrong already.
    """
    once = {
        (policy.version, policy.digest, policy.in_force_from, policy.in_force_until): policy
        for policy in policies
    }
    ordered = tuple(sorted(once.values(), key=_order))
    found = (*problems, *_same_numbers(ordered), *_overlaps(ordered), *_gaps(ordered))
    return Versions(policies=ordered, problems=found)


def version_in_force(versions: Versions, day: date) -> Policy | None:
    """Give the version that held on a day.

    A version without a last day holds until the next one begins. Where two hold, which
    ``problems`` tells, it is the one that began later.

    Args:
        versions: All versions.
        day: The day; ``None`` is given back where no version held.
    """
    holding = [
        policy
        for policy in versions.policies
        if _first(policy) <= day <= _last(policy, versions.policies)
    ]
    return holding[-1] if holding else None


def decided_by(versions: Versions, decision: Decision) -> Policy:
    """Give the version that made a decision, exactly as it was.

    Raises:
        UnknownVersionError: It is not kept.
        EditedVersionError: It is kept, but says something else now.
    """
    named = [
        policy
        for policy in versions.policies
        if (policy.name, policy.version) == (decision.policy, decision.version)
    ]
    if not named:
        raise UnknownVersionError(decision, versions.policies)
    for policy in named:
        if decision.digest in {"", policy.digest}:
            return policy
    raise EditedVersionError(decision)


def decide_again(versions: Versions, decision: Decision) -> Decision:
    """Decide a case again under the version that decided it, from the facts as stored (R2).

    Raises:
        UnknownVersionError: That version is not kept.
        EditedVersionError: It is kept, but says something else now.
    """
    return decide(decided_by(versions, decision), decision.facts)


def keep_version(folder: Path) -> Path:
    """Keep a policy as it stands under its version, before it is edited further.

    Args:
        folder: The policy's folder.

    Returns:
        Where it is kept now; keeping it twice is keeping it once.

    Raises:
        NoVersionsError: There is no folder of a policy.
        PolicyError: The policy has mistakes.
        VersionTakenError: Something else is kept under this version.
        CannotBeWrittenError: The folder cannot be written to.
    """
    if not (folder / keys.FILE).is_file():
        raise NoVersionsError(folder)
    policy = load_policy(folder)
    kept = folder / KEPT_IN / _folder_name(policy.version)
    if kept.exists():
        if load_policy(kept).digest != policy.digest:
            raise VersionTakenError(policy, kept)
        return kept
    # A folder is a policy once it has policy.toml, so that file comes last.
    write_files({kept / name: (folder / name).read_bytes() for name in (table.FILE, keys.FILE)})
    return kept


def _folder_name(version: str) -> str:
    return _NOT_IN_A_NAME.sub("_", version).strip(".") or "_"


def _places(folder: Path) -> list[Path]:
    own = [folder] if (folder / keys.FILE).is_file() else []
    kept = folder / KEPT_IN if own or (folder / KEPT_IN).is_dir() else folder
    return [*filter(_is_policy, sorted(kept.iterdir()) if kept.is_dir() else ()), *own]


def _is_policy(path: Path) -> bool:
    return (path / keys.FILE).is_file() or path.suffix.casefold() == ".xlsx"


def _unreadable(where: str, error: PolicyError) -> Iterator[Problem]:
    for problem in error.problems:
        yield msgspec.structs.replace(problem, file=f"{where}/{problem.file}")
    if not error.problems:
        yield Problem(file=where, what=str(error))


def _order(policy: Policy) -> tuple[date, list[tuple[bool, int, str]]]:
    """Earliest first; of two from one day the one with the smaller number: 2 before 10."""
    pieces = [piece for piece in _NUMBERS.split(policy.version) if piece]
    number = [
        (not piece.isdecimal(), int(piece) if piece.isdecimal() else 0, piece) for piece in pieces
    ]
    return _first(policy), number


def _first(policy: Policy) -> date:
    return policy.in_force_from or date.min


def _last(policy: Policy, ordered: Sequence[Policy]) -> date:
    """Give the last day of a version; one without its own ends where the next begins."""
    if policy.in_force_until is not None:
        return policy.in_force_until
    later = [_first(other) for other in ordered if _first(other) > _first(policy)]
    return min(later) - _DAY if later else date.max


def _same_numbers(ordered: Sequence[Policy]) -> Iterator[Problem]:
    for one, other in combinations(ordered, 2):
        if (one.name, one.version) != (other.name, other.version):
            continue
        if one.digest == other.digest:
            what = f"version {one.version} is here twice, with different days in force"
        else:
            what = (
                f"two policies call themselves version {one.version} and do not say the same; an "
                "edited policy needs a version of its own"
            )
        yield Problem(file=keys.FILE, column="version", what=what)


def _overlaps(ordered: Sequence[Policy]) -> Iterator[Problem]:
    for one, other in combinations(ordered, 2):
        last = _last(one, ordered)
        if _first(other) > last:
            continue
        both = f"versions {one.version} and {other.version} both"
        first = other.in_force_from
        when = f"hold from {first}" if first else "have no first day"
        until = min(last, _last(other, ordered))
        ending = "" if until == date.max else f" until {until}"
        what = f"{both} {when}{ending}; version {other.version} is taken"
        yield Problem(file=keys.FILE, column="in_force_from", what=what)


def _gaps(ordered: Sequence[Policy]) -> Iterator[Problem]:
    covered = _last(ordered[0], ordered) if ordered else date.max
    for before, policy in pairwise(ordered):
        if covered < date.max and _first(policy) > covered + _DAY:
            what = (
                f"no version holds from {covered + _DAY} to {_first(policy) - _DAY}, between "
                f"versions {before.version} and {policy.version}"
            )
            yield Problem(file=keys.FILE, column="in_force_until", what=what)
        covered = max(covered, _last(policy, ordered))
