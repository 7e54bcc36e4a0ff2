"""What the benchmark of matching measures in: found and missed matches, calibration."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from matching_made import Made
from msgspec import Struct

TOP = 3
BINS = 10
STATED = 0.01
"""Least probability of pairs that count for calibration: who lists all others gains nothing."""


class Pair(Struct, frozen=True, array_like=True, gc=False):
    """An account that a system says may be a person's.

    Attributes:
        score: The higher, the surer; comparable within one system.
        person: Id of the person.
        account: Id of the account.
        said: Whether the system itself says that it is theirs, without a threshold of ours.
        proven: Whether the system calls it confirmed.
    """

    score: float
    person: str
    account: str
    said: bool = False
    proven: bool = False


@dataclass(frozen=True)
class Quality:
    """How good decisions are, on several made-up worlds together.

    Attributes:
        precision: Share of the accounts said to be somebody's that are theirs.
        recall: Share of the true matches that were said.
    """

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Bin:
    """Pairs whose stated probability is about the same.

    Attributes:
        pairs: How many there are.
        stated: Their mean stated probability.
        observed: The share of them that are true.
    """

    pairs: int
    stated: float
    observed: float


World = tuple[Made, Sequence[Pair]]


def one_to_one(made: Made, pairs: Iterable[Pair]) -> list[Pair]:
    """Take pairs best first, each account once and each person once on a channel."""
    taken: set[object] = set()
    kept = []
    for pair in sorted(pairs, key=lambda one: (-one.score, one.person, one.account)):
        place = (pair.person, made.accounts[pair.account].channel)
        if place not in taken and pair.account not in taken:
            taken |= {place, pair.account}
            kept.append(pair)
    return kept


def is_true(made: Made, pair: Pair) -> bool:
    """Whether the account is the person's."""
    place = (pair.person, made.accounts[pair.account].channel)
    return made.truth.get(place) == pair.account


def decided(made: Made, pairs: Iterable[Pair], threshold: float | None) -> list[Pair]:
    """Decide one to one from a threshold on; without one, take what the system itself says."""
    if threshold is None:
        return [pair for pair in pairs if pair.said]
    return [pair for pair in one_to_one(made, pairs) if pair.score >= threshold]


def quality_of(worlds: Sequence[World], chosen: Sequence[Sequence[Pair]]) -> Quality:
    """Tell how good the decisions of each world are, all worlds together."""
    right = sum(
        is_true(made, pair)
        for (made, _), pairs in zip(worlds, chosen, strict=True)
        for pair in pairs
    )
    said = sum(map(len, chosen))
    true = sum(len(made.truth) for made, _ in worlds)
    return Quality(right / max(said, 1), right / max(true, 1))


def best_threshold(worlds: Sequence[World]) -> float:
    """Give the least score to count so that F1 is highest; to be chosen on development seeds.

    Greedy decisions at a higher threshold are the first of those at a lower one, so that one
    pass shows all thresholds.
    """
    kept = [
        (pair.score, is_true(made, pair))
        for made, pairs in worlds
        for pair in one_to_one(made, pairs)
    ]
    kept.sort(reverse=True)
    true = sum(len(made.truth) for made, _ in worlds)
    rights = accumulate(right for _, right in kept)
    best, threshold = -1.0, 0.0
    for place, (score, right) in enumerate(
        zip((score for score, _ in kept), rights, strict=True), 1
    ):
        last_of_its_score = place == len(kept) or kept[place][0] < score
        f1 = 2 * right / (place + true)
        if last_of_its_score and f1 > best:
            best, threshold = f1, score
    return threshold


def recall_in_top(worlds: Iterable[World], top: int = TOP) -> float:
    """Give the share of true matches that are among a person's best on their channel."""
    found = true = 0
    for made, pairs in worlds:
        by_place: defaultdict[tuple[str, str], list[Pair]] = defaultdict(list)
        for pair in pairs:
            by_place[pair.person, made.accounts[pair.account].channel].append(pair)
        for place, account in made.truth.items():
            best = sorted(by_place[place], key=lambda one: (-one.score, one.account))[:top]
            found += any(pair.account == account for pair in best)
        true += len(made.truth)
    return found / max(true, 1)


def recall_by_kind(
    worlds: Iterable[World], chosen: Iterable[Sequence[Pair]]
) -> dict[str, tuple[int, int]]:
    """Give of each kind of case how many were decided rightly, and how many there are.

    For people who are absent, right is that no account is said to be theirs.
    """
    right: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for (made, _), pairs in zip(worlds, chosen, strict=True):
        said = {(pair.person, made.accounts[pair.account].channel): pair.account for pair in pairs}
        for place, kind in made.kinds.items():
            there[kind] += 1
            right[kind] += said.get(place) == made.truth.get(place)
    return {kind: (right[kind], count) for kind, count in there.most_common()}


def reliability(worlds: Iterable[World]) -> list[Bin]:
    """Sort pairs without proof into ten bins by what was stated."""
    sums = [[0, 0.0, 0] for _ in range(BINS)]
    for made, pairs in worlds:
        for pair in pairs:
            if _counts(pair):
                row = sums[min(int(pair.score * BINS), BINS - 1)]
                row[0] += 1
                row[1] += pair.score
                row[2] += is_true(made, pair)
    return [
        Bin(int(n), stated / n, right / n) if n else Bin(0, 0.0, 0.0) for n, stated, right in sums
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """Give the expected calibration error: the mean gap, each bin by its pairs."""
    pairs = sum(one.pairs for one in bins)
    return sum(one.pairs * abs(one.stated - one.observed) for one in bins) / max(pairs, 1)


def _counts(pair: Pair) -> bool:
    return not pair.proven and pair.score >= STATED


def brier(worlds: Iterable[World]) -> float:
    """Give the mean squared difference of what was stated and what is, without proven pairs."""
    gaps = [
        (pair.score - is_true(made, pair)) ** 2
        for made, pairs in worlds
        for pair in pairs
        if _counts(pair)
    ]
    return sum(gaps) / max(len(gaps), 1)
