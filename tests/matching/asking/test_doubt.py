"""How much is open, and what an answer would change."""

from itertools import product
from math import log2

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.matching.asking.doubt import Doubts, entropy
from friendline.model import Account, Certainty, Match

PEOPLE = ("p0", "p1", "p2")
ACCOUNTS = ("a0", "a1", "a2")
NOBODY = ""


def doubts(*shares: tuple[str, str, float]) -> Doubts:
    """Give doubts from persons, accounts and probabilities."""
    matches = [
        Match(
            person=person,
            account=account,
            certainty=Certainty.LIKELY,
            evidence=("Same name",),
            probability=share,
        )
        for person, account, share in shares
    ]
    accounts = {each: Account(channel="facebook", name=each) for _, each, _ in shares}
    return Doubts(matches, accounts)


def test_what_is_confirmed_leaves_nothing_open() -> None:
    """Neither does a match that the owner settles."""
    confirmed = Match(person="p0", account="a0", certainty=Certainty.CONFIRMED, evidence=())
    assert list(Doubts([confirmed], {"a0": Account(channel="x", name="A")}).places()) == []
    some = doubts(("p0", "a0", 0.5))
    some.confirm("p0", "a0")
    assert list(some.places()) == []


def test_a_confirmed_account_is_free_for_no_rival() -> None:
    """When Jane is the first, Janet is the second or nobody, in the same proportion as before."""
    some = doubts(("p0", "a0", 0.5), ("p1", "a0", 0.4), ("p1", "a1", 0.3))
    some.confirm("p0", "a0")
    assert some.shares(("p1", "facebook")) == pytest.approx({"a1": 0.5})


def test_a_rejected_account_becomes_likelier_for_a_rival() -> None:
    """Whose share was 0.4 where another's was 0.5 has 0.4 of the half that is left."""
    some = doubts(("p0", "a0", 0.5), ("p1", "a0", 0.4))
    some.reject("p0", "a0")
    assert some.shares(("p1", "facebook")) == pytest.approx({"a0": 0.8})
    assert list(some.places()) == [("p1", "facebook")]


def test_shares_that_are_more_than_all_are_scaled_down() -> None:
    """An account cannot be half of three people, nor a person surely two accounts."""
    some = doubts(("p0", "a0", 1.0), ("p1", "a0", 1.0), ("p2", "a1", 0.9), ("p2", "a2", 0.9))
    assert sum(some.shares((each, "facebook"))["a0"] for each in ("p0", "p1")) <= 1
    assert sum(some.shares(("p2", "facebook")).values()) <= 1


@given(st.lists(st.floats(0, 1), min_size=9, max_size=9), st.data())
@settings(max_examples=150)
def test_it_is_what_all_possible_worlds_say(odds: list[float], data: st.DataObject) -> None:
    """Against all ways to give accounts to people: exact for the account that was asked about."""
    table = {pair: odds[n] for n, pair in enumerate(product(PEOPLE, ACCOUNTS))}
    worlds = _worlds(table)
    shares = [(*pair, _share(worlds, pair)) for pair in table if table[pair] > 0.01]
    if not shares:
        return
    some = doubts(*shares)
    person, account, share = data.draw(st.sampled_from(shares))
    if not 0.01 < share < 0.99:
        return
    some.reject(person, account)
    left = {world: w for world, w in worlds.items() if world[PEOPLE.index(person)] != account}
    for rival in PEOPLE:
        if rival != person and (rival, account) in {pair[:2] for pair in shares}:
            exact = _share(left, (rival, account))
            assert some.shares((rival, "facebook"))[account] == pytest.approx(exact, abs=0.01)


def _worlds(table: dict[tuple[str, str], float]) -> dict[tuple[str, ...], float]:
    """Give every way in which no account is two people's, with its weight."""
    worlds = {}
    for world in product((NOBODY, *ACCOUNTS), repeat=len(PEOPLE)):
        taken = [account for account in world if account]
        if len(set(taken)) == len(taken):
            weight = 1.0
            for person, account in zip(PEOPLE, world, strict=True):
                weight *= table[person, account] if account else 1.0
            worlds[world] = weight
    return worlds


def _share(worlds: dict[tuple[str, ...], float], pair: tuple[str, str]) -> float:
    place = PEOPLE.index(pair[0])
    its = sum(weight for world, weight in worlds.items() if world[place] == pair[1])
    return its / sum(worlds.values())


@given(st.lists(st.floats(0.001, 0.3), max_size=3))
def test_bits_are_never_negative_and_at_most_those_of_equal_chances(shares: list[float]) -> None:
    """What is open lies between nothing and one of so many."""
    bits = entropy({str(n): share for n, share in enumerate(shares)})
    assert -1e-9 <= bits <= log2(len(shares) + 1) + 1e-9
