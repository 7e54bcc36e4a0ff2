"""What a comparison is worth: the weights of Fellegi and Sunter, in bits.

A bit doubles the odds. What agrees is worth ``log2(m / u)``: ``m`` is how often an account that is
the person's shows it in this way, ``u`` how often a stranger's account does. ``u`` of a name is the
share of people who bear it, so "Smith" weighs little and "Varga" much. The numbers stand in
``weights.toml``; ``training/matching_weights.py`` found them.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import log2, prod, sqrt
from typing import Final, NamedTuple

import msgspec

from friendline.matching.names.comparison import Likeness, NameComparison, Shown
from friendline.matching.names.reading import Name
from friendline.matching.names.word_likeness import spellings_of
from friendline.matching.names.words import Word, read_word
from friendline.matching.weighing.shares import SLIP, UNSEEN, NameShares, PartShares

_WAYS_TO_SLIP: Final = 8.0
"""Words near by whose bearers would be written so as well; so a slip is never worth as much as the
name."""

_SHOWN_IN_PART: Final = 0.05
"""Share of accounts that show no more than an initial of a first or a last name."""

_ACCOUNTS_COUNTED: Final = 5_000
"""Accounts of the books from which the share of namesakes was found."""


class Weights(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The numbers of the model; see ``weights.toml`` for what each group means.

    Attributes:
        given: For each way in which first names agree, how often a true account shows it.
        family: The same of last names.
        bits: What else speaks for or against a pair, in bits.
        namesake: How often another of the very same name is there, beyond what chance would have.
        agree: How often company, town, order and date agree where one account is the person's.
    """

    given: Mapping[str, float]
    family: Mapping[str, float]
    bits: Mapping[str, float]
    namesake: Mapping[str, float]
    agree: Mapping[str, float]


@cache
def stated_weights() -> Weights:
    """Give the weights of ``weights.toml``."""
    text = (files("friendline.matching.weighing") / "weights.toml").read_bytes()
    return msgspec.toml.decode(text, type=Weights)


def name_bits(
    comparison: NameComparison, shown: Name | None, shares: NameShares, weights: Weights
) -> float:
    """Give what a comparison of names is worth.

    Args:
        comparison: The names compared.
        shown: The display name, where it is one.
        shares: How frequent names are on the channel.
        weights: The numbers of the model.

    Returns:
        Bits; below 0 where it speaks against a match.
    """
    given, family = _words_shown(comparison, shown)
    bits = _part_bits("given", comparison, given, shares, weights)
    bits += _part_bits("family", comparison, family, shares, weights)
    bits += weights.bits.get(f"middle_{comparison.middle}", 0.0)
    bits += weights.bits["inferred"] if comparison.is_inferred else 0.0
    if comparison.turned:
        bits += _turned_bits(comparison, shares, weights)
    return bits + (weights.bits["handle"] if comparison.shown is not Shown.NAME else 0.0)


def shown_so(comparison: NameComparison, weights: Weights) -> float:
    """Give how often people of a name show it in such a way, both parts together.

    What a name is worth, ``m / u``, and this, ``m``, give ``u``: how often a stranger shows it so.
    """
    ways = ((comparison.given, weights.given), (comparison.family, weights.family))
    initials = sum(likeness is Likeness.INITIAL for likeness, _ in ways)
    return prod(table.get(likeness, 1.0) for likeness, table in ways) * _SHOWN_IN_PART**initials


