"""What a comparison is worth: the weights of Fellegi and Sunter, in bits.

A bit doubles the odds. What agrees is worth ``log2(m / u)``: ``m`` is how often an account that is
the person's shows it in this way, ``u`` how often a stranger's account does. ``u`` of a name is the
share of people who bear it, so "Smith" weighs little and "Varga" much. The numbers stand in
``weights.toml``; ``training/matching_weights.py`` found them.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import log2, sqrt
from typing import Final

import msgspec

from friendline.matching.names.comparison import Likeness, NameComparison, Shown
from friendline.matching.names.reading import Name
from friendline.matching.names.words import Word
from friendline.matching.weighing.shares import SLIP, UNSEEN, NameShares

_NAMESAKES_AS_SHOWN: Final = {Likeness.SHORT: 1.0, Likeness.NEAR: 8.0}
"""Where the two words differ, strangers are all who bear the word that the account shows (near a
Smyth there are the many Smiths), and namesakes who write it so as well. A word that looks like a
slip may also be a name that no table has, so that a slip is never worth as much as the name."""

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
    bits = _part_bits("given", comparison.given, comparison.given_word, given, shares, weights)
    bits += _part_bits("family", comparison.family, comparison.family_word, family, shares, weights)
    bits += weights.bits.get(f"middle_{comparison.middle}", 0.0)
    if comparison.turned:
        bits += _turned_bits(comparison, shares, weights)
    return bits + (weights.bits["handle"] if comparison.shown is Shown.HANDLE else 0.0)


def _words_shown(
    comparison: NameComparison, shown: Name | None
) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Give the first and the last names of a display name, in the order that agrees."""
    if shown is None or comparison.shown is Shown.HANDLE:
        return (), ()
    return (shown.family, shown.given) if comparison.turned else (shown.given, shown.family)


def _part_bits(  # noqa: PLR0913, PLR0917 - one call for each part of a name
    part: str,
    likeness: Likeness,
    word: str,
    shown: Iterable[Word],
    shares: NameShares,
    weights: Weights,
) -> float:
    table, of_part = (
        (weights.given, shares.given) if part == "given" else (weights.family, shares.family)
    )
    if likeness not in table:
        return weights.bits.get(f"{part}_{likeness}", 0.0)
    is_variant = likeness is Likeness.RESPELLED and _is_variant(word, shown)
    often = table["variant" if is_variant else likeness]
    if likeness is Likeness.INITIAL:
        return log2(often / of_part.share_of_initial(word[:1]))
    if likeness in _NAMESAKES_AS_SHOWN:
        unseen = SLIP if likeness is Likeness.NEAR else UNSEEN
        written = max((of_part.share(one.latin, unseen) for one in shown), default=0.0)
        namesakes = often * of_part.share(word) * _NAMESAKES_AS_SHOWN[likeness]
        return log2(often / (written + namesakes))
    return log2(often / of_part.share(word))


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


def bounded_bits(bits: float, accounts: int, weights: Weights) -> float:
    """Give what a name is worth where a namesake may be there.

    However rare a name is, somebody who bears it by inheritance may be among the accounts; so no
    name is worth more than that leaves. In a larger network it is more probable that they are
    there, though not in proportion: it is taken to grow with the root of the accounts.

    Args:
        bits: What the name would be worth.
        accounts: How many accounts there are.
        weights: The numbers of the model.
    """
    there = weights.namesake["there"] * sqrt(accounts / _ACCOUNTS_COUNTED)
    return -log2(2.0**-bits + there / accounts)


def agreeing_bits(name: str, share: float, weights: Weights) -> float:
    """Give what it is worth that company, town or date agree.

    Args:
        name: Which: a key of ``Weights.agree``.
        share: The share of strangers' accounts that would agree as well.
        weights: The numbers of the model.
    """
    return log2(weights.agree[name] / share)
