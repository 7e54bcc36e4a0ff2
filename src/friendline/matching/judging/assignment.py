"""How probable each pairing is when an account is one person's and a person has one account.

The pairs of one channel are a graph: people and accounts are its nodes, and a pair's odds are how
much likelier the two are one than strangers. A whole pairing takes each node at most once and is as
probable as the product of its odds. The probability of a pair is its share in all pairings, those
that leave the two alone among them: "none of these" always competes.

Groups of pairs that do not touch are worked out one by one. A small group is counted out exactly;
a larger one by belief propagation, which is exact where the group has no rings.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Numbers: TypeAlias = NDArray[np.int64]

_MOST_ODDS: Final = 2.0**24
"""Odds are bounded, so that sums stay exact; beyond it nothing changes in what is said."""

_ROUNDS: Final = 300
_CLOSE_ENOUGH: Final = 1e-7
_LARGEST_EXACT: Final = 8
"""Nodes on the smaller side of a group that is counted out; its pairings double with each."""


@dataclass(frozen=True)
class Pairs:
    """The pairs of one channel that may be one; each person and account comes at most once.

    Attributes:
        people: A number for the person of each pair, from 0 on.
        accounts: The same for the account.
        ratios: How much likelier what is seen is for one person than for two strangers.
    """

    people: Numbers
    accounts: Numbers
    ratios: Floats


@dataclass(frozen=True)
class Seen:
    """What is known of a channel before any name is looked at.

    Attributes:
        people: How many people are looked for, those without any pair among them.
        known: How many of them are known to be there already; these are not among the pairs.
        accounts: How many accounts are left, of which one may be each of the others'.
    """

    people: int
    known: int
    accounts: int

    def odds(self, there: float) -> float:
        """Give the odds of any pair before it is looked at."""
        return there / (1 - there) / self.accounts

    def share_there(self, found: float) -> float:
        """Give the share of people on the channel, where so many were found among the pairs."""
        guessed = _FIRST_GUESS * _GUESS_COUNTS
        return (found + self.known + guessed) / (self.people + _GUESS_COUNTS)


_FIRST_GUESS: Final = 0.5
_GUESS_COUNTS: Final = 10.0
"""People for whom the first guess counts: in a short list the share cannot be told."""

_STEPS: Final = 12
_SAME_SHARE: Final = 1e-3


def probabilities(pairs: Pairs, seen: Seen) -> Floats:
    """Give the probability of each pair.

    The share of people who are on the channel is not known beforehand; it is found from the pairs
    themselves (expectation and maximisation in turns).

    Returns:
        From 0 to 1 for each pair. The sum over a person's pairs, or an account's, is at most 1.
    """
    there = _FIRST_GUESS
    for _ in range(_STEPS):
        found = _marginals(pairs, seen.odds(there))
        before, there = there, seen.share_there(float(found.sum()))
        if abs(there - before) < _SAME_SHARE:
            break
    odds = seen.odds(there)
    return _counted_out(pairs, odds, _marginals(pairs, odds))


def _marginals(pairs: Pairs, odds: float) -> Floats:
    """Give the probabilities by belief propagation.

    A message says how free a node is for this pair, all its other pairs considered. New and old
    ones are mixed by their geometric mean, without which they would swing.
    """
    weights = np.minimum(pairs.ratios * odds, _MOST_ODDS)
    free_people = free_accounts = np.ones_like(weights)
    for _ in range(_ROUNDS):
        before = np.log(free_people * free_accounts)
        free_accounts = np.sqrt(free_accounts * _free(pairs.accounts, weights * free_people))
        free_people = np.sqrt(free_people * _free(pairs.people, weights * free_accounts))
        change = np.abs(np.log(free_people * free_accounts) - before)
        if change.max(initial=0.0) < _CLOSE_ENOUGH:
            break
    together = weights * free_people * free_accounts
    return np.asarray(together / (1 + together), dtype=np.float64)


def _free(nodes: Numbers, pulls: Floats) -> Floats:
    """Give for each pair how free its node is of all its other pairs."""
    others = np.bincount(nodes, weights=pulls)[nodes] - pulls if pulls.size else pulls
    return np.asarray(1 / (1 + np.maximum(others, 0.0)), dtype=np.float64)


def _counted_out(pairs: Pairs, odds: float, found: Floats) -> Floats:
    """Put exact probabilities in place of those of small groups that have rings."""
    exact = found.copy()
    weights = np.minimum(pairs.ratios * odds, _MOST_ODDS)
    for group in _groups(pairs):
        people, accounts = set(pairs.people[group]), set(pairs.accounts[group])
        has_ring = len(group) >= len(people) + len(accounts)
        if has_ring and min(len(people), len(accounts)) <= _LARGEST_EXACT:
            few, many = pairs.people[group], pairs.accounts[group]
            if len(people) > len(accounts):
                few, many = many, few
            exact[group] = _exact(few.tolist(), many.tolist(), weights[group].tolist())
    return exact


def _groups(pairs: Pairs) -> Iterator[list[int]]:
    """Give the numbers of the pairs of each group; no node is in two groups."""
    by_person: defaultdict[int, list[int]] = defaultdict(list)
    by_account: defaultdict[int, list[int]] = defaultdict(list)
    people, accounts = pairs.people.tolist(), pairs.accounts.tolist()
    for pair, (person, account) in enumerate(zip(people, accounts, strict=True)):
        by_person[person].append(pair)
        by_account[account].append(pair)
    seen: set[int] = set()
    for first in range(len(people)):
        if first not in seen:
            group = [first]
            seen.add(first)
            for pair in group:
                near = (*by_person[people[pair]], *by_account[accounts[pair]])
                fresh = [other for other in dict.fromkeys(near) if other not in seen]
                seen.update(fresh)
                group.extend(fresh)
            yield sorted(group)


def _exact(few: Sequence[int], many: Sequence[int], weights: Sequence[float]) -> list[float]:
    """Give the probabilities of one group's pairs by counting out all pairings.

    The nodes of the larger side are gone through one by one; what is kept is the weight of all
    ways so far for each set of taken nodes of the smaller side, from the front and from the back.
    """
    bit = {node: 1 << number for number, node in enumerate(sorted(set(few)))}
    rows: defaultdict[int, list[tuple[int, int, float]]] = defaultdict(list)
    for pair, (node, row) in enumerate(zip(few, many, strict=True)):
        rows[row].append((pair, bit[node], weights[pair]))
    steps = list(rows.values())
    fronts, backs = _ways(steps), _ways(steps[::-1])[::-1]
    whole = sum(fronts[-1].values())
    shares = [0.0] * len(weights)
    for step, front, back in zip(steps, fronts, backs[1:], strict=False):
        for pair, taken, weight in step:
            ways = sum(
                before * after
                for one, before in front.items()
                if not one & taken
                for other, after in back.items()
                if not other & (one | taken)
            )
            shares[pair] = weight * ways / whole
    return shares


def _ways(steps: Sequence[Sequence[tuple[int, int, float]]]) -> list[dict[int, float]]:
    """Give before each step, and after the last, the weight of the ways for each taken set."""
    ways = [{0: 1.0}]
    for step in steps:
        after = dict(ways[-1])
        for _, taken, weight in step:
            for one, before in ways[-1].items():
                if not one & taken:
                    after[one | taken] = after.get(one | taken, 0.0) + before * weight
        ways.append(after)
    return ways