def _words_shown(
    comparison: NameComparison, shown: Name | None
) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Give the first and the last names that an account shows, in the order that agrees."""
    if comparison.shown is not Shown.NAME:
        word = read_word(comparison.given_shown)
        return (() if word is None else (word,)), ()
    if shown is None:
        return (), ()
    return (shown.family, shown.given) if comparison.turned else (shown.given, shown.family)


def _part_bits(
    part: str,
    comparison: NameComparison,
    shown: Sequence[Word],
    shares: NameShares,
    weights: Weights,
) -> float:
    likeness, word, table, of_part = (
        (comparison.given, comparison.given_word, weights.given, shares.given)
        if part == "given"
        else (comparison.family, comparison.family_word, weights.family, shares.family)
    )
    if likeness is Likeness.ABSENT and comparison.shown is not Shown.NAME:
        return weights.bits[f"handle_without_{part}"]
    if likeness not in table:
        return weights.bits.get(f"{part}_{likeness}", 0.0)
    if likeness is Likeness.INITIAL:
        return log2(table[likeness] / of_part.share_of_initial(word[:1]))
    if often := _often_another(likeness, word, shown, table):
        return _bits_of_two(often, word, shown, of_part)
    return log2(table[likeness] / of_part.share(word))


class _Often(NamedTuple):
    """How often a word is made of another.

    Attributes:
        shown: How often people show it so.
        noted: How often an owner notes it so.
        ways: How many other words it may be made of just as well.
        unseen: The share of a word that nobody is seen to bear.
    """

    shown: float
    noted: float
    ways: float = 1.0
    unseen: float = UNSEEN


def _often_another(
    likeness: Likeness, word: str, shown: Sequence[Word], table: Mapping[str, float]
) -> _Often | None:
    """Give how often the one word is made of the other; ``None`` where it is the same word."""
    if likeness is Likeness.SHORT:
        return _Often(table["short"], table["short"])
    if likeness is Likeness.RESPELLED and _is_variant(word, shown):
        return _Often(table["variant"], table["variant"])
    if likeness is Likeness.NEAR:
        is_listed = "spelling" in table and _is_listed(word, shown)
        by_account = table["spelling"] if is_listed else table["near"]
        return _Often(by_account, table["near"], ways=_WAYS_TO_SLIP, unseen=SLIP)
    return None


def _bits_of_two(often: _Often, word: str, shown: Sequence[Word], shares: PartShares) -> float:
    """Give what it is worth that one word is noted and another shown, of which one may be both.

    Either may be the name and the other made from it. Strangers are all who bear the word that is
    so made (near a Smyth there are the many Smiths), and namesakes who write it so as well: a
    "Gilbret" that nobody bears is a Gilbert of the owner's list, as nobody else would be.
    """
    noted = shares.share(word, often.unseen)
    written = max((shares.share(one.latin, often.unseen) for one in shown), default=noted)
    made_of_noted = often.shown / (written + often.ways * often.shown * noted)
    made_of_shown = often.noted / (noted + often.ways * often.noted * written)
    return log2(made_of_noted + made_of_shown)


def _is_listed(word: str, shown: Iterable[Word]) -> bool:
    """Whether two last names are known to be written for each other: Johnson, Johnston."""
    ways = spellings_of(word, "family")
    return any(not ways.isdisjoint(one.spellings) for one in shown)


def _is_variant(word: str, shown: Iterable[Word]) -> bool:
    """Whether a name is shown in Latin letters that do not spell the name as it is known."""
    words = list(shown)
    return bool(words) and not any(one.is_native or word in one.spellings for one in words)


def _turned_bits(comparison: NameComparison, shares: NameShares, weights: Weights) -> float:
    """Give what the other order costs: much, where the two words make another usual name.

    "Thomas James" may be James Thomas, but is more often somebody else; "Novak Kim" is Kim Novak.
    """
    turned = weights.agree["turned"]
    this_way = shares.given.share(comparison.given_word) * shares.family.share(
        comparison.family_word
    )
    as_it_stands = shares.given.share(comparison.family_word) * shares.family.share(
        comparison.given_word
    )
    return log2(turned / (turned + as_it_stands / this_way))


def bounded_bits(
    bits: float, accounts: int, weights: Weights, *, is_relative: bool = False
) -> float:
    """Give what a name is worth where a namesake may be there.

    However rare a name is, somebody who bears it by inheritance may be among the accounts; so no
    name is worth more than that leaves. In a short list it is less probable that they are there,
    by the root of its accounts. In a longer one than was counted it is no more probable: they are
    there because the person is, and not by chance, which is counted already.

    Args:
        bits: What the name would be worth.
        accounts: How many accounts there are.
        weights: The numbers of the model.
        is_relative: Whether only the last name agrees: relatives of a person are often there, and
            it is rare that somebody goes by quite another first name.
    """
    there = weights.namesake["there"] * sqrt(min(accounts / _ACCOUNTS_COUNTED, 1.0))
    if is_relative:
        there = weights.namesake["relative"] * 2.0 ** -weights.bits["given_other"]
    return -log2(2.0**-bits + there / accounts)


def agreeing_bits(name: str, share: float, weights: Weights) -> float:
    """Give what it is worth that company, town or date agree.

    Args:
        name: Which: a key of ``Weights.agree``.
        share: The share of strangers' accounts that would agree as well.
        weights: The numbers of the model.
    """
    return log2(weights.agree[name] / share)
