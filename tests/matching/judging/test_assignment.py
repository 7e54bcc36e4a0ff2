"""How probable each pairing is when an account is one person's at most."""

from itertools import combinations
from math import prod

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.matching.judging.assignment import Pairs, Seen, probabilities

ALONE = Seen(people=1, known=0, accounts=100)


def pairs(table: dict[tuple[int, int], float]) -> Pairs:
    """Give pairs with their ratios."""
    return Pairs(
        people=np.array([person for person, _ in table], dtype=np.int64),
        accounts=np.array([account for _, account in table], dtype=np.int64),
        ratios=np.array(list(table.values()), dtype=np.float64),
    )


def counted_out(table: dict[tuple[int, int], float], odds: float) -> list[float]:
    """Give the probabilities by listing every pairing: slow and plain."""
    edges = list(table)
    whole, with_edge = 0.0, dict.fromkeys(edges, 0.0)
    for size in range(len(edges) + 1):
        for some in combinations(edges, size):
            if len({person for person, _ in some}) == size == len({a for _, a in some}):
                weight = prod(table[edge] * odds for edge in some)
                whole += weight
                for edge in some:
                    with_edge[edge] += weight
    return [with_edge[edge] / whole for edge in edges]


_TABLES = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 3)),
    st.floats(-6, 24).map(lambda bits: 2.0**bits),
    min_size=1,
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(_TABLES)
def test_small_groups_are_exact(table: dict[tuple[int, int], float]) -> None:
    """The probabilities are those of a full list of all pairings, at the share that was found."""
    # So many known people fix the share that is on the channel at one half.
    seen = Seen(people=2_000_000, known=1_000_000, accounts=100)
    found = probabilities(pairs(table), seen)
    assert found == pytest.approx(counted_out(table, 1 / 100), abs=2e-3)


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 14), st.integers(0, 14)),
        st.floats(-6, 24).map(lambda bits: 2.0**bits),
        min_size=1,
        max_size=120,
    )
)
def test_nobody_has_more_than_one(table: dict[tuple[int, int], float]) -> None:
    """Each probability is one, and those of a person, or of an account, sum to 1 at most."""
    given_pairs = pairs(table)
    found = probabilities(given_pairs, Seen(people=15, known=0, accounts=100))
    assert np.all((found >= 0) & (found <= 1))
    for nodes in (given_pairs.people, given_pairs.accounts):
        assert np.bincount(nodes, weights=found).max() <= 1.01


def test_one_good_pair_is_probable() -> None:
    """Much evidence outweighs the many accounts it could be; a little does not."""
    assert probabilities(pairs({(0, 0): 2.0**15}), ALONE)[0] > 0.95
    assert probabilities(pairs({(0, 0): 2.0**3}), ALONE)[0] < 0.15


def test_two_alike_share_the_probability() -> None:
    """Of two accounts that fit as well, neither is above one half."""
    found = probabilities(pairs({(0, 0): 2.0**15, (0, 1): 2.0**15}), ALONE)
    assert found == pytest.approx([found[0]] * 2)
    assert 0.4 < found[0] < 0.5


def test_a_rival_for_the_account_takes_from_it() -> None:
    """Whose name fits the account better leaves little for another person."""
    found = probabilities(pairs({(0, 0): 2.0**18, (1, 0): 2.0**12}), ALONE)
    assert found[0] > 0.9
    assert found[1] < 0.1


def test_what_one_takes_is_free_no_more() -> None:
    """An account that is another person's leaves the second one to me."""
    found = probabilities(
        pairs({(0, 0): 2.0**20, (0, 1): 2.0**14, (1, 1): 2.0**14}),
        Seen(people=2, known=0, accounts=100),
    )
    assert found[2] > 0.9


def test_the_share_on_the_channel_is_learned() -> None:
    """Where most people are found for sure, a doubtful pair becomes more probable."""
    doubtful = {(0, 0): 2.0**7}
    sure = {(number, number): 2.0**20 for number in range(1, 100)}
    crowded = probabilities(pairs(doubtful | sure), Seen(people=100, known=0, accounts=100))
    empty = probabilities(pairs(doubtful), Seen(people=100, known=0, accounts=100))
    assert crowded[0] > 0.9
    assert empty[0] < 0.3


def test_no_pairs_no_probabilities() -> None:
    """A channel without candidates is no special case."""
    assert probabilities(pairs({}), ALONE).size == 0


def test_a_large_group_takes_little_time() -> None:
    """Sixty namesakes on each side are worked out without listing pairings."""
    count = 60
    table = {(one, other): 2.0**14 for one in range(count) for other in range(count)}
    found = probabilities(pairs(table), Seen(people=count, known=0, accounts=1_000))
    assert found == pytest.approx([found[0]] * count**2)
    assert found.sum() <= count + 1e-6
